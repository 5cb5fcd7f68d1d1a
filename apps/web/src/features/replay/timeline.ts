/** When each line of a dialogue is to be shown again, and where it is worth stopping. Pure; the clock is elsewhere. */
import type { DialogueReading } from '@ehlo/protocol/reading';
import { type TimedLine, timedLines } from '../wire/timed-lines.ts';

/** Why one would stop at a line. `pause`: nobody had said anything for a while. */
export type Mark = 'coach' | 'refused' | 'tls' | 'letter' | 'pause';

export interface Moment {
  line: TimedLine;
  /** Seconds from the beginning until it is shown, at its own speed. */
  at: number;
  /** The same where long pauses are shortened. */
  shortAt: number;
  marks: readonly Mark[];
}

export interface Timeline {
  moments: readonly Moment[];
  /** Numbers of moments with a mark that one may jump to, ascending. */
  marked: readonly number[];
}

/** So many seconds of silence are a pause, and as long a shortened one lasts. */
export const PAUSE = 5;
const SHORTENED = 1.5;
/** On a track some hundred pixels wide. */
const MOST_DRAWN = 200;

/** @param openedAt  microseconds, by the reading's clock */
export function timelineOf(reading: DialogueReading, openedAt = 0): Timeline {
  let before = 0;
  let shortAt = 0;
  let letter: number | undefined;
  const secured = securedBefore(reading);
  const moments = timedLines(reading, openedAt).map((line): Moment => {
    const gap = Math.max(0, line.seconds - before);
    before = Math.max(before, line.seconds);
    const isPause = gap >= PAUSE;
    shortAt += isPause ? SHORTENED : gap;
    const marks: Mark[] = [];
    if (line.coach) marks.push('coach');
    if (line.reply && isRefusal(line.reply)) marks.push('refused');
    if (line.from === 'client' && secured.delete(line.exchange)) marks.push('tls');
    if (line.letter && letter !== line.exchange) {
      letter = line.exchange;
      marks.push('letter');
    }
    if (isPause) marks.push('pause');
    return { line, at: before, shortAt, marks };
  });
  const marked = moments.flatMap(({ marks }, at) => (marks.length > 0 ? [at] : []));
  return { moments, marked };
}

/** Of marks that would stand upon each other the first, as many as a track has place for. */
export function drawnMarks({ moments, marked }: Timeline, most = MOST_DRAWN): number[] {
  const places = new Map<number, number>();
  for (const at of marked) {
    const place = Math.floor((at / moments.length) * most);
    if (!places.has(place)) places.set(place, at);
  }
  return [...places.values()];
}

/** Exchanges that are the first behind a STARTTLS that was granted (RFC 3207 §4, RFC 2595 §3 and §4). */
function securedBefore({ exchanges }: DialogueReading): Set<number> {
  const granted = exchanges.flatMap(({ command, reply }, at) =>
    (command?.verb === 'STARTTLS' || command?.verb === 'STLS') && reply?.complete && !isRefusal(reply)
      ? [exchanges.slice(at + 1).find((later) => later.command)?.id]
      : [],
  );
  return new Set(granted.filter((id) => id !== undefined));
}

/** A permanent or transient refusal (RFC 5321 §4.2.1), or what POP3 and IMAP say instead. */
const isRefusal = ({ code, status }: { code: number; status?: string | undefined }): boolean =>
  status === undefined ? code >= 400 : /^(?:-ERR|NO|BAD)$/.test(status);
