import type { ReadingEvent } from '@ehlo/protocol/reading';
import type { Logged } from '@ehlo/wire';

/** What the reading takes of a logged event; undefined for the rest. */
export function readingEvent(event: Logged): ReadingEvent | undefined {
  switch (event.kind) {
    case 'connection.opened':
      return { kind: 'opened', at: event.at };
    case 'connection.secured':
      return { kind: 'secured', at: event.at };
    case 'connection.octets': {
      if (event.layer !== 'clear') return undefined;
      const { at, from, offset, length, octets } = event;
      return { kind: 'octets', at, from, offset, length, ...(octets ? { octets } : {}) };
    }
    case 'connection.unsecured': {
      const { at, by, alert, reason } = event;
      return { kind: 'unsecured', at, by, reason, ...(alert === undefined ? {} : { alert }) };
    }
    case 'connection.closed':
      return { kind: 'closed', at: event.at, by: event.by, how: event.how };
    default:
      return undefined;
  }
}
