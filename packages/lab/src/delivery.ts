import type { EventLog, RoomUsage } from '@ehlo/log';
import type { Draft, Envelope, MailAccepted, MailStored, RoomId, Seq, ServiceName } from '@ehlo/wire';
import type { Home } from './door/tap.ts';
import type { Concierge } from './lab.ts';
import type { KeptLetter } from './line-server/incoming-letter.ts';
import type { StoreRequest } from './line-server/surroundings.ts';
import { divide, type Recipient, recipientsOf } from './recipients.ts';
import type { Relay, ToRelay } from './relay/relay.ts';
import type { Checked } from './verdicts/check-arrival.ts';

/** A letter that a server took and is about to say 250 to. */
export interface Arrival {
  /** Without `id`: it came over no connection, the host wrote it itself. */
  home: Pick<Home, 'room'> & Partial<Home>;
  service: ServiceName;
  /** Host that takes it, e.g. `mail.campus.test`. */
  host: string;
  /** Handle of the person whose connection it came over. */
  person: string | undefined;
  /** Client's address in the world. */
  client: string;
  request: Omit<StoreRequest, 'kind'>;
  letter: KeptLetter;
  /** What the server found out about who sent it, where it looks. */
  checked?: Checked;
  /** What led to it, where that is no connection. */
  cause?: Seq;
  /** Told in the turn in which its `mail.accepted` was appended. */
  accepted?: (mail: Seq) => void;
}

/**
 * The trace fields that a hop puts in front, CRLF-terminated: `Received:`, at the last hop `Return-Path:` before it
 * (RFC 5321 §4.4), and what was found out about the sender between them (RFC 8601 §4.1, RFC 7208 §9.1).
 */
export type TraceFields = (
  arrival: Arrival,
  queueId: string,
  envelope: Envelope,
  hop: 'last' | 'onward',
) => string;

/** Mail a room may keep, in octets, its events included; beyond it servers say 452. */
export const ROOM_MAIL_OCTETS = 256 * 2 ** 20;

export class RoomFull extends Error {
  /** The store's own word for it: servers answer both with 452. */
  override readonly name = 'StoreFull';
}

/**
 * Puts letters into mailboxes: one `mail.accepted` and a `mail.stored` for each copy, committed together. A copy in
 * another member's room is accepted there too, without the connection and without the other recipients.
 * Rejects with `StoreFull` when a room, its queue or the disk is full; then nothing was stored.
 */
