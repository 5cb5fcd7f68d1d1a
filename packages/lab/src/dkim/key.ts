import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Domain that campus signs for, and the selector its key is published under (RFC 6376 §3.1). */
export const SIGNING_DOMAIN = 'campus.test';
export const SELECTOR = 's2026';

export interface DkimKey {
  readonly privateKey: KeyObject;
  /** `v=DKIM1; k=rsa; p=…`, as the zone publishes it (RFC 6376 §3.6.1). */
  readonly record: string;
}

/** RFC 8301 §3.2: signers use at least 2048 bits. */
const BITS = 2048;

/**
 * Campus's key: made once for an installation, when it is first asked for, and kept in `<dataDir>/dkim/s2026.key`, PEM, for
 * its owner's eyes. Takes a processor about a tenth of a second.
 *
 * @returns a function that reads the file, or makes it. It works once; callers at the same time share the work.
 */
export function createDkimKey(dataDir: string): () => Promise<DkimKey> {
  const folder = join(dataDir, 'dkim');
  let ready: Promise<DkimKey> | undefined;
  return () => {
    ready ??= readOrMake(folder).catch((error: unknown) => {
      ready = undefined;
      throw error;
    });
    return ready;
  };
}

async function readOrMake(folder: string): Promise<DkimKey> {
  const path = join(folder, `${SELECTOR}.key`);
  const pem = (await readKey(path)) ?? (await makeKey(folder, path));
  const privateKey = createPrivateKey(pem);
  const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  return { privateKey, record: `v=DKIM1; k=rsa; p=${spki.toString('base64')}` };
}

async function readKey(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function makeKey(folder: string, path: string): Promise<string> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: BITS });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(`${path}.new`, pem, { mode: 0o600 });
  await rename(`${path}.new`, path);
  return pem;
}
