import { concat, octetsOfLatin1 } from '../octets.ts';
import { textOfCharset } from './charset.ts';
import { decodeBase64 } from './transfer-encoding.ts';

/** `=?charset*language?Q|B?text?=` (RFC 2047 §2, language by RFC 2231 §5). The RFC's 75 characters are not insisted on. */
const ENCODED_WORD = /=\?([!-)+-<>@-~]{1,40})(?:\*[A-Za-z0-9-]*)?\?([QqBb])\?([!->@-~ ]*?)\?=/g;

/** Characters of an encoded word, its marks included (RFC 2047 §2). */
export const MOST_WORD = 75;

export interface EncodedWord {
  /** Characters into the value; `end` exclusive. */
  start: number;
  end: number;
  charset: string;
  /** `Q` or `B`. */
  encoding: string;
  payload: string;
}

/** Where encoded words stand in a value, known charset or not. Never throws. */
export function encodedWordsIn(value: string): EncodedWord[] {
  if (!value.includes('=?')) return [];
  return [...value.matchAll(ENCODED_WORD)].map(
    ({ index, 0: whole, 1: charset = '', 2: encoding = '', 3: payload = '' }) => ({
      start: index,
      end: index + whole.length,
      charset,
      encoding: encoding.toUpperCase(),
      payload,
    }),
  );
}

interface Word {
  charset: string;
  octets: Uint8Array;
}

/**
 * A field's value as a person is to read it (RFC 2047): encoded words decoded, white space between two of them taken
 * away (§6.2). Neighbours in one charset are joined before they are decoded: many programs cut a character in two.
 * A word in an unknown charset, and whatever is none, stays as written.
 */
export function decodeEncodedWords(value: string): string {
  if (!value.includes('=?')) return value;
  let text = '';
  let at = 0;
  let run: Word[] = [];
  const flush = () => {
    const first = run[0];
    if (first) text += textOfCharset(concat(run.map(({ octets }) => octets)), first.charset) ?? '';
    run = [];
  };
  for (const match of value.matchAll(ENCODED_WORD)) {
    const [whole, charset = '', encoding = '', payload = ''] = match;
    if (textOfCharset(new Uint8Array(0), charset) === undefined) continue;
    const between = value.slice(at, match.index);
    const word: Word = { charset: charset.toLowerCase(), octets: decodeWord(encoding, payload) };
    if (run.length === 0 || !/^[ \t]*$/.test(between)) {
      flush();
      text += between;
    } else if (run[0]?.charset !== word.charset) flush();
    run.push(word);
    at = match.index + whole.length;
  }
  flush();
  return text + value.slice(at);
}

function decodeWord(encoding: string, payload: string): Uint8Array {
  if (encoding.toUpperCase() === 'B') return decodeBase64(payload);
  return octetsOfLatin1(
    payload
      .replace(/_/g, ' ')
      .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  );
}
