import { concat, utf8 } from '@ehlo/protocol';
import { baseName, normalPath, parentOf } from './paths.ts';
import type { FileSystem } from './world.ts';

export interface FilesSnapshot {
  files: { path: string; octets: Uint8Array; modified: number }[];
  /** Those that hold no file. Absent in snapshots from before there were any. */
  directories?: string[];
}

/** A home kept in memory. The page keeps its snapshots, so that it outlives the tab. */
export interface MemoryFiles extends FileSystem {
  snapshot(): FilesSnapshot;
  restore(snapshot: FilesSnapshot): void;
  /** Called after each change; the returned function stops it. */
  onChange(listener: () => void): () => void;
}

export interface MemoryFilesOptions {
  /** All contents together; a write beyond it is `full`. */
  maxOctets: number;
  /** Milliseconds since the epoch. */
  now?: () => number;
  /** Directories that exist besides those that files need. */
  directories?: readonly string[];
}

/** Directories take no room: so many are enough. */
const MAX_DIRECTORIES = 1_000;
const WRITABLE = /^\/(?:home\/[^/]+|tmp)\//;

type Refused = 'full' | 'no-directory' | 'is-directory' | 'read-only';

/** `initial`: absolute path → contents, text as UTF-8. Only what stands under a home (`/home/…`, `/tmp`) is writable. */
export function createMemoryFiles(
  initial: Readonly<Record<string, string | Uint8Array>>,
  options: MemoryFilesOptions,
): MemoryFiles {
  const now = options.now ?? Date.now;
  const files = new Map<string, { octets: Uint8Array; modified: number }>();
  const directories = new Set<string>(['/', '/tmp', ...(options.directories ?? [])]);
  const listeners = new Set<() => void>();
  let used = 0;

  const addParents = (path: string) => {
    for (let parent = parentOf(path); !directories.has(parent); parent = parentOf(parent))
      directories.add(parent);
  };
  const put = (path: string, octets: Uint8Array, modified: number) => {
    used += octets.length - (files.get(path)?.octets.length ?? 0);
    files.set(path, { octets, modified });
  };
  const isEmpty = (directory: string) =>
    ![...files.keys(), ...directories].some((path) => path !== '/' && parentOf(path) === directory);
  const fill = (snapshot: FilesSnapshot) => {
    for (const directory of snapshot.directories ?? []) {
      addParents(directory);
      directories.add(directory);
    }
    for (const file of snapshot.files) {
      addParents(file.path);
      put(file.path, file.octets, file.modified);
    }
  };
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const refusal = (path: string, octets: number): Refused | undefined => {
    if (directories.has(path)) return 'is-directory';
    if (!directories.has(parentOf(path))) return 'no-directory';
    if (!WRITABLE.test(path)) return 'read-only';
    return used + octets > options.maxOctets ? 'full' : undefined;
  };

  for (const directory of options.directories ?? []) addParents(directory);
  fill({
    files: Object.entries(initial).map(([path, content]) => ({
      path: normalPath(path),
      octets: typeof content === 'string' ? utf8(content) : content,
      modified: now(),
    })),
  });

  return {
    read: (path) => Promise.resolve(files.get(normalPath(path))?.octets),
    write(path, octets) {
      const normal = normalPath(path);
      const before = files.get(normal)?.octets.length ?? 0;
      const refused = refusal(normal, octets.length - before);
      if (refused) return Promise.resolve(refused);
      put(normal, octets, now());
      changed();
      return Promise.resolve('ok');
    },
    append(path, octets) {
      const normal = normalPath(path);
      const refused = refusal(normal, octets.length);
      if (refused) return Promise.resolve(refused);
      const before = files.get(normal)?.octets ?? new Uint8Array();
      put(normal, octets.length === 0 ? before : concat([before, octets]), now());
      changed();
      return Promise.resolve('ok');
    },
    remove(path) {
      const normal = normalPath(path);
      const file = files.get(normal);
      if (!file) return Promise.resolve(false);
      used -= file.octets.length;
      files.delete(normal);
      changed();
      return Promise.resolve(true);
    },
    makeDirectory(path) {
      const normal = normalPath(path);
      if (directories.has(normal) || files.has(normal)) return Promise.resolve('exists');
      const refused = refusal(normal, 0);
      if (refused) return Promise.resolve(refused === 'is-directory' ? 'exists' : refused);
      if (directories.size >= MAX_DIRECTORIES) return Promise.resolve('full');
      directories.add(normal);
      changed();
      return Promise.resolve('ok');
    },
    removeDirectory(path) {
      const normal = normalPath(path);
      if (!directories.has(normal)) return Promise.resolve('missing');
      if (!WRITABLE.test(normal)) return Promise.resolve('read-only');
      if (!isEmpty(normal)) return Promise.resolve('not-empty');
      directories.delete(normal);
      changed();
      return Promise.resolve('ok');
    },
    list(path) {
      const normal = normalPath(path);
      if (!directories.has(normal)) return Promise.resolve(undefined);
      const inside = (other: string) => other !== '/' && parentOf(other) === normal;
      const entries = [
        ...[...directories]
          .filter(inside)
          .map((name) => ({ name: baseName(name), kind: 'directory' as const, size: 4096, modified: now() })),
        ...[...files]
          .filter(([name]) => inside(name))
          .map(([name, file]) => ({
            name: baseName(name),
            kind: 'file' as const,
            size: file.octets.length,
            modified: file.modified,
          })),
      ];
      return Promise.resolve(entries.sort((a, b) => (a.name < b.name ? -1 : 1)));
    },
    stat(path) {
      const normal = normalPath(path);
      const file = files.get(normal);
      if (file)
        return Promise.resolve({ kind: 'file' as const, size: file.octets.length, modified: file.modified });
      return Promise.resolve(
        directories.has(normal) ? { kind: 'directory' as const, size: 4096, modified: now() } : undefined,
      );
    },
    snapshot: () => ({
      files: [...files].map(([path, file]) => ({ path, ...file })),
      directories: [...directories].filter((path) => WRITABLE.test(path) && isEmpty(path)),
    }),
    restore(snapshot) {
      files.clear();
      for (const directory of [...directories]) if (WRITABLE.test(directory)) directories.delete(directory);
      used = 0;
      fill(snapshot);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
