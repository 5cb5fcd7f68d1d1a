import { NCAT_LONG_OPTIONS } from './ncat/options.ts';

/** Options that completion offers, by program. */
export const PROGRAM_OPTIONS: Readonly<Record<string, readonly string[]>> = {
  ncat: [...NCAT_LONG_OPTIONS.map((name) => `--${name}`), '-C', '-v', '-w', '-4', '-6', '-z'],
  nc: ['-C', '-N', '-q', '-v', '-w', '-z', '-4', '-6'],
  ls: ['-a', '-l', '-1'],
  cat: ['-A', '-n'],
  grep: ['-c', '-i', '-n', '-v', '-o', '-E', '-F'],
  base64: ['-d', '-w'],
  head: ['-n', '-c'],
  tail: ['-n', '-c'],
};
