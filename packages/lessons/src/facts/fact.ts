/** What the events of a room say, one thing at a time, in the words that conditions use. */
import type { AtomName } from '../condition.ts';

/** A letter, opened. */
export interface LetterContent {
  /** Decoded, in order. */
  fields: readonly { name: string; value: string }[];
  /** Its text, decoded; of HTML where it has no other. */
  text: string;
  parts: readonly { type: string; name: string; disposition: string; sha256: string; text: string }[];
}

/** Named as in `Conditions`: a condition's value is compared with it field by field. */
export interface Fact {
  name: AtomName;
  /** `seq` of the event that says it, and when that was, in microseconds. */
  seq: number;
  at: number;
  connection?: number;
  /** What may be compared with a pattern; several where one of them has to fit. */
  text: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** What is compared as it is. */
  value?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** Reply code. */
  code?: number | undefined;
  /** Of a mail: its octets, and, once somebody opened it, what is in it. */
  blob?: string;
  letter?: LetterContent;
  /** The line that it is about; absent where it holds a secret. */
  line?: string;
}
