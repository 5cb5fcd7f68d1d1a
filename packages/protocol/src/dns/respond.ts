import { type AnswerManner, answer } from './answer.ts';
import { RCODES } from './codes.ts';
import { decodeMessage } from './decode.ts';
import { encodeMessage } from './encode.ts';
import {
  type DnsMessage,
  EDNS_UDP_OCTETS,
  HEADER_OCTETS,
  MAX_MESSAGE_OCTETS,
  PLAIN_UDP_OCTETS,
} from './message.ts';
import type { ZoneSet } from './zone-set.ts';

/**
 * Octets in, octets out: what one server says to one datagram, or to one message of a TCP connection (without its length prefix).
 *
 * @returns undefined where silence is right: too short for a header, or itself a response, which two servers would
 *   otherwise throw at each other for ever. Anything else that is no query gets FORMERR. Never throws.
 */
export function respond(zones: ZoneSet, octets: Uint8Array, manner: AnswerManner): Uint8Array | undefined {
  if (octets.length < HEADER_OCTETS || (octets[2] as number) & 0x80) return undefined;
  const decoded = decodeMessage(octets);
  if (!decoded.ok || decoded.trailing > 0) return formatError(octets);
  const { message: query } = decoded;
  return encodeMessage(answer(zones, query, manner), responseLimit(query, manner.transport));
}

/** Most octets of a response: what the client says it takes, never more than what passes any path unfragmented (RFC 9715 §3). */
export function responseLimit(query: DnsMessage, transport: AnswerManner['transport']): number {
  if (transport === 'tcp') return MAX_MESSAGE_OCTETS;
  return query.edns
    ? Math.min(EDNS_UDP_OCTETS, Math.max(PLAIN_UDP_OCTETS, query.edns.udpSize))
    : PLAIN_UDP_OCTETS;
}

/** A bare header: id, opcode and RD of what came, QR, and rcode 1 (RFC 1035 §4.1.1). */
function formatError(octets: Uint8Array): Uint8Array {
  const header = new Uint8Array(HEADER_OCTETS);
  header.set(octets.subarray(0, 2));
  header[2] = 0x80 | ((octets[2] as number) & 0x79);
  header[3] = 0x80 | RCODES.FORMERR.code;
  return header;
}
