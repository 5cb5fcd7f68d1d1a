import { octetsOfLatin1 } from '../octets.ts';
import type { ReadingContext, ReadingEvent } from '../reading/reading.ts';
import type { Part, Transcript } from './transcript.ts';

/** Parts of a transcript have an order and no time: a millisecond lies between them. */
export const PART_MICROSECONDS = 1000;

/** A dialogue that nobody of this room had: no host is known, and no mailbox. */
export function contextOf(transcript: Transcript): ReadingContext {
  return {
    host: hostOf(transcript),
    port: 0,
    service: serviceOf(transcript),
    handle: '',
    mailboxes: [],
    midway: transcript.excerpt === true || beginsMidway(transcript),
  };
}

/** Octets of a reply's longest line (RFC 5321 §4.5.3.1.5). */
const LONGEST_REPLY = 512;

/** The server's first line, however it was cut. */
function firstOfServer(parts: readonly Part[]): string {
  let first = '';
  for (const { by, octets } of parts) {
    if (by === 'server') first += octets.slice(0, LONGEST_REPLY);
    if (first.length >= LONGEST_REPLY || first.includes('\n')) break;
  }
  return first;
}

/** Who answered, by its own greeting (RFC 5321 §4.2). */
function hostOf({ parts }: Transcript): string {
  return /^220[ -]([A-Za-z0-9.-]{1,253})(?=[ \r\n]|$)/.exec(firstOfServer(parts))?.[1] ?? '';
}

/** POP3 and IMAP by how the server's first line begins (RFC 1939 §3, RFC 3501 §7.1): who spoke before it is read so too. */
function serviceOf({ parts }: Transcript): string {
  const first = firstOfServer(parts);
  if (/^(?:\+OK|-ERR)(?![A-Za-z0-9])/i.test(first)) return 'pop3';
  return /^\* (?:OK|PREAUTH|BYE)\b/i.test(first) ? 'imap' : 'dialled';
}

/** An excerpt: the client speaks first, and what the server says then is no greeting (RFC 5321 §4.3.1). */
function beginsMidway({ parts }: Transcript): boolean {
  const speaks = parts.findIndex(({ by }) => by === 'server');
  const first = firstOfServer(parts);
  if (
    parts[0]?.by !== 'client' ||
    first === '' ||
    /^(?:220|421|521|\* (?:OK|PREAUTH|BYE)\b|HTTP\/|[\x15\x16]\x03)/.test(first)
  )
    return false;
  // Instead of a greeting, to whoever did not wait for it: postscreen and Exim.
  if (
    /^5\d\d.*(?:protocol error|synchroni[sz]ation error|pre-?greet|before (?:the )?(?:greeting|banner))/i.test(
      first,
    )
  )
    return false;
  if (!first.startsWith('+OK')) return true;
  // A greeting of POP3 looks like any other yes: with one, there is an answer more than there are lines.
  const next = parts.findIndex(({ by }, index) => index > speaks && by === 'client');
  const linesOf = (some: Part[], line: RegExp) =>
    some
      .map(({ octets }) => octets)
      .join('')
      .match(line)?.length ?? 0;
  const answers = linesOf(parts.slice(speaks, next < 0 ? undefined : next), /^(?:\+OK|-ERR)/gm);
  return answers <= linesOf(parts.slice(0, speaks), /\n/g);
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
