import { latin1 } from '@ehlo/protocol';
import { resolvePath } from '../paths.ts';
import { readAll } from '../streams/lines.ts';
import { readProblem } from './files.ts';
import { readOptions } from './getopt.ts';
import type { Process, Program } from './program.ts';

const MAX_OCTETS = 32 * 1024 * 1024;

/** A hex dump, or (`-r`) the octets of one. */
export const xxd: Program = async (process) => {
  const words = process.argv.slice(1).map((word) => LONG[word] ?? word);
  const options = readOptions(words, { short: 'c:g:l:s:pruba', operandsLast: true });
  if (!options.ok) return usage(process);
  const [name = '-', output] = options.operands;
  if (output !== undefined) return usage(process);
  const { has, value } = options;
  const bits = has('b');
  const plain = has('p');
  const columns = numberOf(value('c')) ?? (plain ? 30 : bits ? 6 : 16);
  const group = numberOf(value('g')) ?? (bits ? 1 : 2);
  const octets =
    name === '-'
      ? await readAll(process.stdin, MAX_OCTETS)
      : await process.world.files.read(resolvePath(process.session.directory, name));
  if (!octets) {
    await process.err(
      name === '-' ? 'xxd: File too large\n' : `xxd: ${name}: ${await readProblem(process, name)}\n`,
    );
    return name === '-' ? 1 : 2;
  }
  if (has('r')) {
    await process.stdout.write(plain ? fromPlain(latin1(octets)) : fromDump(latin1(octets)));
    return 0;
  }
  const start = numberOf(value('s')) ?? 0;
  const from = Math.min(octets.length, start < 0 ? Math.max(0, octets.length + start) : start);
  const shown = octets.subarray(from, from + (numberOf(value('l')) ?? octets.length));
  const digits = (octet: number) =>
    bits
      ? octet.toString(2).padStart(8, '0')
      : has('u')
        ? octet.toString(16).toUpperCase().padStart(2, '0')
        : octet.toString(16).padStart(2, '0');
  if (plain && columns === 0) {
    await process.out(`${[...shown].map(digits).join('')}\n`);
    return 0;
  }
  const width = columns * (bits ? 8 : 2) + (group > 0 ? Math.ceil(columns / group) - 1 : 0);
  for (let at = 0; at < shown.length; at += columns) {
    const row = shown.subarray(at, at + columns);
    await process.breathe();
    if (plain) {
      await process.out(`${[...row].map(digits).join('')}\n`);
      continue;
    }
    const cells = [...row].map((octet, index) =>
      group > 0 && index > 0 && index % group === 0 ? ` ${digits(octet)}` : digits(octet),
    );
    const offset = (from + at).toString(16).padStart(8, '0');
    const text = latin1(row).replace(/[^ -~]/g, '.');
    await process.out(`${offset}: ${cells.join('').padEnd(width)}  ${text}\n`);
  }
  return 0;
};

/** xxd's long names are written with one dash. */
const LONG: Readonly<Record<string, string>> = {
  '-ps': '-p',
  '-postscript': '-p',
  '-plain': '-p',
  '-revert': '-r',
  '-bits': '-b',
  '-cols': '-c',
  '-len': '-l',
  '-seek': '-s',
  '-groupsize': '-g',
};

function numberOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : 0;
}

function fromPlain(text: string): Uint8Array {
  const digits = text.replace(/[^0-9A-Fa-f]/g, '');
  return Uint8Array.from({ length: digits.length >> 1 }, (_, index) =>
    Number.parseInt(digits.slice(index * 2, index * 2 + 2), 16),
  );
}

/** Each line says where its octets belong; gaps are zeros. */
function fromDump(text: string): Uint8Array {
  const pieces: { at: number; octets: Uint8Array }[] = [];
  let length = 0;
  for (const line of text.split('\n')) {
    const match = /^\s*([0-9A-Fa-f]+):? ?((?:[0-9A-Fa-f]+ ?)*)/.exec(line);
    if (!match) continue;
    const at = Number.parseInt(match[1] as string, 16);
    const octets = fromPlain(match[2] as string);
    if (at + octets.length > MAX_OCTETS) continue;
    pieces.push({ at, octets });
    length = Math.max(length, at + octets.length);
  }
  const whole = new Uint8Array(length);
  for (const { at, octets } of pieces) whole.set(octets, at);
  return whole;
}

async function usage(process: Process): Promise<number> {
  await process.err(
    'Usage:\n       xxd [options] [infile]\n    or\n       xxd -r [-s [-]offset] [-c cols] [-ps] [infile]\n',
  );
  return 1;
}
