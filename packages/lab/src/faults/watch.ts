import { parseCommand, replyOctets } from '@ehlo/protocol/smtp';
import type { CertificateProblem, ConnectionFault, FaultEffect, FaultPlace, RoomId, Seq } from '@ehlo/wire';
import type { Faults } from './faults.ts';
import { isAbout, type Occasion } from './match.ts';

/** What a fault does to a conversation, which knows no SMTP. */
export type Strike =
  /** Instead of what the server would say. */
  | { kind: 'reply'; octets: Uint8Array; closes: boolean }
  | { kind: 'delay'; ms: number }
  | { kind: 'drop' }
  | { kind: 'silence' }
  | { kind: 'half-reply' };

/** What `connection.fault` tells. */
export type Struck = Omit<ConnectionFault, 'kind' | 'connection'>;

/** Verbs that are places, by verb. */
const PLACES: Readonly<Record<string, FaultPlace>> = {
  EHLO: 'EHLO',
  HELO: 'EHLO',
  STARTTLS: 'STARTTLS',
  AUTH: 'AUTH',
  MAIL: 'MAIL',
  RCPT: 'RCPT',
  DATA: 'DATA',
  RSET: 'RSET',
  NOOP: 'NOOP',
  VRFY: 'VRFY',
  EXPN: 'EXPN',
  HELP: 'HELP',
  QUIT: 'QUIT',
};

/** More than any server of the world takes for one mail. */
const MOST_RECIPIENTS = 1000;
/** RFC 5321 §3.1: after a greeting of 554 every command but QUIT. */
const ONLY_QUIT = { code: 503, enhanced: '5.5.1', text: 'No service here; all you can say is QUIT' };

/** What holds up or answers nothing by itself: it comes together with others. */
type Apart = 'slow' | 'certificate' | 'lines';
const apartOf = (what: FaultEffect): Apart | undefined =>
  what.kind === 'slow' || what.kind === 'certificate'
    ? what.kind
    : what.kind === 'delay' && what.lines
      ? 'lines'
      : undefined;

/** @param said forward-path of a RCPT */
function strikeOf(effect: FaultEffect, said = ''): Strike | undefined {
  switch (effect.kind) {
    case 'reply':
      return { kind: 'reply', octets: replyOctets(effect), closes: effect.code === 421 };
    case 'mailbox-full':
      return { kind: 'reply', octets: replyOctets(overQuota(effect.says, said)), closes: false };
    // Who comes as far as this found the port open: the route was asked before the fault was set, or it is an outside port.
    case 'down':
      return { kind: 'drop' };
    case 'filtered':
      return { kind: 'silence' };
    case 'slow':
    case 'certificate':
    case 'servfail':
      return undefined;
    default:
      return effect;
  }
}

/** As RFC 5321 §4.2.3 numbers it: for now, or for good. RFC 3463 §3.3, X.2.2. */
function overQuota(says: 'later' | 'never', said: string) {
  return says === 'later'
    ? { code: 452, enhanced: '4.2.2', text: `<${said}>: mailbox is full, try again when it has been emptied` }
    : { code: 552, enhanced: '5.2.2', text: `<${said}>: mailbox is full` };
}

/** What is watched: the connection's room once it has one, and the host it goes to. `strikes` writes the event of a fault that answers. */
export interface Watched {
  readonly room: RoomId | undefined;
  readonly host: string;
  strikes(struck: Struck): void;
}

/**
 * The faults of one connection: what it is asked before anything is done for the client. The `nth` of a fault counts from when it
 * was set, or from the connection's beginning where that is later.
 */
export class FaultWatch {
  readonly #faults: Pick<Faults, 'active' | 'struck'>;
  readonly #watched: Watched;
  /** How often each fault was about something that came. */
  #counts: Map<Seq, number> | undefined;
  #sender: string | undefined;
  #recipients: string[] = [];
  /** It was greeted with a refusal other than 421, and may only say QUIT (RFC 5321 §3.1). */
  #turnedAway = false;

  constructor(faults: Pick<Faults, 'active' | 'struck'>, watched: Watched) {
    this.#faults = faults;
    this.#watched = watched;
  }

