import type { RememberedValues } from '../prose/prose.ts';
import type { ReadCommand } from './command-line.ts';
import type { Exchange, ReadingContext, Remembered, Said, SmtpPhase } from './reading.ts';

/** Recipients kept by name in each step; the envelope's picture has them all. */
const KEPT_PATHS = 20;
const KEPT_REFUSED = 10;

export const nothingRemembered = (phase: SmtpPhase): Remembered => ({
  phase,
  extended: false,
  forwardPaths: [],
  refusedPaths: [],
  recipients: 0,
});

/** The envelope thrown away, the greeting kept: RSET, a new EHLO, the end of a letter (RFC 5321 §4.1.1.4, §4.1.1.5). */
export function emptied(before: Remembered): Remembered {
  const after: Remembered = {
    ...nothingRemembered(before.helo === undefined ? 'connected' : 'greeted'),
    extended: before.extended,
  };
  if (before.helo !== undefined) after.helo = before.helo;
  return after;
}

/** As the server stands after it answered a command with `code`. `again`: the recipient was on it. Never changes `before`. */
export function afterReply(
  before: Remembered,
  command: ReadCommand | undefined,
  code: number,
  again: boolean,
): Remembered {
  // 221 is the end whatever was asked (RFC 5321 §4.2.3): Postfix says it to HTTP.
  if (code === 421 || code === 221) return { ...before, phase: 'closed' };
  if (!command?.verb) return before;
  const done = code >= 200 && code < 300;
  switch (command.verb) {
    case 'EHLO':
    case 'HELO':
      if (!done) return before;
      return {
        ...nothingRemembered('greeted'),
        helo: command.argument,
        extended: command.verb === 'EHLO',
      };
    case 'MAIL':
    case 'SEND':
    case 'SOML':
    case 'SAML':
      if (!done) return before;
      return { ...emptied(before), phase: 'sender', reversePath: command.path ?? command.argument };
    case 'RCPT': {
      const path = command.path ?? command.argument;
      if (done && again) return before;
      if (done) {
        const forwardPaths = [...before.forwardPaths.slice(-KEPT_PATHS + 1), path];
        return { ...before, phase: 'recipients', forwardPaths, recipients: before.recipients + 1 };
      }
      if (code < 400 || code === 503 || before.reversePath === undefined) return before;
      const refusedPaths = [...before.refusedPaths.slice(-KEPT_REFUSED + 1), { path, code }];
      return { ...before, refusedPaths };
    }
    case 'DATA':
      return code === 354 ? { ...before, phase: 'letter' } : before;
    case 'RSET':
      return done ? emptied(before) : before;
    default:
      return before;
  }
}

/** What the row "Server remembers" says. */
export function saidOfRemembered(exchange: Exchange): Said {
  return exchange.keeps ?? saidOf(exchange, exchange.remembers);
}

/** What a server keeps of a call that is over, however it ended. */
export const saidOfOver = (exchange: Exchange): Said => saidOf(exchange, nothingRemembered('closed'));

function saidOf({ letter, reply }: Exchange, remembers: Remembered): Said {
  const values: RememberedValues & Record<string, string | number> = {
    phase: remembers.phase,
    reversePath: remembers.reversePath ?? '',
    hasSender: remembers.reversePath === undefined ? 0 : 1,
    recipients: remembers.recipients,
    first: remembers.forwardPaths.at(-1) ?? '',
    helo: remembers.helo ?? '',
    emptied: letter && reply?.complete ? 1 : 0,
  };
  return { id: 'remembers', params: values };
}

/** Servers of the lab wait 30 minutes; of others only the standard is known. */
export const isOurs = (context: ReadingContext): boolean => context.service !== 'dialled';
