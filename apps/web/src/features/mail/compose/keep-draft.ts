import type { Attachment } from '@ehlo/protocol/compose';
import { readKept, writeKept } from '../../../session/kept.ts';
import { type Draft, newDraft } from './draft.ts';

/** Drafts that are kept besides the newest one: answers to letters have one each. */
const MOST_KEPT = 30;
const DATABASE = 'ehlo-drafts';
const STORE = 'files';

/** Where drafts of one room are kept. A draft has a place: `new`, or `reply-17`. */
export interface DraftKeeper {
  read(place: string): Draft | undefined;
  /** @returns false where the browser keeps nothing: then the draft lasts as long as the page */
  write(place: string, draft: Draft): boolean;
  readFiles(place: string): Promise<Attachment[]>;
  writeFiles(place: string, files: readonly Attachment[]): Promise<boolean>;
  forget(place: string): void;
}

/** Letters in the tab's storage, at once; what is attached in IndexedDB, which holds octets. */
export function createDraftKeeper(
  room: string,
  me: { handle: string; mailbox: string },
  storage: Storage | undefined,
): DraftKeeper {
  const key = `ehlo.drafts.${room}`;
  const all = () => {
    const kept = readKept(storage, key);
    return new Map<string, unknown>(Array.isArray(kept) ? kept.filter(isEntry) : []);
  };
  const fileKey = (place: string) => `${room} ${place}`;
  return {
    read(place) {
      const kept = all().get(place);
      // A field that an older page did not know has its usual value.
      return isDraft(kept) ? { ...newDraft(me, ''), ...kept } : undefined;
    },
    write(place, draft) {
      const drafts = all();
      drafts.delete(place);
      drafts.set(place, draft);
      return writeKept(storage, key, [...drafts].slice(-MOST_KEPT));
    },
    async readFiles(place) {
      const kept = await inStore('readonly', (store) => store.get(fileKey(place)));
      return Array.isArray(kept) ? kept.filter(isFile) : [];
    },
    async writeFiles(place, files) {
      const done = await inStore('readwrite', (store) =>
        files.length > 0 ? store.put(files, fileKey(place)) : store.delete(fileKey(place)),
      );
      return done !== FAILED;
    },
    forget(place) {
      const drafts = all();
      drafts.delete(place);
      writeKept(storage, key, [...drafts]);
      void inStore('readwrite', (store) => store.delete(fileKey(place)));
    },
  };
}

const FAILED = Symbol('the browser keeps nothing');

async function inStore(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest,
): Promise<unknown> {
  try {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    const database = await answer(opening);
    const result = await answer(act(database.transaction(STORE, mode).objectStore(STORE)));
    database.close();
    return result;
  } catch {
    // Forbidden, full or broken: the caller says so where it matters.
    return FAILED;
  }
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

const isEntry = (entry: unknown): entry is [string, unknown] =>
  Array.isArray(entry) && typeof entry[0] === 'string';

const TEXTS = [
  'server',
  'from',
  'to',
  'cc',
  'bcc',
  'subject',
  'text',
  'mailFrom',
  'rcptTo',
  'helo',
  'source',
  'user',
  'id',
  'handed',
] as const;

function isDraft(kept: unknown): kept is Partial<Draft> {
  if (typeof kept !== 'object' || kept === null) return false;
  const draft = kept as Record<string, unknown>;
  const { answers } = draft as { answers?: { messageId?: unknown; references?: unknown } };
  return (
    TEXTS.every((name) => draft[name] === undefined || typeof draft[name] === 'string') &&
    (draft.apart === undefined || typeof draft.apart === 'boolean') &&
    (answers === undefined ||
      (typeof answers.messageId === 'string' &&
        Array.isArray(answers.references) &&
        answers.references.every((one) => typeof one === 'string')))
  );
}

const isFile = (file: unknown): file is Attachment =>
  typeof file === 'object' &&
  file !== null &&
  'octets' in file &&
  file.octets instanceof Uint8Array &&
  'name' in file &&
  typeof file.name === 'string' &&
  'type' in file &&
  typeof file.type === 'string';
