import { advance, createReading, quiet, type ReadingEvent } from '@ehlo/protocol/reading';
import {
  FAULT_PLACES,
  type Fault,
  type FaultEffect,
  type FaultOutcome,
  type FaultPlace,
  faultOutcome,
  type Logged,
  SENDER_WAITS,
} from '@ehlo/wire';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { end, lab, ROOM, start, submit } from '../relay/far.fixture.ts';
import { LAB_SCHEDULE, LAB_TIMEOUTS } from '../relay/schedule.ts';

const MX1 = 'mx1.faculty.test';
const DEAN = 'dean@faculty.test';
const SECOND = 1_000_000;
// Loaded with the first mail otherwise, while the clock of these tests runs.
beforeAll(async () => {
  await Promise.all([
    import('mailauth/lib/spf/index.js'),
    import('mailauth/lib/dmarc/index.js'),
    import('mailauth/lib/dkim/verify.js'),
  ]);
});
afterEach(end);

/** What the coach says in the dialogue with mx1, by its case; undefined: nothing of its own. */
type Case = string | undefined;

const LATER: FaultEffect = { kind: 'reply', code: 451, enhanced: '4.7.1', text: 'Greylisted' };
const NEVER: FaultEffect = { kind: 'reply', code: 550, enhanced: '5.7.1', text: 'Refused by our policy' };
const CLOSING: FaultEffect = { kind: 'reply', code: 421, enhanced: '4.3.2', text: 'Too busy' };
const DELAY: FaultEffect = { kind: 'delay', ms: 8_000 };
/** Real time of a sender that waits in vain: a machine that is busy has answered by then. */
const PATIENCE_MS = 1_000;
/** Longer than any sender waits. */
const TOO_LONG: FaultEffect = { kind: 'delay', ms: 60_000 };

/** Places that a sender comes to, and what the coach says to each kind there. */
const COACH: Partial<Record<FaultPlace, { later: Case; never: Case; awaited: Case; broken: Case }>> = {
  connect: {
    later: 'no-service',
    never: 'policy-refused',
    awaited: 'greeting-awaited',
    broken: 'connection-broken',
  },
  EHLO: {
    later: 'server-failed',
    never: 'policy-refused',
    awaited: 'reply-awaited',
    broken: 'connection-broken',
  },
  STARTTLS: {
    later: 'server-failed',
    never: 'policy-refused',
    awaited: 'reply-awaited',
    broken: 'connection-broken',
  },
  MAIL: {
    later: 'greylisted',
    never: 'policy-refused',
    awaited: 'reply-awaited',
    broken: 'connection-broken',
  },
  RCPT: {
    later: 'greylisted',
    never: 'policy-refused',
    awaited: 'reply-awaited',
    broken: 'connection-broken',
  },
  DATA: {
    later: 'server-failed',
    never: 'policy-refused',
    awaited: 'reply-awaited',
    broken: 'connection-broken',
  },
  letter: {
    later: 'greylisted',
    never: 'policy-refused',
    awaited: 'reply-awaited',
    broken: 'connection-broken',
  },
  QUIT: { later: undefined, never: undefined, awaited: undefined, broken: undefined },
};

interface Row {
  name: string;
  fault: Fault;
  promise: FaultOutcome;
  coach?: Case | undefined;
  /** The sender's own time-outs end it: only their clock goes on. */
  waits?: boolean;
}

const at = (place: FaultPlace, what: FaultEffect): Fault => ({ host: MX1, when: { at: place }, what });

function rowsOf(place: FaultPlace): Row[] {
  const coach = COACH[place];
  if (!coach) return [{ name: `${place}: nobody comes there`, fault: at(place, NEVER), promise: 'not-met' }];
  const ended: FaultOutcome =
    place === 'QUIT' ? 'taken-already' : place === 'letter' ? 'unsure' : 'next-server';
  const instead: Partial<Record<FaultPlace, FaultOutcome>> = {
    connect: 'next-server',
    EHLO: 'next-server',
    STARTTLS: 'in-clear',
    QUIT: 'taken-already',
  };
  const { later, never, awaited, broken } = coach;
  const awaits = place === 'QUIT' ? undefined : awaited;
  const rows: Row[] = [
    { name: '451', fault: at(place, LATER), promise: instead[place] ?? 'later', coach: later },
    { name: '550', fault: at(place, NEVER), promise: instead[place] ?? 'never', coach: never },
    {
      name: '421',
      fault: at(place, CLOSING),
      promise: place === 'letter' ? 'later' : ended,
      coach: place === 'QUIT' ? undefined : 'service-closing',
    },
    {
      name: 'a delay',
      fault: at(place, DELAY),
      promise: place === 'QUIT' ? 'taken-already' : 'goes-on',
    },
    { name: 'a break', fault: at(place, { kind: 'drop' }), promise: ended, coach: broken },
    { name: 'silence', fault: at(place, { kind: 'silence' }), promise: ended, coach: awaits, waits: true },
    { name: 'half a reply', fault: at(place, { kind: 'half-reply' }), promise: ended },
  ];
  return rows.map((row) => ({ ...row, name: `${place}: ${row.name}` }));
}

