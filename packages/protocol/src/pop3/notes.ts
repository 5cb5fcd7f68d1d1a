import type { CaseId } from '../knowledge/coach-cases.ts';
import type { Pop3Words } from '../prose/pop3-words.ts';
import { noteOf } from '../reading/note-of.ts';
import type { Exchange, LetterLine, Note, WireLine } from '../reading/reading.ts';
import { messageNumber, type ReadPop3Command } from './command-line.ts';
import { pop3Command } from './commands.ts';
import type { OpenLetter, Pop3Folding, Waiting } from './folding.ts';
import { type Given, pop3Said, type Values } from './said.ts';
import type { Before } from './standing.ts';
import type { ReadStatus } from './status-line.ts';

type NoteWords = Pop3Words['pop3Note'];
type NoteId = keyof NoteWords & string;

/** Notes that tell of a case, and the rule that each stands on. */
const NOTES: Readonly<Record<NoteId, { rfc: string; voice: Note['voice']; of?: CaseId }>> = {
  early: { rfc: 'RFC 1939 §4', voice: 'rfc', of: 'early-talker' },
  bareLf: { rfc: 'RFC 1939 §3', voice: 'rfc', of: 'bare-lf' },
  println: { rfc: 'RFC 1939 §3', voice: 'bytes', of: 'println-line-ending' },
  serverBareLf: { rfc: 'RFC 1939 §3', voice: 'rfc', of: 'bare-lf' },
  lowerStatus: { rfc: 'RFC 1939 §3', voice: 'rfc' },
  longStatus: { rfc: 'RFC 2449 §4', voice: 'rfc' },
  longCommand: { rfc: 'RFC 2449 §4', voice: 'rfc', of: 'command-too-long' },
  passInClear: { rfc: 'RFC 1939 §13', voice: 'rfc', of: 'auth-in-clear' },
  nameUnchecked: { rfc: 'RFC 1939 §7', voice: 'rfc' },
  nameRevealed: { rfc: 'RFC 1939 §13', voice: 'rfc' },
  stamp: { rfc: 'RFC 1939 §7', voice: 'rfc' },
  noQuit: { rfc: 'RFC 1939 §6', voice: 'rfc', of: 'closed-without-quit' },
  blanks: { rfc: 'RFC 1939 §3', voice: 'rfc', of: 'extra-space' },
  passBlanks: { rfc: 'RFC 1939 §7', voice: 'rfc' },
  stateForgiven: { rfc: 'RFC 1939 §3', voice: 'rfc', of: 'pop3-wrong-state' },
  argumentForgiven: { rfc: 'RFC 1939 §3', voice: 'rfc', of: 'argument-not-allowed' },
  lacking: { rfc: 'RFC 1939 §9', voice: 'rfc', of: 'argument-missing' },
  dotStuffed: { rfc: 'RFC 1939 §3', voice: 'bytes' },
  sizeDiffers: { rfc: 'RFC 1939 §11', voice: 'rfc' },
  askAgain: { rfc: 'RFC 2595 §4', voice: 'rfc' },
  markedLeftOut: { rfc: 'RFC 1939 §5', voice: 'rfc' },
};

function add<Id extends NoteId>(exchange: Exchange, id: Id, ...values: Given<Values<NoteWords[Id]>>): void {
  const { rfc, voice, of } = NOTES[id];
  const note: Note = { voice, said: pop3Said('pop3Note', id, ...values), rfc };
  if (of !== undefined) note.case = of;
  exchange.notes.push(note);
}

/** The same, at the first occasion only. */
function addOnce<Id extends NoteId>(
  fold: Pop3Folding,
  exchange: Exchange,
  id: Id,
  ...values: Given<Values<NoteWords[Id]>>
): void {
  if (fold.once.has(id)) return;
  fold.once.add(id);
  add(exchange, id, ...values);
}

/** What can be noted before the answer: how the line came. */
export function notesOfCommand(fold: Pop3Folding, { exchange }: Waiting, { line }: ReadPop3Command): void {
  if (line.chunks > 1) exchange.notes.push(noteOf('timing', 'segments', undefined, { count: line.chunks }));
  if (fold.lastEnding !== undefined && fold.lastEnding !== line.ending) addOnce(fold, exchange, 'println');
  if (!fold.greeted) addOnce(fold, exchange, 'early');
  ofGroup(fold, exchange);
}

/** Commands that did not wait for the answer to those before them. */
function ofGroup(fold: Pop3Folding, exchange: Exchange): void {
  // Of an excerpt nobody knows what was offered, and what was answered.
  if (fold.context.midway && !fold.asked) return;
  const owed =
    fold.awaiting.length - (fold.awaiting.at(0)?.place === 'greeting' ? 1 : 0) + (fold.open ? 1 : 0);
  if (owed === 0) {
    fold.group = { first: exchange, count: 1 };
    return;
  }
  fold.group ??= { first: exchange, count: 0 };
  const { group } = fold;
  const { first } = group;
  const count = ++group.count;
  const offered = offersPipelining(fold);
  first.notes = first.notes.filter(({ said: { id } }) => !id.startsWith('note.pipelined'));
  first.notes.push(
    offered
      ? noteOf('timing', 'pipelined', 'RFC 2449 §6.6', { count })
      : noteOf('rfc', 'pipelinedUnoffered', 'RFC 2449 §6.6', { count }),
  );
  first.version++;
}

