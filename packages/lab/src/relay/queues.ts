import type { RoomId, Seq } from '@ehlo/wire';
import type { QueuePage } from './relay.ts';
import type { WaitingMail } from './waiting-mail.ts';

/** So much may wait. A mail weighs little, but may have a thousand recipients, each of 256 octets. */
export interface QueueLimit {
  mails: number;
  recipients: number;
}

/**
 * Of one room, and of all. A queue is in memory: a full one of a room is 20 MiB at worst, and all together 200. A person
 * meets neither; a script that sends to a domain which nobody answers for does.
 */
export const QUEUE_LIMITS = {
  room: { mails: 2_000, recipients: 20_000 },
  all: { mails: 20_000, recipients: 200_000 },
} as const satisfies Record<'room' | 'all', QueueLimit>;

/** What waits, by room, and in each by id: in the order in which it came. */
export class Queues {
  readonly #limits: Record<'room' | 'all', QueueLimit>;
  readonly #rooms = new Map<RoomId, Map<Seq, WaitingMail>>();
  readonly #loads = new Map<RoomId, QueueLimit>();
  readonly #all: QueueLimit = { mails: 0, recipients: 0 };

  constructor(limits: Record<'room' | 'all', QueueLimit> = QUEUE_LIMITS) {
    this.#limits = limits;
  }

  hasPlace(room: RoomId, recipients: number): boolean {
    const { room: own, all } = this.#limits;
    return fits(this.#loads.get(room) ?? NOTHING, own, recipients) && fits(this.#all, all, recipients);
  }

  /** For a mail that is not in the log yet. @returns gives the place back; do so before `add` */
  reserve(room: RoomId, recipients: number): () => void {
    this.#weigh(room, 1, recipients);
    return () => this.#weigh(room, -1, -recipients);
  }

  add(mail: WaitingMail): void {
    const { room, seq, forwardPaths } = mail.queued;
    const queue = this.#rooms.get(room) ?? new Map<Seq, WaitingMail>();
    queue.set(seq, mail);
    this.#rooms.set(room, queue);
    this.#weigh(room, 1, forwardPaths.length);
  }

  /** Nothing happens to one that is not there. */
  remove(mail: WaitingMail): void {
    const { room, seq, forwardPaths } = mail.queued;
    const queue = this.#rooms.get(room);
    if (!queue?.delete(seq)) return;
    if (queue.size === 0) this.#rooms.delete(room);
    this.#weigh(room, -1, -forwardPaths.length);
  }

  find(room: RoomId, id: Seq): WaitingMail | undefined {
    return this.#rooms.get(room)?.get(id);
  }

  /** Oldest first. */
  of(room: RoomId): WaitingMail[] {
    return [...(this.#rooms.get(room)?.values() ?? [])];
  }

  /** Of those that wait; a mail that has just been settled stays until that is in the log. */
  page(room: RoomId, { after, mails, recipients }: QueuePage = WHOLE): WaitingMail[] {
    const page: WaitingMail[] = [];
    let left = recipients;
    for (const mail of this.#rooms.get(room)?.values() ?? []) {
      if (mail.settled || mail.queued.seq <= after) continue;
      if (page.length === mails || left <= 0) break;
      page.push(mail);
      left -= mail.queued.forwardPaths.length;
    }
    return page;
  }

  all(): WaitingMail[] {
    return [...this.#rooms.values()].flatMap((queue) => [...queue.values()]);
  }

  #weigh(room: RoomId, mails: number, recipients: number): void {
    const own = this.#loads.get(room) ?? { ...NOTHING };
    for (const load of [own, this.#all]) {
      load.mails += mails;
      load.recipients += recipients;
    }
    if (own.mails > 0) this.#loads.set(room, own);
    else this.#loads.delete(room);
  }
}

const WHOLE: QueuePage = {
  after: 0,
  mails: Number.POSITIVE_INFINITY,
  recipients: Number.POSITIVE_INFINITY,
};
const NOTHING: QueueLimit = { mails: 0, recipients: 0 };

const fits = (load: QueueLimit, limit: QueueLimit, recipients: number): boolean =>
  load.mails < limit.mails && load.recipients + recipients <= limit.recipients;
