import { resolvePath } from '../../paths.ts';
import { readAll } from '../../streams/lines.ts';
import type { Process } from '../program.ts';

const MAX_OCTETS = 16 << 20;

/** Octets of a file, or of standard input; undefined when there is no such file. */
export async function readInput(process: Process, file: string | undefined): Promise<Uint8Array | undefined> {
  if (file === undefined) return readAll(process.stdin, MAX_OCTETS);
  return process.world.files.read(resolvePath(process.session.directory, file));
}

/** To a file, or to standard output. @returns false after a problem, which was said. */
export async function writeOutput(
  process: Process,
  file: string | undefined,
  octets: Uint8Array,
): Promise<boolean> {
  if (file === undefined) {
    await process.stdout.write(octets);
    return true;
  }
  const written = await process.world.files.write(resolvePath(process.session.directory, file), octets);
  if (written === 'ok') return true;
  await process.err(
    `Can't open "${file}" for writing, ${written === 'full' ? 'No space left on device' : 'No such file or directory'}\n`,
  );
  return false;
}
