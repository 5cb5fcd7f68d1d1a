import { CASE_OF_CAUSE, COACH_CAUSES } from '../../knowledge/coach-causes.ts';
import type { ReplyPlace } from '../../knowledge/reply-codes.ts';
import type { Kept } from '../../prose/prose.ts';
import { pairOf } from '../../prose/said.ts';
import { mark } from '../command-line.ts';
import type { Folding, Waiting } from '../folding.ts';
import type { Coach, Exchange, LetterLine, Remembered } from '../reading.ts';
import { readable } from '../words.ts';
import { addressCause } from './address.ts';
import { type Found, found, keptOf, type Mistake } from './found.ts';
import { letterCause } from './letter.ts';
import { lineCause } from './line.ts';
import { orderCause } from './order.ts';
import { refusalCause } from './refusal.ts';

/** Most telling first: a line that is no SMTP at all, then its grammar, its place, and what the server has against it. */
const STAGES = [lineCause, addressCause, orderCause, refusalCause];

/** What went wrong with a line that was refused, from what was really typed and answered. */
export function coachOfReply(fold: Folding, waiting: Waiting, before: Remembered): Coach | undefined {
  const { exchange, command, place } = waiting;
  const { reply } = exchange;
  if (!reply || reply.code < 400) return undefined;
  const mistake: Mistake = { fold, reply, before, text: command?.line.text ?? '' };
  if (command) mistake.command = command;
  if (place !== undefined) mistake.place = place as ReplyPlace;
  for (const stage of STAGES) {
    const cause = stage(mistake);
    if (cause) return coachOf(cause, keptOf(fold.remembers), exchange);
  }
  return undefined;
}

/** What goes wrong inside a letter is never answered: it is seen in the line itself. */
export function coachOfLetter(fold: Folding, exchange: Exchange, line: LetterLine): void {
  const cause = letterCause(fold, exchange, line);
  if (cause) {
    exchange.coach = coachOf(cause, 'letter', exchange);
    fold.finger = exchange;
  } else if (exchange.coach && /^(?:verbInLetter|dotSpace|dotLf)$/.test(exchange.coach.cause)) {
    // The letter goes on: the finger leaves the line before.
    delete exchange.coach;
  }
}

/** What was sent without a line end, when the connection is over. */
export function coachOfUnended(exchange: Exchange, octets: number): Coach {
  return coachOf(found('unendedLine', { octets }, { explain: 'crlf' }), 'closed', exchange);
}

function coachOf({ id, of, values, repair, marks, explain }: Found, kept: Kept, exchange: Exchange): Coach {
  // `found` has checked that the cause's sentences get what they want.
  const coach: Coach = {
    case: of ?? CASE_OF_CAUSE[id],
    cause: id,
    rfc: COACH_CAUSES[id],
    ...pairOf('coach', id, { ...values, kept }),
  };
  if (repair !== undefined) coach.repair = readable(repair);
  if (explain !== undefined) coach.explain = explain;
  if (marks && exchange.command) mark(exchange.command.tokens, marks.start, marks.end);
  return coach;
}
