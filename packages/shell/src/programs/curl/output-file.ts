import { parentOf, resolvePath } from '../../paths.ts';
import { nowhere, type Output } from '../../streams/stream.ts';
import type { Process } from '../program.ts';

const PROBLEMS = {
  full: 'No space left on device',
  'no-directory': 'No such file or directory',
  'is-directory': 'Is a directory',
  'read-only': 'Permission denied',
} as const;

export type OpenedFile = { ok: true; output: Output } | { ok: false; problem: string };

/** A file of the home to be written from its beginning. */
export async function openFile(process: Process, name: string): Promise<OpenedFile> {
  if (name === '/dev/null') return { ok: true, output: nowhere };
  if (name === '/dev/stdout') return { ok: true, output: process.stdout };
  if (name === '/dev/stderr') return { ok: true, output: process.stderr };
  const { files } = process.world;
  const path = resolvePath(process.session.directory, name);
  const opened = await files.write(path, new Uint8Array());
  if (opened !== 'ok') return { ok: false, problem: PROBLEMS[opened] };
  return {
    ok: true,
    output: {
      async write(octets) {
        const written = await files.append(path, octets);
        if (written !== 'ok') throw new FileFull(PROBLEMS[written]);
      },
    },
  };
}

/** A write that the home has no room for. */
export class FileFull extends Error {
  override name = 'FileFull';
}

/** `--create-dirs`: the directories above a file. @returns false where one cannot be made */
export async function makeParents(process: Process, name: string): Promise<boolean> {
  const missing: string[] = [];
  let directory = parentOf(resolvePath(process.session.directory, name));
  const { files } = process.world;
  while (directory !== '/' && !(await files.stat(directory))) {
    missing.unshift(directory);
    directory = parentOf(directory);
  }
  for (const path of missing) if ((await files.makeDirectory(path)) !== 'ok') return false;
  return true;
}

/** Standard input, whole. */
export async function readAll(process: Process): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let chunk = await process.stdin.read(); chunk !== null; chunk = await process.stdin.read()) {
    chunks.push(chunk);
    length += chunk.length;
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/** `@FILE`, `@-`; undefined where there is no such file. */
export async function readNamed(process: Process, name: string): Promise<Uint8Array | undefined> {
  if (name === '-') return readAll(process);
  if (name === '/dev/null') return new Uint8Array();
  return process.world.files.read(resolvePath(process.session.directory, name));
}
