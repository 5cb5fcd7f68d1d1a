import { describe, expect, it } from 'vitest';
import type { Journey, JourneyRow, Leg, Try } from './journey.ts';
import { type MapOptions, mapOf } from './map.ts';
import { MAP } from './map-shapes.ts';
import { journeyWords } from './words.ts';

const journey = (more: Partial<Journey>): Journey => ({
  id: 2,
  accepted: {
    kind: 'mail.accepted',
    room: 'r',
    seq: 2,
    at: 0,
    connection: 1,
    host: 'mail.campus.test',
    service: 'mta',
    envelope: { reversePath: 'alice@campus.test', forwardPaths: ['dean@faculty.test'] },
    helo: 'me',
    client: '10.20.0.2',
    blob: 'b',
    size: 1,
    queueId: 'Q',
    smtputf8: false,
    body: '7BIT',
  },
  subject: 'x',
  queues: [],
  faults: [],
  legs: [],
  reports: [],
  rows: [],
  moments: [],
  state: 'under-way',
  ...more,
});
const queue = {
  id: 3,
  reversePath: 'alice@campus.test',
  host: 'mail.campus.test',
  forwardPaths: ['dean@faculty.test'],
  attempts: 1,
  nextAt: 9,
  state: 'waiting' as const,
};

const leg = (tries: Omit<Try, 'id' | 'faults'>[]): Leg => ({
  key: '3 faculty.test',
  host: 'mail.campus.test',
  domain: 'faculty.test',
  forwardPaths: ['dean@faculty.test'],
  queue,
  hosts: tries.map((one, index) => ({ host: one.host, tried: { id: index, faults: [], ...one } })),
  tries: tries.map((one, index) => ({ id: index, faults: [], ...one })),
  questions: [],
  copies: [],
  state: 'waiting',
});

const queuedRow: JourneyRow = {
  id: 3,
  at: 0,
  kind: 'queued',
  from: 'mail.campus.test',
  to: 'mail.campus.test',
  faults: [],
  leg: '3 faculty.test',
};
const options = { words: journeyWords.en, fetching: [] };
const copy = { id: 3, mailbox: 'bob@campus.test', at: 0 };
const local: Leg = {
  key: '2',
  host: 'mail.campus.test',
  domain: 'campus.test',
  forwardPaths: ['bob@campus.test'],
  hosts: [],
  tries: [],
  questions: [],
  copies: [copy],
  state: 'delivered',
};
const refused: Omit<Try, 'id' | 'faults'> = {
  host: 'mx1.faculty.test',
  port: 25,
  at: 0,
  state: 'no-connection',
  dial: 'refused',
  text: '',
};
const later: Omit<Try, 'id' | 'faults'> = {
  host: 'mx2.faculty.test',
  port: 25,
  at: 0,
  state: 'later',
  code: 450,
  text: '450 x',
  connection: 7,
};

