/** Names that were asked for and are none: what a person meant by them. */
import { ipv4Octets, ipv6Octets } from '../address.ts';
import { labelsOf, nameKey, nameOfLabels, spokenName } from '../name.ts';

/** `alice@campus.test` asked as a name: its parts, or undefined. */
export function mailboxAsName(name: string): { mailbox: string; domain: string } | undefined {
  const text = labelsOf(name).join('.');
  const at = text.lastIndexOf('@');
  const domain = text.slice(at + 1);
  return at > 0 && /^[^.@]+(?:\.[^.@]+)*$/.test(domain) ? { mailbox: text, domain } : undefined;
}

/** `192.0.2.25`, `2001:db8::1` or `25.2.0.192.in-addr.arpa` asked as a name: the address, or undefined. */
export function addressAsName(name: string): string | undefined {
  const labels = labelsOf(name);
  const text = labels.join('.');
  const octets = ipv4Octets(text) ?? ipv6Octets(text);
  if (octets) return text;
  const reverse = /^((?:\d{1,3}\.){4})in-addr\.arpa$/i.exec(text)?.[1];
  if (reverse) return reverse.split('.').slice(0, 4).reverse().join('.');
  const nibbles = /^((?:[0-9a-f]\.){32})ip6\.arpa$/i.exec(text)?.[1];
  if (!nibbles) return undefined;
  const digits = nibbles.split('.').slice(0, 32).reverse().join('');
  return digits.replace(/(.{4})(?!$)/g, '$1:');
}

/**
 * A name that ends in the same two or more labels twice, as a zone file makes it when the final dot is missing:
 * `mail.campus.test.campus.test.` of `mail.campus.test`. Gives the name that was meant.
 */
export function doubledName(name: string): { meant: string; zone: string } | undefined {
  const labels = labelsOf(nameKey(name));
  for (let size = Math.floor(labels.length / 2); size >= 2; size--) {
    const last = labels.slice(-size);
    const before = labels.slice(-2 * size, -size);
    if (last.some((label, index) => label !== before[index])) continue;
    const meant = nameOfLabels(labelsOf(name).slice(0, labels.length - size));
    return { meant: spokenName(meant), zone: spokenName(nameOfLabels(last)) };
  }
  return undefined;
}

/** Letters changed, added, left out or exchanged with a neighbour; stops counting at `most`. */
function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [before, row]: [number[], number[]] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one.charAt(i - 1) === other.charAt(j - 1);
      let cost = Math.min(
        (row[j] as number) + 1,
        (next[j - 1] as number) + 1,
        (row[j - 1] as number) + (same ? 0 : 1),
      );
      const swapped = one.charAt(i - 1) === other.charAt(j - 2) && one.charAt(i - 2) === other.charAt(j - 1);
      if (i > 1 && j > 1 && swapped) cost = Math.min(cost, (before[j - 2] as number) + 1);
      next.push(cost);
    }
    [before, row] = [row, next];
  }
  return row[other.length] as number;
}

/** Nobody types a longer one, and comparing costs the product of two lengths. */
const LONGEST_TYPED = 80;

/** The known name that a mistyped one is nearest to, at most two letters away; undefined when none is. */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  const typed = spokenName(nameKey(name));
  if (typed.length > LONGEST_TYPED) return undefined;
  let best: string | undefined;
  let least = 3;
  for (const one of known) {
    const candidate = spokenName(nameKey(one));
    if (candidate === typed) continue;
    const off = distance(typed, candidate, 2);
    if (off < least) [best, least] = [candidate, off];
  }
  return best;
}
