import { latin1 } from '../octets.ts';
import { type ReadProtocol, readerFor } from './reader.ts';
import type { ReadingEvent } from './reading.ts';

/** How a server's first line begins: RFC 1939 §4 and RFC 3501 §7.1. SMTP's is a number (RFC 5321 §4.2). */
const BEGINNINGS: readonly (readonly [string, ReadProtocol])[] = [
  ['+OK', 'pop3'],
  ['-ERR', 'pop3'],
  ['* OK', 'imap'],
  ['* PREAUTH', 'imap'],
  ['* BYE', 'imap'],
];

const POP3_LINE = /^(?:USER|PASS|APOP|STAT|LIST|UIDL|RETR|TOP|DELE|CAPA|STLS)(?:[ \r\n]|$)/i;
const IMAP_LINE =
  /^[^\s(){%*"\\+]+ (?:UID )?(?:CAPABILITY|LOGIN|AUTHENTICATE|SELECT|EXAMINE|FETCH|STORE|COPY|MOVE|SEARCH|LIST|LSUB|STATUS|NAMESPACE|ID|ENABLE|IDLE|CLOSE|EXPUNGE|APPEND|LOGOUT)(?:[ \r\n]|$)/i;
const spoken = (line: string): ReadProtocol | undefined =>
  POP3_LINE.test(line) ? 'pop3' : IMAP_LINE.test(line) ? 'imap' : undefined;

/** Octets of a client that are kept until the server has spoken; of further ones only the count. */
const KEPT = 65_536;

/** What a connection of an unknown service speaks, by the server's first octets, however they are cut. */
export interface Sniffer {
  /**
   * Takes the next event. The events that the reading takes now: none while the server's first word is not whole.
   * With `protocol`, it is one that has a reader, and they are all events from the beginning.
   */
  take(event: ReadingEvent): { events: readonly ReadingEvent[]; protocol?: ReadProtocol; decided: boolean };
}

/** @param midway The record begins after the greeting: what the client says has to tell. */
export function createSniffer(midway: boolean): Sniffer {
  const all: ReadingEvent[] = [];
  let kept = 0;
  let held: ReadingEvent[] = [];
  let begun = '';

  function take(event: ReadingEvent): ReturnType<Sniffer['take']> {
    all.push(lighter(event));
    const here = [...held, event];
    held = [];
    if (event.kind !== 'octets') return { events: here, decided: event.kind === 'closed' };
    if (event.from === 'client') {
      const protocol = midway && event.octets ? spoken(latin1(event.octets.subarray(0, 128))) : undefined;
      if (protocol && readerFor(protocol)) return { events: all, protocol, decided: true };
      if (begun === '') return { events: here, decided: false };
      held = here;
      return { events: [], decided: false };
    }
    if (!event.octets || event.offset !== begun.length) return { events: here, decided: true };
    begun += latin1(event.octets.subarray(0, 16));
    const whole = BEGINNINGS.find(([text]) => begun.toUpperCase().startsWith(text));
    if (whole) {
      const [, protocol] = whole;
      if (readerFor(protocol)) return { events: all, protocol, decided: true };
      return { events: here, decided: true };
    }
    const open = BEGINNINGS.some(([text]) => text.startsWith(begun.toUpperCase()));
    if (open) held = here;
    return open ? { events: [], decided: false } : { events: here, decided: true };
  }

  /** As it is kept for a reader that may come. */
  function lighter(event: ReadingEvent): ReadingEvent {
    if (event.kind !== 'octets' || event.from === 'server' || !event.octets) return event;
    kept += event.length;
    if (kept <= KEPT) return event;
    const { octets: _, ...count } = event;
    return count;
  }

  return { take };
}
