import type { EventLog } from '@ehlo/log';
import type { RoomId, Seq } from '@ehlo/wire';
import { QUEUE_KINDS, type QueueEvent, WaitingMail } from './waiting-mail.ts';

const PAGE_EVENTS = 1000;

/** Mails that waited when the process ended, or were held then. Of the rooms that have some, what came since is read; of others nothing. */
export async function findWaiting(log: EventLog): Promise<WaitingMail[]> {
  const rooms = new Map<RoomId, Set<Seq>>();
  for (const { room, queued } of await log.queuedMail()) {
    const ids = rooms.get(room);
    if (ids) ids.add(queued);
    else rooms.set(room, new Set([queued]));
  }
  const found: WaitingMail[] = [];
  for (const [room, ids] of rooms) found.push(...(await waitingIn(log, room, ids)));
  return found;
}

async function waitingIn(log: EventLog, room: RoomId, ids: ReadonlySet<Seq>): Promise<WaitingMail[]> {
  const mails = new Map<Seq, WaitingMail>();
  // They ascend.
  const [first = 1] = ids;
  for (let after = first - 1; ; ) {
    const page = (await log.read(room, { after, kinds: QUEUE_KINDS, limit: PAGE_EVENTS })) as QueueEvent[];
    for (const event of page) {
      if (event.kind !== 'mail.queued') mails.get(event.queued)?.take(event);
      else if (ids.has(event.seq)) mails.set(event.seq, new WaitingMail(event));
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE_EVENTS) return [...mails.values()].filter(({ settled }) => !settled);
    after = last.seq;
  }
}
