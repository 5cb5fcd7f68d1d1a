import { resolvePath } from '../paths.ts';
import { NoSpace } from '../streams/stream.ts';
import { refuseOption } from './files.ts';
import { readOptions } from './getopt.ts';
import type { Program } from './program.ts';
import { PROBLEMS } from './tree.ts';

/** Makes empty files; those that are there keep their contents. */
export const touch: Program = async (process) => {
  const options = readOptions(process.argv.slice(1), { short: 'acm', long: {} });
  if (!options.ok) return refuseOption(process, options.problem);
  if (options.operands.length === 0) return refuseOption(process, 'missing file operand');
  const { files } = process.world;
  let status = 0;
  for (const name of options.operands) {
    const path = resolvePath(process.session.directory, name);
    if (options.has('c') && !(await files.stat(path))) continue;
    const made = await files.append(path, new Uint8Array());
    if (made === 'full') throw new NoSpace();
    if (made === 'ok' || made === 'is-directory') continue;
    status = 1;
    await process.err(`touch: cannot touch '${name}': ${PROBLEMS[made]}\n`);
  }
  return status;
};
