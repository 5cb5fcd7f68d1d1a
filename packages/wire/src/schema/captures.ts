import { z } from 'zod';

/** Connections and questions that one file may be asked for by name; all of the room has no limit. */
const MOST_NAMED = 200;

export const CaptureQuerySchema = z.strictObject({
  connections: z
    .string()
    .regex(new RegExp(`^[1-9]\\d{0,14}(,[1-9]\\d{0,14}){0,${MOST_NAMED - 1}}$`))
    .exactOptional()
    .describe(
      `Ids of connections, and of questions to the DNS, with commas between, ${MOST_NAMED} at most; all of the room without it`,
    ),
  secrets: z
    .enum(['shown', 'masked'])
    .default('shown')
    .describe('`masked`: passwords are asterisks, and no keys of TLS are in the file'),
  tls: z
    .enum(['records', 'clear'])
    .default('records')
    .describe(
      '`records`: what crossed the wire; `clear`: what the two ends read, as if there had been no TLS',
    ),
});
