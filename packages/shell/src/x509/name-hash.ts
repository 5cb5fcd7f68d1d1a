import { concat, utf8 } from '@ehlo/protocol';
import { sha1 } from '@noble/hashes/legacy.js';
import { type Attribute, type Name, textOf } from './certificate.ts';
import { hexOf, TAG } from './der.ts';

/**
 * The eight digits by which OpenSSL finds a certificate in a directory (X509_NAME_hash_ex): the first four octets of
 * SHA-1 over the name in canonical form, the least significant one first.
 */
export function nameHash(name: Name): string {
  const canonical = concat(name.map((relative) => der(TAG.set, concat(relative.map(attribute)))));
  return hexOf(sha1(canonical).slice(0, 4).reverse());
}

/** As UTF-8, ASCII letters small, without blanks at the ends, one blank between words. */
function attribute(part: Attribute): Uint8Array {
  const text = textOf(part)
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    .replace(/[\t-\r ]+/g, ' ')
    .trim();
  return der(TAG.sequence, concat([der(TAG.oid, oidOctets(part.oid)), der(TAG.utf8, utf8(text))]));
}

function der(tag: number, body: Uint8Array): Uint8Array {
  const { length } = body;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return concat([Uint8Array.of(tag, ...size), body]);
}

/** X.690 §8.19: the first two arcs in one octet, seven bits an octet from then on. */
function oidOctets(oid: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = oid.split('.').map(Number);
  const octets = [first * 40 + second];
  for (const arc of rest) {
    const parts = [arc & 0x7f];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128))
      parts.unshift((left & 0x7f) | 0x80);
    octets.push(...parts);
  }
  return Uint8Array.from(octets);
}
