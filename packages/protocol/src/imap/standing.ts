import { argumentsCalled, mailboxOf, setOf } from './command-line.ts';
import { type ImapState, imapCommand } from './commands.ts';
import type { ImapFolding, Waiting } from './folding.ts';
import { canonicalMailbox } from './mailbox-name.ts';
import { type ReadResponse, valuesCalled } from './response-line.ts';
import {
  createSelected,
  markSet,
  noteExists,
  noteExpunged,
  noteMessage,
  numbersOfSet,
  type Selected,
} from './selected.ts';

/** What a line met: as the server stood before its answer. */
export interface Before {
  state: ImapState | undefined;
  /** The state is a guess. */
  unsure: boolean;
  mailbox: string | undefined;
  readOnly: boolean;
  /** Messages flagged \Deleted. */
  deleted: number;
}

export const standingOf = ({ state, unsure, box }: ImapFolding): Before => ({
  state,
  unsure,
  mailbox: box?.name,
  readOnly: box?.readOnly ?? false,
  deleted: box?.deleted ?? 0,
});

/** Names of mailboxes and capabilities that are kept. */
const KEPT = 1000;

/** The mailbox that untagged data speak of: the one that is just being selected, or the selected one. */
export function boxOf(fold: ImapFolding, { place, command, box }: Waiting): Selected | undefined {
  if (place !== 'SELECT' && place !== 'EXAMINE') return fold.box;
  return box ?? (command && createSelected(canonicalMailbox(mailboxOf(command) ?? '')));
}

/** Untagged data change what is known, whoever asked (RFC 3501 §5.2). */
export function standByData(fold: ImapFolding, waiting: Waiting, read: ReadResponse): void {
  const { data, number } = read;
  switch (data) {
    case 'CAPABILITY':
      offer(fold, valuesCalled(read, 'capability'));
      return;
    case 'LIST':
    case 'LSUB': {
      const [name] = valuesCalled(read, 'mailbox');
      if (name !== undefined && name !== '' && fold.mailboxes.size < KEPT)
        fold.mailboxes.add(canonicalMailbox(name));
      return;
    }
    case 'EXISTS':
    case 'RECENT':
    case 'EXPUNGE':
    case 'FETCH':
    case 'FLAGS': {
      const box = boxOf(fold, waiting) ?? (fold.unsure ? (fold.box = createSelected(undefined)) : undefined);
      if (!box) return;
      if (waiting.place === 'SELECT' || waiting.place === 'EXAMINE') waiting.box = box;
      if (number === undefined) return;
      if (data === 'EXISTS') noteExists(box, number);
      else if (data === 'EXPUNGE') noteExpunged(box, number);
      else if (data === 'FETCH') noteFetched(box, number, read);
      return;
    }
    default:
  }
}

function noteFetched(box: Selected, number: number, read: ReadResponse): void {
  const [uid] = valuesCalled(read, 'uid');
  const flagged = read.lexemes.some(
    ({ text }, index) => read.named.names[index] === 'fetch-item' && text.toUpperCase() === 'FLAGS',
  );
  noteMessage(box, number, {
    ...(uid !== undefined && /^\d{1,10}$/.test(uid) ? { uid: Number(uid) } : {}),
    ...(flagged ? { flags: valuesCalled(read, 'flag', 'keyword-flag') } : {}),
  });
  if (valuesCalled(read, 'letter-text', 'envelope-subject').length > 0 || hasLetter(read))
    box.fetched = number;
}

const hasLetter = ({ named }: ReadResponse): boolean => named.names.includes('section');

function offer(fold: ImapFolding, capabilities: readonly string[]): void {
  fold.asked = true;
  fold.reading.extensions = capabilities
    .slice(0, KEPT)
    .map((word) => ({ keyword: word.toUpperCase(), rest: '' }));
}

export const offers = ({ reading }: ImapFolding, keyword: string): boolean =>
  reading.extensions.some((one) => one.keyword === keyword);

/** Codes tell things as well as data do (RFC 3501 §7.1). */
export function standByCode(fold: ImapFolding, waiting: Waiting, { code }: ReadResponse): void {
  if (!code) return;
  const { name, rest } = code;
  const number = /^\d{1,10}$/.test(rest) ? Number(rest) : undefined;
  if (name === 'CAPABILITY') {
    offer(fold, rest.split(/ +/));
    return;
  }
  const box = boxOf(fold, waiting);
  if (!box) return;
  const opening = waiting.place === 'SELECT' || waiting.place === 'EXAMINE';
  if (opening && name !== 'CLOSED') waiting.box = box;
  if (name === 'UIDNEXT' && number !== undefined) box.uidNext = number;
  else if (name === 'UIDVALIDITY' && number !== undefined) box.uidValidity = number;
  else if (name === 'READ-ONLY') box.readOnly = true;
  else if (name === 'READ-WRITE') box.readOnly = false;
}