describe('the map of a mail’s way', () => {
  it('stays on campus for campus’s own mailboxes, and says why the DNS is not asked', () => {
    const { stations, grounds } = mapOf(journey({ legs: [local] }), options);
    expect(stations.map(({ id }) => id)).toEqual(['mua', 'mta', 'dns', 'mailbox', 'reader']);
    expect(stations.find(({ id }) => id === 'mailbox')).toMatchObject({
      name: 'bob',
      tone: 'past',
      holds: true,
    });
    expect(stations.find(({ id }) => id === 'dns')).toMatchObject({
      tone: 'idle',
      says: expect.stringContaining('Not asked'),
    });
    expect(grounds).toHaveLength(1);
  });

  it('shows what failed, what waits, the queue, and the way back, dashed', () => {
    const { stations, wires } = mapOf(
      journey({ state: 'waiting', queues: [queue], legs: [leg([refused, later])], rows: [queuedRow] }),
      options,
    );
    expect(stations.find(({ id }) => id === 'queue')).toMatchObject({
      name: 'for dean',
      says: '1 attempt so far',
    });
    const [first, second] = stations.filter(({ kind }) => kind === 'next');
    expect(first).toMatchObject({
      tone: 'fail',
      name: 'mx1 :25',
      says: 'Connection refused: nobody listens now.',
    });
    expect(second).toMatchObject({ tone: 'wait', says: 'Answered 450: come back later.' });
    expect(wires.find(({ id }) => id === 'out-0')?.mark).toMatchObject({ kind: 'cross' });
    expect(wires.find(({ id }) => id === 'out-1')?.mark).toMatchObject({ kind: 'code', code: 450 });
    expect(wires.find(({ id }) => id === 'bounce')).toMatchObject({ tone: 'idle' });
  });

  it('has the submission agent between the writer and the MTA, and the gateway for who calls off campus', () => {
    const submitted = journey({ legs: [leg([])] });
    submitted.accepted = { ...submitted.accepted, service: 'submission' };
    expect(mapOf(submitted, options).stations.map(({ kind }) => kind)).toContain('msa');
    const outside = journey({
      legs: [local],
      handedIn: {
        kind: 'connection.opened',
        room: 'r',
        seq: 1,
        at: 0,
        by: 'terminal',
        from: { address: '192.0.2.1', port: 1 },
        natted: { address: '10.20.3.7', port: 1 },
        to: { host: 'mx1.faculty.test', address: '198.51.100.10', port: 25 },
        service: 'mx1',
        tls: 'none',
      },
    });
    outside.accepted = { ...outside.accepted, client: '192.0.2.1', host: 'mx1.faculty.test', service: 'mx1' };
    const { stations, grounds } = mapOf(outside, options);
    expect(stations.find(({ kind }) => kind === 'nat')?.says).toBe('Outside, 10.20.3.7 is 192.0.2.1.');
    expect(grounds.map(({ name }) => name)).toEqual(['campus.test', '', 'faculty.test']);
  });

  it('puts a bar before the hop at which the mail is held', () => {
    const to = { host: 'mx1.faculty.test', address: '198.51.100.10', port: 25 };
    const held: Leg = {
      ...leg([]),
      hosts: [{ host: 'mx1.faculty.test', preference: 10 }],
      state: 'held',
      held: { id: 9, hop: { at: 'call', to }, until: 99 },
    };
    const { stations, wires } = mapOf(journey({ queues: [queue], legs: [held] }), options);
    expect(stations.find(({ kind }) => kind === 'next')).toMatchObject({ tone: 'held' });
    expect(wires.find(({ id }) => id === 'out-0')?.mark).toMatchObject({ kind: 'bar' });
  });

  it('says honestly who reads, as long as POP3 or IMAP does not run', () => {
    const says = (fetching: MapOptions['fetching']) =>
      mapOf(journey({ legs: [local] }), { ...options, fetching }).stations.at(-1)?.says;
    expect(says([])).toBe('The Mailbox page. POP3 and IMAP come later.');
    expect(says(['POP3'])).toBe('Asks for it, by POP3. IMAP comes later.');
    expect(says(['POP3', 'IMAP'])).toBe('Asks for it, by POP3 or IMAP.');
  });

  it.each([0, 1, 2, 3, 5])('keeps %i servers on the map, and apart', (count) => {
    const tries = Array.from({ length: count }, (_, index) => ({
      ...later,
      host: `mx${index}.faculty.test`,
    }));
    const { stations } = mapOf(journey({ queues: [queue], legs: [leg(tries)] }), {
      words: journeyWords.fr,
      fetching: [],
    });
    for (const { x, y, width, height } of stations) {
      expect(x + width).toBeLessThanOrEqual(MAP.width);
      expect(y + height).toBeLessThanOrEqual(MAP.height);
    }
    const right = stations.filter(({ kind }) => kind === 'next').map(({ y }) => y);
    for (const [index, y] of right.slice(1).entries())
      expect(y - (right[index] ?? 0)).toBeGreaterThanOrEqual(MAP.plate);
  });
});
