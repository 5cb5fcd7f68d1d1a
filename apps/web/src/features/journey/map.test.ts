import { describe, expect, it } from 'vitest';
import type { Journey, Leg, Try } from './journey.ts';
import { MAP, mapOf } from './map.ts';
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

describe('the map of a mail’s way', () => {
  it('stays on campus for campus’s own mailboxes', () => {
    const { plates } = mapOf(
      journey({
        legs: [
          {
            key: '2',
            host: 'mail.campus.test',
            domain: 'campus.test',
            forwardPaths: ['bob@campus.test'],
            hosts: [],
            tries: [],
            questions: [],
            copies: [{ id: 3, mailbox: 'bob@campus.test', at: 0 }],
            state: 'delivered',
          },
        ],
      }),
      journeyWords.en,
    );
    expect(plates.map(({ id }) => id)).toEqual(['mua', 'mta', 'mailbox']);
    expect(plates.at(-1)).toMatchObject({ name: 'bob', tone: 'past' });
  });

  it('shows what failed, what waits, and the queue', () => {
    const shapes = mapOf(
      journey({
        state: 'waiting',
        queues: [queue],
        legs: [
          leg([
            { host: 'mx1.faculty.test', port: 25, at: 0, state: 'no-connection', text: 'refused' },
            {
              host: 'mx2.faculty.test',
              port: 25,
              at: 0,
              state: 'later',
              code: 450,
              text: '450 x',
              connection: 7,
            },
          ]),
        ],
      }),
      journeyWords.en,
    );
    expect(shapes.queue).toMatchObject({ attempts: 1 });
    const [first, second] = shapes.plates.filter(({ id }) => id.startsWith('try'));
    expect(first).toMatchObject({
      tone: 'fail',
      name: 'mx1 :25',
      says: 'Connection refused: nobody listens now.',
    });
    expect(second).toMatchObject({ tone: 'wait', connection: 7, says: 'Answered 450: come back later.' });
  });

  it.each([0, 1, 2, 3, 5])('keeps %i servers on the map, and apart', (count) => {
    const tries = Array.from({ length: count }, (_, index) => ({
      host: `mx${index}.faculty.test`,
      port: 25,
      at: 0,
      state: 'later' as const,
      code: 450,
      text: '',
    }));
    const { plates } = mapOf(journey({ queues: [queue], legs: [leg(tries)] }), journeyWords.fr);
    for (const { x, y, width } of plates) {
      expect(x + width).toBeLessThanOrEqual(MAP.width);
      expect(y + MAP.plate).toBeLessThanOrEqual(MAP.height);
    }
    const right = plates.filter(({ x }) => x === 874).map(({ y }) => y);
    for (const [index, y] of right.slice(1).entries())
      expect(y - (right[index] ?? 0)).toBeGreaterThanOrEqual(MAP.plate);
  });
});
