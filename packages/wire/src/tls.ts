/**
 * TLS that the bridge speaks for a terminal's program (RFC 8446, RFC 5246): what the program wants, and what it is told.
 * The octets on the lab's wire are the bridge's; the facts are what crossed, read from the handshake.
 */

export type TlsVersion = 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3';

export interface TlsWish {
  /** Asked for in the hello (RFC 6066 §3). */
  serverName?: string;
  /** In order of preference (RFC 7301). */
  alpn?: string[];
  minVersion?: TlsVersion;
  maxVersion?: TlsVersion;
  /** Certificates to trust, PEM; nobody else's are. */
  authorities: string;
  /** The certificate must be of this host. */
  hostName?: string;
  /** A certificate that does not verify ends the handshake; otherwise it is told and used all the same. */
  required: boolean;
}

/** One call of OpenSSL's verify callback. */
export interface TlsVerifyStep {
  /** 0 is the server's certificate. */
  depth: number;
  /** DER, base64. */
  certificate: string;
  /** X509_V_ERR_…; 0 is fine. */
  error: number;
}

export interface TlsSessionFacts {
  /** Octets as hexadecimal. */
  id: string;
  masterKey: string;
  ticket?: string;
  lifetimeHint?: number;
  extendedMasterSecret: boolean;
  /** Seconds since the epoch. */
  startTime: number;
  /** Seconds. */
  timeout: number;
}

/** What a handshake showed; a failed one shows less. */
export interface TlsFacts {
  /** Octets of the handshake, received and sent. */
  read: number;
  written: number;
  protocol?: TlsVersion;
  /** OpenSSL's name. */
  cipher?: string;
  /** As the server sent them: DER, base64. */
  certificates: string[];
  verification: TlsVerifyStep[];
  /** X509_V_ERR_… of the whole. */
  verifyResult: number;
  serverNameAcknowledged: boolean;
  alpn?: string;
  /** Of the key exchange: `X25519`, `prime256v1`, `DH`. */
  temporaryKey?: { name: string; bits: number };
  /** TLS's number of what the server signed with (RFC 8446 §4.2.3). */
  signatureScheme?: number;
  /** RFC 5746. */
  secureRenegotiation: boolean;
  /** ec_point_formats (RFC 8422 §5.1.2), TLS 1.2 only. */
  pointFormats?: number[];
  /** The server asked for a certificate of the client. */
  certificateRequested: boolean;
  session?: TlsSessionFacts;
}

export type TlsFailure =
  /** The library's own line, after the thread's number. */
  | { kind: 'error'; line: string }
  /** `required`, and the certificate did not verify. */
  | { kind: 'untrusted' }
  /** The server closed, or reset, in the middle. */
  | { kind: 'closed' | 'reset' };

/** How a request for TLS ended. */
export type TlsOutcome = { ok: true; facts: TlsFacts } | { ok: false; failure: TlsFailure; facts: TlsFacts };
