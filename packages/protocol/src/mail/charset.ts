import { latin1, textOfUtf8 } from '../octets.ts';

/** windows-1252 from 0x80 to 0x9F; the five undefined ones stay control characters, as the WHATWG's table has them. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
/** What ISO-8859-15 has in other places than ISO-8859-1. */
const LATIN_9: ReadonlyMap<number, string> = new Map([
  [0xa4, '€'],
  [0xa6, 'Š'],
  [0xa8, 'š'],
  [0xb4, 'Ž'],
  [0xb8, 'ž'],
  [0xbc, 'Œ'],
  [0xbd, 'œ'],
  [0xbe, 'Ÿ'],
]);

const windows1252 = (octets: Uint8Array) =>
  latin1(octets).replace(/[\u0080-\u009f]/g, (c) => WINDOWS_1252.charAt(c.charCodeAt(0) - 0x80));
const latin9 = (octets: Uint8Array) =>
  latin1(octets).replace(/[\u00a4-\u00be]/g, (c) => LATIN_9.get(c.charCodeAt(0)) ?? c);

const CHARSETS: Readonly<Record<string, (octets: Uint8Array) => string>> = {
  'utf-8': textOfUtf8,
  utf8: textOfUtf8,
  // Mail labelled US-ASCII often is not; octets above 127 then are UTF-8 more often than anything else.
  'us-ascii': textOfUtf8,
  ascii: textOfUtf8,
  'iso-8859-1': windows1252,
  'iso-8859-15': latin9,
  latin1: windows1252,
  'windows-1252': windows1252,
  cp1252: windows1252,
};

/**
 * Text of octets in a charset by its IANA name, or undefined for one that is not known here. "ISO-8859-1" is read as
 * windows-1252, its superset: whoever writes 0x93 under that label means a quotation mark.
 */
export function textOfCharset(octets: Uint8Array, charset: string): string | undefined {
  return CHARSETS[charset.toLowerCase()]?.(octets);
}
