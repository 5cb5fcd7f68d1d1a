import { concat } from '@ehlo/protocol';
import { type DnsMessage, type DnsRecord, EDNS_UDP_OCTETS, type Edns } from '@ehlo/protocol/dns';
import type { Lookup } from './lookup.ts';
import { TYPE } from './mnemonics.ts';

/** EDNS option numbers (IANA, "DNS EDNS0 Option Codes"). */
const NSID = 3;
const CLIENT_SUBNET = 8;
const EXPIRE = 9;
export const COOKIE = 10;
const KEEPALIVE = 11;
const PADDING = 12;

/** RFC 6891 §6.1.4, and the draft's flag next to it. */
const COMPACT_OK_FLAG = 0x4000;
const DNSSEC_OK_FLAG = 0x8000;

const OPTION_HEAD_OCTETS = 4;

/**
 * The query of a lookup.
 *
 * @param clientCookie Eight octets, the same for all queries of one program (RFC 7873 §4.1).
 */
export function queryOf(lookup: Lookup, name: string, id: number, clientCookie: Uint8Array): DnsMessage {
  const transfer = lookup.type === TYPE.AXFR || lookup.type === TYPE.IXFR;
  const edns = ednsOf(lookup, clientCookie);
  return {
    id: lookup.queryId ?? id,
    response: false,
    opcode: lookup.opcode,
    aa: lookup.aaOnly,
    tc: lookup.tcFlag,
    rd: lookup.recurse && !transfer,
    ra: lookup.raFlag,
    z: lookup.zFlag,
    ad: lookup.adFlag,
    cd: lookup.cdFlag,
    rcode: 0,
    questions: lookup.headerOnly ? [] : [{ name, type: lookup.type, class: lookup.class }],
    answers: [],
    authorities: lookup.type === TYPE.IXFR ? [serialRecord(name, lookup)] : [],
    additionals: [],
    ...(edns ? { edns } : {}),
  };
}

/** RFC 1995 §3: the copy that the client has, in the authority section. */
function serialRecord(name: string, lookup: Lookup): DnsRecord {
  return {
    name,
    code: TYPE.SOA,
    class: lookup.class,
    ttl: 0,
    type: 'SOA',
    data: {
      mname: '.',
      rname: '.',
      serial: lookup.ixfrSerial,
      refresh: 0,
      retry: 0,
      expire: 0,
      minimum: 0,
    },
  };
}

function ednsOf(lookup: Lookup, clientCookie: Uint8Array): Edns | undefined {
  const wanted =
    lookup.udpSize !== undefined || lookup.dnssec || lookup.ednsVersion !== undefined || lookup.subnet;
  if (!wanted) return undefined;
  const options: Edns['options'] = [];
  const empty = new Uint8Array();
  if (lookup.nsid) options.push({ code: NSID, octets: empty });
  if (lookup.subnet) options.push({ code: CLIENT_SUBNET, octets: subnetOctets(lookup.subnet) });
  if (lookup.sendCookie) options.push({ code: COOKIE, octets: lookup.cookie ?? clientCookie });
  if (lookup.expire) options.push({ code: EXPIRE, octets: empty });
  if (lookup.keepAlive) options.push({ code: KEEPALIVE, octets: empty });
  options.push(...lookup.ednsOptions);
  const flags =
    (lookup.ednsFlags & ~(DNSSEC_OK_FLAG | COMPACT_OK_FLAG)) | (lookup.compactOk ? COMPACT_OK_FLAG : 0);
  return {
    udpSize: lookup.udpSize ?? EDNS_UDP_OCTETS,
    extendedRcode: 0,
    version: lookup.ednsVersion ?? 0,
    dnssecOk: lookup.dnssec,
    z: flags & 0x7fff,
    options,
  };
}

/** Fills a query up to a multiple of `block` octets (RFC 7830 §3, RFC 8467 §4.1). */
export function padded(message: DnsMessage, octets: number, block: number): DnsMessage {
  if (block === 0 || !message.edns) return message;
  const filling = (block - ((octets + OPTION_HEAD_OCTETS) % block)) % block;
  const padding = { code: PADDING, octets: new Uint8Array(filling) };
  return { ...message, edns: { ...message.edns, options: [...message.edns.options, padding] } };
}

/** RFC 7871 §6 */
function subnetOctets({ family, address, prefix }: NonNullable<Lookup['subnet']>): Uint8Array {
  const octets = address.slice(0, Math.ceil(prefix / 8));
  const spare = prefix % 8;
  const last = octets.length - 1;
  if (spare !== 0) octets[last] = (octets[last] as number) & (0xff << (8 - spare));
  return concat([Uint8Array.of(0, family, prefix, 0), octets]);
}
