/** The book `letter`: what a letter's header says, field by field and word by word. */
import type { FieldFamily } from '../letter/header-fields.ts';

export interface LetterFieldWords {
  /** By name in lower case; `other` for one that no list has. A test asks for each of the table's. */
  letterField: Readonly<Record<string, string>> & { other: string };
  letterFamily: Record<FieldFamily, string>;
}

export interface LetterWords extends LetterFieldWords {}
