import type { CaseId } from '../knowledge/coach-cases.ts';
import type { ImapWords } from '../prose/imap-words.ts';
import { noteOf } from '../reading/note-of.ts';
import type { Exchange, Note, ReplyLine } from '../reading/reading.ts';
import { shown } from '../reading/words.ts';
import { argumentsCalled, mailboxOf, type ReadImapCommand, setOf } from './command-line.ts';
import { imapCommand } from './commands.ts';
import { FETCH_ITEMS, fetchItemOf } from './fetch-items.ts';
import { SYSTEM_FLAGS } from './flags.ts';
import type { ImapFolding, Waiting } from './folding.ts';
import { decodeMailbox, isInbox } from './mailbox-name.ts';
import type { ReadResponse } from './response-line.ts';
import { type Given, imapSaid, type Values } from './said.ts';
import { uidOfNumber } from './selected.ts';
import { hasStar, largestNamed, readSet } from './sequence-set.ts';
import { type Before, offers } from './standing.ts';

type NoteWords = ImapWords['imapNote'];
type NoteId = keyof NoteWords & string;

/** Notes that tell of a case, and the rule that each stands on. */
const NOTES: Readonly<Record<NoteId, { rfc: string; voice: Note['voice']; of?: CaseId }>> = {
  early: { rfc: 'RFC 3501 §7.1', voice: 'rfc', of: 'early-talker' },
  bareLf: { rfc: 'RFC 3501 §2.2', voice: 'rfc', of: 'bare-lf' },
  println: { rfc: 'RFC 3501 §2.2', voice: 'bytes', of: 'println-line-ending' },
  serverBareLf: { rfc: 'RFC 3501 §2.2', voice: 'rfc', of: 'bare-lf' },
  passInClear: { rfc: 'RFC 3501 §11.2', voice: 'rfc', of: 'auth-in-clear' },
  authInClear: { rfc: 'RFC 3501 §11.2', voice: 'rfc', of: 'auth-in-clear' },
  fetchSetsSeen: { rfc: 'RFC 3501 §6.4.5', voice: 'rfc', of: 'imap-fetch-sets-seen' },
  readOnlySeen: { rfc: 'RFC 3501 §6.3.2', voice: 'rfc' },
  readOnlyIgnored: { rfc: 'RFC 3501 §6.3.2', voice: 'rfc', of: 'imap-read-only' },
  examine: { rfc: 'RFC 3501 §6.3.2', voice: 'rfc' },
  tagReused: { rfc: 'RFC 3501 §2.2.1', voice: 'rfc', of: 'imap-tag-reused' },
  inboxCase: { rfc: 'RFC 3501 §5.1', voice: 'rfc' },
  utf7: { rfc: 'RFC 3501 §5.1.3', voice: 'rfc' },
  noLogout: { rfc: 'RFC 3501 §3.4', voice: 'rfc', of: 'closed-without-quit' },
  deletedKept: { rfc: 'RFC 3501 §6.4.3', voice: 'rfc', of: 'imap-deleted-without-expunge' },
  closeExpunges: { rfc: 'RFC 3501 §6.4.2', voice: 'rfc' },
  renumbered: { rfc: 'RFC 3501 §7.4.1', voice: 'rfc' },
  numberAsUid: { rfc: 'RFC 3501 §2.3.1', voice: 'rfc', of: 'imap-sequence-or-uid' },
  uidNothing: { rfc: 'RFC 3501 §6.4.8', voice: 'rfc' },
  flagKeyword: { rfc: 'RFC 3501 §2.3.2', voice: 'rfc' },
  alert: { rfc: 'RFC 3501 §7.1', voice: 'rfc' },
  askAgain: { rfc: 'RFC 3501 §6.2.1', voice: 'rfc' },
  blanks: { rfc: 'RFC 3501 §9', voice: 'rfc', of: 'extra-space' },
  excessForgiven: { rfc: 'RFC 3501 §9', voice: 'rfc', of: 'argument-not-allowed' },
  stateForgiven: { rfc: 'RFC 3501 §3', voice: 'rfc', of: 'imap-wrong-state' },
  literalUnawaited: { rfc: 'RFC 3501 §4.3', voice: 'rfc', of: 'pipelined-too-early' },
  literalPlusUnoffered: { rfc: 'RFC 7888 §3', voice: 'rfc' },
  dotInLiteral: { rfc: 'RFC 3501 §4.3', voice: 'rfc' },
  createMay: { rfc: 'RFC 3501 §7.1', voice: 'rfc' },
  dropped: { rfc: 'RFC 9051 §E', voice: 'rfc' },
};

export function add<Id extends NoteId>(
  exchange: Exchange,
  id: Id,
  ...values: Given<Values<NoteWords[Id]>>
): void {
  const { rfc, voice, of } = NOTES[id];
  const note: Note = { voice, said: imapSaid('imapNote', id, ...values), rfc };
  if (of !== undefined) note.case = of;
  exchange.notes.push(note);
}

