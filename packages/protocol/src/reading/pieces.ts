/** The types of a TLS record that can come first (RFC 8446 §5.1). No line of SMTP, POP3 or IMAP begins with such an octet. */
const HANDSHAKE = 22;
const ALERT = 21;
const LF = 10;

/** Whether these octets, which begin a line, are a TLS record: a handshake, or an alert. */
export const beginsRecord = (chunk: Uint8Array): boolean => chunk[0] === HANDSHAKE || chunk[0] === ALERT;

/** Whether they are a handshake, as a client begins with. */
export const beginsHandshake = (chunk: Uint8Array): boolean => chunk[0] === HANDSHAKE;

/** Hands over the octets in pieces that begin where TLS might, so that no reading depends on where the network cut them. */
export function inPieces(chunk: Uint8Array, take: (piece: Uint8Array) => void): void {
  if (chunk.indexOf(HANDSHAKE, 1) < 0 && chunk.indexOf(ALERT, 1) < 0) {
    take(chunk);
    return;
  }
  let begin = 0;
  for (let at = chunk.indexOf(LF) + 1; at > 0; at = chunk.indexOf(LF, at) + 1) {
    if (chunk[at] !== HANDSHAKE && chunk[at] !== ALERT) continue;
    take(chunk.subarray(begin, at));
    begin = at;
  }
  take(chunk.subarray(begin));
}