const RESOLVER = 'resolver.campus.test';
const question = (
  name: string,
  type: string | undefined,
  kind: 'servfail' | 'silence',
  times?: number,
): Fault => ({
  host: RESOLVER,
  when: { at: 'question', name, ...(type !== undefined && { type }) },
  what: { kind },
  ...(times !== undefined && { times }),
});
const full = (says: 'later' | 'never'): Fault => ({
  host: MX1,
  when: { at: 'RCPT', recipient: DEAN },
  what: { kind: 'mailbox-full', says },
});

const ROWS: Row[] = [
  ...FAULT_PLACES.flatMap(rowsOf),
  {
    name: 'connect: a delay too long',
    fault: at('connect', TOO_LONG),
    promise: 'next-server',
    coach: 'greeting-awaited',
    waits: true,
  },
  {
    name: 'letter: a delay too long',
    fault: at('letter', TOO_LONG),
    promise: 'unsure',
    coach: 'reply-awaited',
    waits: true,
  },
  {
    name: 'EHLO: 550, once',
    fault: { ...at('EHLO', NEVER), times: 1 },
    promise: 'says-helo',
    coach: 'policy-refused',
  },
  { name: 'a host that is down', fault: at('connect', { kind: 'down' }), promise: 'next-server' },
  { name: 'a filtered port', fault: at('connect', { kind: 'filtered' }), promise: 'next-server' },
  { name: 'a slow link', fault: at('connect', { kind: 'slow', octetsPerSecond: 200 }), promise: 'goes-on' },
  ...(['expired', 'other-name', 'self-signed'] as const).map(
    (problem): Row => ({
      name: `a certificate: ${problem}`,
      fault: at('STARTTLS', { kind: 'certificate', problem }),
      promise: 'goes-on',
    }),
  ),
  { name: 'a full mailbox, for now', fault: full('later'), promise: 'later', coach: 'mailbox-full' },
  { name: 'a full mailbox, for good', fault: full('never'), promise: 'never', coach: 'mailbox-full' },
  { name: 'SERVFAIL for the MX', fault: question('faculty.test', 'MX', 'servfail'), promise: 'no-answer' },
  {
    name: 'SERVFAIL for the name',
    fault: question('faculty.test', undefined, 'servfail'),
    promise: 'no-answer',
  },
  { name: 'no answer for the MX', fault: question('faculty.test', 'MX', 'silence'), promise: 'no-answer' },
  { name: 'no answer, once', fault: question('faculty.test', 'MX', 'silence', 1), promise: 'asks-again' },
  { name: 'SERVFAIL for a server’s address', fault: question(MX1, 'A', 'servfail'), promise: 'rarely-asked' },
  { name: 'SERVFAIL for a TXT', fault: question('faculty.test', 'TXT', 'servfail'), promise: 'not-met' },
  {
    name: 'SERVFAIL at a server that nobody here asks',
    fault: { ...question('faculty.test', 'MX', 'servfail'), host: 'ns1.campus.test' },
    promise: 'not-met',
  },
];

const events = () => lab.events(ROOM);
const firstOf = async <Kind extends Logged['kind']>(kinds: readonly Kind[]) =>
  (await events()).find((event): event is Extract<Logged, { kind: Kind }> =>
    kinds.includes(event.kind as Kind),
  );

/** A day of the clock that is turned by hand: for what no row waits for. */
const LONG_MS = 24 * 60 * 60_000;

type Clock = Awaited<ReturnType<typeof start>>['clock'];

