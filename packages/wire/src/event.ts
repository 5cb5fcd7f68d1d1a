/**
 * Everything that happens in a room is one of these events. Panels, checks, dashboards, replays and exports
 * are readings of them; none keeps a story of its own (docs/architecture.md, "The event log").
 *
 * A connection's, mail's or query's id is the `seq` of the event that created it.
 */

import type { ClassBegun, ClassEnded, ClassEvent } from './class-event.ts';
import type { Fault, FaultEffect, FaultPlace } from './fault.ts';
import type { DialogueBrought, HomeBrought } from './home-event.ts';
import type { HostRule } from './host-rule.ts';
import type { Brought, LessonEvent } from './lesson-event.ts';
import type { Verdicts } from './verdict.ts';

export type RoomId = string;
/** Position in a room's log. Ascends by one; given by the log, never by the caller. */
export type Seq = number;

/** The servers of the world that can be spoken to; each is one listener with one policy. */
export type ServiceName =
  | 'mock'
  | 'mta'
  | 'submission'
  | 'smtps'
  | 'backup'
  | 'mx1'
  | 'mx2'
  | 'spam'
  | 'openrelay'
  | 'lonely'
  | 'ipv6'
  | 'www'
  | 'pop3'
  | 'pop3s'
  | 'imap'
  | 'imaps'
  | 'dns'
  | 'web'
  | 'dialled';

export interface Endpoint {
  /** As a person would name it; absent when only the address is known. */
  host?: string;
  /** Virtual address in the room's world (192.0.2.25), or the real one for targets the operator allowed. */
  address: string;
  port: number;
}

/** Who opened a connection. `outside`: a program on somebody's machine, not the page's terminal. */
export type OpenedBy = 'terminal' | 'outside' | 'relay';
export type Side = 'client' | 'server';

export interface ConnectionOpened {
  kind: 'connection.opened';
  by: OpenedBy;
  /** As the server sees it: off campus a student is the gateway, 192.0.2.1. */
  from: Endpoint;
  /** Behind the campus's gateway: the private address that called. Absent where nothing was translated. */
  natted?: Endpoint;
  to: Endpoint;
  service: ServiceName;
  /** `implicit`: TLS begins with the first octet (465, 995, 993). */
  tls: 'none' | 'implicit';
  /** Handle of the person whose connection this is; absent while nobody claimed it. */
  person?: string;
  /** `host:port` of the foreign server behind the door (EHLO_MOCK_UPSTREAM). */
  upstream?: string;
}

export interface ConnectionOctets {
  kind: 'connection.octets';
  connection: Seq;
  from: Side;
  /** `clear`: what the two ends read. `tls`: records as they cross, which is all a listener on the wire gets. */
  layer: 'clear' | 'tls';
  /** Octets of this direction and layer before this chunk. */
  offset: number;
  length: number;
  /** Absent once the connection's cap is passed; then `blob` says where a message's octets are kept, if they are. */
  octets?: Uint8Array;
  blob?: { sha256: string; start: number; end: number };
}

export interface ConnectionSecured {
  kind: 'connection.secured';
  connection: Seq;
  protocol: string;
  cipher: string;
  serverName?: string;
}

/** TLS begins, and the server shows this certificate; its explanation is `/api/rooms/me/certificates/{sha256}`. */
export interface ConnectionCertificate {
  kind: 'connection.certificate';
  connection: Seq;
  /** Fingerprint: SHA-256 of the whole certificate, in hexadecimal. */
  sha256: string;
}

/** TLS began and never stood: one side gave up while they shook hands. */
export interface ConnectionUnsecured {
  kind: 'connection.unsecured';
  connection: Seq;
  /** `client`: it sent an alert. `server`: what the client sent was nothing that it could go on with. */
  by: Side;
  /** Of the client, by its name in the standard (RFC 8446 §6): `unknown_ca`. */
  alert?: string;
  /** In the words of the TLS library, in English. */
  reason: string;
}

/**
 * A secret of a TLS connection, as `SSLKEYLOGFILE` writes it (draft-ietf-tls-keylogfile): with it, whoever has the records reads
 * what is in them. `mayRead` gives it to the owner alone, no view shows it, and it leaves the log in the owner's own capture only.
 */
export interface ConnectionKeys {
  kind: 'connection.keys';
  connection: Seq;
  line: string;
}

/**
 * Octets [start, end) of the client's clear direction came behind its STARTTLS and before TLS: the server threw them away
 * unread (RFC 3207 §4.2, CVE-2011-0411).
 */
