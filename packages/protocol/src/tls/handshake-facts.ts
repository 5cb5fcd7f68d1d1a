/** What anybody on the wire can read in a handshake message that crosses in clear. */
import { Malformed, OctetCursor } from './octet-cursor.ts';
import { EXTENSION, isGrease, TLS_1_3 } from './registries.ts';

/** RFC 8446 §4.1.2, RFC 5246 §7.4.1.2. Numbers are those of the registries; values of RFC 8701 are left out. */
export interface ClientHelloFacts {
  message: 'ClientHello';
  /** The newest first, as the client prefers them. */
  versions: number[];
  ciphers: number[];
  groups: number[];
  /** Whom it wants to speak to (RFC 6066 §3). */
  serverName?: string;
  /** Protocols of the application (RFC 7301). */
  alpn: string[];
  /** It goes on with a session of before, or offers to. */
  resumes: boolean;
  /** The true ClientHello is encrypted inside (ECH): `serverName` is of a front. */
  encryptedHello: boolean;
}

/** RFC 8446 §4.1.3, RFC 5246 §7.4.1.3. */
export interface ServerHelloFacts {
  message: 'ServerHello';
  version: number;
  cipher: number;
  /** Of TLS 1.3: the group of its share of the key. */
  group?: number;
  /** Of TLS 1.2, where it crosses in clear. */
  alpn?: string;
  /** TLS 1.3: it goes on with a session of before, so no certificate follows. */
  resumed: boolean;
  /** "Greet again": the client guessed no group that the server has (RFC 8446 §4.1.4). */
  retry: boolean;
}

/** RFC 5246 §7.4.2: before TLS 1.3 certificates cross in clear. */
export interface CertificateFacts {
  message: 'Certificate';
  /** Octets of each certificate, the server's own first. */
  sizes: number[];
}

export type HandshakeFacts = ClientHelloFacts | ServerHelloFacts | CertificateFacts;

const CLIENT_HELLO = 1;
const SERVER_HELLO = 2;
const CERTIFICATE = 11;
/** More than these of a list are not kept. */
const MAX_LISTED = 200;

/** SHA-256 of "HelloRetryRequest": the random of a ServerHello that is one (RFC 8446 §4.1.3). */
const RETRY_RANDOM = 'cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c';

/**
 * @param type handshake type
 * @param body the message without its head of four octets
 * @returns undefined for a message that tells nothing by itself, or cannot be read. Never throws.
 */
export function handshakeFacts(type: number, body: Uint8Array): HandshakeFacts | undefined {
  try {
    const cursor = new OctetCursor(body);
    switch (type) {
      case CLIENT_HELLO:
        return clientHello(cursor);
      case SERVER_HELLO:
        return serverHello(cursor);
      case CERTIFICATE:
        return certificate(cursor);
      default:
        return undefined;
    }
  } catch (error) {
    // Whoever sent it may have written anything; it is named, and nothing in it is.
    if (error instanceof Malformed) return undefined;
    throw error;
  }
}

function clientHello(cursor: OctetCursor): ClientHelloFacts {
  const legacyVersion = cursor.number(2);
  cursor.take(32);
  cursor.vector(1);
  const ciphers = known(cursor.vector(2).numbers());
  cursor.vector(1);
  const facts: ClientHelloFacts = {
    message: 'ClientHello',
    versions: [legacyVersion],
    ciphers,
    groups: [],
    alpn: [],
    resumes: false,
    encryptedHello: false,
  };
  for (const { type, data } of extensions(cursor)) {
    switch (type) {
      case EXTENSION.serverName: {
        const names = data.vector(2);
        // Only host names were ever defined.
        if (names.number(1) === 0) facts.serverName = names.vector(2).text();
        break;
      }
      case EXTENSION.supportedGroups:
        facts.groups = known(data.vector(2).numbers());
        break;
      case EXTENSION.alpn:
        facts.alpn = protocols(data);
        break;
      case EXTENSION.supportedVersions:
        facts.versions = known(data.vector(1).numbers());
        break;
      case EXTENSION.preSharedKey:
        facts.resumes = true;
        break;
      case EXTENSION.encryptedClientHello:
        facts.encryptedHello = true;
        break;
    }
  }
  return facts;
}

function serverHello(cursor: OctetCursor): ServerHelloFacts {
  let version = cursor.number(2);
  const random = [...cursor.take(32)].map((octet) => octet.toString(16).padStart(2, '0')).join('');
  cursor.vector(1);
  const cipher = cursor.number(2);
  cursor.number(1);
  const facts: ServerHelloFacts = {
    message: 'ServerHello',
    version,
    cipher,
    resumed: false,
    retry: random === RETRY_RANDOM,
  };
  for (const { type, data } of extensions(cursor)) {
    switch (type) {
      case EXTENSION.supportedVersions:
        version = data.number(2);
        break;
      case EXTENSION.keyShare:
        facts.group = data.number(2);
        break;
      case EXTENSION.alpn: {
        const [alpn] = protocols(data);
        if (alpn !== undefined) facts.alpn = alpn;
        break;
      }
      case EXTENSION.preSharedKey:
        facts.resumed = true;
        break;
    }
  }
  return { ...facts, version };
}

function certificate(cursor: OctetCursor): CertificateFacts {
  const list = cursor.vector(3);
  const sizes: number[] = [];
  while (list.left > 0) sizes.push(list.vector(3).left);
  return { message: 'Certificate', sizes: sizes.slice(0, MAX_LISTED) };
}

/** They may be missing altogether (RFC 5246 §7.4.1.2). */
function* extensions(cursor: OctetCursor): Generator<{ type: number; data: OctetCursor }> {
  if (cursor.left === 0) return;
  const all = cursor.vector(2);
  while (all.left > 0) yield { type: all.number(2), data: all.vector(2) };
}

function protocols(data: OctetCursor): string[] {
  const list = data.vector(2);
  const names: string[] = [];
  while (list.left > 0) names.push(list.vector(1).text());
  return names.slice(0, MAX_LISTED);
}

const known = (values: number[]): number[] => values.filter((value) => !isGrease(value)).slice(0, MAX_LISTED);

/** Of a handshake whose ServerHello says so: all that follows is encrypted. */
export const isTls13 = ({ version }: ServerHelloFacts): boolean => version >= TLS_1_3;
