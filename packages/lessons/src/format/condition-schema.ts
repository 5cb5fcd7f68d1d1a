import { nearest } from '@ehlo/protocol/reading';
import { z } from 'zod';
import { type AtomName, COMBINATORS, type Condition, type Conditions } from '../condition.ts';
import { mistakeInValue } from './mistake-in-value.ts';
import { neverMet } from './never-met.ts';
import { remedies } from './problem.ts';
import type { ProblemWords, Said, WantId } from './words.ts';

const text = z.string().min(1).max(200);
const pattern = z.union([text, z.array(text).min(1).max(20)]);
const codes = z.union([
  z.int().min(100).max(599),
  z.string().regex(/^[1-5x][0-9x][0-9x]$/i, 'code' satisfies WantId),
  z
    .array(z.union([z.int(), z.string()]))
    .min(1)
    .max(10),
]);
const opener = z.enum(['terminal', 'outside', 'relay']);
const by = z.union([opener, z.array(opener).min(1)]);

const place = {
  host: pattern.describe('Name or address of who is called').exactOptional(),
  port: z.int().min(1).max(65_535).describe('As the terminal calls it').exactOptional(),
  by: by.describe("Who called: the page's terminal, a program outside, a mail server").exactOptional(),
};
const host = { host: pattern.describe('Which server').exactOptional() };
const mail = {
  from: pattern.describe('Reverse-path; <> is the empty one').exactOptional(),
  to: z
    .union([pattern, z.array(pattern)])
    .describe('Forward-paths, each of which must be there')
    .exactOptional(),
  field: z.record(text, pattern).describe('Fields of the header, decoded').exactOptional(),
  lacks: pattern.describe('Fields that it must not have').exactOptional(),
  text: pattern.describe('Its text, decoded').exactOptional(),
  part: z
    .strictObject({
      type: pattern.describe('text/html').exactOptional(),
      name: pattern.describe('File name').exactOptional(),
      disposition: pattern.describe('attachment, inline').exactOptional(),
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/i, 'sha256' satisfies WantId)
        .describe('Of its decoded octets')
        .exactOptional(),
      text: pattern.describe('Its text, decoded').exactOptional(),
    })
    .describe('One of its parts')
    .exactOptional(),
};
const forward = pattern.describe('Forward-paths it is about').exactOptional();

