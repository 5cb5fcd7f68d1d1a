import { enhancedId } from '../knowledge/enhanced-codes.ts';
import { EXTENSIONS, extensionId } from '../knowledge/extensions.ts';
import { REPLY_CODES, type ReplyId, type ReplyPlace, replyId } from '../knowledge/reply-codes.ts';
import type { FirstDigitId, SecondDigitId } from '../prose/prose.ts';
import { said, saidPair } from '../prose/said.ts';
import type { ReplyLine, ServerReply, WireLine } from './reading.ts';

/** Reply lines that are kept; a reply that has more is not written by a mail server. */
const MAX_REPLY_LINES = 2000;

/** Three digits, then a space, a dash or the end (RFC 5321 §4.2). Undefined: no reply line. */
export function readReplyLine(wire: WireLine): { code: number; last: boolean; line: ReplyLine } | undefined {
  const match = /^([0-9]{3})(?:([ -])(.*))?$/s.exec(wire.text);
  if (!match) return undefined;
  return { code: Number(match[1]), last: match[2] !== '-', line: { ...wire, rest: match[3] ?? '' } };
}

/** A line that is no reply, kept as code 0. */
export function plainReply(wire: WireLine): ServerReply {
  return { code: 0, lines: [{ ...wire, rest: wire.text }], complete: true, digits: [] };
}

export function addPlainLine(reply: ServerReply, wire: WireLine): void {
  if (reply.lines.length < MAX_REPLY_LINES) reply.lines.push({ ...wire, rest: wire.text });
}

/** Adds a line of a reply; the digits are explained anew with the last one, when all is known. */
export function addReplyLine(
  reply: ServerReply | undefined,
  { code, last, line }: { code: number; last: boolean; line: ReplyLine },
  place: ReplyPlace | undefined,
): ServerReply {
  const whole: ServerReply = reply ?? { code, lines: [], complete: false, digits: [] };
  whole.code = code;
  whole.complete = last;
  if (place === 'EHLO' && code === 250 && whole.lines.length > 0) {
    const keyword = /^[A-Za-z0-9][A-Za-z0-9-]*/.exec(line.rest)?.[0].toUpperCase();
    if (keyword !== undefined) {
      line.keyword = keyword;
      line.said = said('extension', extensionId(keyword), { rest: line.rest });
    }
  }
  if (whole.lines.length < MAX_REPLY_LINES) whole.lines.push(line);
  explain(whole, place);
  return whole;
}

/** An enhanced code stands first in the text, of the same class as the reply (RFC 2034 §3). */
function enhancedOf(reply: ServerReply): string | undefined {
  if (reply.code < 200 || reply.code >= 600) return undefined;
  const found = /^([245]\.\d{1,3}\.\d{1,3})(?: |$)/.exec(reply.lines[0]?.rest ?? '')?.[1];
  return found !== undefined && found[0] === `${reply.code}`[0] ? found : undefined;
}

function explain(reply: ServerReply, place: ReplyPlace | undefined): void {
  const text = `${reply.code}`.padStart(3, '0');
  const enhanced = enhancedOf(reply);
  if (enhanced === undefined) delete reply.enhanced;
  else reply.enhanced = enhanced;
  const id = replyId(reply.code, place);
  if (id === undefined) delete reply.rfc;
  else reply.rfc = REPLY_CODES[id];
  reply.digits = [...digitsOf(text, place, id)];
  if (enhanced !== undefined) {
    const queueId = place === 'letter' && reply.code < 300 ? queueIdOf(reply) : undefined;
    const pair = saidPair('enhanced', enhancedId(enhanced), queueId === undefined ? {} : { id: queueId });
    reply.digits.push({ text: enhanced, ...pair });
  }
}

type Digits = ServerReply['digits'];
/** What digits mean is the same each time: a long dialogue has it once. */
const known = new Map<string, Digits>();

function digitsOf(text: string, place: ReplyPlace | undefined, id: ReplyId | undefined): Digits {
  const key = `${text} ${place ?? ''}`;
  const before = known.get(key);
  if (before) return before;
  const digits: Digits = [
    { text, ...saidPair('first', firstDigit(text, place)) },
    { text, ...saidPair('second', secondDigit(text)) },
    { text, ...saidPair('reply', id ?? 'unknown') },
  ];
  known.set(key, digits);
  return digits;
}

/** Refusals that something said before would lift: RFC 5321 §4.1.4, RFC 4954 §6. */
const OUT_OF_ORDER: ReadonlySet<string> = new Set(['503', '530', '538']);

function firstDigit(text: string, place: ReplyPlace | undefined): FirstDigitId {
  const digit = text[0] ?? '';
  if (digit === '2' && place === 'greeting') return '2@greeting';
  if (digit === '2' && place === 'letter') return '2@letter';
  if (digit === '4' && place === 'letter') return '4@letter';
  if ((OUT_OF_ORDER.has(text) && place !== 'again') || (text === '554' && place === 'DATA')) return '5@order';
  return digit === '2' || digit === '3' || digit === '4' || digit === '5' ? digit : 'other';
}

const SECOND_OF_CODE: Readonly<Record<string, SecondDigitId>> = {
  '550': '5@550',
  '551': '5@551',
  '552': '5@552',
  '553': '5@553',
  '554': '5@554',
  '555': '5@555',
};

function secondDigit(text: string): SecondDigitId {
  const digit = text[1] ?? '';
  if (digit === '5') return SECOND_OF_CODE[text] ?? (text[0] === '4' ? '5@4' : '5');
  return digit === '0' || digit === '1' || digit === '2' || digit === '3' ? digit : '4';
}

/** The name that a server gives a mail it took: `Taken as 7F3A`, `Ok: queued as 4Fz…` (RFC 5321 leaves it open). */
export function queueIdOf(reply: ServerReply): string | undefined {
  const text = reply.lines.at(-1)?.rest ?? '';
  return /\b(?:as|id[=:]?)\s+<?([A-Za-z0-9][\w.@-]{2,63})>?/i.exec(text)?.[1];
}

/** Extensions of an EHLO reply, in order: keyword in upper case, and what stands after it. */
export function extensionsOf(reply: ServerReply): { keyword: string; rest: string }[] {
  return reply.lines
    .filter((line) => line.keyword !== undefined)
    .map((line) => ({ keyword: line.keyword ?? '', rest: line.rest.slice(line.keyword?.length).trim() }));
}

/** Whether the page has a row for the keyword. */
export const isKnownExtension = (keyword: string): boolean => Object.hasOwn(EXTENSIONS, keyword);