/** Changes what the server holds by its tagged answer, or its greeting (RFC 3501 §3). */
export function standByStatus(fold: ImapFolding, waiting: Waiting, read: ReadResponse): void {
  const { place, command, response } = waiting;
  const { status } = read;
  if (place === 'greeting') {
    fold.state = status === 'PREAUTH' ? 'authenticated' : status === 'BYE' ? 'logout' : 'not-authenticated';
    standByCode(fold, waiting, read);
    return;
  }
  const done = status === 'OK';
  if (!place || !command) return;
  if (done) raise(fold, waiting);
  const entering = done && (place === 'LOGIN' || place === 'AUTHENTICATE');
  if (entering) {
    fold.state = 'authenticated';
    fold.unsure = false;
    fold.user = place === 'LOGIN' ? argumentsCalled(command, 'user-name')[0]?.text : undefined;
    // What it can do changes with the login, and it may say so at once.
    if (!waiting.rows.has('CAPABILITY')) {
      fold.asked = false;
      fold.reading.extensions = [];
    }
  }
  standByCode(fold, waiting, read);
  switch (place) {
    case 'SELECT':
    case 'EXAMINE':
      if (done) {
        fold.box = boxOf(fold, waiting);
        if (fold.box && place === 'EXAMINE') fold.box.readOnly = true;
        fold.state = 'selected';
      } else if (status === 'NO' && fold.state === 'selected') {
        // A mailbox that cannot be selected leaves none selected (§6.3.1).
        fold.box = undefined;
        fold.state = 'authenticated';
      }
      break;
    case 'CLOSE':
    case 'UNSELECT':
      if (!done) break;
      fold.box = undefined;
      fold.state = 'authenticated';
      break;
    case 'UNAUTHENTICATE':
      if (!done) break;
      fold.box = undefined;
      fold.user = undefined;
      fold.state = 'not-authenticated';
      break;
    case 'LOGOUT':
      if (done) fold.state = 'logout';
      break;
    case 'CREATE': {
      const name = mailboxOf(command);
      if (done && name !== undefined && fold.mailboxes.size < KEPT)
        fold.mailboxes.add(canonicalMailbox(name));
      break;
    }
    case 'DELETE':
      if (done) fold.mailboxes.delete(mailboxOf(command) ?? '');
      break;
    case 'RENAME':
      if (!done) break;
      fold.mailboxes.delete(mailboxOf(command) ?? '');
      fold.mailboxes.add(argumentsCalled(command, 'mailbox')[1]?.text ?? '');
      break;
    case 'STORE':
      if (done && fold.box && response === undefined) stored(fold.box, waiting);
      break;
    default:
  }
}

/** An excerpt: a command that was done had its place, whatever was thought of the state. */
function raise(fold: ImapFolding, { place }: Waiting): void {
  if (!place || place === 'greeting' || !fold.unsure) return;
  const { states } = imapCommand(place);
  if (fold.state !== undefined && states.includes(fold.state)) return;
  const [lowest] = states;
  if (lowest !== 'authenticated' && lowest !== 'selected') return;
  fold.state = lowest;
  if (lowest === 'selected') fold.box ??= createSelected(undefined);
}

/** A STORE without an echo: \Deleted is what is worth knowing of it. */
function stored(box: Selected, { command }: Waiting): void {
  if (!command || box.readOnly) return;
  const item = argumentsCalled(command, 'store-item')[0]?.text.toUpperCase() ?? '';
  const set = setOf(command)?.text ?? '';
  if (!item.includes('SILENT')) return;
  const deleted = argumentsCalled(command, 'flag').some(({ text }) => text.toLowerCase() === '\\deleted');
  if (item.startsWith('-')) {
    if (deleted) markSet(box, set, command.uid, false);
  } else if (deleted || !item.startsWith('+')) markSet(box, set, command.uid, deleted);
}

/** Sequence numbers that a command speaks of, as far as they are known. */
export const spokenOf = (box: Selected | undefined, { command }: Waiting): number[] =>
  box && command ? numbersOfSet(box, setOf(command)?.text ?? '', command.uid) : [];

/** TLS stands: what was known of the server's offers is thrown away (RFC 3501 §6.2.1), and the lab reads on behind it. */
export function secured(fold: ImapFolding): void {
  fold.awaitsTls = false;
  fold.plainAfterTls = undefined;
  fold.secured = true;
  fold.silentSince = fold.seen.client;
  fold.opaque = undefined;
  if (!fold.greeted) return;
  fold.asked = false;
  fold.reading.extensions = [];
}
