/**
 * What a server of the practice world answers, as a pure function of its zones and the question (RFC 1034 §4.3.2).
 * Checked against what BIND 9.18 answered for the same zones: see `fixtures/`.
 */
import { octetsOfLatin1 } from '../octets.ts';
import { CLASSES, OPCODES, RCODES } from './codes.ts';
import { explainAnswer, MOST_ALIASES } from './explain-answer.ts';
import { type DnsMessage, type DnsQuestion, EDNS_UDP_OCTETS } from './message.ts';
import { ancestors, compareNames, isWithin, labelsOf, nameKey, nameOfLabels } from './name.ts';
import { isOutside } from './outside.ts';
import { type DnsRecord, META_TYPES, OPAQUE_TYPES, RECORD_TYPES } from './record-types.ts';
import type { ServedZone, ZoneNode, ZoneSet } from './zone-set.ts';

export interface AnswerManner {
  transport: 'udp' | 'tcp';
  /** `near`: a terminal or a program on the same machine. `network`: anyone, perhaps with a forged source address. */
  from: 'near' | 'network';
  /** `authoritative` says aa; `resolver` hands the same data on and does not. */
  role: 'authoritative' | 'resolver';
  /**
   * Names that only the root zone covers. `refuse`: the practice world says nothing about the real one (REFUSED), except
   * about addresses of names with a single label, which are typing mistakes: those do not exist. `root`: ask the root
   * zone, where nothing but `test.` exists, as the recorded world does.
   */
  outside: 'refuse' | 'root';
  /** Says why in words too, to clients that speak EDNS (`explainAnswer`). */
  explain?: boolean;
}

const TYPE = {
  A: RECORD_TYPES.A.code,
  AAAA: RECORD_TYPES.AAAA.code,
  NS: RECORD_TYPES.NS.code,
  SOA: RECORD_TYPES.SOA.code,
  CNAME: RECORD_TYPES.CNAME.code,
  ANY: META_TYPES.ANY.code,
  AXFR: META_TYPES.AXFR.code,
  IXFR: META_TYPES.IXFR.code,
  HINFO: OPAQUE_TYPES.HINFO.code,
  DS: OPAQUE_TYPES.DS.code,
};

/** Records that speak about a message and are never asked for (RFC 6895 §3.1); and two that nobody has answered in decades. */
const NO_QUESTION: ReadonlySet<number> = new Set([
  META_TYPES.OPT.code,
  META_TYPES.TKEY.code,
  META_TYPES.TSIG.code,
]);
const GONE: ReadonlySet<number> = new Set([META_TYPES.MAILA.code, META_TYPES.MAILB.code]);

/** These stand beside an alias (RFC 4035 §2.5), so that who asks for them means the alias itself. */
const BESIDE_ALIAS: ReadonlySet<number> = new Set([
  TYPE.CNAME,
  TYPE.ANY,
  OPAQUE_TYPES.RRSIG.code,
  OPAQUE_TYPES.NSEC.code,
]);

/** The response to a query. The caller has made sure that it is a query (QR is 0). Never throws. */
export function answer(zones: ZoneSet, query: DnsMessage, manner: AnswerManner): DnsMessage {
  const response = answerBarely(zones, query, manner);
  return manner.explain ? explainAnswer(zones, response) : response;
}

function answerBarely(zones: ZoneSet, query: DnsMessage, manner: AnswerManner): DnsMessage {
  const response = begin(query);
  const question = query.questions[0];
  if (query.edns && query.edns.version > 0 && response.edns) {
    response.edns.extendedRcode = RCODES.BADVERS.code >> 4;
    return response;
  }
  if (query.opcode !== OPCODES.QUERY.code) return { ...response, rcode: RCODES.NOTIMP.code };
  if (!question || query.questions.length !== 1 || NO_QUESTION.has(question.type))
    return { ...response, rcode: RCODES.FORMERR.code };
  if (question.class !== CLASSES.IN.code) return { ...response, rcode: RCODES.REFUSED.code };
  if (GONE.has(question.type)) return { ...response, rcode: RCODES.NOTIMP.code };
  if (question.type === TYPE.AXFR || question.type === TYPE.IXFR)
    return transfer(zones, query, question, response, manner);
  if (manner.outside === 'refuse' && isOutside(zones, question))
    return { ...response, rcode: RCODES.REFUSED.code };
  const found = resolve(zones, question, manner, query.rd);
  // Asked in full over UDP, ANY makes a small forged question a large answer to a stranger (RFC 8482 §1): TCP proves the address.
  const short = question.type === TYPE.ANY && manner.transport === 'udp' && manner.from === 'network';
  const answers = short ? shortAny(question.name, found.answers) : found.answers;
  return { ...response, ...found, answers, additionals: found.additionals ?? [] };
}

/** Seconds; large, so that the same question does not come again soon (RFC 8482 §4.2). */
const SHORT_ANY_TTL = 3600;
/** CPU `RFC8482`, OS ''. */
const RFC_8482 = Uint8Array.from([7, ...octetsOfLatin1('RFC8482'), 0]);

