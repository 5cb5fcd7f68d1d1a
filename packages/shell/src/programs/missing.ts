import type { Program } from './program.ts';

const LATER = 'this lab\'s terminal does not have this program yet. "help" lists what it has.';
const DIG = 'command not found. dig, which is here, asks the same questions:  man dig';

/** Programs that people will look for and that are not here: said plainly, with a way on, never imitated. */
const MISSING_PROGRAMS: Readonly<Record<string, string>> = {
  curl: LATER,
  delv: DIG,
  drill: DIG,
};

export const isMissing = (name: string): boolean => Object.hasOwn(MISSING_PROGRAMS, name);

export const missing: Program = async (process) => {
  const [name = ''] = process.argv;
  await process.err(`${name}: ${MISSING_PROGRAMS[name]}\n`);
  return 127;
};
