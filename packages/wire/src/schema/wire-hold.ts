/** Lines that wait at the door: what `/api/rooms/me/wire` and `/api/classes/{class}/hold` take and give. */
import { z } from 'zod';

const side = z.enum(['client', 'server']);
const from = z.enum(['client', 'server', 'both']).describe('Whose lines wait');
const time = (what: string) => z.number().describe(`${what}, in milliseconds since the epoch`);
const connection = z.int().min(1).describe('Id of the connection in its room');
/** Of a line without its end. */
const LONGEST_LINE = 2000;

/** Body of `PUT /me/wire/hold`. */
export const WireHoldSchema = z.strictObject({
  state: z.enum(['on', 'off']),
  from: from.exactOptional().describe('Default: both'),
});

export const PassageSchema = z
  .strictObject({
    connection,
    as: z.enum(['same', 'edited', 'dropped']),
    text: z
      .string()
      .max(LONGEST_LINE)
      .regex(/^[^\r\n]*$/, 'One line, without its end')
      .exactOptional()
      .describe('Of "edited": what goes on instead, without its line end, which stays as it was'),
  })
  .refine(({ as, text }) => (as === 'edited') === (text !== undefined), {
    error: 'Text comes with "edited", and with nothing else',
    path: ['text'],
  });
export const UntilReplySchema = z.strictObject({
  connection: connection.exactOptional().describe('Absent: all connections of the room'),
});

export const HeldLineSchema = z.object({
  connection,
  held: z.int().describe('Number of the line: `/held/{id}`'),
  from: side,
  text: z
    .string()
    .exactOptional()
    .describe('With its end, a character an octet (ISO 8859-1); absent where one may not see it'),
  since: time('Since when it waits'),
  until: time('When it goes on by itself').exactOptional(),
  behind: z.int().describe('Lines that came behind it'),
});
export const WireViewSchema = z.object({
  now: time('The server’s clock'),
  holds: z.array(
    z.object({
      holder: z.enum(['self', 'teacher', 'pause']),
      from,
      until: time('When it ends by itself').exactOptional(),
    }),
  ),
  waiting: z.int().describe('Lines in all; the oldest are in `lines`'),
  lines: z.array(HeldLineSchema),
});

const home = z.string().max(64);
export const ClassHoldSchema = z.strictObject({ from: from.exactOptional().describe('Default: both') });
export const ClassHoldViewSchema = z.object({
  now: time('The server’s clock'),
  waiting: z.int().describe('Lines in all; the oldest are in `lines`'),
  lines: z.array(HeldLineSchema.extend({ home, name: z.string().exactOptional() })),
});
export const ClassUntilReplySchema = z.strictObject({
  home: home.exactOptional().describe('Absent: of every member'),
  what: z.enum(['line', 'reply']).describe('One line of each connection, or all until the next reply'),
});
export const ProjectorHoldViewSchema = z.object({
  now: time('The server’s clock'),
  held: z.boolean(),
  lines: z.array(HeldLineSchema).describe('The oldest few'),
});
export const ProjectorPassSchema = z.strictObject({
  what: z.enum(['line', 'reply']).describe('The oldest line, or all until the next reply'),
});
