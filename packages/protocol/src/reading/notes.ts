import { LENIENCIES } from '../smtp/parse-command.ts';
import { notesOfAllowed } from './allowed.ts';
import { isLocal } from './arrival.ts';
import { isTorn } from './coach/end.ts';
import { isWholeName, type ReadCommand } from './command-line.ts';
import type { Folding, Waiting } from './folding.ts';
import { notesOfForgiven } from './forgiven.ts';
import { noteOf } from './note-of.ts';
import type { Exchange, Note, ReadingEvent, Remembered } from './reading.ts';
import { isRealDomain } from './real-domain.ts';
import { isOurs } from './remembered.ts';
import { domainOf, shown } from './words.ts';

/** A command has 512 octets, and what extensions add to it (SIZE 26, 8BITMIME 17, SMTPUTF8 10); then some slack. */
const LONG_COMMAND = 600;

const add = (exchange: Exchange, note: Note): void => {
  exchange.notes.push(note);
};

/** What can be noted before the answer: how the line came. */
export function notesOfCommand(fold: Folding, { exchange, command }: Waiting): void {
  if (!command) return;
  const { line } = command;
  if (line.chunks > 1) add(exchange, noteOf('timing', 'segments', undefined, { count: line.chunks }));
  const { lastEnding } = fold;
  if (lastEnding !== undefined && lastEnding !== line.ending && !fold.notedMixed && !command.extra) {
    fold.notedMixed = true;
    add(exchange, noteOf('bytes', 'println', 'RFC 5321 §2.3.8'));
  }
  if (!fold.greeted && !fold.spokeEarly) {
    fold.spokeEarly = true;
    add(exchange, noteOf('rfc', 'early', 'RFC 5321 §4.3.1'));
  }
}

/** Each has to be the last of a group: what follows depends on its answer (RFC 2920 §3.1, RFC 3207 §4, RFC 4954 §4). */
const LAST_OF_GROUP: ReadonlySet<string | undefined> = new Set([
  'EHLO',
  'HELO',
  'DATA',
  'VRFY',
  'EXPN',
  'TURN',
  'QUIT',
  'NOOP',
  'STARTTLS',
  'AUTH',
]);

/** Commands that did not wait for the answer to those before them: pipelining, offered or not (RFC 2920 §3.1). */
export function noteOfGroup(fold: Folding, { exchange, command }: Waiting): void {
  const { awaiting, unfinished } = fold;
  // The fields of an HTTP request are no commands.
  if (fold.http) return;
  // Of an excerpt nobody knows what was offered, and what was answered.
  if (fold.context.midway && fold.remembers.helo === undefined) return;
  const oldest = awaiting.at(0);
  const verb = command?.verb;
  const owed = awaiting.length - (oldest?.place === 'greeting' ? 1 : 0);
  const offered = fold.reading.extensions.some(({ keyword }) => keyword === 'PIPELINING');
  const last = LAST_OF_GROUP.has(verb) ? { last: verb as string } : {};
  // Half an answer was there: the coach says it.
  if (owed === 0 || (unfinished && unfinished === oldest && awaiting.length === 1)) {
    fold.group = { first: exchange, count: 1, offered, ...last };
    return;
  }
  if (owed === 1 && oldest?.place === 'letter') {
    // Behind a dot QUIT may follow at once, where pipelining was offered.
    fold.group = { first: offered ? exchange : oldest.exchange, count: 1, offered };
    if (offered) return;
  }
  fold.group ??= { first: exchange, count: 0, offered };
  const { group } = fold;
  const { first } = group;
  group.count++;
  if (group.last !== undefined) group.early ??= group.last;
  if (last.last === undefined) delete group.last;
  else group.last = last.last;
  const { count } = group;
  first.notes = first.notes.filter(({ said: { id } }) => !id.startsWith('note.pipelined'));
  if (!group.offered) add(first, noteOf('rfc', 'pipelinedUnoffered', 'RFC 2920 §3.1', { count }));
  else if (group.early === undefined) add(first, noteOf('timing', 'pipelined', 'RFC 2920 §3.1', { count }));
  else add(first, noteOf('rfc', 'pipelinedEarly', 'RFC 2920 §3.1', { verb: group.early }));
  first.version++;
}

/** The letter crossed before the server had said 354. */
export function noteOfHeld(exchange: Exchange): void {
  add(exchange, noteOf('rfc', 'pipelinedEarly', 'RFC 2920 §3.1', { verb: 'DATA' }));
}

