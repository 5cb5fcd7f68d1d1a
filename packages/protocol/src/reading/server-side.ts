import { said } from '../prose/said.ts';
import { markChallenge } from '../sasl/place.ts';
import { arrivalOf } from './arrival.ts';
import { clientOctets, commandLine, endLetter, openLetter, release, takeChunk } from './client-side.ts';
import { coachOfReply, coachOfWebServer, withdraw } from './coach/index.ts';
import { answered, delivered, emptiedPicture } from './envelope.ts';
import { changed, openExchange, openGreeting } from './exchange.ts';
import type { Folding, Waiting } from './folding.ts';
import { glossOf } from './gloss.ts';
import type { Letter } from './letter.ts';
import { noteOfLateDot } from './letter-notes.ts';
import { noteOfAgain, noteOfHeld, notesOfReply } from './notes.ts';
import type { LetterLine, Remembered, ServerReply, WireLine } from './reading.ts';
import { afterReply, emptied } from './remembered.ts';
import {
  addPlainLine,
  addReplyLine,
  extensionsOf,
  plainReply,
  queueIdOf,
  readReplyLine,
} from './server-reply.ts';
import { sameMailbox } from './words.ts';

/** A line of the server: of the reply that is owed longest, of one that nobody asked for, or no reply at all. */
export function serverLine(fold: Folding, line: WireLine): void {
  if (fold.mayGreet) {
    fold.mayGreet = false;
    if (readReplyLine(line)) {
      fold.reading.protocol = 'smtp';
      openGreeting(fold);
    }
  }
  const read = fold.reading.protocol === 'smtp' ? readReplyLine(line) : undefined;
  if (!read) {
    notAReply(fold, line);
    return;
  }
  const left = fold.unfinished;
  // Nobody goes on with another code (RFC 5321 §4.2.1): the client had read that reply's end, and the record lacks it.
  if (left && fold.awaiting.length > 1 && left.exchange.reply?.code !== read.code) endUnfinished(fold, left);
  const waiting = fold.unfinished ?? fold.awaiting.at(0) ?? unasked(fold, read.code);
  const { exchange } = waiting;
  // The greeting's place may have been made for a client that was faster.
  if (waiting.place === 'greeting' && !exchange.reply) exchange.at = fold.at;
  exchange.reply = addReplyLine(exchange.reply, read, waiting.place);
  if (exchange.reply.complete) {
    fold.unfinished = undefined;
    if (fold.awaiting.at(0) === waiting) fold.awaiting.shift();
    settle(fold, waiting, exchange.reply);
  } else {
    fold.unfinished = waiting;
    exchange.gloss = said('gloss', 'unfinished', { lines: exchange.reply.lines.length, code: read.code });
  }
  changed(exchange);
}

function endUnfinished(fold: Folding, left: Waiting): void {
  const { reply } = left.exchange;
  fold.unfinished = undefined;
  if (fold.awaiting.at(0) === left) fold.awaiting.shift();
  const next = fold.awaiting.at(0)?.exchange;
  if (next?.coach?.cause === 'oneLineRead') withdraw(next);
  if (!reply) return;
  reply.complete = true;
  settle(fold, left, reply);
  changed(left.exchange);
}

/** A reply that nobody waits for: the end of a letter that only this server saw, or the server's own idea (421). */
function unasked(fold: Folding, code: number): Waiting {
  const letter = fold.letter?.exchange;
  if (letter?.letter && code !== 421) {
    const { lines } = letter.letter;
    const dot = letter.gap ? lines.length - 1 : heardDot(lines);
    if (dot >= 0 || letter.gap) {
      const after = letter.gap ? [] : cutAfter(letter.letter, dot);
      if (!letter.gap) noteOfLateDot(letter);
      letter.letter.ended = true;
      fold.reading.letter.ended = true;
      const waiting = endLetter(fold);
      for (const line of after) commandLine(fold, line);
      if (waiting) return waiting;
    }
  }
  const { knocked } = fold;
  if (knocked && !knocked.reply) return { exchange: knocked, unasked: true };
  return { exchange: openExchange(fold, {}), unasked: true };
}

