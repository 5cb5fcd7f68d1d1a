import { z } from 'zod';
import type { Me, Problem } from '../frame.ts';
import type { FolderView, MailboxView, MailListView, MailPut, MailRowView, MailView } from '../mail-view.ts';
import { type FolderEmptied, MOST_FILLED, PREPARED_LETTERS, type PreparedWish } from '../prepared.ts';

const id = z
  .int()
  .min(1)
  .describe('Number of the mail in its room; it never changes and is never given again.');

/** Flags of RFC 9051 §2.3.2 that a client may change, and keywords. */
const flag = z
  .string()
  .regex(/^(\\(Seen|Answered|Flagged|Deleted|Draft)|[A-Za-z$][\w$.-]{0,63})$/)
  .describe('\\Seen, \\Answered, \\Flagged, \\Deleted, \\Draft, or a keyword');

const host = z.object({ name: z.string(), address: z.string() });

export const MeSchema = z.object({
  handle: z.string(),
  room: z.string(),
  mailbox: z.string().describe('Mailbox of one’s own'),
  address: z.string().describe('Address in the practice world'),
  password: z.string().describe('Of one’s mailboxes, for AUTH, POP3 and IMAP'),
  world: z.object({
    hosts: z.array(host),
    resolver: z.object({ address: z.string(), port: z.int() }),
    sources: z.array(z.string()),
    services: z.array(
      z.object({
        service: z.string(),
        host: z.string(),
        address: z.string(),
        port: z.int().describe('Number to use in the terminal'),
        outside: z.int().nullable().describe('Number to use outside of it; null: none'),
      }),
    ),
    down: z.array(z.string()).describe('Services switched off in this room'),
    upstream: z.string().exactOptional(),
    realMail: z.boolean(),
  }),
}) satisfies z.ZodType<Me>;

export const MailboxViewSchema = z.object({
  mailbox: z.string().describe('`mock`, or an address'),
  total: z.int(),
  unseen: z.int(),
}) satisfies z.ZodType<MailboxView>;

export const FolderViewSchema = z.object({
  folder: z.string().describe('As IMAP names it, levels parted by `/`'),
  use: z.string().exactOptional().describe('Special use of RFC 6154 §2'),
  total: z.int(),
  unseen: z.int(),
}) satisfies z.ZodType<FolderView>;

export const MailRowViewSchema = z.object({
  id,
  at: z.int().describe('Arrival, in microseconds since the epoch'),
  mailbox: z.string(),
  folder: z.string(),
  size: z.int().describe('Octets'),
  flags: z.array(z.string()),
  summary: z.object({
    from: z.string(),
    to: z.string(),
    subject: z.string(),
    date: z.string(),
    attachments: z.int(),
    snippet: z.string(),
  }),
  sentBy: z.string().exactOptional().describe('Handle of the person over whose connection it came'),
}) satisfies z.ZodType<MailRowView>;

export const MailListViewSchema = z.object({
  total: z.int().describe('Mails in the mailbox, or in the folder asked for, whatever was searched for'),
  unseen: z.int(),
  mails: z.array(MailRowViewSchema).describe('Newest first'),
}) satisfies z.ZodType<MailListView>;

export const MailViewSchema = MailRowViewSchema.extend({
  envelope: z.object({
    reversePath: z.string().describe('Empty for <>'),
    forwardPaths: z.array(z.string()),
  }),
  origin: z.enum(['sent', 'seeded', 'put', 'copied']),
  accepted: z.int().exactOptional().describe('Number of its acceptance: its journey begins there'),
  verdict: z
    .int()
    .exactOptional()
    .describe('Number in /me/verdicts/{id}, where its server looked at who sent it'),
  ownFields: z.int().describe('Of `headers`, from the top: written by the server that laid it here'),
  headers: z
    .array(z.object({ name: z.string(), value: z.string(), raw: z.string() }))
    .describe('Top to bottom; value decoded, raw as it crossed'),
  text: z.string().exactOptional().describe('At most 256 KiB of characters'),
  textMore: z.int().describe('Characters of the text left out'),
  html: z.boolean().describe('There is an HTML part: …/html shows it'),
  parts: z.array(
    z.object({
      n: z.int().describe('Number in …/parts/{n}'),
      partId: z.string().describe('Where it stands: 2.1 is the first part of the second one'),
      name: z.string(),
      type: z.string(),
      size: z.int().describe('Octets, decoded'),
      disposition: z.enum(['attachment', 'inline']),
    }),
  ),
}) satisfies z.ZodType<MailView>;

