/** What is one's own as one file: its shape, which docs/take-home.md describes for people. */
import { z } from 'zod';

export const HOME_VERSION = 1;

/** More than a room has, and little enough to be looked through in a blink. */
export const MOST = {
  lessons: 500,
  steps: 100,
  checks: 50,
  answers: 20,
  stamps: 200,
  dialogues: 300,
  pieces: 5000,
  mails: 2000,
  line: 200,
} as const;

const at = z.iso.datetime();
const name = z.string().min(1).max(120);
const line = z.string().max(MOST.line);
const number = z.int().min(0).max(1000);
const dialogue = z.int().min(1).exactOptional();
/** It was brought along already when the file was made. */
const brought = z.literal(true).exactOptional();
/** One character an octet. */
const octets = z.string().regex(/^[\u0000-\u00ff]*$/, 'has a character that is no octet');

const HomeStep = z.object({
  step: name,
  checks: z
    .array(
      z.object({
        check: number,
        how: z.enum(['alone', 'helped', 'shown', 'earlier']),
        at,
        dialogue,
        brought,
      }),
    )
    .max(MOST.checks),
  hints: z.int().min(0).max(3).exactOptional(),
  shown: z.literal(true).exactOptional(),
  predicted: number.exactOptional(),
  answers: z
    .array(
      z.object({
        question: number,
        answer: z.array(z.int().min(0).max(999)).min(1).max(10),
        right: z.boolean(),
        at,
        brought,
      }),
    )
    .max(MOST.answers),
  read: at.exactOptional(),
});

export const HomeSchema = z.object({
  handle: name,
  made: at,
  program: z.string().max(40),
  lessons: z
    .array(
      z.object({
        lesson: name,
        started: at,
        rated: z
          .object({ level: z.enum(['easy', 'right', 'hard']), sentence: z.string().max(280).exactOptional() })
          .exactOptional(),
        steps: z.array(HomeStep).max(MOST.steps),
      }),
    )
    .max(MOST.lessons),
  stamps: z
    .array(
      z.object({
        code: z.int().min(200).max(599),
        at,
        host: z.string().max(253),
        port: z.int().min(0).max(65_535),
        line: line.exactOptional(),
        reply: line,
        dialogue,
        brought,
      }),
    )
    .max(MOST.stamps),
  dialogues: z
    .array(
      z.object({
        id: z.int().min(1),
        at,
        by: z.enum(['terminal', 'outside']),
        service: z.string().max(40),
        host: z.string().max(253),
        port: z.int().min(0).max(65_535),
        said: z
          .array(
            z.object({
              by: z.enum(['client', 'server']),
              octets,
              /** It crossed inside TLS, and this is what was in it. */
              tls: z.literal(true).exactOptional(),
            }),
          )
          .max(MOST.pieces),
        cut: z.literal(true).exactOptional(),
        brought,
      }),
    )
    .max(MOST.dialogues),
  mails: z
    .array(
      z.object({
        mailbox: z.string().min(1).max(320),
        folder: z.string().min(1).max(255),
        at,
        flags: z.array(z.string().max(64)).max(20),
        letter: octets,
      }),
    )
    .max(MOST.mails),
  left: z.object({ dialogues: z.int().min(0), mails: z.int().min(0) }),
});

export type Home = z.infer<typeof HomeSchema>;
export type HomeLesson = Home['lessons'][number];
export type HomeDialogue = Home['dialogues'][number];
export type HomeMail = Home['mails'][number];

/** ISO 8601 to the millisecond, of microseconds since the epoch; and back. */
export const isoOf = (microseconds: number): string => new Date(microseconds / 1000).toISOString();
export const microsecondsOf = (iso: string): number => Date.parse(iso) * 1000;