/** Lines behind a dot that a forgiving server may have heard while the client went on. */
const LOOKED_BACK = 20;

/** The dot that this server took for the end, though it was none: after LF, or with blanks. -1: there is none. */
function heardDot(lines: readonly WireLine[]): number {
  for (let index = lines.length - 1; index >= Math.max(0, lines.length - LOOKED_BACK); index--)
    if (lines[index]?.text.trim() === '.') return index;
  return -1;
}

/** Lines after the dot were commands all along: takes them out of the letter. */
function cutAfter(letter: Letter, dot: number): LetterLine[] {
  const after = letter.lines.splice(dot + 1);
  for (const line of after) {
    letter.total--;
    letter.counts[line.part]--;
    letter.octets -= line.text.length + (line.ending === 'crlf' ? 2 : line.ending === 'lf' ? 1 : 0);
    if (line.part === 'dot-stuffed') letter.octets++;
  }
  return after;
}

function notAReply(fold: Folding, line: WireLine): void {
  const { reading } = fold;
  if (reading.protocol === 'smtp' && !fold.greeted && !fold.unfinished) becomeOther(fold);
  if (reading.protocol === 'smtp') {
    openExchange(fold, { reply: plainReply(line) }).gloss = said('gloss', 'plainServer');
    return;
  }
  fold.plain ??= openExchange(fold, {});
  const exchange = fold.plain;
  if (exchange.reply) addPlainLine(exchange.reply, line);
  else exchange.reply = plainReply(line);
  exchange.gloss = said('gloss', exchange.command ? 'plain' : 'plainServer');
  coachOfWebServer(fold, exchange, line.text);
  changed(exchange);
}

/** The first line of the server was no reply: what crossed so far were plain lines, not commands. */
function becomeOther(fold: Folding): void {
  const { reading, held } = fold;
  reading.protocol = 'other';
  fold.awaiting.clear();
  fold.held = [];
  fold.deciding = undefined;
  fold.letter = undefined;
  reading.exchanges = reading.exchanges.filter((exchange) => exchange.command);
  for (const exchange of reading.exchanges) {
    exchange.gloss = said('gloss', 'plain');
    exchange.notes = [];
    withdraw(exchange);
    if (exchange.command) {
      exchange.command.tokens = [];
      delete exchange.command.verb;
    }
    changed(exchange);
    fold.plain = exchange;
  }
  for (const { octets } of held) clientOctets(fold, octets);
}

/** The reply to `waiting` is whole: what it means, what the server holds now, and what waited for it. */
function settle(fold: Folding, waiting: Waiting, reply: ServerReply): void {
  const { exchange, place } = waiting;
  const before = fold.remembers;
  const { code } = reply;
  const done = code >= 200 && code < 300;
  if (place === 'greeting') fold.greeted = true;
  fold.remembers = standing(fold, waiting, code);
  // The letter that nobody takes is over with the next line that is a command.
  if (code < 400 || waiting.command?.verb) fold.dataRefused = undefined;
  fold.delivered = endsMail(waiting) && done;
  if (place === 'letter') fold.afterLetter = true;
  else if (done && /^(?:MAIL|RSET|EHLO|HELO)$/.test(waiting.command?.verb ?? '')) fold.afterLetter = false;
  if (fold.delivered) {
    delivered(fold, queueIdOf(reply));
    exchange.arrival = arrivalOf(fold, before);
  }
  if (fold.remembers.recipients === 0) {
    fold.taken.clear();
    fold.forwarded.clear();
  }
  draw(fold, waiting, reply);
  exchange.gloss = glossOf(fold, waiting);
  exchange.remembers = fold.remembers;
  notesOfReply(fold, waiting, before);
  coachOfReply(fold, waiting, before);
  if (fold.deciding === exchange) {
    fold.deciding = undefined;
    decide(fold, waiting, code);
    release(fold);
    fold.injected = false;
  }
}

