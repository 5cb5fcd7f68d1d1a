import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createSecureContext, type SecureContext } from 'node:tls';
import * as x509 from '@peculiar/x509';

/** What TLS at the door needs: made once for an installation, at first use, kept in `<dataDir>/tls`. */
export interface LabCertificates {
  /** The lab CA's certificate: what a client is to trust. PEM. */
  readonly authority: string;
  /** Leaf certificate and the CA's behind it. PEM. */
  readonly chain: string;
  readonly key: string;
  readonly context: SecureContext;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const DAY_MS = 86_400_000;
/** Ten years: an installation is not asked to renew, and nobody outside the lab trusts its CA. */
const VALID_MS = 3650 * DAY_MS;
const FILES = { authority: 'ca.pem', chain: 'server.pem', key: 'server.key' } as const;

/**
 * @param names host names of the world, for the certificate
 * @returns a function that reads the files, or makes them. It works once; callers at the same time share the work.
 */
export function createCertificates(
  dataDir: string,
  names: { hosts: readonly string[]; addresses: readonly string[] },
  now: () => number,
): () => Promise<LabCertificates> {
  const folder = join(dataDir, 'tls');
  let ready: Promise<LabCertificates> | undefined;
  return () => {
    ready ??= readOrMake(folder, names, now).catch((error: unknown) => {
      ready = undefined;
      throw error;
    });
    return ready;
  };
}

async function readOrMake(
  folder: string,
  names: { hosts: readonly string[]; addresses: readonly string[] },
  now: () => number,
): Promise<LabCertificates> {
  const texts = (await readAll(folder)) ?? (await makeAll(folder, names, now()));
  return { ...texts, context: createSecureContext({ cert: texts.chain, key: texts.key }) };
}

type Texts = Record<keyof typeof FILES, string>;

async function readAll(folder: string): Promise<Texts | undefined> {
  try {
    const [authority, chain, key] = await Promise.all(
      [FILES.authority, FILES.chain, FILES.key].map((file) => readFile(join(folder, file), 'utf8')),
    );
    return { authority: authority as string, chain: chain as string, key: key as string };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function makeAll(
  folder: string,
  names: { hosts: readonly string[]; addresses: readonly string[] },
  now: number,
): Promise<Texts> {
  x509.cryptoProvider.set(crypto);
  const [caKeys, keys] = await Promise.all([pair(), pair()]);
  const from = new Date(now - DAY_MS);
  const until = new Date(now + VALID_MS);
  const ca = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'O=EHLO, CN=EHLO practice CA',
    notBefore: from,
    notAfter: until,
    keys: caKeys,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(caKeys.publicKey),
    ],
  });
  const leaf = await x509.X509CertificateGenerator.create({
    subject: `CN=${names.hosts[0]}`,
    issuer: ca.subject,
    notBefore: from,
    notAfter: until,
    publicKey: keys.publicKey,
    signingKey: caKeys.privateKey,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension([
        ...names.hosts.map((value) => ({ type: 'dns' as const, value })),
        ...names.addresses.map((value) => ({ type: 'ip' as const, value })),
      ]),
      await x509.AuthorityKeyIdentifierExtension.create(caKeys.publicKey),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  const texts: Texts = {
    authority: `${ca.toString('pem')}\n`,
    chain: `${leaf.toString('pem')}\n${ca.toString('pem')}\n`,
    key: `${x509.PemConverter.encode(pkcs8, 'PRIVATE KEY')}\n`,
  };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // The chain comes last: where it stands, all three do.
  for (const part of ['authority', 'key', 'chain'] as const) {
    const path = join(folder, FILES[part]);
    await writeFile(`${path}.new`, texts[part], { mode: 0o600 });
    await rename(`${path}.new`, path);
  }
  return texts;
}

async function pair(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
}
