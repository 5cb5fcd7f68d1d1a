import { addLine, createLetter, createLetterState, createPicture } from '../reading/letter.ts';
import type { ReplyLine, ServerReply, WireLine } from '../reading/reading.ts';
import { openLiteral, release } from './client-side.ts';
import { coachOfGoodbye, coachOfReply } from './coach/index.ts';
import { isCommandLike } from './command-line.ts';
import {
  changed,
  createWaiting,
  type ImapFolding,
  oldestOwed,
  openExchange,
  owedBy,
  settleOwed,
  stand,
  type Waiting,
} from './folding.ts';
import { glossOf } from './gloss.ts';
import { announcedBy } from './lexemes.ts';
import { noteOfUnawaited, notesOfData, notesOfReply, notesOfServerLine } from './notes.ts';
import { type ReadResponse, readResponse, respondOn } from './response-line.ts';
import { imapSaid } from './said.ts';
import { saidOfLine, statusDigits } from './said-of-line.ts';
import { type Before, secured, standByCode, standByData, standByStatus, standingOf } from './standing.ts';
import {
  createLiteral,
  feed,
  feedLiteral,
  flush,
  gapInLiteral,
  joined,
  nextCut,
  skipLines,
} from './wire-lines.ts';

/** Lines of an answer that are kept at its start and at its end. */
const KEPT_FIRST = 500;
const KEPT_LAST = 20;
/** Lines of one literal that are kept. */
const KEPT_OF_LITERAL = 80;

/** Lines of the server, and the literals in them. */
export function serverOctets(fold: ImapFolding, chunk: Uint8Array): void {
  let rest = chunk;
  while (rest.length > 0) {
    const literal = fold.open?.literal;
    if (literal && literal.left > 0) {
      rest = feedLiteral(literal, rest);
      takeLiteral(fold);
      continue;
    }
    feed(fold.server, rest);
    rest = takeLines(fold);
  }
}

function takeLines(fold: ImapFolding): Uint8Array {
  const { server } = fold;
  for (let cut = nextCut(server, fold.at); cut; cut = nextCut(server, fold.at)) {
    // The server speaks plain text: no TLS is here, or one whose octets nobody showed.
    if (fold.awaitsTls) secured(fold);
    serverLine(fold, cut.wire, cut.tail);
    if ((fold.open?.literal?.left ?? 0) > 0) return server.reader.takeRest();
  }
  if (fold.awaitsTls && server.reader.begun > 0) secured(fold);
  return new Uint8Array(0);
}

function serverLine(fold: ImapFolding, line: WireLine, tail?: string): void {
  if (fold.open) {
    goOn(fold, line);
    return;
  }
  const uidNumbers = oldestOwed(fold)?.command?.uid ?? false;
  const found = readResponse(line.text, uidNumbers);
  if (!found) {
    strayLine(fold, line);
    return;
  }
  const { read, tokens } = found;
  if (tail !== undefined && read.kind === 'data' && !read.announced) {
    const announced = announcedBy(tail);
    if (announced) read.announced = announced;
  }
  const row: ReplyLine = { ...line, rest: line.text.slice(read.textAt), tokens };
  switch (read.kind) {
    case 'continuation':
      continuation(fold, row);
      return;
    case 'tagged':
      tagged(fold, read, row);
      return;
    default:
      untagged(fold, read, row);
  }
}

function replyOf(waiting: Waiting, row: ReplyLine): ServerReply {
  const { exchange } = waiting;
  if (exchange.reply) {
    keep(exchange.reply, row);
    return exchange.reply;
  }
  exchange.reply = { code: 0, status: '*', lines: [row], complete: false, digits: [] };
  return exchange.reply;
}

function keep(reply: ServerReply, row: ReplyLine): void {
  reply.lines.push(row);
  if (reply.lines.length <= KEPT_FIRST + KEPT_LAST) return;
  const [gone] = reply.lines.splice(KEPT_FIRST, 1);
  const next = reply.lines[KEPT_FIRST];
  if (next && gone) next.skipped = (gone.skipped ?? 0) + 1 + (next.skipped ?? 0);
}

/** Untagged data nobody asked for stand together until something else is said. */
function unasked(fold: ImapFolding): Waiting {
  const { knocked, settled, reading } = fold;
  if (knocked && !knocked.reply) return createWaiting(knocked, { unasked: true });
  if (settled?.unasked && settled.exchange === reading.exchanges.at(-1)) return settled;
  return createWaiting(openExchange(fold, {}), { unasked: true });
}

/** What an untagged line belongs to: the greeting, the oldest command in flight, or nothing. */
function holderOf(fold: ImapFolding): Waiting {
  return oldestOwed(fold) ?? unasked(fold);
}

