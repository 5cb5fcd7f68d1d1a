import 'reflect-metadata';
import { createPublicKey, webcrypto, X509Certificate } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createSecureContext, type SecureContext } from 'node:tls';
import type { CertificateProblem } from '@ehlo/wire';
import * as x509 from '@peculiar/x509';

/** What a server shows when TLS begins. */
export interface Certificate {
  readonly context: SecureContext;
  /** Its own certificate first, then the one that vouches for it, if one does. PEM. */
  readonly pem: string;
  /** Of its own: SHA-256 in hexadecimal. */
  readonly sha256: string;
}

/** What TLS at the door needs: made once for an installation, at first use, kept in `<dataDir>/tls`. */
export interface LabCertificates {
  /** The lab CA's certificate: what a client is to trust. PEM. */
  readonly authority: string;
  /** Leaf certificate and the CA's behind it. PEM. */
  readonly chain: string;
  readonly key: string;
  readonly good: Certificate;
  /** Of the same key, and each wrong in one way, for a server that is to show one on purpose. */
  readonly bad: Readonly<Record<CertificateProblem, Certificate>>;
}

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
const SELF_SIGNED = 'self-signed.pem';

/** Host names and addresses in a certificate; the first host is its subject. */
interface Names {
  hosts: readonly string[];
  addresses: readonly string[];
}

/**
 * @param names host names of the world, for the certificate
 * @returns a function that reads the files, or makes them. It works once; callers at the same time share the work.
 */
export function createCertificates(
  dataDir: string,
  names: Names,
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

async function readOrMake(folder: string, names: Names, now: () => number): Promise<LabCertificates> {
  const texts = (await readAll(folder)) ?? (await makeAll(folder, names, now()));
  const { authority, chain, key } = texts;
  const certificate = (pem: string): Certificate => ({
    context: createSecureContext({ cert: pem, key }),
    pem,
    sha256: fingerprintOf(new X509Certificate(pem)),
  });
  const bad = {
    expired: certificate(texts.expired),
    'other-name': certificate(texts.otherName),
    'self-signed': certificate(await selfSigned(folder, names, key, now())),
  };
  return { authority, chain, key, good: certificate(chain), bad };
}

/** SHA-256 of the whole certificate, in hexadecimal, lower case. */
export const fingerprintOf = ({ fingerprint256 }: X509Certificate): string =>
  fingerprint256.replaceAll(':', '').toLowerCase();

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

async function makeAll(folder: string, names: Names, now: number): Promise<Texts> {
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
  const leaf = async (of: Names, notBefore: Date, notAfter: Date): Promise<string> => {
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
        alternativeNames(of),
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
  for (const part of PARTS) await keep(folder, FILES[part], texts[part]);
  return texts;
}

async function keep(folder: string, file: string, text: string): Promise<void> {
  const path = join(folder, file);
  await writeFile(`${path}.new`, text, { mode: 0o600 });
  await rename(`${path}.new`, path);
}

/**
 * The good names, and nobody who vouches for them. It came later than the other files: where it is missing it is made of the
 * key that is there, because whoever trusts the lab's CA is to trust it still.
 */
async function selfSigned(folder: string, names: Names, keyPem: string, now: number): Promise<string> {
  try {
    return await readFile(join(folder, SELF_SIGNED), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  x509.cryptoProvider.set(crypto);
  const publicDer = createPublicKey(keyPem).export({ type: 'spki', format: 'der' });
  const keys = {
    privateKey: await webcrypto.subtle.importKey(
      'pkcs8',
      x509.PemConverter.decodeFirst(keyPem),
      ALGORITHM,
      true,
      ['sign'],
    ),
    publicKey: await webcrypto.subtle.importKey('spki', publicDer, ALGORITHM, true, ['verify']),
  };
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: `CN=${names.hosts[0]}`,
    notBefore: new Date(now - DAY_MS),
    notAfter: new Date(now + VALID_MS),
    keys,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      alternativeNames(names),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  const pem = `${certificate.toString('pem')}\n`;
  await keep(folder, SELF_SIGNED, pem);
  return pem;
}

const alternativeNames = ({ hosts, addresses }: Names) =>
  new x509.SubjectAlternativeNameExtension([
    ...hosts.map((value) => ({ type: 'dns' as const, value })),
    ...addresses.map((value) => ({ type: 'ip' as const, value })),
  ]);

async function pair(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
}
