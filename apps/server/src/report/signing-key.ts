import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SigningKey {
  /** Public key, 32 octets (RFC 8032 §5.1.5) in base64. */
  readonly publicKey: string;
  /** Ed25519 over the text as UTF-8, in base64. */
  sign(text: string): string;
  /** Whether this installation signed that text. False for a signature that is none. */
  verify(text: string, signature: string): boolean;
}

/** The installation's own key, made when it is first asked for and kept in `<dataDir>/report/ed25519.key`, for its owner alone. */
export function createSigningKey(dataDir: string): () => SigningKey {
  let key: SigningKey | undefined;
  return () => (key ??= open(join(dataDir, 'report')));
}

function open(folder: string): SigningKey {
  const file = join(folder, 'ed25519.key');
  let privateKey: KeyObject;
  try {
    privateKey = createPrivateKey(readFileSync(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    ({ privateKey } = generateKeyPairSync('ed25519'));
    mkdirSync(folder, { recursive: true });
    const fresh = `${file}.new`;
    writeFileSync(fresh, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600 });
    renameSync(fresh, file);
  }
  const publicKey = createPublicKey(privateKey);
  return {
    publicKey: Buffer.from(String(publicKey.export({ format: 'jwk' }).x), 'base64url').toString('base64'),
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64'),
    verify: (text, signature) => verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64')),
  };
}

/** Whether whoever has this public key, as above, signed the text. False for a key or a signature that is none. */
export function verifyBy(publicKey: string, text: string, signature: string): boolean {
  try {
    const x = Buffer.from(publicKey, 'base64').toString('base64url');
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'));
  } catch {
    // No key of Ed25519: nobody signed with it.
    return false;
  }
}
