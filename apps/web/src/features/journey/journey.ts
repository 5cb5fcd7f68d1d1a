/**
 * A mail's way through the world, as it is folded from the room's events: which servers it came to, what was asked of the DNS
 * for it, where it waits or is held, and how each try ended. The map and the list below it are drawn from it.
 */
import type {
  ConnectionOpened,
  DeliveryFailure,
  DialFailure,
  DnsAnswered,
  Endpoint,
  Envelope,
  Hop,
  Logged,
  MailAccepted,
  MailReleased,
  Seq,
} from '@ehlo/wire';

/** A server of the room made a mistake on purpose here. */
export interface Struck {
  /** `seq` of the event that says so. */
  id: Seq;
  /** `seq` of its `fault.set`. */
  fault: Seq;
}

/** One try at one server. */
export interface Try {
  /** `seq` of the call; of what it came to, where an older connection was used again. */
  id: Seq;
  /** Host as it is named; its address where it has no name. */
  host: string;
  port: number;
  /** Microseconds since the epoch. */
  at: number;
  connection?: Seq;
  state: 'calling' | 'taken' | 'later' | 'refused' | 'no-connection';
  /** Of its answer, where it gave one. */
  code?: number;
  /** What the server said. */
  text: string;
  /** Why there was no connection. */
  dial?: DialFailure;
  faults: Struck[];
}

/** Where a mail is held on request. */
export interface Held {
  /** `seq` of its `mail.held`. */
  id: Seq;
  hop: Hop;
  /** Milliseconds since the epoch: then it goes on by itself. */
  until: number;
}

/** A host's queue that holds, or held, the mail. */
export interface Waiting {
  /** `seq` of its `mail.queued`. */
  id: Seq;
  host: string;
  reversePath: string;
  forwardPaths: string[];
  attempts: number;
  /** Milliseconds since the epoch; undefined once nobody waits any more. */
  nextAt?: number;
  state: 'waiting' | 'relayed' | 'bounced';
}

/** A mailbox in which a copy lies. */
export interface Copy {
  /** `seq` of its `mail.stored`, and its id in the mailbox. */
  id: Seq;
  mailbox: string;
  at: number;
  /** Its reader has opened it, on this page or with a program. */
  seen?: true;
  /** It was deleted. */
  gone?: true;
}

/** A server to which mail for a domain goes, in the order of the DNS's answer. */
export interface NextHost {
  host: string;
  /** Of its MX; absent where the domain itself stands for one (RFC 5321 §5.1), or none of the answers names it. */
  preference?: number;
  /** The newest try. */
  tried?: Try;
}

/** What becomes of the recipients of one domain, at one host that sends it on; or of the host's own. */
export interface Leg {
  /** Of its queue and its domain. */
  key: string;
  /** Host that has the mail. */
  host: string;
  domain: string;
  forwardPaths: string[];
  /** Absent: they are the host's own mailboxes. */
  queue?: Waiting;
  hosts: NextHost[];
  tries: Try[];
  questions: Logged<DnsAnswered>[];
  copies: Copy[];
  held?: Held;
  /** Why it waits, or came back. */
  failure?: DeliveryFailure;
  state: 'delivered' | 'waiting' | 'held' | 'bounced' | 'under-way';
}

/** The report about what came to nothing. */
export interface Report {
  /** `seq` of its `mail.accepted`. */
  id: Seq;
  /** Address that it goes to. */
  to: string;
  copies: Copy[];
}

/** A row of the list: one thing that crossed, or happened. */
export interface JourneyRow {
  id: Seq;
  /** Microseconds since the epoch. */
  at: number;
  kind:
    | 'handed-in'
    | 'question'
    | 'no-answer'
    | 'call'
    | 'no-call'
    | 'queued'
    | 'held'
    | 'released'
    | 'deferred'
    | 'bounced'
    | 'reported'
    | 'stored';
  from: string;
  to: string;
  /** Addresses as the server sees them; `natted`: the private one behind the gateway. */
  addresses?: { from: Endpoint; to: Endpoint; natted?: Endpoint };
  connection?: Seq;
  /** `TLSv1.3`, where the connection was made secret. */
  secured?: string;
  /** Octets to be read apart. */
  dns?: Logged<DnsAnswered>;
  /** Of `no-answer`: what was asked. */
  query?: Uint8Array;
  /** What MAIL FROM and RCPT TO say on this hop. */
  envelope?: Envelope;
  /** Trace fields that the server put in front of the letter, CRLF-terminated. */
  trace?: string;
  failure?: DeliveryFailure;
  dial?: DialFailure;
  tried?: Try['state'];
  /** Of `call`: the server has the letter, and is about to say so. */
  taking?: true;
  code?: number;
  text?: string;
  /** Tries so far, from 1. */
  attempt?: number;
  hop?: Hop;
  released?: MailReleased['how'];
  copy?: Copy;
  faults: Struck[];
  /** What its server found out about who sends: `seq` of its `mail.judged`. */
  verdict?: Seq;
  /** A server that knows a sender put it off: `mail.greylisted`. */
  greylisted?: true;
  /** Of `bounced`: `seq` of the report's `mail.accepted`. */
  reportedBy?: Seq;
  /** Of `deferred`: milliseconds since the epoch. */
  nextAt?: number;
  /** It is the report's way, not the mail's. */
  report?: true;
  /** Its leg's key; of what several legs share, their queue's `seq` (`belongsTo`); absent: all of them. */
  leg?: Leg['key'] | undefined;
}

/** An event on the way. */
export interface Moment {
  seq: Seq;
  /** Microseconds since the epoch. */
  at: number;
  /** The row that it changed, or made. */
  row: Seq;
}

export interface Journey {
  /** `seq` of the first `mail.accepted`. */
  id: Seq;
  accepted: Logged<MailAccepted>;
  /** Who handed it in, where its connection is known. */
  handedIn?: Logged<ConnectionOpened>;
  /** TLS protocol of that connection. */
  secured?: string;
  faults: Struck[];
  subject: string;
  queues: Waiting[];
  legs: Leg[];
  reports: Report[];
  rows: JourneyRow[];
  /** Events that changed it, in order: the steps of a replay. */
  moments: Moment[];
  /** Where it stands now; of several legs, what needs an eye most. */
  state: Leg['state'];
}

/** What of several legs is shown first. */
const URGENCY: readonly Leg['state'][] = ['held', 'waiting', 'bounced', 'under-way', 'delivered'];

export const mostUrgent = (legs: readonly Leg[]): Leg | undefined =>
  [...legs].sort((one, other) => URGENCY.indexOf(one.state) - URGENCY.indexOf(other.state))[0];

export const nameOf = ({ host, address }: Endpoint): string => host ?? address;
export const domainOf = (path: string): string => path.slice(path.lastIndexOf('@') + 1).toLowerCase();
export const localOf = (path: string): string =>
  path.includes('@') ? path.slice(0, path.lastIndexOf('@')) : path;
