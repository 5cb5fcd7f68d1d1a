import type { Program } from './program.ts';

const LATER = 'this lab\'s terminal does not have this program yet. "help" lists what it has.';

/** Programs that people will look for and that are not here: said plainly, with a way on, never imitated. */
const MISSING_PROGRAMS: Readonly<Record<string, string>> = {
  curl: LATER,
};

export const isMissing = (name: string): boolean => Object.hasOwn(MISSING_PROGRAMS, name);

export const missing: Program = async (process) => {
  const [name = ''] = process.argv;
  await process.err(`${name}: ${MISSING_PROGRAMS[name]}\n`);
  return 127;
};
