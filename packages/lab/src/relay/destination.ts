import type { DeliveryFailure, Endpoint, Hop } from '@ehlo/wire';
import type { Dial, Sender } from './dial.ts';
import { type AskDns, findHosts, type NextHost } from './find-hosts.ts';
import type { RelayTimeouts } from './schedule.ts';
import { type Outgoing, openSession, type Sent, SessionLost, type SmtpSession } from './smtp-session.ts';

const SMTP_PORT = 25;
/** Addresses tried for one mail at a time (RFC 5321 §5.1: at least two). */
const MOST_ADDRESSES = 10;
/** Mails sent over one connection. */
const MOST_MAILS = 100;

/** A mail for recipients of one domain. */
export interface Job {
  domain: string;
  forwardPaths: readonly string[];
  sender: Sender;
  /** Read when its turn has come. A failure: it is not to be sent at all. */
  read(): Promise<Outgoing | DeliveryFailure>;
  /** Where the room holds its mails, resolves once this one may go on; undefined where it does not. */
  hold(hop: Hop): Promise<void> | undefined;
  done(outcome: Outcome): void;
  /** Instead of `done`: what the store or the lab could not do, or that it was stopped. */
  failed(error: unknown): void;
}

export interface Outcome extends Pick<Sent, 'refused'> {
  taken?: Taken;
}

/** Who answers for it now, over which connection it went, and what was said to the dot. */
export interface Taken {
  forwardPaths: string[];
  reply: string;
  by: Pick<SmtpSession, 'to' | 'connection' | 'secured'>;
}

interface Tried {
  outcome: Outcome;
  /** On which another mail can be sent. */
  session?: SmtpSession;
}

export interface DestinationParts {
  dial: Dial;
  ask: (sender: Sender) => AskDns;
  timeouts: RelayTimeouts;
  random: () => number;
  /** Connections at a time. */
  sessions: number;
  /** Waits for a turn among all destinations, and gives it back. */
  begin: () => Promise<void>;
  end: () => void;
  /** Nothing waits and nothing is under way. */
  idle: () => void;
}

/** The lab closes: the mail stays where it is, on the disk. */
export class Stopped extends Error {}

/**
 * Mails from one host of a room to one domain. They are sent one after the other over a connection that stands anyway;
 * a mail that comes to an empty destination looks up the MX and dials.
 */
export class Destination {
  readonly #parts: DestinationParts;
  readonly #waiting: Job[] = [];
  readonly #sessions = new Set<SmtpSession>();
  #workers = 0;
  #stopped = false;

  constructor(parts: DestinationParts) {
    this.#parts = parts;
  }

