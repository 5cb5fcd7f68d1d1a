import type { EventLog } from '@ehlo/log';
import type { Logged, MailAccepted, MailRelayed, RoomEventKind, RoomId, Seq } from '@ehlo/wire';

/** What a mail's journey is a reading of. */
const KINDS = [
  'connection.opened',
  'connection.failed',
  'connection.secured',
  'connection.fault',
  'connection.closed',
  'mail.judged',
  'mail.accepted',
  'mail.stored',
  'mail.flagged',
  'mail.expunged',
  'mail.greylisted',
  'mail.queued',
  'mail.relayed',
  'mail.deferred',
  'mail.bounced',
  'mail.retried',
  'mail.held',
  'mail.released',
  'dns.answered',
  'dns.unanswered',
] as const satisfies RoomEventKind[];

const PAGE_EVENTS = 500;
/** Beyond so many pages nobody looks for the end of a mail that waits: a room may be busy meanwhile. */
const MOST_PAGES = 40;
/** A chain of servers that pass a mail on; the hop count cuts it before. */
const MOST_HOPS = 30;

type Reading = Pick<EventLog, 'read'>;

async function eventAt(log: Reading, room: RoomId, seq: Seq | undefined): Promise<Logged | undefined> {
  if (seq === undefined || seq < 1) return undefined;
  const [event] = await log.read(room, { after: seq - 1, upTo: seq, limit: 1 });
  return event;
}

/** The relay's mail that was handed over with this acceptance. Several mails may go over one connection. */
async function queuedBehind(
  log: Reading,
  room: RoomId,
  accepted: Logged<MailAccepted>,
): Promise<Seq | undefined> {
  const opened = await eventAt(log, room, accepted.connection);
  if (opened?.kind !== 'connection.opened' || opened.by !== 'relay') return undefined;
  const after = { after: accepted.seq, kinds: ['mail.relayed'], limit: PAGE_EVENTS } as const;
  const relayed = (await log.read(room, after)) as Logged<MailRelayed>[];
  const own = relayed.find(
    ({ connection, reply }) => connection === opened.seq && reply.includes(accepted.queueId),
  );
  return own?.queued ?? opened.cause;
}

/**
 * The acceptance with which a mail set out.
 *
 * @param id of anything on its way: where it lies, where it waits, a server's acceptance, a report about it
 * @returns undefined for what is no mail, or did not come over a server
 */
export async function originOf(
  log: Reading,
  room: RoomId,
  id: Seq,
): Promise<Logged<MailAccepted> | undefined> {
  let at: Seq | undefined = id;
  for (let hop = 0; hop < 2 * MOST_HOPS; hop++) {
    const event: Logged | undefined = await eventAt(log, room, at);
    if (event?.kind === 'mail.stored') at = event.mail ?? event.copyOf;
    else if (event?.kind === 'mail.queued') at = event.mail;
    else if (event?.kind === 'mail.accepted') {
      const before: Seq | undefined =
        event.connection === undefined ? event.cause : await queuedBehind(log, room, event);
      if (before === undefined) return event;
      at = before;
    } else return undefined;
  }
  return undefined;
}

/** Faults that struck on a mail's way: what they are stands in their own events, long before it set out perhaps. */
async function faultsOf(log: Reading, room: RoomId, events: readonly Logged[]): Promise<Logged[]> {
  const ids = new Set(
    events.flatMap((event) => ('fault' in event && typeof event.fault === 'number' ? [event.fault] : [])),
  );
  const found = await Promise.all([...ids].map((id) => eventAt(log, room, id)));
  return found.filter((event) => event?.kind === 'fault.set').filter((event) => event !== undefined);
}

