/** What each step of a mail's way teaches, at the step where it matters. */
import { decodeMessage, rcodeOf, textOfRdata, typeName } from '@ehlo/protocol/dns';
import type { Journey, JourneyRow } from './journey.ts';
import type { JourneyWords } from './words.ts';

export interface Lesson {
  /** Prose with `wire` in backticks. */
  text: string;
  /** Where it is written. */
  rfc?: string;
}

const hostOf = (to: string): string => to.replace(/:\d+$/, '');
const portOf = (to: string): number => Number(/:(\d+)$/.exec(to)?.[1] ?? 25);
const bare = (name: string): string => name.replace(/\.$/, '');

/** Undefined for what needs no word. */
export function lessonOf(row: JourneyRow, { accepted }: Journey, words: JourneyWords): Lesson | undefined {
  const { lessons } = words;
  const host = hostOf(row.to);
  switch (row.kind) {
    case 'handed-in':
      if (accepted.service === 'mock') return { text: lessons.mock };
      if (accepted.service === 'submission')
        return { text: lessons.submitted(accepted.host, portOf(row.to)), rfc: 'RFC 6409 §3.1' };
      if (accepted.service === 'smtps')
        return { text: lessons.submitted(accepted.host, portOf(row.to)), rfc: 'RFC 8314 §3.3' };
      return { text: lessons.transferred(accepted.host), rfc: 'RFC 5321 §6.1' };
    case 'queued':
      return { text: lessons.queued(row.from), rfc: 'RFC 5321 §6.1' };
    case 'question':
      return questionLesson(row, words);
    case 'no-answer':
      return { text: lessons.noAnswer };
    case 'no-call': {
      const say =
        row.dial === 'refused'
          ? lessons.refusedCall
          : row.dial === 'timed-out'
            ? lessons.silent
            : lessons.noCall;
      return { text: say(host), rfc: 'RFC 5321 §5.1' };
    }
    case 'call':
      return callLesson(row, host, words);
    case 'deferred':
      return { text: lessons.deferred, rfc: 'RFC 5321 §4.5.4.1' };
    case 'bounced':
      if (row.reportedBy === undefined) return { text: lessons.bouncedSilent, rfc: 'RFC 5321 §6.1' };
      if (row.failure?.at === 'by-hand') return { text: lessons.bouncedByHand };
      if (row.failure?.at === 'expired') return { text: lessons.bouncedExpired, rfc: 'RFC 5321 §4.5.4.1' };
      return { text: lessons.bounced, rfc: 'RFC 5321 §6.1' };
    case 'reported':
      return { text: lessons.reported, rfc: 'RFC 5321 §4.5.5' };
    case 'stored':
      if (row.report) return { text: lessons.storedReport };
      if (accepted.service === 'mock') return { text: lessons.storedMock };
      return { text: lessons.stored(row.from, row.to), rfc: 'RFC 5321 §4.4' };
    case 'held':
      return row.hop && { text: lessons.held[row.hop.at] };
    case 'released':
      return { text: lessons.released };
    default:
      return row.kind satisfies never;
  }
}

function callLesson(row: JourneyRow, host: string, { lessons }: JourneyWords): Lesson {
  const { tried = 'calling', code } = row;
  if (row.report) return { text: lessons.taken(host, row.from), rfc: 'RFC 5321 §6.1' };
  switch (tried) {
    case 'calling': {
      if (row.taking) return { text: lessons.takes(host), rfc: 'RFC 5321 §6.1' };
      const domain = row.envelope?.forwardPaths[0]?.split('@').pop() ?? '';
      return { text: lessons.calls(row.from, host, domain), rfc: 'RFC 5321 §2.1' };
    }
    case 'taken':
      return { text: lessons.taken(host, row.from), rfc: 'RFC 5321 §6.1' };
    case 'no-connection':
      return { text: lessons.noCall(host), rfc: 'RFC 5321 §5.1' };
    case 'later':
      if (code === undefined && row.failure?.at === 'letter')
        return { text: lessons.lostAtDot(host), rfc: 'RFC 1047' };
      if (code === undefined) return { text: lessons.lost(host), rfc: 'RFC 5321 §5.1' };
      if (row.greylisted) return { text: lessons.greylisted(host), rfc: 'RFC 6647 §2' };
      return { text: lessons.later(host, code), rfc: 'RFC 5321 §4.2.1' };
    case 'refused':
      if (code === undefined) return { text: lessons.lost(host), rfc: 'RFC 5321 §5.1' };
      return { text: lessons.refused(host, code), rfc: 'RFC 5321 §4.2.1' };
    default:
      return tried satisfies never;
  }
}

function questionLesson({ dns }: JourneyRow, { lessons }: JourneyWords): Lesson | undefined {
  const decoded = dns && decodeMessage(dns.response);
  const question = decoded?.ok ? decoded.message.questions[0] : undefined;
  if (!decoded?.ok || !question) return undefined;
  const name = bare(question.name);
  const type = typeName(question.type);
  const { answers, additionals } = decoded.message;
  const rcode = rcodeOf(decoded.message);
  if (rcode === 3) return { text: lessons.noName(name), rfc: 'RFC 1035 §4.1.1' };
  if (rcode !== 0) return { text: lessons.servfail(name), rfc: 'RFC 5321 §5.1' };
  if (type === 'MX') {
    const hosts = answers.flatMap((record) => (record.type === 'MX' ? [record.data] : []));
    const [first] = [...hosts].sort((one, other) => one.preference - other.preference);
    if (!first) return { text: lessons.mxNone(name), rfc: 'RFC 5321 §5.1' };
    if (bare(first.exchange) === '') return { text: lessons.mxNull(name), rfc: 'RFC 7505 §3' };
    const equal = hosts.filter(({ preference }) => preference === first.preference).length > 1;
    const says = equal ? lessons.mxEqual(name) : lessons.mx(name, bare(first.exchange), hosts.length);
    const along = additionals.some(({ type: added }) => added === 'A' || added === 'AAAA');
    return { text: along ? `${says} ${lessons.mxAddresses}` : says, rfc: 'RFC 5321 §5.1' };
  }
  if (answers.length === 0) return { text: lessons.noAddress(name, type) };
  return { text: lessons.address(name), rfc: 'RFC 5321 §5.1' };
}

/** The question of an exchange, as `MX faculty.test`, its answers in the order given, and how many they are. */
export function asked(response: Uint8Array | undefined): {
  question: string;
  answers: string[];
  rcode: number;
} {
  const decoded = response && decodeMessage(response);
  if (!decoded?.ok) return { question: '', answers: [], rcode: 0 };
  const [question] = decoded.message.questions;
  return {
    question: question ? `${typeName(question.type)} ${bare(question.name)}` : '',
    answers: decoded.message.answers.map((record) => textOfRdata(record)),
    rcode: rcodeOf(decoded.message),
  };
}
