import { concat, octetsOfLatin1 } from '@ehlo/protocol';
import { linesOf } from '../streams/lines.ts';
import type { Input } from '../streams/stream.ts';
import { openInputs } from './files.ts';
import { createHeaders, readHeadRequest } from './head-count.ts';
import type { Process, Program } from './program.ts';

/** What is held back of `-n -N`, in lines. */
const MAX_KEPT = 100_000;
const MAX_KEPT_OCTETS = 33_554_432;

export const head: Program = async (process) => {
  const request = await readHeadRequest(process);
  if (typeof request === 'number') return request;
  const { unit, number, sign } = request.count;
  const { inputs, status } = await openInputs(process, request.names, "cannot open '%' for reading");
  const header = createHeaders(process, request.headers);
  for (const { name, input } of inputs) {
    await header(name);
    if (unit === 'bytes') await headOctets(process, input, number, sign === '-');
    else await headLines(process, input, number, sign === '-');
  }
  return status;
};

/** What follows the last line is left to the next reader, as far as the input allows. */
async function headLines(process: Process, input: Input, number: number, allBut: boolean): Promise<void> {
  const held: string[] = [];
  let seen = 0;
  if (number === 0 && !allBut) return;
  for await (const line of linesOf(input)) {
    await process.breathe();
    if (!allBut) {
      await process.stdout.write(octetsOfLatin1(line));
      if (++seen >= number) return;
      continue;
    }
    held.push(line);
    if (held.length > Math.min(number, MAX_KEPT))
      await process.stdout.write(octetsOfLatin1(held.shift() as string));
  }
}

async function headOctets(process: Process, input: Input, count: number, allBut: boolean): Promise<void> {
  let left = count;
  let held: Uint8Array = new Uint8Array();
  while (allBut || left > 0) {
    const chunk = await input.read();
    if (chunk === null) return;
    await process.breathe();
    if (!allBut) {
      await process.stdout.write(chunk.subarray(0, left));
      left -= chunk.length;
      continue;
    }
    held = concat([held, chunk]);
    const sure = Math.max(0, held.length - Math.min(count, MAX_KEPT_OCTETS));
    if (sure > 0) await process.stdout.write(held.subarray(0, sure));
    held = held.subarray(sure);
  }
}
