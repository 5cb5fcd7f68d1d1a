import type {
  ConnectionOpened,
  Logged,
  MailAccepted,
  MailJudged,
  MailQueued,
  MailStored,
  RoomEvent,
  Seq,
} from '@ehlo/wire';
import { describe, expect, it } from 'vitest';
import type { Leg } from './journey.ts';
import { journeysOf } from './journeys-of.ts';
import { belongsTo, hostsInOrder } from './legs.ts';
import { stateOf } from './summary.ts';

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
const judged = (
  connection: Seq,
  outcome: MailJudged['outcome'],
  reversePath = 'alice@campus.test',
): MailJudged => ({
  kind: 'mail.judged',
  connection,
  host: 'mx1.faculty.test',
  client: '192.0.2.25',
  helo: 'mail.campus.test',
  reversePath,
  spf: { result: 'pass', identity: 'mailfrom', domain: 'campus.test', rules: [], questions: [] },
  dkim: [],
  outcome,
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

  it('leads to what the server found out about the sender, of this mail and no other’s', () => {
    const [journey] = journeysOf(
      log(
        opened('terminal', 'mail.campus.test'),
        accepted(1, 'mail.campus.test'),
        queued(2),
        { ...opened('relay', 'mx1.faculty.test'), cause: 3 },
        judged(4, 'inbox', 'somebody@else.test'),
        judged(4, 'refused'),
        {
          kind: 'mail.bounced',
          queued: 3,
          forwardPaths: ['dean@faculty.test'],
          failure: { at: 'letter', host: 'mx1.faculty.test', code: 550, text: 'No', permanent: true },
          settled: true,
          cause: 3,
        },
      ),
    );
    expect(journey?.rows.find(({ kind }) => kind === 'call')?.verdict).toBe(6);
    const [direct] = journeysOf(
      log(
        opened('terminal', 'mx1.faculty.test'),
        judged(1, 'refused'),
        judged(1, 'junk'),
        accepted(1, 'mx1.faculty.test'),
        judged(1, 'inbox'),
      ),
    );
    expect(direct?.rows[0]?.verdict).toBe(3);
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

  const to = (name: string) => ({ host: `${name}.faculty.test`, address: '198.51.100.10', port: 25 });
  const two = ['dean@faculty.test', 'y@lonely.test'];
  const several = (): ReturnType<typeof log> =>
    log(
      opened('terminal', 'mail.campus.test'),
      {
        ...(accepted(1, 'mail.campus.test') as MailAccepted),
        envelope: { reversePath: 'alice@campus.test', forwardPaths: ['bob@campus.test', ...two] },
      },
      {
        ...(stored(2, 'bob@campus.test') as MailStored),
        envelope: { reversePath: 'alice@campus.test', forwardPaths: ['bob@campus.test'] },
      },
      { ...(queued(2) as MailQueued), forwardPaths: two },
      {
        kind: 'mail.held',
        queued: 4,
        hop: { at: 'look-up', domain: 'lonely.test' },
        since: 1,
        until: 9,
        cause: 4,
      },
      { ...failed('mx1.faculty.test'), cause: 4 },
      {
        kind: 'mail.deferred',
        queued: 4,
        forwardPaths: ['dean@faculty.test'],
        failure: { at: 'connect', host: 'mx1.faculty.test', text: 'refused', permanent: false },
        attempt: 1,
        nextAt: 7,
        cause: 4,
      },
    );

  it('goes a way of its own for each domain, and for the mailboxes of the server that took it', () => {
    const [journey] = journeysOf(several());
    expect(journey?.legs.map(({ domain, state }) => [domain, state])).toEqual([
      ['campus.test', 'delivered'],
      ['faculty.test', 'waiting'],
      ['lonely.test', 'held'],
    ]);
    // What needs an eye most is what is shown first.
    expect(journey?.state).toBe('held');
    const [local, faculty, lonely] = journey?.legs ?? [];
    const rowsOf = (leg: Leg | undefined) =>
      journey?.rows.filter((row) => belongsTo(row, leg)).map(({ kind }) => kind);
    expect(rowsOf(local)).toEqual(['handed-in', 'stored']);
    expect(rowsOf(faculty)).toEqual(['handed-in', 'queued', 'no-call', 'deferred']);
    expect(rowsOf(lonely)).toEqual(['handed-in', 'queued', 'held']);
  });

  it('is, of the first of its events, what it was then', () => {
    const events = several();
    const at = (count: number) => journeysOf(events.slice(0, count))[0];
    expect(at(2)).toMatchObject({ legs: [], state: 'under-way' });
    expect(at(4)?.legs.map(({ state }) => state)).toEqual(['delivered', 'under-way', 'under-way']);
    expect(at(5)?.legs.at(-1)).toMatchObject({ state: 'held', held: { id: 5, until: 9 } });
    expect(at(7)?.moments.map(({ seq }) => seq)).toEqual([2, 3, 4, 5, 6, 7]);
  });

  it('goes on where it was held once it is let go', () => {
    const [journey] = journeysOf([
      ...several(),
      {
        room: 'r',
        seq: 8,
        at: 8000,
        kind: 'mail.released',
        queued: 4,
        held: 5,
        afterMs: 7,
        how: 'by-hand',
        cause: 4,
      },
    ]);
    expect(journey?.legs.at(-1)).toMatchObject({ state: 'under-way' });
    expect(journey?.legs.at(-1)?.held).toBeUndefined();
    expect(journey?.rows.at(-1)).toMatchObject({
      kind: 'released',
      released: 'by-hand',
      hop: { at: 'look-up' },
    });
  });

  it('is taken over a connection that another mail had opened, and follows what its server does with it', () => {
    const [journey] = journeysOf(
      log(
        { ...opened('relay', 'mx1.faculty.test'), cause: 99 },
        opened('terminal', 'mail.campus.test'),
        accepted(2, 'mail.campus.test'),
        queued(3),
        { ...(accepted(1, 'mx1.faculty.test') as MailAccepted), queueId: 'R7' },
        stored(5, 'dean@faculty.test'),
        {
          kind: 'mail.relayed',
          queued: 4,
          forwardPaths: ['dean@faculty.test'],
          to: to('mx1'),
          connection: 1,
          reply: '250 2.0.0 Taken as R7',
          settled: true,
          cause: 4,
        },
      ),
    );
    expect(journey).toMatchObject({
      state: 'delivered',
      legs: [{ copies: [{ mailbox: 'dean@faculty.test' }] }],
    });
    expect(journey?.rows.find(({ kind }) => kind === 'call')).toMatchObject({
      connection: 1,
      tried: 'taken',
      code: 250,
    });
  });

  it('knows what was done on purpose, that TLS made it secret, and the private address behind the gateway', () => {
    const [journey] = journeysOf(
      log(
        {
          ...(opened('terminal', 'mx1.faculty.test') as ConnectionOpened),
          natted: { address: '10.20.3.7', port: 9 },
        },
        { kind: 'connection.secured', connection: 1, protocol: 'TLSv1.3', cipher: 'x' },
        {
          kind: 'connection.fault',
          connection: 1,
          fault: 77,
          place: 'RCPT',
          what: { kind: 'delay', ms: 5 },
          offset: 0,
        },
        accepted(1, 'mx1.faculty.test'),
        stored(4, 'dean@faculty.test'),
        { kind: 'mail.flagged', stored: 5, add: ['\\Seen'], remove: [] },
      ),
    );
    expect(journey?.rows[0]).toMatchObject({
      kind: 'handed-in',
      secured: 'TLSv1.3',
      faults: [{ id: 3, fault: 77 }],
      addresses: { natted: { address: '10.20.3.7' } },
    });
    expect(journey?.legs[0]?.copies).toMatchObject([{ id: 5, seen: true }]);
  });

  it('follows a mail that a program moved to another folder, and there deleted', () => {
    const moved = { ...stored(0, 'dean@faculty.test'), mail: undefined, copyOf: 3, folder: 'Trash' } as never;
    const events: RoomEvent[] = [
      opened('terminal', 'mx1.faculty.test'),
      accepted(1, 'mx1.faculty.test'),
      stored(2, 'dean@faculty.test'),
      moved,
      { kind: 'mail.expunged', stored: [3] },
      { kind: 'mail.flagged', stored: 4, add: ['\\Seen'], remove: [] },
    ];
    const [there] = journeysOf(log(...events));
    expect(there?.legs[0]?.copies).toEqual([
      { id: 4, mailbox: 'dean@faculty.test', at: expect.any(Number), seen: true },
    ]);
    const [gone] = journeysOf(log(...events, { kind: 'mail.expunged', stored: [4] }));
    expect(gone?.legs[0]?.copies).toMatchObject([{ gone: true }]);
  });

  it('tells of a host what its first address said, not that there is no way to the second', () => {
    const [journey] = journeysOf(
      log(
        opened('terminal', 'mail.campus.test'),
        accepted(1, 'mail.campus.test'),
        queued(2),
        { ...failed('mx1.faculty.test'), cause: 3 },
        {
          kind: 'connection.failed',
          to: { host: 'mx1.faculty.test', address: '2001:db8::1', port: 25 },
          failure: 'unreachable',
          cause: 3,
        },
      ),
    );
    expect(journey?.legs[0]?.tries).toHaveLength(2);
    expect(journey?.legs[0]?.hosts).toMatchObject([{ host: 'mx1.faculty.test', tried: { dial: 'refused' } }]);
  });

  it('has passed on, and not arrived, where another server queued it', () => {
    const [journey] = journeysOf(
      log(
        opened('terminal', 'mail.campus.test'),
        accepted(1, 'mail.campus.test'),
        queued(2),
        { ...opened('relay', 'mx2.faculty.test'), cause: 3 },
        { ...(accepted(4, 'mx2.faculty.test') as MailAccepted), queueId: 'R2' },
        { ...(queued(5) as MailQueued), host: 'mx2.faculty.test' },
        {
          kind: 'mail.relayed',
          queued: 3,
          forwardPaths: ['dean@faculty.test'],
          to: to('mx2'),
          connection: 4,
          reply: '250 2.0.0 Taken as R2',
          settled: true,
          cause: 3,
        },
      ),
    );
    const [first, second] = journey?.legs ?? [];
    expect(journey && [stateOf(first, journey), stateOf(second, journey)]).toEqual(['passed', 'under-way']);
  });
});
