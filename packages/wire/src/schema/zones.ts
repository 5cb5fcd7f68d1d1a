import { z } from 'zod';
import type { ZoneMistakeView, ZoneRowView, ZoneSummaryView, ZoneView } from '../zone-view.ts';
import { RefusalSchema } from './rooms-api.ts';

/** A line stays a line: what ends one cannot stand in a field. */
const oneLine = z.string().regex(/^[^\r\n]*$/, 'one line');

const ZoneRowSchema = z.strictObject({
  name: oneLine
    .min(1)
    .max(1024)
    .regex(/^[^\s$;]/, 'a name, or @ for the zone')
    .describe('Owner: `mail`, `@` for the zone itself, or a complete name with a final dot'),
  ttl: oneLine.min(1).max(32).describe('Seconds, or units such as 1h30m'),
  type: oneLine
    .min(1)
    .max(16)
    .describe('A, AAAA, MX, TXT, CNAME, NS, SRV, PTR, CAA, TLSA, SOA, or TYPE and a number'),
  data: oneLine.max(16_384).describe('As in a zone file: `10 mail.campus.test.`'),
}) satisfies z.ZodType<ZoneRowView>;

export const ZoneSummaryViewSchema = z.object({
  origin: z.string().describe('Apex with its final dot'),
  state: z.enum(['seed', 'edited', 'added']).describe('`seed`: as every room was born with it'),
  editable: z.boolean(),
  broken: z.boolean().describe('Its file cannot be read: its names are answered SERVFAIL'),
  dated: z.string().exactOptional().describe('Day of which its records are a copy of the real DNS'),
  records: z.int(),
  serial: z.int().exactOptional(),
}) satisfies z.ZodType<ZoneSummaryView>;

export const ZoneViewSchema = ZoneSummaryViewSchema.extend({
  text: z.string().describe('The whole zone as a zone file (RFC 1035 §5)'),
  rows: z.array(ZoneRowSchema),
  advice: z
    .array(
      z.object({
        advice: z.string(),
        line: z.int(),
        record: z.string(),
        sentence: z.string(),
        rfc: z.string(),
      }),
    )
    .exactOptional()
    .describe('What is served, and had better be otherwise; absent in lists'),
}) satisfies z.ZodType<ZoneView>;

export const ZoneListQuerySchema = z.strictObject({
  with: z.literal('text').exactOptional().describe('Each zone whole, as `/me/zones/{origin}` gives it'),
});

export const ZoneEditSchema = z
  .union([
    z.strictObject({ text: z.string().describe('The whole zone as a zone file, at most 64 KiB') }),
    z.strictObject({ rows: z.array(ZoneRowSchema).max(1000) }),
  ])
  .describe('The zone as it will be: as a zone file, or as rows');

export const ZoneRefusalSchema = RefusalSchema.extend({
  mistakes: z
    .array(
      z.object({
        line: z.int(),
        found: z.string().describe('The line as it was sent'),
        mistake: z.string(),
        sentence: z.string().describe('What was found, what was wanted, what to do'),
      }) satisfies z.ZodType<ZoneMistakeView>,
    )
    .describe('Every line that cannot be read'),
});
export type ZoneRefusalView = z.infer<typeof ZoneRefusalSchema>;
