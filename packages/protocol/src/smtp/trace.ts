import { ipv6Octets } from '../dns/address.ts';
import { isAscii, latin1, utf8 } from '../octets.ts';
import { dateTime } from './date.ts';
import { readDomain } from './domain.ts';
import { readPath } from './path.ts';
import type { TransmissionType } from './state.ts';

export interface Hop {
  /** What the client called itself; '' when it said nothing. It may have lied. */
  helo: string;
  /** Address the connection came from. */
  client: string;
  /** Host that took the letter. */
  host: string;
  transmission: TransmissionType;
  queueId: string;
  forwardPaths: readonly string[];
  /** Milliseconds since the epoch. */
  atMs: number;
  offsetMinutes?: number;
}

/**
 * `Received:` of one hop (RFC 5321 §4.4), CRLF and folds included, one character per octet. `for` stands only where
 * there is one recipient: with more it would tell each about the others (RFC 5321 §7.6).
 *
 * Whatever the client said, the field stays one field: what is not of the grammar is left out.
 */
export function receivedField(hop: Hop): string {
  const { client, host, transmission, queueId, forwardPaths, atMs, offsetMinutes } = hop;
  const address = `[${client.includes(':') && ipv6Octets(client) ? 'IPv6:' : ''}${client.replace(/[^0-9A-Fa-f:.]/g, '')}]`;
  const [only, ...more] = forwardPaths;
  const path = only !== undefined && more.length === 0 ? pathText(only) : undefined;
  const id = queueId.replace(/[^A-Za-z0-9-]/g, '-');
  const clause = path === undefined ? ';\r\n\t' : `\r\n\tfor ${path}; `;
  return octetsAsText(
    `Received: from ${hostText(hop.helo) ?? address} (${address})\r\n` +
      `\tby ${host} with ${transmission} id ${id}${clause}${dateTime(atMs, offsetMinutes)}\r\n`,
  );
}

/** `Return-Path:`, put in front by the server that delivers (RFC 5321 §4.4). CRLF included, one character per octet. */
export function returnPathField(reversePath: string): string {
  return octetsAsText(`Return-Path: ${pathText(reversePath) ?? '<>'}\r\n`);
}

/** One character per octet of its UTF-8. */
function octetsAsText(text: string): string {
  return isAscii(text) ? text : latin1(utf8(text));
}

/** A domain, an address literal, or at least a word that looks like a host's. */
function hostText(helo: string): string | undefined {
  if (/^[A-Za-z0-9._-]{1,255}$/.test(helo)) return helo;
  const octets = utf8(helo);
  const domain = readDomain(octets, 0, octets.length);
  return domain.ok && domain.span.end === octets.length ? helo : undefined;
}

/** Most mailboxes, told without the whole grammar; what is not of them may be one all the same. */
const PLAIN_MAILBOX = /^[A-Za-z0-9]{1,64}@(?:[A-Za-z0-9]{1,63}\.)*[A-Za-z0-9]{1,63}$/;

function pathText(mailbox: string): string | undefined {
  if (mailbox === '') return '<>';
  if (mailbox.length < 250 && PLAIN_MAILBOX.test(mailbox)) return `<${mailbox}>`;
  const reading = readPath(utf8(`<${mailbox}>`), 0, 'forward');
  return reading.ok ? `<${mailbox}>` : undefined;
}
