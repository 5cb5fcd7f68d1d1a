import { octetsOfLatin1 } from '../octets.ts';
import type { ReadingContext, ReadingEvent } from '../reading/reading.ts';
import type { Transcript } from './transcript.ts';

/** Parts of a transcript have an order and no time: a millisecond lies between them. */
export const PART_MICROSECONDS = 1000;

/** A dialogue that nobody of this room had: no host is known, and no mailbox. */
export function contextOf(transcript: Transcript): ReadingContext {
  return {
    host: hostOf(transcript),
    port: 0,
    service: 'dialled',
    handle: '',
    mailboxes: [],
    midway: beginsMidway(transcript),
  };
}

/** Who answered, by its own greeting (RFC 5321 §4.2). */
function hostOf({ parts }: Transcript): string {
  const first = parts.find(({ by }) => by === 'server')?.octets ?? '';
  return /^220[ -]([A-Za-z0-9.-]{1,253})(?=[ \r\n]|$)/.exec(first)?.[1] ?? '';
}

/** An excerpt: the client speaks first, and what the server says then is no greeting (RFC 5321 §4.3.1). */
function beginsMidway({ parts }: Transcript): boolean {
  const first = parts.find(({ by }) => by === 'server');
  return parts[0]?.by === 'client' && first !== undefined && !/^(?:220|421|521|\+OK|\* )/.test(first.octets);
}

/** The transcript as the events of a connection, from its opening to its end. */
export function eventsOf({ parts, closedBy }: Transcript): ReadingEvent[] {
  const offset = { client: 0, server: 0 };
  let at = 0;
  const events: ReadingEvent[] = [{ kind: 'opened', at }];
  let secured = false;
  for (const { by: from, octets: text, missing, tls, swallowed } of parts) {
    if (swallowed) continue;
    at += PART_MICROSECONDS;
    if (tls && !secured) events.push({ kind: 'secured', at });
    secured ||= tls ?? false;
    const length = missing ?? text.length;
    const octets = missing === undefined ? { octets: octetsOfLatin1(text) } : {};
    events.push({ kind: 'octets', at, from, offset: offset[from], length, ...octets });
    offset[from] += length;
  }
  const { by: last, octets } = parts.at(-1) ?? { by: 'client', octets: '' };
  // After QUIT, or a 421, the server is who hangs up.
  const hungUp =
    last === 'server' && /^(?:221|421)/.test(octets.slice(octets.lastIndexOf('\n', octets.length - 2) + 1));
  events.push({ kind: 'closed', at, by: closedBy ?? (hungUp ? 'server' : 'client'), how: 'ended' });
  return events;
}