const ATOMS = {
  called: z.strictObject({ ...place, tls: z.boolean().describe('TLS from the first octet').exactOptional() }),
  refused: z.strictObject({
    ...place,
    failure: z
      .enum(['refused', 'timed-out', 'unreachable', 'not-allowed', 'too-many', 'unknown-host'])
      .describe('Why')
      .exactOptional(),
  }),
  secured: z.strictObject({ ...place, version: pattern.describe('TLSv1.3').exactOptional() }),
  unsecured: z.strictObject({ ...place, alert: pattern.describe('unknown_ca').exactOptional() }),
  line: z.strictObject({
    ...place,
    text: pattern.describe('The whole line').exactOptional(),
    verb: pattern.describe('In upper case').exactOptional(),
    ending: z.enum(['crlf', 'lf']).describe('How the line ended').exactOptional(),
  }),
  reply: z.strictObject({
    ...place,
    to: pattern.describe('Verb it answers, greeting, or letter').exactOptional(),
    line: pattern.describe('Line it answers').exactOptional(),
    code: codes.describe('250, 4xx, or several').exactOptional(),
    status: pattern.describe('+OK, -ERR, OK, NO, BAD').exactOptional(),
    enhanced: pattern.describe('5.1.1').exactOptional(),
    text: pattern.describe('One of its lines, code included').exactOptional(),
    lines: z.int().min(1).describe('It has so many lines or more').exactOptional(),
    stuffed: z.boolean().describe('Of letter and RETR: a line began with a doubled dot').exactOptional(),
  }),
  closed: z.strictObject({
    ...place,
    first: z.enum(['client', 'server']).describe('Who closed first').exactOptional(),
    how: pattern.describe('ended, reset, timed-out').exactOptional(),
  }),
  advised: z.strictObject({ ...place, case: pattern.describe('A case of the coach') }),
  accepted: z.strictObject({
    ...place,
    ...mail,
    smtputf8: z.boolean().describe('RFC 6531').exactOptional(),
    body: z.enum(['7BIT', '8BITMIME']).describe('RFC 6152').exactOptional(),
  }),
  stored: z.strictObject({
    ...mail,
    mailbox: pattern.describe('mock, or an address').exactOptional(),
    folder: pattern.describe('INBOX').exactOptional(),
  }),
  judged: z.strictObject({
    ...host,
    spf: pattern.describe('pass, fail').exactOptional(),
    dkim: pattern.describe('pass, fail, none').exactOptional(),
    dmarc: pattern.describe('pass, fail, none').exactOptional(),
    outcome: pattern.describe('inbox, junk, refused').exactOptional(),
  }),
  queued: z.strictObject({ ...host, to: forward }),
  relayed: z.strictObject({ ...host, to: forward, next: pattern.describe('Who took it').exactOptional() }),
  deferred: z.strictObject({
    ...host,
    to: forward,
    code: codes.exactOptional(),
    at: pattern.describe('dns, connect, rcpt, letter').exactOptional(),
  }),
  bounced: z.strictObject({
    ...host,
    to: forward,
    code: codes.exactOptional(),
    enhanced: pattern.exactOptional(),
  }),
  greylisted: z.strictObject({ ...host, to: forward }),
  flagged: z.strictObject({
    mailbox: pattern.exactOptional(),
    add: pattern.describe('\\Seen').exactOptional(),
    remove: pattern.exactOptional(),
    subject: pattern.exactOptional(),
  }),
  expunged: z.strictObject({ mailbox: pattern.exactOptional(), subject: pattern.exactOptional() }),
  folder: z.strictObject({
    mailbox: pattern.exactOptional(),
    folder: pattern.exactOptional(),
    change: pattern.describe('created, deleted, renamed').exactOptional(),
  }),
  asked: z.strictObject({
    name: pattern.describe('Without its last dot').exactOptional(),
    type: pattern.describe('MX').exactOptional(),
    server: pattern.describe('Who was asked').exactOptional(),
    rcode: pattern.describe('NOERROR, NXDOMAIN').exactOptional(),
    answer: pattern.describe('One record, as dig +short shows it').exactOptional(),
    transport: z.enum(['udp', 'tcp']).exactOptional(),
    by: by.exactOptional(),
  }),
  struck: z.strictObject({
    ...host,
    at: pattern.describe('connect, RCPT, question').exactOptional(),
    kind: pattern.describe('reply, delay, down').exactOptional(),
  }),
  switched: z.strictObject({
    service: z.enum(['mock']).exactOptional(),
    state: z.enum(['up', 'down']).exactOptional(),
  }),
  edited: z.strictObject({ zone: pattern.describe('campus.test').exactOptional() }),
  slipped: z.strictObject({ case: pattern.describe('A case of the coach') }),
} satisfies { [K in AtomName]: z.ZodType<Conditions[K]> };

/** Fields of each condition with a few words: what docs/authoring-lessons.md is held against. */
export const CONDITION_FIELDS: Readonly<Record<AtomName, readonly string[]>> = Object.fromEntries(
  Object.entries(ATOMS).map(([name, schema]) => [name, Object.keys(schema.shape)]),
) as unknown as Record<AtomName, readonly string[]>;

const NAMES = [...Object.keys(ATOMS), ...COMBINATORS];
/** Conditions in conditions, and of one list: what a check may cost for each fact. */
const MAX_DEPTH = 6;
const MAX_LIST = 12;