/** What the standard says to a line that this server took. */
export function notesOfReply(fold: Folding, waiting: Waiting, before: Remembered): void {
  const { exchange, command } = waiting;
  const { reply } = exchange;
  if (!reply || !command) return;
  const { code } = reply;
  const { line, verb } = command;
  const taken = code < 400;
  if (line.ending === 'lf' && line.octets === undefined) {
    if (verb === 'DATA' && code === 354) {
      add(exchange, noteOf('rfc', 'bareLfData', 'RFC 5321 §2.3.8'));
    } else if (taken && !fold.notedBareLf) {
      fold.notedBareLf = true;
      add(exchange, noteOf('rfc', 'bareLf', 'RFC 5321 §2.3.8'));
    }
  }
  const octets = line.octets ?? line.text.length + 2;
  if (taken && verb !== 'AUTH' && octets > LONG_COMMAND) {
    add(exchange, noteOf('rfc', 'longCommand', 'RFC 5321 §4.5.3.1.4', { octets }));
  }
  if (verb === 'AUTH') inClear(fold, waiting);
  if (code === 251) add(exchange, noteOf('rfc', 'willForward', 'RFC 5321 §3.4'));
  if (code === 252) add(exchange, noteOf('rfc', 'cannotVerify', 'RFC 5321 §3.5.3'));
  if (!taken) {
    notesOfAllowed(waiting);
    return;
  }
  notesOfForgiven(fold, waiting, before);
  if (/[\x08\x1b\x7f]/.test(line.text)) add(exchange, noteOf('rfc', 'keysTaken', 'RFC 5321 §2.3.1'));
  if (line.text.includes('\r')) add(exchange, noteOf('rfc', 'bareCr', 'RFC 5321 §2.3.8'));
  if (verb === undefined) return;
  switch (verb) {
    case 'EHLO':
    case 'HELO':
      nameOfClient(exchange, command);
      if (verb === 'HELO') add(exchange, noteOf('rfc', 'heloOld', 'RFC 5321 §3.2'));
      if (before.reversePath !== undefined) {
        add(exchange, noteOf('rfc', 'secondHello', 'RFC 5321 §4.1.4'));
      }
      break;
    case 'MAIL':
    case 'RCPT':
      if (verb === 'RCPT' && code === 250) openRelay(fold, exchange, command);
      if (verb === 'MAIL' && command.path === '') {
        add(exchange, noteOf('rfc', 'nullSender', 'RFC 5321 §4.5.5'));
      }
      if (verb === 'MAIL' && before.helo === undefined) {
        const note = noteOf('rfc', 'noHello', fold.unnamed ? 'RFC 3207 §4.2' : 'RFC 5321 §4.1.4', { verb });
        if (fold.unnamed) note.case = 'no-ehlo-after-starttls';
        add(exchange, note);
      }
      nameOfPath(exchange, command);
      realAddress(fold, exchange, command);
      break;
    case 'DATA':
      if (code === 354) someRefused(exchange, before);
      break;
    case 'SEND':
    case 'SOML':
    case 'SAML':
    case 'TURN':
      add(exchange, noteOf('rfc', 'obsolete', 'RFC 5321 §F', { verb }));
      break;
    default:
  }
  forgiven(exchange, command);
}

/** Does the client's name say where it is? (RFC 5321 §2.3.5, §4.1.1.1) */
function nameOfClient(exchange: Exchange, command: ReadCommand): void {
  if (isWholeName(command) && /[a-z]/i.test(command.argument)) return;
  const name = shown(command.line.text.slice(command.argumentStart).trimEnd());
  const { grammar } = command;
  if (!grammar.argument) return;
  if (grammar.name?.form === 'ipv4' || grammar.name?.form === 'ipv6') return;
  const { verb = '' } = command.line;
  const note = noteOf('rfc', 'heloName', 'RFC 5321 §4.1.1.1', { verb, name });
  // Signs that no domain has, or an address without its square brackets.
  if (grammar.name?.form !== 'name' || /^[\d.]+$/.test(command.argument)) note.case = 'greeting-malformed';
  add(exchange, note);
}

/** Is the domain of the address a whole one? (RFC 5321 §2.3.5) */
function nameOfPath(exchange: Exchange, { grammar: { path } }: ReadCommand): void {
  if (path?.domain?.form !== 'name' || path.host.includes('.')) return;
  add(exchange, noteOf('rfc', 'pathName', 'RFC 5321 §2.3.5', { domain: shown(path.host) }));
}

/** Domains noted in one connection; more teach nothing more. */
const MAX_REAL = 8;

function realAddress(fold: Folding, exchange: Exchange, { grammar }: ReadCommand): void {
  const { path } = grammar;
  if (path?.domain?.form !== 'name' || !isRealDomain(path.host)) return;
  const { notedReal } = fold;
  if (notedReal.has(path.host) || notedReal.size >= MAX_REAL) return;
  notedReal.add(path.host);
  const id = isOurs(fold.context) ? 'realAddress' : 'realElsewhere';
  add(exchange, noteOf('rfc', id, 'RFC 6761 §6.2', { domain: shown(path.host) }));
}