/** In place of everything there is: the alias, or one HINFO that names the document (RFC 8482 §4.2). */
function shortAny(name: string, answers: readonly DnsRecord[]): DnsRecord[] {
  const alias = answers.find((record) => record.type === 'CNAME');
  if (alias) return [alias];
  if (answers.length === 0) return [];
  const head = { name, code: TYPE.HINFO, class: CLASSES.IN.code, ttl: SHORT_ANY_TTL };
  return [{ ...head, type: 'opaque', data: { octets: RFC_8482 } }];
}

/** Header, question and EDNS of a response (RFC 1035 §4.1.1, RFC 6891 §7). The question keeps its case. */
function begin(query: DnsMessage): DnsMessage {
  const response: DnsMessage = {
    id: query.id,
    response: true,
    opcode: query.opcode,
    aa: false,
    tc: false,
    rd: query.rd,
    ra: true,
    z: false,
    ad: false,
    cd: query.cd,
    rcode: RCODES.NOERROR.code,
    questions: query.questions,
    answers: [],
    authorities: [],
    additionals: [],
  };
  if (!query.edns) return response;
  const { dnssecOk } = query.edns;
  const edns = { udpSize: EDNS_UDP_OCTETS, extendedRcode: 0, version: 0, dnssecOk, z: 0, options: [] };
  return { ...response, edns };
}

type Found = Pick<DnsMessage, 'aa' | 'rcode' | 'answers' | 'authorities'> & { additionals?: DnsRecord[] };

function resolve(zones: ZoneSet, question: DnsQuestion, manner: AnswerManner, recurse: boolean): Found {
  const answers: DnsRecord[] = [];
  // Who asks without recursion walks the tree: they want this zone's own data and its servers, nothing of other zones (as BIND).
  const walking = !recurse && manner.role === 'authoritative';
  let name = question.name;
  let aa = manner.role === 'authoritative';
  let home: ServedZone | undefined;
  for (let aliases = 0; ; aliases++) {
    const zone = question.type === TYPE.DS ? zoneAbove(zones, name) : zones.zoneOf(name);
    if (walking && aliases > 0 && zone !== home)
      return { aa, rcode: RCODES.NOERROR.code, answers, authorities: [] };
    home = zone;
    if (aliases > 0 && (!zone || (zone.origin === '.' && manner.outside === 'refuse')))
      return { aa, rcode: RCODES.NOERROR.code, answers, authorities: [] };
    if (!zone?.soa)
      return {
        aa: false,
        rcode: zone ? RCODES.SERVFAIL.code : RCODES.REFUSED.code,
        answers,
        authorities: [],
      };

    const cut = delegation(zone, name, question.type);
    if (cut) {
      if (manner.role === 'resolver') return { aa, rcode: RCODES.SERVFAIL.code, answers, authorities: [] };
      if (aliases === 0) aa = false;
      return {
        aa,
        rcode: RCODES.NOERROR.code,
        answers,
        authorities: [...cut],
        additionals: addresses(zones, cut, [], zone),
      };
    }
    const here = lookUp(zone, name);
    if (!here) return { aa, rcode: RCODES.NXDOMAIN.code, answers, authorities: [negative(zone)] };

    const alias = here.node.get(TYPE.CNAME)?.[0];
    if (alias?.type === 'CNAME' && !BESIDE_ALIAS.has(question.type)) {
      const seen = answers.some((record) => nameKey(record.name) === nameKey(name));
      if (seen || aliases === MOST_ALIASES)
        return { aa, rcode: RCODES.SERVFAIL.code, answers, authorities: [] };
      answers.push(here.owned(alias));
      name = alias.data.target;
      continue;
    }
    const wanted = question.type === TYPE.ANY ? [...here.node.values()].flat() : here.node.get(question.type);
    const set = (wanted ?? []).map(here.owned);
    if (set.length === 0) return { aa, rcode: RCODES.NOERROR.code, answers, authorities: [negative(zone)] };
    answers.push(...set);
    const servers = zone.nodes.get(nameKey(zone.origin))?.get(TYPE.NS) ?? [];
    const told = answers.some(
      (record) => record.code === TYPE.NS && nameKey(record.name) === nameKey(zone.origin),
    );
    const authorities = walking && !told ? [...servers] : [];
    // Whoever is told the servers of a zone asks elsewhere for addresses that are another zone's data.
    const within = walking || question.type === TYPE.NS ? zone : undefined;
    const additionals =
      question.type === TYPE.ANY ? [] : addresses(zones, [...set, ...authorities], answers, within);
    return { aa, rcode: RCODES.NOERROR.code, answers, authorities, additionals };
  }
}

/** A DS record is the parent's data, above the cut (RFC 4035 §3.1.4.1). */
function zoneAbove(zones: ZoneSet, name: string): ServedZone | undefined {
  const [label, ...above] = labelsOf(name);
  if (label === undefined || !zones.zoneAt(name)) return zones.zoneOf(name);
  return zones.zoneOf(nameOfLabels(above)) ?? zones.zoneOf(name);
}

