import { octetsOfLatin1 } from '@ehlo/protocol';
import { linesOf } from '../streams/lines.ts';
import { openInputs, refuseOption } from './files.ts';
import { readOptions } from './getopt.ts';
import type { Program } from './program.ts';

const MAX_LINES = 200_000;

/** By octets, as in the C locale; `-r`, `-n`, `-u`. */
export const sort: Program = async (process) => {
  const options = readOptions(process.argv.slice(1), { short: 'rnu', long: {} });
  if (!options.ok) return refuseOption(process, options.problem, 2);
  const { inputs, status } = await openInputs(process, options.operands, 'cannot read: %');
  let lines: string[] = [];
  for (const { input } of inputs)
    for await (const line of linesOf(input)) {
      if (lines.length >= MAX_LINES) {
        await process.err('sort: write failed: No space left on device\n');
        return 2;
      }
      lines.push(line.endsWith('\n') ? line : `${line}\n`);
      await process.breathe();
    }
  const number = (line: string) => Number.parseFloat(line) || 0;
  lines.sort((a, b) => (options.has('n') ? number(a) - number(b) : 0) || (a < b ? -1 : a > b ? 1 : 0));
  if (options.has('u')) lines = lines.filter((line, index) => line !== lines[index - 1]);
  if (options.has('r')) lines.reverse();
  await process.stdout.write(octetsOfLatin1(lines.join('')));
  return status === 0 ? 0 : 2;
};
