import { z } from 'zod';
import type { HomeContents, HomeLook } from '../home-view.ts';

const counts = {
  steps: z.int().describe('Steps of lessons in which something was done'),
  stamps: z.int(),
  dialogues: z.int(),
  mails: z.int(),
};

export const HomeContentsSchema = z.object({
  ...counts,
  lessons: z.int(),
  octets: z.int().describe('Unpacked'),
  left: z
    .object({ dialogues: z.int(), mails: z.int() })
    .describe('What the file would leave out: the oldest, for it has an end'),
}) satisfies z.ZodType<HomeContents>;

export const HomeLookSchema = z.object({
  handle: z.string().describe('Who they were there'),
  made: z.string().describe('ISO 8601'),
  program: z.string().describe('Version of the EHLO that made it'),
  seal: z
    .enum(['here', 'known', 'foreign', 'changed', 'unsigned'])
    .describe('Signed by this EHLO; by another, known to this room or not; changed since; not signed'),
  by: z.string().exactOptional().describe('Ed25519 key that signed it, in base64'),
  holds: z.object(counts),
  takes: z.object(counts).describe('What of it is new here'),
  skips: z.array(
    z.object({
      what: z.enum(['lesson', 'step', 'stamp', 'dialogue', 'mail']),
      why: z.enum(['here', 'unknown', 'empty']),
      count: z.int(),
      names: z.array(z.string()).exactOptional(),
    }),
  ),
  folder: z.string().describe('Of one’s own mailbox, for its mails'),
}) satisfies z.ZodType<HomeLook>;
