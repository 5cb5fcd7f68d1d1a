import { advance, createReading, type ReadingContext, type ReadingEvent } from '@ehlo/protocol/reading';
import { describe, expect, it } from 'vitest';
import { createSteps, ownersOf } from './steps.ts';

const CONTEXT: ReadingContext = {
  host: 'mail.campus.test',
  port: 25,
  service: 'mta',
  handle: 'ocean',
  mailboxes: ['bob@campus.test'],
};

/** `S:` and `C:` chunks in order, as a log has them. */
function events(...chunks: string[]): ReadingEvent[] {
  const sent = { client: 0, server: 0 };
  let at = 1000;
  return [
    { kind: 'opened', at },
    ...chunks.map((chunk): ReadingEvent => {
      const from = chunk.startsWith('C') ? 'client' : 'server';
      const octets = new TextEncoder().encode(chunk.slice(2));
      const offset = sent[from];
      sent[from] += octets.length;
      at += 1000;
      return { kind: 'octets', at, from, offset, length: octets.length, octets };
    }),
  ];
}

const SHORT = events(
  'S:220 mail.campus.test ESMTP\r\n',
  'C:EHLO ocean.campus.test\r\n',
  'S:250-mail.campus.test\r\n250-SIZE 1000\r\n250 PIPELINING\r\n',
  'C:MAIL FROM:<alice@campus.test>\r\nRCPT TO:<bob@campus.test>\r\n',
  'S:250 2.1.0 Ok\r\n250 2.1.5 Ok\r\n',
);

function stepsOf(all: readonly ReadingEvent[]) {
  const steps = createSteps({ create: () => createReading(CONTEXT), advance });
  for (const event of all) steps.add(event);
  return steps;
}

function whole(all: readonly ReadingEvent[]) {
  const reading = createReading(CONTEXT);
  for (const event of all) advance(reading, event);
  return reading;
}

describe('steps through a dialogue', () => {
  it('are its lines, in the order in which they crossed', () => {
    const { steps } = stepsOf(SHORT);
    expect(steps.map(({ from }) => from?.slice(0, 1)).join('')).toBe('scsssccss');
  });

  it('show the panels as they were then: envelope, phase, a reply that is not finished', () => {
    const steps = stepsOf(SHORT);
    expect(steps.readingAt(4).exchanges.at(-1)?.reply?.complete).toBe(false);
    expect(steps.readingAt(4).phase).toBe('connected');
    expect(steps.readingAt(5).phase).toBe('greeted');
    expect(steps.readingAt(5).envelope.reversePath).toBeUndefined();
    expect(steps.readingAt(9).phase).toBe('recipients');
  });

  it('go back as they went forth', () => {
    const steps = stepsOf(SHORT);
    const forth = steps.steps.map((_, index) => steps.readingAt(index + 1).phase);
    const back = steps.steps.map((_, index) => steps.readingAt(index + 1).phase).reverse();
    const reversed = steps.steps.map((_, index) => steps.readingAt(steps.steps.length - index).phase);
    expect(reversed).toEqual(back);
    expect(forth).toEqual(back.reverse());
  });

  it('end where the dialogue is, however its octets were cut', () => {
    const joined = SHORT.map((event) => (event.kind === 'octets' ? event : undefined)).filter(
      (event) => event !== undefined,
    );
    const cut = joined.flatMap((event) =>
      [...(event.octets ?? [])].map(
        (octet, index): ReadingEvent => ({
          ...event,
          offset: event.offset + index,
          length: 1,
          octets: Uint8Array.of(octet),
        }),
      ),
    );
    const steps = stepsOf([{ kind: 'opened', at: 0 }, ...cut]);
    expect(steps.steps).toHaveLength(9);
    expect(steps.readingAt(9).phase).toBe(whole(SHORT).phase);
    expect(steps.readingAt(9).envelope).toEqual(whole(SHORT).envelope);
  });

  it('belong to the exchange that their line is part of, pipelined or not', () => {
    const { exchanges } = whole(SHORT);
    expect(ownersOf(stepsOf(SHORT).steps, exchanges)).toEqual([0, 1, 1, 1, 1, 2, 3, 2, 3]);
  });

  it('count octets that were not kept, TLS records and the end of the connection as one step each', () => {
    const { steps } = stepsOf([
      ...events('S:220 x ESMTP\r\n'),
      { kind: 'octets', at: 1, from: 'client', offset: 0, length: 500 },
      {
        kind: 'octets',
        at: 2,
        from: 'client',
        offset: 500,
        length: 6,
        octets: Uint8Array.of(22, 3, 1, 10, 10, 10),
      },
      { kind: 'closed', at: 3, by: 'client', how: 'ended' },
    ]);
    expect(steps).toHaveLength(4);
  });
});
