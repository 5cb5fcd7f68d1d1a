import { z } from 'zod';
import type { JourneyListView } from '../journey-view.ts';

export const JourneyListQuerySchema = z.strictObject({
  before: z
    .string()
    .regex(/^[1-9]\d{0,14}$/, 'a whole number from 1')
    .transform(Number)
    .optional()
    .describe('Only mails that set out before this one'),
  limit: z
    .string()
    .regex(/^(?:[1-9]\d?|100)$/, 'a whole number from 1 to 100')
    .transform(Number)
    .default(50),
});

export const JourneyListViewSchema = z.object({
  mails: z
    .array(
      z.object({
        id: z.int().describe('Number of the event with which it was accepted'),
        at: z.int().describe('When, in microseconds since the epoch'),
        reversePath: z.string().describe('Empty for <>'),
        forwardPaths: z.array(z.string()),
        subject: z.string().describe('Empty where nobody read it'),
      }),
    )
    .describe('Newest first'),
  more: z.boolean().describe('There are older ones'),
}) satisfies z.ZodType<JourneyListView>;

/** Of the room's log, as frames have them: docs/architecture.md, "Contracts". */
export const JourneyViewSchema = z.object({
  id: z.int(),
  events: z
    .array(z.looseObject({ kind: z.string(), seq: z.int(), at: z.int() }))
    .describe('Events of the room’s log in order, octets as { base64 }'),
  more: z.boolean().describe('It went on for longer'),
});
