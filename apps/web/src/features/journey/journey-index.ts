/** Events of a room, found by what they belong to. */
import type {
  ConnectionOpened,
  ConnectionSecured,
  Logged,
  MailAccepted,
  MailJudged,
  MailQueued,
  MailRelayed,
  MailStored,
  Seq,
} from '@ehlo/wire';
import type { Struck } from './journey.ts';

export interface JourneyIndex {
  opened: Map<Seq, Logged<ConnectionOpened>>;
  secured: Map<Seq, Logged<ConnectionSecured>>;
  struck: Map<Seq, Struck[]>;
  /** Connections on which a server that knows senders put one off. */
  greylisted: Set<Seq>;
  /** What servers found out about who sends, by connection. */
  judged: Map<Seq, Logged<MailJudged>[]>;
  /** By the `mail.queued` that they are about, in order. */
  ofQueue: Map<Seq, Logged[]>;
  /** Queues, copies and further acceptances by the acceptance they come from. */
  queuedOf: Map<Seq, Logged<MailQueued>[]>;
  storedOf: Map<Seq, Logged<MailStored>[]>;
  acceptedOver: Map<Seq, Logged<MailAccepted>[]>;
  /** Acceptances by the `mail.queued` that was handed over with them: several mails may go over one connection. */
  behind: Map<Seq, Seq>;
  /** Mails that were opened, wherever they were copied or moved to, by the `mail.stored` with which they came. */
  seen: Set<Seq>;
  /** What is left of them: `seq` of each `mail.stored` that was not deleted, the newest last. */
  lying: Map<Seq, Set<Seq>>;
  /** `mail.accepted` of reports. */
  reports: Map<Seq, Logged<MailAccepted>>;
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

/** @param events of the room, in order; octets may be left out */
export function indexOf(events: readonly Logged[]): JourneyIndex {
  const found: JourneyIndex = {
    opened: new Map(),
    secured: new Map(),
    struck: new Map(),
    greylisted: new Set(),
    judged: new Map(),
    ofQueue: new Map(),
    queuedOf: new Map(),
    storedOf: new Map(),
    acceptedOver: new Map(),
    behind: new Map(),
    seen: new Set(),
    lying: new Map(),
    reports: new Map(),
  };
  const accepted = new Map<Seq, Logged<MailAccepted>>();
  const reports = new Set<Seq>();
  const cameAs = new Map<Seq, Seq>();
  const firstOf = (id: Seq): Seq => cameAs.get(id) ?? id;
  function lies({ seq, copyOf }: Logged<MailStored>): void {
    const first = copyOf === undefined ? seq : firstOf(copyOf);
    if (first !== seq) cameAs.set(seq, first);
    const lying = found.lying.get(first) ?? new Set();
    found.lying.set(first, lying.add(seq));
  }
  for (const event of events) {
    if (event.cause !== undefined) add(found.ofQueue, event.cause, event);
    switch (event.kind) {
      case 'connection.opened':
        found.opened.set(event.seq, event);
        break;
      case 'connection.secured':
        found.secured.set(event.connection, event);
        break;
      case 'connection.fault':
        add(found.struck, event.connection, { id: event.seq, fault: event.fault });
        break;
      case 'mail.greylisted':
        found.greylisted.add(event.connection);
        break;
      case 'mail.judged':
        add(found.judged, event.connection, event);
        break;
      case 'mail.accepted':
        accepted.set(event.seq, event);
        if (event.connection !== undefined) add(found.acceptedOver, event.connection, event);
        break;
      case 'mail.queued':
        add(found.queuedOf, event.mail, event);
        break;
      case 'mail.stored':
        if (event.mail !== undefined) add(found.storedOf, event.mail, event);
        lies(event);
        break;
      case 'mail.flagged':
        if (event.add.includes('\\Seen')) found.seen.add(firstOf(event.stored));
        break;
      case 'mail.expunged':
        for (const id of event.stored) found.lying.get(firstOf(id))?.delete(id);
        break;
      case 'mail.relayed':
        claim(found, event);
        break;
      case 'mail.bounced':
        if (event.report !== undefined) reports.add(event.report);
        break;
      default:
        // What else happens in a room is on no mail's way.
        break;
    }
  }
  for (const id of reports) {
    const report = accepted.get(id);
    if (report) found.reports.set(id, report);
  }
  return found;
}

/** The next server's own name for a mail stands in its 250. */
function claim(found: JourneyIndex, { connection, reply, queued }: MailRelayed): void {
  if (connection === undefined) return;
  const own = found.acceptedOver.get(connection)?.find(({ queueId }) => reply.includes(queueId));
  if (own) found.behind.set(own.seq, queued);
}

/**
 * What was found about who sent a mail, by the `seq` of its `mail.judged`: several mails may go over one connection.
 *
 * @param accepted  with which it was taken; undefined where it was not: then the last refusal of its sender is its own
 */
export function verdictOver(
  { judged }: JourneyIndex,
  connection: Seq,
  mail: { reversePath: string; accepted: Seq | undefined },
): Seq | undefined {
  const { reversePath, accepted } = mail;
  return judged
    .get(connection)
    ?.findLast(
      (one) =>
        one.reversePath === reversePath &&
        (accepted === undefined
          ? one.outcome === 'refused'
          : one.outcome !== 'refused' && one.seq < accepted),
    )?.seq;
}

/** Acceptances over a connection that were a queue's: those it is known to have handed over, and those nobody else did. */
export function acceptedBehind(
  found: JourneyIndex,
  connection: Seq,
  queued: Logged<MailQueued>,
): Logged<MailAccepted>[] {
  return (found.acceptedOver.get(connection) ?? []).filter(({ seq, envelope }) => {
    const behind = found.behind.get(seq);
    if (behind !== undefined) return behind === queued.seq;
    return (
      envelope.reversePath === queued.reversePath &&
      envelope.forwardPaths.every((path) => queued.forwardPaths.includes(path))
    );
  });
}
