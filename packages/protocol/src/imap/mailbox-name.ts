/** Mailbox names: INBOX in any case, and modified UTF-7 for all beyond ASCII (RFC 3501 §5.1, §5.1.3). */

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,';

/** A name as a person reads it; as it was where it is no modified UTF-7. */
export function decodeMailbox(name: string): string {
  if (!name.includes('&')) return name;
  let decoded = '';
  let at = 0;
  while (at < name.length) {
    const amp = name.indexOf('&', at);
    if (amp < 0) return decoded + name.slice(at);
    const end = name.indexOf('-', amp);
    if (end < 0) return name;
    decoded += name.slice(at, amp);
    const shifted = name.slice(amp + 1, end);
    if (shifted === '') decoded += '&';
    else {
      const units = unitsOf(shifted);
      if (!units) return name;
      decoded += String.fromCharCode(...units);
    }
    at = end + 1;
  }
  return decoded;
}

/** UTF-16 units out of base64 with a comma for the slash; undefined where it is none. */
function unitsOf(shifted: string): number[] | undefined {
  const units: number[] = [];
  let bits = 0;
  let held = 0;
  for (const sign of shifted) {
    const value = BASE64.indexOf(sign);
    if (value < 0 || units.length > 1000) return undefined;
    held = (held << 6) | value;
    bits += 6;
    if (bits < 16) continue;
    bits -= 16;
    units.push((held >> bits) & 0xffff);
    held &= (1 << bits) - 1;
  }
  // What is left over is padding, and zero.
  return bits < 6 && held === 0 ? units : undefined;
}

/** A name as it crosses: beyond printable ASCII in modified UTF-7. */
export function encodeMailbox(name: string): string {
  return name.replace(/&/g, '&-').replace(/[^\x20-\x7e]+/g, (piece) => {
    let coded = '';
    let bits = 0;
    let held = 0;
    for (let index = 0; index < piece.length; index++) {
      held = (held << 16) | piece.charCodeAt(index);
      bits += 16;
      while (bits >= 6) {
        bits -= 6;
        coded += BASE64[(held >> bits) & 63];
        held &= (1 << bits) - 1;
      }
    }
    if (bits > 0) coded += BASE64[(held << (6 - bits)) & 63];
    return `&${coded}-`;
  });
}

/** INBOX is the same in any case; every other name is as it is written (RFC 3501 §5.1). */
export const isInbox = (name: string): boolean => name.toUpperCase() === 'INBOX';
export const canonicalMailbox = (name: string): string => (isInbox(name) ? 'INBOX' : name);

/** As it is typed: in quotes where it has a blank, a sign of the grammar, or nothing. */
export const asTyped = (name: string): string =>
  /^[^\x00-\x20\x7f-\xff(){%*"\\\]]+$/.test(name) ? name : `"${name.replace(/["\\]/g, '\\$&')}"`;