function untagged(fold: ImapFolding, read: ReadResponse, row: ReplyLine): void {
  const holder = holderOf(fold);
  const { exchange, place } = holder;
  if (place === 'greeting' && read.kind === 'status') {
    greeting(fold, holder, read, row);
    return;
  }
  const status = read.kind === 'status';
  const mine = holder.command;
  // A line without a tag that can be one is refused without a tag.
  if (status && mine && (read.status === 'BAD' || read.status === 'NO') && !isCommandLike(mine)) {
    settle(fold, holder, read, row, false);
    return;
  }
  if (status && read.status === 'BYE' && place !== 'LOGOUT') {
    goodbye(fold, holder, read, row);
    return;
  }
  const reply = replyOf(holder, row);
  notesOfServerLine(fold, exchange, row);
  if (status) {
    standByCode(fold, holder, read);
    if (read.status === 'BYE') fold.state = 'logout';
    row.said = saidOfLine(read);
    if (holder.unasked) reply.status = read.status ?? '*';
    arrived(fold, holder, read);
  } else if (read.announced) {
    fold.open = { read, waiting: holder };
    openServerLiteral(fold);
  } else dataWhole(fold, holder, read, row);
  if (holder.unasked) {
    reply.complete = true;
    fold.settled = holder;
  }
  exchange.gloss = glossOf(fold, holder);
  stand(fold, exchange);
  changed(exchange);
}

/** Untagged data are whole: what they tell. */
function dataWhole(fold: ImapFolding, holder: Waiting, read: ReadResponse, row: ReplyLine): void {
  standByData(fold, holder, read);
  row.said = saidOfLine(read);
  arrived(fold, holder, read);
}

function arrived(fold: ImapFolding, holder: Waiting, read: ReadResponse): void {
  const kind = read.data ?? `[${read.code?.name ?? read.status ?? ''}]`;
  if (holder.rows.size < 100 || holder.rows.has(kind))
    holder.rows.set(kind, (holder.rows.get(kind) ?? 0) + 1);
  notesOfData(fold, holder, read);
}

function greeting(fold: ImapFolding, waiting: Waiting, read: ReadResponse, row: ReplyLine): void {
  const { exchange } = waiting;
  // Its place may have been made for a client that was faster.
  exchange.at = fold.at;
  fold.greeted = true;
  settle(fold, waiting, read, row, false);
}

/** The server hangs up without having been asked. */
function goodbye(fold: ImapFolding, holder: Waiting, read: ReadResponse, row: ReplyLine): void {
  const before = standingOf(fold);
  fold.state = 'logout';
  row.said = saidOfLine(read);
  if (holder.unasked) {
    const reply = replyOf(holder, row);
    reply.status = 'BYE';
    reply.complete = true;
    reply.digits = statusDigits(read, holder.place, true);
    fold.settled = holder;
    holder.exchange.gloss = imapSaid('imapGloss', 'closing');
    stand(fold, holder.exchange);
    coachOfGoodbye(fold, holder);
    changed(holder.exchange);
    return;
  }
  settle(fold, holder, read, row, true, before);
}

function tagged(fold: ImapFolding, read: ReadResponse, row: ReplyLine): void {
  const waiting = owedBy(fold, read.tag ?? '');
  if (waiting) {
    settle(fold, waiting, read, row, false);
    return;
  }
  // A tag that nobody is known to have used: an excerpt, a gap, or the line that broke an IDLE.
  const other = unasked(fold);
  const reply = replyOf(other, row);
  reply.status = read.status ?? '*';
  reply.complete = true;
  reply.digits = statusDigits(read, undefined, false);
  row.said = saidOfLine(read);
  other.exchange.gloss = imapSaid('imapGloss', 'strangeTag');
  standByCode(fold, other, read);
  fold.settled = other;
  stand(fold, other.exchange);
  changed(other.exchange);
}

/** The reply is whole: what it means, what the server holds now, and what waited for it. */
function settle(
  fold: ImapFolding,
  waiting: Waiting,
  read: ReadResponse,
  row: ReplyLine,
  hangsUp: boolean,
  standing?: Before,
): void {
  const { exchange } = waiting;
  const reply = replyOf(waiting, row);
  reply.status = read.status ?? '*';
  reply.complete = true;
  reply.digits = statusDigits(read, waiting.place, hangsUp);
  reply.rfc = 'RFC 3501 §7.1';
  row.said = saidOfLine(read);
  notesOfServerLine(fold, exchange, row);
  settleOwed(fold, waiting);
  const before = standing ?? standingOf(fold);
  standByStatus(fold, waiting, read);
  arrived(fold, waiting, read);
  exchange.gloss = glossOf(fold, waiting, read, before);
  stand(fold, exchange);
  notesOfReply(fold, waiting, read, before);
  coachOfReply(fold, waiting, read, before);
  fold.settled = waiting;
  changed(exchange);
  if (fold.challenged === waiting) fold.challenged = undefined;
  if (fold.idling === waiting) fold.idling = undefined;
  if (fold.deciding !== waiting) return;
  fold.deciding = undefined;
  if (waiting.place === 'STARTTLS' && read.status === 'OK') {
    fold.awaitsTls = true;
    fold.injected = fold.held.length > 0;
  }
  release(fold);
  fold.injected = false;
}

