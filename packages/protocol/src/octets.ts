/** Octets and text without DOM or Node: the wire speaks octets, tables and panels speak text. */

/** One character per octet, so that offsets in the text are offsets on the wire. */
export function latin1(octets: Uint8Array): string {
  if (octets.length <= 8192) return String.fromCharCode.apply(undefined, octets as unknown as number[]);
  let text = '';
  for (let start = 0; start < octets.length; start += 8192) {
    // `apply` takes the array as it is; spreading walks it with an iterator, ten times slower.
    text += String.fromCharCode.apply(undefined, octets.subarray(start, start + 8192) as unknown as number[]);
  }
  return text;
}

/** The inverse of `latin1`. Characters above U+00FF become `?`: they have no single octet. */
export function octetsOfLatin1(text: string): Uint8Array {
  const octets = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    octets[index] = code < 256 ? code : 0x3f;
  }
  return octets;
}

/** UTF-8 octets of a string (RFC 3629). Lone surrogates become U+FFFD, as every encoder does. */
export function utf8(text: string): Uint8Array {
  // Nearly all that mail says is ASCII: then octets are characters.
  if (isAscii(text)) return octetsOfLatin1(text);
  const octets: number[] = [];
  for (const character of text) {
    let point = character.codePointAt(0) as number;
    if (point >= 0xd800 && point <= 0xdfff) point = 0xfffd;
    if (point < 0x80) octets.push(point);
    else if (point < 0x800) octets.push(0xc0 | (point >> 6), 0x80 | (point & 63));
    else if (point < 0x10000)
      octets.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
    else
      octets.push(
        0xf0 | (point >> 18),
        0x80 | ((point >> 12) & 63),
        0x80 | ((point >> 6) & 63),
        0x80 | (point & 63),
      );
  }
  return Uint8Array.from(octets);
}

export function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 0x7f) return false;
  return true;
}

/** Text of UTF-8 octets; every octet that is not valid UTF-8 becomes U+FFFD. Never throws. */
export function textOfUtf8(octets: Uint8Array): string {
  let ascii = 0;
  while (ascii < octets.length && (octets[ascii] as number) < 0x80) ascii++;
  let text = latin1(ascii === octets.length ? octets : octets.subarray(0, ascii));
  let index = ascii;
  while (index < octets.length) {
    const first = octets[index] as number;
    const need =
      first < 0x80
        ? 0
        : first >= 0xc2 && first < 0xe0
          ? 1
          : first >= 0xe0 && first < 0xf0
            ? 2
            : first >= 0xf0 && first < 0xf5
              ? 3
              : -1;
    let point = need === 0 ? first : need === 1 ? first & 31 : need === 2 ? first & 15 : first & 7;
    let used = 1;
    while (used <= need) {
      const next = octets[index + used];
      if (next === undefined || (next & 0xc0) !== 0x80) break;
      point = (point << 6) | (next & 63);
      used++;
    }
    const whole = need >= 0 && used === need + 1;
    const tooSmall = (need === 2 && point < 0x800) || (need === 3 && (point < 0x10000 || point > 0x10ffff));
    const surrogate = point >= 0xd800 && point <= 0xdfff;
    if (!whole || tooSmall || surrogate) {
      text += '\uFFFD';
      index += 1;
    } else {
      text += String.fromCodePoint(point);
      index += used;
    }
  }
  return text;
}

/** Both, end to end. */
export function concat(parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
