import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import type { BlobStore, EventLog } from '@ehlo/log';
import {
  type Dialogue,
  type DialogueAnswer,
  type DialogueInput,
  type DialogueQuestion,
  octetsOfLatin1,
} from '@ehlo/protocol';
import type { ConnectionOpened, Draft, Endpoint, RoomId, Seq, ServiceName } from '@ehlo/wire';
import type { LabClock } from './clock.ts';
import { type Arrival, RoomFull } from './delivery.ts';
import type { Dial } from './door/dial-header.ts';
import { Door, type Inside } from './door/door.ts';
import { type Home, Tap } from './door/tap.ts';
import type { Faults } from './faults/faults.ts';
import { type BadCertificate, type FaultWatch, watchFaults } from './faults/watch.ts';
import { cameBefore } from './greylist.ts';
import type { Concierge, Guest } from './lab.ts';
import type { Connections, LiveConnection } from './line-server/connections.ts';
import { Conversation } from './line-server/conversation.ts';
import type { Login, Named } from './line-server/surroundings.ts';
import { logIn, mailboxOf } from './log-in.ts';
import type { LoginBrake } from './login-brake.ts';
import type { ImapMail } from './mail/imap-mail.ts';
import { createImapSession, type ImapSession } from './mail/imap-session.ts';
import { createMaildropSession, type MaildropSession } from './mail/maildrop-session.ts';
import type { Maildrops } from './mail/maildrops.ts';
import type { NewOwner } from './move-connection.ts';
import { seenFrom } from './nat.ts';
import { REFUSALS, type Refusals } from './refusals.ts';
import type { DnsClient } from './relay/dns-client.ts';
import { type AskSenderDomain, createSenderDomains } from './sender-domain.ts';
import type { Switches } from './switches.ts';
import type { CheckArrival, Checked } from './verdicts/check-arrival.ts';

/** What every server of the world shares. */
export interface Premises {
  log: EventLog;
  blobs: BlobStore;
  concierge: Concierge;
  clock: LabClock;
  connections: Connections;
  switches: Switches;
  faults: Faults;
  deliver: (arrival: Arrival) => Promise<{ queueId: string }>;
  /** Gives what nobody claimed to a person (`moveConnection`). */
  move: (from: Home, owner: NewOwner) => Promise<Home | undefined>;
  /** Certificate of every host of the world; `bad`: one that a client had better not take. */
  certificate: (bad?: BadCertificate) => Promise<SecureContext>;
  /** Questions to the world's resolver. */
  dns: DnsClient;
  /** Mail to be read. */
  maildrops: Maildrops;
  loginBrake: LoginBrake;
  imap: ImapMail;
  /** Whether a room may keep so many octets of mail more. */
  hasPlace: (room: RoomId, octets: number) => Promise<boolean>;
  /** A dial from inside was logged. */
  taken: (nonce: string, id: Seq) => void;
}

/** Answers behind a door: a dialogue of ours, or a foreign server. */
export type Answering =
  | { kind: 'dialogue'; dialogue: Dialogue; tls?: 'implicit' | 'starttls' | undefined }
  | { kind: 'upstream'; host: string; port: number; create: CreateRelay };

export type CreateRelay = (door: Door, caller: Caller) => Inside & Pick<LiveConnection, 'sayGoodbye'>;

/** One connection's side of the house: whose it is, and what is done for it. */
export interface Caller {
  readonly tap: Tap;
  /** Keeps a letter for whoever the connection is of. */
  keep: (request: Arrival['request'], letter: Arrival['letter']) => Promise<{ queueId: string }>;
  maildrop: MaildropSession | undefined;
  imap: ImapSession | undefined;
  authenticate: (login: Login) => Promise<DialogueInput>;
  ask: (question: DialogueQuestion) => Promise<DialogueAnswer>;
  named: (effect: Named) => void;
  spoke: () => void;
  progress: () => void;
  unfinished: () => void;
  arrived: () => void;
  gone: () => void;
}

export interface SmtpService {
  /** From a public port: it is given a room by its address, and by the name it greets with. */
  acceptOutside(socket: Socket): void;
  /** From a listener of this process, behind its header. */
  acceptInside(socket: Socket, dial: Dial, rest: Uint8Array): void;
}

