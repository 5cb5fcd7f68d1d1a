/** What may stand in the YAML of a lesson. Every field is described; docs/authoring-lessons.md tells the same. */
import { HOST_RULES, PREPARED_LETTERS } from '@ehlo/wire';
import { FaultSchema } from '@ehlo/wire/schema';
import { z } from 'zod';
import { GREYS, LEVELS } from '../lesson.ts';
import type { RuleId, WantId } from './words.ts';

/** Which rule a value broke: its reader has the words. */
const broken = (problem: RuleId) => ({ params: { problem } });

const sentence = z.string().trim().min(1).max(400);
const title = z.string().trim().min(1).max(60);
const id = z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'needs' satisfies WantId);

const WorldSchema = z.strictObject({
  faults: z.array(FaultSchema).max(10).describe('Mistakes that servers make on purpose').exactOptional(),
  emptied: z
    .array(z.string().max(100))
    .max(10)
    .describe('Mailboxes whose INBOX is empty at the start; what lay there waits in the folder Earlier')
    .exactOptional(),
  letters: z
    .array(
      z.strictObject({
        letter: z.enum(PREPARED_LETTERS).describe('Which prepared letter'),
        mailbox: z.string().max(100).describe('alice@campus.test'),
        folder: z.string().max(100).describe('INBOX where absent').exactOptional(),
      }),
    )
    .max(10)
    .describe('Letters that lie in mailboxes')
    .exactOptional(),
  rules: z
    .array(
      z.strictObject({
        host: z.string().max(100),
        rule: z.enum(HOST_RULES),
        state: z.enum(['on', 'off']),
      }),
    )
    .max(10)
    .describe('Rules of servers, switched')
    .exactOptional(),
});

const inherited = {
  level: z.enum(LEVELS).describe('For whom').exactOptional(),
  host: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .describe('Line for the prompt: ncat -C localhost 1025')
    .exactOptional(),
  grey: z.enum(GREYS).describe('How much the grey line gives away').exactOptional(),
  world: WorldSchema.describe('What it starts from').exactOptional(),
};

export const ChapterSchema = z.strictObject({
  title: title.describe('Of the chapter'),
  summary: sentence.describe('One sentence'),
  ...inherited,
});
export const ChapterWordsSchema = z.strictObject({ title, summary: sentence });

export const FrontSchema = z.strictObject({
  title: title.describe('Of the lesson'),
  summary: sentence.describe('One sentence'),
  minutes: z.int().min(1).max(60).describe('How long it takes'),
  core: z.boolean().describe('Part of the short route').exactOptional(),
  task: z.literal(true).describe('It may be assessed').exactOptional(),
  goals: z.array(sentence).min(1).max(5).describe('What one can do afterwards'),
  needs: z.array(id).max(5).describe('Lessons before it').exactOptional(),
  ...inherited,
});
export const FrontWordsSchema = z.strictObject({
  title,
  summary: sentence,
  goals: z.array(sentence).min(1).max(5),
});

/** The condition itself is read by `readCondition`. */
export const CheckSchema = z
  .array(z.looseObject({ says: sentence.describe('What turns green, as a fact') }))
  .min(1)
  .max(8);
export const MissSchema = z
  .array(
    z
      .strictObject({
        says: sentence.describe('What helps'),
        when: z.unknown(),
        try: z
          .array(z.string().max(200))
          .min(1)
          .max(20)
          .describe('Lines of somebody who makes this mistake: the tests type them')
          .exactOptional(),
        run: z
          .array(z.string().max(200))
          .min(1)
          .max(5)
          .describe("Or command lines for a shell on one's own machine: the tests run them")
          .exactOptional(),
      })
      .refine((miss) => miss.try !== undefined || miss.run !== undefined, broken('tryOrRun')),
  )
  .min(1)
  .max(12);
export const HintSchema = z.array(sentence).length(3, 'hints' satisfies WantId);

const option = z.strictObject({
  text: sentence,
  because: sentence.describe('What is true about it'),
  right: z.literal(true).exactOptional(),
});
const optionWords = z.strictObject({ text: sentence, because: sentence });

export const PredictSchema = z.strictObject({
  asks: sentence,
  options: z
    .array(option)
    .min(2)
    .max(5)
    .refine((options) => options.filter(({ right }) => right).length === 1, broken('oneRight')),
});
export const PredictWordsSchema = z.strictObject({
  asks: sentence,
  options: z.array(optionWords).min(2).max(5),
});

const code = z.int().min(100).max(599);
const line = z.string().min(1).max(200);
const others = z.record(z.string().regex(/^\d{1,3}$/), sentence).exactOptional();

const ChooseSchema = z.strictObject({
  asks: sentence,
  options: z
    .array(option)
    .min(2)
    .max(6)
    .refine((options) => options.some(({ right }) => right), broken('someRight')),
});
const OrderSchema = z.strictObject({
  asks: sentence,
  order: z.array(line).min(3).max(10).describe('Lines in their right order; they are shown mixed'),
  because: sentence,
});
const CodeSchema = z.strictObject({
  asks: sentence,
  code: code.describe('The right one'),
  because: sentence,
  others: others.describe('About wrong ones, by code'),
});
const LineSchema = z
  .strictObject({
    asks: sentence,
    dialogue: z.array(line).min(2).max(20),
    wrong: z.int().min(1).describe('Number of the wrong line, from 1'),
    because: sentence,
    others: others.describe('About right ones that look wrong, by number'),
  })
  .refine(({ dialogue, wrong }) => wrong <= dialogue.length, broken('wrongLine'));

export type QuestionRead =
  | z.output<typeof ChooseSchema>
  | z.output<typeof OrderSchema>
  | z.output<typeof CodeSchema>
  | z.output<typeof LineSchema>;

/** By the field that only it has. */
const QUESTIONS = { options: ChooseSchema, order: OrderSchema, code: CodeSchema, dialogue: LineSchema };

export const QuizSchema = z
  .array(
    z.unknown().transform((value, context): QuestionRead => {
      const has = (Object.keys(QUESTIONS) as (keyof typeof QUESTIONS)[]).find(
        (field) => typeof value === 'object' && value !== null && field in value,
      );
      if (has === undefined) {
        context.addIssue({ code: 'custom', ...broken('question') });
        return z.NEVER;
      }
      const result = QUESTIONS[has].safeParse(value);
      if (result.success) return result.data;
      for (const issue of result.error.issues)
        context.addIssue({
          code: 'custom',
          path: [...issue.path],
          params: { inner: { issue, value, schema: QUESTIONS[has] } },
        });
      return z.NEVER;
    }),
  )
  .min(1)
  .max(8);

export const QuizWordsSchema = z
  .array(
    z.strictObject({
      asks: sentence,
      options: z.array(optionWords).exactOptional(),
      because: sentence.exactOptional(),
      others,
    }),
  )
  .min(1)
  .max(8);
export const SayingsSchema = z.array(sentence).min(1).max(12);
