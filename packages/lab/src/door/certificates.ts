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
  /** Of the same CA and the same key, and each wrong in one way, for a server that is to show one on purpose. */
  readonly bad: Readonly<Record<BadCertificate, SecureContext>>;
}

type BadCertificate = 'expired' | 'other-name';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const DAY_MS = 86_400_000;
/** Ten years: an installation is not asked to renew, and nobody outside the lab trusts its CA. */
const VALID_MS = 3650 * DAY_MS;
/** The expired one was good for a year, and is over for a month: no clock is that far out. */
const EXPIRED_MS = 30 * DAY_MS;
const WAS_VALID_MS = 395 * DAY_MS;
/** A host that no world has. */
const OTHER_NAME = 'mail.elsewhere.test';
const FILES = {
  authority: 'ca.pem',
  key: 'server.key',
  expired: 'expired.pem',
  otherName: 'other-name.pem',
  chain: 'server.pem',
} as const;

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
  const { authority, chain, key } = texts;
  const context = (cert: string) => createSecureContext({ cert, key });
  const bad = { expired: context(texts.expired), 'other-name': context(texts.otherName) };
  return { authority, chain, key, context: context(chain), bad };
}

type Texts = Record<keyof typeof FILES, string>;
/** The chain comes last: where it stands, all do. */
const PARTS = Object.keys(FILES) as (keyof Texts)[];

async function readAll(folder: string): Promise<Texts | undefined> {
  try {
    const entries = PARTS.map(async (part) => [part, await readFile(join(folder, FILES[part]), 'utf8')]);
    return Object.fromEntries(await Promise.all(entries)) as Texts;
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
  const leaf = async (of: typeof names, notBefore: Date, notAfter: Date): Promise<string> => {
    const certificate = await x509.X509CertificateGenerator.create({
      subject: `CN=${of.hosts[0]}`,
      issuer: ca.subject,
      notBefore,
      notAfter,
      publicKey: keys.publicKey,
      signingKey: caKeys.privateKey,
      signingAlgorithm: ALGORITHM,
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
        new x509.SubjectAlternativeNameExtension([
          ...of.hosts.map((value) => ({ type: 'dns' as const, value })),
          ...of.addresses.map((value) => ({ type: 'ip' as const, value })),
        ]),
        await x509.AuthorityKeyIdentifierExtension.create(caKeys.publicKey),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      ],
    });
    return `${certificate.toString('pem')}\n${ca.toString('pem')}\n`;
  };
  const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  const texts: Texts = {
    authority: `${ca.toString('pem')}\n`,
    key: `${x509.PemConverter.encode(pkcs8, 'PRIVATE KEY')}\n`,
    expired: await leaf(names, new Date(now - WAS_VALID_MS), new Date(now - EXPIRED_MS)),
    otherName: await leaf({ hosts: [OTHER_NAME], addresses: [] }, from, until),
    chain: await leaf(names, from, until),
  };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const part of PARTS) {
    const path = join(folder, FILES[part]);
    await writeFile(`${path}.new`, texts[part], { mode: 0o600 });
    await rename(`${path}.new`, path);
  }
  return texts;
}

async function pair(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
}
