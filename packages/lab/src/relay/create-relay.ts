import type { BlobStore, EventLog } from '@ehlo/log';
import { readFields } from '@ehlo/protocol/mail';
import type {
  DeliveryFailure,
  Draft,
  Logged,
  MailBounced,
  MailDeferred,
  MailQueued,
  MailRelayed,
  RoomId,
  Seq,
} from '@ehlo/wire';
import type { LabClock } from '../clock.ts';
import type { Lab } from '../lab.ts';
import { IncomingLetter } from '../line-server/incoming-letter.ts';
import { HOSTS } from '../world.ts';
import { Destination, type Job, type Taken } from './destination.ts';
import { createDial, type FindOutside, type Sender } from './dial.ts';
import { createDnsClient } from './dns-client.ts';
import { findWaiting } from './find-waiting.ts';
import type { Post, Relay } from './relay.ts';
import { reportOf } from './report.ts';
import { LAB_SCHEDULE, LAB_TIMEOUTS, nextTry, type RelayTimeouts, type Schedule } from './schedule.ts';
import type { Outgoing } from './smtp-session.ts';
import { WaitingMail } from './waiting-mail.ts';

/** Hops after which a mail goes round in circles (RFC 5321 §6.3 asks for a limit of at least 100 where that is all there is; 25 is plenty in a world of ten hosts). */
const MOST_HOPS = 25;
/** Octets of a letter in which its header is looked for. */
const HEADER_OCTETS = 256 * 1024;
/** Recipients of one transaction (RFC 5321 §4.5.3.1.8: every server takes a hundred). */
const MOST_RECIPIENTS = 100;
/** Connections from one host of a room to one domain at a time. */
const SESSIONS_A_DESTINATION = 4;
/** A report that could not be stored is tried again after so long, in milliseconds. */
const REPORT_AGAIN_MS = 60_000;

export interface RelayParts {
  log: EventLog;
  blobs: BlobStore;
  clock: LabClock;
  route: Lab['route'];
  post: Post;
  outside?: FindOutside;
  random?: () => number;
  schedule?: Schedule;
  timeouts?: Partial<RelayTimeouts>;
}

type Failures = { forwardPaths: string[]; failure: DeliveryFailure }[];

