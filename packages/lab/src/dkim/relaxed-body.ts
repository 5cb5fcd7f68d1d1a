const LF = 10;
const CR = 13;
const SPACE = 32;
const TAB = 9;
const CRLF = Buffer.from('\r\n');
/** Line ends handed out at a time. */
const MANY_LINES = Buffer.alloc(64 * 1024, CRLF);

/**
 * A body in the form that a signature with `c=…/relaxed` is over (RFC 6376 §3.4.4): lines end with CR LF and not with blanks,
 * blanks between words are one space, empty lines at the end are gone. A line feed alone ends a line too, as verifiers read
 * it. Takes time that grows with the body and with nothing else, which the library's does not: a megabyte of empty lines takes
 * that two seconds.
 *
 * @param pieceOctets octets of the body read for each piece; a piece may be empty
 */
export function* relaxedBody(body: Uint8Array, pieceOctets: number): Generator<Uint8Array> {
  /** Line ends that count only if something follows. */
  let lineEnds = 0;
  let blank = false;
  let empty = true;
  for (let start = 0; start < body.length; start += pieceOctets) {
    const end = Math.min(start + pieceOctets, body.length);
    const carried = lineEnds;
    // A line feed alone becomes two octets; a blank may be carried.
    const out = Buffer.allocUnsafe(2 * (end - start) + 1);
    let length = 0;
    let begun = false;
    for (let at = start; at < end; at++) {
      const octet = body[at] as number;
      if (octet === SPACE || octet === TAB) blank = true;
      else if (octet === LF) {
        blank = false;
        lineEnds++;
      } else if (octet !== CR || body[at + 1] !== LF) {
        if (!begun) {
          for (let left = 2 * carried; left > 0; left -= MANY_LINES.length)
            yield MANY_LINES.subarray(0, Math.min(left, MANY_LINES.length));
          lineEnds -= carried;
          begun = true;
        }
        for (; lineEnds > 0; lineEnds--) {
          out[length++] = CR;
          out[length++] = LF;
        }
        if (blank) out[length++] = SPACE;
        blank = false;
        out[length++] = octet;
        empty = false;
      }
    }
    yield out.subarray(0, length);
  }
  if (!empty) yield CRLF;
}
