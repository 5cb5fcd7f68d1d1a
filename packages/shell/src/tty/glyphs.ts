/**
 * Makes octets of a program safe to show. They never steer the terminal: LF, CR LF and TAB keep their meaning, other
 * control characters become their Unicode pictures (U+2400 block), C1 controls (U+0080–U+009F) their ESC form with
 * the picture of ESC, and octets that are not UTF-8 become U+FFFD.
 */
export interface GlyphDecoder {
  /** Text for the screen, with CR LF at line ends; keeps an unfinished character or CR for the next chunk. */
  decode(octets: Uint8Array): string;
  /** What was kept, now that nothing follows. */
  flush(): string;
}

export function createGlyphDecoder(): GlyphDecoder {
  let point = 0;
  let missing = 0;
  let smallest = 0;
  let carriageReturn = false;

  const show = (code: number): string => {
    if (carriageReturn) {
      carriageReturn = false;
      if (code === 0x0a) return '\r\n';
      return `\u240d${show(code)}`;
    }
    if (code === 0x0d) {
      carriageReturn = true;
      return '';
    }
    if (code === 0x0a) return '\r\n';
    if (code === 0x09) return '\t';
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    if (code === 0x7f) return '\u2421';
    if (code >= 0x80 && code < 0xa0) return `\u241b${String.fromCharCode(code - 0x40)}`;
    return String.fromCodePoint(code);
  };

  return {
    decode(octets) {
      let text = '';
      for (const octet of octets) {
        if (missing > 0) {
          if ((octet & 0xc0) === 0x80) {
            point = (point << 6) | (octet & 0x3f);
            missing--;
            if (missing > 0) continue;
            const valid = point >= smallest && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
            text += valid ? show(point) : show(0xfffd);
            continue;
          }
          missing = 0;
          text += show(0xfffd);
        }
        if (octet < 0x80) text += show(octet);
        else if (octet >= 0xc2 && octet < 0xe0) [point, missing, smallest] = [octet & 31, 1, 0x80];
        else if (octet >= 0xe0 && octet < 0xf0) [point, missing, smallest] = [octet & 15, 2, 0x800];
        else if (octet >= 0xf0 && octet < 0xf5) [point, missing, smallest] = [octet & 7, 3, 0x10000];
        else text += show(0xfffd);
      }
      return text;
    },
    flush() {
      let text = '';
      if (missing > 0) text += show(0xfffd);
      missing = 0;
      if (carriageReturn) text += '\u240d';
      carriageReturn = false;
      return text;
    },
  };
}