/** Hosts of the lab that are the last hop for their own domains alone, whoever calls. */
const ENDS_HERE: ReadonlySet<string> = new Set(['mx1', 'mx2', 'spam', 'lonely', 'ipv6', 'openrelay']);

/** A recipient of somebody else's domain was taken where nobody's mail is sent on. */
function openRelay({ context }: Folding, exchange: Exchange, { path = '' }: ReadCommand): void {
  const domain = domainOf(path);
  if (!ENDS_HERE.has(context.service) || domain === '' || domain.startsWith('[')) return;
  if (isLocal(path, context.host) || domain.endsWith(`.${context.host}`)) return;
  add(exchange, noteOf('rfc', 'openRelay', 'RFC 2505 §2.1'));
}

/** The letter goes to those who were taken; who was refused gets nothing. */
function someRefused(exchange: Exchange, { refusedPaths, forwardPaths, recipients }: Remembered): void {
  const refused = new Set(refusedPaths.map(({ path }) => path));
  // Refused first and taken later: they get it.
  for (const path of forwardPaths) refused.delete(path);
  const [path] = refused;
  if (path === undefined || recipients === 0) return;
  const count = refused.size - 1;
  add(exchange, noteOf('bytes', 'someRefused', 'RFC 5321 §3.3', { path: shown(path), count }));
}

/** Ways to log in whose secret anybody on the way can read (RFC 4616, RFC 7628; LOGIN has no RFC). */
const IN_CLEAR = /^(?:PLAIN|LOGIN|XOAUTH2|OAUTHBEARER)$/;

/** A secret that crosses without TLS: base64 hides nothing. */
function inClear(fold: Folding, { exchange, command }: Waiting): void {
  if (!command || fold.secured || exchange.command !== command.line) return;
  const [mechanism = '', initial] = command.argument.toUpperCase().split(/[ \t]+/);
  const sent = initial !== undefined || (exchange.reply?.code ?? 999) < 400;
  if (sent && IN_CLEAR.test(mechanism))
    add(exchange, noteOf('rfc', 'authInClear', 'RFC 4954 §9', { name: mechanism }));
}

/** How the connection ended: without goodbye, or between the dot and its answer. */
export function notesOfEnd(fold: Folding, event: Extract<ReadingEvent, { kind: 'closed' }>): void {
  const { by } = event;
  const { reading, remembers, awaiting } = fold;
  const last = reading.exchanges.at(-1);
  if (reading.protocol !== 'smtp' || !last || !fold.greeted || remembers.phase === 'closed') return;
  const owed = [...awaiting];
  const unanswered = owed.find(({ place }) => place === 'letter');
  if (unanswered) {
    // Then the coach says it.
    if (isTorn(event)) return;
    add(unanswered.exchange, noteOf('rfc', 'endUnanswered', 'RFC 1047'));
    unanswered.exchange.version++;
    return;
  }
  if (by !== 'client' || fold.letter || fold.opaque || fold.knocked) return;
  if (last.command?.verb === 'QUIT' || owed.some(({ command }) => command?.verb === 'QUIT')) return;
  add(last, noteOf('rfc', 'noQuit', 'RFC 5321 §4.1.1.10'));
  last.version++;
}

/** What the grammar does not have and this server took. Verbs in lower case are no leniency: RFC 5321 §2.4 has them. */
function forgiven(exchange: Exchange, { grammar, line, verb }: ReadCommand): void {
  for (const { leniency, start, end } of grammar.leniencies) {
    const rfc = LENIENCIES[leniency];
    if (leniency === 'space-after-colon') add(exchange, noteOf('rfc', 'spaceAfterColon', rfc));
    else if (leniency === 'source-route')
      add(exchange, noteOf('rfc', 'sourceRoute', rfc, { route: shown(line.text.slice(start, end)) }));
    else if (leniency === 'trailing-space' && verb !== 'NOOP')
      add(exchange, noteOf('rfc', 'trailingSpace', rfc));
    else if (leniency === 'extra-space' || leniency === 'tab')
      add(exchange, noteOf('rfc', 'extraSpace', rfc));
  }
}

/**
 * A recipient named twice, of which no standard speaks. Said of the lab's servers only: what others make of it is not
 * seen.
 */
export function noteOfAgain({ context }: Folding, exchange: Exchange): void {
  if (isOurs(context)) add(exchange, noteOf('bytes', 'recipientTwice', undefined));
}

/** Octets of a letter that were not kept; one note, however many pieces were missing. */
export function noteOfGap(exchange: Exchange): void {
  const octets = exchange.gap?.client ?? 0;
  exchange.notes = exchange.notes.filter(({ said: { id } }) => id !== 'note.gap');
  add(exchange, noteOf('bytes', 'gap', undefined, { octets }));
}