  /** Before the greeting. */
  connect(): Strike | undefined {
    const found = this.#find({ at: 'connect', recipients: [] }, 0);
    const strike = found && strikeOf(found);
    this.#turnedAway = strike?.kind === 'reply' && !strike.closes;
    return strike;
  }

  /** How many octets a second the link carries; undefined: as many as it can. Asked once, at the beginning. */
  rate(): number | undefined {
    const found = this.#find({ at: 'connect', recipients: [] }, 0, 'slow');
    return found?.kind === 'slow' ? found.octetsPerSecond : undefined;
  }

  /** Which certificate is shown instead of the good one; asked when TLS begins. */
  certificate(offset: number): CertificateProblem | undefined {
    const found = this.#find({ at: 'STARTTLS', recipients: [] }, offset, 'certificate');
    return found?.kind === 'certificate' ? found.problem : undefined;
  }

  /**
   * A command line was answered: so many milliseconds come between the lines of its reply. Asked behind the line, for by then it is
   * known whose a client is that has said so with its EHLO.
   */
  betweenLines(octets: Uint8Array, offset: number): number | undefined {
    if (!this.#anySet()) return undefined;
    const { verb } = parseCommand(octets);
    const at = verb && PLACES[verb];
    if (at === undefined) return undefined;
    const found = this.#find({ at, ...this.#said(), recipients: this.#recipients }, offset, 'lines');
    return found?.kind === 'delay' ? found.ms : undefined;
  }

  /**
   * A command line came; the dialogue has not seen it.
   * @param offset octets of the client's clear direction before it
   */
  line(octets: Uint8Array, offset: number): Strike | undefined {
    if (this.#turnedAway)
      return parseCommand(octets).verb === 'QUIT' ? undefined : strikeOf({ kind: 'reply', ...ONLY_QUIT });
    if (!this.#anySet()) return undefined;
    const { verb, path } = parseCommand(octets);
    const at = verb && PLACES[verb];
    if (at === undefined) return undefined;
    const said = path?.mailbox ?? '';
    if (at === 'MAIL') {
      this.#sender = said;
      this.#recipients = [];
    } else if (at === 'EHLO' || at === 'RSET') {
      this.#sender = undefined;
      this.#recipients = [];
    } else if (at === 'RCPT' && this.#recipients.length < MOST_RECIPIENTS) this.#recipients.push(said);
    const recipients = at === 'RCPT' ? [said] : this.#recipients;
    const found = this.#find({ at, ...this.#said(), recipients }, offset);
    return found && strikeOf(found, said);
  }

  /** The dot came, and the server would answer for the letter. */
  letter(
    { reversePath, forwardPaths }: { reversePath: string; forwardPaths: readonly string[] },
    offset: number,
  ): Strike | undefined {
    const found = this.#find({ at: 'letter', sender: reversePath, recipients: forwardPaths }, offset);
    return found && strikeOf(found);
  }

  #said(): { sender?: string } {
    return this.#sender === undefined ? {} : { sender: this.#sender };
  }

  #anySet(): boolean {
    const { room, host } = this.#watched;
    return room !== undefined && this.#faults.active(room, host).length > 0;
  }

  /** @param apart the one kind asked for; absent: all that are not apart */
  #find(occasion: Occasion, offset: number, apart?: Apart): FaultEffect | undefined {
    const { room, host } = this.#watched;
    if (room === undefined) return undefined;
    let found: FaultEffect | undefined;
    // Every fault counts, also those that another one comes before.
    for (const { id, fault } of this.#faults.active(room, host)) {
      const { when, what } = fault;
      if (apartOf(what) !== apart) continue;
      if (when.at === 'question' || !isAbout(fault, occasion)) continue;
      this.#counts ??= new Map();
      const count = (this.#counts.get(id) ?? 0) + 1;
      this.#counts.set(id, count);
      if (found || count !== (when.nth ?? count)) continue;
      found = what;
      this.#faults.struck(room, id);
      this.#watched.strikes({ fault: id, place: occasion.at, what, offset });
    }
    return found;
  }
}
