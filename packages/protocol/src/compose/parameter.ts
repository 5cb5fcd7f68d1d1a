import { isAscii, utf8 } from '../octets.ts';

/** Characters of one piece of a value, so that its line stays below 78. */
const MOST_PIECE = 50;

/** What stands for itself in an extended value (RFC 2231 §7, `attribute-char`). */
const PLAIN = /^[A-Za-z0-9!#$&+\-.^_`{|}~]$/;

const percent = (character: string): string =>
  PLAIN.test(character)
    ? character
    : Array.from(utf8(character), (octet) => `%${octet.toString(16).toUpperCase().padStart(2, '0')}`).join(
        '',
      );

/**
 * A parameter of a MIME field, as words to be parted by folds: `filename="a b.txt"`, in UTF-8 where ASCII does not do
 * (RFC 2231 §4), in numbered pieces where it is long (§3).
 */
export function parameterWords(name: string, value: string): string[] {
  // Controls have no business in a name, and would end the field.
  const clean = value.replace(/\p{Cc}/gu, ' ');
  if (isAscii(clean) && clean.length <= MOST_PIECE) return [`${name}="${clean.replace(/["\\]/g, '\\$&')}"`];
  const pieces: string[] = [];
  let now = '';
  for (const character of clean) {
    const written = percent(character);
    if (now.length + written.length > MOST_PIECE) {
      pieces.push(now);
      now = '';
    }
    now += written;
  }
  pieces.push(now);
  if (pieces.length === 1) return [`${name}*=UTF-8''${pieces[0]}`];
  return pieces.map((piece, index) => `${name}*${index}*=${index === 0 ? "UTF-8''" : ''}${piece}`);
}
