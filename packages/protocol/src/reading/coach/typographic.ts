import type { Span } from '../../smtp/span.ts';

/** Signs that word processors and web pages put in the place of ASCII ones, as their UTF-8 octets, one character each. */
const UTF8_SIGNS =
  /\xc2\xa0|\xc2[\xab\xbb]|\xe2\x80[\x80-\x8f\x90-\x95\x98-\x9f\xa6\xaa-\xaf\xb9\xba]|\xe2\x81\xa0|\xe2\x9f[\xa8\xa9]|\xe3\x80[\x88-\x8b]|\xef\xbb\xbf|\xef\xbc[\x9a\x9c\x9e\xa0]/g;
/** The same signs in windows-1252. */
const CP1252_SIGNS = /[\x8b\x91-\x94\x96\x97\x9b\xa0\xab\xbb]/g;

const ASCII: Readonly<Record<string, string>> = {
  '\xc2\xa0': ' ',
  '\xc2\xab': '<',
  '\xc2\xbb': '>',
  '\xe2\x80\xa6': '...',
  '\xe2\x80\xaf': ' ',
  '\xe2\x80\xb9': '<',
  '\xe2\x80\xba': '>',
  '\xe2\x9f\xa8': '<',
  '\xe2\x9f\xa9': '>',
  '\xe3\x80\x88': '<',
  '\xe3\x80\x89': '>',
  '\xe3\x80\x8a': '<',
  '\xe3\x80\x8b': '>',
  '\xef\xbc\x9a': ':',
  '\xef\xbc\x9c': '<',
  '\xef\xbc\x9e': '>',
  '\xef\xbc\xa0': '@',
  '\x8b': '<',
  '\x9b': '>',
  '\xab': '<',
  '\xbb': '>',
  '\xa0': ' ',
  '\x91': "'",
  '\x92': "'",
  '\x93': '"',
  '\x94': '"',
  '\x96': '-',
  '\x97': '-',
};

function asciiOf(sign: string): string {
  const known = ASCII[sign];
  if (known !== undefined) return known;
  const last = sign.charCodeAt(2);
  if (!sign.startsWith('\xe2\x80')) return '';
  if (last <= 0x8a) return ' ';
  if (last >= 0x90 && last <= 0x95) return '-';
  if (last >= 0x98 && last <= 0x9b) return "'";
  if (last >= 0x9c && last <= 0x9f) return '"';
  // Joiners, direction marks: they print nothing.
  return '';
}

/** The line in ASCII and where the first sign stood; nothing if it has none, or has letters beyond ASCII besides. */
export function straightened(text: string): { text: string; span: Span } | undefined {
  if (!/[\x80-\xff]/.test(text)) return undefined;
  for (const signs of [UTF8_SIGNS, CP1252_SIGNS]) {
    signs.lastIndex = 0;
    const first = signs.exec(text);
    if (!first) continue;
    const straight = text.replace(signs, asciiOf);
    if (/[\x80-\xff]/.test(straight)) continue;
    return { text: straight, span: { start: first.index, end: first.index + first[0].length } };
  }
  return undefined;
}
