import type { CaseId } from '../../knowledge/coach-cases.ts';
import type { Pop3Kept, Pop3Words } from '../../prose/pop3-words.ts';
import type { ServerReply } from '../../reading/reading.ts';
import type { Span } from '../../smtp/span.ts';
import type { ReadPop3Command } from '../command-line.ts';
import type { Pop3Folding, Waiting } from '../folding.ts';
import type { Before } from '../standing.ts';
import type { Pop3CauseId } from './causes.ts';

/** A refused line, with all that may explain it. */
export interface Mistake {
  fold: Pop3Folding;
  waiting: Waiting;
  command: ReadPop3Command;
  reply: ServerReply;
  /** As the server stood before the answer. */
  before: Before;
  /** One character per octet. */
  text: string;
}

/** A cause that was recognised. */
export interface Found {
  id: Pop3CauseId;
  values: Record<string, string | number>;
  /** Where it is not the cause's own case. */
  of?: CaseId;
  /** A line that would have worked. */
  repair?: string;
  /** Octets of the line under the marker. */
  marks?: Span;
}

type HeadValues<Head> = Head extends (values: infer V) => string ? V : never;
type ValuesOf<Id extends Pop3CauseId> = Omit<HeadValues<Pop3Words['pop3Coach'][Id]['head']>, 'kept'>;

/** A `Found` whose values are those that its sentences want. */
export function found<Id extends Pop3CauseId>(
  id: Id,
  values: ValuesOf<Id>,
  more: Omit<Found, 'id' | 'values'> = {},
): Found {
  return { id, values: values as Found['values'], ...more };
}

/** What the server still holds; closes the body of a card. */
export function keptOf({ state, named, drop }: Pop3Folding): Pop3Kept {
  if (state === 'transaction') return drop.marked.size > 0 ? 'marked' : 'in';
  if (state === 'update' || state === 'closed') return 'closed';
  return named ? 'named' : 'nobody';
}

/** A line that gets on from where the server stands, whatever went wrong. */
export const onward = (line: string | undefined): { repair?: string } =>
  line === undefined ? {} : { repair: line };
