import { concat } from '@ehlo/protocol';
import { resolvePath } from '../paths.ts';
import { readAll } from '../streams/lines.ts';
import { readProblem, refuseOption } from './files.ts';
import { readOptions } from './getopt.ts';
import type { Process, Program } from './program.ts';

const MAX_OCTETS = 32 * 1024 * 1024;

/** How a group of octets is shown. */
interface Format {
  /** Octets in a group. */
  size: number;
  /** Columns of a group, without the blank before it. */
  width: number;
  /** Printable characters at the line's end. */
  trailer: boolean;
  show(octets: readonly number[]): string;
}

const CONTROL: Readonly<Record<number, string>> = {
  0: '\\0',
  7: '\\a',
  8: '\\b',
  9: '\\t',
  10: '\\n',
  11: '\\v',
  12: '\\f',
  13: '\\r',
};

const NAMES =
  'nul soh stx etx eot enq ack bel bs ht nl vt ff cr so si dle dc1 dc2 dc3 dc4 nak syn etb can em sub esc fs gs rs us sp'.split(
    ' ',
  );

const printable = (octet: number): boolean => octet >= 32 && octet < 127;

function character([octet = 0]: readonly number[]): string {
  return (
    CONTROL[octet] ?? (printable(octet) ? String.fromCharCode(octet) : octet.toString(8).padStart(3, '0'))
  );
}

function named([octet = 0]: readonly number[]): string {
  const low = octet & 127;
  return NAMES[low] ?? (low === 127 ? 'del' : String.fromCharCode(low));
}

/** As a PC keeps numbers: the low octet first. */
const numberOf = (octets: readonly number[]): number =>
  octets.reduceRight((sum, octet) => sum * 256 + octet, 0);

function numeric(kind: string, size: number): Pick<Format, 'width' | 'show'> {
  const most = 256 ** size - 1;
  const widths: Record<string, [number, number]> = {
    x: [size * 2, 16],
    o: [most.toString(8).length, 8],
    u: [String(most).length, 10],
    d: [String(Math.floor(most / 2)).length + 1, 10],
  };
  const [width, base] = widths[kind] as [number, number];
  const filler = kind === 'x' || kind === 'o' ? '0' : ' ';
  const signed = (number: number) => (kind === 'd' && number > most / 2 ? number - most - 1 : number);
  return {
    width,
    show: (octets) => signed(numberOf(octets)).toString(base).padStart(width, filler),
  };
}

const SIZES: Readonly<Record<string, number>> = { C: 1, S: 2, I: 4, '': 4 };

/** `x1z`, `c`, `o2a`. @returns what is wrong with it, in od's words */
function readFormats(text: string): Format[] | string {
  const formats: Format[] = [];
  for (let rest = text; rest !== ''; ) {
    const sized = /^[doux](\d+)/.exec(rest)?.[1];
    if (sized !== undefined && !/^[124]$/.test(sized))
      return `invalid type string ‘${text}’;\nthis system doesn't provide a ${sized}-byte integral type`;
    const match = /^(?:([ac])|([doux])([124CSI]?))(z?)/.exec(rest);
    if (!match) return `invalid character '${rest[0]}' in type string ‘${text}’`;
    rest = rest.slice(match[0].length);
    const trailer = match[4] === 'z';
    if (match[1]) formats.push({ size: 1, width: 3, trailer, show: match[1] === 'c' ? character : named });
    else {
      const size = SIZES[match[3] as string] ?? Number(match[3]);
      formats.push({ size, trailer, ...numeric(match[2] as string, size) });
    }
  }
  return formats;
}

const SHORTHANDS: Readonly<Record<string, string>> = {
  a: 'a',
  b: 'o1',
  c: 'c',
  d: 'u2',
  o: 'o2',
  s: 'd2',
  x: 'x2',
};

/** Octets as characters (`-c`), octal, hex or decimal numbers. */
export const od: Program = async (process) => {
  const options = readOptions(process.argv.slice(1), {
    short: 'A:j:N:t:w:vabcdosx',
    long: {
      'address-radix': { is: 'A', argument: true },
      'skip-bytes': { is: 'j', argument: true },
      'read-bytes': { is: 'N', argument: true },
      format: { is: 't', argument: true },
      'output-duplicates': { is: 'v', argument: false },
      width: { is: 'w', argument: true },
    },
  });
  if (!options.ok) return refuseOption(process, options.problem);
  const formats: Format[] = [];
  for (const { name, value } of options.given) {
    const text = name === 't' ? value : SHORTHANDS[name];
    if (text === undefined) continue;
    const read = readFormats(text);
    if (typeof read === 'string') return complain(process, read);
    formats.push(...read);
  }
  if (formats.length === 0) formats.push({ size: 2, trailer: false, ...numeric('o', 2) });
  const radix = options.value('A') ?? 'o';
  if (!/^[doxn]$/.test(radix))
    return complain(process, `invalid output address radix '${radix}'; it must be one character from [doxn]`);
  const octets = await readInputs(process, options.operands);
  if (typeof octets === 'number') return octets;

  const skip = Number(options.value('j') ?? 0);
  if (skip > octets.length) return complain(process, 'cannot skip past end of combined input');
  const end = Math.min(octets.length, skip + Number(options.value('N') ?? octets.length));
  const row = Math.max(1, Number(options.value('w') ?? 16));
  const cell = Math.max(...formats.map(({ size, width }) => (width + 1) / size));
  const address = (at: number) =>
    radix === 'n'
      ? ''
      : at.toString(radix === 'x' ? 16 : radix === 'd' ? 10 : 8).padStart(radix === 'x' ? 6 : 7, '0');
  let before = '';
  let repeated = false;
  for (let at = skip; at < end; at += row) {
    await process.breathe();
    const line = [...octets.subarray(at, Math.min(at + row, end))];
    const text = String(line);
    if (text === before && line.length === row && at > skip && !options.has('v')) {
      if (!repeated) await process.out('*\n');
      repeated = true;
      continue;
    }
    before = text;
    repeated = false;
    for (const [index, format] of formats.entries())
      await process.out(
        `${index === 0 ? address(at) : ' '.repeat(address(at).length)}${shown(line, format, row, cell)}\n`,
      );
  }
  if (radix !== 'n') await process.out(`${address(end)}\n`);
  return 0;
};

/** @param cell columns for each octet, so that the rows of several formats stand under each other */
function shown(line: readonly number[], format: Format, row: number, cell: number): string {
  const { size } = format;
  const width = Math.round(cell * size);
  let text = '';
  for (let at = 0; at < line.length; at += size) {
    const group = line.slice(at, at + size);
    while (group.length < size) group.push(0);
    text += format.show(group).padStart(width);
  }
  if (!format.trailer) return text;
  const characters = line.map((octet) => (printable(octet) ? String.fromCharCode(octet) : '.')).join('');
  return `${text.padEnd(Math.ceil(row / size) * width)}  >${characters}<`;
}

/** @returns exit status where nothing can be read */
async function readInputs(process: Process, names: readonly string[]): Promise<Uint8Array | number> {
  const all: Uint8Array[] = [];
  for (const name of names.length > 0 ? names : ['-']) {
    const octets =
      name === '-'
        ? await readAll(process.stdin, MAX_OCTETS)
        : await process.world.files.read(resolvePath(process.session.directory, name));
    if (!octets)
      return complain(
        process,
        name === '-' ? 'File too large' : `${name}: ${await readProblem(process, name)}`,
      );
    all.push(octets);
  }
  return concat(all);
}

async function complain(process: Process, problem: string): Promise<number> {
  await process.err(`od: ${problem}\n`);
  return 1;
}
