import { z } from 'zod';

/** What a page tells of a lesson beside what is typed. */
export const LessonStartSchema = z.strictObject({
  again: z.boolean().describe('From the beginning: only what comes from now on counts').exactOptional(),
});
export const LessonHintSchema = z.strictObject({
  rung: z.int().min(0).max(2).describe('0: nudge, 1: stronger, 2: the line to type'),
});
export const LessonPredictionSchema = z.strictObject({ answer: z.int().min(0).max(9) });
export const LessonAnswerSchema = z.strictObject({
  question: z.int().min(0).max(7).describe('Which of the step, from 0'),
  answer: z
    .array(z.int().min(0).max(999))
    .min(1)
    .max(10)
    .describe('What was chosen, by number; in the order given; or the code'),
});
export const LessonRatingSchema = z.strictObject({
  level: z.enum(['easy', 'right', 'hard']),
  sentence: z.string().trim().max(280).exactOptional(),
});

export const RecordingQuerySchema = z.strictObject({
  after: z
    .string()
    .regex(/^(?:0|[1-9]\d{0,14})$/, 'a whole number')
    .transform(Number)
    .optional()
    .describe('Number of the newest event that is not part of it; left out: only where the log stands'),
});
