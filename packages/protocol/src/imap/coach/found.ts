import type { CaseId } from '../../knowledge/coach-cases.ts';
import type { ImapKept, ImapWords } from '../../prose/imap-words.ts';
import { likelyPassword } from '../../reading/words.ts';
import type { Span } from '../../smtp/span.ts';
import type { ReadImapCommand } from '../command-line.ts';
import type { ImapFolding, Waiting } from '../folding.ts';
import { likelyUser, nextTag } from '../next-lines.ts';
import type { ReadResponse } from '../response-line.ts';
import type { Before } from '../standing.ts';
import type { ImapCauseId } from './causes.ts';

/** A refused line, with all that may explain it. */
export interface Mistake {
  fold: ImapFolding;
  waiting: Waiting;
  command: ReadImapCommand;
  read: ReadResponse;
  /** Words for people behind the status. */
  said: string;
  /** As the server stood before the answer. */
  before: Before;
  /** The command's first line, one character per octet. */
  text: string;
}

/** A cause that was recognised. */
export interface Found {
  id: ImapCauseId;
  values: Record<string, string | number>;
  /** Where it is not the cause's own case. */
  of?: CaseId;
  /** A line that would have worked. */
  repair?: string;
  /** Octets of the command's first line under the marker. */
  marks?: Span;
}

type HeadValues<Head> = Head extends (values: infer V) => string ? V : never;
type ValuesOf<Id extends ImapCauseId> = Omit<HeadValues<ImapWords['imapCoach'][Id]['head']>, 'kept'>;

/** A `Found` whose values are those that its sentences want. */
export function found<Id extends ImapCauseId>(
  id: Id,
  values: ValuesOf<Id>,
  more: Omit<Found, 'id' | 'values'> = {},
): Found {
  return { id, values: values as Found['values'], ...more };
}

/** What the server still holds; closes the body of a card. */
export function keptOf({ state, box }: ImapFolding): ImapKept {
  if (state === 'selected') return box && box.deleted > 0 && !box.readOnly ? 'deleted' : 'selected';
  if (state === 'authenticated') return 'in';
  return state === 'logout' || state === 'closed' ? 'closed' : 'nobody';
}

/** A line with a tag that was not used yet. */
export const withTag = (fold: ImapFolding, line: string): string => `${nextTag(fold)} ${line}`;

/** The way in, with the password that is the reader's: cards hold none that was typed. */
export const loginLine = (fold: ImapFolding): string =>
  withTag(fold, `LOGIN ${likelyUser(fold)} ${likelyPassword(fold)}`);

/** What stands behind the tag, mended; of LOGIN the secret is typed anew. */
export function again(fold: ImapFolding, command: ReadImapCommand, line: string): string {
  if (/^LOGIN\b/i.test(line)) {
    const name = command.lexemes[0]?.text;
    return withTag(
      fold,
      `LOGIN ${name !== undefined && /^[\x21-\x7e]+$/.test(name) ? name : likelyUser(fold)} ${likelyPassword(fold)}`,
    );
  }
  if (/^AUTHENTICATE\b/i.test(line)) return withTag(fold, line.split(/ +/).slice(0, 2).join(' '));
  return withTag(fold, line);
}

/** The command's first line without its tag, with the octets of a span replaced. */
export function replaced({ text, tag }: ReadImapCommand, { start, end }: Span, by: string): string {
  return `${text.slice(tag.length, start)}${by}${text.slice(end)}`.trim();
}
