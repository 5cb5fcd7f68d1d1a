/** Alerts by which a client says that it does not take a certificate (RFC 8446 §6.2). */
const ABOUT_CERTIFICATES: ReadonlySet<string> = new Set([
  'bad_certificate',
  'unsupported_certificate',
  'certificate_revoked',
  'certificate_expired',
  'certificate_unknown',
  'unknown_ca',
]);
export const isAboutCertificate = (alert: string): boolean => ABOUT_CERTIFICATES.has(alert);

/** What OpenSSL says of octets that are no TLS at all. */
export const NO_TLS = /wrong version number|http request|packet length too long|unexpected message/i;
