import { ipv6Octets } from '../dns/address.ts';
import { latin1, utf8 } from '../octets.ts';
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
  const address = `[${ipv6Octets(client) ? 'IPv6:' : ''}${client.replace(/[^0-9A-Fa-f:.]/g, '')}]`;
  const [only, ...more] = forwardPaths;
  const path = only !== undefined && more.length === 0 ? pathText(only) : undefined;
  const id = queueId.replace(/[^A-Za-z0-9-]/g, '-');
  const clause = path === undefined ? ';\r\n\t' : `\r\n\tfor ${path}; `;
  return latin1(
    utf8(
      `Received: from ${hostText(hop.helo) ?? address} (${address})\r\n` +
        `\tby ${host} with ${transmission} id ${id}${clause}${dateTime(atMs, offsetMinutes)}\r\n`,
    ),
  );
}

/** `Return-Path:`, put in front by the server that delivers (RFC 5321 §4.4). CRLF included, one character per octet. */
export function returnPathField(reversePath: string): string {
  return latin1(utf8(`Return-Path: ${pathText(reversePath) ?? '<>'}\r\n`));
}

/** A domain, an address literal, or at least a word that looks like a host's. */
function hostText(helo: string): string | undefined {
  const octets = utf8(helo);
  const domain = readDomain(octets, 0, octets.length);
  if (domain.ok && domain.span.end === octets.length) return helo;
  return /^[A-Za-z0-9._-]{1,255}$/.test(helo) ? helo : undefined;
}

function pathText(mailbox: string): string | undefined {
  if (mailbox === '') return '<>';
  const reading = readPath(utf8(`<${mailbox}>`), 0, 'forward');
  return reading.ok ? `<${mailbox}>` : undefined;
}
