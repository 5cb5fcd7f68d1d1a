import { said } from '../prose/said.ts';
import { LENIENCIES } from '../smtp/parse-command.ts';
import { isWholeName, type ReadCommand } from './command-line.ts';
import type { Folding, OpenLetter, Waiting } from './folding.ts';
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
  if (line.chunks > 1)
    add(exchange, { voice: 'timing', said: said('note', 'segments', { count: line.chunks }) });
  if (!fold.greeted && !fold.spokeEarly) {
    fold.spokeEarly = true;
    add(exchange, { voice: 'rfc', said: said('note', 'early'), rfc: 'RFC 5321 §4.3.1' });
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
      ? { voice: 'timing', said: said('note', 'pipelined', { count }), rfc: 'RFC 2920 §3.1' }
      : { voice: 'rfc', said: said('note', 'pipelinedUnoffered', { count }), rfc: 'RFC 2920 §3' },
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
      add(exchange, { voice: 'rfc', said: said('note', 'bareLfData'), rfc: 'RFC 5321 §2.3.8' });
    } else if (taken && !fold.notedBareLf) {
      fold.notedBareLf = true;
      add(exchange, { voice: 'rfc', said: said('note', 'bareLf'), rfc: 'RFC 5321 §2.3.8' });
    }
  }
  const octets = line.octets ?? line.text.length + 2;
  if (taken && verb !== 'AUTH' && octets > LONG_COMMAND) {
    add(exchange, {
      voice: 'rfc',
      said: said('note', 'longCommand', { octets }),
      rfc: 'RFC 5321 §4.5.3.1.4',
    });
  }
  if (code === 251) add(exchange, { voice: 'rfc', said: said('note', 'willForward'), rfc: 'RFC 5321 §3.4' });
  if (code === 252)
    add(exchange, { voice: 'rfc', said: said('note', 'cannotVerify'), rfc: 'RFC 5321 §3.5.3' });
  if (!taken || verb === undefined) return;
  switch (verb) {
    case 'EHLO':
    case 'HELO':
      if (!isWholeName(command) && !command.argument.startsWith('[')) {
        const name = shown(command.line.text.slice(command.argumentStart).trimEnd());
        add(exchange, { voice: 'rfc', said: said('note', 'heloName', { name }), rfc: 'RFC 5321 §4.1.1.1' });
      }
      if (verb === 'HELO')
        add(exchange, { voice: 'rfc', said: said('note', 'heloOld'), rfc: 'RFC 5321 §3.2' });
      if (before.reversePath !== undefined) {
        add(exchange, { voice: 'rfc', said: said('note', 'secondHello'), rfc: 'RFC 5321 §4.1.4' });
      }
      break;
    case 'MAIL':
    case 'RCPT':
      if (verb === 'MAIL' && command.path === '') {
        add(exchange, { voice: 'rfc', said: said('note', 'nullSender'), rfc: 'RFC 5321 §4.5.5' });
      }
      if (verb === 'MAIL' && before.helo === undefined) {
        add(exchange, { voice: 'rfc', said: said('note', 'noHello', { verb }), rfc: 'RFC 5321 §4.1.4' });
      }
      break;
    case 'SEND':
    case 'SOML':
    case 'SAML':
    case 'TURN':
      add(exchange, { voice: 'rfc', said: said('note', 'obsolete', { verb }), rfc: 'RFC 5321 §F' });
      break;
    default:
  }
  forgiven(exchange, command);
}

/** What the grammar does not have and this server took. Verbs in lower case are no leniency: RFC 5321 §2.4 has them. */
function forgiven(exchange: Exchange, { grammar, line, verb }: ReadCommand): void {
  for (const { leniency, start, end } of grammar.leniencies) {
    const rfc = LENIENCIES[leniency];
    const note = (words: Note['said']): void => add(exchange, { voice: 'rfc', said: words, rfc });
    if (leniency === 'space-after-colon') note(said('note', 'spaceAfterColon'));
    else if (leniency === 'source-route')
      note(said('note', 'sourceRoute', { route: shown(line.text.slice(start, end)) }));
    else if (leniency === 'trailing-space' && verb !== 'NOOP') note(said('note', 'trailingSpace'));
    else if (leniency === 'extra-space' || leniency === 'tab') note(said('note', 'extraSpace'));
  }
}

/** A recipient named twice. Said of the lab's servers only: what others make of it is not seen. */
export function noteOfAgain({ context }: Folding, exchange: Exchange): void {
  if (isOurs(context))
    add(exchange, { voice: 'rfc', said: said('note', 'recipientTwice'), rfc: 'RFC 5321 §3.3' });
}

/** Octets of a letter that were not kept; one note, however many pieces were missing. */
export function noteOfGap(exchange: Exchange): void {
  const octets = exchange.gap?.client ?? 0;
  exchange.notes = exchange.notes.filter(({ said: { id } }) => id !== 'note.gap');
  add(exchange, { voice: 'bytes', said: said('note', 'gap', { octets }) });
}

/** What a letter as a whole shows, once its dot has come. */
export function notesOfLetter({ exchange, facts }: OpenLetter): void {
  const { letter } = exchange;
  if (!letter) return;
  if (letter.counts.field === 0)
    add(exchange, { voice: 'rfc', said: said('note', 'noHeader'), rfc: 'RFC 5322 §3.6' });
  else if (letter.counts.blank === 0 && letter.counts.body > 0) {
    add(exchange, { voice: 'rfc', said: said('note', 'noBlank'), rfc: 'RFC 5322 §2.1' });
  }
  if (letter.counts['dot-stuffed'] > 0) {
    const id = facts.bareDot ? 'dotLost' : 'dotStuffed';
    add(exchange, { voice: 'bytes', said: said('note', id), rfc: 'RFC 5321 §4.5.2' });
  }
  if (facts.longest > 998) {
    const octets = facts.longest;
    add(exchange, { voice: 'bytes', said: said('note', 'longLine', { octets }), rfc: 'RFC 5322 §2.1.1' });
  }
  if (facts.eightBit && !facts.declaredEightBit) {
    add(exchange, { voice: 'bytes', said: said('note', 'eightBit'), rfc: 'RFC 6152 §1' });
  }
  if (facts.spacedField !== undefined) {
    const name = shown(facts.spacedField);
    add(exchange, { voice: 'rfc', said: said('note', 'fieldSpace', { name }), rfc: 'RFC 5322 §4.5' });
  }
}
