import { z } from 'zod';

/** Rows that may be asked for by their ids at once. */
const MOST_NAMED = 100;
const MOST_TEXT = 200;

export const WireListQuerySchema = z.strictObject({
  before: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .exactOptional()
    .describe('Rows older than this id; the newest without it'),
  ids: z
    .string()
    .regex(new RegExp(`^[1-9]\\d{0,14}(,[1-9]\\d{0,14}){0,${MOST_NAMED - 1}}$`))
    .exactOptional()
    .describe(`These rows only, with commas between, ${MOST_NAMED} at most`),
  text: z
    .string()
    .max(MOST_TEXT)
    .default('')
    .describe(
      'Words, each of which is part of host, address, port, name, person, outcome, or of a line that crossed',
    ),
  protocol: z.enum(['all', 'smtp', 'pop3', 'imap', 'http', 'dns', 'tcp']).default('all'),
  by: z.enum(['all', 'terminal', 'outside', 'relay']).default('all'),
});
