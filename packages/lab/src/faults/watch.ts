import { parseCommand, replyOctets } from '@ehlo/protocol/smtp';
import type { FaultEffect, FaultPlace, RoomId, Seq } from '@ehlo/wire';
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

/** The faults of one connection: what it is asked before anything is done for the client. */
export interface FaultWatch {
  /** Before the greeting. */
  connect(): Strike | undefined;
  /** A command line came; the dialogue has not seen it. */
  line(octets: Uint8Array): Strike | undefined;
  /** The dot came, and the server would answer for the letter. */
  letter(envelope: { reversePath: string; forwardPaths: readonly string[] }): Strike | undefined;
}

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
  QUIT: 'QUIT',
};

/** More than any server of the world takes for one mail. */
const MOST_RECIPIENTS = 1000;
/** RFC 5321 §3.1: after a greeting of 554 every command but QUIT. */
const ONLY_QUIT = { code: 503, enhanced: '5.5.1', text: 'No service here; all you can say is QUIT' };

function strikeOf(effect: FaultEffect): Strike {
  switch (effect.kind) {
    case 'reply':
      return { kind: 'reply', octets: replyOctets(effect), closes: effect.code === 421 };
    // Who comes as far as this found the port open: the route was asked before the fault was set, or it is an outside port.
    case 'down':
      return { kind: 'drop' };
    case 'filtered':
      return { kind: 'silence' };
    default:
      return effect;
  }
}

/**
 * Looks for faults that are about what comes over one connection. The `nth` of a fault counts from when it was set, or from
 * the connection's beginning where that is later.
 *
 * @param of.strikes called with the fault that answers; it writes the event
 */
export function watchFaults(
  faults: Pick<Faults, 'active' | 'struck'>,
  of: { room: () => RoomId | undefined; host: string; strikes: (fault: Seq) => void },
): FaultWatch {
  const counts = new Map<Seq, number>();
  let sender: string | undefined;
  let recipients: string[] = [];
  /** It was greeted with a refusal other than 421, and may only say QUIT (RFC 5321 §3.1). */
  let turnedAway = false;

  function find(occasion: Occasion): Strike | undefined {
    const room = of.room();
    if (room === undefined) return undefined;
    let found: FaultEffect | undefined;
    // Every fault counts, also those that another one comes before.
    for (const { id, fault } of faults.active(room, of.host)) {
      if (!isAbout(fault, occasion)) continue;
      const count = (counts.get(id) ?? 0) + 1;
      counts.set(id, count);
      if (found || count !== (fault.when.nth ?? count)) continue;
      found = fault.what;
      faults.struck(room, id);
      of.strikes(id);
    }
    return found && strikeOf(found);
  }

  return {
    connect() {
      const found = find({ at: 'connect', recipients: [] });
      turnedAway = found?.kind === 'reply' && !found.closes;
      return found;
    },
    line(octets) {
      if (turnedAway)
        return parseCommand(octets).verb === 'QUIT' ? undefined : strikeOf({ kind: 'reply', ...ONLY_QUIT });
      const room = of.room();
      if (room === undefined || faults.active(room, of.host).length === 0) return undefined;
      const { verb, path } = parseCommand(octets);
      const at = verb && PLACES[verb];
      if (at === undefined) return undefined;
      const said = path?.mailbox ?? '';
      if (at === 'MAIL') {
        sender = said;
        recipients = [];
      } else if (at === 'EHLO' || at === 'RSET') {
        sender = undefined;
        recipients = [];
      } else if (at === 'RCPT' && recipients.length < MOST_RECIPIENTS) recipients.push(said);
      return find({
        at,
        ...(sender !== undefined && { sender }),
        recipients: at === 'RCPT' ? [said] : recipients,
      });
    },
    letter({ reversePath, forwardPaths }) {
      return find({ at: 'letter', sender: reversePath, recipients: forwardPaths });
    },
  };
}
