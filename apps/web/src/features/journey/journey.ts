/**
 * A mail's way through the world, folded from the room's events: which hops it took, what was asked of the DNS for it, where
 * it waits, and how each try ended. Pure; the map and the list below it are drawn from it.
 */
import type {
  ConnectionOpened,
  DeliveryFailure,
  DnsAnswered,
  Endpoint,
  Logged,
  MailAccepted,
  MailQueued,
  MailStored,
  Seq,
} from '@ehlo/wire';

/** One try at one server. */
export interface Try {
  /** Host as it is named; its address where it has no name. */
  host: string;
  port: number;
  at: number;
  connection?: Seq;
  state: 'calling' | 'taken' | 'later' | 'refused' | 'no-connection';
  /** Of its answer, where it gave one. */
  code?: number;
  /** What the server, or TCP, said. */
  text: string;
}

/** A host's queue that holds, or held, the mail. */
export interface Waiting {
  /** `seq` of its `mail.queued`. */
  id: Seq;
  host: string;
  forwardPaths: string[];
  attempts: number;
  /** Milliseconds since the epoch; undefined once nobody waits any more. */
  nextAt?: number;
  state: 'waiting' | 'relayed' | 'bounced';
  failure?: DeliveryFailure;
  /** `seq` of the report's `mail.accepted`. */
  report?: Seq;
}

/** A mailbox in which a copy lies. */
export interface Copy {
  id: Seq;
  mailbox: string;
  at: number;
}

/** A row of the list: one thing that crossed, or happened. */
export interface JourneyRow {
  id: Seq;
  /** Microseconds since the epoch. */
  at: number;
  kind:
    | 'handed-in'
    | 'question'
    | 'call'
    | 'no-call'
    | 'queued'
    | 'deferred'
    | 'relayed'
    | 'bounced'
    | 'stored';
  from: string;
  to: string;
  connection?: Seq;
  /** Of a question: octets to be read apart. */
  dns?: Pick<DnsAnswered, 'query' | 'response'>;
  failure?: DeliveryFailure;
  code?: number;
  text?: string;
  attempt?: number;
}

export interface Journey {
  /** `seq` of the first `mail.accepted`. */
  id: Seq;
  accepted: Logged<MailAccepted>;
  /** Who handed it in, where its connection is known. */
  handedIn?: Logged<ConnectionOpened>;
  subject: string;
  queues: Waiting[];
  /** In the order of the first try at each host. */
  tries: Try[];
  questions: Logged<DnsAnswered>[];
  copies: Copy[];
  rows: JourneyRow[];
  /** Where it stands now. */
  state: 'delivered' | 'waiting' | 'bounced' | 'under-way';
}

const nameOf = ({ host, address }: Endpoint): string => host ?? address;
const CODE = /^(\d{3})(?:[ -]|$)/;

/**
 * The mails that somebody handed in, newest first: not the hops of a relay, and not the reports about others.
 *
 * @param events of the room, in order; octets may be left out
 */
export function journeysOf(events: readonly Logged[]): Journey[] {
  const known = index(events);
  const reports = new Set<Seq>();
  for (const event of events)
    if (event.kind === 'mail.bounced' && event.report !== undefined) reports.add(event.report);
  const journeys: Journey[] = [];
  for (const event of events) {
    if (event.kind !== 'mail.accepted' || reports.has(event.seq)) continue;
    const handedIn = event.connection === undefined ? undefined : known.opened.get(event.connection);
    if (handedIn?.by === 'relay') continue;
    journeys.push(journeyOf(event, handedIn, known));
  }
  return journeys.reverse();
}

