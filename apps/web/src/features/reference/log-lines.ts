/** The lines of one's own dialogues in which an entry of the reference occurs. */
import { readingEvent } from '@ehlo/lessons/reading-event';
import { advance, createReading, type Exchange } from '@ehlo/protocol/reading';
import type { Logged, Seq } from '@ehlo/wire';
import { readingContext } from '../../rooms/dialogue-store.ts';
import type { ConnectionRow } from '../../rooms/room-store.ts';

export interface LogLine {
  connection: Seq;
  /** Microseconds since the epoch. */
  at: number;
  /** What was said, as it crossed. */
  text: string;
  /** Number of the exchange in its dialogue, from 1. */
  number: number;
}

/** Of one connection's events, those exchanges that are about the entry. */
export function linesOf(
  events: readonly Logged[],
  row: ConnectionRow,
  isOf: (exchange: Exchange) => boolean,
): LogLine[] {
  const reading = createReading(readingContext(row, undefined));
  for (const event of events) {
    const read = readingEvent(event);
    if (read) advance(reading, read);
  }
  return reading.exchanges.flatMap((exchange, index) =>
    isOf(exchange)
      ? [
          {
            connection: row.id,
            at: exchange.at,
            text: exchange.command?.text ?? exchange.reply?.lines[0]?.text ?? '.',
            number: index + 1,
          },
        ]
      : [],
  );
}

/** Whether an exchange shows the entry with this id: its verb, its reply code, its enhanced code, or a keyword on offer. */
export function shows(id: string): (exchange: Exchange) => boolean {
  if (/^[2-5]\d\d$/.test(id)) return ({ reply }) => reply?.code === Number(id);
  if (/^[245]\.\d/.test(id)) return ({ reply }) => reply?.enhanced === id;
  const word = id.toUpperCase();
  return ({ command, reply }) =>
    command?.verb === word || (reply?.lines.some(({ keyword }) => keyword === word) ?? false);
}