export interface ConnectionDropped {
  kind: 'connection.dropped';
  connection: Seq;
  from: Side;
  start: number;
  end: number;
}

/**
 * The client and the foreign server behind the door speak TLS from here on, which the door passes on and cannot read:
 * a letter sent that way has no copy here.
 */
export interface ConnectionOpaque {
  kind: 'connection.opaque';
  connection: Seq;
}

/** Octets [start, end) of the client's clear direction hold a secret: `mayRead` masks them for all but the owner. */
export interface ConnectionSecret {
  kind: 'connection.secret';
  connection: Seq;
  from: Side;
  start: number;
  end: number;
}

/** A line waits at the door, in this direction: `connection.octets` has it when it is across, as it is then. */
export interface ConnectionHeld {
  kind: 'connection.held';
  connection: Seq;
  from: Side;
  /** Clear octets of this direction that are across. */
  offset: number;
  length: number;
  /** As its sender wrote it: a line with its end, or a piece of what has none. Absent when they were pruned. */
  octets?: Uint8Array;
  /** These of `octets` may be a secret, which nobody has read yet: `mayRead` masks them for all but the owner. */
  hidden?: { start: number; end: number };
  /** It goes on by itself then, in milliseconds since the epoch; absent: it waits as long as it is held. */
  until?: number;
}

/** It waits no more. */
export interface ConnectionReleased {
  kind: 'connection.released';
  connection: Seq;
  /** `seq` of its `connection.held`. */
  held: Seq;
  from: Side;
  /** `dropped`: the other end never gets it. */
  as: 'same' | 'edited' | 'dropped';
  /** Of `edited`: what goes on in its place. */
  octets?: Uint8Array;
  /** As of `connection.held`. */
  hidden?: { start: number; end: number };
  /** `over`: the connection ended, or TLS began, and there was nothing left to wait for. */
  how: 'by-hand' | 'until-reply' | 'switched-off' | 'too-long' | 'over';
  /** Of what was done by hand: who did it. */
  by?: WireHolder;
}

/** Who holds a room's wire: its own person, a teacher of their class, or a class that is paused. */
export type WireHolder = 'self' | 'teacher' | 'pause';

/** From here on lines of this room's connections wait at the door (`connection.held`), or no more. Mail servers' own calls do not. */
export interface WireSwitched {
  kind: 'wire.switched';
  state: 'on' | 'off';
  holder: WireHolder;
  /** Of `on`: whose lines. */
  from?: Side | 'both';
  /** Of `on`: it ends by itself then, in milliseconds since the epoch; a pause has no such end. */
  until?: number;
}

/** A fault of the room answered here instead of the server, or held it up. */
export interface ConnectionFault {
  kind: 'connection.fault';
  connection: Seq;
  /** `seq` of its `fault.set`. */
  fault: Seq;
  /** Where it struck, and what it does: whoever follows one connection sees no `fault.set`. */
  place: FaultPlace;
  what: FaultEffect;
  /** Octets of the client's clear direction before the command, or before the end of the letter, that it is about. */
  offset: number;
}

export interface ConnectionClosed {
  kind: 'connection.closed';
  connection: Seq;
  /** `lab`: a limit, a time-out or the shutdown ended it. `bridge`: the page's side went away. */
  by: Side | 'lab' | 'bridge';
  how: 'ended' | 'reset' | 'timed-out' | 'shutdown' | 'limit';
}

/** A dial that never became a connection: TCP or the allow-list answered, not a mail server. */
export interface ConnectionFailed {
  kind: 'connection.failed';
  to: Endpoint;
  failure: DialFailure;
  /** `seq` of the `fault.set` that made it so. */
  fault?: Seq;
}

export type DialFailure =
  | 'refused'
  | 'timed-out'
  | 'unreachable'
  | 'not-allowed'
  | 'too-many'
  | 'unknown-host';

/** The envelope as the server took it. `reversePath` is '' for `<>`. */
export interface Envelope {
  reversePath: string;
  forwardPaths: string[];
}

/**
 * A server looked at who sent a letter, between the dot and its answer. What was taken is the next `mail.accepted` of the
 * connection; nothing is where the letter was refused.
 */
export interface MailJudged extends Verdicts {
  kind: 'mail.judged';
  connection: Seq;
  /** Host that looked, e.g. `mx1.faculty.test`. */
  host: string;
  /** Client's address as the server sees it, and what it called itself. */
  client: string;
  helo: string;
  reversePath: string;
  /** What DMARC's policy made of it. */
  outcome: 'inbox' | 'junk' | 'refused';
  /** `Authentication-Results:` that the letter brought along, claimed to be of this domain, and were removed (RFC 8601 §5). */
  removed?: number;
}

