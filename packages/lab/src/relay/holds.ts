import type { EventLog } from '@ehlo/log';
import type { Draft, HoldSwitched, Hop, Logged, MailHeld, MailReleased, RoomId, Seq } from '@ehlo/wire';
import type { LabClock } from '../clock.ts';
import type { WaitingMail } from './waiting-mail.ts';

/** A mail waits so long at a hop when nobody lets it go on. */
export const HOP_MS = 10 * 60_000;
/** Holding ends by itself after so long: servers hang up on a client that says nothing for thirty minutes. */
export const HOLDING_MS = 30 * 60_000;
/** Connections of a room that stand while their mail is held; of more, the mail is handed over at once. */
const MOST_STANDING = 4;

/** Why a held mail does not go on. */
export class NotReleased extends Error {}

/**
 * Which rooms hold their mails at each hop, and which mail waits where: before the look-up, before each call, and before it
 * is handed over. A reading of the logs; what waited in a process that ended is held anew from its first hop.
 */
export interface Holds {
  /** Milliseconds since the epoch at which it ends by itself; undefined: mails of this room are not held. */
  until(room: RoomId): number | undefined;
  /** Switched off: what is held goes on. Resolves once it is committed; it counts at once. */
  switch(room: RoomId, state: 'on' | 'off', by: string | undefined): Promise<void>;
  /** Resolves when the mail may go on, at once where its room holds nothing. Rejects with `NotReleased`. */
  wait(mail: WaitingMail, hop: Hop): Promise<void>;
  /** Lets a mail go on from wherever it is held. @returns false when it is not held */
  release(room: RoomId, queued: Seq, by: string | undefined): Promise<boolean>;
  /** It is not to go on at all: it was given up, or its room is born again. Without `queued`: all of the room's. */
  abandon(room: RoomId, queued?: Seq): void;
  /** Reads which rooms hold. */
  start(): Promise<void>;
  /** The lab closes: nothing that is held goes on. */
  close(): void;
}

interface Held {
  room: RoomId;
  event: Logged<MailHeld>;
  mail: WaitingMail;
  go(how: MailReleased['how'], by?: string): Promise<void>;
  stay(): void;
}

export function createHolds({ log, clock }: { log: EventLog; clock: LabClock }): Holds {
  const ends = new Map<RoomId, number>();
  const all = new Set<Held>();
  let closed = false;

  const until = (room: RoomId): number | undefined => {
    const end = ends.get(room);
    if (end === undefined || end > clock.now()) return end;
    ends.delete(room);
    return undefined;
  };
  const heldIn = (room: RoomId, queued?: Seq): Held[] =>
    [...all].filter((one) => one.room === room && (queued === undefined || one.mail.queued.seq === queued));

  function hold(mail: WaitingMail, hop: Hop, end: number): Promise<void> {
    const { room, seq } = mail.queued;
    const since = clock.now();
    const held: Draft<MailHeld> = { kind: 'mail.held', queued: seq, cause: seq, hop, since, until: end };
    const event = log.append(room, [held]).events[0] as Logged<MailHeld>;
    mail.take(event);
    return new Promise((resolve, reject) => {
      const over = (): void => {
        all.delete(one);
        cancel();
      };
      const one: Held = {
        room,
        event,
        mail,
        async go(how, by) {
          over();
          const released: Draft<MailReleased> = {
            kind: 'mail.released',
            queued: seq,
            cause: seq,
            held: event.seq,
            afterMs: clock.now() - since,
            how,
            ...(by !== undefined && { by }),
          };
          const { events, committed } = log.append(room, [released]);
          mail.take(events[0] as Logged<MailReleased>);
          resolve();
          await committed;
        },
        stay() {
          over();
          reject(new NotReleased('The mail was held, and is not to go on.'));
        },
      };
      const cancel = clock.after(end - clock.now(), () => {
        // The log is full or closed: the mail goes on all the same, and the next event says so or fails.
        one.go('too-long').catch(() => undefined);
      });
      all.add(one);
    });
  }

  return {
    until,
    async switch(room, state, by) {
      const now = clock.now();
      if (state === 'on') ends.set(room, now + HOLDING_MS);
      else ends.delete(room);
      const event: Draft<HoldSwitched> = {
        kind: 'hold.switched',
        state,
        ...(state === 'on' && { until: now + HOLDING_MS }),
        ...(by !== undefined && { by }),
      };
      const { committed } = log.append(room, [event]);
      if (state === 'off') await Promise.all(heldIn(room).map((one) => one.go('switched-off', by)));
      await committed;
    },
    async wait(mail, hop) {
      const end = until(mail.queued.room);
      if (end === undefined || closed) return;
      if (hop.at === 'hand-over') {
        const standing = heldIn(mail.queued.room).filter(({ event }) => event.hop.at === 'hand-over');
        if (standing.length >= MOST_STANDING) return;
      }
      await hold(mail, hop, Math.min(end, clock.now() + HOP_MS));
    },
    async release(room, queued, by) {
      const held = heldIn(room, queued);
      await Promise.all(held.map((one) => one.go('by-hand', by)));
      return held.length > 0;
    },
    abandon(room, queued) {
      for (const one of heldIn(room, queued)) one.stay();
    },
    async start() {
      for (const room of await log.rooms()) {
        const [event] = await log.read(room, { kinds: ['hold.switched'], limit: 1, backwards: true });
        if (event?.kind === 'hold.switched' && event.until !== undefined) ends.set(room, event.until);
      }
    },
    close() {
      closed = true;
      for (const one of all) one.stay();
    },
  };
}
