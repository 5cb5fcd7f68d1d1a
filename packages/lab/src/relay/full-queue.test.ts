import { createMemoryBlobs, createMemoryLog } from '@ehlo/log';
import { afterEach, describe, expect, it } from 'vitest';
import { dial, TEAL } from '../lab.fixture.ts';
import { bounced, deferred, end, lab, ROOM, relayed, start, stored, submit } from './far.fixture.ts';

const LATER = { MAIL: '451 4.3.0 later' };
const FULL = '452 4.3.1 No room left to keep it: try later\r\n';
const MANY = { mails: 1_000, recipients: 1_000 };
const limits = (room: object, all: object = {}) => ({
  relay: { queueLimits: { room: { ...MANY, ...room }, all: { ...MANY, ...all } } },
});

afterEach(end);

describe('a full queue', () => {
  it('answers 452 4.3.1 (RFC 3463 §3.4) to the next mail, and keeps nothing of it', async () => {
    await start({ mx1: LATER }, limits({ mails: 2 }));
    for (const name of ['a', 'b']) expect(await submit(`${name}@far.test`)).toMatch(/^250 /);
    expect(await submit('c@far.test')).toBe(FULL);
    const kinds = (await lab.events(ROOM)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'mail.accepted')).toHaveLength(2);
    expect(lab.lab.queue.queue(ROOM)).toHaveLength(2);
  });

  it('is one of so many recipients, however few the mails', async () => {
    await start({ mx1: LATER }, limits({ recipients: 3 }));
    expect(await submit(['a@far.test', 'b@far.test'])).toMatch(/^250 /);
    expect(await submit(['c@far.test', 'd@far.test'])).toBe(FULL);
    expect(await submit('c@far.test')).toMatch(/^250 /);
  });

  it('still takes what is for mailboxes here', async () => {
    await start({ mx1: LATER }, limits({ mails: 1 }));
    await submit('a@far.test');
    expect(await submit('bob@campus.test')).toMatch(/^250 /);
    expect(await submit(['bob@campus.test', 'b@far.test'])).toBe(FULL);
  });

  it('of one room is nobody else’s, until all are', async () => {
    await start({ mx1: LATER }, limits({ mails: 2 }, { mails: 3 }));
    const teal = (path: string) => {
      const { speaker } = dial(lab.lab, { address: '192.0.2.25', port: 25 }, TEAL);
      return submit(path, 'alice@campus.test', 'Subject: hello\r\n\r\nhi\r\n', '', speaker);
    };
    for (const name of ['a', 'b']) await submit(`${name}@far.test`);
    expect(await submit('c@far.test')).toBe(FULL);
    expect(await teal('c@far.test')).toMatch(/^250 /);
    expect(await teal('d@far.test')).toBe(FULL);
  });

  it('has a place again for each mail that leaves it', async () => {
    const { clock, server } = await start({ mx1: LATER }, limits({ mails: 1 }));
    await submit('a@far.test');
    await deferred();
    expect(await submit('b@far.test')).toBe(FULL);
    server('mx1').script = {};
    clock.turn(5_000);
    await relayed();
    expect(await submit('b@far.test')).toMatch(/^250 /);
  });

  it('does not keep itself full: a report takes the place of its mail', async () => {
    await start({ mx1: { RCPT: '550 5.1.1 nobody' } }, limits({ mails: 1 }));
    expect(await submit('a@far.test', 'prof@faculty.test')).toMatch(/^250 /);
    await bounced();
    expect((await stored('prof@faculty.test')).envelope.reversePath).toBe('');
  });

  it('is found as full as it was after a restart', async () => {
    const kept = { log: createMemoryLog(), blobs: createMemoryBlobs() };
    await start({ mx1: LATER }, { ...kept, ...limits({ mails: 1 }) });
    await submit('a@far.test');
    await deferred();
    await lab.lab.close(1_000);
    await start({ mx1: LATER }, { ...kept, ...limits({ mails: 1 }) });
    expect(await submit('b@far.test')).toBe(FULL);
  });

  it('is read a page at a time: so many mails, or those with so many recipients', async () => {
    await start({ mx1: LATER });
    await submit(['a@far.test', 'b@far.test']);
    await submit('c@far.test');
    await submit('d@far.test');
    const { queue } = lab.lab;
    const page = (after: number, mails: number, recipients: number) =>
      queue.queue(ROOM, { after, mails, recipients }).map(({ forwardPaths }) => forwardPaths[0]);
    expect(queue.waits(ROOM)).toBe(3);
    expect(page(0, 2, 100)).toEqual(['a@far.test', 'c@far.test']);
    expect(page(queue.queue(ROOM)[1]?.id ?? 0, 2, 100)).toEqual(['d@far.test']);
    expect(page(0, 3, 1)).toEqual(['a@far.test']);
    expect(page(0, 3, 3)).toEqual(['a@far.test', 'c@far.test']);
  });

  it('is empty when its room’s world is born again', async () => {
    await start({ mx1: LATER }, limits({ mails: 1 }));
    await submit('a@far.test');
    await deferred();
    lab.lab.queue.forget(ROOM);
    expect(lab.lab.queue.queue(ROOM)).toEqual([]);
    expect(await submit('b@far.test')).toMatch(/^250 /);
  });
});
