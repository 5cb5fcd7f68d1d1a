import type { ConnectionOctets, ConnectionOpened, Draft, Logged, MailStored, Seq } from '@ehlo/wire';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collectBlobs } from './collect-blobs.ts';
import type { EventLog, LogCaps } from './event-log.ts';
import { encodeEvent, eventWeight } from './event-row.ts';
import { createMemoryBlobs } from './memory-blobs.ts';

export interface ContractOptions {
  /** Microseconds since the epoch. */
  now: () => number;
  caps?: LogCaps;
}

export const opened: Draft<ConnectionOpened> = {
  kind: 'connection.opened',
  by: 'terminal',
  from: { address: '10.20.0.7', port: 40_001 },
  to: { host: 'localhost', address: '192.0.2.10', port: 1025 },
  service: 'mock',
  tls: 'none',
};

export function octets(connection: Seq, text: string, offset = 0): Draft<ConnectionOctets> {
  const bytes = new TextEncoder().encode(text);
  return {
    kind: 'connection.octets',
    connection,
    from: 'client',
    layer: 'clear',
    offset,
    length: bytes.length,
    octets: bytes,
  };
}

export function closed(connection: Seq): Draft {
  return { kind: 'connection.closed', connection, by: 'client', how: 'ended' };
}

export function stored(blob: string, size: number, mail?: Seq): Draft<MailStored> {
  return {
    kind: 'mail.stored',
    mailbox: 'mock',
    folder: 'INBOX',
    blob,
    size,
    prefix: '',
    flags: [],
    envelope: { reversePath: 'alice@campus.test', forwardPaths: ['bob@campus.test'] },
    summary: { from: '', to: '', subject: '', date: '', attachments: 0, snippet: '' },
    ...(mail !== undefined && { mail }),
  };
}

export function queued(blob: string, size: number, mail: Seq): Draft {
  return {
    kind: 'mail.queued',
    mail,
    host: 'mail.campus.test',
    queueId: 'A1',
    reversePath: 'alice@campus.test',
    forwardPaths: ['prof@faculty.test'],
    blob,
    size,
    prefix: '',
    smtputf8: false,
    body: '7BIT',
    nextAt: 0,
    expiresAt: 1,
  };
}

/** Octets that an event counts for, beside its blob. */
export function weightOf(draft: Draft): number {
  return eventWeight(encodeEvent(1, 1, { ...draft, room: 'a', seq: 1, at: 1 }));
}

export function accepted(blob: string, size: number): Draft {
  return {
    kind: 'mail.accepted',
    host: 'mail.campus.test',
    service: 'mock',
    envelope: { reversePath: '', forwardPaths: ['bob@campus.test'] },
    helo: 'me',
    client: '10.20.0.7',
    blob,
    size,
    queueId: 'A1',
    smtputf8: false,
    body: '7BIT',
  };
}

