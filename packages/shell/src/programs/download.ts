import { baseName, resolvePath } from '../paths.ts';
import { readProblem, refuseOption } from './files.ts';
import { readOptions } from './getopt.ts';
import type { Program } from './program.ts';

/** `download FILE…`: from this home to the person's own machine. */
export const download: Program = async (process) => {
  const options = readOptions(process.argv.slice(1), { short: '', long: {} });
  if (!options.ok) return refuseOption(process, options.problem);
  if (options.operands.length === 0) return refuseOption(process, 'missing file operand');
  const { world, session } = process;
  if (!world.download) {
    await process.err('download: this terminal has no way to your own machine\n');
    return 1;
  }
  let status = 0;
  for (const name of options.operands) {
    const path = resolvePath(session.directory, name);
    const octets = await world.files.read(path);
    if (octets) {
      world.download(baseName(path), octets);
      await process.out(`${name}: ${octets.length} octets, into your browser's downloads\n`);
    } else {
      status = 1;
      await process.err(`download: ${name}: ${await readProblem(process, name)}\n`);
    }
  }
  return status;
};
