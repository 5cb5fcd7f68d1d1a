import type {
  ConnectionClosed,
  DialFailure,
  DnsAnswered,
  Endpoint,
  Logged,
  MailStored,
  OpenedBy,
  PublishedPort,
  Seq,
  ServiceName,
  TerminalMissed,
} from '@ehlo/wire';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Bridge } from '../bridge/bridge.ts';

export interface ConnectionRow {
  id: Seq;
  /** Microseconds since the epoch. */
  at: number;
  by: OpenedBy;
  from: Endpoint;
  /** Private address behind the gateway, where `from` is the gateway's. */
  natted?: Endpoint;
  to: Endpoint;
  service: ServiceName;
  upstream?: string;
  person?: string;
  secured: boolean;
  /** TLS to the server behind the mock's port passes through unread: no copy of its letters is here. */
  opaque?: true;
  closed?: { at: number; by: ConnectionClosed['by']; how: ConnectionClosed['how'] };
}

export interface MailRow {
  /** `seq` of its `mail.stored`; its id everywhere. */
  id: Seq;
  at: number;
  mailbox: string;
  folder: string;
  summary: MailStored['summary'];
  size: number;
  seen: boolean;
  /** It was there when the room was born. */
  seeded: boolean;
  /** Connection that brought it, when that is known. */
  connection?: Seq;
  sentBy?: string;
}

/** The room at a glance: everything but octets. Folded from the `room` view, newest last. */
export interface RoomState {
  connections: readonly ConnectionRow[];
  mails: readonly MailRow[];
  down: readonly ServiceName[];
  /** Where the mock stands on the practice machine, when not at its own ports. */
  published?: readonly PublishedPort[] | undefined;
  /** The newest dial that never became a connection; `fault`: the one of the room that made it so. */
  lastFailure?: { at: number; to: Endpoint; failure: DialFailure; fault?: Seq };
  /** The newest mistake at the shell's prompt since the page follows the room. */
  missed?: { id: Seq } & Omit<TerminalMissed, 'kind'>;
  /** The newest question to the DNS, and its answer: the terminal's, a mail server's, or this page's own. */
  question?: { id: Seq } & Pick<DnsAnswered, 'query' | 'response'>;
  /** The newest edit or reset of a zone: what the DNS said before may be otherwise now. */
  zones?: Seq;
  /** The newest event that changed what lies in a mailbox: it came, went, or was marked. */
  mailChange?: Seq;
  /** The newest event that changed who holds the wire, or which lines wait. */
  wire?: Seq;
  /** False until the view's first answer. */
  known: boolean;
}

export const EMPTY_ROOM: RoomState = { connections: [], mails: [], down: [], known: false };

/** One event's difference; returns the same object when there is none. Pure. */
export function foldRoom(room: RoomState, event: Logged): RoomState {
  switch (event.kind) {
    case 'connection.opened': {
      const { seq: id, at, by, from, natted, to, service, upstream, person } = event;
      const row: ConnectionRow = { id, at, by, from, to, service, secured: event.tls === 'implicit' };
      if (natted !== undefined) row.natted = natted;
      if (upstream !== undefined) row.upstream = upstream;
      if (person !== undefined) row.person = person;
      return { ...room, connections: [...room.connections, row] };
    }
    case 'connection.secured':
      return changeConnection(room, event.connection, () => ({ secured: true }));
    case 'connection.opaque':
      return changeConnection(room, event.connection, () => ({ opaque: true }));
    case 'connection.claimed':
      return changeConnection(room, event.connection, () => ({ person: event.person }));
    case 'connection.closed':
      return changeConnection(room, event.connection, () => ({
        closed: { at: event.at, by: event.by, how: event.how },
      }));
    case 'connection.failed':
      return {
        ...room,
        lastFailure: {
          at: event.at,
          to: event.to,
          failure: event.failure,
          ...(event.fault !== undefined && { fault: event.fault }),
        },
      };
    case 'mail.stored': {
      const row: MailRow = {
        id: event.seq,
        at: event.at,
        mailbox: event.mailbox,
        folder: event.folder,
        summary: event.summary,
        size: event.size,
        seen: event.flags.includes('\\Seen'),
        seeded: event.mail === undefined,
      };
      if (event.sentBy !== undefined) row.sentBy = event.sentBy;
      return { ...room, mails: [...room.mails, row], mailChange: event.seq };
    }
    case 'mail.flagged': {
      const seen = event.add.includes('\\Seen') ? true : event.remove.includes('\\Seen') ? false : undefined;
      if (seen === undefined) return { ...room, mailChange: event.seq };
      return {
        ...room,
        mailChange: event.seq,
        mails: room.mails.map((mail) => (mail.id === event.stored ? { ...mail, seen } : mail)),
      };
    }
    case 'mail.expunged': {
      const gone = new Set(event.stored);
      return { ...room, mails: room.mails.filter((mail) => !gone.has(mail.id)), mailChange: event.seq };
    }
    case 'folder.changed': {
      const { mailbox, folder, change, to } = event;
      const renamed = (mail: MailRow): MailRow => {
        if (change !== 'renamed' || to === undefined || mail.mailbox !== mailbox) return mail;
        if (mail.folder === folder) return { ...mail, folder: to };
        // What is below INBOX stays (RFC 3501 §6.3.5).
        const below = folder !== 'INBOX' && mail.folder.startsWith(`${folder}/`);
        return below ? { ...mail, folder: to + mail.folder.slice(folder.length) } : mail;
      };
      return { ...room, mails: room.mails.map(renamed), mailChange: event.seq };
    }
    case 'dns.answered':
      return { ...room, question: { id: event.seq, query: event.query, response: event.response } };
    case 'wire.switched':
    case 'connection.held':
    case 'connection.released':
      return { ...room, wire: event.seq };
    case 'zone.edited':
    case 'zone.reset':
      return { ...room, zones: event.seq };
    case 'service.switched': {
      const others = room.down.filter((service) => service !== event.service);
      const down = event.state === 'down' ? [...others, event.service] : others;
      return event.service === 'mock' ? { ...room, down, published: event.ports } : { ...room, down };
    }
    case 'terminal.missed': {
      const { seq: id, case: name, data, repair } = event;
      return { ...room, missed: { id, case: name, data, ...(repair === undefined ? {} : { repair }) } };
    }
    default:
      // Octets, faults and the rest belong to other views.
      return room;
  }
}

function changeConnection(
  room: RoomState,
  id: Seq,
  change: (row: ConnectionRow) => Partial<ConnectionRow>,
): RoomState {
  return {
    ...room,
    connections: room.connections.map((row) => (row.id === id ? { ...row, ...change(row) } : row)),
  };
}

/** Whether it lies where new mail comes. */
export const inInbox = ({ folder }: MailRow): boolean => folder === 'INBOX';

/** Mail in an INBOX that came by itself and was not opened: the number on "Mailbox". */
export const newMailCount = (room: RoomState): number =>
  room.mails.reduce((count, mail) => count + (mail.seen || mail.seeded || !inInbox(mail) ? 0 : 1), 0);

export function createRoomStore(bridge: Bridge): StoreApi<RoomState> {
  const store = createStore<RoomState>(() => EMPTY_ROOM);
  bridge.subscribe({ view: 'room' }, (events, { reset }) => {
    const from = reset ? EMPTY_ROOM : store.getState();
    const { missed, ...room } = events.reduce(foldRoom, from);
    // Mistakes of before are history: nobody needs advice on them now.
    store.setState({ ...room, ...(missed && !reset ? { missed } : {}), known: true }, true);
  });
  return store;
}