/** The same, at the first occasion only. */
export function addOnce<Id extends NoteId>(
  fold: ImapFolding,
  exchange: Exchange,
  id: Id,
  ...values: Given<Values<NoteWords[Id]>>
): void {
  if (fold.once.has(id)) return;
  fold.once.add(id);
  add(exchange, id, ...values);
}

/** Tags that are remembered, to see whether one is used again. */
const KEPT_TAGS = 10_000;

/** What can be noted before the answer: how the line came. */
export function notesOfCommand(fold: ImapFolding, { exchange }: Waiting, command: ReadImapCommand): void {
  const { line, tag, verb, announced } = command;
  if (line.chunks > 1) exchange.notes.push(noteOf('timing', 'segments', undefined, { count: line.chunks }));
  if (fold.lastEnding !== undefined && fold.lastEnding !== line.ending) addOnce(fold, exchange, 'println');
  if (!fold.greeted) addOnce(fold, exchange, 'early');
  ofGroup(fold, exchange);
  if (!verb) {
    if (command.word !== '' && fold.tags.size < KEPT_TAGS) fold.tags.add(tag);
    return;
  }
  if (fold.tags.has(tag)) addOnce(fold, exchange, 'tagReused', { tag: shown(tag) });
  else if (fold.tags.size < KEPT_TAGS) fold.tags.add(tag);
  if (announced?.plus && fold.asked && !offers(fold, 'LITERAL+') && !offers(fold, 'LITERAL-'))
    addOnce(fold, exchange, 'literalPlusUnoffered');
}

/** Commands that did not wait for the answer to those before them. */
function ofGroup(fold: ImapFolding, exchange: Exchange): void {
  const owed = fold.inFlight.size - (fold.greeted ? 0 : 1);
  if (owed <= 0) {
    fold.group = { first: exchange, count: 1 };
    return;
  }
  fold.group ??= { first: exchange, count: 0 };
  const { group } = fold;
  const { first } = group;
  const count = ++group.count;
  first.notes = first.notes.filter(({ said: { id } }) => id !== 'note.pipelined');
  first.notes.push(noteOf('timing', 'pipelined', 'RFC 3501 §5.5', { count }));
  first.version++;
}

/** How a line of the server came. */
export function notesOfServerLine(fold: ImapFolding, exchange: Exchange, line: ReplyLine): void {
  if (line.ending === 'lf') addOnce(fold, exchange, 'serverBareLf');
}

/** What untagged data, or a code, give occasion to say. */
export function notesOfData(fold: ImapFolding, { exchange }: Waiting, read: ReadResponse): void {
  if (read.code?.name === 'ALERT') addOnce(fold, exchange, 'alert');
  if (read.data === 'EXPUNGE' && fold.box?.exists !== undefined && (read.number ?? 0) <= fold.box.exists)
    addOnce(fold, exchange, 'renumbered', { number: read.number ?? 0 });
}

/** Ways to log in whose secret anybody on the way can read. */
const IN_CLEAR = /^(?:PLAIN|LOGIN|XOAUTH2|OAUTHBEARER)$/;

/** What extensions add to, so that what is more than the standard has may be right. */
const GROWING: ReadonlySet<string> = new Set(
  'SELECT EXAMINE FETCH STORE SEARCH SORT THREAD LIST STATUS APPEND REPLACE'.split(' '),
);

/** What the standard says once the answer is whole. */
export function notesOfReply(fold: ImapFolding, waiting: Waiting, read: ReadResponse, before: Before): void {
  const { exchange, command, place } = waiting;
  const done = read.status === 'OK';
  if (!command || !place || place === 'greeting') return;
  inClear(fold, waiting, read);
  if (command.verb) ofNames(fold, exchange, command);
  if (!done) {
    if (read.code?.name === 'TRYCREATE') add(exchange, 'createMay');
    return;
  }
  if (waiting.first.command?.ending === 'lf') addOnce(fold, exchange, 'bareLf');
  if (command.blanks) addOnce(fold, exchange, 'blanks');
  const { states, rev2 } = imapCommand(place);
  if (before.state && !before.unsure && before.state !== 'logout' && !states.includes(before.state))
    add(exchange, 'stateForgiven', { verb: place });
  if (command.named.excess !== undefined && !GROWING.has(place))
    add(exchange, 'excessForgiven', { verb: place });
  if (rev2 === 'removed' || rev2 === 'deprecated') addOnce(fold, exchange, 'dropped', { verb: place });
  switch (place) {
    case 'STARTTLS':
      add(exchange, 'askAgain');
      break;
    case 'EXAMINE':
      addOnce(fold, exchange, 'examine');
      break;
    case 'FETCH':
      ofFetch(exchange, command, before);
      ofUids(fold, waiting);
      break;
    case 'STORE':
      if (before.readOnly) add(exchange, 'readOnlyIgnored');
      ofKeywords(fold, exchange, command);
      ofUids(fold, waiting);
      break;
    case 'EXPUNGE':
      if (before.readOnly) add(exchange, 'readOnlyIgnored');
      break;
    case 'CLOSE':
      if (before.deleted > 0 && !before.readOnly) add(exchange, 'closeExpunges', { deleted: before.deleted });
      break;
    case 'LOGOUT':
    case 'UNSELECT':
      if (before.deleted > 0 && !before.readOnly) add(exchange, 'deletedKept', { deleted: before.deleted });
      break;
    case 'SELECT':
      if (before.deleted > 0 && !before.readOnly) add(exchange, 'deletedKept', { deleted: before.deleted });
      break;
    default:
  }
}

