import { z } from 'zod';
import type { Fault, FaultHost, FaultView } from '../fault.ts';
import { FAULT_LIMITS, FAULT_PLACES, FAULT_TYPES, type FaultField, faultProblems } from '../fault-rules.ts';
import { FAULT_WANTED } from './fault-mistakes.ts';

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
  z.strictObject({
    kind: z.literal('delay'),
    ms: z.int().describe(`At most ${FAULT_LIMITS.delayMs}`),
    lines: z
      .literal(true)
      .exactOptional()
      .describe('Not before the reply, but before each further line of it'),
  }),
  z.strictObject({ kind: z.literal('drop') }),
  z.strictObject({ kind: z.literal('silence') }),
  z.strictObject({ kind: z.literal('half-reply') }),
  z.strictObject({ kind: z.literal('mailbox-full'), says: z.enum(['later', 'never']) }),
  z.strictObject({ kind: z.literal('down') }),
  z.strictObject({ kind: z.literal('filtered') }),
  z.strictObject({ kind: z.literal('slow'), octetsPerSecond: z.int() }),
  z.strictObject({
    kind: z.literal('certificate'),
    problem: z.enum(['expired', 'other-name', 'self-signed']),
  }),
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

export const FaultSchema = z
  .strictObject({
    host: z.string().min(1).max(253).describe('A server of the world: `mx1.faculty.test`'),
    when: WhenSchema,
    what: WhatSchema,
    times: z.int().exactOptional().describe('Strikes so often; absent: for ever'),
  })
  .superRefine((fault, context) => {
    for (const { field, problem } of faultProblems(fault))
      context.addIssue({
        code: 'custom',
        path: [...PATHS[field]],
        message: FAULT_WANTED[problem],
        params: { problem },
      });
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
