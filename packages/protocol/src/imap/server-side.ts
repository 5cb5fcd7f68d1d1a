import type { ReplyLine, WireLine } from '../reading/reading.ts';
import { markChallenge } from '../sasl/place.ts';
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
import { noteOfUnawaited, notesOfReply, notesOfServerLine } from './notes.ts';
import { arrived, dataWhole, replyOf } from './reply.ts';
import { type ReadResponse, readResponse } from './response-line.ts';
import { imapSaid } from './said.ts';
import { saidOfLine, statusDigits } from './said-of-line.ts';
import { breakOff, goOn, openServerLiteral, takeServerLiteral } from './server-literal.ts';
import { type Before, secured, standByCode, standByStatus, standingOf } from './standing.ts';
import { feed, feedLiteral, flush, nextCut } from './wire-lines.ts';

/** Lines of the server, and the literals in them. */
export function serverOctets(fold: ImapFolding, chunk: Uint8Array): void {
  let rest = chunk;
  while (rest.length > 0) {
    const literal = fold.open?.literal;
    if (literal && literal.left > 0) {
      rest = feedLiteral(literal, rest);
      takeServerLiteral(fold);
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

/** An IDLE that was broken off by a line with this tag: some servers answer that line. */
function brokenIdle(fold: ImapFolding, tag: string): Waiting | undefined {
  const oldest = oldestOwed(fold);
  return oldest?.instead?.startsWith(`${tag} `) ? oldest : undefined;
}

function tagged(fold: ImapFolding, read: ReadResponse, row: ReplyLine): void {
  const waiting = owedBy(fold, read.tag ?? '') ?? brokenIdle(fold, read.tag ?? '');
  if (waiting) {
    settle(fold, waiting, read, row, false);
    return;
  }
  // A tag that nobody is known to have used: an excerpt, or a gap.
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
  if (awaits === 'challenge') {
    for (const one of tokens) if (one.token === 'text') one.token = 'challenge';
    markChallenge(row, holder.sasl);
  }
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
  else breakOff(fold, line);
}
