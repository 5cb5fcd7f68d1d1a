import type { Part } from './transcript.ts';

const REPLY =
  /^(?:[2-5]\d\d(?:[ -]|\r|$)|\+OK\b|-ERR\b|\* (?:OK|BYE|PREAUTH|CAPABILITY|\d+ )|\S{1,20} (?:OK|NO|BAD)\b)/;
const COMMAND =
  /^(?:EHLO|HELO|LHLO|MAIL FROM|RCPT TO|DATA|QUIT|NOOP|RSET|VRFY|EXPN|HELP|AUTH|STARTTLS|BDAT|USER|PASS|CAPA|STAT|LIST|UIDL|RETR|TOP|DELE|STLS|APOP)\b/i;
const TAGGED =
  /^[A-Za-z0-9.]{1,20} (?:UID )?(?:CAPABILITY|LOGIN|AUTHENTICATE|STARTTLS|SELECT|EXAMINE|FETCH|STORE|COPY|MOVE|SEARCH|LIST|LSUB|STATUS|NOOP|ID|ENABLE|IDLE|CLOSE|EXPUNGE|APPEND|LOGOUT)\b/i;

/**
 * How much a transcript looks like a dialogue: servers say replies, clients say commands, and not the other way round.
 * What a letter holds counts for neither.
 */
export function plausibility(parts: readonly Part[]): number {
  let points = 0;
  let letter = false;
  for (const { by, octets } of parts) {
    const isReply = REPLY.test(octets);
    const isCommand = !isReply && (COMMAND.test(octets) || TAGGED.test(octets));
    if (by === 'server') {
      points += isReply ? 1 : isCommand ? -1 : 0;
      letter = /^354\b/.test(octets);
    } else if (!letter) points += isCommand ? 1 : isReply ? -1 : 0;
  }
  return points;
}
