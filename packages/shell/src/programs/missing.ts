import type { Program } from './program.ts';

/** Programs that people will look for here and that a later version brings: said plainly, never imitated. */
export const MISSING_PROGRAMS: readonly string[] = [
  'telnet',
  'openssl',
  'dig',
  'nslookup',
  'host',
  'curl',
  'swaks',
];

export const missing: Program = async (process) => {
  await process.err(
    `${process.argv[0]}: this lab's terminal does not have this program yet. "help" lists what it has.\n`,
  );
  return 127;
};
