import { className } from '../codes.ts';
import { decodeMessage } from '../decode.ts';
import { DNS_PROBLEMS, type DnsMessage } from '../message.ts';
import { spokenName } from '../name.ts';
import { type DnsRecord, OPAQUE_TYPES, typeName } from '../record-types.ts';
import { type Facts, factsOf } from './facts.ts';
import { optionName, readFlags, readOpcode, readRcode } from './header.ts';
import { meaningForMail } from './mail-meaning.ts';
import type { DnsReading, Finding, QuestionReading, ReadMessage, RecordReading } from './reading.ts';
import { readParts, rfcOfType } from './record-parts.ts';
import { readText } from './text/read-text.ts';

/** Records of one section that are read apart; the rest of a zone transfer is only decoded. */
const MOST_RECORDS = 500;

/**
 * Reads a question and its answer as they crossed: `dns.answered` carries both. Without an answer the question alone is
 * read. Never throws.
 */
export function readExchange(query: Uint8Array, response?: Uint8Array): ReadMessage {
  return readOctets(response ?? query);
}

/** Reads one message, query or response. */
export function readOctets(octets: Uint8Array): ReadMessage {
  const decoded = decodeMessage(octets);
  if (decoded.ok) return { ok: true, reading: readMessage(decoded.message) };
  const { problem, at } = decoded;
  const said = { id: `dnsBroken.${problem}`, params: { at } };
  return { ok: false, broken: { problem, at, said, rfc: DNS_PROBLEMS[problem].rfc } };
}

/** Reads a message that was decoded already. */
export function readMessage(message: DnsMessage): DnsReading {
  const facts = factsOf(message);
  const section = (records: readonly DnsRecord[]) => records.slice(0, MOST_RECORDS).map(readRecord);
  const reading: DnsReading = {
    message,
    facts,
    question: questionOf(message),
    flags: readFlags(message),
    opcode: readOpcode(message),
    rcode: readRcode(message),
    outcome: outcomeOf(message, facts),
    answers: section(message.answers),
    authorities: section(message.authorities),
    additionals: section(message.additionals),
    mail: facts && message.response ? meaningForMail(facts) : [],
  };
  const { edns } = message;
  if (!edns) return reading;
  const options = edns.options.map(({ code }) => optionName(code));
  const said = { id: 'dnsEdns.offer', params: { octets: edns.udpSize, options: options.join(', ') } };
  return { ...reading, edns: { udpSize: edns.udpSize, options, said, rfc: 'RFC 6891 §6.1' } };
}

function questionOf(message: DnsMessage): QuestionReading | undefined {
  const question = message.questions[0];
  if (!question) return undefined;
  const type = typeName(question.type);
  const name = spokenName(question.name);
  return {
    name,
    type,
    class: className(question.class),
    said: { id: `dnsAsk.${type}`, params: { name, type } },
    rfc: rfcOfType(question.type),
  };
}

/** A record with its words named; TXT read apart. */
export function readRecord(record: DnsRecord): RecordReading {
  const { text, parts } = readParts(record);
  const type = typeName(record.code);
  const said = { id: `dnsRecord.${type}`, params: paramsOf(record, type) };
  const reading: RecordReading = { record, text, parts, said, rfc: rfcOfType(record.code) };
  if (record.type === 'TXT') return { ...reading, policy: readText(record.data.strings, record.name) };
  if (record.type === 'opaque' && record.code === OPAQUE_TYPES.SPF.code) {
    const strings = characterStrings(record.data.octets);
    return strings ? { ...reading, policy: readText(strings, record.name) } : reading;
  }
  return reading;
}

/** RDATA of length-prefixed strings, for the obsolete type SPF, whose layout is that of TXT. */
function characterStrings(octets: Uint8Array): string[] | undefined {
  const strings: string[] = [];
  for (let at = 0; at < octets.length; ) {
    const end = at + 1 + (octets[at] as number);
    if (end > octets.length) return undefined;
    strings.push(Array.from(octets.subarray(at + 1, end), (octet) => String.fromCharCode(octet)).join(''));
    at = end;
  }
  return strings;
}

function paramsOf(record: DnsRecord, type: string): Record<string, string | number> {
  const params: Record<string, string | number> = {
    name: spokenName(record.name),
    seconds: record.ttl,
    type,
  };
  for (const [field, value] of Object.entries(record.data)) {
    if (typeof value === 'number') params[field] = value;
    else if (typeof value === 'string') params[field] = spokenName(value);
    else params.count = value.length;
  }
  return params;
}

function outcomeOf(message: DnsMessage, facts: Facts | undefined): Finding {
  if (!message.response) return { said: { id: 'dnsOutcome.question', params: {} }, rfc: 'RFC 1035 §4.1.1' };
  if (!facts) return { said: { id: 'dnsOutcome.unusual', params: {} }, rfc: 'RFC 1035 §4.1.2' };
  const params = {
    name: spokenName(facts.name),
    asked: spokenName(facts.question.name),
    type: typeName(facts.question.type),
    count: facts.records.length,
    rcode: readRcode(message).name,
    server: spokenName(facts.servers[0] ?? '.'),
  };
  return { said: { id: `dnsOutcome.${facts.outcome}`, params }, rfc: OUTCOME_RFC[facts.outcome] };
}

const OUTCOME_RFC: Record<Facts['outcome'], string> = {
  answer: 'RFC 1034 §4.3.2',
  'no-data': 'RFC 2308 §2.2',
  nxdomain: 'RFC 2308 §2.1',
  referral: 'RFC 1034 §4.3.1',
  truncated: 'RFC 7766 §5',
  'alias-open': 'RFC 1034 §3.6.2',
  'alias-loop': 'RFC 1034 §3.6.2',
  error: 'RFC 1035 §4.1.1',
};