/** What every store must pass. `create` opens an empty one; the suite closes it. */
export function eventLogContract(
  name: string,
  create: (options: ContractOptions) => EventLog | Promise<EventLog>,
): void {
  describe(`${name} keeps the contract of an event log`, () => {
    let log: EventLog;
    let micros: number;
    const CAP = 1000;

    beforeEach(async () => {
      micros = 1_700_000_000_000_000;
      log = await create({ now: () => micros, caps: { roomOctets: CAP } });
    });
    afterEach(() => log.close());

    /** Resolves with everything the follower got once it got `count` events. */
    function followed(room: string, after: Seq, count: number): Promise<Logged[][]> {
      return new Promise((resolve) => {
        const got: Logged[][] = [];
        const stop = log.follow(room, after, (events) => {
          got.push([...events]);
          if (got.flat().length >= count) {
            stop();
            resolve(got);
          }
        });
      });
    }

    /** Lets housekeeping come to an end: `usage` says when. */
    async function until(done: () => Promise<boolean>): Promise<void> {
      while (!(await done())) await new Promise((resolve) => setImmediate(resolve));
    }

    it('numbers events by one within a room, from 1, before anything is committed', async () => {
      const first = log.append('a', [opened, octets(1, 'EHLO me\r\n')]);
      const other = log.append('b', [opened]);
      const second = log.append('a', [closed(1)]);
      expect(first.events.map(({ seq }) => seq)).toEqual([1, 2]);
      expect(second.events.map(({ seq }) => seq)).toEqual([3]);
      expect(other.events.map(({ seq, room }) => [room, seq])).toEqual([['b', 1]]);
      expect(await log.head('a')).toBe(0);
      await second.committed;
      expect(await log.head('a')).toBe(3);
      expect((await log.rooms()).sort()).toEqual(['a', 'b']);
    });

    it('stamps integer microseconds that never run backwards, even when the clock does', async () => {
      const start = micros;
      micros = start + 1_000.75;
      const [first] = log.append('a', [opened]).events;
      micros = start - 1_000_000;
      const [second] = log.append('b', [opened]).events;
      expect([first!.at, second!.at]).toEqual([start + 1_000, start + 1_000]);
    });

    it('gives back what was appended, octet for octet', async () => {
      const every = new Uint8Array(256).map((_, i) => i);
      const drafts: Draft[] = [
        { ...opened, person: 'ocean7', upstream: 'mailpit:1025' },
        {
          kind: 'connection.octets',
          connection: 1,
          from: 'server',
          layer: 'tls',
          offset: 7,
          length: 256,
          octets: every,
          cause: 1,
        },
        {
          kind: 'connection.octets',
          connection: 1,
          from: 'client',
          layer: 'clear',
          offset: 2 ** 33,
          length: 9,
          blob: { sha256: 'ab'.repeat(32), start: 3, end: 12 },
        },
        {
          kind: 'connection.secured',
          connection: 1,
          protocol: 'TLSv1.3',
          cipher: 'TLS_AES_128_GCM_SHA256',
          serverName: 'é "quoted"',
        },
        { kind: 'connection.secret', connection: 1, from: 'client', start: 4, end: 9 },
        {
          kind: 'connection.held',
          connection: 1,
          from: 'client',
          offset: 0,
          length: 4,
          octets: every.subarray(100, 104),
        },
        {
          kind: 'connection.released',
          connection: 1,
          held: 2,
          from: 'client',
          as: 'edited',
          octets: every.subarray(100, 110),
          how: 'by-hand',
          by: 'teacher',
        },
        {
          kind: 'connection.fault',
          connection: 1,
          fault: 1,
          place: 'RCPT',
          what: { kind: 'drop' },
          offset: 40,
        },
        closed(1),
        { kind: 'connection.failed', to: opened.to, failure: 'refused' },
        { kind: 'connection.claimed', connection: 1, person: 'ocean7' },
        accepted('cd'.repeat(32), 12),
        { ...stored('cd'.repeat(32), 12, 12), cause: 12, sentBy: 'ocean7' },
        { kind: 'mail.flagged', stored: 13, add: ['\\Seen'], remove: [] },
        { kind: 'mail.expunged', stored: [13] },
        {
          kind: 'dns.answered',
          by: 'terminal',
          transport: 'udp',
          from: opened.from,
          to: opened.to,
          query: every.subarray(20, 27),
          response: every,
        },
        { kind: 'service.switched', service: 'mta', state: 'down' },
        {
          kind: 'fault.set',
          fault: { host: 'mx1.faculty.test', when: { at: 'RCPT', nth: 2 }, what: { kind: 'drop' }, times: 1 },
        },
        { kind: 'fault.cleared', fault: 17 },
        { kind: 'rule.switched', host: 'mx1.faculty.test', rule: 'denylist', state: 'on' },
        { kind: 'rules.reset', host: 'mx1.faculty.test', by: 'prof' },
        { kind: 'person.arrived', secretHash: '00', handle: 'ocean7', home: 'r', address: '10.20.0.7' },
        { kind: 'person.seen', home: 'r' },
      ];
      const { events, committed } = log.append('a', drafts);
      await committed;
      const read = await log.read('a');
      expect(read).toEqual(events);
      expect(read.map(({ room: _room, seq: _seq, at: _at, ...draft }) => draft)).toEqual(drafts);
    });

    describe('reads', () => {
      beforeEach(async () => {
        log.append('a', [opened, octets(1, 'one'), opened, octets(3, 'two'), octets(1, 'three'), closed(1)]);
        await log.append('b', [opened, octets(1, 'elsewhere')]).committed;
      });

      it.each<[string, Parameters<EventLog['read']>[1], Seq[]]>([
        ['everything, oldest first', undefined, [1, 2, 3, 4, 5, 6]],
        ['after an exclusive bound', { after: 4 }, [5, 6]],
        ['up to an inclusive bound', { upTo: 2 }, [1, 2]],
        ['between both', { after: 1, upTo: 3 }, [2, 3]],
        ['nothing past the head', { after: 6 }, []],
        ['one connection with its opened', { connection: 1 }, [1, 2, 5, 6]],
        ['the other connection', { connection: 3 }, [3, 4]],
        ['chosen kinds', { kinds: ['connection.closed', 'connection.opened'] }, [1, 3, 6]],
        ['all but octets', { notKinds: ['connection.octets'] }, [1, 3, 6]],
        [
          'kinds, less some',
          { kinds: ['connection.octets', 'connection.closed'], notKinds: ['connection.octets'] },
          [6],
        ],
        ['no kinds at all', { kinds: [] }, []],
        ['newest first', { backwards: true }, [6, 5, 4, 3, 2, 1]],
        ['the newest two', { backwards: true, limit: 2 }, [6, 5]],
        ['the oldest two of a connection', { connection: 1, limit: 2 }, [1, 2]],
        [
          'the newest octets of a connection',
          { connection: 1, kinds: ['connection.octets'], backwards: true, limit: 1 },
          [5],
        ],
        ['none when asked for none', { limit: 0 }, []],
      ])('%s', async (_title, query, expected) => {
        expect((await log.read('a', query)).map(({ seq }) => seq)).toEqual(expected);
      });

      it('answers with nothing for a room that never was, and does not create it', async () => {
        expect(await log.read('nowhere')).toEqual([]);
        expect(await log.head('nowhere')).toBe(0);
        expect(await log.usage('nowhere')).toEqual({ octets: 0, mail: 0 });
        expect(await log.rooms()).not.toContain('nowhere');
      });

      it('more than a page, in both directions', async () => {
        await log.append(
          'c',
          Array.from({ length: 2_345 }, () => octets(1, 'x')),
        ).committed;
        const seqs = (await log.read('c')).map(({ seq }) => seq);
        expect(seqs).toEqual(Array.from({ length: 2_345 }, (_, i) => i + 1));
        const newest = (await log.read('c', { backwards: true, limit: 1_500 })).map(({ seq }) => seq);
        expect(newest).toEqual(seqs.toReversed().slice(0, 1_500));
      });
    });

    describe('followers', () => {
      it('get one array per commit, after it is committed and before committed resolves', async () => {
        const order: string[] = [];
        log.follow('a', 0, (events) => order.push(`told ${events.map(({ seq }) => seq)}`));
        log.append('a', [opened, octets(1, 'x')]);
        const { committed } = log.append('a', [octets(1, 'y')]);
        log.append('b', [opened]);
        expect(order).toEqual([]);
        await committed.then(() => order.push('committed'));
        await log.append('a', [closed(1)]).committed.then(() => order.push('committed'));
        expect(order).toEqual(['told 1,2,3', 'committed', 'told 4', 'committed']);
      });

      it('get the past first and then the present, in order, none twice, none left out', async () => {
        const count = 3_333;
        await log.append(
          'a',
          Array.from({ length: 3_000 }, () => octets(1, 'x')),
        ).committed;
        const got = followed('a', 0, count);
        let appended = 3_000;
        while (appended < count) {
          await log.append('a', [octets(1, 'y')]).committed;
          appended++;
        }
        expect((await got).flat().map(({ seq }) => seq)).toEqual(
          Array.from({ length: count }, (_, i) => i + 1),
        );
      });

      it('get nothing at or before the bound they gave', async () => {
        await log.append('a', [opened, octets(1, 'x'), octets(1, 'y')]).committed;
        const got = followed('a', 2, 2);
        log.append('a', [closed(1)]);
        expect((await got).flat().map(({ seq }) => seq)).toEqual([3, 4]);
      });

      it('are left alone once they stopped', async () => {
        const got: Seq[] = [];
        const stop = log.follow('a', 0, (events) => got.push(...events.map(({ seq }) => seq)));
        await log.append('a', [opened]).committed;
        stop();
        await log.append('a', [closed(1)]).committed;
        expect(got).toEqual([1]);
      });

      it('may append while they are told', async () => {
        const got = followed('a', 0, 3);
        const stop = log.follow('a', 0, (events) => {
          if (events.some(({ kind }) => kind === 'connection.opened'))
            log.append('a', [octets(1, 'z'), closed(1)]);
        });
        log.append('a', [opened]);
        expect((await got).flat().map(({ kind }) => kind)).toEqual([
          'connection.opened',
          'connection.octets',
          'connection.closed',
        ]);
        stop();
      });

      it('lose nothing when one turn brings more than memory should hold', async () => {
        const big = 'x'.repeat(60_000);
        const got = followed('a', 0, 400);
        for (let i = 0; i < 400; i++) log.append('a', [octets(1, big, i * 60_000)]);
        expect((await got).flat().map(({ seq }) => seq)).toEqual(
          Array.from({ length: 400 }, (_, i) => i + 1),
        );
      });
    });

    describe('keeps within its caps', () => {
      it('counts the octets a room keeps', async () => {
        await log.append('a', [opened, octets(1, 'x'.repeat(300)), octets(1, 'yy')]).committed;
        expect((await log.usage('a')).octets).toBe(302);
      });

      it('prunes octets of closed connections, oldest first, and leaves time and length', async () => {
        log.append('a', [opened, octets(1, 'x'.repeat(400)), closed(1)]);
        log.append('a', [opened, octets(4, 'y'.repeat(400))]);
        log.append('a', [opened, octets(6, 'z'.repeat(400)), closed(6)]);
        const { committed } = log.append('a', [opened, octets(9, 'w'.repeat(300)), closed(9)]);
        await committed;
        await until(async () => (await log.usage('a')).octets <= CAP);
        const kept = await log.read('a', { kinds: ['connection.octets'] });
        expect(
          kept.map((event) => [event.seq, 'octets' in event, 'length' in event && event.length]),
        ).toEqual([
          [2, false, 400],
          [5, true, 400],
          [7, false, 400],
          [10, true, 300],
        ]);
        expect((await log.usage('a')).octets).toBe(700);
        expect(await log.head('a')).toBe(11);
      });

      it('never prunes what is still open', async () => {
        await log.append('a', [opened, octets(1, 'x'.repeat(2 * CAP))]).committed;
        await log.append('a', [octets(1, 'y')]).committed;
        expect((await log.usage('a')).octets).toBe(2 * CAP + 1);
      });

      it('counts a blob of mail once a room, from its acceptance to its last expunge', async () => {
        const mail = async () => (await log.usage('a')).mail;
        const [first, copy, other] = [accepted('aa', 100), stored('aa', 100, 1), stored('bb', 30)];
        await log.append('a', [first]).committed;
        expect(await mail()).toBe(100 + weightOf(first));
        await log.append('a', [copy, copy, other]).committed;
        expect(await mail()).toBe(130 + weightOf(first) + 2 * weightOf(copy) + weightOf(other));
        await log.append('a', [{ kind: 'mail.expunged', stored: [2] }]).committed;
        expect(await mail()).toBe(130 + weightOf(copy) + weightOf(other));
        await log.append('a', [{ kind: 'mail.expunged', stored: [3, 4, 4, 99] }]).committed;
        expect(await mail()).toBe(0);
      });

      it('counts what a mail’s events weigh as mail, until it is expunged: a tiny one may name a thousand recipients', async () => {
        const forwardPaths = Array.from({ length: 1000 }, (_, i) => `${'x'.repeat(60)}é${i}@campus.test`);
        const envelope = { reversePath: '', forwardPaths };
        const taken = { ...accepted('aa', 5), envelope } as Draft;
        const copy = { ...stored('aa', 5, 1), envelope };
        await log.append('a', [taken, copy]).committed;
        expect((await log.usage('a')).mail).toBe(5 + weightOf(taken) + weightOf(copy));
        expect(weightOf(taken)).toBeGreaterThan(70_000);
        await log.append('a', [stored('aa', 5, 1)]).committed;
        await log.append('a', [{ kind: 'mail.expunged', stored: [2] }]).committed;
        expect((await log.usage('a')).mail).toBe(5 + weightOf(stored('aa', 5, 1)));
      });

      it('but no blob that was accepted here and lies in other rooms: nobody here could let go of it', async () => {
        const elsewhere = { ...accepted('aa', 100), elsewhere: true } as Draft;
        await log.append('a', [elsewhere]).committed;
        expect((await log.usage('a')).mail).toBe(weightOf(elsewhere));
        expect(await log.namesBlob('aa')).toBe(false);
        await log.append('b', [accepted('aa', 100), stored('aa', 100, 1)]).committed;
        expect((await log.usage('b')).mail).toBe(
          100 + weightOf(accepted('aa', 100)) + weightOf(stored('aa', 100, 1)),
        );
        expect(await log.namesBlob('aa')).toBe(true);
      });
    });

    describe('knows which mail waits in a queue', () => {
      it('from the acceptance that it takes over from, to the event that settles its last recipient', async () => {
        const waits = queued('aa', 100, 1);
        const to = { address: '198.51.100.10', port: 25 };
        const taken = { kind: 'mail.relayed' as const, forwardPaths: [], to, reply: '250 ok' };
        await log.append('a', [accepted('aa', 100), waits, stored('aa', 100, 1)]).committed;
        await log.append('b', [accepted('bb', 5), queued('bb', 5, 1)]).committed;
        expect(await log.queuedMail()).toEqual([
          { room: 'a', queued: 2 },
          { room: 'b', queued: 2 },
        ]);
        await log.append('a', [{ ...taken, queued: 2 }]).committed;
        await log.append('b', [{ ...taken, queued: 2, settled: true }]).committed;
        expect(await log.queuedMail()).toEqual([{ room: 'a', queued: 2 }]);
        expect(await log.namesBlob('bb')).toBe(false);
        expect((await log.usage('b')).mail).toBe(0);
        await log.append('a', [{ ...taken, queued: 2, settled: true }]).committed;
        expect(await log.queuedMail()).toEqual([]);
        expect(await log.namesBlob('aa')).toBe(true);
      });

      it('and forgets it with its room', async () => {
        await log.append('a', [accepted('aa', 100), queued('aa', 100, 1)]).committed;
        await log.drop('a');
        expect(await log.queuedMail()).toEqual([]);
      });
    });

    describe('knows which blobs are named', () => {
      it('by any room, as soon as the event was appended', async () => {
        log.append('a', [stored('aa', 1)]);
        expect(await log.namesBlob('aa')).toBe(true);
        expect(await log.namesBlob('bb')).toBe(false);
        await log.append('b', [stored('aa', 1)]).committed;
        await log.append('a', [{ kind: 'mail.expunged', stored: [1] }]).committed;
        expect(await log.namesBlob('aa')).toBe(true);
        await log.drop('b');
        expect(await log.namesBlob('aa')).toBe(false);
      });

      it('so that the others can be collected once they are old enough', async () => {
        let millis = 0;
        const blobs = createMemoryBlobs({ now: () => millis });
        async function blob(text: string): Promise<string> {
          const writer = blobs.create();
          await writer.write(new TextEncoder().encode(text));
          return (await writer.finish()).sha256;
        }
        const named = await blob('named');
        const lost = await blob('lost');
        millis = 1000;
        const young = await blob('young');
        await log.append('a', [stored(named, 5)]).committed;
        expect(await collectBlobs(log, blobs, { now: 1500, graceMs: 1000 })).toBe(1);
        expect((await blobs.list()).map(({ sha256 }) => sha256)).toEqual([named, young]);
        expect(await blobs.read(lost)).toBeUndefined();
      });
    });

    describe('forgets', () => {
      it('a dropped room and everything in it; the others stay', async () => {
        log.append('b', [opened]);
        await log.append('a', [opened, octets(1, 'x'), stored('aa', 9)]).committed;
        log.append('a', [closed(1)]);
        await log.drop('a');
        expect(await log.read('a')).toEqual([]);
        expect(await log.head('a')).toBe(0);
        expect(await log.usage('a')).toEqual({ octets: 0, mail: 0 });
        expect(await log.rooms()).toEqual(['b']);
        const got = followed('a', 0, 1);
        await log.append('a', [opened]).committed;
        expect((await got).flat().map(({ seq }) => seq)).toEqual([1]);
        expect((await log.read('a')).length).toBe(1);
      });

      it('rooms nobody visited for long enough, but never the lobby, nor a room a person came home to', async () => {
        const day = 86_400_000;
        await log.append('lobby', [{ kind: 'person.seen', home: 'nobody' }]).committed;
        await log.append('old', [opened]).committed;
        await log.append('kept', [opened]).committed;
        await log.append('guest', [opened]).committed;
        micros += 20 * day * 1000;
        await log.append('lobby', [{ kind: 'person.seen', home: 'kept' }]).committed;
        await log.append('new', [opened]).committed;
        micros += 15 * day * 1000;
        expect(await log.expire({ now: micros, keepMs: 30 * day, except: ['guest'] })).toEqual(['old']);
        expect((await log.rooms()).sort()).toEqual(['guest', 'kept', 'lobby', 'new']);
      });
    });

    it('commits what is queued when it is closed', async () => {
      const { committed } = log.append('a', [opened]);
      await log.close();
      await expect(committed).resolves.toBeUndefined();
      expect(() => log.append('a', [opened])).toThrow(/closed/);
    });
  });
}
