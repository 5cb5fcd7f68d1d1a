/** Names beyond ASCII: `bücher.test` travels as `xn--bcher-kva.test` (RFC 5890 §2.3.2.1, RFC 3492). */

export type AsciiName =
  | { ok: true; text: string }
  /** In libidn2's words. */
  | {
      ok: false;
      problem: 'domain label longer than 63 characters' | 'domain name longer than 255 characters';
    };

const PREFIX = 'xn--';
const MOST_LABEL = 63;
const MOST_NAME = 255;

// RFC 3492 §5
const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const INITIAL_BIAS = 72;
const INITIAL_N = 128;

/** Values 0 to 35 (RFC 3492 §5). */
const DIGITS = 'abcdefghijklmnopqrstuvwxyz0123456789';

const isAscii = (text: string) => /^[\x00-\x7f]*$/.test(text);

/** The form of a typed name that is asked for; what is ASCII stays as it was typed. */
export function toAscii(text: string): AsciiName {
  const labels = text
    .split(/[.\u3002\uff0e\uff61]/)
    .map((label) => (isAscii(label) ? label : PREFIX + encode(label.toLowerCase().normalize('NFC'))));
  if (labels.some((label) => label.length > MOST_LABEL))
    return { ok: false, problem: 'domain label longer than 63 characters' };
  const name = labels.join('.');
  return name.length > MOST_NAME
    ? { ok: false, problem: 'domain name longer than 255 characters' }
    : { ok: true, text: name };
}

/** A name as people read it; a label that is no Punycode stays as it is. */
export function toUnicode(name: string): string {
  return name
    .split('.')
    .map((label) =>
      label.toLowerCase().startsWith(PREFIX) ? (decode(label.slice(PREFIX.length)) ?? label) : label,
    )
    .join('.');
}

/** RFC 3492 §6.1 */
function adapt(delta: number, points: number, first: boolean): number {
  let rest = first ? Math.floor(delta / DAMP) : delta >> 1;
  rest += Math.floor(rest / points);
  let k = 0;
  for (; rest > ((BASE - T_MIN) * T_MAX) >> 1; k += BASE) rest = Math.floor(rest / (BASE - T_MIN));
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW));
}

const threshold = (k: number, bias: number) => Math.min(T_MAX, Math.max(T_MIN, k - bias));

/** RFC 3492 §6.3 */
function encode(label: string): string {
  const points = [...label].map((character) => character.codePointAt(0) as number);
  const basic = points.filter((point) => point < INITIAL_N);
  let text = String.fromCharCode(...basic) + (basic.length > 0 ? '-' : '');
  let [n, delta, bias] = [INITIAL_N, 0, INITIAL_BIAS];
  for (let handled = basic.length; handled < points.length; delta++, n++) {
    const next = Math.min(...points.filter((point) => point >= n));
    delta += (next - n) * (handled + 1);
    n = next;
    for (const point of points) {
      if (point < n) delta++;
      if (point !== n) continue;
      let q = delta;
      for (let k = BASE; ; k += BASE) {
        const t = threshold(k, bias);
        if (q < t) break;
        text += DIGITS.charAt(t + ((q - t) % (BASE - t)));
        q = Math.floor((q - t) / (BASE - t));
      }
      text += DIGITS.charAt(q);
      bias = adapt(delta, handled + 1, handled === basic.length);
      delta = 0;
      handled++;
    }
  }
  return text;
}

/** RFC 3492 §6.2; undefined for what no encoder writes. */
function decode(text: string): string | undefined {
  if (text === '') return undefined;
  const dash = text.lastIndexOf('-');
  const points = [...text.slice(0, Math.max(0, dash))].map((character) => character.charCodeAt(0));
  let [n, i, bias] = [INITIAL_N, 0, INITIAL_BIAS];
  for (let at = dash + 1; at < text.length; i++) {
    const before = i;
    let weight = 1;
    for (let k = BASE; ; k += BASE) {
      const value = at < text.length ? DIGITS.indexOf(text.charAt(at++).toLowerCase()) : -1;
      if (value < 0) return undefined;
      i += value * weight;
      const t = threshold(k, bias);
      if (value < t) break;
      weight *= BASE - t;
    }
    bias = adapt(i - before, points.length + 1, before === 0);
    n += Math.floor(i / (points.length + 1));
    i %= points.length + 1;
    if (n > 0x10ffff) return undefined;
    points.splice(i, 0, n);
  }
  return String.fromCodePoint(...points);
}
