import { z } from 'zod';
import type { QueuedMailView, QueueView } from '../queue-view.ts';

const time = (what: string) => z.int().describe(`${what}, in milliseconds since the epoch`);

const FailureSchema = z.object({
  at: z
    .enum([
      'dns',
      'connect',
      'greeting',
      'hello',
      'tls',
      'mail',
      'rcpt',
      'data',
      'letter',
      'expired',
      'loop',
      'by-hand',
    ])
    .describe('Where it showed; `letter`: at the dot'),
  host: z.string().exactOptional(),
  code: z.int().exactOptional().describe('Of the server’s reply'),
  enhanced: z.string().exactOptional().describe('RFC 3463'),
  text: z.string(),
  permanent: z.boolean(),
});

const EndpointSchema = z.object({
  host: z.string().exactOptional(),
  address: z.string(),
  port: z.int(),
});
const HopSchema = z
  .discriminatedUnion('at', [
    z.object({ at: z.literal('look-up'), domain: z.string() }),
    z.object({ at: z.literal('call'), to: EndpointSchema }),
    z.object({ at: z.literal('hand-over'), to: EndpointSchema, connection: z.int().exactOptional() }),
  ])
  .describe('Before which hop it waits');

/** `GET /api/rooms/me/queue` */
export const QueueQuerySchema = z.strictObject({
  after: z
    .string()
    .regex(/^(?:0|[1-9]\d{0,14})$/, 'a whole number')
    .transform(Number)
    .default(0)
    .describe('Only mails behind the one of this `id`'),
  limit: z
    .string()
    .regex(/^(?:[1-9]\d?|1\d\d|200)$/, 'a whole number from 1 to 200')
    .transform(Number)
    .default(50),
});

/** `PUT /api/rooms/me/queue/hold` */
export const HoldSchema = z.object({ state: z.enum(['on', 'off']) });
/** Its answer. */
export const HoldViewSchema = z.object({
  holdUntil: time('When holding ends by itself; absent: mails are not held').exactOptional(),
});

const QueuedMailViewSchema = z.object({
  id: z.int().describe('Number of the waiting mail in its room'),
  mail: z.int().describe('Number of the event with which it was accepted'),
  host: z.string().describe('Whose queue'),
  queueId: z.string(),
  reversePath: z.string().describe('Empty for <>'),
  forwardPaths: z.array(z.string()),
  waiting: z.array(z.object({ forwardPath: z.string(), failure: FailureSchema.exactOptional() })),
  subject: z.string().exactOptional(),
  size: z.int().describe('Octets'),
  attempts: z.int(),
  active: z.boolean().describe('It is being sent at this moment'),
  held: z
    .array(z.object({ hop: HopSchema, until: time('When it goes on by itself') }))
    .describe('Where it is held; most often none or one'),
  queuedAt: time('When it came'),
  nextAt: time('When it is tried next'),
  expiresAt: time('When it is given up'),
}) satisfies z.ZodType<QueuedMailView>;

export const QueueViewSchema = z.object({
  now: time('The server’s clock'),
  schedule: z.object({
    retrySeconds: z
      .array(z.number())
      .describe('From one try to the next; the last stands for all that follow'),
    lifetimeSeconds: z.number().describe('From queuing to giving up'),
  }),
  holdUntil: time('Mails are held at each hop until then; absent: they are not').exactOptional(),
  waits: z.int().describe('How many wait'),
  mails: z
    .array(QueuedMailViewSchema)
    .describe('Oldest first; fewer than `limit` where they have more than a thousand recipients'),
}) satisfies z.ZodType<QueueView>;
