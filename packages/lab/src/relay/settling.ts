import type { BlobStore, EventLog } from '@ehlo/log';
import type { DeliveryFailure, Draft, MailBounced, MailDeferred, MailRelayed, Seq } from '@ehlo/wire';
import type { LabClock } from '../clock.ts';
import { IncomingLetter } from '../line-server/incoming-letter.ts';
import type { Taken } from './destination.ts';
import type { Post } from './relay.ts';
import { reportOf } from './report.ts';
import { nextTry, type Schedule } from './schedule.ts';
import type { WaitingMail } from './waiting-mail.ts';

export type Failures = { forwardPaths: string[]; failure: DeliveryFailure }[];

/** What a try came to, for the log and for the mail in the queue. All resolve when it is committed. */
export interface Settling {
  relayed(mail: WaitingMail, taken: Taken): Promise<void>;
  defer(mail: WaitingMail, failures: Failures, attempt: number): Promise<void>;
  /** Rejects, and settles nothing, when the report has no place. */
  bounce(mail: WaitingMail, failures: Failures): Promise<void>;
}

export function createSettling(parts: {
  log: EventLog;
  blobs: BlobStore;
  clock: LabClock;
  post: Post;
  schedule: Schedule;
}): Settling {
  const { log, blobs, clock, post, schedule } = parts;

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
    const { seq, room } = mail.queued;
    const now = clock.now();
    const expiresAt = mail.expiresAt(now);
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
      const report = await reportOf(about, clock.now());
      const kept = await keep(blobs, report);
      const body = report.some((octet) => octet > 127) ? '8BITMIME' : '7BIT';
      const smtputf8 = /[^\0-\x7f]/.test(reversePath);
      await post(
        { room, host: queued.host, cause: seq, forwardPath: reversePath, letter: kept, smtputf8, body },
        settle,
      );
    }
    await committed;
  }

  return { relayed, defer, bounce };
}

export function expired(last: DeliveryFailure, { lifetimeSeconds }: Schedule): DeliveryFailure {
  const text = `Given up after ${lifetimeSeconds} seconds in the queue. The last try: ${last.text}`;
  return { ...last, at: 'expired', enhanced: '4.4.7', text, permanent: true };
}

export function byHand(last: DeliveryFailure | undefined): DeliveryFailure {
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
