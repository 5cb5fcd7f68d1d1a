import { baseName, resolvePath } from '../paths.ts';
import { NoSpace } from '../streams/stream.ts';
import type { FileSystem } from '../world.ts';
import type { Process } from './program.ts';

/** A file, or a directory with all that is in it. */
export interface TreeEntry {
  path: string;
  /** As the command line named its beginning. */
  name: string;
  kind: 'file' | 'directory';
}

/** Directories before what is in them. */
export async function* walk(process: Process, name: string): AsyncGenerator<TreeEntry> {
  const path = resolvePath(process.session.directory, name);
  const found = await process.world.files.stat(path);
  if (!found) return;
  await process.breathe();
  yield { path, name, kind: found.kind };
  if (found.kind === 'file') return;
  for (const entry of (await process.world.files.list(path)) ?? [])
    yield* walk(process, `${name.replace(/\/$/, '')}/${entry.name}`);
}

/** Removes a tree from its leaves on. `removed` is told of each part. */
export async function removeTree(
  process: Process,
  name: string,
  removed: (entry: TreeEntry) => Promise<void>,
): Promise<void> {
  const { files } = process.world;
  const entries: TreeEntry[] = [];
  for await (const entry of walk(process, name)) entries.push(entry);
  for (const entry of entries.reverse()) {
    const gone =
      entry.kind === 'file'
        ? await files.remove(entry.path)
        : (await files.removeDirectory(entry.path)) === 'ok';
    if (gone) await removed(entry);
    else throw new Refused(entry.name, 'Permission denied');
  }
}

/** @param to an absolute path that nothing is at yet, or a file */
export async function copyTree(process: Process, from: string, to: string): Promise<void> {
  const { files } = process.world;
  const root = resolvePath(process.session.directory, from);
  for await (const entry of walk(process, from)) {
    const target = `${to}${entry.path.slice(root.length)}`;
    if (entry.kind === 'file') await copyFile(files, entry.path, target);
    else {
      const made = await files.makeDirectory(target);
      if (made === 'full') throw new NoSpace();
      if (made !== 'ok' && made !== 'exists') throw new Refused(entry.name, 'Permission denied');
    }
  }
}

export async function copyFile(files: FileSystem, from: string, to: string): Promise<void> {
  const written = await files.write(to, (await files.read(from)) ?? new Uint8Array());
  if (written === 'full') throw new NoSpace();
  if (written !== 'ok') throw new Refused(baseName(to), PROBLEMS[written]);
}

/** What errno says where a file cannot be written. */
export const PROBLEMS = {
  'no-directory': 'No such file or directory',
  'is-directory': 'Is a directory',
  'read-only': 'Permission denied',
} as const;

/** A part of a tree that could not be changed. */
export class Refused extends Error {
  readonly subject: string;

  constructor(subject: string, problem: string) {
    super(problem);
    this.subject = subject;
  }
}
