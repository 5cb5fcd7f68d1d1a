import 'reflect-metadata';
import { X509Certificate } from 'node:crypto';
import type { CertificateFacts, CertificateView } from '@ehlo/wire';
import * as x509 from '@peculiar/x509';
import { fingerprintOf } from './certificates.ts';

const ONE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/**
 * Reads what a server shows.
 * @param pem its own certificate first, then those that vouch for it
 * @param authority the lab's CA, PEM
 */
export function certificateView(pem: string, authority: string): CertificateView {
  const chain = pem.match(ONE) ?? [];
  const anchor = fingerprintOf(new X509Certificate(authority));
  const facts = chain.map(factsOf);
  return { chain: facts, anchored: facts.at(-1)?.sha256 === anchor };
}

function factsOf(pem: string): CertificateFacts {
  const certificate = new X509Certificate(pem);
  const parsed = new x509.X509Certificate(pem);
  const { subject, issuer, validFrom, validTo, serialNumber, ca, publicKey } = certificate;
  return {
    sha256: fingerprintOf(certificate),
    subject: distinguishedName(subject),
    issuer: distinguishedName(issuer),
    names: namesOf(parsed),
    notBefore: Date.parse(validFrom),
    notAfter: Date.parse(validTo),
    serial: serialNumber.toLowerCase(),
    key: keyOf(publicKey.asymmetricKeyType, publicKey.asymmetricKeyDetails),
    signature: signatureOf(parsed),
    authority: ca,
    selfSigned: certificate.checkIssued(certificate) && certificate.verify(publicKey),
    pem: `${pem}\n`,
  };
}

/** Node has a line for each part; a person expects them beside each other. */
const distinguishedName = (lines: string): string => lines.split('\n').join(', ');

const CURVES: Readonly<Record<string, string>> = { prime256v1: 'P-256', secp384r1: 'P-384' };

function keyOf(
  type: string | undefined,
  details: { namedCurve?: string; modulusLength?: number } | undefined,
): string {
  const { namedCurve, modulusLength } = details ?? {};
  const size = namedCurve === undefined ? modulusLength : (CURVES[namedCurve] ?? namedCurve);
  return [type?.toUpperCase(), size].filter((part) => part !== undefined).join(' ');
}

function signatureOf(certificate: x509.X509Certificate): string {
  // The library's types want the DOM's `Algorithm`.
  const { name, hash } = certificate.signatureAlgorithm as unknown as {
    name: string;
    hash: { name: string };
  };
  return `${name} with ${hash.name}`;
}

function namesOf(certificate: x509.X509Certificate): CertificateFacts['names'] {
  const found: CertificateFacts['names'] = [];
  for (const { type, value } of certificate.getExtension(x509.SubjectAlternativeNameExtension)?.names.items ??
    []) {
    if (type === 'dns') found.push({ kind: 'dns', value });
    else if (type === 'ip') found.push({ kind: 'address', value });
  }
  return found;
}
