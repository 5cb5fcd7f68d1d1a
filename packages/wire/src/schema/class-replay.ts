import { z } from 'zod';
import type { ClassReplay, ClassReplayRows } from '../class-replay.ts';

export const ClassReplaySchema = z.object({
  class: z.string(),
  title: z.string().exactOptional(),
  beganAt: z.number(),
  now: z.number(),
  windowMs: z.int().describe('Rows are told for so long at a time, counted from `beganAt`'),
  members: z.array(
    z.object({
      home: z.string(),
      name: z.string(),
      handle: z.string(),
      joinedAt: z.number(),
      refuses: z.boolean().describe('Neither lines nor dialogues of theirs are told'),
    }),
  ),
  marks: z.array(
    z.object({
      at: z.number(),
      home: z.string(),
      what: z.enum(['lesson', 'step', 'mistake']),
      lesson: z.string().exactOptional(),
      done: z.int().exactOptional().describe('Steps that are done'),
    }),
  ),
  more: z.boolean().describe('There were more, older marks'),
}) satisfies z.ZodType<ClassReplay>;

/** Events of the class's log are described by their types. */
export const ClassReplayEventsSchema = z.object({
  events: z.array(z.looseObject({ kind: z.string(), seq: z.int(), at: z.int() })),
  next: z.int().exactOptional(),
});
export const ClassReplayEventsQuerySchema = z.strictObject({
  after: z.coerce.number().int().min(0).exactOptional(),
});

const row = z.object({
  lesson: z.string().exactOptional(),
  elsewhere: z.string().exactOptional(),
  current: z.int(),
  steps: z.int(),
  wire: z
    .object({
      connection: z.int(),
      host: z.string(),
      port: z.int(),
      service: z.string(),
      protocol: z.string(),
      state: z.string(),
      open: z.boolean(),
    })
    .exactOptional(),
  line: z.object({ text: z.string(), at: z.number() }).exactOptional(),
  reply: z
    .object({
      code: z.int().exactOptional(),
      status: z.string().exactOptional(),
      text: z.string(),
      at: z.number(),
    })
    .exactOptional(),
});

export const ClassReplayRowsSchema = z.object({
  from: z.number(),
  until: z.number(),
  first: z.array(z.object({ home: z.string(), row })),
  changes: z.array(z.object({ at: z.number(), home: z.string(), row })),
  cut: z.array(z.string()).describe('Members who did more than is told of them'),
}) satisfies z.ZodType<ClassReplayRows>;
export const ClassReplayRowsQuerySchema = z.strictObject({
  from: z.coerce
    .number()
    .int()
    .min(0)
    .describe('Milliseconds since the epoch: the beginning of the class, or some windows later'),
});
