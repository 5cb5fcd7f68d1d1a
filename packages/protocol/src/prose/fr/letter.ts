import type { LetterWords } from '../letter-words.ts';
import { letterFields } from './letter-fields.ts';

export const letter: LetterWords = {
  ...letterFields,
};
