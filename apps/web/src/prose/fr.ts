import { fr } from '@ehlo/protocol/prose/fr';
import { say } from '@ehlo/protocol/reading';
import type { Say } from './prose.ts';

export const sayIn: Say = (said) => say(fr, said);
