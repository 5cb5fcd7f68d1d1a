import type { Socket } from 'node:net';
import type { BlobStore, EventLog } from '@ehlo/log';
import type {
  CertificateView,
  Endpoint,
  FaultHost,
  OpenedBy,
  PublishedPort,
  RoomId,
  Seq,
  ServiceName,
} from '@ehlo/wire';
import type { LabClock } from './clock.ts';
import type { Forward, RoomZones } from './dns/index.ts';
import type { Faults } from './faults/faults.ts';
import type { WireHolds } from './hold/wire-holds.ts';
import type { ConnectionLimits } from './line-server/connections.ts';
import type { FileLetter } from './mail/letter-files.ts';
import type { Aside } from './mail/put-aside.ts';
import type { PutTo } from './mail/put-letters.ts';
import type { MailStore } from './mail-store.ts';
import type { Relay, RelayOptions } from './relay/relay.ts';
import type { RulesOfRooms } from './rules/host-rules.ts';

export interface LabOptions {
  /** Address that outside listeners bind (EHLO_HOST). */
  bind: string;
  /** Outside ports by service; 0 means any free one. Services not named here get no outside listener. */
  ports: Partial<Record<OutsideService, number>>;
  log: EventLog;
  blobs: BlobStore;
  /** The mail of the rooms, where somebody reads it already; else the lab reads it by itself. */
  mail?: MailStore;
  /** Gives every connection from outside a room. */
  concierge: Concierge;
  /** Another SMTP server behind `localhost 1025` (EHLO_MOCK_UPSTREAM). */
  upstream?: { host: string; port: number };
  /** Folder for the lab CA and keys. */
  dataDir: string;
  /**
   * Port on loopback behind `localhost 8025` in a terminal, asked at each dial; absent or undefined: refused. Every
   * connection to it begins with a header: take it off with `Lab.receiveDial`.
   */
  internalWebPort?: () => number | undefined;
  /** Names outside the practice world are asked there (EHLO_DNS_FORWARD); else REFUSED. */
  dnsForward?: Forward;
  limits?: Partial<ConnectionLimits>;
  /** How the queues are worked off: another schedule, shorter time-outs, hosts outside (EHLO_ALLOW_DIAL). */
  relay?: RelayOptions;
  /** Mail a room keeps, in octets; beyond it servers say 452. Default 256 MiB. */
  roomMailOctets?: number;
  clock?: LabClock;
}

export type OutsideService =
  | 'mock'
  | 'mta'
  | 'submission'
  | 'smtps'
  | 'pop3'
  | 'pop3s'
  | 'imap'
  | 'imaps'
  | 'dns';

/** Decides whose an outside connection is; the server's people directory implements it. */
export interface Concierge {
  /**
   * At accept, by address alone: the only person seen from there in the last 12 hours, else the guest room. `claimed` false:
   * the events may still move to another room until the client's first command (`byName`).
   */
  byAddress(remoteAddress: string): Guest & { claimed: boolean };
  /** A handle named by EHLO, MAIL FROM or login, if it belongs to a person seen from that address. */
  byName(remoteAddress: string, name: string): Guest | undefined;
  /** Home room of a handle (mail to a classmate), or undefined. */
  roomOfHandle(handle: string): RoomId | undefined;
  /** Mail does not cross between these two rooms now: what one sends to the other stays in the sender's, with its postmaster. */
  keepsApart?(from: RoomId, to: RoomId): boolean;
  /** Address in the world, and handle, of a room's person; undefined for the guest room. */
  personOfRoom(room: RoomId): { handle: string; address: string } | undefined;
  /** Address of the machine of a handle that this room's person may call, besides their own: a classmate's. Undefined: there is none. */
  machineOf?(room: RoomId, handle: string): string | undefined;
  /** Password of a room's mailboxes; undefined where nobody may log in. */
  passwordOf(room: RoomId): string | undefined;
}

export interface Guest {
  room: RoomId;
  /** Handle, absent when unclaimed. */
  person?: string;
  /** Client's address in the world: the person's own, or 10.20.0.x. */
  address: string;
}

/** What the bridge gives the lab when it dials: sent as a PROXY protocol v2 header on an internal loopback listener. */
export interface DialOrigin {
  room: RoomId;
  person?: string;
  by: OpenedBy;
  from: Endpoint;
  /** Event that led to this dial. */
  cause?: Seq;
}