  add(job: Job): void {
    if (this.#stopped) {
      job.failed(new Stopped());
      return;
    }
    this.#waiting.push(job);
    if (this.#workers < this.#parts.sessions) void this.#work();
  }

  /** What waits is let go of; what is under way may end until `tearDown`. */
  stop(): void {
    this.#stopped = true;
    for (const job of this.#waiting.splice(0)) job.failed(new Stopped());
  }

  tearDown(): void {
    for (const session of this.#sessions) session.destroy();
  }

  /** Works until nothing waits. */
  async #work(): Promise<void> {
    this.#workers++;
    await this.#parts.begin();
    let session: SmtpSession | undefined;
    let mails = 0;
    for (let job = this.#waiting.shift(); job; job = this.#waiting.shift()) {
      if (session && (!session.alive || mails >= MOST_MAILS)) {
        session.quit();
        session = undefined;
      }
      if (!session) mails = 0;
      mails++;
      try {
        const tried: Tried = await this.#deliver(job, session);
        session = tried.session;
        job.done(tried.outcome);
      } catch (error) {
        session?.quit();
        session = undefined;
        job.failed(error);
      }
    }
    session?.quit();
    this.#parts.end();
    this.#workers--;
    if (this.#workers === 0) this.#parts.idle();
  }

  async #deliver(job: Job, session: SmtpSession | undefined): Promise<Tried> {
    const mail = await job.read();
    if ('at' in mail) return { outcome: failed(job.forwardPaths, mail), ...(session && { session }) };
    if (session) {
      try {
        return await this.#over(session, mail, job);
      } catch (error) {
        // It stood too long, and was hung up: the mail is new to whoever is dialled now.
        if (!(error instanceof SessionLost) || error.failure.at === 'letter') return broken(mail, error);
      }
    }
    const found = await findHosts(
      job.domain,
      self(job.sender),
      this.#parts.ask(job.sender),
      this.#parts.random,
    );
    if ('failure' in found) return { outcome: failed(mail.forwardPaths, found.failure) };
    return this.#tryHosts(found.hosts, mail, job);
  }

  /**
   * The hosts in turn, each address of theirs. What a server says to this mail, good or bad, is an answer; a server that
   * cannot be had, will not talk or hangs up (421) is none, and the next one is asked (RFC 5321 §5.1).
   */
  async #tryHosts(hosts: readonly NextHost[], mail: Outgoing, job: Job): Promise<Tried> {
    const tries = hosts.flatMap(({ host, addresses }) => addresses.map((address) => ({ host, address })));
    let worst: DeliveryFailure | undefined;
    for (const { host, address } of tries.slice(0, MOST_ADDRESSES)) {
      const to = { host, address, port: SMTP_PORT };
      try {
        await job.hold({ at: 'call', to });
        const session = await this.#open(to, job.sender);
        if ('at' in session) {
          if (!worst || worst.permanent) worst = session;
          continue;
        }
        return await this.#over(session, mail, job);
      } catch (error) {
        if (!(error instanceof SessionLost) || error.failure.at === 'letter') return broken(mail, error);
        // Somebody may take it later, as long as not everybody said never.
        if (!worst || worst.permanent) worst = error.failure;
      }
    }
    return { outcome: failed(mail.forwardPaths, worst as DeliveryFailure) };
  }

  async #open(to: Endpoint & { host: string }, sender: Sender): Promise<SmtpSession | DeliveryFailure> {
    for (const tls of ['if offered', 'never'] as const) {
      const dialled = await this.#parts.dial(to, sender);
      if ('at' in dialled) return dialled;
      const { socket, connection } = dialled;
      try {
        const { timeouts } = this.#parts;
        const session = await openSession(socket, { to, name: sender.host, connection, tls, timeouts });
        this.#sessions.add(session);
        socket.once('close', () => this.#sessions.delete(session));
        if (this.#stopped) session.destroy();
        return session;
      } catch (error) {
        socket.destroy();
        if (!(error instanceof SessionLost)) throw error;
        // TLS that breaks is no reason not to deliver: once more, in clear.
        if (error.failure.at !== 'tls' || tls === 'never') return error.failure;
      }
    }
    throw new Error('Both ways were tried.');
  }

  async #over(session: SmtpSession, mail: Outgoing, job: Job): Promise<Tried> {
    const { to, connection } = session;
    const held = job.hold({ at: 'hand-over', to, ...(connection !== undefined && { connection }) });
    if (held)
      try {
        await session.rest(held);
      } catch (error) {
        session.quit();
        throw error;
      }
    const { taken: forwardPaths, reply = '', refused } = await session.send(mail);
    if (forwardPaths.length === 0) return { outcome: { refused }, session };
    return { outcome: { taken: { forwardPaths, reply, by: session }, refused }, session };
  }
}

const self = ({ host, addresses }: Sender) => ({ name: host, addresses });

const failed = (forwardPaths: readonly string[], failure: DeliveryFailure): Outcome => ({
  refused: [{ forwardPaths: [...forwardPaths], failure }],
});

/**
 * The connection ended between the dot and its answer: the server may have taken the mail or not, and asking another would
 * make two of it more often than not (RFC 1047).
 */
function broken(mail: Outgoing, error: unknown): { outcome: Outcome } {
  if (error instanceof SessionLost)
    return { outcome: failed(mail.forwardPaths, { ...error.failure, permanent: false }) };
  throw error;
}
