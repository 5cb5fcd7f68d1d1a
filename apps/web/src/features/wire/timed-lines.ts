/** A dialogue as lines with the time at which each was whole. Pure. */
import {
  type Coach,
  type DialogueReading,
  KEPT_FIRST,
  type Note,
  readable,
  type WireLine,
} from '@ehlo/protocol/reading';

export interface TimedLine {
  /** Of its exchange, and where in it. */
  exchange: number;
  line: WireLine;
  from: 'client' | 'server';
  text: string;
  /** Seconds since the connection was opened. */
  seconds: number;
  /** Of the last line of a reply. */
  reply?: { code: number; status?: string | undefined };
  /** What is worth knowing about it: timing and order, octets, the standard. */
  notes: readonly Note[];
  /** It is of a letter. */
  letter?: true;
  /** So many lines before it, of a long letter or reply, were counted and not kept. */
  leftOut?: number;
  /** Of the last line of an exchange: the coach spoke here. */
  coach?: Coach;
}

/** @param openedAt microseconds */
export function timedLines({ exchanges }: DialogueReading, openedAt: number): TimedLine[] {
  const lines: TimedLine[] = [];
  for (const { id, command, letter, reply, notes, coach } of exchanges) {
    const one = (line: WireLine, from: 'client' | 'server'): TimedLine => ({
      exchange: id,
      line,
      from,
      text: readable(line.text),
      seconds: Math.max(0, line.at - openedAt) / 1_000_000,
      notes: [],
    });
    const own = command ? [one(command, 'client')] : [];
    for (const [at, line] of letter?.lines.entries() ?? []) {
      const leftOut = at === KEPT_FIRST ? letter?.skipped : 0;
      own.push({ ...one(line, 'client'), letter: true, ...(leftOut && { leftOut }) });
    }
    const first = own[0];
    if (first) own[0] = { ...first, notes };
    const answered = (reply?.lines ?? []).map((line): TimedLine => {
      const { skipped } = line;
      return { ...one(line, 'server'), ...(skipped && { leftOut: skipped }) };
    });
    const last = answered.at(-1);
    if (reply?.complete && last)
      answered[answered.length - 1] = { ...last, reply: { code: reply.code, status: reply.status } };
    const spoken = [...own, ...answered];
    const end = spoken.at(-1);
    if (coach && end) spoken[spoken.length - 1] = { ...end, coach };
    lines.push(...spoken);
  }
  // As they crossed: who speaks before the answer is whole stands between its lines.
  return lines
    .map((line, at) => ({ line, at }))
    .toSorted((a, b) => a.line.seconds - b.line.seconds || a.at - b.at)
    .map(({ line }) => line);
}

/** `0.004`, `12.310`, `1:02.5`. */
export function offsetText(seconds: number): string {
  if (seconds < 60) return seconds.toFixed(3);
  return `${Math.floor(seconds / 60)}:${(seconds % 60).toFixed(1).padStart(4, '0')}`;
}

/** How long something took, as short as it may be said; units are the same in both languages. */
export function durationText(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(2)} s`;
  return seconds < 120 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}
