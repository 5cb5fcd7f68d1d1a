/** What a script got wrong in a fault, in sentences: what was found, what is wanted, what to do. */
import type { z } from 'zod';
import { FAULT_LIMITS, type FaultProblemId, kindsAt, PLACES_OF } from '../fault-rules.ts';

const MOST_QUOTED = 60;
/** A body may be wrong in many ways; who mends these sees the others. */
const MOST_SENTENCES = 3;

const range = (least: number, most: number) => `Write a whole number from ${least} to ${most}`;

/** For scripts; the page has its own words. */
export const FAULT_WANTED: Readonly<Record<FaultProblemId, string>> = {
  'host.unknown': 'No server of this world has that name',
  'host.noTls': 'That host speaks no TLS, so nobody says STARTTLS to it',
  'host.place': 'The place "question" is for DNS servers, every other place for mail servers',
  'kind.place': 'That kind cannot happen at that place',
  'nth.range': `${range(1, FAULT_LIMITS.nth)}, or leave it out: every one`,
  'nth.none': 'Nothing is counted there: leave it out',
  'sender.none': 'No sender is known there yet: leave it out, or strike at MAIL or later',
  'recipient.none': 'No recipient is known there yet: leave it out, or strike at RCPT or later',
  'recipient.needed': 'Say whose mailbox is full: "dean@faculty.test"',
  'pattern.ascii': 'Write printable ASCII only',
  'pattern.long': `Write at most ${FAULT_LIMITS.pattern} characters`,
  'pattern.stars': `Write at most ${FAULT_LIMITS.stars} *`,
  'code.good': 'A 2xx or 3xx would say that it was done, and nothing is done: write 400 to 599',
  'code.range': range(400, 599),
  'enhanced.form': 'Write three numbers with dots, as "4.7.1" (RFC 3463 §2)',
  'enhanced.class':
    'Its first digit has to be that of the code (RFC 2034 §4): 451 goes with 4.x.x, 550 with 5.x.x',
  'text.empty': 'Write some words',
  'text.lines': 'Write one line: no CR, no LF',
  'text.ascii': 'Write printable ASCII only: a reply cannot say in which charset it is',
  'text.long': `Write at most ${FAULT_LIMITS.text} characters (RFC 5321 §4.5.3.1.5)`,
  'ms.range': range(1, FAULT_LIMITS.delayMs),
  'rate.range': range(FAULT_LIMITS.slowest, FAULT_LIMITS.fastest),
  'name.empty': 'Write the name that is asked about, as "faculty.test"',
  'name.form': 'Write a domain name, as "faculty.test"',
  'type.unknown': 'Write a type of records, as "MX"',
  'times.range': `${range(1, FAULT_LIMITS.times)}, or leave it out: for ever`,
  'times.none': 'This stands until it is cleared, and is not counted: leave it out',
};

/**
 * @param found what was read
 * @param issues what `FaultSchema` has against it; at least one
 */
export function faultMistakes(found: unknown, issues: readonly z.core.$ZodIssue[]): string {
  return issues
    .slice(0, MOST_SENTENCES)
    .map((issue) => sentence(found, issue))
    .join(' ');
}

function sentence(body: unknown, issue: z.core.$ZodIssue): string {
  const path = issue.path.map(String);
  const name = path.join('.') || 'The fault';
  const value = at(body, path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return `${name} has a field ${issue.keys.map(quoted).join(' and ')}, which is none of its fields. Leave it out, or look up its name in /api/rooms/openapi.json.`;
    case 'invalid_type':
      return `${name} ${is(value)}. Write ${KINDS[issue.expected] ?? `a ${issue.expected}`}.`;
    case 'invalid_value':
      return `${name} ${is(value)}. Write ${oneOf(issue.values.map(String))}.`;
    case 'invalid_union':
      return `${name} ${is(value)}. Write ${oneOf(CHOICES[path.at(-1) ?? ''] ?? [])}.`;
    default:
      return `${name} ${is(value)}. ${issue.message}${elsewhere(body, issue.message)}.`;
  }
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  int: 'a whole number',
  object: 'an object',
};

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  kind: Object.keys(PLACES_OF),
  at: [...PLACES_OF.reply, 'question'],
};

const oneOf = (values: readonly string[]): string =>
  values
    .map(quoted)
    .join(', ')
    .replace(/, ([^,]*)$/, ' or $1');

/** Which kinds that place has. */
function elsewhere(body: unknown, message: string): string {
  if (message !== FAULT_WANTED['kind.place']) return '';
  const place = at(body, ['when', 'at']) as Parameters<typeof kindsAt>[0];
  return `: at ${quoted(place)} write ${oneOf(kindsAt(place))}`;
}

function at(body: unknown, path: readonly string[]): unknown {
  let value = body;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

const quoted = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED)}…` : text;
};

const is = (value: unknown): string => (value === undefined ? 'is missing' : `is ${quoted(value)}`);
