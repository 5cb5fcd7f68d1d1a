import { utf8 } from '@ehlo/protocol';

const SIMPLE: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  e: 27,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
  v: 11,
  '\\': 92,
  '"': 34,
};

/**
 * Backslash escapes of `printf` and `echo -e` as octets. `zeroOctal`: `\0nnn` (echo, `%b`) rather than `\nnn`
 * (a printf format). `stop` is true when `\c` said that nothing follows.
 */
export function decodeEscapes(text: string, zeroOctal: boolean): { octets: number[]; stop: boolean } {
  const octets: number[] = [];
  for (let at = 0; at < text.length; ) {
    if (text[at] !== '\\' || at + 1 >= text.length) {
      const point = text.codePointAt(at) as number;
      octets.push(...utf8(String.fromCodePoint(point)));
      at += point > 0xffff ? 2 : 1;
      continue;
    }
    const rest = text.slice(at + 1);
    const octal = (zeroOctal ? /^0([0-7]{0,3})/ : /^([0-7]{1,3})/).exec(rest);
    const hex = /^x([0-9a-fA-F]{1,2})/.exec(rest);
    const unicode = /^(?:u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8}))/.exec(rest);
    const letter = rest[0] as string;
    if (letter === 'c') return { octets, stop: true };
    if (octal) octets.push(Number.parseInt(octal[1] || '0', 8) & 255);
    else if (hex) octets.push(Number.parseInt(hex[1] as string, 16));
    else if (unicode) {
      const point = Number.parseInt((unicode[1] ?? unicode[2]) as string, 16);
      octets.push(...utf8(point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd'));
    } else if (SIMPLE[letter] !== undefined) octets.push(SIMPLE[letter]);
    else octets.push(92, ...utf8(letter));
    at += 1 + (octal ?? hex ?? unicode ?? [letter])[0].length;
  }
  return { octets, stop: false };
}
