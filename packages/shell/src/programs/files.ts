import { resolvePath } from '../paths.ts';
import { type Input, inputOf } from '../streams/stream.ts';
import type { Process } from './program.ts';

/** Why a file cannot be read, in errno's words. */
export async function readProblem(process: Process, name: string): Promise<string> {
  const found = await process.world.files.stat(resolvePath(process.session.directory, name));
  return found?.kind === 'directory' ? 'Is a directory' : 'No such file or directory';
}

/**
 * The inputs that a filter was given: its files, or standard input (`-`, or no name at all). A file that cannot be
 * read is complained about, `%` in `wording` being its name; `status` is then 1.
 */
export async function openInputs(
  process: Process,
  names: readonly string[],
  wording = '%',
): Promise<{ inputs: { name: string; input: Input }[]; status: number }> {
  const inputs: { name: string; input: Input }[] = [];
  let status = 0;
  for (const name of names.length > 0 ? names : ['-']) {
    if (name === '-') {
      inputs.push({ name, input: process.stdin });
      continue;
    }
    const octets =
      name === '/dev/null'
        ? new Uint8Array()
        : await process.world.files.read(resolvePath(process.session.directory, name));
    if (octets) inputs.push({ name, input: inputOf(octets) });
    else {
      status = 1;
      const subject = wording.replace('%', () => name);
      await process.err(`${process.argv[0]}: ${subject}: ${await readProblem(process, name)}\n`);
    }
  }
  return { inputs, status };
}

/** GNU's words after an option mistake. */
export async function refuseOption(process: Process, problem: string, status = 1): Promise<number> {
  const name = process.argv[0];
  await process.err(`${name}: ${problem}\nTry '${name} --help' for more information.\n`);
  return status;
}
