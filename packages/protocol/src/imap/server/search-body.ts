/** Texts in the body of a letter (RFC 3501 §6.4.4, BODY and TEXT), looked for piece by piece, so that a large letter stops nobody. */
import { entitiesOf, readStructure } from '../../letter/structure.ts';
import { textOfCharset } from '../../mail/charset.ts';
import { octetsOfBase64, octetsOfQuotedPrintable } from '../../mail/transfer-encoding.ts';
import { textOfUtf8 } from '../../octets.ts';
import { folded, type SearchTree } from './search-tree.ts';

/** Octets of decoded text looked through at a time. */
const PIECE = 256 * 1024;
const LF = 10;

/** What a search looks for in bodies, folded. */
export function bodyTextsOf(tree: SearchTree): Set<string> {
  switch (tree.kind) {
    case 'and':
      return new Set(tree.trees.flatMap((one) => [...bodyTextsOf(one)]));
    case 'or':
      return new Set([...bodyTextsOf(tree.one), ...bodyTextsOf(tree.other)]);
    case 'not':
      return bodyTextsOf(tree.tree);
    case 'body':
    case 'text':
      return new Set([tree.text]);
    default:
      return new Set();
  }
}

/**
 * Looks for these texts in the text of a letter's parts, and in the headers of its parts. Each step looks at one piece; the
 * last value is which of them are there.
 */
export function* searchBody(octets: Uint8Array, wanted: ReadonlySet<string>): Generator<void, Set<string>> {
  // Nothing is in everything, also where there is no text.
  const found = new Set(wanted.has('') ? [''] : []);
  // Composing may make a text shorter: what one piece ends with is looked at again with the next.
  const overlap = 4 * Math.max(0, ...[...wanted].map(({ length }) => length));
  let before = '';
  const look = (text: string): void => {
    const whole = before + text;
    const searched = folded(whole);
    for (const one of wanted) if (!found.has(one) && searched.includes(one)) found.add(one);
    before = overlap === 0 ? '' : whole.slice(-overlap);
  };
  for (const { fields, partId, type, encoding, charset, bodyStart, end, children } of entitiesOf(
    readStructure(octets),
  )) {
    // Headers of parts are text of the letter, too.
    if (partId !== '0') look(`${fields.map(({ name, value }) => `${name}: ${value}`).join('\n')}\n`);
    if (children.length > 0 || !/^(?:text|message|multipart)\//.test(type)) continue;
    const raw = octets.subarray(bodyStart, end);
    const decoded =
      encoding === 'base64'
        ? octetsOfBase64(raw)
        : encoding === 'quoted-printable'
          ? octetsOfQuotedPrintable(raw)
          : raw;
    for (let start = 0; start < decoded.length; ) {
      const stop = endOfPiece(decoded, start);
      const piece = decoded.subarray(start, stop);
      look(textOfCharset(piece, charset === '' ? 'utf-8' : charset) ?? textOfUtf8(piece));
      if (found.size === wanted.size) return found;
      start = stop;
      yield;
    }
    look('\n');
  }
  return found;
}

/** Between two lines, else between two characters of UTF-8. */
function endOfPiece(octets: Uint8Array, start: number): number {
  const most = start + PIECE;
  if (most >= octets.length) return octets.length;
  const line = octets.lastIndexOf(LF, most - 1);
  if (line >= start) return line + 1;
  let end = most;
  while (end > most - 4 && ((octets[end] as number) & 0xc0) === 0x80) end--;
  return end;
}
