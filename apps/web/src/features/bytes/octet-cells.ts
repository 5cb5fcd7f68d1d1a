/** How an octet is written. Pure. */
export const CR = 13;
export const LF = 10;

export const hexOf = (octet: number): string => octet.toString(16).padStart(2, '0');

/** A printable ASCII octet as itself, anything else as a dot, as every hex dump does. */
export const glyphOf = (octet: number): string =>
  octet === CR
    ? 'CR'
    : octet === LF
      ? 'LF'
      : octet >= 0x20 && octet < 0x7f
        ? String.fromCharCode(octet)
        : '·';

/** Each is printable ASCII, and so one character wide. */
export const isPlain = (octets: Uint8Array): boolean =>
  octets.every((octet) => octet >= 0x20 && octet < 0x7f);
