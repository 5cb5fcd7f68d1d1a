import type { DnsMessage, KnownType } from '@ehlo/protocol/dns';
import { rcodeName, textOfRdata } from '@ehlo/protocol/dns';
import type { VerdictQuestion } from '@ehlo/wire';

/** One question to the world's resolver. @returns undefined when no answer came */
export type AskWorld = (name: string, type: KnownType) => Promise<DnsMessage | undefined>;

/** As Node's own resolver answers: strings of each TXT record, addresses, servers of mail, names. */
export type Answers = string[][] | string[] | { priority: number; exchange: string }[];
export type Resolve = (name: string, type: string) => Promise<Answers>;

/** Questions of one check; more than SPF can ask by its own limits (RFC 7208 §4.6.4) are nobody's honest record. */
const MOST_QUESTIONS = 40;
const NXDOMAIN = 3;
const ASKED = new Set<string>(['A', 'AAAA', 'MX', 'TXT', 'PTR'] satisfies VerdictQuestion['type'][]);

/** Records of one answer that are told of, characters of each, and of all answers of one check together. */
const MOST_ANSWERS = 10;
const MOST_ANSWER_TEXT = 600;
const MOST_TEXT = 8 * 1024;

/** `code` as Node names them: ENOTFOUND, ENODATA, ESERVFAIL, ETIMEOUT, EREFUSED. */
class LookupFailed extends Error {
  readonly code: string;
  /** For SPF: without it the library takes SERVFAIL behind `include:` for a term that does not match (RFC 7208 §5.2 says temperror). */
  readonly spfResult?: { error: 'temperror'; text: string };
  constructor(code: string, sentence: string) {
    super(sentence);
    this.code = code;
    if (code === 'ESERVFAIL') this.spfResult = { error: 'temperror', text: sentence };
  }
}

/**
 * The world's DNS in the shape that the library asks in. Every question is asked once; rejects with an error that has a
 * `code` where there is no answer, or none of that type.
 *
 * @param questions each question is put here when it is answered
 */
export function createResolve(ask: AskWorld, questions: VerdictQuestion[] = []): Resolve {
  const answered = new Map<string, Promise<Answers>>();
  let textLeft = MOST_TEXT;

  async function lookUp(name: string, type: string): Promise<Answers> {
    if (!ASKED.has(type)) throw new LookupFailed('EREFUSED', `Nobody asks for ${type} here.`);
    if (answered.size > MOST_QUESTIONS)
      throw new LookupFailed('EREFUSED', 'Too many questions for one mail.');
    const message = await ask(`${bare(name)}.`, type as KnownType);
    const told = toldOf(bare(name), type as VerdictQuestion['type'], message);
    textLeft -= told.answers.join('').length;
    questions.push(textLeft < 0 ? { ...told, answers: [] } : told);
    if (!message) throw new LookupFailed('ETIMEOUT', `No answer about ${name} ${type} in time.`);
    if (message.rcode === NXDOMAIN) throw new LookupFailed('ENOTFOUND', `There is no ${name}.`);
    if (message.rcode !== 0)
      throw new LookupFailed('ESERVFAIL', `${rcodeName(message.rcode)} about ${name} ${type}.`);
    const found = answersOf(message, type as KnownType);
    if (found.length === 0) throw new LookupFailed('ENODATA', `${name} has no ${type}.`);
    return found;
  }

  return (name, type) => {
    const key = `${name.toLowerCase()} ${type}`;
    const known = answered.get(key);
    if (known) return known;
    const asking = lookUp(name, type);
    answered.set(key, asking);
    return asking;
  };
}

function toldOf(
  name: string,
  type: VerdictQuestion['type'],
  message: DnsMessage | undefined,
): VerdictQuestion {
  const records = message?.rcode === 0 ? message.answers.filter((record) => record.type === type) : [];
  const came =
    message?.rcode === NXDOMAIN
      ? 'no-name'
      : message?.rcode !== 0
        ? 'failed'
        : records.length === 0
          ? 'no-records'
          : 'answers';
  const answers = records
    .slice(0, MOST_ANSWERS)
    .map((record) => textOfRdata(record).slice(0, MOST_ANSWER_TEXT));
  return { name, type, came, answers };
}

function answersOf({ answers }: DnsMessage, type: KnownType): Answers {
  switch (type) {
    case 'TXT':
      return answers.flatMap((record) => (record.type === 'TXT' ? [[...record.data.strings]] : []));
    case 'MX':
      return answers.flatMap((record) =>
        record.type === 'MX'
          ? [{ priority: record.data.preference, exchange: bare(record.data.exchange) }]
          : [],
      );
    case 'PTR':
      return answers.flatMap((record) => (record.type === 'PTR' ? [bare(record.data.target)] : []));
    default:
      return answers.flatMap((record) =>
        (record.type === 'A' || record.type === 'AAAA') && record.type === type ? [record.data.address] : [],
      );
  }
}

const bare = (name: string): string => name.replace(/\.$/, '');