/** What happened to a mail, and to the reports about it, in order, and the faults that struck on its way. `more`: it went on for longer than is looked for. */
export async function eventsOf(
  log: Reading,
  room: RoomId,
  origin: Logged<MailAccepted>,
): Promise<{ events: Logged[]; more: boolean }> {
  const mails = new Set<Seq>();
  const queues = new Set<Seq>();
  const open = new Set<Seq>();
  const connections = new Set<Seq>();
  const copies = new Set<Seq>();
  const found: Logged[] = [];

  if (origin.connection !== undefined) {
    connections.add(origin.connection);
    const before = { connection: origin.connection, upTo: origin.seq - 1, kinds: KINDS };
    found.push(...(await log.read(room, before)).filter(({ kind }) => kind !== 'mail.accepted'));
  }

  /** Whether an event belongs to it; takes note of what later ones may belong to. */
  function takes(event: Logged): boolean {
    const ours = event.cause !== undefined && queues.has(event.cause);
    switch (event.kind) {
      case 'mail.accepted': {
        const own =
          event.seq === origin.seq ||
          ours ||
          (event.connection !== undefined &&
            event.connection !== origin.connection &&
            connections.has(event.connection));
        if (own) mails.add(event.seq);
        return own;
      }
      case 'mail.queued':
        if (!mails.has(event.mail)) return false;
        queues.add(event.seq);
        open.add(event.seq);
        return true;
      case 'mail.stored':
        if (event.copyOf === undefined ? !mails.has(event.mail ?? -1) : !copies.has(event.copyOf))
          return false;
        copies.add(event.seq);
        return true;
      case 'mail.flagged':
        return copies.has(event.stored);
      case 'mail.expunged':
        return event.stored.some((id) => copies.has(id));
      case 'mail.relayed':
        // A connection that stood before it, for another mail.
        if (ours && event.connection !== undefined) connections.add(event.connection);
        if (ours && event.settled) open.delete(event.queued);
        return ours;
      case 'mail.bounced':
        if (ours && event.settled) open.delete(event.queued);
        return ours;
      case 'connection.opened':
        if (ours) connections.add(event.seq);
        return ours;
      case 'connection.secured':
      case 'connection.fault':
      case 'connection.closed':
      case 'mail.greylisted':
      case 'mail.judged':
        return connections.has(event.connection);
      default:
        return ours;
    }
  }

  for (let page = 0, after = origin.seq - 1; page < MOST_PAGES; page++) {
    const events = await log.read(room, { after, kinds: KINDS, limit: PAGE_EVENTS });
    found.push(...events.filter(takes));
    const last = events.at(-1);
    if (!last || events.length < PAGE_EVENTS || open.size === 0)
      return { events: [...(await faultsOf(log, room, found)), ...found], more: false };
    after = last.seq;
  }
  return { events: [...(await faultsOf(log, room, found)), ...found], more: true };
}

/** A mail that somebody handed in, for a list of them. */
export interface SetOut {
  /** `seq` of its `mail.accepted`. */
  id: Seq;
  /** Microseconds since the epoch. */
  at: number;
  reversePath: string;
  forwardPaths: string[];
  /** '' where nobody read it. */
  subject: string;
}

/** Mails that set out before `before`, newest first: no hops of a relay, and no reports. */
export async function mailsSetOut(
  log: Reading,
  room: RoomId,
  { before, limit }: { before?: Seq | undefined; limit: number },
): Promise<SetOut[]> {
  const list: SetOut[] = [];
  for (let upTo = before === undefined ? undefined : before - 1, page = 0; page < MOST_PAGES; page++) {
    const accepted = (await log.read(room, {
      ...(upTo !== undefined && { upTo }),
      kinds: ['mail.accepted'],
      backwards: true,
      limit: PAGE_EVENTS,
    })) as Logged<MailAccepted>[];
    const oldest = accepted.at(-1);
    if (!oldest) return list;
    const relays = await relaysAmong(log, room, accepted);
    const subjects = await subjectsOf(log, room, oldest.seq, accepted[0]?.seq ?? oldest.seq);
    for (const { seq, at, connection, cause, envelope } of accepted) {
      // Of no connection and of no cause: a copy from a classmate's room.
      if (connection === undefined ? cause !== undefined : relays.has(connection)) continue;
      list.push({ id: seq, at, ...envelope, subject: subjects.get(seq) ?? '' });
      if (list.length === limit) return list;
    }
    if (accepted.length < PAGE_EVENTS) return list;
    upTo = oldest.seq - 1;
  }
  return list;
}

/** Connections that a relay opened. */
async function relaysAmong(
  log: Reading,
  room: RoomId,
  accepted: readonly Logged<MailAccepted>[],
): Promise<Set<Seq>> {
  const ids = accepted.flatMap(({ connection }) => (connection === undefined ? [] : [connection]));
  if (ids.length === 0) return new Set();
  const from = Math.min(...ids);
  const opened = await log.read(room, {
    after: from - 1,
    upTo: Math.max(...ids),
    kinds: ['connection.opened'],
  });
  return new Set(
    opened.flatMap((event) =>
      event.kind === 'connection.opened' && event.by === 'relay' ? [event.seq] : [],
    ),
  );
}

/** A copy, or the queue, is written in the turn of the acceptance: a little behind it. */
const BEHIND = 300;

async function subjectsOf(log: Reading, room: RoomId, from: Seq, to: Seq): Promise<Map<Seq, string>> {
  const events = await log.read(room, {
    after: from,
    upTo: to + BEHIND,
    kinds: ['mail.stored', 'mail.queued'],
  });
  const subjects = new Map<Seq, string>();
  for (const event of events) {
    if (event.kind === 'mail.stored' && event.mail !== undefined)
      subjects.set(event.mail, event.summary.subject);
    else if (event.kind === 'mail.queued' && event.subject !== undefined)
      subjects.set(event.mail, event.subject);
  }
  return subjects;
}