/** A secret that crosses without TLS: base64 hides nothing. */
function inClear(
  fold: ImapFolding,
  { exchange, command, place, response }: Waiting,
  { status }: ReadResponse,
): void {
  if (fold.secured || !command) return;
  if (place === 'LOGIN' && argumentsCalled(command, 'password').length > 0)
    addOnce(fold, exchange, 'passInClear');
  if (place !== 'AUTHENTICATE' || status === 'BAD') return;
  const name = argumentsCalled(command, 'mechanism')[0]?.text.toUpperCase() ?? '';
  const secret =
    (response !== undefined && response !== '*') || argumentsCalled(command, 'initial-response').length > 0;
  if (IN_CLEAR.test(name) && secret) addOnce(fold, exchange, 'authInClear', { name });
}

/** Names of mailboxes: INBOX in any case, others in modified UTF-7. */
function ofNames(fold: ImapFolding, exchange: Exchange, command: ReadImapCommand): void {
  const name = mailboxOf(command);
  if (name === undefined) return;
  if (isInbox(name) && name !== 'INBOX') addOnce(fold, exchange, 'inboxCase', { typed: shown(name) });
  const decoded = decodeMailbox(name);
  if (decoded !== name) addOnce(fold, exchange, 'utf7', { typed: shown(name), name: shown(decoded) });
}

/** Reading a letter's text marks it as read, unless PEEK stands there, or the mailbox is only looked at. */
function ofFetch(exchange: Exchange, command: ReadImapCommand, { readOnly }: Before): void {
  if (!setsSeen(command)) return;
  add(exchange, readOnly ? 'readOnlySeen' : 'fetchSetsSeen');
}

export function setsSeen({ lexemes, named }: ReadImapCommand): boolean {
  return lexemes.some(({ text }, index) => {
    if (named.names[index] !== 'fetch-item') return false;
    const item = fetchItemOf(text, lexemes[index + 1]?.kind === 'open-bracket');
    return item !== undefined && 'seen' in FETCH_ITEMS[item];
  });
}

/** `Seen` without its backslash is a keyword of one's own (RFC 3501 §2.3.2). */
function ofKeywords(fold: ImapFolding, exchange: Exchange, command: ReadImapCommand): void {
  const typed = argumentsCalled(command, 'keyword-flag').find(({ text }) =>
    Object.hasOwn(SYSTEM_FLAGS, `\\${text.slice(0, 1).toUpperCase()}${text.slice(1).toLowerCase()}`),
  );
  if (typed) addOnce(fold, exchange, 'flagKeyword', { typed: shown(typed.text) });
}

/** UID with a number that no message has: an OK, and nothing done (RFC 3501 §6.4.8). */
function ofUids(fold: ImapFolding, { exchange, command, rows }: Waiting): void {
  const { box } = fold;
  if (!command?.uid || !box || rows.has('FETCH') || (box.exists ?? 0) === 0 || box.readOnly) return;
  const silent = argumentsCalled(command, 'store-item').some(({ text }) => /SILENT/i.test(text));
  const ranges = readSet(setOf(command)?.text ?? '');
  if (silent || !ranges || hasStar(ranges)) return;
  const number = largestNamed(ranges);
  const uid = number <= (box.exists ?? 0) ? uidOfNumber(box, number) : undefined;
  if (uid !== undefined && uid !== number) add(exchange, 'numberAsUid', { number, uid });
  else {
    add(exchange, 'uidNothing', { number });
    const note = exchange.notes.at(-1);
    // There is a message of that number: it was meant.
    if (note && number <= (box.exists ?? 0)) note.case = 'imap-sequence-or-uid';
  }
}

/** The call ended without LOGOUT. */
export function notesOfEnd(fold: ImapFolding, by: string): void {
  const last = fold.reading.exchanges.at(-1);
  const { state, box } = fold;
  if (!last || by !== 'client' || fold.opaque || fold.knocked || fold.awaitsTls) return;
  if (state === undefined || state === 'logout' || state === 'closed') return;
  for (const { place } of fold.inFlight.values()) if (place === 'LOGOUT') return;
  if (box && box.deleted > 0 && !box.readOnly) add(last, 'deletedKept', { deleted: box.deleted });
  add(last, 'noLogout');
  last.version++;
}

/** A literal whose octets did not wait for the `+`. */
export function noteOfUnawaited(fold: ImapFolding, exchange: Exchange): void {
  addOnce(fold, exchange, 'literalUnawaited');
}
