import { latin1 } from '@ehlo/protocol';

/** Behind these stand a password or what is made of one: RFC 4954 §4, RFC 1939 §7, RFC 5034 §4, RFC 3501 §6.2. */
const CARRIES = /^(?:AUTH +\S+ +|PASS +|APOP +\S+ +|\S+ +LOGIN +|\S+ +AUTHENTICATE +\S+ +)(?=\S)/i;
/** What follows such a line answers its server: a name and a password at most (AUTH LOGIN). */
const ASKS_FOR = /^(?:AUTH|\S+ +AUTHENTICATE) /i;
const ANSWERS = 2;
/** No verb with its mechanism is longer. */
const HEAD = 256;
const LF = 10;

/**
 * What may be secret in octets that a client sent and its server has not read, because their line has not ended or something else is
 * done first: they are in the log, and others see them before the server says which of them are a secret. Hides rather too much.
 *
 * @param unread octets from the beginning of a line
 * @param asked the server has asked for more (334, `+`) and this is the answer
 * @returns spans of `unread`
 */
export function unreadSecrets(unread: Uint8Array, asked: boolean): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  let answers = asked ? 1 : 0;
  for (let start = 0; start < unread.length; ) {
    const lineEnd = unread.indexOf(LF, start);
    const end = lineEnd < 0 ? unread.length : lineEnd + 1;
    const head = latin1(unread.subarray(start, Math.min(end, start + HEAD)));
    const behind = answers > 0 ? 0 : CARRIES.exec(head)?.[0].length;
    if (behind !== undefined) spans.push({ start: start + behind, end });
    answers = ASKS_FOR.test(head) ? ANSWERS : Math.max(0, answers - 1);
    start = end;
  }
  return spans;
}
