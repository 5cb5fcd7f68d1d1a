import type { Prose } from '../prose.ts';
import { coach } from './coach.ts';
import { arrival, gloss, needs, next, note, remembers, state, turn } from './dialogue.ts';
import { enhanced, enhancedClass, extension } from './enhanced.ts';
import { explain } from './explain.ts';
import { field, part, token, verb } from './line.ts';
import { port, role } from './places.ts';
import { problem } from './problems.ts';
import { first, reply, second } from './replies.ts';

/** French. Vous; short, present tense; an English term stands in parentheses where it is first met. No-break spaces before : ; ? and inside « ». */
export const fr: Prose = {
  language: 'fr',
  token,
  verb,
  part,
  field,
  gloss,
  first,
  second,
  reply,
  enhanced,
  enhancedClass,
  extension,
  coach,
  note,
  next,
  needs,
  turn,
  state,
  remembers,
  arrival,
  port,
  role,
  problem,
  explain,
};
