/**
 * Domain names as text: absolute, with the final dot, the root being `.`. Dots and other marks inside a label are `\.`,
 * octets that are not printable ASCII are `\DDD` (RFC 1035 §5.1), so that every name on the wire has exactly one spelling.
 */

/** Octets of a label (RFC 1035 §2.3.4). */
export const MAX_LABEL_OCTETS = 63;
/** Octets of a name on the wire, length octets and the root's zero included (RFC 1035 §2.3.4). */
export const MAX_NAME_OCTETS = 255;

export type NameProblem =
  | { problem: 'empty-label' }
  | { problem: 'label-too-long'; label: string; octets: number }
  | { problem: 'name-too-long'; octets: number }
  | { problem: 'bad-escape'; at: number }
  /** Names beyond ASCII travel as A-labels, `xn--…` (RFC 5890 §2.3.2.1). */
  | { problem: 'not-ascii'; character: string };

export type ParsedName = { ok: true; name: string; labels: string[] } | ({ ok: false } & NameProblem);

const SPECIAL = new Set('.\\"();@$');

function escapeLabel(label: string): string {
  let text = '';
  for (const character of label) {
    const code = character.charCodeAt(0);
    if (code < 0x21 || code > 0x7e) text += `\\${String(code).padStart(3, '0')}`;
    else text += SPECIAL.has(character) ? `\\${character}` : character;
  }
  return text;
}

/** Text of labels, each one character per octet. */
export function nameOfLabels(labels: readonly string[]): string {
  return labels.length === 0 ? '.' : `${labels.map(escapeLabel).join('.')}.`;
}

/** Octets that labels take on the wire, uncompressed. */
export function wireLength(labels: readonly string[]): number {
  return labels.reduce((sum, label) => sum + label.length + 1, 1);
}

/**
 * Reads a name as people and zone files write it.
 *
 * @param origin  Labels put behind a name without a final dot; by default none, so that `campus.test` means `campus.test.`.
 */
export function parseName(text: string, origin: readonly string[] = []): ParsedName {
  if (text === '.') return { ok: true, name: '.', labels: [] };
  const labels: string[] = [];
  let label = '';
  let absolute = false;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    absolute = false;
    if (character === '.') {
      if (label === '') return { ok: false, problem: 'empty-label' };
      labels.push(label);
      label = '';
      absolute = true;
    } else if (character === '\\') {
      const digits = text.slice(at + 1, at + 4);
      const value = /^\d{3}$/.test(digits) ? Number(digits) : -1;
      if (value > 255 || at + 1 >= text.length) return { ok: false, problem: 'bad-escape', at };
      if (value >= 0) {
        label += String.fromCharCode(value);
        at += 3;
      } else if (/\d/.test(digits.charAt(0))) {
        return { ok: false, problem: 'bad-escape', at };
      } else {
        at += 1;
        label += text.charAt(at);
      }
    } else if (character > '~') {
      return {
        ok: false,
        problem: 'not-ascii',
        character: String.fromCodePoint(text.codePointAt(at) as number),
      };
    } else label += character;
  }
  if (label !== '') labels.push(label);
  if (labels.length === 0) return { ok: false, problem: 'empty-label' };
  for (const each of labels) {
    if (each.length > MAX_LABEL_OCTETS)
      return { ok: false, problem: 'label-too-long', label: each, octets: each.length };
  }
  const whole = absolute ? labels : [...labels, ...origin];
  const octets = wireLength(whole);
  if (octets > MAX_NAME_OCTETS) return { ok: false, problem: 'name-too-long', octets };
  return { ok: true, name: nameOfLabels(whole), labels: whole };
}

/** Labels of a name from this module, one character per octet. Throws RangeError on text that no function here produced. */
export function labelsOf(name: string): string[] {
  const parsed = parseName(name);
  if (!parsed.ok) throw new RangeError(`"${name}" is not a domain name (${parsed.problem})`);
  return parsed.labels;
}

/** ASCII letters in lower case and nothing else: what names are compared by (RFC 4343 §3). */
export function nameKey(name: string): string {
  return name.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** A name and every name above it up to the root, longest first. */
export function ancestors(name: string): string[] {
  const labels = labelsOf(name);
  return Array.from({ length: labels.length + 1 }, (_, index) => nameOfLabels(labels.slice(index)));
}

/** True for the name itself and everything below it. */
export function isWithin(name: string, zone: string): boolean {
  if (zone === '.') return true;
  const [inner, outer] = [nameKey(name), nameKey(zone)];
  if (inner === outer) return true;
  // An escaped dot before the zone (`a\.campus.test.` in `campus.test.`) is part of a label, no boundary.
  if (!inner.endsWith(`.${outer}`)) return false;
  const before = inner.slice(0, inner.length - outer.length - 1);
  const slashes = /\\*$/.exec(before)?.[0].length ?? 0;
  return slashes % 2 === 0;
}

/** Sorts as RFC 4034 §6.1 does: by labels from the right, as unsigned octets in lower case. */
export function compareNames(a: string, b: string): number {
  const left = labelsOf(nameKey(a)).reverse();
  const right = labelsOf(nameKey(b)).reverse();
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const [one, other] = [left[index], right[index]];
    if (one === undefined) return -1;
    if (other === undefined) return 1;
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}

/** An absolute name as people say it: `campus.test`; the root stays `.`. */
export const spokenName = (name: string): string => (name === '.' ? name : name.replace(/\.$/, ''));
