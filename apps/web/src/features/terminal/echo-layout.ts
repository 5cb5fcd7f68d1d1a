import type { LineEnding } from '@ehlo/protocol/reading';

/** A line that was typed here and sent. `text`: one character an octet. */
export interface SentLine {
  text: string;
  ending: LineEnding;
  /** Octet offset in what the client sent. */
  offset: number;
}

/** Columns of a tab stop. */
const TAB = 8;

/**
 * A sent line as its echo stands on the screen: what its octets spell, controls as their pictures (U+2400), tabs as
 * blanks up to the next stop. `tabs`: where those blanks are, in characters of `shown`.
 */
export function echoLayout(text: string): { shown: string; tabs: { start: number; end: number }[] } {
  const spelt = new TextDecoder().decode(Uint8Array.from(text, (octet) => octet.charCodeAt(0)));
  const tabs: { start: number; end: number }[] = [];
  let shown = '';
  for (const character of spelt) {
    const code = character.codePointAt(0) ?? 0;
    if (character === '\t') {
      const start = shown.length;
      shown = shown.padEnd((Math.floor(start / TAB) + 1) * TAB);
      tabs.push({ start, end: shown.length });
    } else if (code < 0x20) shown += String.fromCharCode(0x2400 + code);
    else if (code === 0x7f) shown += '\u2421';
    else shown += character;
  }
  return { shown, tabs };
}
