/** Secrets that a reading finds in a dialogue of which nobody marked them: a capture of somebody's own. Pure. */
import type { DialogueReading } from '@ehlo/protocol/reading';
import type { SecretSpan } from './recording.ts';

/** A literal's sign at the end of a line (RFC 3501 §4.3): it says a length and no secret. */
const LITERAL = /\{\d{1,20}\+?\}$/;

/**
 * What a client told to log in: answers of SASL (RFC 4954 §4), PASS and APOP (RFC 1939 §7), LOGIN (RFC 3501 §6.2.3). Rather too much
 * than too little: of what is no password something may be hidden too.
 */
export function secretsRead({ exchanges, protocol }: DialogueReading): SecretSpan[] {
  const spans: SecretSpan[] = [];
  /** Exchanges of IMAP whose later lines belong to a log-in. */
  const logIns = new Set<number>();
  for (const exchange of exchanges) {
    const { command } = exchange;
    if (!command) continue;
    const add = (start: number, end: number) => {
      if (end > start)
        spans.push({ from: 'client', start: command.offset + start, end: command.offset + end });
    };
    for (const { start, end, token, sasl } of command.tokens)
      if (sasl?.by === 'client' || token === 'auth-response' || token === 'initial-response') add(start, end);
    const length = command.octets ?? command.text.length;
    const bare = command.text.replace(LITERAL, '').length;
    if (protocol === 'pop3') add(...pop3Secret(command.text, length));
    if (protocol !== 'imap') continue;
    if (exchange.continues !== undefined && logIns.has(exchange.continues)) {
      logIns.add(exchange.id);
      add(0, length === command.text.length ? bare : length);
    }
    const login = /^\S+ +(?:LOGIN|AUTHENTICATE +\S+) +/i.exec(command.text)?.[0];
    if (/^\S+ +(?:LOGIN|AUTHENTICATE)\b/i.test(command.text)) logIns.add(exchange.id);
    if (login) add(login.length, length === command.text.length ? bare : length);
  }
  return spans;
}

function pop3Secret(text: string, length: number): [number, number] {
  const before = /^(?:PASS +|APOP +\S+ +|AUTH +\S+ +)/i.exec(text)?.[0];
  return before === undefined ? [0, 0] : [before.length, length];
}
