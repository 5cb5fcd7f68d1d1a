import { octetsOfLatin1 } from '@ehlo/protocol';
import {
  advance,
  createReading,
  type DialogueReading,
  type Exchange,
  type ReadingContext,
  type ReadingEvent,
} from '@ehlo/protocol/reading';
import type { Side } from '@ehlo/wire';

/** A dialogue as it would stand, were a line across that waits at its door: told before it goes, by the reading that explains it afterwards. */
export interface Ahead {
  reading: DialogueReading;
  /** The exchange that the line would be of. */
  exchange: Exchange | undefined;
}

/** @param text of the line, with its end, a character an octet */
export function readAhead(
  context: ReadingContext,
  events: readonly ReadingEvent[],
  { from, text }: { from: Side; text: string },
): Ahead {
  const reading = createReading(context);
  let across = 0;
  for (const event of events) {
    advance(reading, event);
    if (event.kind === 'octets' && event.from === from) across = event.offset + event.length;
  }
  const octets = octetsOfLatin1(text);
  const at = events.at(-1)?.at ?? 0;
  advance(reading, { kind: 'octets', at, from, offset: across, length: octets.length, octets });
  return { reading, exchange: reading.exchanges.at(-1) };
}