interface Index {
  opened: Map<Seq, Logged<ConnectionOpened>>;
  /** By the `seq` that caused them, in order. */
  causedBy: Map<Seq, Logged[]>;
  /** Queues, copies and further acceptances by the acceptance they come from. */
  queuedOf: Map<Seq, Logged<MailQueued>[]>;
  storedOf: Map<Seq, Logged<MailStored>[]>;
  acceptedOver: Map<Seq, Logged<MailAccepted>[]>;
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

function index(events: readonly Logged[]): Index {
  const found: Index = {
    opened: new Map(),
    causedBy: new Map(),
    queuedOf: new Map(),
    storedOf: new Map(),
    acceptedOver: new Map(),
  };
  for (const event of events) {
    if (event.cause !== undefined) add(found.causedBy, event.cause, event);
    if (event.kind === 'connection.opened') found.opened.set(event.seq, event);
    else if (event.kind === 'mail.queued') add(found.queuedOf, event.mail, event);
    else if (event.kind === 'mail.stored' && event.mail !== undefined) add(found.storedOf, event.mail, event);
    else if (event.kind === 'mail.accepted' && event.connection !== undefined)
      add(found.acceptedOver, event.connection, event);
  }
  return found;
}

/** A chain of servers that pass a mail on to each other ends; two that pass it in circles are cut by the hop count. */
const MOST_HOPS = 30;

function journeyOf(
  accepted: Logged<MailAccepted>,
  handedIn: Logged<ConnectionOpened> | undefined,
  known: Index,
): Journey {
  const journey: Journey = {
    id: accepted.seq,
    accepted,
    subject: '',
    queues: [],
    tries: [],
    questions: [],
    copies: [],
    rows: [],
    state: 'under-way',
  };
  if (handedIn) journey.handedIn = handedIn;
  journey.rows.push({
    id: accepted.seq,
    at: accepted.at,
    kind: 'handed-in',
    from: accepted.helo || accepted.client,
    to: `${accepted.host}${handedIn ? `:${handedIn.to.port}` : ''}`,
    ...(accepted.connection === undefined ? {} : { connection: accepted.connection }),
    code: 250,
    text: accepted.queueId,
  });
  follow(journey, accepted, known, 0);
  journey.rows.sort((one, other) => one.id - other.id);
  journey.state = stateOf(journey);
  return journey;
}

function stateOf({ queues, copies }: Journey): Journey['state'] {
  if (queues.some(({ state }) => state === 'waiting')) return 'waiting';
  if (queues.some(({ state }) => state === 'bounced')) return 'bounced';
  return copies.length > 0 || queues.length > 0 ? 'delivered' : 'under-way';
}

function follow(journey: Journey, accepted: Logged<MailAccepted>, known: Index, hops: number): void {
  if (hops > MOST_HOPS) return;
  for (const stored of known.storedOf.get(accepted.seq) ?? []) {
    journey.subject ||= stored.summary.subject;
    journey.copies.push({ id: stored.seq, mailbox: stored.mailbox, at: stored.at });
    journey.rows.push({
      id: stored.seq,
      at: stored.at,
      kind: 'stored',
      from: accepted.host,
      to: stored.mailbox,
    });
  }
  for (const queued of known.queuedOf.get(accepted.seq) ?? []) followQueue(journey, queued, known, hops);
}

function followQueue(journey: Journey, queued: Logged<MailQueued>, known: Index, hops: number): void {
  const { host, seq, at, forwardPaths } = queued;
  const waiting: Waiting = {
    id: seq,
    host,
    forwardPaths,
    attempts: 0,
    nextAt: queued.nextAt,
    state: 'waiting',
  };
  journey.queues.push(waiting);
  const row = (event: { seq: Seq; at: number }, rest: Omit<JourneyRow, 'id' | 'at' | 'from'>): void => {
    journey.rows.push({ id: event.seq, at: event.at, from: host, ...rest });
  };
  row({ seq, at }, { kind: 'queued', to: host });
  for (const event of known.causedBy.get(seq) ?? []) {
    switch (event.kind) {
      case 'dns.answered':
        journey.questions.push(event);
        row(event, { kind: 'question', to: `${nameOf(event.to)}:${event.to.port}`, dns: event });
        break;
      case 'connection.opened': {
        const to = nameOf(event.to);
        journey.tries.push({
          host: to,
          port: event.to.port,
          at: event.at,
          connection: event.seq,
          state: 'calling',
          text: '',
        });
        row(event, { kind: 'call', to: `${to}:${event.to.port}`, connection: event.seq });
        for (const next of known.acceptedOver.get(event.seq) ?? []) follow(journey, next, known, hops + 1);
        break;
      }
      case 'connection.failed': {
        const to = nameOf(event.to);
        const { failure: text } = event;
        journey.tries.push({ host: to, port: event.to.port, at: event.at, state: 'no-connection', text });
        row(event, { kind: 'no-call', to: `${to}:${event.to.port}`, text });
        break;
      }
      case 'mail.deferred': {
        const { failure, attempt, nextAt } = event;
        Object.assign(waiting, { attempts: attempt, nextAt, failure });
        settleTry(journey.tries, failure, 'later');
        row(event, { kind: 'deferred', to: failure.host ?? '', failure, attempt, ...codeOf(failure.code) });
        break;
      }
      case 'mail.relayed': {
        const { to, reply, connection } = event;
        const taken = journey.tries.findLast((one) =>
          connection === undefined ? one.host === nameOf(to) : one.connection === connection,
        );
        const code = Number(CODE.exec(reply)?.[1] ?? 250);
        if (taken) Object.assign(taken, { state: 'taken', code, text: reply });
        waiting.state = 'relayed';
        delete waiting.nextAt;
        row(event, {
          kind: 'relayed',
          to: nameOf(to),
          code,
          text: reply,
          ...(connection === undefined ? {} : { connection }),
        });
        break;
      }
      case 'mail.bounced': {
        const { failure, report } = event;
        settleTry(journey.tries, failure, 'refused');
        Object.assign(waiting, { state: 'bounced', failure });
        delete waiting.nextAt;
        if (report !== undefined) waiting.report = report;
        row(event, { kind: 'bounced', to: queued.reversePath, failure, ...codeOf(failure.code) });
        break;
      }
      default:
        // What else it caused tells nothing of the way.
        break;
    }
  }
}

const codeOf = (code: number | undefined): { code: number } | Record<never, never> =>
  code === undefined ? {} : { code };

/** The newest try at the host that the failure names. A dial that failed has said so itself. */
function settleTry(tries: Try[], failure: DeliveryFailure, state: 'later' | 'refused'): void {
  const tried = tries.findLast((one) => one.host === failure.host && one.state === 'calling');
  if (!tried) return;
  tried.state = state;
  tried.text = failure.text;
  if (failure.code !== undefined) tried.code = failure.code;
}

/** A host that was, or would be, tried: the newest try of each, in the order in which they stand in the DNS's answer. */
export function latestTries(tries: readonly Try[]): Try[] {
  const latest = new Map<string, Try>();
  for (const one of tries) {
    const key = one.host;
    // Set anew, so that the order stays that of the first try.
    latest.set(key, one);
  }
  return [...latest.values()];
}
