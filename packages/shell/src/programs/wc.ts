import type { Input } from '../streams/stream.ts';
import { openInputs, refuseOption } from './files.ts';
import { readOptions } from './getopt.ts';
import type { Process, Program } from './program.ts';

interface Counts {
  l: number;
  w: number;
  m: number;
  c: number;
}

/** Lines, words, octets (`-c`) and characters (`-m`): the difference between the last two is UTF-8. */
export const wc: Program = async (process) => {
  const options = readOptions(process.argv.slice(1), {
    short: 'lwcm',
    long: {
      lines: { is: 'l', argument: false },
      words: { is: 'w', argument: false },
      bytes: { is: 'c', argument: false },
      chars: { is: 'm', argument: false },
    },
  });
  if (!options.ok) return refuseOption(process, options.problem);
  const chosen = (['l', 'w', 'm', 'c'] as const).filter((letter) => options.has(letter));
  const shown = chosen.length > 0 ? chosen : (['l', 'w', 'c'] as const);
  const { inputs, status } = await openInputs(process, options.operands);
  const rows: { counts: Counts; name: string }[] = [];
  for (const { name, input } of inputs)
    rows.push({ counts: await count(process, input), name: options.operands.length > 0 ? name : '' });
  const total = rows.reduce<Counts>(
    (sum, { counts }) => ({
      l: sum.l + counts.l,
      w: sum.w + counts.w,
      m: sum.m + counts.m,
      c: sum.c + counts.c,
    }),
    { l: 0, w: 0, m: 0, c: 0 },
  );
  if (options.operands.length > 1) rows.push({ counts: total, name: 'total' });
  const fromFiles = inputs.every(({ input }) => input.kind === 'file');
  const width =
    shown.length === 1 && options.operands.length < 2
      ? 1
      : fromFiles
        ? String(Math.max(...Object.values(total))).length
        : 7;
  for (const { counts, name } of rows) {
    const numbers = shown.map((letter) => String(counts[letter]).padStart(width)).join(' ');
    await process.out(`${numbers}${name === '' ? '' : ` ${name}`}\n`);
  }
  return status;
};

async function count(process: Process, input: Input): Promise<Counts> {
  let [lines, words, characters, octets] = [0, 0, 0, 0];
  let inWord = false;
  for (let chunk = await input.read(); chunk !== null; chunk = await input.read()) {
    octets += chunk.length;
    for (const octet of chunk) {
      if (octet === 10) lines++;
      if ((octet & 0xc0) !== 0x80) characters++;
      const blank = octet === 32 || (octet >= 9 && octet <= 13);
      if (!blank && !inWord) words++;
      inWord = !blank;
    }
    await process.breathe();
  }
  return { l: lines, w: words, m: characters, c: octets };
}
