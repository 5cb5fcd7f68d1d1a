import { latin1, utf8 } from '../octets.ts';

const NAMED: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  "'": "'",
  '"': '"',
  '\\': '\\',
  '0': '\0',
};

/** Where an escaped octet is kept until characters become octets: lone surrogates, which no text has (as in PEP 383). */
const ESCAPED = 0xdc00;

/**
 * What a string literal of Python, Go or Ruby stands for, quotes included in `text`. Octets above 0x7f that are written as
 * `\xNN` are kept apart from characters: `octetsOfText` has both as octets.
 */
export function stringLiteral(text: string): string {
  return text
    .slice(1, -1)
    .replace(/\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|([nrt'"\\0]))/g, (_, octet, unit, name) => {
      if (name !== undefined) return NAMED[name] ?? name;
      const code = Number.parseInt(octet ?? unit, 16);
      return String.fromCharCode(octet !== undefined && code > 0x7f ? ESCAPED + code : code);
    });
}

/** A text as octets, one character each: characters as UTF-8 has them, or as they are where the file was none. */
export function octetsOfText(text: string, isUtf8: boolean): string {
  if (!/[^\x00-\x7f]/.test(text)) return text;
  return text
    .split(/([\udc80-\udcff])(?<![\ud800-\udbff].)/)
    .map((piece, index) => {
      if (index % 2 === 1) return String.fromCharCode(piece.charCodeAt(0) - ESCAPED);
      return isUtf8 ? latin1(utf8(piece)) : piece;
    })
    .join('');
}
