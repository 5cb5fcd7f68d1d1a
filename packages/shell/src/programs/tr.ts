import { latin1, utf8 } from '@ehlo/protocol';
import { refuseOption } from './files.ts';
import { readOptions } from './getopt.ts';
import type { Program } from './program.ts';

const ESCAPES: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
  v: 11,
  '\\': 92,
};

const CLASSES: Readonly<Record<string, RegExp>> = {
  alnum: /[A-Za-z0-9]/,
  alpha: /[A-Za-z]/,
  blank: /[ \t]/,
  cntrl: /[\x00-\x1f\x7f]/,
  digit: /\d/,
  graph: /[!-~]/,
  lower: /[a-z]/,
  print: /[ -~]/,
  punct: /[!-/:-@[-`{-~]/,
  space: /[\t-\r ]/,
  upper: /[A-Z]/,
  xdigit: /[0-9A-Fa-f]/,
};

const ALL = Array.from({ length: 256 }, (_, octet) => octet);

/** Octets into others (`tr a-z A-Z`), away (`-d`), or squeezed together (`-s`): `tr -d '\r'` makes lines end as Unix's do. */
export const tr: Program = async (process) => {
  const options = readOptions(process.argv.slice(1), {
    short: 'cCdst',
    long: {
      complement: { is: 'c', argument: false },
      delete: { is: 'd', argument: false },
      'squeeze-repeats': { is: 's', argument: false },
      'truncate-set1': { is: 't', argument: false },
    },
    operandsLast: true,
  });
  if (!options.ok) return refuseOption(process, options.problem);
  const [first, second, extra] = options.operands;
  const { has } = options;
  const removes = has('d');
  const squeezes = has('s');
  if (first === undefined) return refuseOption(process, 'missing operand');
  if (extra !== undefined) return refuseOption(process, `extra operand ‘${extra}’`);
  if (second === undefined && removes === squeezes)
    return refuseOption(
      process,
      `missing operand after ‘${first}’\nTwo strings must be given when ${removes ? 'both deleting and squeezing repeats' : 'translating'}.`,
    );
  if (second !== undefined && removes && !squeezes)
    return refuseOption(
      process,
      `extra operand ‘${second}’\nOnly one string may be given when deleting without squeezing repeats.`,
    );

  const from = readSet(first);
  const to = second === undefined ? undefined : readSet(second, has('c') ? 256 : from.octets?.length);
  for (const set of [from, to])
    if (set?.problem !== undefined) {
      await process.err(`tr: ${set.problem}\n`);
      return 1;
    }
  let source = from.octets ?? [];
  if (has('c') || has('C')) {
    const among = new Set(source);
    source = ALL.filter((octet) => !among.has(octet));
  }
  let target = to?.octets ?? [];
  const translates = to !== undefined && !removes;
  if (translates && target.length === 0) {
    await process.err('tr: when not truncating set1, string2 must be non-empty\n');
    return 1;
  }
  if (translates && has('t')) source = source.slice(0, target.length);

  const into = Uint8Array.from(ALL);
  if (translates)
    for (const [index, octet] of source.entries())
      into[octet] = target[Math.min(index, target.length - 1)] as number;
  const away = new Set(removes ? source : []);
  if (to === undefined) target = source;
  const squeezed = new Set(squeezes ? target : []);

  let last: number | undefined;
  for (let chunk = await process.stdin.read(); chunk !== null; chunk = await process.stdin.read()) {
    const kept = new Uint8Array(chunk.length);
    let length = 0;
    for (const octet of chunk) {
      if (away.has(octet)) continue;
      const out = into[octet] as number;
      if (out === last && squeezed.has(out)) continue;
      last = out;
      kept[length++] = out;
    }
    if (length > 0) await process.stdout.write(kept.subarray(0, length));
    await process.breathe();
  }
  return 0;
};

interface SetOfOctets {
  octets?: number[];
  /** In tr's words. */
  problem?: string;
}

/** @param fill how long `[x*]` makes the set */
function readSet(text: string, fill = 0): SetOfOctets {
  const octets: number[] = [];
  const source = latin1(utf8(text));
  let filler: { at: number; octet: number } | undefined;
  for (let at = 0; at < source.length; ) {
    const rest = source.slice(at);
    const named = /^\[:(\w*):\]/.exec(rest);
    if (named) {
      const matches = CLASSES[named[1] as string];
      if (!matches) return { problem: `invalid character class ‘${named[1]}’` };
      octets.push(...ALL.filter((octet) => matches.test(String.fromCharCode(octet))));
      at += named[0].length;
      continue;
    }
    const repeated = /^\[((?:\\[0-7]{1,3}|\\.|[^\\]))\*(\d*)\]/s.exec(rest);
    if (repeated) {
      const octet = readOctet(repeated[1] as string, 0).octet;
      const digits = repeated[2] as string;
      const count = Number.parseInt(digits || '0', digits.startsWith('0') ? 8 : 10);
      if (count > 0) for (let left = Math.min(count, 65_536); left > 0; left--) octets.push(octet);
      else filler = { at: octets.length, octet };
      at += repeated[0].length;
      continue;
    }
    const low = readOctet(source, at);
    at = low.next;
    if (source[at] !== '-' || at + 1 >= source.length) {
      octets.push(low.octet);
      continue;
    }
    const high = readOctet(source, at + 1);
    if (high.octet < low.octet)
      return {
        problem: `range-endpoints of '${source.slice(low.start, high.next)}' are in reverse collating sequence order`,
      };
    for (let octet = low.octet; octet <= high.octet; octet++) octets.push(octet);
    at = high.next;
  }
  if (filler) {
    const missing = Math.max(0, fill - octets.length);
    octets.splice(filler.at, 0, ...Array.from({ length: missing }, () => filler.octet));
  }
  return { octets };
}

function readOctet(text: string, at: number): { octet: number; start: number; next: number } {
  if (text[at] !== '\\' || at + 1 >= text.length)
    return { octet: text.charCodeAt(at), start: at, next: at + 1 };
  const octal = /^[0-7]{1,3}/.exec(text.slice(at + 1));
  if (octal) {
    // As GNU's: `\400` is `\40` and a `0`.
    const digits = Number.parseInt(octal[0], 8) > 255 ? octal[0].slice(0, 2) : octal[0];
    return { octet: Number.parseInt(digits, 8), start: at, next: at + 1 + digits.length };
  }
  const letter = text[at + 1] as string;
  return { octet: ESCAPES[letter] ?? letter.charCodeAt(0), start: at, next: at + 2 };
}
