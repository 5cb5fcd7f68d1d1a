/** Events in, journeys out. Pure: the same events give the same journeys, and the first of them give a mail as it was then. */
import type { Logged, MailAccepted, MailQueued, MailStored, Seq } from '@ehlo/wire';
import {
  type Copy,
  type Journey,
  type JourneyRow,
  type Leg,
  localOf,
  mostUrgent,
  nameOf,
  type Report,
  type Waiting,
} from './journey.ts';
import { acceptedBehind, indexOf, type JourneyIndex, verdictOver } from './journey-index.ts';
import { legsOfQueue, localLeg } from './legs.ts';
import { takeQueueEvent } from './queue-events.ts';

/** A chain of servers that pass a mail on to each other ends; two that pass it in circles are cut by the hop count. */
const MOST_HOPS = 30;

/**
 * The mails that somebody handed in, newest first: not the hops of a relay, and not the reports about others.
 *
 * @param events of the room, in order; octets may be left out
 * @param only the `seq` of the one that is wanted
 */
export function journeysOf(events: readonly Logged[], only?: Seq): Journey[] {
  const known = indexOf(events);
  const journeys: Journey[] = [];
  for (const event of events) {
    if (event.kind !== 'mail.accepted' || known.reports.has(event.seq)) continue;
    if (only !== undefined && event.seq !== only) continue;
    // A report whose end is not known yet, or is cut off: the host itself wrote it.
    if (event.connection === undefined && event.cause !== undefined) continue;
    if (event.connection !== undefined && known.opened.get(event.connection)?.by === 'relay') continue;
    journeys.push(journeyOf(event, known));
  }
  return journeys.reverse();
}

/** What is made as the mail is followed. */
export interface Way {
  journey: Journey;
  known: JourneyIndex;
  /** Legs of the queue that an event is about. */
  legsOf: Map<Seq, Leg[]>;
  row(row: Omit<JourneyRow, 'faults'> & Partial<Pick<JourneyRow, 'faults'>>): JourneyRow;
  /** `row`: the one that it changed, where it makes none. */
  moment(event: { seq: Seq; at: number }, row?: Seq): void;
  /** The next server's acceptances behind a connection, and what becomes of them. */
  onward(connection: Seq, queued: Logged<MailQueued>, legs: readonly Leg[]): void;
  /** `since`: the `mail.bounced` that says so. */
  report(accepted: Logged<MailAccepted>, since: Seq, leg: Leg | undefined): void;
}

function journeyOf(accepted: Logged<MailAccepted>, known: JourneyIndex): Journey {
  const handedIn = accepted.connection === undefined ? undefined : known.opened.get(accepted.connection);
  const secured = accepted.connection === undefined ? undefined : known.secured.get(accepted.connection);
  const faults = (accepted.connection !== undefined && known.struck.get(accepted.connection)) || [];
  const journey: Journey = {
    id: accepted.seq,
    accepted,
    ...(handedIn && { handedIn }),
    ...(secured && { secured: secured.protocol }),
    faults,
    subject: '',
    queues: [],
    legs: [],
    reports: [],
    rows: [],
    moments: [],
    state: 'under-way',
  };
  const seen = new Set<Seq>();
  const way: Way = {
    journey,
    known,
    legsOf: new Map(),
    row(row) {
      const whole: JourneyRow = { faults: [], ...row };
      journey.rows.push(whole);
      return whole;
    },
    moment({ seq, at }, row = seq) {
      if (seen.has(seq)) return;
      seen.add(seq);
      journey.moments.push({ seq, at, row });
    },
    onward(connection, queued, legs) {
      for (const next of acceptedBehind(known, connection, queued))
        if (!seen.has(next.seq)) {
          way.moment(next, connection);
          const call = journey.rows.find(({ id }) => id === connection);
          if (call?.tried === 'calling') call.taking = true;
          follow(way, next, legs, hopsBefore + 1);
        }
    },
    report: (report, since, leg) => followReport(way, report, since, leg),
  };
  let hopsBefore = 0;

  const verdict =
    accepted.connection === undefined
      ? undefined
      : verdictOver(known, accepted.connection, {
          reversePath: accepted.envelope.reversePath,
          accepted: accepted.seq,
        });
  way.moment(accepted);
  way.row({
    id: accepted.seq,
    at: accepted.at,
    kind: 'handed-in',
    from: accepted.helo || accepted.client,
    to: `${accepted.host}${handedIn ? `:${handedIn.to.port}` : ''}`,
    ...(accepted.connection !== undefined && { connection: accepted.connection }),
    ...(secured && { secured: secured.protocol }),
    ...(handedIn && {
      addresses: {
        from: handedIn.from,
        to: handedIn.to,
        ...(handedIn.natted && { natted: handedIn.natted }),
      },
    }),
    envelope: accepted.envelope,
    code: 250,
    text: accepted.queueId,
    ...(verdict !== undefined && { verdict }),
    faults,
  });
  follow(way, accepted, undefined, 0);

  function follow(
    { legsOf }: Way,
    mail: Logged<MailAccepted>,
    before: readonly Leg[] | undefined,
    hops: number,
  ): void {
    if (hops > MOST_HOPS) return;
    hopsBefore = hops;
    const queued = known.queuedOf.get(mail.seq) ?? [];
    const stored = known.storedOf.get(mail.seq) ?? [];
    const onward = new Set(queued.flatMap(({ forwardPaths }) => forwardPaths));
    const here = mail.envelope.forwardPaths.filter((path) => !onward.has(path));
    // What becomes of it is not known yet.
    const untold = queued.length + stored.length === 0 && mail.elsewhere === undefined;
    if (!before && here.length > 0 && !untold) journey.legs.push(localLeg(mail.host, here, `${mail.seq}`));
    const legs = before ?? journey.legs;
    for (const copy of stored) takeCopy(way, copy, mail.host, legs);
    // Somebody else's room has it.
    if (mail.elsewhere && !before) for (const leg of journey.legs) leg.state = 'delivered';
    for (const one of queued) followQueue(one, mail, legsOf);
  }

  function followQueue(
    queued: Logged<MailQueued>,
    mail: Logged<MailAccepted>,
    legsOf: Map<Seq, Leg[]>,
  ): void {
    journey.subject ||= queued.subject ?? '';
    const { seq, at, host, reversePath, forwardPaths, nextAt } = queued;
    const queue: Waiting = {
      id: seq,
      host,
      reversePath,
      forwardPaths,
      attempts: 0,
      nextAt,
      state: 'waiting',
    };
    journey.queues.push(queue);
    const legs = legsOfQueue(queued, queue);
    journey.legs.push(...legs);
    legsOf.set(seq, legs);
    way.moment(queued);
    way.row({
      id: seq,
      at,
      kind: 'queued',
      from: host,
      to: host,
      envelope: { reversePath, forwardPaths },
      trace: queued.prefix,
      text: mail.queueId,
      leg: `${seq}`,
    });
    for (const event of known.ofQueue.get(seq) ?? []) takeQueueEvent(way, event, queued, queue, legs);
  }

  // A try that is under way is the newest thing known, wherever its call stands.
  journey.rows.sort((one, other) => orderOf(one) - orderOf(other));
  journey.moments.sort((one, other) => one.seq - other.seq);
  journey.state = mostUrgent(journey.legs)?.state ?? 'under-way';
  return journey;
}

