/**
 * What programs say of a certificate that they do not take, each in its own words: what a person sees, and searches for.
 * Recorded with Debian 12's versions by `e2e/clients/tls-programs.test.ts`, which fails where one says something else;
 * Thunderbird's are from its documentation (support.mozilla.org, "What do the security warning codes mean?").
 */

/** `unknown-authority`: all about it is right, and the client was not given the lab's CA. */
export type CertificateTrouble = 'expired' | 'other-name' | 'self-signed' | 'unknown-authority';
export const CERTIFICATE_TROUBLES = [
  'expired',
  'other-name',
  'self-signed',
  'unknown-authority',
] as const satisfies CertificateTrouble[];

export const TLS_CLIENTS = ['curl', 'openssl', 'swaks', 'python', 'ncat', 'java', 'thunderbird'] as const;
export type TlsClient = (typeof TLS_CLIENTS)[number];

/** How each was called, so that it checks. */
export const CLIENT_CALLS: Record<TlsClient, string> = {
  curl: 'curl smtps://…',
  openssl: 'openssl s_client -verify_return_error -verify_hostname …',
  swaks: 'swaks --tls-on-connect --tls-verify',
  python: 'ssl.create_default_context()',
  ncat: 'ncat --ssl-verify',
  java: 'SSLSocket',
  thunderbird: 'Thunderbird',
};

/**
 * Part of what it prints, whatever the host. `{host}` is the name that was called. Undefined: it takes the certificate and
 * goes on.
 */
export const CLIENT_COMPLAINTS: Record<CertificateTrouble, Record<TlsClient, string | undefined>> = {
  expired: {
    curl: 'curl: (60) SSL certificate problem: certificate has expired',
    openssl: 'verify error:num=10:certificate has expired',
    swaks: '*** TLS startup failed (connect(): error:0A000086:SSL routines::certificate verify failed)',
    python:
      'ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired',
    ncat: 'Ncat: Certificate verification failed (certificate has expired).',
    java: 'java.security.cert.CertificateExpiredException: NotAfter: ',
    thunderbird: 'SEC_ERROR_EXPIRED_CERTIFICATE',
  },
  'other-name': {
    curl: "curl: (60) SSL: no alternative certificate subject name matches target host name '{host}'",
    openssl: 'verify error:num=62:hostname mismatch',
    // This version compares no names.
    swaks: undefined,
    python:
      "ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: Hostname mismatch, certificate is not valid for '{host}'.",
    ncat: 'Ncat: Certificate verification error. QUITTING.',
    java: 'java.security.cert.CertificateException: No subject alternative DNS name matching {host} found.',
    thunderbird: 'SSL_ERROR_BAD_CERT_DOMAIN',
  },
  'self-signed': {
    curl: 'curl: (60) SSL certificate problem: self-signed certificate',
    openssl: 'verify error:num=18:self-signed certificate',
    swaks: '*** TLS startup failed (connect(): error:0A000086:SSL routines::certificate verify failed)',
    python:
      'ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate',
    ncat: 'Ncat: Certificate verification failed (self-signed certificate).',
    java: 'PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target',
    thunderbird: 'MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT',
  },
  'unknown-authority': {
    curl: 'curl: (60) SSL certificate problem: self-signed certificate in certificate chain',
    openssl: 'verify error:num=19:self-signed certificate in certificate chain',
    swaks: '*** TLS startup failed (connect(): error:0A000086:SSL routines::certificate verify failed)',
    python:
      'ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate in certificate chain',
    ncat: 'Ncat: Certificate verification failed (self-signed certificate in certificate chain).',
    java: 'PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target',
    thunderbird: 'SEC_ERROR_UNKNOWN_ISSUER',
  },
};
