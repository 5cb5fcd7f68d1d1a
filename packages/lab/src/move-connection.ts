import type { EventLog } from '@ehlo/log';
import type {
  ConnectionOpened,
  Draft,
  Logged,
  MailAccepted,
  MailExpunged,
  MailFlagged,
  MailStored,
  RoomEvent,
  RoomId,
  Seq,
} from '@ehlo/wire';
import { ROOM_MAIL_OCTETS, RoomFull } from './delivery.ts';
import { type Home, openedBy } from './door/tap.ts';
import { createMailboxes, MAIL_KINDS } from './mail/mailboxes.ts';

export interface NewOwner {
  room: RoomId;
  person: string;
  /** Of the person, in the world. */
  address: string;
}

/**
 * Gives a connection that nobody claimed, and the mail that came over it, to a person: its events are written again in
 * that person's room and get new numbers; in the room they leave stands that it was claimed, and the mail is expunged.
 *
 * The log gives times: events that move get the time of the move.
 * @param roomMailOctets mail that a room keeps, in octets
 * @returns its new home once it is committed; undefined when it is none, or is somebody's already. Rejects with `RoomFull`
 *   when the mail has no place in the person's room; then nothing moved.
 */
export async function moveConnection(
  log: EventLog,
  from: Home,
  owner: NewOwner,
  roomMailOctets = ROOM_MAIL_OCTETS,
): Promise<Home | undefined> {
  const before = await log.read(from.room, { connection: from.id });
  const opened = before[0];
  if (opened?.kind !== 'connection.opened' || opened.seq !== from.id || opened.person !== undefined)
    return undefined;
  if (before.some(({ kind }) => kind === 'connection.claimed')) return undefined;

  await checkPlace(log, from, owner.room, roomMailOctets);

  // From here on nobody else can claim it; and what was appended before this is committed with it.
  await log.append(from.room, [{ kind: 'connection.claimed', connection: from.id, person: owner.person }])
    .committed;
  const [events, mails] = await Promise.all([
    log.read(from.room, { connection: from.id }),
    log.read(from.room, { after: from.id, kinds: MAIL_KINDS }),
  ]);
  const id = append<ConnectionOpened>(log, owner.room, openedBy(bare(opened), owner));
  const movedMail = new Map<Seq, Seq>();
  /** Of which copies were laid down. One that only waits to be sent on stays in the queue of the room it came to. */
  const laidDown = new Set(mails.map((event) => (event.kind === 'mail.stored' ? event.mail : undefined)));
  let rest: Draft[] = [];
  const flush = () => {
    if (rest.length > 0) log.append(owner.room, rest);
    rest = [];
  };
  for (const event of events) {
    if (event.kind === 'connection.opened' || event.kind === 'connection.claimed') continue;
    const draft = { ...bare(event), connection: id } as Draft;
    if (event.kind === 'mail.accepted') {
      flush();
      movedMail.set(
        event.seq,
        append<MailAccepted>(log, owner.room, {
          ...(draft as MailAccepted),
          client: owner.address,
          ...(!laidDown.has(event.seq) && { elsewhere: true }),
        }),
      );
    } else rest.push(draft);
  }
  const stored = storedMail(mails, movedMail);
  for (const { mail } of stored)
    rest.push({
      ...bare(mail),
      mail: movedMail.get(mail.mail as Seq) as Seq,
      sentBy: owner.person,
    } as Draft<MailStored>);
  flush();
  const { committed } = log.append(owner.room, [
    { kind: 'connection.claimed', connection: id, person: owner.person },
  ]);
  const gone: Draft<MailExpunged> = { kind: 'mail.expunged', stored: stored.map(({ seq }) => seq) };
  await Promise.all([committed, stored.length > 0 ? log.append(from.room, [gone]).committed : undefined]);
  return { room: owner.room, id };
}

/** As for mail that arrives (`createDelivery`). What comes over the connection while it moves is checked when it comes. */
async function checkPlace(log: EventLog, from: Home, room: RoomId, roomMailOctets: number): Promise<void> {
  const [accepted, mails, { mail }] = await Promise.all([
    log.read(from.room, { connection: from.id, kinds: ['mail.accepted'] }),
    log.read(from.room, { after: from.id, kinds: MAIL_KINDS }),
    log.usage(room),
  ]);
  const stored = storedMail(mails, new Map(accepted.map(({ seq }) => [seq, seq])));
  if (stored.length === 0) return;
  // Copies of one mail share its octets.
  const sizes = new Map(stored.map(({ mail: { blob, size } }) => [blob, size]));
  const size = [...sizes.values()].reduce((sum, one) => sum + one, 0);
  if (mail + size > roomMailOctets)
    throw new RoomFull(
      `Room ${room} keeps ${mail} octets of mail; ${size} more are over its ${roomMailOctets}.`,
    );
}

/** Mail of the connection that is still there, with the flags it has now. */
function storedMail(
  events: readonly Logged[],
  moved: ReadonlyMap<Seq, Seq>,
): { seq: Seq; mail: Logged<MailStored> }[] {
  const mailboxes = createMailboxes();
  for (const event of events as Logged<MailStored | MailFlagged | MailExpunged>[]) mailboxes.take(event);
  return (events as Logged<RoomEvent>[]).flatMap((event) => {
    if (event.kind !== 'mail.stored' || event.mail === undefined || !moved.has(event.mail)) return [];
    const flags = mailboxes.get(event.seq)?.flags;
    return flags ? [{ seq: event.seq, mail: { ...event, flags } }] : [];
  });
}

function append<E extends RoomEvent>(log: EventLog, room: RoomId, draft: Draft<E>): Seq {
  return (log.append(room, [draft]).events[0] as Logged).seq;
}

/** Without what the log gave it; a cause in the old room means nothing in the new one. */
function bare<E extends Logged>(event: E): Omit<E, 'room' | 'seq' | 'at' | 'cause'> {
  const { room: _room, seq: _seq, at: _at, cause: _cause, ...draft } = event;
  return draft;
}
