/** Character classes of RFC 5321 §4.1.2, by octet. */

const SP = 32;
const TAB = 9;

export function isBlank(octet: number | undefined): boolean {
  return octet === SP || octet === TAB;
}

export function isDigit(octet: number | undefined): boolean {
  return octet !== undefined && octet >= 48 && octet <= 57;
}

export function isLetDig(octet: number | undefined): boolean {
  return (
    octet !== undefined &&
    ((octet >= 48 && octet <= 57) || (octet >= 65 && octet <= 90) || (octet >= 97 && octet <= 122))
  );
}

/** Octets below SP, and DEL. */
export function isControl(octet: number | undefined): boolean {
  return octet !== undefined && (octet < SP || octet === 127);
}

/** atext of RFC 5322 §3.2.3. */
const ATEXT_MARKS = new Set([..."!#$%&'*+-/=?^_`{|}~"].map((mark) => mark.charCodeAt(0)));
export function isAtext(octet: number | undefined): boolean {
  return octet !== undefined && (isLetDig(octet) || ATEXT_MARKS.has(octet));
}

/**
 * Octets of the UTF-8 character (RFC 3629) that begins at `at`: 1 to 4, or 0 for what is none. C1 controls
 * (U+0080 to U+009F) count as none: no address needs them and a terminal obeys them.
 */
export function utf8Length(octets: Uint8Array, at: number): 0 | 1 | 2 | 3 | 4 {
  const first = octets[at];
  if (first === undefined) return 0;
  if (first < 0x80) return 1;
  const second = octets[at + 1];
  if (second === undefined || (second & 0xc0) !== 0x80) return 0;
  if (first < 0xc2) return 0;
  if (first < 0xe0) return first === 0xc2 && second < 0xa0 ? 0 : 2;
  const third = octets[at + 2];
  if (third === undefined || (third & 0xc0) !== 0x80) return 0;
  if (first < 0xf0) {
    // Overlong forms and surrogates.
    if ((first === 0xe0 && second < 0xa0) || (first === 0xed && second >= 0xa0)) return 0;
    return 3;
  }
  const fourth = octets[at + 3];
  if (fourth === undefined || (fourth & 0xc0) !== 0x80 || first > 0xf4) return 0;
  if ((first === 0xf0 && second < 0x90) || (first === 0xf4 && second >= 0x90)) return 0;
  return 4;
}
