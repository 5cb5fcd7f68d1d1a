import { PrivateOctets, type Span } from '../hold/private-octets.ts';

const LF = 10;

/**
 * What may be secret in octets that a client sent and its server has not read, because their line has not ended or something else is
 * done first: they are in the log, and others see them before the server says which of them are a secret. Hides rather too much.
 *
 * @param unread octets from the beginning of a line
 * @param asked the server has asked for more (334, `+`) with what it said last
 * @returns spans of `unread`
 */
export function unreadSecrets(unread: Uint8Array, asked: boolean): Span[] {
  const lines = new PrivateOctets(asked);
  const spans: Span[] = [];
  for (let start = 0; start < unread.length; ) {
    const end = unread.indexOf(LF, start) + 1 || unread.length;
    const span = lines.read(unread.subarray(start, end));
    if (span) spans.push({ start: start + span.start, end: start + span.end });
    start = end;
  }
  return spans;
}
