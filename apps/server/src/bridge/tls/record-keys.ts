import { type CipherGCMTypes, createDecipheriv, createHmac } from 'node:crypto';
import type { TlsRecord } from './records.ts';

const SUITES: Readonly<Record<number, { cipher: string; hash: 'sha256' | 'sha384'; keyOctets: number }>> = {
  4865: { cipher: 'aes-128-gcm', hash: 'sha256', keyOctets: 16 },
  4866: { cipher: 'aes-256-gcm', hash: 'sha384', keyOctets: 32 },
  4867: { cipher: 'chacha20-poly1305', hash: 'sha256', keyOctets: 32 },
};
const IV_OCTETS = 12;
const TAG_OCTETS = 16;

/**
 * Opens one side's protected handshake records of TLS 1.3 (RFC 8446 §5.2, §7.3), for whoever has its secret.
 *
 * @returns undefined for a suite that is not known; the function throws on a record that was made with other keys
 */
export function createOpener(
  suite: number,
  secret: Uint8Array,
): ((record: TlsRecord) => { type: number; body: Uint8Array }) | undefined {
  const known = SUITES[suite];
  if (!known) return undefined;
  const { cipher, hash, keyOctets } = known;
  const key = expandLabel(hash, secret, 'key', keyOctets);
  const iv = expandLabel(hash, secret, 'iv', IV_OCTETS);
  let sequence = 0;

  return ({ header, body }) => {
    const nonce = Buffer.from(iv);
    nonce.writeUInt32BE((nonce.readUInt32BE(IV_OCTETS - 4) ^ sequence++) >>> 0, IV_OCTETS - 4);
    // Node's types know the tag of GCM only under that name.
    const decipher = createDecipheriv(cipher as CipherGCMTypes, key, nonce, { authTagLength: TAG_OCTETS });
    decipher.setAAD(header);
    decipher.setAuthTag(body.subarray(-TAG_OCTETS));
    const inner = Buffer.concat([decipher.update(body.subarray(0, -TAG_OCTETS)), decipher.final()]);
    let end = inner.length;
    while (end > 0 && inner[end - 1] === 0) end--;
    return { type: inner[end - 1] ?? 0, body: inner.subarray(0, Math.max(0, end - 1)) };
  };
}

/** HKDF-Expand-Label with no context (RFC 8446 §7.1); one block is enough for a key. */
function expandLabel(hash: string, secret: Uint8Array, label: string, octets: number): Buffer {
  const name = Buffer.from(`tls13 ${label}`, 'latin1');
  const info = Buffer.concat([Buffer.from([0, octets, name.length]), name, Buffer.from([0])]);
  return createHmac(hash, secret)
    .update(info)
    .update(Buffer.from([1]))
    .digest()
    .subarray(0, octets);
}
