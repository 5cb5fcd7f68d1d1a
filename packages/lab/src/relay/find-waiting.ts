import type { EventLog } from '@ehlo/log';
import type { RoomId } from '@ehlo/wire';
import { QUEUE_KINDS, type QueueEvent, WaitingMail } from './waiting-mail.ts';

const PAGE_EVENTS = 1000;

/** Mails that waited when the process ended, in all rooms. */
export async function findWaiting(log: EventLog): Promise<WaitingMail[]> {
  const found: WaitingMail[] = [];
  for (const room of await log.rooms()) found.push(...(await waitingIn(log, room)));
  return found;
}

async function waitingIn(log: EventLog, room: RoomId): Promise<WaitingMail[]> {
  const mails = new Map<number, WaitingMail>();
  for (let after = 0; ; ) {
    const page = (await log.read(room, { after, kinds: QUEUE_KINDS, limit: PAGE_EVENTS })) as QueueEvent[];
    for (const event of page) {
      if (event.kind === 'mail.queued') {
        mails.set(event.seq, new WaitingMail(event));
        continue;
      }
      const mail = mails.get(event.queued);
      mail?.take(event);
      if (mail?.settled) mails.delete(event.queued);
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE_EVENTS) return [...mails.values()];
    after = last.seq;
  }
}