/** What led to a report stands before it, though the report was there a moment earlier. */
const orderOf = ({ id, reportedBy }: JourneyRow): number =>
  reportedBy === undefined ? id : reportedBy - 0.5;

function copyOf({ known }: Way, { seq, mailbox, at }: Logged<MailStored>): Copy {
  const id = [...(known.lying.get(seq) ?? [])].at(-1);
  return {
    id: id ?? seq,
    mailbox,
    at,
    ...(known.seen.has(seq) && { seen: true as const }),
    ...(id === undefined && { gone: true as const }),
  };
}

/** A copy came to lie in a mailbox; `host` is the server that put it there. */
function takeCopy(way: Way, stored: Logged<MailStored>, host: string, legs: readonly Leg[]): void {
  const { journey } = way;
  journey.subject ||= stored.summary.subject;
  const copy = copyOf(way, stored);
  const paths = stored.envelope.forwardPaths;
  const leg =
    legs.find(({ forwardPaths }) => forwardPaths.some((path) => paths.includes(path))) ??
    legs.find(({ queue }) => !queue) ??
    legs[0];
  leg?.copies.push(copy);
  // One's own server has said 250 for it; another's still has to.
  if (leg && !leg.queue) leg.state = 'delivered';
  way.moment(stored);
  way.row({
    id: stored.seq,
    at: stored.at,
    kind: 'stored',
    from: host,
    to: stored.mailbox,
    envelope: stored.envelope,
    trace: stored.prefix,
    copy,
    leg: leg?.key,
  });
}

/**
 * A report is a mail of its own, from `<>`; where it lies is the end of the way back. It set out a moment before its host said
 * in the log that it had given the mail up: nothing is known of it until then.
 */
function followReport(way: Way, accepted: Logged<MailAccepted>, since: Seq, leg: Leg | undefined): void {
  const { journey, known } = way;
  const report: Report = { id: accepted.seq, to: accepted.envelope.forwardPaths[0] ?? '', copies: [] };
  journey.reports.push(report);
  const row = (event: { seq: Seq; at: number }, rest: Omit<JourneyRow, 'id' | 'at' | 'faults'>): void => {
    if (event.seq > since) way.moment(event);
    way.row({ id: event.seq, at: event.at, report: true, leg: leg?.key, ...rest });
  };
  row(accepted, {
    kind: 'reported',
    from: accepted.host,
    to: report.to,
    envelope: accepted.envelope,
    text: accepted.queueId,
  });
  function lies({ seq, host }: Logged<MailAccepted>, hops: number): void {
    for (const stored of known.storedOf.get(seq) ?? []) {
      const { envelope, prefix: trace, mailbox } = stored;
      const copy = copyOf(way, stored);
      report.copies.push(copy);
      row(stored, { kind: 'stored', from: host, to: mailbox, envelope, trace, copy });
    }
    if (hops > MOST_HOPS) return;
    for (const queued of known.queuedOf.get(seq) ?? []) {
      row(queued, { kind: 'queued', from: queued.host, to: queued.host, trace: queued.prefix });
      for (const event of known.ofQueue.get(queued.seq) ?? []) {
        if (event.kind !== 'mail.relayed' || event.connection === undefined) continue;
        const { to, connection, reply: text } = event;
        row(event, {
          kind: 'call',
          from: queued.host,
          to: `${nameOf(to)}:${to.port}`,
          connection,
          text,
          tried: 'taken',
        });
        for (const next of acceptedBehind(known, connection, queued)) lies(next, hops + 1);
      }
    }
  }
  lies(accepted, 0);
}

/** What a mail is called in a list. */
export const titleOf = ({ subject, accepted }: Journey): string =>
  subject ||
  localOf(accepted.envelope.forwardPaths[0] ?? '') ||
  nameOf({ address: accepted.client, port: 0 });
