import type { CaseId } from '../../knowledge/coach-cases.ts';
import type { ReplyPlace } from '../../knowledge/reply-codes.ts';
import type { CoachId, CoachWords, ExplanationId, Kept } from '../../prose/prose.ts';
import type { Span } from '../../smtp/span.ts';
import type { ReadCommand } from '../command-line.ts';
import type { Folding } from '../folding.ts';
import type { Remembered, ServerReply } from '../reading.ts';

/** A refused line, with all that may explain it. */
export interface Mistake {
  fold: Folding;
  reply: ServerReply;
  /** As the server stood before the line. */
  before: Remembered;
  /** One character per octet. */
  text: string;
  command?: ReadCommand;
  /** The line that answered a challenge of AUTH, where `command` is the AUTH itself. */
  response?: string;
  /** The lines that answered challenges before it. */
  earlier?: readonly string[];
  place?: ReplyPlace;
}

/** A cause that was recognised. */
export interface Found {
  id: CoachId;
  values: Record<string, string | number>;
  /** Where it is not the cause's own (`CASE_OF_CAUSE`). */
  of?: CaseId;
  /** Where the rule stands, if not where `COACH_CAUSES` has it. */
  rfc?: string;
  /** A line that would have worked. */
  repair?: string;
  /** The command line that would have worked. */
  call?: string;
  /** Octets of the line under the marker. */
  marks?: Span;
  explain?: ExplanationId;
}

type HeadValues<Head> = Head extends (values: infer V) => string ? V : never;
type ValuesOf<Id extends CoachId> = Omit<HeadValues<CoachWords[Id]['head']>, 'kept'>;

/** A `Found` whose values are those that its sentences want. */
export function found<Id extends CoachId>(
  id: Id,
  values: ValuesOf<Id>,
  more: Omit<Found, 'id' | 'values'> = {},
): Found {
  return { id, values: values as Found['values'], ...more };
}

export const keptOf = ({ phase }: Remembered): Kept => (phase === 'none' ? 'connected' : phase);