/** The server said 250 after the dot: it answers for this mail now. */
export interface MailAccepted {
  kind: 'mail.accepted';
  connection?: Seq;
  /** Host that accepted it, e.g. `mail.campus.test`. */
  host: string;
  service: ServiceName;
  envelope: Envelope;
  /** What the client called itself in EHLO or HELO. */
  helo: string;
  /** Client's address in the room's world. */
  client: string;
  /** Octets as they crossed, dot-unstuffed, in `blobs/<sha256>`. */
  blob: string;
  size: number;
  /** The server's own name for it, as in its 250 reply. */
  queueId: string;
  smtputf8: boolean;
  body: '7BIT' | '8BITMIME';
  /** No copy of it lies in this room: its octets are kept, and counted, where it went. */
  elsewhere?: true;
}

/** A mail came to lie in a mailbox. Its IMAP UID, and its id everywhere, is this event's `seq`. */
export interface MailStored {
  kind: 'mail.stored';
  /** `seq` of the `mail.accepted` it comes from; absent for mail that a room is born with, and for copies. */
  mail?: Seq;
  /** It was copied or moved from another folder: `seq` of the `mail.stored` there. */
  copyOf?: Seq;
  /** `mock`, or an address such as `bob@campus.test`. */
  mailbox: string;
  folder: string;
  /** As its `mail.accepted` has it, but without fields that a server removed on the way into the mailbox. */
  blob: string;
  size: number;
  /** Trace fields this hop put in front (`Return-Path:`, `Received:`), CRLF-terminated, latin1 characters. */
  prefix: string;
  flags: string[];
  envelope: Envelope;
  /** Decoded for lists, bounded; so that a list never opens a blob. */
  summary: { from: string; to: string; subject: string; date: string; attachments: number; snippet: string };
  /**
   * Microseconds: when it came, where it did not come when this was logged: it was copied here, or put here by a program that
   * says so (RFC 3501 §6.3.11).
   */
  receivedAt?: number;
  /** "Really sent by the connection of …": handle, or absent when unclaimed or seeded. */
  sentBy?: string;
  /** Out of a file that somebody brought along. */
  brought?: Brought;
}

/** Folders of a mailbox, by their names as a person reads them, levels parted by `/`. INBOX and a few others are always there. */
export interface FolderChanged {
  kind: 'folder.changed';
  mailbox: string;
  folder: string;
  /** `renamed`: its mail, and folders below it, go with it; of INBOX the mail alone (RFC 3501 §6.3.5). */
  change: 'created' | 'deleted' | 'renamed' | 'subscribed' | 'unsubscribed';
  /** Its new name. */
  to?: string;
}

export interface MailFlagged {
  kind: 'mail.flagged';
  stored: Seq;
  add: string[];
  remove: string[];
}

export interface MailExpunged {
  kind: 'mail.expunged';
  stored: Seq[];
}

/** A server that knows a sender by its address and paths put off one that it sees for the first time (451 4.7.1). */
export interface MailGreylisted {
  kind: 'mail.greylisted';
  connection: Seq;
  host: string;
  /** Client's address as the server sees it. */
  client: string;
  reversePath: string;
  forwardPath: string;
}

/** Why a mail could not go on, and where that showed. */
export interface DeliveryFailure {
  /**
   * `letter`: at the dot. `expired`: it waited as long as its host waits. `loop`: too many hops, or the best host for the
   * domain is the one that has the mail. `by-hand`: somebody gave it up.
   */
  at:
    | 'dns'
    | 'connect'
    | 'greeting'
    | 'hello'
    | 'tls'
    | 'mail'
    | 'rcpt'
    | 'data'
    | 'letter'
    | 'expired'
    | 'loop'
    | 'by-hand';
  /** Server that was asked; absent where it did not come to that. */
  host?: string;
  /** Of its reply. */
  code?: number;
  /** RFC 3463: of its reply, or the sender's own judgement. */
  enhanced?: string;
  /** What the server said, or what happened, in English. */
  text: string;
  /** True: it will not be tried again. */
  permanent: boolean;
}

/**
 * A server answers for a mail that is not for its own mailboxes: it waits in that server's queue. It holds its blob until
 * an event settles its last recipient.
 */