/** The servers of a part of the zone that was given away and is not served here (RFC 1034 §4.2.1). */
function delegation(zone: ServedZone, name: string, type: number): readonly DnsRecord[] | undefined {
  for (const above of ancestors(nameKey(name)).reverse()) {
    if (!isWithin(above, zone.origin) || above === nameKey(zone.origin)) continue;
    if (type === TYPE.DS && above === nameKey(name)) continue;
    const servers = zone.nodes.get(above)?.get(TYPE.NS);
    if (servers) return servers;
  }
  return undefined;
}

/** The records of a name, its own or those of a wildcard (RFC 4592 §3.3.1); undefined when the name does not exist. */
function lookUp(
  zone: ServedZone,
  name: string,
): { node: ZoneNode; owned: (record: DnsRecord) => DnsRecord } | undefined {
  const own = zone.nodes.get(nameKey(name));
  if (own) return { node: own, owned: (record) => record };
  const encloser = ancestors(nameKey(name)).find((above) => zone.nodes.has(above));
  if (encloser === undefined) return undefined;
  const wildcard = zone.nodes.get(nameOfLabels(['*', ...labelsOf(encloser)]));
  return wildcard && { node: wildcard, owned: (record) => ({ ...record, name }) };
}

/** The SOA that says for how long "there is none" may be remembered (RFC 2308 §3, §5). */
function negative(zone: ServedZone): DnsRecord {
  const soa = zone.soa as NonNullable<ServedZone['soa']>;
  return { ...soa, ttl: Math.min(soa.ttl, soa.data.minimum) };
}

/**
 * Addresses of the hosts that records name, as far as the practice world, or the one zone `within`, knows them: all A, then all
 * AAAA, as BIND sends them.
 */
function addresses(
  zones: ZoneSet,
  records: readonly DnsRecord[],
  already: readonly DnsRecord[],
  within?: ServedZone,
): DnsRecord[] {
  const hosts = new Map<string, string>();
  for (const record of records) {
    const host =
      record.type === 'NS'
        ? record.data.host
        : record.type === 'MX'
          ? record.data.exchange
          : record.type === 'SRV'
            ? record.data.target
            : undefined;
    if (host !== undefined) hosts.set(nameKey(host), host);
  }
  const added: DnsRecord[] = [];
  for (const type of [TYPE.A, TYPE.AAAA])
    for (const host of hosts.values()) {
      // Within one zone, what it says of hosts in a part that it gave away counts too (RFC 1034 §4.2.1: glue).
      const zone = within && isWithin(host, within.origin) ? within : zones.zoneOf(host);
      const known = already.some((record) => record.code === type && nameKey(record.name) === nameKey(host));
      const ours = within === undefined || zone === within;
      const here = zone?.soa && ours && !known ? lookUp(zone, host) : undefined;
      if (here) added.push(...(here.node.get(type) ?? []).map(here.owned));
    }
  return added;
}

/**
 * A whole zone, SOA first and last (RFC 5936 §2.2); in one message, which is room for every zone a person writes. IXFR gets the
 * same, as a server that keeps no differences may (RFC 1995 §4), or the SOA alone where the client has this serial or a later one.
 */
function transfer(
  zones: ZoneSet,
  query: DnsMessage,
  question: DnsQuestion,
  response: DnsMessage,
  manner: AnswerManner,
): DnsMessage {
  const incremental = question.type === TYPE.IXFR;
  // AXFR over UDP does not exist (RFC 5936 §4.2).
  if (manner.transport === 'udp' && !incremental) return { ...response, rcode: RCODES.FORMERR.code };
  const zone = zones.zoneAt(question.name);
  if (!zone?.soa || manner.role === 'resolver') return { ...response, rcode: RCODES.NOTAUTH.code };
  // Whose zone it is did not agree to that.
  if (zone.dated !== undefined) return { ...response, rcode: RCODES.REFUSED.code };
  const { soa } = zone;
  const theirs = query.authorities.find((record) => record.type === 'SOA')?.data.serial;
  const uptodate = incremental && theirs !== undefined && !isNewer(soa.data.serial, theirs);
  // Too long for UDP: the SOA alone says "come over TCP" (RFC 1995 §2).
  if (uptodate || manner.transport === 'udp') return { ...response, aa: true, answers: [soa] };
  return { ...response, aa: true, answers: recordsOfTransfer(zone, soa) };
}

/** What AXFR of a zone sends. */
export function recordsOfTransfer(zone: ServedZone, soa: DnsRecord): DnsRecord[] {
  const names = [...zone.nodes.keys()].sort(compareNames);
  const records = names.flatMap((name) => [...(zone.nodes.get(name) as ZoneNode).values()].flat());
  return [soa, ...records.filter((record) => record.type !== 'SOA'), soa];
}

/** Serial numbers go round: the newer one is less than half the circle ahead (RFC 1982 §3.2). */
export function isNewer(serial: number, than: number): boolean {
  const ahead = (serial - than) >>> 0;
  return ahead > 0 && ahead < 2 ** 31;
}
