import type { DialogueAnswer, DialogueInput, DialogueQuestion, RuleFindings } from '@ehlo/protocol';
import type { Endpoint, RoomId, ServiceName } from '@ehlo/wire';
import { newChallenge } from './challenge.ts';
import type { Arrival } from './delivery.ts';
import type { Tap } from './door/tap.ts';
import { cameBefore } from './greylist.ts';
import type { Guest } from './lab.ts';
import type { LiveConnection } from './line-server/connections.ts';
import type { ReadableMail } from './line-server/mail-reading.ts';
import type { Login, Named } from './line-server/surroundings.ts';
import { logIn, mailboxOf } from './log-in.ts';
import { createImapSession } from './mail/imap-session.ts';
import { createMaildropSession } from './mail/maildrop-session.ts';
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

/** One connection's side of the house: whose it is, and what is done for it. */
export interface Caller extends ReadableMail {
  readonly tap: Tap;
  /** Keeps a letter for whoever the connection is of. */
  keep: (request: Arrival['request'], letter: Arrival['letter']) => Promise<{ queueId: string }>;
  challenge: () => string;
  authenticate: (login: Login) => Promise<DialogueInput>;
  ask: (question: DialogueQuestion) => Promise<DialogueAnswer | RuleFindings>;
  named: (effect: Named) => void;
  spoke: () => void;
  progress: () => void;
  unfinished: () => void;
  arrived: () => void;
  gone: () => void;
}

export interface Outside {
  /** Real address of the client. */
  address: string;
  /** Whose it is by its address alone. */
  guest: Guest;
}

/** @returns what makes the house's side of each connection to a server */
export function createCallers(
  { service, at, speaks, checks, isDown }: ServerOfCallers,
  premises: Premises,
): (connection: LiveConnection, outside: Outside | undefined) => Caller {
  const { log, concierge, clock, connections } = premises;

  /** Gives an outside connection its room, or resets it where the service is switched off there. */
  function settle(connection: LiveConnection, guest: Guest): void {
    const { tap } = connection.door;
    if (tap.home) return;
    tap.settle(guest.room, guest);
    if (isDown(guest.room)) connection.door.reset('lab');
  }

  return (connection, outside) => {
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
      challenge: () => newChallenge(at.host, clock),
      async authenticate(login) {
        await connection.moving;
        const room = tap.home?.room ?? outside?.guest.room;
        const known = room === undefined ? undefined : logIn(concierge, room, login);
        if (known === undefined) {
          await premises.loginBrake.wrong(connection.caller);
          return { kind: 'notAuthenticated' };
        }
        premises.loginBrake.right(connection.caller);
        return { kind: 'authenticated', user: known };
      },
      async ask(question) {
        await connection.moving;
        // A client whose first words are MAIL is whose its address is.
        if (question.about === 'rules') settleByAddress();
        const home = tap.home;
        if (!home) return 'unknown';
        const { room, id } = home;
        const { host, address } = at;
        const { person } = tap.opened;
        const from = { host, address, port: 0 };
        const origin = { room, from, cause: id, ...(person !== undefined && { person }) };
        if (question.about === 'rules') {
          const ask: Ask = (name, type) => premises.dns.ask(origin, name, type);
          return premises.findRules({ room, host, client: question.client, ask });
        }
        if (question.about === 'domain') {
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
  };
}
