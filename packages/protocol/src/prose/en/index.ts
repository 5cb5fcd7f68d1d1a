import type { Prose } from '../prose.ts';
import { coach } from './coach.ts';
import { arrival, gloss, needs, next, note, remembers, state, turn } from './dialogue.ts';
import { enhanced, enhancedClass, extension } from './enhanced.ts';
import { explain } from './explain.ts';
import { field, part, token, verb } from './line.ts';
import { port, role } from './places.ts';
import { problem } from './problems.ts';
import { first, reply, second } from './replies.ts';

/** English. Voice: short, present tense, names the thing; never blames. "You" is the learner. */
export const en: Prose = {
  language: 'en',
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
