import type { DialogueAnswer, DialogueInput, DialogueQuestion, RuleFindings } from '@ehlo/protocol';
import type { Endpoint, RoomId, ServiceName } from '@ehlo/wire';
import { newChallenge } from './challenge.ts';
import type { Arrival } from './delivery.ts';
import type { Tap } from './door/tap.ts';
import type { Struck, Watched } from './faults/watch.ts';
import { cameBefore } from './greylist.ts';
import type { Guest } from './lab.ts';
import type { LiveConnection } from './line-server/connections.ts';
import type { House, Login, Named } from './line-server/surroundings.ts';
import { logIn, mailboxOf } from './log-in.ts';
import { createImapSession, type ImapSession } from './mail/imap-session.ts';
import { createMaildropSession, type MaildropSession } from './mail/maildrop-session.ts';
import { moveLive } from './move-live.ts';
import type { Premises } from './premises.ts';
import type { REFUSALS } from './refusals.ts';
import type { Ask } from './rules/look-up-client.ts';
import { type AskSenderDomain, createSenderDomains } from './sender-domain.ts';
import type { CheckArrival, Checked } from './verdicts/check-arrival.ts';

/** A server of the world, as the connections to it see it. */
export interface ServerOfCallers {
  service: ServiceName;
  at: Endpoint & { host: string };
  speaks: keyof typeof REFUSALS;
  /** Looks at who sent a mail before it is taken. */
  checks: CheckArrival | undefined;
  isDown: (room: RoomId) => boolean;
}

export interface Outside {
  /** Real address of the client. */
  address: string;
  /** Whose it is by its address alone. */
  guest: Guest;
}

/** One connection's side of the house: whose it is, and what is done for it. */
export class Caller implements House, Watched {
  readonly maildrop: MaildropSession | undefined;
  readonly imap: ImapSession | undefined;
  readonly #server: ServerOfCallers;
  readonly #premises: Premises;
  readonly #connection: LiveConnection;
  readonly #outside: Outside | undefined;
  #askSenderDomain: AskSenderDomain | undefined;

  constructor(
    server: ServerOfCallers,
    premises: Premises,
    connection: LiveConnection,
    outside: Outside | undefined,
  ) {
    this.#server = server;
    this.#premises = premises;
    this.#connection = connection;
    this.#outside = outside;
    const { maildrops, imap, hasPlace } = premises;
    if (server.speaks === 'pop3')
      this.maildrop = createMaildropSession(maildrops, (user) => this.#mailboxOf(user));
    if (server.speaks === 'imap')
      this.imap = createImapSession({ imap, whose: (user) => this.#mailboxOf(user), hasPlace });
  }

  get tap(): Tap {
    return this.#connection.door.tap;
  }

  /** Its own, or the one that its address has. */
  get room(): RoomId | undefined {
    return this.tap.home?.room ?? this.#outside?.guest.room;
  }

  get host(): string {
    return this.#server.at.host;
  }

  strikes(struck: Struck): void {
    this.tap.fault(struck);
  }

  async keep(request: Arrival['request'], letter: Arrival['letter']): Promise<{ queueId: string }> {
    const connection = this.#connection;
    const { service, at, checks } = this.#server;
    const { tap } = this;
    if (connection.moving) await connection.moving;
    const client = tap.opened.from.address;
    let checked: Checked | undefined;
    if (checks && tap.home) {
      // Somebody may claim it meanwhile.
      const settled = async () => {
        await connection.moving;
        return tap.home;
      };
      const { person } = tap.opened;
      checked = await checks({ home: tap.home, settled, at, person, client, request, letter });
    }
    const home = tap.home;
    if (!home) throw new Error('A letter came over a connection that has no room.');
    const { person } = tap.opened;
    return this.#premises.deliver({
      home,
      service,
      host: at.host,
      person,
      client,
      request,
      letter,
      ...(checked && { checked }),
    });
  }

  challenge(): string {
    return newChallenge(this.host, this.#premises.clock);
  }

  async authenticate(login: Login): Promise<DialogueInput> {
    const { concierge, loginBrake } = this.#premises;
    const connection = this.#connection;
    await connection.moving;
    const { room } = this;
    const known = room === undefined ? undefined : logIn(concierge, room, login);
    if (known === undefined) {
      await loginBrake.wrong(connection.caller);
      return { kind: 'notAuthenticated' };
    }
    loginBrake.right(connection.caller);
    return { kind: 'authenticated', user: known };
  }

  async ask(question: DialogueQuestion): Promise<DialogueAnswer | RuleFindings> {
    const { log, clock, dns, findRules } = this.#premises;
    await this.#connection.moving;
    // A client whose first words are MAIL is whose its address is.
    if (question.about === 'rules') this.#settleByAddress();
    const { home, opened } = this.tap;
    if (!home) return 'unknown';
    const { room, id } = home;
    const { host, address } = this.#server.at;
    const { person } = opened;
    const from = { host, address, port: 0 };
    const origin = { room, from, cause: id, ...(person !== undefined && { person }) };
    if (question.about === 'rules') {
      const ask: Ask = (name, type) => dns.ask(origin, name, type);
      return findRules({ room, host, client: question.client, ask });
    }
    if (question.about === 'domain') {
      this.#askSenderDomain ??= createSenderDomains({ dns, clock });
      return this.#askSenderDomain(question.domain, origin);
    }
    const { client, reversePath, forwardPath } = question;
    return cameBefore(log, room, { host, client, reversePath, forwardPath, connection: id }).then(
      (came) => (came ? 'yes' : 'no'),
      // What cannot be written down now can be tried again.
      () => 'no',
    );
  }

  named({ name }: Named): void {
    const connection = this.#connection;
    const outside = this.#outside;
    const { tap } = this;
    const { concierge, move } = this.#premises;
    if (!outside || tap.opened.person !== undefined || connection.moving) return;
    const guest = concierge.byName(outside.address, name);
    if (!guest?.person) return;
    if (!tap.home) this.#settle(guest);
    else if (tap.home.room !== guest.room) {
      const owner = { room: guest.room, person: guest.person, address: guest.address };
      // It rejects for a full room and for nothing else: then it stays unclaimed, and they are told when they say that it is theirs.
      moveLive(move, connection, owner).catch(() => undefined);
    }
  }

  spoke(): void {
    this.#settleByAddress();
  }

  arrived(): void {
    if (this.tap.overflows) this.#settleByAddress();
  }

  progress(): void {
    this.#connection.progressAt = this.#premises.clock.now();
    this.#connection.unfinishedSince = undefined;
  }

  unfinished(): void {
    this.#connection.unfinishedSince ??= this.#premises.clock.now();
  }

  gone(): void {
    this.maildrop?.close();
    this.imap?.close();
    this.#settleByAddress();
    this.#premises.connections.remove(this.#connection);
  }

  async #mailboxOf(user: string) {
    await this.#connection.moving;
    const room = this.tap.home?.room;
    return room === undefined ? undefined : mailboxOf(this.#premises.concierge, room, user);
  }

  #settleByAddress(): void {
    if (this.#outside && !this.tap.home) this.#settle(this.#outside.guest);
  }

  /** Gives an outside connection its room, or resets it where the service is switched off there. */
  #settle(guest: Guest): void {
    if (this.tap.home) return;
    this.tap.settle(guest.room, guest);
    if (this.#server.isDown(guest.room)) this.#connection.door.reset('lab');
  }
}
