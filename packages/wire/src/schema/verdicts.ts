import { z } from 'zod';
import type { VerdictView } from '../verdict-view.ts';

const domain = z.string().describe('A-labels in lower case');
const questions = z
  .array(
    z.object({
      name: z.string(),
      type: z.enum(['A', 'AAAA', 'MX', 'PTR', 'TXT']),
      came: z.enum(['answers', 'no-name', 'no-records', 'failed']),
      answers: z.array(z.string()).describe('Data as zone files write it; of long ones the beginning'),
    }),
  )
  .describe('To the DNS, in the order in which they were answered');
const alignment = z
  .object({ mode: z.enum(['relaxed', 'strict']), aligned: z.boolean() })
  .describe('How the name stands to the author’s, whether it passed or not');

export const VerdictViewSchema = z.object({
  id: z.int().describe('Number of the event in which it stands'),
  at: z.int().describe('When, in microseconds since the epoch'),
  connection: z.int().describe('Over which the mail came'),
  host: z.string().describe('Server that looked'),
  client: z.string().describe('Address in the practice world that the mail came from'),
  helo: z.string(),
  reversePath: z.string().describe('Empty for <>'),
  spf: z.object({
    result: z.enum(['none', 'neutral', 'pass', 'fail', 'softfail', 'temperror', 'permerror']),
    identity: z.enum(['mailfrom', 'helo']).describe('Which name was looked up'),
    domain,
    record: z.string().exactOptional(),
    rules: z
      .array(z.object({ term: z.string(), domain, by: z.string().exactOptional() }))
      .describe('What decided, from the outside in'),
    reason: z.string().exactOptional(),
    questions,
  }),
  dkim: z
    .array(
      z.object({
        result: z.enum(['pass', 'fail', 'neutral', 'policy', 'temperror', 'permerror']),
        domain: domain.describe('d=; empty where the signature cannot be read'),
        selector: z.string(),
        reason: z.string().exactOptional(),
        algorithm: z.string().exactOptional(),
        canonicalization: z.string().exactOptional(),
        fields: z.array(z.string()).exactOptional().describe('Names of the fields that are signed'),
        record: z.string().exactOptional(),
        questions,
      }),
    )
    .describe('One for each signature'),
  dmarc: z
    .object({
      result: z.enum(['none', 'pass', 'fail', 'temperror', 'permerror']),
      domain: domain.describe('Author’s domain'),
      policy: z.enum(['none', 'quarantine', 'reject']),
      record: z.string().exactOptional(),
      at: z.string().exactOptional().describe('Name that the record was found at'),
      spf: alignment.exactOptional(),
      dkim: z.array(alignment).exactOptional(),
      questions,
    })
    .exactOptional()
    .describe('Absent where From: names no domain'),
  outcome: z.enum(['inbox', 'junk', 'refused']),
  removed: z
    .int()
    .exactOptional()
    .describe(
      'Authentication-Results that the letter brought along in the server’s own name, and that were removed',
    ),
  reply: z.string().exactOptional().describe('To the dot, as it crossed'),
  accepted: z.int().exactOptional().describe('Number of its acceptance: its journey begins there'),
  stored: z.array(z.object({ id: z.int(), mailbox: z.string(), folder: z.string() })),
}) satisfies z.ZodType<VerdictView>;