/** `+`: the command may go on (RFC 3501 §7.5). */
function continuation(fold: ImapFolding, row: ReplyLine): void {
  const { deciding: waiting } = fold;
  const awaits = waiting?.awaits;
  const holder = waiting && awaits ? waiting : holderOf(fold);
  const { exchange } = holder;
  const tokens = row.tokens ?? [];
  if (awaits === 'challenge') for (const one of tokens) if (one.token === 'text') one.token = 'challenge';
  const reply = replyOf(holder, row);
  notesOfServerLine(fold, exchange, row);
  reply.status = '+';
  reply.complete = true;
  const id = awaits === 'challenge' ? 'goChallenge' : awaits === 'idle' ? 'goIdle' : 'goLiteral';
  reply.digits = [
    { text: '+', head: { id: `imapStatus.${id}.head` }, body: { id: `imapStatus.${id}.body` } },
  ];
  reply.rfc = 'RFC 3501 §7.5';
  exchange.gloss = imapSaid('imapGloss', awaits ?? 'stray');
  changed(exchange);
  if (!waiting || !awaits) return;
  fold.deciding = undefined;
  const announced = waiting.command?.announced;
  if (awaits === 'challenge') fold.challenged = waiting;
  else if (awaits === 'idle') fold.idling = waiting;
  else if (announced) {
    if (fold.held.length > 0) noteOfUnawaited(fold, exchange);
    openLiteral(fold, waiting, announced.octets);
  }
  release(fold);
}

/** A line that is no response: another protocol, or what somebody else wrote. */
function strayLine(fold: ImapFolding, line: WireLine): void {
  const tokens = line.text.trim() === '' ? [] : [{ start: 0, end: line.text.length, token: 'text' }];
  const row: ReplyLine = { ...line, rest: line.text, tokens };
  const first = oldestOwed(fold);
  if (first?.place === 'greeting') {
    settleOwed(fold, first);
    fold.greeted = true;
    fold.state ??= 'not-authenticated';
    fold.unsure = true;
    first.unasked = true;
    fold.settled = first;
  }
  const holder = first ?? unasked(fold);
  const reply = replyOf(holder, row);
  if (holder.unasked) {
    reply.complete = true;
    fold.settled = holder;
    if (reply.lines.length === 1) holder.exchange.gloss = imapSaid('imapGloss', 'stray');
  }
  stand(fold, holder.exchange);
  changed(holder.exchange);
}

function openServerLiteral(fold: ImapFolding): void {
  const { open } = fold;
  const announced = open?.read.announced;
  if (!open || !announced) return;
  // What a very long line announced is the letter that FETCH brings, nearly always.
  const guess =
    open.read.data === 'FETCH'
      ? ({ token: 'letter-text', letter: 'body' } as const)
      : { token: 'value' as const };
  const pending = open.read.named.pending ?? guess;
  open.literal = { ...createLiteral(announced.octets, fold.server.offset), pending, shown: 0, skipped: 0 };
  fold.server.chunks = 1;
  if (pending.letter) {
    const state = createLetterState();
    if (pending.letter === 'body') state.inHeader = false;
    else fold.reading.letter = createPicture();
    const picture = pending.letter === 'body' ? createPicture() : fold.reading.letter;
    open.literal.letter = { letter: createLetter(), state, picture };
    open.waiting.letters++;
  }
  if (announced.octets === 0) takeLiteral(fold);
}

/** Lines of the literal as they come, and its end. */
function takeLiteral(fold: ImapFolding): void {
  const { open } = fold;
  const { literal } = open ?? {};
  if (!open || !literal) return;
  while (!isFull(literal)) {
    const cut = nextCut(literal.cutter, fold.at);
    if (!cut) break;
    const row = rowOfLiteral(fold, cut.wire);
    if (row) replyOf(open.waiting, row);
  }
  if (isFull(literal)) {
    const lines = skipLines(literal.cutter);
    literal.skipped += lines;
    if (literal.letter) literal.letter.picture.more += lines;
  }
  changed(open.waiting.exchange);
  if (literal.left > 0) return;
  const line = flush(literal.cutter, fold.at);
  fold.server.offset = literal.cutter.offset;
  if (literal.letter) fold.reading.letter.ended = true;
  const { octets, text, kept } = literal;
  if (line) open.prefix = { line, literal: octets <= kept ? text : '' };
  else if (octets <= kept)
    open.prefix = {
      line: { text: '', ending: 'none', at: fold.at, chunks: 1, offset: fold.server.offset },
      literal: text,
    };
}

