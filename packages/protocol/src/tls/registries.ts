/** Numbers of TLS and their names, as the standards and IANA's TLS registries write them. */

/** Octets of the head of a record: type, version, length (RFC 8446 §5.1). */
export const RECORD_HEAD = 5;
/** A record's fragment may be so long: 2^14, and what protection adds to it (RFC 5246 §6.2.3). */
export const MAX_FRAGMENT = 2 ** 14 + 2048;

/** RFC 8446 §5.1; `heartbeat` RFC 6520 §3. */
export const CONTENT_TYPES = {
  20: 'change_cipher_spec',
  21: 'alert',
  22: 'handshake',
  23: 'application_data',
  24: 'heartbeat',
} as const;
export type ContentType = (typeof CONTENT_TYPES)[keyof typeof CONTENT_TYPES];

/** The head of a record as it crosses. */
export function recordHead(record: { type: ContentType; version: number; length: number }): number[] {
  const { type, version, length } = record;
  const number = Object.keys(CONTENT_TYPES).find(
    (key) => CONTENT_TYPES[Number(key) as keyof typeof CONTENT_TYPES] === type,
  );
  return [Number(number), version >> 8, version & 255, length >> 8, length & 255];
}

/** RFC 8446 §4, RFC 5246 §7.4; `certificate_status` RFC 6066 §8. */
export const HANDSHAKE_TYPES: Readonly<Record<number, string>> = {
  0: 'HelloRequest',
  1: 'ClientHello',
  2: 'ServerHello',
  4: 'NewSessionTicket',
  5: 'EndOfEarlyData',
  8: 'EncryptedExtensions',
  11: 'Certificate',
  12: 'ServerKeyExchange',
  13: 'CertificateRequest',
  14: 'ServerHelloDone',
  15: 'CertificateVerify',
  16: 'ClientKeyExchange',
  20: 'Finished',
  22: 'CertificateStatus',
  24: 'KeyUpdate',
};

/** RFC 8446 §4.1.2 and Appendix D. */
const VERSIONS: Readonly<Record<number, string>> = {
  768: 'SSL 3.0',
  769: 'TLS 1.0',
  770: 'TLS 1.1',
  771: 'TLS 1.2',
  772: 'TLS 1.3',
};
export const TLS_1_3 = 0x0304;
export const versionName = (version: number): string => VERSIONS[version] ?? hex(version);

/** Those that a server of today chooses (RFC 8446 §B.4, RFC 5289, RFC 7905, RFC 5288); all others by their number. */
const CIPHER_SUITES: Readonly<Record<number, string>> = {
  4865: 'TLS_AES_128_GCM_SHA256',
  4866: 'TLS_AES_256_GCM_SHA384',
  4867: 'TLS_CHACHA20_POLY1305_SHA256',
  4868: 'TLS_AES_128_CCM_SHA256',
  4869: 'TLS_AES_128_CCM_8_SHA256',
  156: 'TLS_RSA_WITH_AES_128_GCM_SHA256',
  157: 'TLS_RSA_WITH_AES_256_GCM_SHA384',
  49161: 'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA',
  49162: 'TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA',
  49171: 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA',
  49172: 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA',
  49187: 'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256',
  49188: 'TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384',
  49195: 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
  49196: 'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384',
  49199: 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
  49200: 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
  52392: 'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256',
  52393: 'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256',
};
export const cipherName = (suite: number): string => CIPHER_SUITES[suite] ?? hex(suite);

/** RFC 8446 §4.2.7; the hybrid of draft-ietf-tls-ecdhe-mlkem as IANA lists it. */
const GROUPS: Readonly<Record<number, string>> = {
  23: 'secp256r1',
  24: 'secp384r1',
  25: 'secp521r1',
  29: 'x25519',
  30: 'x448',
  256: 'ffdhe2048',
  257: 'ffdhe3072',
  4588: 'X25519MLKEM768',
};
export const groupName = (group: number): string => GROUPS[group] ?? hex(group);

/** RFC 8446 §6, RFC 5246 §7.2; `no_application_protocol` RFC 7301 §3.2. */
export const ALERTS: Readonly<Record<number, string>> = {
  0: 'close_notify',
  10: 'unexpected_message',
  20: 'bad_record_mac',
  22: 'record_overflow',
  40: 'handshake_failure',
  42: 'bad_certificate',
  43: 'unsupported_certificate',
  44: 'certificate_revoked',
  45: 'certificate_expired',
  46: 'certificate_unknown',
  47: 'illegal_parameter',
  48: 'unknown_ca',
  49: 'access_denied',
  50: 'decode_error',
  51: 'decrypt_error',
  70: 'protocol_version',
  71: 'insufficient_security',
  80: 'internal_error',
  86: 'inappropriate_fallback',
  90: 'user_canceled',
  109: 'missing_extension',
  110: 'unsupported_extension',
  112: 'unrecognized_name',
  113: 'bad_certificate_status_response',
  115: 'unknown_psk_identity',
  116: 'certificate_required',
  120: 'no_application_protocol',
};

/** IANA, "TLS ExtensionType Values": what is looked into. */
export const EXTENSION = {
  serverName: 0,
  supportedGroups: 10,
  alpn: 16,
  preSharedKey: 41,
  supportedVersions: 43,
  keyShare: 51,
  encryptedClientHello: 0xfe0d,
} as const;

/** Values that mean nothing and are there so that servers stay tolerant (RFC 8701 §2). */
export const isGrease = (value: number): boolean =>
  (value & 0x0f0f) === 0x0a0a && value >> 8 === (value & 0xff);

const hex = (value: number): string => `0x${value.toString(16).padStart(4, '0')}`;
