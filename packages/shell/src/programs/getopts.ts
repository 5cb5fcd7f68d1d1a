import { assign, variable } from '../language/variables.ts';
import type { Program } from './program.ts';

/** `getopts LETTERS NAME [WORD…]`: the next option, into a variable; its argument is then OPTARG. */
export const getopts: Program = async (process) => {
  const { session } = process;
  const [, letters, name, ...given] = process.argv;
  if (letters === undefined || name === undefined) {
    await process.err('getopts: usage: getopts optstring name [arg ...]\n');
    return 2;
  }
  const words = given.length > 0 ? given : session.positional;
  const silent = letters.startsWith(':');
  let index = Math.max(1, Number(variable(session, 'OPTIND') ?? 1) || 1);
  let at = session.optionAt.index === index ? session.optionAt.at : 1;
  const end = (letter: string, status: number) => {
    assign(session, name, letter);
    assign(session, 'OPTIND', String(index));
    session.optionAt = { index, at };
    return status;
  };
  const word = words[index - 1];
  if (at === 1 && (word === undefined || !/^-./.test(word) || word === '--')) {
    if (word === '--') index++;
    session.variables.delete('OPTARG');
    return end('?', 1);
  }
  const letter = word?.[at] ?? '?';
  at++;
  const known = letter === ':' ? -1 : letters.indexOf(letter);
  const next = () => {
    index++;
    at = 1;
  };
  const last = at >= (word?.length ?? 0);
  session.variables.delete('OPTARG');
  if (known < 0) {
    if (last) next();
    if (silent) assign(session, 'OPTARG', letter);
    else await process.err(`${session.name}: illegal option -- ${letter}\n`);
    return end('?', 0);
  }
  if (letters[known + 1] !== ':') {
    if (last) next();
    return end(letter, 0);
  }
  const argument = last ? words[index] : word?.slice(at);
  if (last && argument !== undefined) index++;
  next();
  if (argument === undefined) {
    if (silent) assign(session, 'OPTARG', letter);
    else await process.err(`${session.name}: option requires an argument -- ${letter}\n`);
    return end(silent ? ':' : '?', 0);
  }
  assign(session, 'OPTARG', argument);
  return end(letter, 0);
};
