import {
  createMemoryFiles,
  type FileSystem,
  type FilesSnapshot,
  homeDirectory,
  homeFiles,
  type Person,
} from '@ehlo/shell';

const STORE = 'home';
const RECORD = 'files';
/** What a home may hold in all. */
const MAX_HOME_OCTETS = 32 * 1024 * 1024;
/** Changes this close together are kept at once. */
const SETTLE_MS = 200;

const homes = new Map<string, Promise<FileSystem>>();

/**
 * The home that this browser keeps for a room, one for all terminals of a page; a new one holds the course's files. Never
 * rejects: where the browser gives no IndexedDB (private window, settings) the files last as long as the tab.
 */
export function openHome(room: string, person: Person): Promise<FileSystem> {
  const home = homes.get(room) ?? open(room, person);
  homes.set(room, home);
  return home;
}

async function open(room: string, person: Person): Promise<FileSystem> {
  const keeper = await openKeeper(`ehlo-home-${room}`);
  const kept = await keeper?.read();
  const files = createMemoryFiles(kept ? {} : homeFiles(person), {
    maxOctets: MAX_HOME_OCTETS,
    directories: ['/home', homeDirectory(person)],
  });
  if (kept) files.restore(kept);
  if (keeper) {
    let timer = 0;
    const write = () => {
      timer = 0;
      keeper.write(files.snapshot());
    };
    files.onChange(() => {
      timer ||= window.setTimeout(write, SETTLE_MS);
    });
    addEventListener('pagehide', () => {
      if (timer) write();
    });
  }
  return files;
}

interface Keeper {
  read(): Promise<FilesSnapshot | undefined>;
  write(snapshot: FilesSnapshot): void;
}

async function openKeeper(name: string): Promise<Keeper | undefined> {
  try {
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    const database = await answer(opening);
    return {
      async read() {
        const kept: unknown = await answer(database.transaction(STORE).objectStore(STORE).get(RECORD));
        return isSnapshot(kept) ? kept : undefined;
      },
      write(snapshot) {
        database.transaction(STORE, 'readwrite').objectStore(STORE).put(snapshot, RECORD);
      },
    };
  } catch {
    // Forbidden or broken: working without a memory is better than not working.
    return undefined;
  }
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function isSnapshot(kept: unknown): kept is FilesSnapshot {
  return (
    typeof kept === 'object' &&
    kept !== null &&
    'files' in kept &&
    Array.isArray(kept.files) &&
    kept.files.every((file) => typeof file?.path === 'string' && file.octets instanceof Uint8Array)
  );
}
