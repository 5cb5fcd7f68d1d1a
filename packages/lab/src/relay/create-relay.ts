import type { BlobStore, EventLog } from '@ehlo/log';
import type { Draft, Hop, Logged, MailQueued, RoomId } from '@ehlo/wire';
import type { LabClock } from '../clock.ts';
import type { Lab } from '../lab.ts';
import { Turns } from '../turns.ts';
import { HOSTS } from '../world.ts';
import { Destination, type Job } from './destination.ts';
import { createDial, type Sender } from './dial.ts';
import type { DnsClient } from './dns-client.ts';
import { findWaiting } from './find-waiting.ts';
import { createHolds } from './holds.ts';
import { byDomain, type Group, outgoing, type SignLetter } from './outgoing.ts';
import { Queues } from './queues.ts';
import type { Post, Relay, RelayOptions } from './relay.ts';
import { LAB_SCHEDULE, LAB_TIMEOUTS } from './schedule.ts';
import { byHand, createSettling, expired, type Failures } from './settling.ts';
import { WaitingMail } from './waiting-mail.ts';

/** Connections from one host of a room to one domain at a time. */
const SESSIONS_A_DESTINATION = 4;
/** Connections at a time, in all, and of all hosts of one room. */
const SESSIONS = { all: 200, room: 20 };
/** What the store could not take is tried again after so long, in milliseconds. */
const AGAIN_MS = 60_000;

export interface RelayParts extends RelayOptions {
  log: EventLog;
  blobs: BlobStore;
  clock: LabClock;
  route: Lab['route'];
  dns: DnsClient;
  post: Post;
  /** Hosts that sign what they send. */
  sign?: SignLetter;
}

