import { addLine, createLetter, createLetterState, createPicture } from '../reading/letter.ts';
import { noteOf } from '../reading/note-of.ts';
import type { ReplyLine, ServerReply, WireLine } from '../reading/reading.ts';
import { markChallenge } from '../sasl/place.ts';
import { capabilityId } from './capabilities.ts';
import { release } from './client-side.ts';
import { coachOfReply } from './coach/index.ts';
import { type Pop3Answer, pop3Command } from './commands.ts';
import { changed, openExchange, type Pop3Folding, stand, type Waiting } from './folding.ts';
import { glossOf } from './gloss.ts';
import { noteCount, noteSize, noteUniqueId } from './maildrop.ts';
import { notesOfLetter, notesOfLetterLine, notesOfReply, notesOfServerLine } from './notes.ts';
import { responseCodeId } from './response-codes.ts';
import { pop3Pair, pop3Said } from './said.ts';
import { learn, standing, standingOf } from './standing.ts';
import { type ReadStatus, readStatus, tokensOfRow, tokensOfStatus } from './status-line.ts';

/** Rows of a listing that are kept at its start and at its end. */
const KEPT_FIRST = 500;
const KEPT_LAST = 20;

/** A line of the server: of the multi-line reply that is open, of the reply that is owed longest, or unasked. */
export function serverLine(fold: Pop3Folding, line: WireLine): void {
  if (fold.open) {
    if (fold.open.letter) letterLine(fold, line);
    else rowLine(fold, line);
    return;
  }
  const read = readStatus(line.text);
  if (!read || (read.status === '+' && fold.awaiting.at(0)?.place !== 'AUTH')) {
    strayLine(fold, line);
    return;
  }
  const owed = fold.awaiting.at(0);
  const waiting = owed ?? unasked(fold);
  if (owed) fold.awaiting.shift();
  const { exchange } = waiting;
  // The greeting's place may have been made for a client that was faster.
  if (waiting.place === 'greeting') exchange.at = fold.at;
  exchange.reply = replyOf(fold, waiting, read, line);
  notesOfServerLine(fold, exchange, line, read);
  const answer = read.status === '+OK' ? answerOf(waiting) : 'line';
  if (answer === 'line') {
    settle(fold, waiting);
    return;
  }
  exchange.reply.complete = false;
  learn(fold, waiting.place);
  const lf = line.ending === 'lf';
  if (answer === 'letter') {
    exchange.letter = createLetter();
    fold.reading.letter = createPicture();
    fold.open = { ...waiting, letter: { state: createLetterState(), stuffed: false }, lf };
  } else fold.open = { ...waiting, rows: { count: 0 }, lf };
  exchange.gloss = glossOf(fold, waiting);
  changed(exchange);
}

function answerOf({ place, command }: Waiting): Pop3Answer {
  if (place === undefined || place === 'greeting') return 'line';
  const { answer } = pop3Command(place);
  if (answer !== 'rowsWithout') return answer;
  return command?.words.length === 0 ? 'rows' : 'line';
}

function unasked(fold: Pop3Folding): Waiting {
  const { knocked } = fold;
  if (knocked && !knocked.reply) return { exchange: knocked, unasked: true };
  return { exchange: openExchange(fold, {}), unasked: true };
}

function replyOf(fold: Pop3Folding, waiting: Waiting, read: ReadStatus, line: WireLine): ServerReply {
  const { status, start, code } = read;
  const { place } = waiting;
  const first: ReplyLine = {
    ...line,
    rest: line.text.slice(start),
    tokens: tokensOfStatus(line.text, read, place),
  };
  const answer = answerOf(waiting);
  const id =
    status === '+'
      ? 'go'
      : place === 'greeting'
        ? status === '+OK'
          ? 'okGreeting'
          : 'errGreeting'
        : status === '-ERR'
          ? 'err'
          : answer === 'letter'
            ? 'okLetter'
            : answer === 'line'
              ? 'ok'
              : 'okRows';
  const reply: ServerReply = {
    code: 0,
    status,
    lines: [first],
    complete: true,
    digits: [{ text: status, ...pop3Pair('pop3Status', id) }],
    rfc: status === '+' ? 'RFC 5034 §4' : 'RFC 1939 §3',
  };
  if (code !== undefined && fold.greeted)
    reply.digits.push({ text: `[${code}]`, ...pop3Pair('pop3Code', responseCodeId(code) ?? 'other') });
  return reply;
}

/** A line that is no reply: what follows a command that no standard knows, or another protocol. */
function strayLine(fold: Pop3Folding, line: WireLine): void {
  const tokens = line.text === '' ? [] : tokensOfRow(line.text, undefined);
  const row: ReplyLine = { ...line, rest: line.text, tokens };
  const last = fold.settled?.exchange;
  if (last?.reply && fold.awaiting.length === 0 && last === fold.reading.exchanges.at(-1)) {
    keep(last.reply, row);
    changed(last);
    return;
  }
  const greeting = fold.greeted ? undefined : fold.awaiting.at(0);
  if (greeting) fold.awaiting.shift();
  const exchange = greeting?.exchange ?? openExchange(fold, {});
  fold.greeted = true;
  exchange.reply = { code: 0, lines: [row], complete: true, digits: [] };
  exchange.gloss = pop3Said('pop3Gloss', 'stray');
  fold.settled = { exchange, unasked: true };
  changed(exchange);
}

