import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import type { TlsVerifyStep } from '@ehlo/wire';

/** X509_V_ERR_… of OpenSSL 3.0 (x509_vfy.h) that this can find. */
export const X509_ERROR = {
  signature: 7,
  notYetValid: 9,
  expired: 10,
  selfSigned: 18,
  selfSignedInChain: 19,
  issuerNotHere: 20,
  leafNotVerified: 21,
  notAnAuthority: 79,
  hostMismatch: 62,
  addressMismatch: 64,
} as const;

export interface Verification {
  /** OpenSSL's verify callback, call by call. */
  steps: TlsVerifyStep[];
  /** The last error; 0 when there was none. */
  result: number;
}

/** A chain longer than this is not followed. */
const MAX_DEPTH = 10;

/**
 * Verifies a chain of certificates in the order and with the verdicts of OpenSSL's X509_verify_cert (x509_vfy.c):
 * builds the path, then checks names, then signatures and dates from the top down.
 *
 * @param sent DER, the server's own first
 * @param authorities PEM of what is trusted
 * @param now milliseconds since the epoch
 * @param stopAtError as a callback that returns 0 does
 */
export function verifyChain(
  sent: readonly Uint8Array[],
  authorities: string,
  now: number,
  { hostName, stopAtError }: { hostName: string | undefined; stopAtError: boolean },
): Verification {
  const steps: TlsVerifyStep[] = [];
  const certificates = sent.map(parse).filter((certificate) => certificate !== undefined);
  const [leaf] = certificates;
  if (!leaf) return { steps, result: 0 };
  const trusted = pemBlocks(authorities)
    .map(parse)
    .filter((certificate) => certificate !== undefined);
  const { path, anchored } = buildPath(leaf, certificates.slice(1), trusted);

  let result = 0;
  /** @returns whether to go on */
  const call = (depth: number, error: number): boolean => {
    const certificate = path[depth] as X509Certificate;
    steps.push({ depth, certificate: certificate.raw.toString('base64'), error });
    if (error !== 0) result = error;
    return error === 0 || !stopAtError;
  };

  const top = path.length - 1;
  const last = path[top] as X509Certificate;
  const selfSigned = isSelfSigned(last);
  if (!anchored) {
    const error = !selfSigned
      ? X509_ERROR.issuerNotHere
      : top === 0
        ? X509_ERROR.selfSigned
        : X509_ERROR.selfSignedInChain;
    if (!call(top, error)) return { steps, result };
  }
  for (let depth = 1; depth <= top; depth++)
    if (!(path[depth] as X509Certificate).ca && !call(depth, X509_ERROR.notAnAuthority))
      return { steps, result };
  if (hostName !== undefined && !isFor(leaf, hostName)) {
    const error = isIP(hostName) === 0 ? X509_ERROR.hostMismatch : X509_ERROR.addressMismatch;
    if (!call(0, error)) return { steps, result };
  }

  let from = top;
  if (!selfSigned && !anchored) {
    // Nobody above: of a single certificate nothing can be verified, of several the top one is skipped.
    if (top === 0) {
      if (!call(0, X509_ERROR.leafNotVerified)) return { steps, result };
    } else from = top - 1;
  }
  for (let depth = from; depth >= 0; depth--) {
    const certificate = path[depth] as X509Certificate;
    const issuer = path[depth + 1];
    if (issuer && !certificate.verify(issuer.publicKey) && !call(depth, X509_ERROR.signature))
      return { steps, result };
    if (now < Date.parse(certificate.validFrom) && !call(depth, X509_ERROR.notYetValid))
      return { steps, result };
    if (now > Date.parse(certificate.validTo) && !call(depth, X509_ERROR.expired)) return { steps, result };
    call(depth, 0);
  }
  return { steps, result };
}

/** From the leaf upwards; a trusted issuer is preferred and ends the path. */
function buildPath(
  leaf: X509Certificate,
  others: readonly X509Certificate[],
  trusted: readonly X509Certificate[],
): { path: X509Certificate[]; anchored: boolean } {
  const path = [leaf];
  for (;;) {
    const last = path.at(-1) as X509Certificate;
    if (trusted.some((anchor) => anchor.raw.equals(last.raw))) return { path, anchored: true };
    if (isSelfSigned(last) || path.length > MAX_DEPTH) return { path, anchored: false };
    const anchor = trusted.find((candidate) => last.checkIssued(candidate));
    const issuer =
      anchor ?? others.find((candidate) => !path.includes(candidate) && last.checkIssued(candidate));
    if (!issuer) return { path, anchored: false };
    path.push(issuer);
    if (anchor && isSelfSigned(anchor)) return { path, anchored: true };
  }
}

function isSelfSigned(certificate: X509Certificate): boolean {
  return certificate.checkIssued(certificate);
}

function isFor(certificate: X509Certificate, hostName: string): boolean {
  return (
    (isIP(hostName) === 0 ? certificate.checkHost(hostName) : certificate.checkIP(hostName)) !== undefined
  );
}

function parse(encoded: Uint8Array | string): X509Certificate | undefined {
  try {
    return new X509Certificate(encoded);
  } catch {
    // Not a certificate: it verifies nothing and nothing verifies it.
    return undefined;
  }
}

export function pemBlocks(pem: string): string[] {
  return pem.match(/-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]*-----END CERTIFICATE-----/g) ?? [];
}