export function createMailRelay(parts: RelayParts): Relay {
  const { log, blobs, clock, route, post, outside = () => undefined, random = Math.random } = parts;
  const schedule = parts.schedule ?? LAB_SCHEDULE;
  const timeouts = { ...LAB_TIMEOUTS, ...parts.timeouts };
  const dns = createDnsClient({ route, clock, timeouts });
  const dial = createDial({ route, log, clock, timeouts, outside });
  /** By room, then by id: in the order they came. */
  const rooms = new Map<RoomId, Map<Seq, WaitingMail>>();
  const destinations = new Map<string, Destination>();
  const underWay = new Set<Promise<void>>();
  let stopped = false;

  function add(mail: WaitingMail): void {
    const { room, seq } = mail.queued;
    const queue = rooms.get(room) ?? new Map<Seq, WaitingMail>();
    queue.set(seq, mail);
    rooms.set(room, queue);
    plan(mail);
  }

  function remove(mail: WaitingMail): void {
    const { room, seq } = mail.queued;
    mail.cancel();
    const queue = rooms.get(room);
    queue?.delete(seq);
    if (queue?.size === 0) rooms.delete(room);
  }

  function plan(mail: WaitingMail): void {
    mail.cancel();
    if (stopped) return;
    const ms = mail.nextAt - clock.now();
    if (ms <= 0) start(mail);
    else mail.cancel = clock.after(ms, () => start(mail));
  }

  function start(mail: WaitingMail): void {
    if (mail.active || stopped) return;
    mail.active = true;
    const attempt = send(mail)
      // Its log or its blob could not be had: it stays where it is, and is tried again.
      .catch(() => {
        mail.nextAt = clock.now() + REPORT_AGAIN_MS;
      })
      .finally(() => {
        underWay.delete(attempt);
        mail.active = false;
        if (mail.settled) remove(mail);
        else next(mail);
      });
    underWay.add(attempt);
  }

  function next(mail: WaitingMail): void {
    const wish = mail.wish;
    mail.wish = undefined;
    if (stopped || !rooms.get(mail.queued.room)?.has(mail.queued.seq)) return;
    if (wish === 'give up') void giveUp(mail);
    else {
      if (wish === 'retry') mail.nextAt = clock.now();
      plan(mail);
    }
  }

  async function send(mail: WaitingMail): Promise<void> {
    const attempt = mail.attempts + 1;
    const jobs = byDomain([...mail.waiting.keys()]).map((group) => submit(mail, group));
    const failures = (await Promise.all(jobs)).flat();
    const due = clock.now() >= mail.queued.expiresAt;
    const over = failures.map(({ forwardPaths, failure }) => ({
      forwardPaths,
      failure: due && !failure.permanent ? expired(failure, schedule) : failure,
    }));
    const later = over.filter(({ failure }) => !failure.permanent);
    // What a closing lab's own servers say is no reason to wait after the next start.
    if (later.length > 0 && !stopped) await defer(mail, later, attempt);
    const never = over.filter(({ failure }) => failure.permanent);
    if (never.length > 0) await bounce(mail, never);
  }

  /** @returns what was not taken; what was is in the log when this resolves */
  function submit(mail: WaitingMail, { domain, forwardPaths }: Group): Promise<Failures> {
    const { room, host, seq, sentBy } = mail.queued;
    const sender: Sender = {
      room,
      host,
      addresses: HOSTS.find(({ name }) => name === host)?.addresses ?? [],
      person: sentBy,
      cause: seq,
    };
    return new Promise((resolve, reject) => {
      const job: Job = {
        domain,
        forwardPaths,
        sender,
        read: () => outgoing(mail, forwardPaths),
        done(outcome) {
          const { taken, refused } = outcome;
          if (!taken) return resolve(refused);
          relayed(mail, taken).then(() => resolve(refused), reject);
        },
        failed: reject,
      };
      const key = `${room} ${host} ${domain}`;
      const destination = destinations.get(key) ?? newDestination(key);
      destination.add(job);
    });
  }

  function newDestination(key: string): Destination {
    const destination: Destination = new Destination({
      dial,
      ask: (sender) => {
        const address = sender.addresses[0] ?? '127.0.0.1';
        const { room, person, cause, host } = sender;
        const origin = {
          room,
          from: { host, address, port: 0 },
          cause,
          ...(person !== undefined && { person }),
        };
        return (name, type) => dns.ask(origin, name, type);
      },
      timeouts,
      random,
      sessions: SESSIONS_A_DESTINATION,
      idle: () => destinations.delete(key),
    });
    destinations.set(key, destination);
    return destination;
  }

  async function outgoing(
    { queued }: WaitingMail,
    forwardPaths: readonly string[],
  ): Promise<Outgoing | DeliveryFailure> {
    const letter = await blobs.read(queued.blob);
    if (!letter)
      return {
        at: 'letter',
        enhanced: '5.3.0',
        text: 'The letter is not in the store any more',
        permanent: true,
      };
    const hops = hopsOf(letter);
    if (hops >= MOST_HOPS)
      return {
        at: 'loop',
        enhanced: '5.4.6',
        text: `Too many hops: ${hops} Received fields`,
        permanent: true,
      };
    return { reversePath: queued.reversePath, forwardPaths, prefix: queued.prefix, letter };
  }

  async function relayed(mail: WaitingMail, { forwardPaths, reply, by }: Taken): Promise<void> {
    for (const path of forwardPaths) mail.waiting.delete(path);
    const event: Draft<MailRelayed> = {
      kind: 'mail.relayed',
      queued: mail.queued.seq,
      cause: mail.queued.seq,
      forwardPaths,
      to: by.to,
      reply,
      ...(by.connection !== undefined && { connection: by.connection }),
      ...(by.secured !== undefined && { secured: by.secured }),
      ...(mail.settled && { settled: true }),
    };
    await log.append(mail.queued.room, [event]).committed;
  }

  async function defer(mail: WaitingMail, failures: Failures, attempt: number): Promise<void> {
    const { seq, room, expiresAt } = mail.queued;
    const now = clock.now();
    const nextAt = Math.min(nextTry(schedule, attempt, now), Math.max(expiresAt, now));
    mail.attempts = attempt;
    mail.nextAt = nextAt;
    const events = failures.map(({ forwardPaths, failure }): Draft<MailDeferred> => {
      for (const path of forwardPaths) mail.waiting.set(path, failure);
      return { kind: 'mail.deferred', queued: seq, cause: seq, forwardPaths, failure, attempt, nextAt };
    });
    await log.append(room, events).committed;
  }

  /** A mail from `<>` is itself a report, or as good as one: nobody is told (RFC 5321 §6.1). */
  async function bounce(mail: WaitingMail, failures: Failures): Promise<void> {
    const { queued } = mail;
    const { seq, room, reversePath } = queued;
    let committed: Promise<void> | undefined;
    const settle = (report?: Seq) => {
      for (const { forwardPaths } of failures) for (const path of forwardPaths) mail.waiting.delete(path);
      const events = failures.map(({ forwardPaths, failure }, index): Draft<MailBounced> => {
        const event: Draft<MailBounced> = {
          kind: 'mail.bounced',
          queued: seq,
          cause: seq,
          forwardPaths,
          failure,
        };
        if (report !== undefined) event.report = report;
        if (mail.settled && index === failures.length - 1) event.settled = true;
        return event;
      });
      committed = log.append(room, events).committed;
    };
    if (reversePath === '') settle();
    else {
      const letter = (await blobs.read(queued.blob)) ?? new Uint8Array(0);
      const queuedAt = Math.floor(queued.at / 1000);
      const about = { ...queued, queuedAt, failures, letter };
      const kept = await keep(blobs, await reportOf(about, clock.now()));
      const smtputf8 = /[^\0-\x7f]/.test(reversePath);
      await post(
        { room, host: queued.host, cause: seq, forwardPath: reversePath, letter: kept, smtputf8 },
        settle,
      );
    }
    await committed;
  }

  function giveUp(mail: WaitingMail): Promise<void> {
    mail.cancel();
    mail.active = true;
    const failures = [...mail.waiting].map(([path, last]) => ({
      forwardPaths: [path],
      failure: byHand(last),
    }));
    return bounce(mail, failures).finally(() => {
      mail.active = false;
      if (mail.settled) remove(mail);
      else plan(mail);
    });
  }

  function find(room: RoomId, id: Seq): WaitingMail | undefined {
    return rooms.get(room)?.get(id);
  }

  return {
    async accept({ room, ...mail }) {
      const now = clock.now();
      const draft: Draft<MailQueued> = {
        kind: 'mail.queued',
        ...mail,
        cause: mail.mail,
        nextAt: now,
        expiresAt: now + schedule.lifetimeSeconds * 1000,
      };
      const { events, committed } = log.append(room, [draft]);
      await committed;
      add(new WaitingMail(events[0] as Logged<MailQueued>));
    },
    queue: (room) => [...(rooms.get(room)?.values() ?? [])].map((mail) => mail.view()),
    async tryNow(room, id, by) {
      const mail = find(room, id);
      if (!mail) return false;
      await log.append(room, [
        { kind: 'mail.retried', queued: id, cause: id, ...(by !== undefined && { by }) },
      ]).committed;
      if (mail.active) mail.wish ??= 'retry';
      else {
        mail.nextAt = clock.now();
        plan(mail);
      }
      return true;
    },
    async giveUp(room, id) {
      const mail = find(room, id);
      if (!mail) return false;
      if (mail.active) mail.wish = 'give up';
      else await giveUp(mail);
      return true;
    },
    forget(room) {
      for (const mail of rooms.get(room)?.values() ?? []) mail.cancel();
      rooms.delete(room);
    },
    async start() {
      for (const mail of await findWaiting(log)) add(mail);
    },
    async close(graceMs) {
      stopped = true;
      for (const queue of rooms.values()) for (const mail of queue.values()) mail.cancel();
      for (const destination of destinations.values()) destination.stop();
      const cancel = clock.after(graceMs, () => {
        for (const destination of destinations.values()) destination.tearDown();
      });
      await Promise.allSettled(underWay);
      cancel();
      dns.close();
    },
  };
}