export interface MailQueued {
  kind: 'mail.queued';
  /** `seq` of its `mail.accepted`. */
  mail: Seq;
  /** Whose queue, e.g. `mail.campus.test`. */
  host: string;
  /** The server's own name for it, as in its 250 reply. */
  queueId: string;
  /** '' for `<>`: a bounce, for which no bounce is ever sent. */
  reversePath: string;
  /** Those of its recipients that are to be relayed. */
  forwardPaths: string[];
  blob: string;
  size: number;
  /** `Received:` of this host, put in front on the way out; CRLF-terminated, latin1 characters. */
  prefix: string;
  smtputf8: boolean;
  body: '7BIT' | '8BITMIME';
  /** As of `MailStored`. */
  sentBy?: string;
  /** Of the letter, decoded; absent where it has none. */
  subject?: string;
  /** When it is tried first, and when it is given up, in milliseconds since the epoch. */
  nextAt: number;
  expiresAt: number;
}

/** The next server took the mail for these recipients: it answers for them now. */
export interface MailRelayed {
  kind: 'mail.relayed';
  queued: Seq;
  forwardPaths: string[];
  to: Endpoint;
  /** The relay's connection, as that server sees it; absent for a server outside this lab. */
  connection?: Seq;
  /** To the dot, without CRLF. */
  reply: string;
  /** Protocol, where STARTTLS made it secret: `TLSv1.3`. */
  secured?: string;
  /** No recipient waits any more. */
  settled?: true;
}

/** These recipients wait for another try. */
export interface MailDeferred {
  kind: 'mail.deferred';
  queued: Seq;
  forwardPaths: string[];
  failure: DeliveryFailure;
  /** Tries so far, from 1. */
  attempt: number;
  /** Milliseconds since the epoch. */
  nextAt: number;
}

/** The host gave these recipients up. */
export interface MailBounced {
  kind: 'mail.bounced';
  queued: Seq;
  forwardPaths: string[];
  failure: DeliveryFailure;
  /** `seq` of the report's `mail.accepted`; absent for what came from `<>`, to whom nothing is sent (RFC 5321 §6.1). */
  report?: Seq;
  settled?: true;
}

/** Somebody wants it tried now. */
export interface MailRetried {
  kind: 'mail.retried';
  queued: Seq;
  /** Handle; absent in the guest room. */
  by?: string;
}

/** Where a relay can be made to wait: before it looks up, before it calls a server, and before it hands the mail over. */
export type Hop =
  | { at: 'look-up'; domain: string }
  | { at: 'call'; to: Endpoint }
  /** The server has greeted, and knows nothing of the mail yet. */
  | { at: 'hand-over'; to: Endpoint; connection?: Seq };

/** Mails of this room are held at each hop from here on, or no more. */
export interface HoldSwitched {
  kind: 'hold.switched';
  state: 'on' | 'off';
  /** Of `on`: it ends by itself then, in milliseconds since the epoch. */
  until?: number;
  /** Handle; absent in the guest room. */
  by?: string;
}

/** A mail waits at a hop until somebody lets it go on. Its time in the queue stands still meanwhile. */
export interface MailHeld {
  kind: 'mail.held';
  queued: Seq;
  hop: Hop;
  /** From when, and when it goes on by itself, in milliseconds since the epoch. */
  since: number;
  until: number;
}

/** It goes on. */
export interface MailReleased {
  kind: 'mail.released';
  queued: Seq;
  /** `seq` of its `mail.held`. */
  held: Seq;
  /** How long it was held. */
  afterMs: number;
  how: 'by-hand' | 'switched-off' | 'too-long';
  by?: string;
}

/** A question to the lab's DNS and its answer, octets as they crossed. */
export interface DnsAnswered {
  kind: 'dns.answered';
  by: OpenedBy;
  transport: 'udp' | 'tcp';
  from: Endpoint;
  to: Endpoint;
  query: Uint8Array;
  response: Uint8Array;
  /** Not from the room's own zones: a dated copy of real records, or the real DNS itself (EHLO_DNS_FORWARD). */
  via?: 'copy' | 'forward';
  /** `seq` of the `fault.set` that made it so. */
  fault?: Seq;
}

/** A fault of the room kept the DNS from answering; whoever asked waits. */
export interface DnsUnanswered {
  kind: 'dns.unanswered';
  by: OpenedBy;
  transport: 'udp' | 'tcp';
  from: Endpoint;
  to: Endpoint;
  query: Uint8Array;
  /** `seq` of its `fault.set`. */
  fault: Seq;
}

/** A zone of this room is now what `text` says; until then it was another text, the one it was born with, or none. */
export interface ZoneEdited {
  kind: 'zone.edited';
  /** Apex, absolute and in lower case: `campus.test.` */
  zone: string;
  /** The whole zone as a zone file (RFC 1035 §5), which was read without a problem; at most 64 KiB. */
  text: string;
}

