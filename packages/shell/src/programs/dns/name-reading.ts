import { nameOfLabels } from '@ehlo/protocol/dns';

/** Problems in libisc's words. */
export type NameProblem =
  | 'empty label'
  | 'label too long'
  | 'bad escape'
  | 'bad label type'
  | 'ran out of space'
  | 'unexpected end of input';

export type ReadName =
  | { ok: true; labels: string[]; absolute: boolean }
  | { ok: false; problem: NameProblem };

const MAX_LABEL_OCTETS = 63;
/** Octets of a name on the wire (RFC 1035 §2.3.4). */
const MAX_NAME_OCTETS = 255;

/**
 * Reads a name as BIND's tools do (RFC 1035 §5.1): unlike `parseName` it takes octets beyond ASCII as they are (one
 * character an octet), says `absolute`, and has libisc's words for what is wrong.
 */
export function readName(text: string): ReadName {
  if (text === '.') return { ok: true, labels: [], absolute: true };
  if (text === '') return { ok: false, problem: 'unexpected end of input' };
  if (text === '@') return { ok: true, labels: [], absolute: false };
  const labels: string[] = [];
  let label = '';
  let begun = false;
  let octets = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '.') {
      if (label === '') return { ok: false, problem: 'empty label' };
      labels.push(label);
      label = '';
      begun = false;
      if (at === text.length - 1) return { ok: true, labels, absolute: true };
      continue;
    }
    if (!begun) octets++;
    begun = true;
    let octet = character;
    if (character === '\\') {
      const digits = text.slice(at + 1, at + 4);
      if (digits === '') return { ok: false, problem: 'unexpected end of input' };
      if (label === '' && digits.startsWith('[')) return { ok: false, problem: 'bad label type' };
      if (/^\d/.test(digits)) {
        if (!/^\d+$/.test(digits) || (digits.length === 3 && Number(digits) > 255))
          return { ok: false, problem: 'bad escape' };
        if (digits.length < 3) return { ok: false, problem: 'unexpected end of input' };
        octet = String.fromCharCode(Number(digits));
        at += 3;
      } else {
        octet = digits.charAt(0);
        at += 1;
      }
    }
    if (label.length >= MAX_LABEL_OCTETS) return { ok: false, problem: 'label too long' };
    label += octet;
    octets++;
    if (octets >= MAX_NAME_OCTETS) return { ok: false, problem: 'ran out of space' };
  }
  if (label === '') return { ok: false, problem: 'unexpected end of input' };
  labels.push(label);
  return { ok: true, labels, absolute: false };
}

/** Octets that labels take on the wire. */
const wireOctets = (labels: readonly string[]) => labels.reduce((sum, label) => sum + label.length + 1, 1);

/** An absolute name of labels; undefined when it would be longer than a name may be. */
export function absoluteName(labels: readonly string[]): string | undefined {
  return wireOctets(labels) > MAX_NAME_OCTETS ? undefined : nameOfLabels(labels);
}

/** A name as the tools write it in sentences: without the final dot. */
export const plainName = (name: string): string => (name === '.' ? name : name.replace(/\.$/, ''));
