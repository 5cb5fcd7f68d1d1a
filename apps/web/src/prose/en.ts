import { en } from '@ehlo/protocol/prose/en';
import { say } from '@ehlo/protocol/reading';
import type { Say } from './prose.ts';

export const sayIn: Say = (said) => say(en, said);
