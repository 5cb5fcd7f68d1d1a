import { parentOf, resolvePath } from '../paths.ts';
import { NoSpace } from '../streams/stream.ts';
import { refuseOption } from './files.ts';
import { readOptions } from './getopt.ts';
import type { Process, Program } from './program.ts';

export const mkdir: Program = async (process) => {
  const options = readOptions(process.argv.slice(1), {
    short: 'pvm:',
    long: { parents: { is: 'p', argument: false }, verbose: { is: 'v', argument: false } },
  });
  if (!options.ok) return refuseOption(process, options.problem);
  if (options.operands.length === 0) return refuseOption(process, 'missing operand');
  let status = 0;
  for (const name of options.operands) {
    const parts = options.has('p') ? prefixesOf(name) : [name];
    for (const part of parts) {
      const problem = await make(process, part, options.has('p'));
      if (problem === undefined) {
        if (options.has('v')) await process.out(`mkdir: created directory '${part}'\n`);
      } else if (problem !== '') {
        status = 1;
        await process.err(`mkdir: cannot create directory ‘${part}’: ${problem}\n`);
        break;
      }
    }
  }
  return status;
};

/** `a/b/c` → `a`, `a/b`, `a/b/c`. */
function prefixesOf(name: string): string[] {
  const parts = name.replace(/\/+$/, '').split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/')).filter((part) => part !== '');
}

/** @returns undefined when it was made, '' when it may be there already, else what errno says */
async function make(process: Process, name: string, mayExist: boolean): Promise<string | undefined> {
  const { files } = process.world;
  const path = resolvePath(process.session.directory, name);
  switch (await files.makeDirectory(path)) {
    case 'ok':
      return undefined;
    case 'exists':
      return mayExist && (await files.stat(path))?.kind === 'directory' ? '' : 'File exists';
    case 'full':
      throw new NoSpace();
    case 'read-only':
      return 'Permission denied';
    case 'no-directory':
      return (await files.stat(parentOf(path)))?.kind === 'file'
        ? 'Not a directory'
        : 'No such file or directory';
  }
}

const RMDIR_PROBLEMS = {
  'not-empty': 'Directory not empty',
  'read-only': 'Permission denied',
} as const;

export const rmdir: Program = async (process) => {
  const options = readOptions(process.argv.slice(1), { short: 'v', long: {} });
  if (!options.ok) return refuseOption(process, options.problem);
  if (options.operands.length === 0) return refuseOption(process, 'missing operand');
  const { files } = process.world;
  let status = 0;
  for (const name of options.operands) {
    const path = resolvePath(process.session.directory, name);
    const removed = await files.removeDirectory(path);
    if (removed === 'ok') continue;
    const problem =
      removed !== 'missing'
        ? RMDIR_PROBLEMS[removed]
        : (await files.stat(path))
          ? 'Not a directory'
          : 'No such file or directory';
    status = 1;
    await process.err(`rmdir: failed to remove '${name}': ${problem}\n`);
  }
  return status;
};