export function createMailRelay(parts: RelayParts): Relay {
  const { log, blobs, clock, route, dns, post, sign } = parts;
  const { outside = () => undefined, random = Math.random } = parts;
  const schedule = parts.schedule ?? LAB_SCHEDULE;
  const timeouts = { ...LAB_TIMEOUTS, ...parts.timeouts };
  const settling = createSettling({ log, blobs, clock, post, schedule });
  const dial = createDial({ route, log, clock, timeouts, outside });
  const queues = new Queues(parts.queueLimits);
  const turns = new Turns(SESSIONS);
  const holds = createHolds({ log, clock });
  const destinations = new Map<string, Destination>();
  const underWay = new Set<Promise<void>>();
  let stopped = false;

  function add(mail: WaitingMail): void {
    queues.add(mail);
    plan(mail);
  }

  function remove(mail: WaitingMail): void {
    mail.cancel();
    queues.remove(mail);
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
        mail.nextAt = clock.now() + AGAIN_MS;
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
    if (stopped || !queues.find(mail.queued.room, mail.queued.seq)) return;
    if (wish === 'give up') giveUp(mail).catch(() => undefined);
    else {
      if (wish === 'retry') mail.nextAt = clock.now();
      plan(mail);
    }
  }

  async function send(mail: WaitingMail): Promise<void> {
    const attempt = mail.attempts + 1;
    const jobs = byDomain([...mail.waiting.keys()]).map((group) => submit(mail, group));
    const tried = await Promise.allSettled(jobs);
    const failures = tried.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
    const due = clock.now() >= mail.expiresAt(clock.now());
    const over = failures.map(({ forwardPaths, failure }) => ({
      forwardPaths,
      failure: due && !failure.permanent ? expired(failure, schedule) : failure,
    }));
    const later = over.filter(({ failure }) => !failure.permanent);
    // What a closing lab's own servers say is no reason to wait after the next start.
    if (later.length > 0 && !stopped) await settling.defer(mail, later, attempt);
    const never = over.filter(({ failure }) => failure.permanent);
    if (never.length > 0) await settling.bounce(mail, never);
    const broken = tried.find((one) => one.status === 'rejected');
    if (broken) throw broken.reason;
  }

  /** Whoever waits at a hop gives its turn back meanwhile: nobody else's mail waits for it. */
  function pause(mail: WaitingMail, hop: Hop): Promise<void> | undefined {
    const { room } = mail.queued;
    if (holds.until(room) === undefined) return undefined;
    turns.end(room);
    return holds.wait(mail, hop).finally(() => turns.begin(room));
  }

  /** @returns what was not taken; what was is in the log when this resolves */
  async function submit(mail: WaitingMail, { domain, forwardPaths }: Group): Promise<Failures> {
    if (holds.until(mail.queued.room) !== undefined) await holds.wait(mail, { at: 'look-up', domain });
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
        read: () => outgoing({ blobs, sign }, mail.queued, forwardPaths),
        hold: (hop) => pause(mail, hop),
        done(outcome) {
          const { taken, refused } = outcome;
          if (!taken) return resolve(refused);
          settling.relayed(mail, taken).then(() => resolve(refused), reject);
        },
        failed: reject,
      };
      const key = `${room} ${host} ${domain}`;
      const destination = destinations.get(key) ?? newDestination(key, room);
      destination.add(job);
    });
  }

  function newDestination(key: string, room: RoomId): Destination {
    const destination: Destination = new Destination({
      dial,
      ask: (sender) => {
        const address = sender.addresses[0] ?? '127.0.0.1';
        const { person, cause, host } = sender;
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
      begin: () => turns.begin(room),
      end: () => turns.end(room),
      idle: () => destinations.delete(key),
    });
    destinations.set(key, destination);
    return destination;
  }

  /** Rejects when the report has no place; then the mail waits on. */
  async function giveUp(mail: WaitingMail): Promise<void> {
    mail.cancel();
    mail.active = true;
    const failures = [...mail.waiting].map(([path, last]) => ({
      forwardPaths: [path],
      failure: byHand(last),
    }));
    const bounced = settling.bounce(mail, failures).finally(() => {
      underWay.delete(bounced);
      mail.active = false;
      if (mail.settled) remove(mail);
      else plan(mail);
    });
    underWay.add(bounced);
    await bounced;
  }

  return {
    schedule,
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
      const giveBack = queues.reserve(room, draft.forwardPaths.length);
      await committed.finally(giveBack);
      add(new WaitingMail(events[0] as Logged<MailQueued>));
    },
    hasPlace: (room, recipients) => queues.hasPlace(room, recipients),
    queue: (room, page) => queues.page(room, page).map((mail) => mail.view(clock.now())),
    waits: (room) => queues.page(room).length,
    async tryNow(room, id, by) {
      const mail = queues.find(room, id);
      if (!mail) return false;
      await log.append(room, [
        { kind: 'mail.retried', queued: id, cause: id, ...(by !== undefined && { by }) },
      ]).committed;
      if (await holds.release(room, id, by)) return true;
      if (mail.active) mail.wish ??= 'retry';
      else {
        mail.nextAt = clock.now();
        plan(mail);
      }
      return true;
    },
    async giveUp(room, id) {
      const mail = queues.find(room, id);
      if (!mail) return false;
      if (mail.active) {
        mail.wish = 'give up';
        holds.abandon(room, id);
      } else await giveUp(mail);
      return true;
    },
    holdUntil: holds.until,
    hold: holds.switch,
    letGo: holds.release,
    forget(room) {
      holds.abandon(room);
      for (const mail of queues.of(room)) remove(mail);
    },
    async start() {
      await holds.start();
      for (const mail of await findWaiting(log)) {
        mail.letGo(clock.now());
        add(mail);
      }
    },
    async close(graceMs) {
      stopped = true;
      holds.close();
      for (const mail of queues.all()) mail.cancel();
      for (const destination of destinations.values()) destination.stop();
      // What is still looking up or dialling then ends by itself, and finds nothing to write to.
      await new Promise<void>((resolve) => {
        const cancel = clock.after(graceMs, () => {
          for (const destination of destinations.values()) destination.tearDown();
          resolve();
        });
        void Promise.allSettled(underWay).then(() => {
          cancel();
          resolve();
        });
      });
    },
  };
}
