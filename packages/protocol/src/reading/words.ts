/** Text from the wire as a sentence may hold it. */
import { octetsOfLatin1, textOfUtf8 } from '../octets.ts';
import type { ReadingContext } from './reading.ts';

/** Characters of a value in a sentence; longer ones end with an ellipsis. */
const MAX_SHOWN = 60;

/** Text of a line that has one character per octet, where its octets are UTF-8; any other text stays as it is. */
export function readable(text: string): string {
  if (!/[\x80-\xff]/.test(text) || /[^\x00-\xff]/.test(text)) return text;
  const decoded = textOfUtf8(octetsOfLatin1(text));
  return decoded.includes('\ufffd') ? text : decoded;
}

/** As a sentence may hold it: UTF-8 read, control octets as pictures (U+2400), bounded. */
export function shown(text: string): string {
  const plain = readable(text.slice(0, 4 * MAX_SHOWN)).replace(/[\u0000-\u001f\u007f]/g, (control) =>
    control === '\x7f' ? '\u2421' : String.fromCharCode(0x2400 + control.charCodeAt(0)),
  );
  return plain.length > MAX_SHOWN ? `${plain.slice(0, MAX_SHOWN - 1)}…` : plain;
}

/** `bob@campus.test` → `Bob`, for people of the lab; anybody else goes by the whole address. */
export function personOf(path: string, mailboxes: readonly string[]): string {
  const name = localPart(path);
  if (!/^[a-z]+$/.test(name) || !mailboxes.includes(path.toLowerCase())) return shown(path);
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}

/** For a line that may be placed at the prompt. A lab on a network has no password that is everybody's. */
export const likelyPassword = ({ context }: { context: ReadingContext }): string =>
  context.password ?? 'secret';

/** Two spellings of one mailbox are equal here: the domain in any case, the name as written (RFC 5321 §2.4). */
export function sameMailbox(path: string): string {
  return `${localPart(path)}@${domainOf(path)}`;
}

export function localPart(path: string): string {
  const at = path.lastIndexOf('@');
  return at < 0 ? path : path.slice(0, at);
}

/** Lower case, without the dot of a fully qualified name; '' if there is none. */
export function domainOf(path: string): string {
  const at = path.lastIndexOf('@');
  return at < 0
    ? ''
    : path
        .slice(at + 1)
        .toLowerCase()
        .replace(/\.$/, '');
}

/** Insertions, deletions, substitutions and swaps of neighbours between two words (optimal string alignment). */
export function editDistance(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 3) return 4;
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      }
      next.push(cost);
    }
    before = row;
    row = next;
  }
  return row[other.length] ?? 0;
}

/** The candidate a slip of the finger away from what was typed, if there is one. */
export function nearest(typed: string, candidates: readonly string[]): string | undefined {
  const word = typed.toLowerCase().slice(0, 64);
  let best: string | undefined;
  let least = word.length <= 4 ? 2 : 3;
  for (const candidate of candidates) {
    const distance = editDistance(word, candidate.toLowerCase());
    if (distance > 0 && distance < least) [best, least] = [candidate, distance];
  }
  return best;
}
