/**
 * IANA, "Simple Authentication and Security Layer (SASL) Mechanisms": the names of the registry, with its two families, and
 * what it says of their use. The reference explains those that mail servers offer; the others are named.
 */
import type { Registry } from './registry.ts';

export interface RegisteredMechanism {
  name: string;
  use: 'common' | 'limited' | 'obsolete' | 'must not be used';
  reference: string;
}

const row = (use: RegisteredMechanism['use'], reference: string, ...names: string[]) =>
  names.map((name): RegisteredMechanism => ({ name, use, reference }));

export const SASL_REGISTRY: Registry<RegisteredMechanism> = {
  page: 'https://www.iana.org/assignments/sasl-mechanisms/sasl-mechanisms.xhtml',
  updated: '2024-12-06',
  taken: '2026-08-22',
  entries: [
    ...row('common', 'RFC 3163', '9798-M-DSA-SHA1', '9798-M-ECDSA-SHA1', '9798-M-RSA-SHA1-ENC'),
    ...row('common', 'RFC 3163', '9798-U-DSA-SHA1', '9798-U-ECDSA-SHA1', '9798-U-RSA-SHA1-ENC'),
    ...row('common', 'RFC 4505', 'ANONYMOUS'),
    ...row('limited', 'RFC 2195', 'CRAM-MD5'),
    ...row('obsolete', 'RFC 6331', 'DIGEST-MD5'),
    ...row('common', 'RFC 7055', 'EAP-AES128', 'EAP-AES128-PLUS'),
    ...row('limited', 'Simon Ser', 'ECDH-X25519-CHALLENGE', 'ECDSA-NIST256P-CHALLENGE'),
    ...row('common', 'RFC 4422', 'EXTERNAL'),
    ...row('common', 'RFC 5801', 'GS2-*', 'GS2-KRB5', 'GS2-KRB5-PLUS'),
    ...row('limited', 'Paul Leach', 'GSS-SPNEGO', 'NTLM'),
    ...row('common', 'RFC 4752', 'GSSAPI'),
    ...row('obsolete', 'RFC 2222', 'KERBEROS_V4'),
    ...row('common', 'Simon Josefsson', 'KERBEROS_V5'),
    ...row('obsolete', 'draft-murchison-sasl-login-00', 'LOGIN'),
    ...row('limited', 'Mark G. Gayman', 'NMAS_AUTHEN', 'NMAS_LOGIN'),
    ...row('limited', 'Vince Brimhall', 'NMAS-SAMBA-AUTH'),
    ...row('common', 'RFC 7628', 'OAUTH10A', 'OAUTHBEARER'),
    ...row('common', 'RFC 6616', 'OPENID20'),
    ...row('common', 'RFC 2444', 'OTP'),
    ...row('common', 'RFC 4616', 'PLAIN'),
    ...row('common', 'RFC 6595', 'SAML20'),
    ...row('common', 'RFC 7677', 'SCRAM-*', 'SCRAM-SHA-256', 'SCRAM-SHA-256-PLUS'),
    ...row('common', 'RFC 5802', 'SCRAM-SHA-1', 'SCRAM-SHA-1-PLUS'),
    ...row('common', 'RFC 2808', 'SECURID'),
    ...row('obsolete', 'RFC 2444', 'SKEY'),
    ...row('must not be used', 'RFC 5801', 'SPNEGO', 'SPNEGO-PLUS'),
    ...row('common', 'draft-vanrein-diameter-sasl-06', 'SXOVER-PLUS'),
    ...row('obsolete', 'none', 'XOAUTH', 'XOAUTH2'),
  ],
};
