const EQUALS = 0x3d;
const LF = 10;
const CR = 13;

/** Octets of a body in its `Content-Transfer-Encoding` (RFC 2045 §6); one that is not known is taken as 8bit. */
export function decodeTransfer(body: Uint8Array, encoding: string): Uint8Array {
  switch (encoding.trim().toLowerCase()) {
    case 'base64':
      // Node skips white space and whatever is no base64, as RFC 2045 §6.8 demands.
      return Buffer.from(asBuffer(body).toString('latin1'), 'base64');
    case 'quoted-printable':
      return decodeQuotedPrintable(body);
    default:
      return body;
  }
}

/**
 * Quoted-printable, octet by octet (RFC 2045 §6.7), for it may be a mail of 25 MB. An `=` that begins nothing stays; blanks at the
 * end of a line go (rule 3).
 */
function decodeQuotedPrintable(body: Uint8Array): Uint8Array {
  const decoded = Buffer.alloc(body.length);
  let length = 0;
  /** Octets written before the blanks that may turn out to end a line. */
  let solid = 0;
  for (let at = 0; at < body.length; at++) {
    const octet = body[at] as number;
    if (octet === LF || (octet === CR && body[at + 1] === LF)) length = solid;
    if (octet !== EQUALS) {
      decoded[length++] = octet;
      if (octet !== 0x20 && octet !== 0x09) solid = length;
      continue;
    }
    const end = softBreak(body, at + 1);
    if (end > 0) {
      at = end - 1;
      solid = length;
      continue;
    }
    const value = hexPair(body[at + 1], body[at + 2]);
    decoded[length++] = value < 0 ? EQUALS : value;
    if (value >= 0) at += 2;
    solid = length;
  }
  return decoded.subarray(0, length);
}

/** Longest run of blanks looked over for the line end of a soft break. */
const MAX_BLANKS = 80;

/** Index behind the line end that follows, blanks before it allowed; 0 when something else follows. */
function softBreak(body: Uint8Array, start: number): number {
  let at = start;
  while (at - start < MAX_BLANKS && (body[at] === 0x20 || body[at] === 0x09)) at++;
  if (body[at] === CR && body[at + 1] === LF) return at + 2;
  return body[at] === LF ? at + 1 : 0;
}

function hexPair(high: number | undefined, low: number | undefined): number {
  const [a, b] = [hexDigit(high), hexDigit(low)];
  return a < 0 || b < 0 ? -1 : a * 16 + b;
}

function hexDigit(octet: number | undefined): number {
  if (octet === undefined) return -1;
  if (octet >= 0x30 && octet <= 0x39) return octet - 0x30;
  const letter = octet | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

export function asBuffer(octets: Uint8Array): Buffer {
  return Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength);
}