export function createDelivery(parts: {
  log: EventLog;
  concierge: Concierge;
  nextQueueId: () => string;
  trace: TraceFields;
  roomMailOctets?: number;
  /** Takes what other hosts are for; asked at each mail. */
  relay?: () => Pick<Relay, 'accept' | 'hasPlace'> | undefined;
}): (arrival: Arrival) => Promise<{ queueId: string }> {
  const { log, concierge, nextQueueId, trace, roomMailOctets = ROOM_MAIL_OCTETS, relay } = parts;

  function checkRoom(room: RoomId, { mail }: RoomUsage, size: number): void {
    if (mail + size > roomMailOctets)
      throw new RoomFull(
        `Room ${room} keeps ${mail} octets of mail; ${size} more are over its ${roomMailOctets}.`,
      );
  }

  function accepted(
    arrival: Arrival,
    queueId: string,
    envelope: Envelope,
    here: { connection: Seq | undefined; cause: Seq | undefined; elsewhere: boolean },
  ): Draft<MailAccepted> {
    const { connection, elsewhere } = here;
    const { request, letter } = arrival;
    const draft: Draft<MailAccepted> = {
      kind: 'mail.accepted',
      host: arrival.host,
      service: arrival.service,
      envelope,
      helo: request.helo,
      client: arrival.client,
      blob: letter.sha256,
      size: letter.size,
      queueId,
      smtputf8: request.smtputf8,
      body: request.body,
    };
    if (connection !== undefined) {
      draft.connection = connection;
      draft.cause = connection;
    } else if (here.cause !== undefined) draft.cause = here.cause;
    if (elsewhere) draft.elsewhere = true;
    return draft;
  }

  function toRelay(arrival: Arrival, queueId: string, mail: Seq, forwardPaths: string[]): ToRelay {
    const { home, host, request, letter, person } = arrival;
    const { reversePath } = request.envelope;
    return {
      room: home.room,
      mail,
      host,
      queueId,
      reversePath,
      forwardPaths,
      blob: letter.sha256,
      size: letter.size,
      prefix: trace(arrival, queueId, { reversePath, forwardPaths }, 'onward'),
      smtputf8: request.smtputf8,
      body: request.body,
      ...(person !== undefined && { sentBy: person }),
      ...(letter.summary.subject !== '' && { subject: letter.summary.subject }),
    };
  }

  return async (arrival) => {
    const { home, service, request, letter, person } = arrival;
    const handle = concierge.personOfRoom(home.room)?.handle;
    const agent = relay?.();
    const parted = divide(service, request.envelope.forwardPaths);
    const { house } = parted;
    // Nobody sends it on: then it is the postmaster's, like all that nobody claims.
    const here = agent ? parted.here : request.envelope.forwardPaths;
    const onward = agent ? parted.onward : [];
    const recipients = recipientsOf(house, here, { room: home.room, handle }, (name) => {
      const theirs = concierge.roomOfHandle(name);
      return theirs !== undefined && concierge.keepsApart?.(home.room, theirs) ? undefined : theirs;
    });
    const rooms = new Map<RoomId, Recipient[]>([[home.room, []]]);
    for (const recipient of recipients) {
      const copies = rooms.get(recipient.room);
      if (copies) copies.push(recipient);
      else rooms.set(recipient.room, [recipient]);
    }
    // Where no copy lies, the event that says so still weighs. What the events of this mail weigh counts for the next one.
    for (const [room, copies] of rooms) {
      const keeps = copies.length > 0 || (room === home.room && onward.length > 0);
      checkRoom(room, await log.usage(room), keeps ? letter.size : 0);
    }
    // A host's own report takes the place of the mail that it is about: a full queue must not keep itself full.
    const own = home.id === undefined;
    if (agent && onward.length > 0 && !own && !agent.hasPlace(home.room, onward.length))
      throw new RoomFull(
        `The queue is full: ${onward.length} more recipients of room ${home.room} have no place.`,
      );

    const queueId = nextQueueId();
    let committed: Promise<void> | undefined;
    let queued: Promise<void> | undefined;
    for (const [room, copies] of rooms) {
      const isHome = room === home.room;
      const envelope = isHome
        ? request.envelope
        : { ...request.envelope, forwardPaths: copies.flatMap(({ forwardPaths }) => forwardPaths) };
      const waits = isHome && onward.length > 0;
      const keeps = {
        connection: isHome ? home.id : undefined,
        cause: isHome ? arrival.cause : undefined,
        elsewhere: copies.length === 0 && !waits,
      };
      const mail = log.append(room, [accepted(arrival, queueId, envelope, keeps)]);
      const id = (mail.events[0] as { seq: Seq }).seq;
      if (isHome) arrival.accepted?.(id);
      if (waits && agent) queued = agent.accept(toRelay(arrival, queueId, id, onward));
      const prefix = trace(arrival, queueId, envelope, 'last');
      const { sha256: blob, size } = arrival.checked?.instead ?? letter;
      const drafts = copies.map(
        ({ mailbox, forwardPaths }): Draft<MailStored> => ({
          kind: 'mail.stored',
          mail: id,
          cause: id,
          mailbox,
          folder: arrival.checked?.folder ?? 'INBOX',
          blob,
          size,
          prefix,
          flags: [],
          envelope: house.kind === 'mock' ? request.envelope : { ...request.envelope, forwardPaths },
          summary: letter.summary,
          ...(person !== undefined && { sentBy: person }),
        }),
      );
      committed = drafts.length > 0 ? log.append(room, drafts).committed : mail.committed;
    }
    // The last one: a commit that fails takes everything behind it along.
    await Promise.all([committed, queued]);
    return { queueId };
  };
}
