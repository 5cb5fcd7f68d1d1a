import { z } from 'zod';
import type { Fault, FaultView } from '../fault.ts';

/** A reply has to be one line of at most 512 octets (RFC 5321 §4.5.3.1.5). */
const TEXT_MAX = 400;
/** Clients wait five minutes for a greeting (RFC 5321 §4.5.3.2.1): a lesson need not. */
const DELAY_MAX_MS = 120_000;

const printable = z.string().regex(/^[\x20-\x7e]*$/, 'printable ASCII');
const pattern = printable
  .max(254)
  .regex(/^(?:[^*]*\*){0,5}[^*]*$/, 'at most five *')
  .exactOptional();

const WhenSchema = z.strictObject({
  at: z
    .enum([
      'connect',
      'EHLO',
      'STARTTLS',
      'AUTH',
      'MAIL',
      'RCPT',
      'DATA',
      'letter',
      'RSET',
      'NOOP',
      'VRFY',
      'QUIT',
    ])
    .describe('`connect`: before the greeting; `EHLO`: or HELO; `letter`: at the final dot'),
  nth: z.int().min(1).max(1000).exactOptional().describe('Only the so manyth in each connection, from 1'),
  sender: pattern.describe('Reverse-path, with * for any characters; empty for <>'),
  recipient: pattern.describe('Forward-path, with * for any characters'),
});

const WhatSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('reply'),
    code: z.int().min(400).max(599),
    enhanced: z
      .string()
      .regex(/^[45]\.\d{1,3}\.\d{1,3}$/, 'as 4.7.1')
      .exactOptional()
      .describe('RFC 3463'),
    text: printable.min(1).max(TEXT_MAX),
  }),
  z.strictObject({ kind: z.literal('delay'), ms: z.int().min(1).max(DELAY_MAX_MS) }),
  z.strictObject({ kind: z.literal('drop') }),
  z.strictObject({ kind: z.literal('silence') }),
  z.strictObject({ kind: z.literal('half-reply') }),
  z.strictObject({ kind: z.literal('down') }),
  z.strictObject({ kind: z.literal('filtered') }),
]);

const BEFORE_SENDER: readonly string[] = ['connect', 'EHLO', 'STARTTLS', 'AUTH'];
const WITH_RECIPIENT: readonly string[] = ['RCPT', 'DATA', 'letter'];

export const FaultSchema = z
  .strictObject({
    host: z.string().min(1).max(253).describe('A mail server of the world: `mx1.faculty.test`'),
    when: WhenSchema,
    what: WhatSchema,
    times: z.int().min(1).max(1000).exactOptional().describe('Strikes so often; absent: for ever'),
  })
  .superRefine(({ when, what, times }, context) => {
    const wrong = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message });
    const whole = what.kind === 'down' || what.kind === 'filtered';
    if (whole && when.at !== 'connect') wrong(['when', 'at'], `${what.kind} is at "connect"`);
    if (whole && times !== undefined) wrong(['times'], `${what.kind} is not counted: clear it instead`);
    if (when.at === 'connect' && when.nth !== undefined)
      wrong(['when', 'nth'], 'a connection has one beginning');
    if (when.sender !== undefined && BEFORE_SENDER.includes(when.at))
      wrong(['when', 'sender'], `no sender is known at ${when.at}`);
    if (when.recipient !== undefined && !WITH_RECIPIENT.includes(when.at))
      wrong(['when', 'recipient'], `no recipient is known at ${when.at}`);
    if (what.kind === 'reply' && what.enhanced !== undefined && what.enhanced[0] !== String(what.code)[0])
      wrong(['what', 'enhanced'], 'its first digit is that of the code (RFC 2034 §4)');
  }) satisfies z.ZodType<Fault>;

export const FaultViewSchema = z.object({
  id: z.int(),
  fault: FaultSchema,
  struck: z.int().describe('How often it answered'),
  active: z.boolean().describe('False: it struck as often as it should'),
}) satisfies z.ZodType<FaultView>;
