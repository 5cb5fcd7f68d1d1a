import { latin1 } from '@ehlo/protocol';

/** Commands that carry a secret, or a name, behind their verb: SMTP and POP3 `AUTH`, POP3 `PASS` and `APOP`, IMAP `LOGIN`, `AUTHENTICATE`. */
const TELLS = /^(?:\S+ +(?:LOGIN|AUTHENTICATE)|AUTH|PASS|APOP)\b/i;
/** The server asks for more: 334 (RFC 4954 §4), `+ ` (RFC 5034 §4, RFC 3501 §2.2.1). */
const ASKS_MORE = /^(?:334|\+)(?: |\r?\n|$)/;

const LF = 10;

/** Whether what a client says next may be a secret, by what its server said: its last line tells. */
export function asksForMore(said: Uint8Array): boolean {
  const start = said.lastIndexOf(LF, said.length - 2) + 1;
  return ASKS_MORE.test(latin1(said.subarray(start, start + 8)));
}

/**
 * What of a client's line may be a secret. No server has read it yet, so this hides rather too much: all behind the verb, and the whole
 * answer to a server that asked for more.
 */
export function privateOctets(
  line: Uint8Array,
  answersMore: boolean,
): { start: number; end: number } | undefined {
  const text = latin1(line);
  const start = answersMore ? 0 : TELLS.exec(text)?.[0].length;
  if (start === undefined) return undefined;
  const end = text.replace(/\r?\n$/, '').length;
  return end > start ? { start, end } : undefined;
}
