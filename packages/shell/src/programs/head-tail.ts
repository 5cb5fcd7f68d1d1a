import { octetsOfLatin1 } from '@ehlo/protocol';
import { linesOf } from '../streams/lines.ts';
import type { Input } from '../streams/stream.ts';
import { openInputs, refuseOption } from './files.ts';
import { readOptions } from './getopt.ts';
import type { Process, Program } from './program.ts';

/** `-n 3`, `-3`, `-c 20`; for `head` also a negative count (all but the last), for `tail` `+3` (from the third on). */
interface Count {
  unit: 'lines' | 'bytes';
  number: number;
  sign: '' | '+' | '-';
}

const MAX_KEPT = 100_000;

export const head: Program = async (process) => {
  const request = await readRequest(process);
  if (typeof request === 'number') return request;
  return eachInput(process, request.names, async (input) => {
    const { unit, number, sign } = request.count;
    if (unit === 'bytes') return headOctets(process, input, number);
    const held: string[] = [];
    let seen = 0;
    if (number === 0 && sign !== '-') return;
    for await (const line of linesOf(input)) {
      if (sign === '-') {
        held.push(line);
        if (held.length > Math.min(number, MAX_KEPT)) await write(process, held.shift() as string);
      } else {
        await write(process, line);
        if (++seen >= number) return;
      }
    }
  });
};

export const tail: Program = async (process) => {
  const request = await readRequest(process);
  if (typeof request === 'number') return request;
  return eachInput(process, request.names, async (input) => {
    const { unit, number, sign } = request.count;
    if (unit === 'bytes') return tailOctets(process, input, number, sign);
    const kept: string[] = [];
    let seen = 0;
    for await (const line of linesOf(input)) {
      if (sign === '+') {
        if (++seen >= number) await write(process, line);
        continue;
      }
      kept.push(line);
      if (kept.length > Math.min(number, MAX_KEPT)) kept.shift();
    }
    for (const line of kept) await write(process, line);
  });
};

async function headOctets(process: Process, input: Input, count: number): Promise<void> {
  let left = count;
  while (left > 0) {
    const chunk = await input.read();
    if (chunk === null) return;
    await process.stdout.write(chunk.subarray(0, left));
    left -= chunk.length;
  }
}

async function tailOctets(process: Process, input: Input, count: number, sign: string): Promise<void> {
  let text = '';
  for await (const line of linesOf(input)) text = sign === '+' ? text + line : (text + line).slice(-count);
  await write(process, sign === '+' ? text.slice(Math.max(0, count - 1)) : count === 0 ? '' : text);
}

async function write(process: Process, line: string): Promise<void> {
  await process.stdout.write(octetsOfLatin1(line));
  await process.breathe();
}

async function readRequest(process: Process): Promise<{ count: Count; names: string[] } | number> {
  const words = process.argv.slice(1);
  // The old form: head -1
  const old = /^-(\d+)$/.exec(words[0] ?? '');
  if (old) words.splice(0, 1, '-n', old[1] as string);
  const options = readOptions(words, {
    short: 'n:c:q',
    long: { lines: { is: 'n', argument: true }, bytes: { is: 'c', argument: true } },
  });
  if (!options.ok) return refuseOption(process, options.problem);
  const unit = options.has('c') ? 'bytes' : 'lines';
  const text = options.value('c') ?? options.value('n') ?? '10';
  const match = /^([+-]?)(\d+)$/.exec(text);
  if (!match) {
    await process.err(`${process.argv[0]}: invalid number of ${unit}: ‘${text}’\n`);
    return 1;
  }
  return {
    count: { unit, number: Number(match[2]), sign: match[1] as Count['sign'] },
    names: options.operands,
  };
}

async function eachInput(
  process: Process,
  names: readonly string[],
  work: (input: Input) => Promise<void>,
): Promise<number> {
  const { inputs, status } = await openInputs(process, names, "cannot open '%' for reading");
  for (const [index, { name, input }] of inputs.entries()) {
    if (names.length > 1) await process.out(`${index > 0 ? '\n' : ''}==> ${name} <==\n`);
    await work(input);
  }
  return status;
}
