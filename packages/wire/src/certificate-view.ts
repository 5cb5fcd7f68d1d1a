/** A certificate of X.509 (RFC 5280), read. */
export interface CertificateFacts {
  /** SHA-256 of the whole, hexadecimal. */
  sha256: string;
  /** Whom it is for, and who vouches for that, as distinguished names: `CN=mail.campus.test`. */
  subject: string;
  issuer: string;
  /** Subject alternative names (RFC 5280 §4.2.1.6): what a client compares, and nothing else (RFC 9525 §2). */
  names: { kind: 'dns' | 'address'; value: string }[];
  /** Milliseconds since the epoch. */
  notBefore: number;
  notAfter: number;
  /** Hexadecimal. */
  serial: string;
  /** Its public key: `EC P-256`. */
  key: string;
  /** How the issuer signed: `ECDSA with SHA-256`. */
  signature: string;
  /** It may vouch for others. */
  authority: boolean;
  /** It vouches for itself. */
  selfSigned: boolean;
  pem: string;
}

/** What a server of the lab shows when TLS begins, as `/api/rooms/me/certificates/{sha256}` explains it. */
export interface CertificateView {
  /** The server's own first; each is vouched for by the next one. At least one. */
  chain: CertificateFacts[];
  /** The last of the chain is the lab's CA, whose certificate is at `/ca.pem`. */
  anchored: boolean;
}