/** Lets time go by until something is there. */
async function until<T>(clock: Clock | undefined, find: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await find();
    if (found !== undefined) return found;
    clock?.turn(50);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const SETTLED = ['mail.relayed', 'mail.deferred', 'mail.bounced'] as const;

/** What became of the mail, as an outcome that somebody who watches can tell from others. */
async function seen(): Promise<FaultOutcome> {
  const settled = await firstOf(SETTLED);
  switch (settled?.kind) {
    case 'mail.bounced':
      return 'never';
    case 'mail.deferred': {
      const { at: where, code } = settled.failure;
      return where === 'dns' ? 'no-answer' : where === 'letter' && code === undefined ? 'unsure' : 'later';
    }
    default: {
      if (settled?.to.host !== MX1) return 'next-server';
      if (settled.secured !== undefined) return 'goes-on';
      return (await said(settled.connection)).includes('HELO ') ? 'says-helo' : 'in-clear';
    }
  }
}
const AS_SEEN: Partial<Record<FaultOutcome, FaultOutcome>> = {
  'taken-already': 'goes-on',
  'not-met': 'goes-on',
  'asks-again': 'goes-on',
  'rarely-asked': 'goes-on',
};

async function said(connection: number | undefined): Promise<string> {
  return (await events())
    .flatMap((event) =>
      event.kind === 'connection.octets' && event.connection === connection && event.from === 'client'
        ? [Buffer.from(event.octets ?? []).toString('latin1')]
        : [],
    )
    .join('');
}

/** As the page reads a connection. */
function readingEvent(event: Logged): ReadingEvent | undefined {
  switch (event.kind) {
    case 'connection.opened':
      return { kind: 'opened', at: event.at };
    case 'connection.secured':
      return { kind: 'secured', at: event.at };
    case 'connection.octets': {
      const { at: when, from, offset, length, octets } = event;
      return event.layer === 'clear'
        ? { kind: 'octets', at: when, from, offset, length, ...(octets && { octets }) }
        : undefined;
    }
    case 'connection.closed':
      return { kind: 'closed', at: event.at, by: event.by, how: event.how };
    default:
      return undefined;
  }
}

/** Cases that the coach and the notes name in one connection, also those that were replaced when it ended. */
async function cases(connection: number): Promise<Set<string>> {
  const context = { host: MX1, port: 25, service: 'mx1', handle: 'ocean7', mailboxes: [] };
  const reading = createReading(context);
  const found = new Set<string>();
  const look = () => {
    for (const { coach, alsoCoach = [], notes } of reading.exchanges)
      for (const one of [coach, ...alsoCoach, ...notes]) if (one?.case !== undefined) found.add(one.case);
  };
  let last = 0;
  for (const event of await events()) {
    if (!('connection' in event) && event.seq !== connection) continue;
    if ('connection' in event && event.connection !== connection) continue;
    const read = readingEvent(event);
    if (!read) continue;
    // Nothing came for long before it ended.
    if (read.kind === 'closed' && quiet(reading, read.at + 20 * SECOND)) look();
    advance(reading, read);
    look();
    last = read.at;
  }
  if (quiet(reading, last + 20 * SECOND)) look();
  return found;
}

/** Where the room's log says that the fault struck. */
const struckBy = async (id: number) =>
  (await events()).filter(
    (event) => 'fault' in event && event.fault === id && event.kind !== 'fault.cleared',
  );

describe('each place and each kind', () => {
  it.each(ROWS)('$name: $promise', async ({ fault, promise, coach, waits }) => {
    expect(faultOutcome(fault)).toBe(promise);
    const timeouts = waits
      ? { ...LAB_TIMEOUTS, greetingMs: PATIENCE_MS, replyMs: PATIENCE_MS }
      : { ...LAB_TIMEOUTS, greetingMs: LONG_MS, replyMs: LONG_MS };
    // On a busy machine the hands run ahead of the sockets: nothing may expire for that.
    const schedule = { ...LAB_SCHEDULE, lifetimeSeconds: LONG_MS / 1000 };
    const { clock } = await start({}, { relay: { timeouts, schedule } });
    const id = (await lab.lab.faults.set(ROOM, fault))?.id as number;
    expect(await submit(DEAN)).toMatch(/^250 /);
    const going = waits ? undefined : clock;

    await until(going, () => firstOf(SETTLED));
    expect(await seen()).toBe(AS_SEEN[promise] ?? promise);

    // It is an event, where it struck.
    const met = promise !== 'not-met' && promise !== 'rarely-asked';
    const strikes = await until(going, async () => {
      const found = await struckBy(id);
      return found.length > 0 || !met ? found : undefined;
    });
    expect(strikes.length > 0).toBe(met);
    expect(lab.lab.faults.list(ROOM)[0]?.struck ?? 0).toBe(
      fault.what.kind === 'down' || fault.what.kind === 'filtered' ? 0 : strikes.length,
    );

    const strike = strikes.find(({ kind }) => kind === 'connection.fault');
    if (strike?.kind === 'connection.fault') {
      expect(strike).toMatchObject({ place: fault.when.at, what: fault.what });
      const found = await cases(strike.connection);
      if (coach !== undefined) expect([...found]).toContain(coach);
    }

    // All is well again: what waits arrives, and so does the next one.
    await lab.lab.faults.clear(ROOM);
    const waiting = lab.lab.queue.queue(ROOM)[0];
    if (waiting) {
      await lab.lab.queue.tryNow(ROOM, waiting.id, undefined);
      await until(clock, async () => (lab.lab.queue.queue(ROOM).length === 0 ? true : undefined));
    }
    if (promise === 'never')
      await until(clock, async () =>
        (await lab.mail.list(ROOM, 'alice@campus.test')).total > 0 ? true : undefined,
      );
    const arrived = async () => (await lab.mail.list(ROOM, DEAN)).total;
    const before = await arrived();
    const twice = promise === 'unsure' && fault.what.kind === 'half-reply';
    expect(before).toBe(promise === 'never' ? 0 : twice ? 2 : 1);
    expect(await submit(DEAN)).toMatch(/^250 /);
    await until(clock, async () => ((await arrived()) > before ? true : undefined));
    const last = (await events()).findLast((event) => event.kind === 'mail.relayed');
    expect(last).toMatchObject({ to: { host: MX1 }, secured: 'TLSv1.3' });
  });
});

it('promises what the senders of the lab do: their patience is the one that the page names', () => {
  const { greetingMs, replyMs, dnsTries } = LAB_TIMEOUTS;
  expect(SENDER_WAITS).toEqual({ greetingMs, replyMs, questions: dnsTries });
});