/** A zone, or without one every zone, is again what the room was born with; one that was added is gone. */
export interface ZoneReset {
  kind: 'zone.reset';
  zone?: string;
}

/** A port of the practice machine at which one of the mock's stands in this room (`ports:` of a compose file). */
export interface PublishedPort {
  published: number;
  /** As the world has it by itself: 1025 SMTP, 8025 the inbox. */
  target: number;
}

/** A service was switched off or on in this room (`docker compose down`). */
export interface ServiceSwitched {
  kind: 'service.switched';
  service: ServiceName;
  state: 'up' | 'down';
  /** Of the mock: where it is reached from now on, and nowhere else. Without them at its own ports. */
  ports?: readonly PublishedPort[];
}

/** A server of this room makes a mistake on purpose from here on. */
export interface FaultSet {
  kind: 'fault.set';
  fault: Fault;
  /** It takes the place of this one, which is no more. */
  replaces?: Seq;
  /** Who set it, where it was not the room's own person: a teacher, for the class. */
  by?: string;
}

/** It makes it no more; without a `fault`: none of them. */
export interface FaultCleared {
  kind: 'fault.cleared';
  /** `seq` of its `fault.set`. */
  fault?: Seq;
}

/** A rule of a server's host counts from here on, or no more. */
export interface RuleSwitched {
  kind: 'rule.switched';
  /** `mx1.faculty.test` */
  host: string;
  rule: HostRule;
  state: 'on' | 'off';
  /** Who switched it, where it was not the room's own person: a teacher, for the class. */
  by?: string;
}

/** The rules of a host, or without one of every host, are again as the world was born. */
export interface RulesReset {
  kind: 'rules.reset';
  host?: string;
  by?: string;
}

/**
 * A command line of the page's terminal that went wrong in a way the coach knows (`COACH_CASES`). The page finds it, because
 * lines typed at the shell's prompt stay there; the case and what its sentences name are all that is told.
 */
export interface TerminalMissed {
  kind: 'terminal.missed';
  case: string;
  data: Record<string, string | number>;
  /** A line that would have worked. */
  repair?: string;
}

/** Lobby only (the log whose room is `lobby`): a person came for the first time, or was seen again. */
export interface PersonArrived {
  kind: 'person.arrived';
  /** SHA-256 of the person's secret, hex. The secret itself is never stored. */
  secretHash: string;
  handle: string;
  home: RoomId;
  /** The person's private address in the world, 10.20.x.y. */
  address: string;
}

export interface PersonSeen {
  kind: 'person.seen';
  home: RoomId;
}

/** An outside connection was given, or moved to, a room by hand or by the name it greeted with. */
export interface ConnectionClaimed {
  kind: 'connection.claimed';
  connection: Seq;
  person: string;
}

export type RoomEvent =
  | ConnectionOpened
  | ConnectionOctets
  | ConnectionSecured
  | ConnectionOpaque
  | ConnectionCertificate
  | ConnectionKeys
  | ConnectionUnsecured
  | ConnectionDropped
  | ConnectionSecret
  | ConnectionHeld
  | ConnectionReleased
  | WireSwitched
  | ConnectionFault
  | ConnectionClosed
  | ConnectionFailed
  | ConnectionClaimed
  | MailJudged
  | MailAccepted
  | MailStored
  | MailFlagged
  | MailExpunged
  | FolderChanged
  | MailGreylisted
  | MailQueued
  | MailRelayed
  | MailDeferred
  | MailBounced
  | MailRetried
  | HoldSwitched
  | MailHeld
  | MailReleased
  | DnsAnswered
  | DnsUnanswered
  | ZoneEdited
  | ZoneReset
  | ServiceSwitched
  | FaultSet
  | FaultCleared
  | RuleSwitched
  | RulesReset
  | TerminalMissed
  | LessonEvent
  | ClassBegun
  | ClassEnded
  | ClassEvent
  | HomeBrought
  | DialogueBrought
  | PersonArrived
  | PersonSeen;

export type RoomEventKind = RoomEvent['kind'];

/** What the log adds. `at`: integer microseconds since the epoch, monotonic within a process. */
export interface Stamp {
  room: RoomId;
  seq: Seq;
  at: number;
  /** `seq` of the event that led to this one (relay ← mail ← connection). */
  cause?: Seq;
}

export type Logged<E extends RoomEvent = RoomEvent> = E & Stamp;
/** An event on its way into the log. */
export type Draft<E extends RoomEvent = RoomEvent> = E & { cause?: Seq };