export function createSmtpService(
  what: {
    service: ServiceName;
    at: Endpoint & { host: string };
    answering: Answering;
    /** What it speaks. Default `smtp`. */
    speaks?: keyof typeof REFUSALS;
    /** Looks at who sent a mail before it is taken. */
    checks?: CheckArrival;
  },
  premises: Premises,
): SmtpService {
  const { service, at, answering } = what;
  const { log, blobs, concierge, clock, connections, switches, faults } = premises;

  const tls = answering.kind === 'dialogue' ? answering.tls : undefined;
  const { speaks = 'smtp', checks } = what;
  const refusals: Refusals = REFUSALS[speaks];

  function opened(part: Pick<ConnectionOpened, 'by' | 'from' | 'natted' | 'to'>): Draft<ConnectionOpened> {
    const upstream = answering.kind === 'upstream' ? `${answering.host}:${answering.port}` : undefined;
    return {
      kind: 'connection.opened',
      ...part,
      service,
      tls: tls === 'implicit' ? 'implicit' : 'none',
      ...(upstream !== undefined && { upstream }),
    };
  }

  const isDown = (room: RoomId): boolean =>
    switches.isDown(room, service) || faults.dialFault(room, at.host)?.kind === 'down';

  function refuse(socket: Socket, sentence: string): void {
    socket.on('error', () => undefined);
    socket.end(octetsOfLatin1(sentence));
    const cancel = clock.after(1_000, () => socket.destroy());
    socket.once('close', cancel);
    socket.resume();
  }

  function tooMany(socket: Socket): void {
    refuse(socket, refusals.tooMany(at.host));
  }

  function begin(
    socket: Socket,
    draft: Draft<ConnectionOpened>,
    caller: string,
    first: Uint8Array,
    outside?: Outside,
  ) {
    const tap = new Tap(log, draft, () => {
      door.write(octetsOfLatin1(refusals.noLog(at.host)));
      door.end('lab', 'limit');
    });
    const door = new Door(socket, tap, clock);
    const connection: LiveConnection = {
      service,
      door,
      caller,
      progressAt: clock.now(),
      unfinishedSince: undefined,
      sayGoodbye: (why) => inside.sayGoodbye(why),
    };
    const ways = callerOf(connection, outside);
    const watch: FaultWatch | undefined =
      answering.kind === 'dialogue'
        ? watchFaults(faults, {
            room: () => tap.home?.room ?? outside?.guest.room,
            host: at.host,
            strikes: (struck) => tap.fault(struck),
          })
        : undefined;
    const certificate = (offset: number) => premises.certificate(watch?.certificate(offset));
    const inside =
      answering.kind === 'upstream'
        ? answering.create(door, ways)
        : new Conversation(door, {
            ...ways,
            dialogue: answering.dialogue,
            blobs,
            clientAddress: () => tap.opened.from.address,
            // The places where a reply can be wrong on purpose are those of SMTP.
            faults: speaks === 'smtp' ? watch : undefined,
            after: clock.after,
            ...(tls && { tls: certificate }),
          });
    connections.add(connection);
    return {
      tap,
      door,
      start: () => {
        const rate = watch?.rate();
        if (rate !== undefined) door.slowDown(rate);
        if (tls === 'implicit') return startSecured(socket, door, inside, first, certificate(0));
        if (inside instanceof Conversation) inside.start();
        door.open(inside, first);
      },
    };
  }

  /** It greets once TLS stands. Only the first one in the life of an installation waits for a certificate. */
  function startSecured(
    socket: Socket,
    door: Door,
    inside: Inside,
    first: Uint8Array,
    certificate: Promise<SecureContext>,
  ): void {
    const lost = () => undefined;
    socket.on('error', lost);
    certificate.then(
      (context) => {
        socket.off('error', lost);
        door.open(inside, first, context);
        if (socket.destroyed) door.reset('client');
      },
      () => door.reset('lab'),
    );
  }

  /** Gives an outside connection its room, or resets it where the service is switched off there. */
  function settle(connection: LiveConnection, guest: Guest): void {
    const { tap } = connection.door;
    if (tap.home) return;
    tap.settle(guest.room, guest);
    if (isDown(guest.room)) connection.door.reset('lab');
  }

  function callerOf(connection: LiveConnection, outside: Outside | undefined): Caller {
    const { tap } = connection.door;
    let askSenderDomain: AskSenderDomain | undefined;
    const whose = async (user: string) => {
      await connection.moving;
      const room = tap.home?.room;
      return room === undefined ? undefined : mailboxOf(concierge, room, user);
    };
    const maildrop = speaks === 'pop3' ? createMaildropSession(premises.maildrops, whose) : undefined;
    const { imap: all, hasPlace } = premises;
    const imap = speaks === 'imap' ? createImapSession({ imap: all, whose, hasPlace }) : undefined;
    const settleByAddress = () => {
      if (outside && !tap.home) settle(connection, outside.guest);
    };
    return {
      tap,
      maildrop,
      imap,
      async keep(request, letter) {
        if (connection.moving) await connection.moving;
        const client = tap.opened.from.address;
        let checked: Checked | undefined;
        if (checks && tap.home) {
          checked = await checks({ home: tap.home, at, person: tap.opened.person, client, request, letter });
          // Somebody may have claimed it meanwhile.
          await connection.moving;
        }
        const home = tap.home;
        if (!home) throw new Error('A letter came over a connection that has no room.');
        const { person } = tap.opened;
        return premises.deliver({
          home,
          service,
          host: at.host,
          person,
          client,
          request,
          letter,
          ...(checked && { checked }),
        });
      },
      async authenticate({ user, password }) {
        await connection.moving;
        const room = tap.home?.room ?? outside?.guest.room;
        const known = room === undefined ? undefined : logIn(concierge, room, { user, password });
        if (known === undefined) {
          await premises.loginBrake.wrong(connection.caller);
          return { kind: 'notAuthenticated' };
        }
        premises.loginBrake.right(connection.caller);
        return { kind: 'authenticated', user: known };
      },
      async ask(question) {
        await connection.moving;
        const home = tap.home;
        if (!home) return 'unknown';
        const { room, id } = home;
        if (question.about === 'domain') {
          const { host, address } = at;
          const { person } = tap.opened;
          const from = { host, address, port: 0 };
          const origin = { room, from, cause: id, ...(person !== undefined && { person }) };
          askSenderDomain ??= createSenderDomains({ dns: premises.dns, clock });
          return askSenderDomain(question.domain, origin);
        }
        const { client, reversePath, forwardPath } = question;
        const now = { host: at.host, client, reversePath, forwardPath, connection: id };
        return cameBefore(log, room, now).then(
          (came) => (came ? 'yes' : 'no'),
          // What cannot be written down now can be tried again.
          () => 'no',
        );
      },
      named({ name }) {
        if (!outside || tap.opened.person !== undefined || connection.moving) return;
        const guest = concierge.byName(outside.address, name);
        if (!guest?.person) return;
        if (!tap.home) settle(connection, guest);
        else if (tap.home.room !== guest.room) {
          const owner = { room: guest.room, person: guest.person, address: guest.address };
          // Their room is full: it stays unclaimed, and they are told when they say that it is theirs.
          moveLive(premises.move, connection, owner).catch(() => undefined);
        }
      },
      spoke: settleByAddress,
      arrived: () => {
        if (tap.overflows) settleByAddress();
      },
      progress: () => {
        connection.progressAt = clock.now();
        connection.unfinishedSince = undefined;
      },
      unfinished: () => {
        connection.unfinishedSince ??= clock.now();
      },
      gone() {
        maildrop?.close();
        imap?.close();
        settleByAddress();
        connections.remove(connection);
      },
    };
  }

  return {
    acceptOutside(socket) {
      const address = plainAddress(socket.remoteAddress);
      if (address === undefined) return void socket.destroy();
      const caller = `outside ${address}`;
      if (!connections.hasRoom(caller)) return tooMany(socket);
      const guest = concierge.byAddress(address);
      if (guest.claimed && isDown(guest.room)) return void socket.resetAndDestroy();
      const from: Endpoint = { address: guest.address, port: socket.remotePort ?? 0 };
      const draft = {
        ...opened({ by: 'outside', from, to: at }),
        ...(guest.person !== undefined && { person: guest.person }),
      };
      const { tap, start } = begin(socket, draft, caller, NOTHING, { address, guest });
      if (guest.claimed) tap.settle(guest.room);
      start();
    },
    acceptInside(socket, dial, rest) {
      const { origin, to, nonce } = dial;
      if (isDown(origin.room)) return void socket.resetAndDestroy();
      const caller = `inside ${origin.room}`;
      if (!connections.hasRoom(caller)) return tooMany(socket);
      const draft = {
        ...opened({ by: origin.by, ...seenFrom(origin.from, to), to }),
        ...(origin.person !== undefined && { person: origin.person }),
        ...(origin.cause !== undefined && { cause: origin.cause }),
      };
      const { tap, start } = begin(socket, draft, caller, rest);
      premises.taken(nonce, tap.settle(origin.room).id);
      start();
    },
  };
}

