import type { DeliveryFailure, Endpoint } from '@ehlo/wire';
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
  sender: Sender;
  /** Read when its turn has come. A failure: it is not to be sent at all. */
  read(): Promise<Outgoing | DeliveryFailure>;
  /** Called once, unless it was `stopped`. */
  done(outcome: Outcome): void;
}

export interface Outcome extends Sent {
  /** Who took it, and over which connection. */
  by?: Pick<SmtpSession, 'to' | 'connection' | 'secured'>;
}

export interface DestinationParts {
  dial: Dial;
  ask: (sender: Sender) => AskDns;
  timeouts: RelayTimeouts;
  random: () => number;
}

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

  get idle(): boolean {
    return this.#workers === 0;
  }

  add(job: Job): void {
    this.#waiting.push(job);
  }

  /** Works until nothing waits; at most so many at a time are worth it. */
  async work(): Promise<void> {
    this.#workers++;
    let session: SmtpSession | undefined;
    let mails = 0;
    for (let job = this.#next(); job; job = this.#next()) {
      if (session && (!session.alive || mails >= MOST_MAILS)) {
        session.quit();
        session = undefined;
      }
      if (!session) mails = 0;
      mails++;
      const tried: { outcome: Outcome; session?: SmtpSession } = await this.#deliver(job, session);
      session = tried.session;
      if (this.#stopped && tried.outcome.taken.length === 0) break;
      job.done(tried.outcome);
    }
    session?.quit();
    this.#workers--;
  }

  /** What waits is left where it is, on the disk; what is under way may end until `tearDown`. */
  stop(): void {
    this.#stopped = true;
    this.#waiting.length = 0;
  }

  tearDown(): void {
    for (const session of this.#sessions) session.destroy();
  }

  #next(): Job | undefined {
    return this.#waiting.shift();
  }

  async #deliver(
    job: Job,
    session: SmtpSession | undefined,
  ): Promise<{ outcome: Outcome; session?: SmtpSession }> {
    const mail = await job.read();
    if ('at' in mail) return session ? { outcome: failed([], mail), session } : { outcome: failed([], mail) };
    if (session) {
      try {
        return await this.#over(session, mail);
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
    return this.#tryHosts(found.hosts, mail, job.sender);
  }

  /**
   * The hosts in turn, each address of theirs. What a server says to this mail, good or bad, is an answer; a server that
   * cannot be had, will not talk or hangs up (421) is none, and the next one is asked (RFC 5321 §5.1).
   */
  async #tryHosts(
    hosts: readonly NextHost[],
    mail: Outgoing,
    sender: Sender,
  ): Promise<{ outcome: Outcome; session?: SmtpSession }> {
    const tries = hosts.flatMap(({ host, addresses }) => addresses.map((address) => ({ host, address })));
    let worst: DeliveryFailure | undefined;
    for (const { host, address } of tries.slice(0, MOST_ADDRESSES)) {
      const to = { host, address, port: SMTP_PORT };
      try {
        const session = await this.#open(to, sender);
        if ('at' in session) {
          if (!worst || worst.permanent) worst = session;
          continue;
        }
        return await this.#over(session, mail);
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

  async #over(session: SmtpSession, mail: Outgoing): Promise<{ outcome: Outcome; session?: SmtpSession }> {
    const sent = await session.send(mail);
    // A transaction that came to nothing is not over for every server.
    if (sent.taken.length === 0) {
      session.quit();
      return { outcome: sent };
    }
    return { outcome: { ...sent, by: session }, session };
  }
}

const self = ({ host, addresses }: Sender) => ({ name: host, addresses });

const failed = (forwardPaths: readonly string[], failure: DeliveryFailure): Outcome => ({
  taken: [],
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
