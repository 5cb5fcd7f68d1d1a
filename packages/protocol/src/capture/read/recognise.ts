import { latin1 } from '../../octets.ts';
import type { Side } from '../write/conversation.ts';
import { looksLikeDns } from './dns-message.ts';
import type { ImportedProtocol } from './imported.ts';

/** Octets that it takes to be sure. */
const LOOKED_AT = 512;

/** Ports that servers of these protocols have by IANA's list, and at which this world and its likes have them. */
export const SERVER_PORTS: ReadonlySet<number> = new Set([
  25, 26, 53, 80, 110, 143, 443, 465, 587, 993, 995, 1025, 1110, 1143, 1587, 1465, 1993, 1995, 2525, 8025,
]);

/** Which protocol a connection speaks, by the first octets of each side; undefined while too little came. */
export function recognise(
  first: Readonly<Record<Side, Uint8Array>>,
  port: number,
): ImportedProtocol | undefined {
  if (port === 53 || isFramedQuestion(first.client)) return 'dns';
  for (const octets of [first.client, first.server]) if (isTlsRecord(octets)) return 'tls';
  const server = latin1(first.server.subarray(0, LOOKED_AT));
  const client = latin1(first.client.subarray(0, LOOKED_AT));
  if (/^\* (?:OK|PREAUTH|BYE)\b/i.test(server)) return 'imap';
  if (/^(?:\+OK|-ERR)(?![A-Za-z0-9])/.test(server)) return 'pop3';
  if (
    /^(?:GET|HEAD|POST|PUT|DELETE|OPTIONS|PATCH|CONNECT) \S+ HTTP\//.test(client) ||
    /^HTTP\/\d/.test(server)
  )
    return 'http';
  if (/^(?:EHLO|HELO|LHLO|MAIL FROM:|RCPT TO:|STARTTLS|DATA\r?$)/im.test(client)) return 'smtp';
  if (
    /^\S+ (?:CAPABILITY|LOGIN|AUTHENTICATE|SELECT|EXAMINE|LIST|LSUB|FETCH|STORE|UID|NOOP|STATUS|IDLE|APPEND)\b/im.test(
      client,
    )
  )
    return 'imap';
  // FTP greets with the same number, and has another first command.
  if (/^220[ -]/.test(server))
    return /^(?:USER|AUTH TLS|FEAT)\b/im.test(client) || port === 21 ? 'other' : 'smtp';
  if (/^(?:[45]\d\d|554)[ -]/.test(server) && first.client.length === 0) return 'smtp';
  if (/^(?:CAPA|STLS|USER \S+|APOP )/im.test(client) && /^(?:\+OK|-ERR)/m.test(server)) return 'pop3';
  const isEnough = Math.max(first.client.length, first.server.length) >= LOOKED_AT;
  return isEnough ? 'other' : undefined;
}

/** The first message of DNS over TCP, behind its length (RFC 1035 §4.2.2). */
function isFramedQuestion(octets: Uint8Array): boolean {
  const length = ((octets[0] ?? 0) << 8) | (octets[1] ?? 0);
  return octets.length >= 2 + length && looksLikeDns(octets.subarray(2, 2 + length));
}

/** A handshake, an alert, or what is enciphered (RFC 8446 §5.1). */
export function isTlsRecord(octets: Uint8Array): boolean {
  const [type = 0, major, minor = 9] = octets;
  return type >= 20 && type <= 23 && major === 3 && minor <= 4;
}

/** Whether these octets of a client end with the command behind which TLS begins, if the server likes. */
export function asksForTls(last: string): boolean {
  return /(?:^|\n)(?:\S+ )?(?:STARTTLS|STLS)\r?\n$/i.test(last);
}

/** Who says such a thing in a protocol of mail; undefined for what either may say. */
export function speakerOf(octets: Uint8Array): Side | undefined {
  const text = latin1(octets.subarray(0, 64));
  if (/^(?:[2-5]\d\d[ -]|\+OK|-ERR|\* |\S+ (?:OK|NO|BAD) )/.test(text)) return 'server';
  return /^(?:EHLO|HELO|MAIL|RCPT|DATA|RSET|NOOP|QUIT|AUTH|USER|PASS|STAT|LIST|RETR|UIDL|CAPA)\b/i.test(text)
    ? 'client'
    : undefined;
}
