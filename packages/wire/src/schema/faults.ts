import { z } from 'zod';
import type { Fault, FaultHost, FaultView } from '../fault.ts';
import {
  FAULT_LIMITS,
  FAULT_PLACES,
  FAULT_TYPES,
  type FaultField,
  type FaultProblemId,
  faultProblems,
} from '../fault-rules.ts';

const pattern = z.string().exactOptional();

const WhenSchema = z.discriminatedUnion('at', [
  z.strictObject({
    at: z
      .enum(FAULT_PLACES)
      .describe('`connect`: before the greeting; `EHLO`: or HELO; `letter`: at the final dot'),
    nth: z.int().exactOptional().describe('Only the so manyth in each connection, from 1'),
    sender: pattern.describe('Reverse-path, with * for any characters; empty for <>'),
    recipient: pattern.describe('Forward-path, with * for any characters'),
  }),
  z.strictObject({
    at: z.literal('question').describe('At a DNS server, when it is asked'),
    name: z.string().describe('The name asked about: `faculty.test`'),
    below: z.literal(true).exactOptional().describe('And every name below it'),
    type: z.enum(FAULT_TYPES).exactOptional().describe('Absent: any'),
  }),
]);

const WhatSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('reply'),
    code: z.int(),
    enhanced: z.string().exactOptional().describe('RFC 3463'),
    text: z.string(),
  }),
  z.strictObject({ kind: z.literal('delay'), ms: z.int().describe(`At most ${FAULT_LIMITS.delayMs}`) }),
  z.strictObject({ kind: z.literal('drop') }),
  z.strictObject({ kind: z.literal('silence') }),
  z.strictObject({ kind: z.literal('half-reply') }),
  z.strictObject({ kind: z.literal('mailbox-full'), says: z.enum(['later', 'never']) }),
  z.strictObject({ kind: z.literal('down') }),
  z.strictObject({ kind: z.literal('filtered') }),
  z.strictObject({ kind: z.literal('slow'), octetsPerSecond: z.int() }),
  z.strictObject({ kind: z.literal('certificate'), problem: z.enum(['expired', 'other-name']) }),
  z.strictObject({ kind: z.literal('servfail') }),
]);

/** Where a field of the form stands in a fault. */
const PATHS: Readonly<Record<FaultField, readonly string[]>> = {
  host: ['host'],
  at: ['when', 'at'],
  nth: ['when', 'nth'],
  sender: ['when', 'sender'],
  recipient: ['when', 'recipient'],
  name: ['when', 'name'],
  type: ['when', 'type'],
  kind: ['what', 'kind'],
  code: ['what', 'code'],
  enhanced: ['what', 'enhanced'],
  text: ['what', 'text'],
  ms: ['what', 'ms'],
  octetsPerSecond: ['what', 'octetsPerSecond'],
  times: ['times'],
};

/** For scripts; the page has its own words. */
const SENTENCES: Readonly<Record<FaultProblemId, string>> = {
  'host.unknown': 'no server of this world has that name',
  'host.noTls': 'that host speaks no TLS, so nobody says STARTTLS to it',
  'host.place': '"question" is for DNS servers, every other place for mail servers',
  'kind.place': 'this cannot happen at that place',
  'nth.range': `a whole number from 1 to ${FAULT_LIMITS.nth}`,
  'nth.none': 'nothing is counted there',
  'sender.none': 'no sender is known there',
  'recipient.none': 'no recipient is known there',
  'recipient.needed': 'it says whose mailbox is full',
  'pattern.ascii': 'printable ASCII',
  'pattern.long': `at most ${FAULT_LIMITS.pattern} characters`,
  'pattern.stars': `at most ${FAULT_LIMITS.stars} *`,
  'code.good': 'a 2xx or 3xx would say that it was done, and nothing is done; use 400 to 599',
  'code.range': 'a whole number from 400 to 599',
  'enhanced.form': 'as 4.7.1 (RFC 3463 §2)',
  'enhanced.class': 'its first digit is that of the code (RFC 2034 §4)',
  'text.empty': 'some words',
  'text.lines': 'one line: no CR, no LF',
  'text.ascii': 'printable ASCII',
  'text.long': `at most ${FAULT_LIMITS.text} characters (RFC 5321 §4.5.3.1.5)`,
  'ms.range': `a whole number from 1 to ${FAULT_LIMITS.delayMs}`,
  'rate.range': `a whole number from ${FAULT_LIMITS.slowest} to ${FAULT_LIMITS.fastest}`,
  'name.empty': 'the name that is asked about',
  'name.form': 'a domain name, as faculty.test',
  'type.unknown': 'a type of records',
  'times.range': `a whole number from 1 to ${FAULT_LIMITS.times}`,
  'times.none': 'this stands until it is cleared, and is not counted',
};
export const faultProblemSentence = (problem: FaultProblemId): string => SENTENCES[problem];

export const FaultSchema = z
  .strictObject({
    host: z.string().min(1).max(253).describe('A server of the world: `mx1.faculty.test`'),
    when: WhenSchema,
    what: WhatSchema,
    times: z.int().exactOptional().describe('Strikes so often; absent: for ever'),
  })
  .superRefine((fault, context) => {
    for (const { field, problem } of faultProblems(fault))
      context.addIssue({ code: 'custom', path: [...PATHS[field]], message: SENTENCES[problem] });
  }) satisfies z.ZodType<Fault>;

export const FaultViewSchema = z.object({
  id: z.int(),
  fault: FaultSchema,
  struck: z.int().describe('How often it answered'),
  active: z.boolean().describe('False: it struck as often as it should'),
  by: z.string().exactOptional().describe('Who set it, where that was not I'),
}) satisfies z.ZodType<FaultView>;

export const FaultHostSchema = z.object({
  host: z.string(),
  kind: z.enum(['mail', 'dns']),
  tls: z.boolean().describe('It offers TLS somewhere'),
}) satisfies z.ZodType<FaultHost>;