/** Where to connect on loopback, what to write first, and how the connection will be known. */
export type Route =
  | {
      kind: 'tcp';
      port: number;
      /** Write this before anything else. */
      header: Uint8Array;
      service: ServiceName;
      to: Endpoint;
      /**
       * Resolves with the connection's id once the door has logged it; with undefined where no connection is logged
       * (DNS over TCP), or when nobody connected within ten seconds. Never rejects.
       */
      opened: Promise<Seq | undefined>;
    }
  | { kind: 'udp'; port: number; header: Uint8Array; to: Endpoint }
  /** The host is there and nobody listens (or the service is switched off in this room). `fault`: one that was set made it so. */
  | { kind: 'refused'; fault?: Seq }
  /** Nothing answers: a filtered port, a host that is off. */
  | { kind: 'silent'; fault?: Seq }
  /** No such address in the world. */
  | { kind: 'not-allowed' };

export interface Lab {
  /** Outside ports actually bound. */
  readonly ports: Partial<Record<OutsideService, number>>;
  readonly failed: { name: OutsideService; port: number; reason: string }[];
  /** Mail that waits to be sent on. */
  readonly queue: Pick<
    Relay,
    'schedule' | 'queue' | 'waits' | 'tryNow' | 'giveUp' | 'holdUntil' | 'hold' | 'letGo' | 'forget'
  >;
  /** The room's world as a dial from inside sees it. */
  route(
    to: { host: string; address: string; port: number; transport: 'tcp' | 'udp' },
    origin: DialOrigin,
  ): Route;
  /**
   * For a listener behind `internalWebPort`: takes the header from a new connection and says who dialled. The socket is
   * paused, `rest` is what came behind the header (`socket.unshift` it). Undefined: not of this process, and destroyed.
   */
  receiveDial(
    socket: Socket,
  ): Promise<{ dial: { origin: DialOrigin; to: Endpoint }; rest: Uint8Array } | undefined>;
  /** Switches a service for one room; outside connections of that room to it are reset when it goes down. */
  switchService(
    room: RoomId,
    service: ServiceName,
    state: 'up' | 'down',
    ports?: readonly PublishedPort[],
  ): Promise<void>;
  /** Ports of the practice machine that lead to the mock's in this room; undefined where it has its own. */
  published(room: RoomId): readonly PublishedPort[] | undefined;
  serviceState(room: RoomId, service: ServiceName): Promise<'up' | 'down'>;
  /** Services that are down in a room. */
  down(room: RoomId): ServiceName[];
  /** Lines that wait at the door until somebody lets them through. */
  readonly wire: Omit<WireHolds, 'start' | 'close' | 'forget' | 'moved'>;
  /** Resets every connection of a room: its log is about to be dropped, and nothing may come after. */
  hangUp(room: RoomId): void;
  /** Mistakes that servers make on purpose; `hosts` are those that can. With `down`, what stands is reset too. */
  readonly faults: Pick<Faults, 'list' | 'set' | 'clear'> & { readonly hosts: readonly FaultHost[] };
  /** Rules of hosts that can be switched; `hosts` are those that have any. */
  readonly rules: Pick<RulesOfRooms, 'list' | 'switch' | 'reset'> & { readonly hosts: readonly string[] };
  /** What each room's DNS answers from. */
  readonly zones: RoomZones;
  /** Makes sure a room has its mailboxes with the few letters every world is born with. Idempotent. */
  seed(room: RoomId, handle: string | undefined): Promise<void>;
  /** Puts letters into a folder that no server carried there: all of them or none. Rejects with `StoreFull`. */
  putLetters(to: PutTo, letters: readonly FileLetter[]): Promise<'put' | 'no-folder' | 'room-full'>;
  /** Whether a room may keep so many octets of mail more. */
  hasPlace(room: RoomId, octets: number): Promise<boolean>;
  /** Moves what lies in a mailbox's INBOX into another of its folders. @returns how many letters */
  putAside(aside: Aside): Promise<number>;
  /**
   * An unclaimed outside connection is somebody's: its events move to that person's room. Resolves with its new id, or
   * undefined when it was claimed already. Rejects with `RoomFull` when its mail has no place there; then nothing moved.
   */
  claim(
    connection: { room: RoomId; id: Seq },
    by: { room: RoomId; person: string },
  ): Promise<Seq | undefined>;
  /** Certificate of the authority that stands behind the lab's TLS, PEM; made at first use. */
  authority(): Promise<string>;
  /** A certificate that a server of the lab shows, explained; undefined where none has this fingerprint. */
  certificate(sha256: string): Promise<CertificateView | undefined>;
  /** 421 to everyone, then closes everything within `graceMs`. */
  close(graceMs: number): Promise<void>;
}