/** The answer to a whole letter, which consumes the envelope whatever it is (RFC 5321 §4.1.1.4, RFC 3030 §2). */
function endsMail({ place, command }: Waiting): boolean {
  return place === 'letter' || (command?.verb === 'BDAT' && /\bLAST$/i.test(command.argument));
}

/** As the server stands after this answer. */
function standing(fold: Folding, waiting: Waiting, code: number): Remembered {
  const { remembers } = fold;
  // A BDAT that is no command here, or out of place, was never a letter.
  const unread = waiting.command !== undefined && code >= 500 && code <= 503;
  if (endsMail(waiting) && code !== 421 && !unread) return emptied(remembers);
  const again = isAgain(fold, waiting);
  if (again) noteOfAgain(fold, waiting.exchange);
  return afterReply(remembers, waiting.command, code, again);
}

/** The recipient is on the envelope already: one copy is enough for anybody. */
function isAgain({ taken, forwarded }: Folding, { command, exchange }: Waiting): boolean {
  if (command?.verb !== 'RCPT' || (exchange.reply?.code ?? 0) >= 300) return false;
  const path = sameMailbox(command.path ?? '');
  if (taken.has(path)) return true;
  taken.add(path);
  const to =
    exchange.reply?.code === 251 ? /<([^<>]+)>[^<>]*$/.exec(exchange.reply.lines.at(-1)?.rest ?? '') : null;
  if (to?.[1] !== undefined) forwarded.set(path, to[1]);
  return false;
}

/** What the pictures show of this answer. */
function draw(fold: Folding, waiting: Waiting, reply: ServerReply): void {
  const { command } = waiting;
  const done = reply.code >= 200 && reply.code < 300;
  switch (command?.verb) {
    case 'EHLO':
    case 'HELO':
      if (!done) return;
      fold.reading.extensions = extensionsOf(reply);
      fold.unnamed = false;
      emptiedPicture(fold);
      break;
    case 'RSET':
      if (done) emptiedPicture(fold);
      break;
    case 'MAIL':
      if (done) declare(fold, command.line.text);
      answered(fold, waiting);
      break;
    case 'RCPT':
      answered(fold, waiting);
      break;
    default:
      if (waiting.place !== 'letter') return;
  }
  fold.redraw = true;
}

function declare(fold: Folding, text: string): void {
  fold.declaredUtf8 = /[ \t]SMTPUTF8\b/i.test(text);
  fold.declaredEightBit = fold.declaredUtf8 || /[ \t]BODY=8BITMIME\b/i.test(text);
}

/** What the octets behind DATA, AUTH, STARTTLS and BDAT are, now that the answer is here. */
function decide(fold: Folding, waiting: Waiting, code: number): void {
  const { exchange, command } = waiting;
  switch (command?.verb) {
    case 'DATA':
      if (code === 354 && fold.held.length > 0) noteOfHeld(exchange);
      if (code === 354) openLetter(fold);
      else fold.dataRefused = exchange;
      break;
    case 'AUTH':
      if (code === 235) fold.loggedIn = true;
      if (code !== 334) break;
      fold.challenged = waiting;
      markChallenge(exchange.reply?.lines.at(-1), waiting.sasl);
      break;
    case 'STARTTLS':
      fold.awaitsTls = code === 220;
      fold.injected = fold.awaitsTls && fold.held.length > 0;
      break;
    case 'BDAT':
      // Whoever knows BDAT reads its octets, whatever comes of them (RFC 3030 §2).
      if (code < 500 || code > 502) takeChunk(fold, exchange, Number.parseInt(command.argument, 10));
      break;
    default:
  }
}
