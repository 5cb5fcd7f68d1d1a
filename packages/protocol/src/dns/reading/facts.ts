import { RCODES } from '../codes.ts';
import { type DnsMessage, type DnsQuestion, rcodeOf } from '../message.ts';
import { nameKey } from '../name.ts';
import { type DnsRecord, META_TYPES, RECORD_TYPES, type RecordOf } from '../record-types.ts';

/** Aliases followed within one answer; no honest chain is longer. */
const MOST_ALIASES = 16;

export type Outcome =
  | 'answer'
  /** The name exists and has nothing of this type (RFC 2308 §2.2). */
  | 'no-data'
  | 'nxdomain'
  /** Servers that know more (RFC 1034 §4.3.1). */
  | 'referral'
  | 'truncated'
  /** An alias whose target this server did not look up. */
  | 'alias-open'
  /** An alias that leads back to itself. */
  | 'alias-loop'
  /** A response code other than NOERROR and NXDOMAIN. */
  | 'error';

/** What a response says about its question, aliases followed (RFC 1034 §3.6.2). */
export interface Facts {
  question: DnsQuestion;
  /** Names passed on the way, the asked one first. */
  chain: string[];
  /** The last of them: the one that the records, or the lack of them, belong to. */
  name: string;
  outcome: Outcome;
  rcode: number;
  /** Those that answer the question. */
  records: DnsRecord[];
  /** Of the zone that says there is nothing. */
  soa?: RecordOf<'SOA'>;
  /** Of a referral. */
  servers: string[];
}

/** Undefined for a message without exactly one question. */
export function factsOf(message: DnsMessage): Facts | undefined {
  const [question, ...more] = message.questions;
  if (question === undefined || more.length > 0) return undefined;
  const { chain, loop } = followAliases(message.answers, question);
  const name = chain.at(-1) as string;
  const here = nameKey(name);
  const records = message.answers.filter(
    ({ code, name: owner }) =>
      nameKey(owner) === here && (code === question.type || question.type === META_TYPES.ANY.code),
  );
  const soa = message.authorities.find((record) => record.type === 'SOA');
  const servers = message.authorities.flatMap((record) => (record.type === 'NS' ? [record.data.host] : []));
  const facts = { question, chain, name, rcode: rcodeOf(message), records, servers };
  const outcome = outcomeOf(message, facts, soa !== undefined, loop);
  return soa === undefined ? { ...facts, outcome } : { ...facts, outcome, soa };
}

function outcomeOf(
  message: DnsMessage,
  { rcode, records, chain, servers }: Omit<Facts, 'outcome'>,
  hasSoa: boolean,
  loop: boolean,
): Outcome {
  if (rcode === RCODES.NXDOMAIN.code) return 'nxdomain';
  // A server that found the circle says SERVFAIL (RFC 1034 §3.6.2), and shows what it walked.
  if (loop && rcode === RCODES.SERVFAIL.code) return 'alias-loop';
  if (rcode !== RCODES.NOERROR.code) return 'error';
  if (message.tc) return 'truncated';
  if (records.length > 0) return 'answer';
  if (loop) return 'alias-loop';
  if (!hasSoa && servers.length > 0 && !message.aa) return 'referral';
  if (chain.length > 1 && !hasSoa) return 'alias-open';
  return 'no-data';
}

function followAliases(
  answers: readonly DnsRecord[],
  question: DnsQuestion,
): { chain: string[]; loop: boolean } {
  const chain = [question.name];
  if (question.type === RECORD_TYPES.CNAME.code || question.type === META_TYPES.ANY.code)
    return { chain, loop: false };
  const targets = new Map<string, string>();
  for (const record of answers) {
    if (record.type === 'CNAME') targets.set(nameKey(record.name), record.data.target);
  }
  const seen = new Set([nameKey(question.name)]);
  for (let name = question.name; chain.length <= MOST_ALIASES; ) {
    const target = targets.get(nameKey(name));
    if (target === undefined) return { chain, loop: false };
    if (seen.has(nameKey(target))) return { chain, loop: true };
    seen.add(nameKey(target));
    chain.push(target);
    name = target;
  }
  return { chain, loop: true };
}
