import type {
  DeliveryFailure,
  Logged,
  MailBounced,
  MailDeferred,
  MailHeld,
  MailQueued,
  MailRelayed,
  MailReleased,
  MailRetried,
  RoomEventKind,
  Seq,
} from '@ehlo/wire';
import type { QueuedMail } from './relay.ts';

/** Events that a queue is a reading of. */
export type QueueEvent = Logged<
  MailQueued | MailRelayed | MailDeferred | MailBounced | MailRetried | MailHeld | MailReleased
>;

export const QUEUE_KINDS = [
  'mail.queued',
  'mail.relayed',
  'mail.deferred',
  'mail.bounced',
  'mail.retried',
  'mail.held',
  'mail.released',
] as const satisfies RoomEventKind[];

/** A mail in a queue: what its events say, and what is being done with it now. */
export class WaitingMail {
  readonly queued: Logged<MailQueued>;
  /** Recipients that are not settled, and why they were not the last time. */
  readonly waiting = new Map<string, DeliveryFailure | undefined>();
  attempts = 0;
  /** Milliseconds since the epoch. */
  nextAt: number;
  active = false;
  /** Where it is held now; its recipients of several domains are held apart. */
  readonly held = new Map<Seq, Logged<MailHeld>>();
  /** Milliseconds for which it was held, all in all: they do not count against its time in the queue. */
  #heldMs = 0;
  /** When the first of `held` began, in milliseconds since the epoch. */
  #heldSince = 0;
  /** Somebody wanted this while it was being sent. */
  wish: 'retry' | 'give up' | undefined;
  /** Takes back its place in the schedule. */
  cancel: () => void = () => undefined;

  constructor(queued: Logged<MailQueued>) {
    this.queued = queued;
    this.nextAt = queued.nextAt;
    for (const path of queued.forwardPaths) this.waiting.set(path, undefined);
  }

  get settled(): boolean {
    return this.waiting.size === 0;
  }

  /** When it is given up, in milliseconds since the epoch. */
  expiresAt(now: number): number {
    return this.queued.expiresAt + this.#heldMs + (this.held.size > 0 ? now - this.#heldSince : 0);
  }

  /** The process that held it has ended: nothing holds it now. */
  letGo(now: number): void {
    if (this.held.size === 0) return;
    const until = Math.max(...[...this.held.values()].map((one) => one.until));
    this.#endHolding(Math.min(until, now));
    this.held.clear();
  }

  #endHolding(at: number): void {
    this.#heldMs += Math.max(0, at - this.#heldSince);
  }

  #release({ held, afterMs }: MailReleased): void {
    const was = this.held.get(held);
    this.held.delete(held);
    if (was && this.held.size === 0) this.#endHolding(was.since + afterMs);
  }

  take(event: QueueEvent): void {
    switch (event.kind) {
      case 'mail.queued':
      case 'mail.retried':
        return;
      case 'mail.relayed':
      case 'mail.bounced':
        for (const path of event.forwardPaths) this.waiting.delete(path);
        return;
      case 'mail.deferred':
        for (const path of event.forwardPaths) this.waiting.set(path, event.failure);
        this.attempts = event.attempt;
        this.nextAt = event.nextAt;
        return;
      case 'mail.held':
        if (this.held.size === 0) this.#heldSince = event.since;
        this.held.set(event.seq, event);
        return;
      case 'mail.released':
        this.#release(event);
        return;
      default:
        event satisfies never;
    }
  }

  view(now: number): QueuedMail {
    const {
      kind: _kind,
      room: _room,
      cause: _cause,
      blob: _blob,
      prefix: _prefix,
      seq,
      at,
      ...queued
    } = this.queued;
    return {
      ...queued,
      id: seq,
      queuedAt: Math.floor(at / 1000),
      nextAt: this.nextAt,
      waiting: [...this.waiting].map(([forwardPath, failure]) => ({
        forwardPath,
        ...(failure && { failure }),
      })),
      attempts: this.attempts,
      active: this.active,
      held: [...this.held.values()].map(({ hop, until }) => ({ hop, until })),
      expiresAt: this.expiresAt(now),
    };
  }
}