/** What a list may be asked for. Numbers come as text of a URL. */
export const MailPutSchema = z.object({
  mails: z.int().describe('Letters that were put there'),
}) satisfies z.ZodType<MailPut>;

export const MailFolderQuerySchema = z.strictObject({
  folder: z.string().min(1).max(1000).default('INBOX').describe('Its name, levels parted by `/`'),
});

export const PreparedQuerySchema = z.strictObject({
  to: z.string().min(1).max(320).describe('Mailbox that it is for, one of the room’s at campus'),
});

export const PreparedWishSchema = z.union([
  z.strictObject({ letter: z.enum(PREPARED_LETTERS).describe('One of the prepared letters') }),
  z.strictObject({
    count: z
      .int()
      .min(1)
      .max(MOST_FILLED)
      .describe('So many small letters of all sorts, the newest just now'),
  }),
]) satisfies z.ZodType<PreparedWish>;

export const FolderEmptiedSchema = z.object({
  mails: z.int().describe('Letters that were removed'),
}) satisfies z.ZodType<FolderEmptied>;

export const MailListQuerySchema = z.strictObject({
  start: z
    .string()
    .regex(/^\d{1,9}$/, 'a whole number from 0')
    .transform(Number)
    .default(0)
    .describe('Mails to leave out, from the newest'),
  limit: z
    .string()
    .regex(/^(?:[1-9]\d?|[1-4]\d\d|500)$/, 'a whole number from 1 to 500')
    .transform(Number)
    .default(50),
  folder: z.string().min(1).max(1000).optional().describe('One folder alone, as `INBOX`; else all of them'),
  search: z
    .string()
    .max(1000)
    .default('')
    .describe('Words, "phrases", subject: from: to: is:read is:unread has:attachment, - before any of them'),
});

export const FlagChangeSchema = z.strictObject({
  add: z.array(flag).max(20).default([]),
  remove: z.array(flag).max(20).default([]),
});

export const MailMoveSchema = z.strictObject({
  folder: z.string().min(1).max(200).describe('Of the same mailbox: Junk, INBOX …'),
});

const PortSchema = z.int().min(1).max(65_535);

export const ServiceStateSchema = z.strictObject({
  state: z.enum(['up', 'down']),
  /** Of the mock only: ports of the practice machine at which its own stand. */
  ports: z
    .array(z.strictObject({ published: PortSchema, target: PortSchema }))
    .max(32)
    .optional(),
});

export const ServiceViewSchema = z.object({ service: z.string(), state: z.enum(['up', 'down']) });

export const ClaimSchema = z.strictObject({
  room: z
    .enum(['own', 'guest'])
    .default('own')
    .describe(
      'Whose numbering the connection’s id is of: connections that nobody claimed may be in the guest room',
    ),
});

export const ClaimedSchema = z.object({ connection: z.int().describe('Its id in one’s own room') });

/** A short text of one line: what a sentence may name. */
const named = z
  .string()
  .max(256)
  .regex(/^[^\r\n]*$/);

export const MissedSchema = z.strictObject({
  case: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+){0,6}$/)
    .max(64)
    .describe('The case by its public name, e.g. `host-colon-port`'),
  data: z
    .record(z.string().regex(/^[a-zA-Z]{1,24}$/), z.union([named, z.int()]))
    .refine((data) => Object.keys(data).length <= 8, 'At most eight values.')
    .describe('What the case’s sentences name'),
  repair: named.exactOptional().describe('A line that would have worked'),
});

/** Every refusal: `problem` for the page, which words it; `sentence` for whoever reads the answer itself. */
export const RefusalSchema = z.object({
  problem: z.object({
    code: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
  }) satisfies z.ZodType<Problem>,
  sentence: z.string().describe('What was found, what was wanted, what to do'),
});
export type RefusalView = z.infer<typeof RefusalSchema>;