function keep(reply: ServerReply, row: ReplyLine): void {
  reply.lines.push(row);
  if (reply.lines.length > KEPT_FIRST + KEPT_LAST) reply.lines.splice(KEPT_FIRST, 1);
}

/** The dot ends a reply behind CR LF, or behind LF where this server ends all its lines so. */
const isDot = ({ text, ending }: WireLine, lf: boolean): boolean =>
  text === '.' && (ending === 'crlf' || (ending === 'lf' && lf));

function rowLine(fold: Pop3Folding, line: WireLine): void {
  const { open, drop } = fold;
  if (!open?.rows) return;
  const { exchange, place } = open;
  const { reply } = exchange;
  if (!reply) return;
  const verb = place === 'greeting' ? undefined : place;
  const row: ReplyLine = { ...line, rest: line.text, tokens: tokensOfRow(line.text, verb) };
  keep(reply, row);
  if (isDot(line, open.lf === true)) {
    reply.complete = true;
    fold.open = undefined;
    if (place === 'LIST' || place === 'UIDL') noteCount(drop, open.rows.count);
    settle(fold, open);
    return;
  }
  open.rows.count++;
  const text = line.text.startsWith('.') ? line.text.slice(1) : line.text;
  const [first = '', second] = text.split(' ');
  if (place === 'CAPA') {
    const keyword = first.toUpperCase();
    row.keyword = keyword;
    const rest = text.slice(first.length).trim();
    row.said = pop3Said('pop3Capability', capabilityId(keyword) ?? 'other', { rest });
    if (open.rows.count === 1) fold.reading.extensions = [];
    if (fold.reading.extensions.length < KEPT_FIRST) fold.reading.extensions.push({ keyword, rest });
  } else if (/^\d{1,10}$/.test(first) && second !== undefined) {
    if (place === 'LIST' && /^\d{1,15}$/.test(second)) noteSize(drop, Number(first), Number(second));
    if (place === 'UIDL') noteUniqueId(drop, Number(first), second);
  }
  exchange.gloss = glossOf(fold, open);
  changed(exchange);
}

function letterLine(fold: Pop3Folding, line: WireLine): void {
  const { open, reading } = fold;
  const letter = open?.exchange.letter;
  if (!open?.letter || !letter) return;
  const { exchange } = open;
  // The dot of a server that ends its lines with LF is a dot: what it read apart cannot be told from what it sent.
  const asEnded = open.lf && line.ending === 'lf' ? { ...line, ending: 'crlf' as const } : line;
  const added = addLine(letter, reading.letter, open.letter.state, asEnded);
  if (asEnded !== line) {
    added.ending = line.ending;
    if (added.part !== 'dot') letter.octets--;
  }
  if (added.part === 'dot') {
    notesOfLetter(fold, open);
    if (exchange.reply) exchange.reply.complete = true;
    fold.open = undefined;
    settle(fold, open);
    return;
  }
  notesOfLetterLine(open, added);
  exchange.gloss = glossOf(fold, open);
  changed(exchange);
}

/**
 * Octets of a letter whose count is all that was kept; its dot is told all the same.
 *
 * @param begun what had come of a line before them
 * @returns false where no letter is coming in
 */
export function gapInLetter(fold: Pop3Folding, begun: WireLine | undefined, length: number): boolean {
  const { open, reading } = fold;
  const letter = open?.exchange.letter;
  if (!open?.letter || !letter) return false;
  const { exchange } = open;
  if (begun) addLine(letter, reading.letter, open.letter.state, begun);
  exchange.gap ??= { client: 0, server: 0 };
  exchange.gap.server += length;
  letter.octets += length;
  open.letter.state.inHeader = false;
  open.letter.state.atLineStart = true;
  exchange.notes = exchange.notes.filter(({ said: { id } }) => id !== 'note.gap');
  exchange.notes.push(noteOf('bytes', 'gap', undefined, { octets: exchange.gap.server }));
  changed(exchange);
  return true;
}

/** The reply is whole: what it means, what the server holds now, and what waited for it. */
function settle(fold: Pop3Folding, waiting: Waiting): void {
  const { exchange, place } = waiting;
  if (place === 'greeting') {
    fold.greeted = true;
    fold.timestamp = exchange.reply?.lines[0]?.tokens?.some(({ token }) => token === 'timestamp') ?? false;
  }
  const before = standingOf(fold);
  standing(fold, waiting);
  exchange.gloss = glossOf(fold, waiting, before);
  stand(fold, exchange);
  notesOfReply(fold, waiting, before);
  coachOfReply(fold, waiting, before);
  fold.settled = waiting;
  changed(exchange);
  if (fold.deciding !== exchange) return;
  fold.deciding = undefined;
  decide(fold, waiting);
  release(fold);
  fold.injected = false;
}

/** What the octets behind AUTH and STLS are, now that the answer is here. */
function decide(fold: Pop3Folding, waiting: Waiting): void {
  const status = waiting.exchange.reply?.status;
  if (waiting.place === 'AUTH') {
    if (status !== '+') return;
    fold.challenged = waiting;
    markChallenge(waiting.exchange.reply?.lines[0], waiting.sasl);
  } else if (status === '+OK') {
    fold.awaitsTls = true;
    fold.injected = fold.held.length > 0;
  }
}
