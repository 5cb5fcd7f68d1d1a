import type {
  DeliveryFailure,
  Logged,
  MailBounced,
  MailDeferred,
  MailQueued,
  MailRelayed,
  MailRetried,
  RoomEventKind,
} from '@ehlo/wire';
import type { QueuedMail } from './relay.ts';

/** Events that a queue is a reading of. */
export type QueueEvent = Logged<MailQueued | MailRelayed | MailDeferred | MailBounced | MailRetried>;

export const QUEUE_KINDS = [
  'mail.queued',
  'mail.relayed',
  'mail.deferred',
  'mail.bounced',
  'mail.retried',
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
      default:
        event satisfies never;
    }
  }

  view(): QueuedMail {
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
    };
  }
}
