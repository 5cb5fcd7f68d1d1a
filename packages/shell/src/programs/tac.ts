import { latin1, octetsOfLatin1 } from '@ehlo/protocol';
import { readAll } from '../streams/lines.ts';
import { openInputs } from './files.ts';
import type { Program } from './program.ts';

const MAX_OCTETS = 33_554_432;

/** `tac [FILE…]`: lines, the last first. */
export const tac: Program = async (process) => {
  const names = process.argv.slice(1);
  const { inputs, status } = await openInputs(process, names, "failed to open '%' for reading");
  for (const { name, input } of inputs) {
    const octets = await readAll(input, MAX_OCTETS);
    if (!octets) {
      await process.err(`tac: ${name}: larger than 32 MiB\n`);
      return 1;
    }
    const lines = latin1(octets).split(/(?<=\n)/);
    await process.stdout.write(octetsOfLatin1(lines.reverse().join('')));
  }
  return status;
};