/** Words for a condition that are not its name, and the name. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  connected: 'called',
  connection: 'called',
  command: 'line',
  said: 'line',
  response: 'reply',
  replied: 'reply',
  received: 'stored',
  delivered: 'stored',
  sent: 'accepted',
  mail: 'accepted',
  deleted: 'expunged',
  dns: 'asked',
  query: 'asked',
  fault: 'struck',
  or: 'any',
  and: 'all',
};

const meant = (name: string): string | undefined => OTHER_NAMES[name.toLowerCase()] ?? nearest(name, NAMES);

/** Where a condition stands, which says whether a `not` makes sense there. */
type Inside = 'check' | 'all' | 'then' | 'not';

interface Wrong {
  says: ProblemWords;
  add(path: PropertyKey[], said: Said): void;
}

/** Reads a condition out of what YAML gave; `wrong` is told what is, and then the condition is none. */
export function readCondition(
  value: unknown,
  path: PropertyKey[],
  wrong: Wrong,
  inside: Inside = 'check',
  bound = false,
  depth = 0,
): Condition {
  const { says } = wrong;
  const fail = (said: Said, at = path): Condition => {
    wrong.add(at, said);
    return { any: [] };
  };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return fail(says.noCondition);
  if (depth > MAX_DEPTH) return fail(says.nested(MAX_DEPTH));
  const keys = Object.keys(value);
  const [name, ...others] = keys;
  if (name === undefined || others.length > 0)
    return fail([keys.length === 0 ? says.noName : says.names(keys), says.oneName]);
  const inner = (value as Record<string, unknown>)[name];
  const below = [...path, name];
  const read = (one: unknown, at: PropertyKey[], where: Inside, within = bound) =>
    readCondition(one, at, wrong, where, within, depth + 1);
  const list = (where: Inside): Condition[] => {
    if (Array.isArray(inner) && inner.length > 0 && inner.length <= MAX_LIST)
      return inner.map((one, at) => read(one, [...below, at], where));
    fail(says.wantsList(name, MAX_LIST), below);
    return [];
  };
  switch (name) {
    case 'all':
      return { all: list('all') };
    case 'any':
      return { any: list('check') };
    case 'then': {
      const conditions = list('then');
      const last = conditions.at(-1);
      if (last && 'not' in last) fail(says.thenNot, below);
      return { inOrder: conditions };
    }
    case 'not':
      if (inside === 'then' || (inside === 'all' && bound)) return { not: read(inner, below, 'not') };
      return fail(says.looseNot);
    case 'within':
      return { within: read(inner, below, 'check', true) };
    case 'count': {
      const { times, of, ...more } = (inner ?? {}) as Record<string, unknown>;
      if (!Number.isInteger(times) || Number(times) < 2 || Number(times) > 20 || Object.keys(more).length > 0)
        return fail(says.count, below);
      return { count: { times: Number(times), of: read(of, [...below, 'of'], 'check') } };
    }
    default: {
      const tight = /^(\w+):/.exec(name)?.[1];
      if (tight) return fail(says.noBlank(tight));
      if (!Object.hasOwn(ATOMS, name)) {
        const other = meant(name);
        return fail([
          says.unknownCondition(name),
          remedies(other && says.meant(says.quoted(other)), says.known(NAMES)),
        ]);
      }
      const result = ATOMS[name as AtomName].safeParse(inner ?? {});
      if (result.success) {
        for (const { field, said } of neverMet(name, result.data, says))
          fail([says.of(`${name} → ${field}`, said[0]), said[1]], [...below, field]);
        return { [name]: result.data } as Condition;
      }
      for (const issue of result.error.issues) {
        const [problem, remedy] = mistakeInValue(issue, inner, ATOMS[name as AtomName], says);
        const fields = says.mayHave(name, CONDITION_FIELDS[name as AtomName]);
        fail(
          [
            says.of([name, ...issue.path].join(' → '), problem),
            issue.code === 'unrecognized_keys'
              ? remedy
              : remedies(remedy === says.guide ? undefined : remedy, fields),
          ],
          [...below, ...issue.path],
        );
      }
      return { any: [] };
    }
  }
}