interface Group {
  domain: string;
  forwardPaths: string[];
}

/** Recipients of one domain go together, a hundred at a time (RFC 5321 §4.5.4.1). */
function byDomain(forwardPaths: readonly string[]): Group[] {
  const groups: Group[] = [];
  const open = new Map<string, Group>();
  for (const path of forwardPaths) {
    const domain = path.slice(path.lastIndexOf('@') + 1).toLowerCase();
    let group = open.get(domain);
    if (!group || group.forwardPaths.length === MOST_RECIPIENTS) {
      group = { domain, forwardPaths: [] };
      groups.push(group);
      open.set(domain, group);
    }
    group.forwardPaths.push(path);
  }
  return groups;
}

/** `Received:` fields of a letter: the hosts it came through before this one. */
function hopsOf(letter: Uint8Array): number {
  const { fields } = readFields(letter.subarray(0, HEADER_OCTETS));
  return fields.filter(({ name }) => name.toLowerCase() === 'received').length;
}

function expired(last: DeliveryFailure, { lifetimeSeconds }: Schedule): DeliveryFailure {
  const text = `Given up after ${lifetimeSeconds} seconds in the queue. The last try: ${last.text}`;
  return { ...last, at: 'expired', enhanced: '4.4.7', text, permanent: true };
}

function byHand(last: DeliveryFailure | undefined): DeliveryFailure {
  const text = `Given up by hand.${last ? ` The last try: ${last.text}` : ''}`;
  return {
    at: 'by-hand',
    enhanced: '5.3.0',
    text,
    permanent: true,
    ...(last?.host !== undefined && { host: last.host }),
  };
}

/** A letter of this host's own making, kept like one that came in. */
async function keep(blobs: BlobStore, octets: Uint8Array) {
  const letter = new IncomingLetter(blobs, octets.length);
  letter.feedRaw(octets);
  const kept = await letter.finish();
  if ('failure' in kept)
    throw Object.assign(new Error('The report could not be stored.'), {
      name: kept.failure === 'full' ? 'StoreFull' : 'Error',
    });
  return kept;
}