export const offersPipelining = ({ reading }: Pop3Folding): boolean =>
  reading.extensions.some(({ keyword }) => keyword === 'PIPELINING');

/** How a line of the server came. */
export function notesOfServerLine(
  fold: Pop3Folding,
  exchange: Exchange,
  line: WireLine,
  { written }: ReadStatus,
): void {
  if (line.ending === 'lf') addOnce(fold, exchange, 'serverBareLf');
  if (written !== undefined) addOnce(fold, exchange, 'lowerStatus', { written });
  const octets = (line.octets ?? line.text.length) + 2;
  if (octets > 512) add(exchange, 'longStatus', { octets });
}

/** Ways to log in whose secret anybody on the way can read. */
const IN_CLEAR = /^(?:PLAIN|LOGIN|XOAUTH2|OAUTHBEARER)$/;

/** What the standard says once the answer is whole. */
export function notesOfReply(fold: Pop3Folding, waiting: Waiting, before: Before): void {
  const { exchange, command, place, response } = waiting;
  const { reply } = exchange;
  if (!reply) return;
  const done = reply.status === '+OK';
  if (place === 'greeting' && fold.timestamp) add(exchange, 'stamp');
  if (!command || response !== undefined) return;
  if (place === 'PASS' && command.words.length > 0 && !fold.secured) addOnce(fold, exchange, 'passInClear');
  if (place === 'AUTH') inClear(fold, waiting);
  if (place === 'USER' && !done && before.state === 'authorization' && isNameRefused(waiting))
    add(exchange, 'nameRevealed');
  if (!done) return;
  const { line, words, verb } = command;
  if (line.ending === 'lf') addOnce(fold, exchange, 'bareLf');
  const octets = (line.octets ?? line.text.length) + 2;
  if (octets > 255) add(exchange, 'longCommand', { octets });
  if (verb === undefined) return;
  if (command.blanks) addOnce(fold, exchange, 'blanks');
  const { states, arguments: names, rest } = pop3Command(verb);
  if (
    before.state !== undefined &&
    !before.unsure &&
    !states.includes(before.state) &&
    before.state !== 'update'
  )
    add(exchange, 'stateForgiven', { verb });
  if (!rest && words.length > names.length) add(exchange, 'argumentForgiven', { verb });
  if (words.length === 0 && names[0]?.required && verb !== 'AUTH') add(exchange, 'lacking', { verb });
  switch (verb) {
    case 'USER':
      addOnce(fold, exchange, 'nameUnchecked');
      break;
    case 'PASS':
      if (/^ | $/.test(words[0]?.text ?? '')) add(exchange, 'passBlanks');
      break;
    case 'STLS':
      add(exchange, 'askAgain');
      break;
    case 'STAT':
    case 'LIST':
    case 'UIDL':
      if (before.marked > 0 && words.length === 0)
        addOnce(fold, exchange, 'markedLeftOut', { marked: before.marked });
      break;
    default:
  }
}

/** Refused for the name itself: no policy about passwords in clear, no state, nothing missing. */
export const isNameRefused = ({ command, exchange }: Waiting): boolean =>
  command?.words.length === 1 &&
  !/tls|ssl|secur|plaintext|clear|\bLOGIN-DELAY\b|\bSYS\b/i.test(exchange.reply?.lines[0]?.rest ?? '');

/** A secret that crosses without TLS: base64 hides nothing. */
function inClear(fold: Pop3Folding, { exchange, command }: Waiting): void {
  if (fold.secured) return;
  const [mechanism, initial] = command?.words ?? [];
  const name = mechanism?.text.toUpperCase() ?? '';
  const status = exchange.reply?.status;
  if (IN_CLEAR.test(name) && (initial !== undefined || status !== '-ERR'))
    exchange.notes.push(noteOf('rfc', 'authInClear', 'RFC 5034 §4', { name }));
}

/** What a line of a fetched letter shows. */
export function notesOfLetterLine(
  { exchange, letter }: Waiting & { letter?: OpenLetter },
  line: LetterLine,
): void {
  if (!letter || letter.stuffed || line.part !== 'dot-stuffed') return;
  letter.stuffed = true;
  add(exchange, 'dotStuffed');
}

/** Whether the letter has as many octets as the listing said: the guard dots do not count (RFC 1939 §11). */
export function notesOfLetter(fold: Pop3Folding, { exchange, place, command }: Waiting): void {
  const { letter } = exchange;
  // Who writes a dialogue down often shortens its letters.
  if (place !== 'RETR' || !letter || exchange.gap || fold.context.host === '') return;
  const listed = fold.drop.sizes.get(messageNumber(command?.words[0]?.text) ?? 0);
  if (listed !== undefined && listed !== letter.octets)
    add(exchange, 'sizeDiffers', { listed, came: letter.octets });
}

/** The call ended without QUIT. */
export function notesOfEnd(fold: Pop3Folding, by: string): void {
  const last = fold.reading.exchanges.at(-1);
  const { state, drop } = fold;
  if (!last || by !== 'client' || fold.opaque || fold.knocked || fold.awaitsTls) return;
  if (state !== 'authorization' && state !== 'transaction') return;
  // Marks that are lost have a card of their own.
  if (drop.marked.size > 0) return;
  if ([...fold.awaiting].some(({ place }) => place === 'QUIT')) return;
  add(last, 'noQuit');
  last.version++;
}
