import type { MailAddress } from '../mail/addresses.ts';
import { phraseWords, textWords } from './encoded-words.ts';

/** Characters that a line ought to have at most, and must, without its end (RFC 5322 §2.1.1). */
const WISHED = 78;

/**
 * A header field, folded where words part (RFC 5322 §2.2.3): lines of 78 characters at most, unless a word is longer.
 *
 * @param words parted by one blank each; a fold may stand in its place
 */
export function headerField(name: string, words: readonly string[]): string {
  let line = `${name}:`;
  const lines: string[] = [];
  for (const word of words) {
    // Never a line of nothing but blanks, which was obsolete already (RFC 5322 §4.2).
    if (line.length + 1 + word.length > WISHED && line.trim() !== '' && word !== '') {
      lines.push(line);
      line = ` ${word}`;
    } else line += ` ${word}`;
  }
  return `${[...lines, line].join('\r\n')}\r\n`;
}

/** Unstructured text (RFC 5322 §2.2.1). Line ends in it would end the field: they are blanks. */
export function textField(name: string, text: string): string {
  return headerField(name, textWords(text.replace(/[\r\n\t]+/g, ' ').trim()));
}

/** A list of mailboxes (RFC 5322 §3.4): `Zoë <zoe@campus.test>, bob@campus.test`. */
export function addressField(name: string, addresses: readonly MailAddress[]): string {
  const words = addresses.flatMap((address, index) => {
    const own = mailboxWords(address);
    if (index === addresses.length - 1) return own;
    return [...own.slice(0, -1), `${own.at(-1)},`];
  });
  return headerField(name, words);
}

function mailboxWords({ name, address }: MailAddress): string[] {
  if (name === '') return [address];
  return address === '' ? phraseWords(name) : [...phraseWords(name), `<${address}>`];
}
