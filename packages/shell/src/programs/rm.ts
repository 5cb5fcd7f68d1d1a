import { resolvePath } from '../paths.ts';
import { refuseOption } from './files.ts';
import { readOptions } from './getopt.ts';
import type { Program } from './program.ts';
import { Refused, removeTree } from './tree.ts';

export const rm: Program = async (process) => {
  const options = readOptions(process.argv.slice(1), {
    short: 'fivrRd',
    long: {
      force: { is: 'f', argument: false },
      recursive: { is: 'r', argument: false },
      verbose: { is: 'v', argument: false },
      dir: { is: 'd', argument: false },
    },
  });
  if (!options.ok) return refuseOption(process, options.problem);
  const { has, operands } = options;
  if (operands.length === 0) return has('f') ? 0 : refuseOption(process, 'missing operand');
  const { files } = process.world;
  let status = 0;
  for (const name of operands) {
    const path = resolvePath(process.session.directory, name);
    const found = await files.stat(path);
    const complain = (problem: string) => {
      status = 1;
      return process.err(`rm: cannot remove '${name}': ${problem}\n`);
    };
    if (!found) {
      if (!has('f')) await complain('No such file or directory');
    } else if (found.kind === 'directory' && !has('r') && !has('R')) {
      const removed = has('d') ? await files.removeDirectory(path) : undefined;
      if (removed !== 'ok')
        await complain(removed === 'not-empty' ? 'Directory not empty' : 'Is a directory');
    } else
      try {
        await removeTree(process, name, async (entry) => {
          if (!has('v')) return;
          await process.out(`removed ${entry.kind === 'directory' ? 'directory ' : ''}'${entry.name}'\n`);
        });
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        await complain(error.message);
      }
  }
  return status;
};
