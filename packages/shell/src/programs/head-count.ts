import { refuseOption } from './files.ts';
import { type Options, type OptionTable, readOptions } from './getopt.ts';
import type { Process } from './program.ts';

/** What `head` and `tail` share: how much of each file, and the headers between them. */

/** `-n 3`, `-3`, `-c 20`; for `head` also a negative count (all but the last), for `tail` `+3` (from the third on). */
export interface Count {
  unit: 'lines' | 'bytes';
  number: number;
  sign: '' | '+' | '-';
}

export interface HeadRequest {
  count: Count;
  names: string[];
  options: Extract<Options, { ok: true }>;
  /** Names stand above each file's part. */
  headers: boolean;
}

const MULTIPLIERS: Readonly<Record<string, number>> = {
  b: 512,
  K: 1_024,
  k: 1_024,
  KiB: 1_024,
  kB: 1_000,
  KB: 1_000,
  M: 1_048_576,
  MiB: 1_048_576,
  MB: 1_000_000,
  G: 1_073_741_824,
  GiB: 1_073_741_824,
  GB: 1_000_000_000,
};

const LONG = {
  bytes: { is: 'c', argument: true },
  lines: { is: 'n', argument: true },
  quiet: { is: 'q', argument: false },
  silent: { is: 'q', argument: false },
  verbose: { is: 'v', argument: false },
  'zero-terminated': { is: 'z', argument: false },
} as const;

/** @returns the exit status for what was refused, after the complaint */
export async function readHeadRequest(
  process: Process,
  more: OptionTable = { short: '' },
): Promise<HeadRequest | number> {
  const [name = ''] = process.argv;
  const words = process.argv.slice(1);
  // The old form: head -1
  const old = /^-(\d+)([cbkmlqv]*)$/.exec(words[0] ?? '');
  if (old) words.splice(0, 1, old[2]?.includes('c') ? '-c' : '-n', old[1] as string);
  const options = readOptions(words, {
    short: `c:n:qvz${more.short}`,
    long: Object.fromEntries(Object.entries({ ...LONG, ...more.long }).sort(([a], [b]) => (a < b ? -1 : 1))),
  });
  if (!options.ok) return refuseOption(process, options.problem);
  const given = options.given.findLast((option) => option.name === 'c' || option.name === 'n');
  const unit = given?.name === 'c' ? 'bytes' : 'lines';
  const text = given?.value ?? '10';
  const match = /^([+-]?)(\d+)([a-zA-Z]*)$/.exec(text);
  const multiplier = match?.[3] ? MULTIPLIERS[match[3]] : 1;
  if (!match || multiplier === undefined) {
    const shown = name === 'head' ? text.replace(/^[-+]/, '') : text;
    await process.err(`${name}: invalid number of ${unit}: ‘${shown}’\n`);
    return 1;
  }
  const sign = match[1] as Count['sign'];
  const headers = options.given.findLast((option) => option.name === 'q' || option.name === 'v');
  return {
    count: { unit, number: Number(match[2]) * multiplier, sign },
    names: options.operands,
    options,
    headers: headers ? headers.name === 'v' : options.operands.length > 1,
  };
}

/** Writes the name of a file above what comes from it; between two files an empty line. */
export function createHeaders(process: Process, wanted: boolean): (name: string) => Promise<void> {
  let first = true;
  return async (name) => {
    if (!wanted) return;
    await process.out(`${first ? '' : '\n'}==> ${name === '-' ? 'standard input' : name} <==\n`);
    first = false;
  };
}
