import { LENIENCIES } from '../smtp/parse-command.ts';
import { isWholeName, type ReadCommand } from './command-line.ts';
import type { Folding, OpenLetter, Waiting } from './folding.ts';
import { noteOf } from './note-of.ts';
import type { Exchange, Note, Remembered } from './reading.ts';
import { isOurs } from './remembered.ts';
import { shown } from './words.ts';

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
  if (!fold.greeted && !fold.spokeEarly) {
    fold.spokeEarly = true;
    add(exchange, noteOf('rfc', 'early', 'RFC 5321 §4.3.1'));
  }
}

/** One chunk with several commands is pipelining, offered or not (RFC 2920 §3.1). Said once, at the first of them. */
export function noteOfChunk(fold: Folding): void {
  const commands = fold.commandsOfChunk;
  const [first] = commands;
  fold.commandsOfChunk = [];
  if (!first || commands.length < 2) return;
  const count = commands.length;
  const offered = fold.reading.extensions.some(({ keyword }) => keyword === 'PIPELINING');
  add(
    first,
    offered
      ? noteOf('timing', 'pipelined', 'RFC 2920 §3.1', { count })
      : noteOf('rfc', 'pipelinedUnoffered', 'RFC 2920 §3', { count }),
  );
  first.version++;
}

/** What the standard says to a line that this server took. */
export function notesOfReply(fold: Folding, { exchange, command }: Waiting, before: Remembered): void {
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
  if (code === 251) add(exchange, noteOf('rfc', 'willForward', 'RFC 5321 §3.4'));
  if (code === 252) add(exchange, noteOf('rfc', 'cannotVerify', 'RFC 5321 §3.5.3'));
  if (!taken || verb === undefined) return;
  switch (verb) {
    case 'EHLO':
    case 'HELO':
      if (!isWholeName(command) && !command.argument.startsWith('[')) {
        const name = shown(command.line.text.slice(command.argumentStart).trimEnd());
        add(exchange, noteOf('rfc', 'heloName', 'RFC 5321 §4.1.1.1', { name }));
      }
      if (verb === 'HELO') add(exchange, noteOf('rfc', 'heloOld', 'RFC 5321 §3.2'));
      if (before.reversePath !== undefined) {
        add(exchange, noteOf('rfc', 'secondHello', 'RFC 5321 §4.1.4'));
      }
      break;
    case 'MAIL':
    case 'RCPT':
      if (verb === 'MAIL' && command.path === '') {
        add(exchange, noteOf('rfc', 'nullSender', 'RFC 5321 §4.5.5'));
      }
      if (verb === 'MAIL' && before.helo === undefined) {
        add(exchange, noteOf('rfc', 'noHello', 'RFC 5321 §4.1.4', { verb }));
      }
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

/** A recipient named twice. Said of the lab's servers only: what others make of it is not seen. */
export function noteOfAgain({ context }: Folding, exchange: Exchange): void {
  if (isOurs(context)) add(exchange, noteOf('rfc', 'recipientTwice', 'RFC 5321 §3.3'));
}

/** Octets of a letter that were not kept; one note, however many pieces were missing. */
export function noteOfGap(exchange: Exchange): void {
  const octets = exchange.gap?.client ?? 0;
  exchange.notes = exchange.notes.filter(({ said: { id } }) => id !== 'note.gap');
  add(exchange, noteOf('bytes', 'gap', undefined, { octets }));
}

/** What a letter as a whole shows, once its dot has come. */
export function notesOfLetter({ exchange, facts }: OpenLetter): void {
  const { letter } = exchange;
  if (!letter) return;
  if (letter.counts.field === 0) add(exchange, noteOf('rfc', 'noHeader', 'RFC 5322 §3.6'));
  else if (letter.counts.blank === 0 && letter.counts.body > 0) {
    add(exchange, noteOf('rfc', 'noBlank', 'RFC 5322 §2.1'));
  }
  if (letter.counts['dot-stuffed'] > 0) {
    const id = facts.bareDot ? 'dotLost' : 'dotStuffed';
    add(exchange, noteOf('bytes', id, 'RFC 5321 §4.5.2'));
  }
  if (facts.longest > 998) {
    const octets = facts.longest;
    add(exchange, noteOf('bytes', 'longLine', 'RFC 5322 §2.1.1', { octets }));
  }
  if (facts.eightBit && !facts.declaredEightBit) {
    add(exchange, noteOf('bytes', 'eightBit', 'RFC 6152 §1'));
  }
  if (facts.spacedField !== undefined) {
    const name = shown(facts.spacedField);
    add(exchange, noteOf('rfc', 'fieldSpace', 'RFC 5322 §4.5', { name }));
  }
}