const NOTHING = new Uint8Array(0);

interface Outside {
  /** Real address of the client. */
  address: string;
  /** Whose it is by its address alone. */
  guest: Guest;
}

/**
 * Moves a connection that lives: its events wait until they have their new home.
 * @returns that home, if it moved. Rejects with `RoomFull`, as `moveConnection` does; then it stays where it was
 */
export async function moveLive(
  move: Premises['move'],
  connection: LiveConnection,
  owner: NewOwner,
): Promise<Home | undefined> {
  const { tap } = connection.door;
  const from = tap.home;
  if (!from || connection.moving) return undefined;
  tap.pause();
  // A client that pipelines is given a room and named in one turn: what is to move has to be in the log first.
  const moved = tap.written
    .then(() => move(from, owner))
    .then(
      (home) => {
        tap.resume(home, home && owner);
        return home;
      },
      // The old room keeps it: nothing of it is lost, it is only not where its person looks.
      (error: unknown) => {
        tap.resume();
        if (error instanceof RoomFull) throw error;
        return undefined;
      },
    );
  const over = () => {
    delete connection.moving;
  };
  connection.moving = moved.then(over, over);
  return moved;
}

/** `127.0.0.1` for `::ffff:127.0.0.1`; undefined for a socket that is gone already. */
export function plainAddress(address: string | undefined): string | undefined {
  return address?.replace(/^::ffff:(?=\d+\.)/, '');
}