/** Nothing more of it is shown or drawn: its lines are counted. */
const isFull = ({ shown, letter }: NonNullable<NonNullable<ImapFolding['open']>['literal']>): boolean =>
  shown >= KEPT_OF_LITERAL && letter?.state.inHeader !== true;

/** A line of a literal as it is shown; undefined where it is one of too many. */
function rowOfLiteral(fold: ImapFolding, line: WireLine): ReplyLine | undefined {
  const literal = fold.open?.literal;
  if (!literal) return undefined;
  const { pending, letter } = literal;
  const row: ReplyLine = { ...line, rest: line.text, tokens: [] };
  const all = (token: string): void => {
    if (line.text !== '') row.tokens = [{ start: 0, end: line.text.length, token }];
  };
  if (letter) {
    const { part, name } = addLine(letter.letter, letter.picture, letter.state, line, false);
    row.part = part;
    if (part === 'field' && name !== undefined) {
      const colon = line.text.indexOf(':');
      row.tokens = [{ start: 0, end: colon + 1, token: 'field-name', rfc: 'RFC 5322 §2.2' }];
      const body = line.text.slice(colon + 1);
      const start = colon + 1 + body.length - body.trimStart().length;
      if (body.trim() !== '')
        row.tokens.push({ start, end: start + body.trim().length, token: 'field-body' });
    } else if (part === 'folded') all('field-body');
    else all('letter-text');
  } else all(pending.token);
  if (literal.shown >= KEPT_OF_LITERAL) {
    literal.skipped++;
    return undefined;
  }
  literal.shown++;
  return row;
}

/** The response goes on behind its literal. */
function goOn(fold: ImapFolding, line: WireLine): void {
  const { open } = fold;
  const literal = open?.literal;
  if (!open || !literal) return;
  const { read, waiting, prefix } = open;
  // What a literal's last line without an end is, and what the response says behind it, is one line.
  const last = prefix && prefix.line.text !== '' ? rowOfLiteral(fold, prefix.line) : undefined;
  const { wire, literal: length } = joined(prefix?.line, line);
  const tokens = respondOn(read, wire.text, length, prefix?.literal ?? '');
  if (prefix && prefix.line.text !== '' && !last) literal.skipped--;
  if (last && length > 0)
    tokens.splice(0, tokens.length, ...(last.tokens ?? []), ...tokens.filter(({ start }) => start >= length));
  else if (last) replyOf(waiting, last);
  const row: ReplyLine = { ...wire, rest: wire.text, tokens };
  if (last?.part !== undefined && length > 0) row.part = last.part;
  if (literal.skipped > 0) row.skipped = literal.skipped;
  delete open.literal;
  delete open.prefix;
  replyOf(waiting, row);
  if (read.announced) openServerLiteral(fold);
  else {
    fold.open = undefined;
    dataWhole(fold, waiting, read, row);
  }
  waiting.exchange.gloss = glossOf(fold, waiting);
  stand(fold, waiting.exchange);
  changed(waiting.exchange);
}

/** Octets of the server of which only the count was kept. @returns How many of them stood outside a literal. */
export function serverGap(fold: ImapFolding, length: number): number {
  const { open } = fold;
  const literal = open?.literal;
  if (!open || !literal || literal.left === 0) {
    flush(fold.server, fold.at);
    fold.server.offset += length;
    fold.open = undefined;
    return length;
  }
  const begun = flush(literal.cutter, fold.at);
  const row = begun && rowOfLiteral(fold, begun);
  if (row) replyOf(open.waiting, row);
  const outside = gapInLiteral(literal, length);
  if (literal.letter) literal.letter.state.inHeader = false;
  open.waiting.exchange.gap ??= { client: 0, server: 0 };
  open.waiting.exchange.gap.server += length - outside;
  changed(open.waiting.exchange);
  takeLiteral(fold);
  if (outside > 0) {
    flush(fold.server, fold.at);
    fold.server.offset += outside;
    fold.open = undefined;
  }
  return outside;
}

/** What the server had begun when the connection was over. */
export function endOfServer(fold: ImapFolding): void {
  const { open } = fold;
  const literal = open?.literal;
  if (!open || !literal) {
    const last = flush(fold.server, fold.at);
    if (last) serverLine(fold, last);
    return;
  }
  const line = literal.left > 0 ? flush(literal.cutter, fold.at) : flush(fold.server, fold.at);
  if (!line) return;
  if (literal.left === 0) goOn(fold, line);
  else {
    const row = rowOfLiteral(fold, line);
    if (row) replyOf(open.waiting, row);
  }
}
