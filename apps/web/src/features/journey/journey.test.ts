import type { Logged, MailAccepted, RoomEvent, Seq } from '@ehlo/wire';
import { describe, expect, it } from 'vitest';
import { journeysOf } from './journeys-of.ts';
import { hostsInOrder } from './legs.ts';

/** Events in order, numbered from 1. */
function log(...drafts: (RoomEvent & { cause?: Seq })[]): Logged[] {
  return drafts.map((draft, index) => ({ room: 'r', seq: index + 1, at: index * 1000, ...draft }));
}

const opened = (by: 'terminal' | 'relay', host: string, port = 25): RoomEvent => ({
  kind: 'connection.opened',
  by,
  from: { address: '10.20.0.2', port: 1 },
  to: { host, address: '192.0.2.25', port },
  service: 'mta',
  tls: 'none',
});
const accepted = (connection: Seq, host: string): RoomEvent => ({
  kind: 'mail.accepted',
  connection,
  host,
  service: 'mta',
  envelope: { reversePath: 'alice@campus.test', forwardPaths: ['dean@faculty.test'] },
  helo: 'me',
  client: '10.20.0.2',
  blob: 'b',
  size: 1,
  queueId: 'Q1',
  smtputf8: false,
  body: '7BIT',
});
const queued = (mail: Seq): RoomEvent => ({
  kind: 'mail.queued',
  mail,
  host: 'mail.campus.test',
  queueId: 'Q1',
  reversePath: 'alice@campus.test',
  forwardPaths: ['dean@faculty.test'],
  blob: 'b',
  size: 1,
  prefix: '',
  smtputf8: false,
  body: '7BIT',
  nextAt: 5,
  expiresAt: 1000,
});
const stored = (mail: Seq, mailbox: string): RoomEvent => ({
  kind: 'mail.stored',
  mail,
  mailbox,
  folder: 'INBOX',
  blob: 'b',
  size: 1,
  prefix: '',
  flags: [],
  envelope: { reversePath: 'alice@campus.test', forwardPaths: ['dean@faculty.test'] },
  summary: { from: '', to: '', subject: 'Exam', date: '', attachments: 0, snippet: '' },
});
const failed = (host: string): RoomEvent => ({
  kind: 'connection.failed',
  to: { host, address: '198.51.100.10', port: 25 },
  failure: 'refused',
});

/** A host writes it itself: it comes over no connection. */
const { connection: _none, ...report } = {
  ...(accepted(0, 'mail.campus.test') as MailAccepted),
  envelope: { reversePath: '', forwardPaths: ['alice@campus.test'] },
};

describe('the journey of a mail', () => {
  it('goes to the second server when the first does not answer, and ends in the mailbox there', () => {
    const [journey] = journeysOf(
      log(
        opened('terminal', 'mail.campus.test'),
        accepted(1, 'mail.campus.test'),
        queued(2),
        { ...failed('mx1.faculty.test'), cause: 3 },
        { ...opened('relay', 'mx2.faculty.test'), cause: 3 },
        accepted(5, 'mx2.faculty.test'),
        stored(6, 'dean@faculty.test'),
        {
          kind: 'mail.relayed',
          queued: 3,
          forwardPaths: ['dean@faculty.test'],
          to: { host: 'mx2.faculty.test', address: '198.51.100.20', port: 25 },
          connection: 5,
          reply: '250 2.0.0 Taken as Q2',
          settled: true,
          cause: 3,
        },
      ),
    );
    expect(journey).toMatchObject({ id: 2, state: 'delivered', subject: 'Exam' });
    const [leg] = journey?.legs ?? [];
    expect(leg && hostsInOrder(leg).map(({ host, tried }) => [host, tried?.state, tried?.code])).toEqual([
      ['mx1.faculty.test', 'no-connection', undefined],
      ['mx2.faculty.test', 'taken', 250],
    ]);
    expect(leg?.copies).toMatchObject([{ mailbox: 'dean@faculty.test' }]);
    expect(journey?.rows.map(({ kind }) => kind)).toEqual([
      'handed-in',
      'queued',
      'no-call',
      'call',
      'stored',
    ]);
    expect(journey?.rows.find(({ kind }) => kind === 'call')).toMatchObject({ tried: 'taken', code: 250 });
  });

  it('waits with what the server said, and knows when it is tried again', () => {
    const [journey] = journeysOf(
      log(
        opened('terminal', 'mail.campus.test'),
        accepted(1, 'mail.campus.test'),
        queued(2),
        { ...opened('relay', 'mx1.faculty.test'), cause: 3 },
        {
          kind: 'mail.deferred',
          queued: 3,
          forwardPaths: ['dean@faculty.test'],
          failure: {
            at: 'rcpt',
            host: 'mx1.faculty.test',
            code: 451,
            text: '451 4.7.1 Greylisted',
            permanent: false,
          },
          attempt: 1,
          nextAt: 99,
          cause: 3,
        },
      ),
    );
    expect(journey).toMatchObject({ state: 'waiting', queues: [{ attempts: 1, nextAt: 99 }] });
    expect(journey?.legs).toMatchObject([
      { state: 'waiting', failure: { code: 451 }, tries: [{ state: 'later', code: 451 }] },
    ]);
  });

  it('shows a report as the end of its mail, and not as a mail that somebody handed in', () => {
    const journeys = journeysOf(
      log(
        opened('terminal', 'mail.campus.test'),
        accepted(1, 'mail.campus.test'),
        queued(2),
        { ...report, cause: 3 },
        {
          kind: 'mail.bounced',
          queued: 3,
          forwardPaths: ['dean@faculty.test'],
          failure: { at: 'rcpt', host: 'mx1.faculty.test', code: 550, text: '550 5.1.1 no', permanent: true },
          report: 4,
          settled: true,
          cause: 3,
        },
        stored(4, 'alice@campus.test'),
      ),
    );
    expect(journeys).toHaveLength(1);
    expect(journeys[0]).toMatchObject({
      state: 'bounced',
      reports: [{ id: 4, to: 'alice@campus.test', copies: [{ mailbox: 'alice@campus.test' }] }],
    });
    expect(journeys[0]?.rows.map(({ kind, report: isReport }) => [kind, isReport])).toEqual([
      ['handed-in', undefined],
      ['queued', undefined],
      ['bounced', undefined],
      ['reported', true],
      ['stored', true],
    ]);
  });
});
