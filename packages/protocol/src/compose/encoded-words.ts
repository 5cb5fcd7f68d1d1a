import { isAscii, utf8 } from '../octets.ts';
import { base64Word } from './base64.ts';
import { hexOctet } from './quoted-printable.ts';

/** Characters of one encoded word (RFC 2047 §2). */
const MOST = 75;
const AROUND = '=?UTF-8?Q??='.length;
/** A word that is longer would make a line that no server need take (RFC 5322 §2.1.1: 998). */
const MOST_PLAIN_WORD = 900;

/** What stands for itself in Q wherever an encoded word may stand, in a phrase too (RFC 2047 §5 rule 3). */
const Q_PLAIN = /^[A-Za-z0-9!*+/-]$/;

function inQ(character: string): string {
  if (character === ' ') return '_';
  if (Q_PLAIN.test(character)) return character;
  return Array.from(utf8(character), hexOctet).join('');
}

/** Whether a word of a header field has to be written as an encoded one. */
export function needsEncoding(word: string): boolean {
  return !isAscii(word) || /[^\x20-\x7e]/.test(word) || word.includes('=?') || word.length > MOST_PLAIN_WORD;
}

/**
 * Text as encoded words (RFC 2047 §2): none longer than 75 characters, none that ends within a character (§5), all of one
 * encoding, that which is shorter. What is between them is theirs to be parted by: a blank, or a fold, means nothing (§6.2).
 */
export function encodedWords(text: string): string[] {
  const characters = [...text];
  const q = characters.reduce((sum, character) => sum + inQ(character).length, 0);
  const b = Math.ceil(utf8(text).length / 3) * 4;
  const costOf = (piece: string) =>
    q <= b
      ? [...piece].reduce((sum, one) => sum + inQ(one).length, 0)
      : Math.ceil(utf8(piece).length / 3) * 4;
  const words: string[] = [];
  let now = '';
  const finish = () => {
    if (now === '') return;
    words.push(q <= b ? `=?UTF-8?Q?${[...now].map(inQ).join('')}?=` : `=?UTF-8?B?${base64Word(utf8(now))}?=`);
    now = '';
  };
  for (const character of characters) {
    if (AROUND + costOf(now + character) > MOST) finish();
    now += character;
  }
  finish();
  return words;
}

/**
 * The words that a text of a header field is written as, to be parted by blanks or folds. From the first to the last one that
 * needs it the text is encoded, blanks between them included, for blanks between encoded words are dropped (RFC 2047 §6.2).
 */
export function textWords(text: string): string[] {
  const words = text.split(' ');
  const first = words.findIndex(needsEncoding);
  if (first < 0) return words;
  const last = words.findLastIndex(needsEncoding);
  return [
    ...words.slice(0, first),
    ...encodedWords(words.slice(first, last + 1).join(' ')),
    ...words.slice(last + 1),
  ];
}

/** A name before an address: a phrase of atoms, a quoted string, or encoded words (RFC 5322 §3.2.5, RFC 2047 §5 rule 3). */
export function phraseWords(name: string): string[] {
  if (needsEncoding(name)) return encodedWords(name);
  if (/^[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~]+(?: [A-Za-z0-9!#$%&'*+\-/=?^_`{|}~]+)*$/.test(name))
    return name.split(' ');
  return [`"${name.replace(/["\\]/g, '\\$&')}"`];
}
