import { createDotReader } from '../dot.ts';
import { said } from '../prose/said.ts';
import { arrivalOf } from './arrival.ts';
import { coachOfLetter, coachOfReply, coachOfUnended } from './coach/index.ts';
import { readCommand } from './command-line.ts';
import { differences } from './differs.ts';
import { addressed, answered, delivered, emptiedPicture } from './envelope.ts';
import { createFolding, type Folding, type LetterFacts, type Waiting } from './folding.ts';
import { glossOf } from './gloss.ts';
import { addLine, createLetter, createLetterState, createPicture } from './letter.ts';
import { createLineCutter, feed, flush, nextLine } from './line-cutter.ts';
import { nextLines } from './next-lines.ts';
import { noteOfChunk, notesOfCommand, notesOfLetter, notesOfReply } from './notes.ts';
import type {
  DialogueReading,
  Exchange,
  LetterLine,
  ReadingContext,
  ReadingEvent,
  WireLine,
} from './reading.ts';
import { afterReply, emptied, nothingRemembered } from './remembered.ts';
import {
  addPlainLine,
  addReplyLine,
  extensionsOf,
  plainReply,
  queueIdOf,
  readReplyLine,
} from './server-reply.ts';
import { turnOf } from './turn.ts';

/** Readings and what the fold keeps beside them: lines cut in two, replies not finished, lines that wait. */
const foldings = new WeakMap<DialogueReading, Folding>();

const NONE = new Uint8Array(0);

/** Verbs whose answer decides what the octets after them are: letter, secret, TLS, or commands as before. */
const DECIDES: ReadonlySet<string | undefined> = new Set(['DATA', 'AUTH', 'STARTTLS', 'BDAT']);
/** Servers of these services speak no SMTP, and no greeting is waited for. */
const OTHER_SERVICES: ReadonlySet<string> = new Set(['web', 'dns', 'pop3', 'pop3s', 'imap', 'imaps']);

/** An empty reading of a connection. Feed it with `advance`. */
export function createReading(context: ReadingContext): DialogueReading {
  const reading: DialogueReading = {
    version: 0,
    protocol: OTHER_SERVICES.has(context.service) ? 'other' : 'smtp',
    exchanges: [],
    envelope: { forwardPaths: [] },
    letter: createPicture(),
    differs: [],
    phase: 'none',
    extensions: [],
    next: [],
    turn: { whose: 'nobody', since: 0, said: said('turn', 'none') },
  };
  foldings.set(reading, createFolding(reading, context));
  return reading;
}

/**
 * Takes the next event of the connection into the reading, in place. Costs what the event's octets cost. Never throws:
 * any octets are some dialogue.
 */
export function advance(reading: DialogueReading, event: ReadingEvent): void {
  const fold = foldings.get(reading);
  if (!fold) return;
  fold.at = event.at;
  switch (event.kind) {
    case 'opened':
      if (fold.remembers.phase === 'none') remember(fold, { ...fold.remembers, phase: 'connected' });
      break;
    case 'octets':
      if (event.octets === undefined) gap(fold, event.from, event.length);
      else octets(fold, event.from, event.octets);
      break;
    case 'secured':
      secured(fold);
      break;
    case 'closed':
      closed(fold, event);
      break;
    default:
      event satisfies never;
  }
  finish(fold);
}

/** What is derived from the whole, once for each event. */
function finish(fold: Folding): void {
  const { reading } = fold;
  reading.phase = fold.remembers.phase;
  if (fold.redraw) {
    reading.differs = differences(reading);
    fold.redraw = false;
  }
  const spoken = fold.greeted || reading.exchanges.some((exchange) => exchange.reply);
  reading.next = nextLines(reading, fold.context, fold.remembers, fold.progress, fold.delivered, spoken);
  const repair = fold.finger?.coach?.repair;
  if (repair !== undefined && reading.phase !== 'closed' && fold.finger === reading.exchanges.at(-1)) {
    reading.next = [
      { line: repair, likely: true },
      ...reading.next.filter(({ line }) => line !== repair).map((line) => ({ ...line, likely: false })),
    ].slice(0, 5);
  }
  reading.turn = turnOf(fold);
  reading.version++;
}

function octets(fold: Folding, from: 'client' | 'server', chunk: Uint8Array): void {
  if (chunk.length === 0) return;
  greetingPlace(fold);
  if (fold.opaque || looksLikeTls(fold, from, chunk)) {
    opaque(fold, from, chunk.length);
    return;
  }
  if (from === 'client') {
    clientOctets(fold, chunk);
    noteOfChunk(fold);
    return;
  }
  feed(fold.server, chunk);
  for (let line = nextLine(fold.server, fold.at); line; line = nextLine(fold.server, fold.at))
    serverLine(fold, line);
}

/** Lines, or the letter up to its dot, or octets that wait for the answer which says what they are. */
function clientOctets(fold: Folding, chunk: Uint8Array): void {
  let rest = chunk;
  while (rest.length > 0) {
    if (fold.deciding) {
      fold.held.push({ octets: rest, at: fold.at });
      return;
    }
    const { letter } = fold;
    if (!letter) {
      feed(fold.client, rest);
      rest = takeLines(fold, () => fold.deciding !== undefined || fold.letter !== undefined);
      continue;
    }
    const step = letter.dot.feed(rest);
    feed(fold.client, rest.subarray(0, rest.length - step.rest.length));
    takeLines(fold, () => false);
    if (step.ended) endLetter(fold);
    rest = step.rest;
  }
}

/** Takes lines until there are none, or until they mean something else; then the octets after them come back. */
function takeLines(fold: Folding, enough: () => boolean): Uint8Array {
  const { client } = fold;
  for (let line = nextLine(client, fold.at); line; line = nextLine(client, fold.at)) {
    clientLine(fold, line);
    if (enough()) return client.reader.takeRest();
  }
  return NONE;
}

/** The first exchange is the server's, even if the client was faster. */
function greetingPlace(fold: Folding): void {
  if (fold.begun || fold.reading.protocol === 'other') return;
  fold.begun = true;
  if (fold.remembers.phase === 'none') remember(fold, { ...fold.remembers, phase: 'connected' });
  const exchange = open(fold, {});
  fold.awaiting.push({ exchange, place: 'greeting' });
  exchange.gloss = said('gloss', 'greetingAwaited');
}

function open(fold: Folding, parts: Pick<Exchange, 'command' | 'letter' | 'reply' | 'gap'>): Exchange {
  const exchange: Exchange = {
    id: fold.nextId++,
    at: fold.at,
    ...parts,
    gloss: said('gloss', 'plain'),
    notes: [],
    remembers: fold.remembers,
    version: 0,
  };
  fold.reading.exchanges.push(exchange);
  return exchange;
}

const changed = (exchange: Exchange): void => {
  exchange.version++;
};

function remember(fold: Folding, after: Folding['remembers']): void {
  fold.remembers = after;
}

function clientLine(fold: Folding, line: WireLine): void {
  if (fold.reading.protocol === 'other') plainClientLine(fold, line);
  else if (fold.letter) letterLine(fold, line);
  else commandLine(fold, line);
}

function plainClientLine(fold: Folding, line: WireLine): void {
  const exchange = open(fold, { command: { ...line, tokens: [] } });
  fold.plain = exchange;
}

function commandLine(fold: Folding, line: WireLine): void {
  if (fold.challenged) {
    const { waiting } = fold.challenged;
    fold.challenged = undefined;
    const end = line.text.length;
    const exchange = open(fold, {
      command: { ...line, tokens: [{ start: 0, end, token: 'auth-response' }] },
    });
    exchange.gloss = said('gloss', 'authResponse');
    fold.awaiting.push({ ...waiting, exchange });
    fold.deciding = exchange;
    return;
  }
  const command = readCommand(line);
  const exchange = open(fold, { command: command.line });
  const waiting: Waiting = { exchange, command, ...(command.verb ? { place: command.verb } : {}) };
  fold.awaiting.push(waiting);
  fold.commandsOfChunk.push(exchange);
  exchange.gloss = glossOf(fold, waiting);
  notesOfCommand(fold, waiting);
  if (command.verb === 'RCPT') addressed(fold, waiting);
  if (DECIDES.has(command.verb)) fold.deciding = exchange;
}

function letterLine(fold: Folding, line: WireLine): void {
  const open = fold.letter;
  if (!open?.exchange.letter) return;
  const { exchange } = open;
  const { letter } = exchange as { letter: NonNullable<Exchange['letter']> };
  const added = addLine(letter, fold.reading.letter, open.state, line);
  if (added.name !== undefined) open.fields.add(added.name.toLowerCase());
  observe(open.facts, added);
  fold.redraw = true;
  exchange.gloss = said('gloss', 'letterOpen', { lines: letter.total });
  coachOfLetter(fold, exchange, added);
  changed(exchange);
}

function observe(facts: LetterFacts, line: LetterLine): void {
  facts.longest = Math.max(facts.longest, line.octets ?? line.text.length);
  facts.eightBit ||= /[\x80-\xff]/.test(line.text);
  if (line.name !== undefined && /[ \t]/.test(line.text[line.name.length] ?? ''))
    facts.spacedField ??= line.name;
}

function endLetter(fold: Folding): void {
  const ended = fold.letter;
  if (!ended) return;
  fold.letter = undefined;
  ended.exchange.gloss = said('gloss', 'letterWaiting');
  delete ended.exchange.coach;
  notesOfLetter(ended);
  fold.awaiting.push({ exchange: ended.exchange, place: 'letter' });
}

function serverLine(fold: Folding, line: WireLine): void {
  const read = fold.reading.protocol === 'smtp' ? readReplyLine(line) : undefined;
  if (!read) {
    notAReply(fold, line);
    return;
  }
  const waiting = fold.unfinished ?? fold.awaiting[0] ?? unasked(fold, read.code);
  const { exchange } = waiting;
  exchange.reply = addReplyLine(exchange.reply, read, waiting.place);
  if (exchange.reply.complete) {
    fold.unfinished = undefined;
    if (fold.awaiting[0] === waiting) fold.awaiting.shift();
    settle(fold, waiting);
  } else {
    fold.unfinished = waiting;
    exchange.gloss = said('gloss', 'unfinished', { lines: exchange.reply.lines.length, code: read.code });
  }
  changed(exchange);
}

/** A reply that nobody waits for: the end of a letter that only this server saw, or the server's own idea (421). */
function unasked(fold: Folding, code: number): Waiting {
  const { letter } = fold;
  if (letter && code !== 421) {
    const last = letter.exchange.letter?.lines.at(-1)?.text;
    const unseen = letter.exchange.gap !== undefined;
    if (unseen || last?.trim() === '.') {
      if (!unseen)
        letter.exchange.notes.push({ voice: 'rfc', said: said('note', 'lateDot'), rfc: 'RFC 5321 §4.1.1.4' });
      if (letter.exchange.letter) letter.exchange.letter.ended = true;
      fold.reading.letter.ended = true;
      endLetter(fold);
      return fold.awaiting[0] as Waiting;
    }
  }
  return { exchange: open(fold, {}), unasked: true };
}

function notAReply(fold: Folding, line: WireLine): void {
  const { reading } = fold;
  if (reading.protocol === 'smtp' && !fold.greeted) becomeOther(fold);
  if (reading.protocol === 'other') {
    const exchange = fold.plain ?? open(fold, {});
    fold.plain = exchange;
    if (exchange.reply) addPlainLine(exchange.reply, line);
    else exchange.reply = plainReply(line);
    exchange.gloss = said('gloss', exchange.command ? 'plain' : 'plainServer');
    changed(exchange);
    return;
  }
  const exchange = open(fold, { reply: plainReply(line) });
  exchange.gloss = said('gloss', 'plainServer');
}

/** The first line of the server was no reply: what crossed so far were plain lines, not commands. */
function becomeOther(fold: Folding): void {
  const { reading } = fold;
  reading.protocol = 'other';
  const held = fold.held;
  fold.awaiting = [];
  fold.held = [];
  fold.deciding = undefined;
  fold.letter = undefined;
  reading.exchanges = reading.exchanges.filter((exchange) => exchange.command);
  for (const exchange of reading.exchanges) {
    exchange.gloss = said('gloss', 'plain');
    exchange.notes = [];
    delete exchange.coach;
    const { command } = exchange;
    if (command) {
      command.tokens = [];
      delete command.verb;
    }
    changed(exchange);
    fold.plain = exchange;
  }
  for (const { octets: waiting } of held) clientOctets(fold, waiting);
}

/** The reply to `waiting` is whole: what it means, what the server holds now, and what waited for it. */
function settle(fold: Folding, waiting: Waiting): void {
  const { exchange, command, place } = waiting;
  const { reply } = exchange;
  if (!reply) return;
  const before = fold.remembers;
  const { code } = reply;
  const { reading } = fold;
  if (place === 'greeting') fold.greeted = true;
  if (place === 'letter') {
    if (code < 300 && code >= 200) delivered(fold, exchange, queueIdOf(reply));
    remember(fold, code === 421 ? { ...before, phase: 'closed' } : emptied(before));
  } else remember(fold, afterReply(before, command, code));
  fold.delivered = place === 'letter' && code >= 200 && code < 300;
  if (command?.verb === 'EHLO' && code === 250) reading.extensions = extensionsOf(reply);
  if (command?.verb === 'HELO' && code === 250) reading.extensions = [];
  if (command?.verb === 'MAIL' && code === 250) {
    fold.declaredEightBit = /\b(?:8BITMIME|SMTPUTF8)\b/i.test(command.line.text);
  }
  if (command && (command.verb === 'RCPT' || command.verb === 'MAIL')) answered(fold, waiting);
  if (command && code < 300 && /^(?:RSET|EHLO|HELO)$/.test(command.verb ?? '')) emptiedPicture(fold);
  if (code < 400) fold.dataRefused = undefined;
  exchange.gloss = glossOf(fold, waiting);
  notesOfReply(fold, waiting, before);
  const coach = coachOfReply(fold, waiting, before);
  if (coach) {
    exchange.coach = coach;
    fold.finger = exchange;
  }
  exchange.remembers = fold.remembers;
  if (place === 'letter' && code >= 200 && code < 300) {
    const arrival = arrivalOf(fold, before);
    exchange.arrival = arrival;
  }
  fold.redraw = true;
  decide(fold, waiting);
}

/** What the octets behind DATA, AUTH, STARTTLS and BDAT are, now that the answer is here. */
function decide(fold: Folding, waiting: Waiting): void {
  const { exchange, command } = waiting;
  const code = exchange.reply?.code ?? 0;
  if (fold.deciding !== exchange) return;
  fold.deciding = undefined;
  if (command?.verb === 'DATA') {
    if (code === 354) openLetter(fold);
    else fold.dataRefused = exchange;
  } else if (command?.verb === 'AUTH' && code === 334) fold.challenged = { waiting };
  else if (command?.verb === 'STARTTLS' && code === 220) fold.awaitsTls = true;
  else if (command?.verb === 'BDAT' && code < 300)
    takeChunk(fold, exchange, Number.parseInt(command.argument, 10));
  release(fold);
}

/** Octets that waited are read as what they turned out to be. */
function release(fold: Folding): void {
  const { at } = fold;
  while (fold.held.length > 0 && !fold.deciding) {
    const held = fold.held.shift() as Folding['held'][number];
    fold.at = held.at;
    clientOctets(fold, held.octets);
  }
  fold.at = at;
}

function openLetter(fold: Folding): void {
  const exchange = open(fold, { letter: createLetter() });
  const facts = { longest: 0, eightBit: false, declaredEightBit: fold.declaredEightBit };
  exchange.gloss = said('gloss', 'letterOpen', { lines: 0 });
  fold.letter = { exchange, state: createLetterState(), fields: new Set(), dot: createDotReader(), facts };
  fold.reading.letter = createPicture();
  fold.redraw = true;
}

/** The octets that BDAT had announced have crossed before its answer; they are a piece of the letter (RFC 3030 §2). */
function takeChunk(fold: Folding, exchange: Exchange, size: number): void {
  const letter = createLetter();
  const state = createLetterState();
  const cutter = createLineCutter();
  cutter.offset = fold.client.offset;
  let left = Number.isFinite(size) ? size : 0;
  while (left > 0 && fold.held.length > 0) {
    const held = fold.held.shift() as Folding['held'][number];
    const mine = held.octets.subarray(0, left);
    left -= mine.length;
    if (mine.length < held.octets.length)
      fold.held.unshift({ octets: held.octets.subarray(mine.length), at: held.at });
    feed(cutter, mine);
    // BDAT has no dots to take off: a dot is a dot.
    for (let line = nextLine(cutter, held.at); line; line = nextLine(cutter, held.at)) {
      addLine(letter, fold.reading.letter, state, line, false);
    }
  }
  const rest = flush(cutter, fold.at);
  if (rest) addLine(letter, fold.reading.letter, state, rest, false);
  fold.client.offset = cutter.offset;
  exchange.letter = letter;
  changed(exchange);
}

function looksLikeTls(fold: Folding, from: 'client' | 'server', chunk: Uint8Array): boolean {
  if (!fold.awaitsTls && from === 'server' && fold.greeted) return false;
  if (from === 'client' && !fold.awaitsTls) return false;
  // A TLS record: handshake or alert, version 3.x (RFC 8446 §5.1).
  const tls = (chunk[0] === 22 || chunk[0] === 21) && chunk[1] === 3;
  return tls && fold.client.reader.begun === 0 && fold.server.reader.begun === 0;
}

function opaque(fold: Folding, from: 'client' | 'server', length: number): void {
  fold.opaque ??= open(fold, { gap: { client: 0, server: 0 } });
  fold.opaque.gloss = said('gloss', 'tlsOpaque');
  if (fold.opaque.gap) fold.opaque.gap[from] += length;
  changed(fold.opaque);
}

/** TLS stands: the two ends forget all they knew (RFC 3207 §4.2), and the lab reads on behind it. */
function secured(fold: Folding): void {
  fold.awaitsTls = false;
  fold.opaque = undefined;
  if (!fold.greeted) return;
  remember(fold, nothingRemembered('connected'));
  fold.reading.extensions = [];
}

/** Octets whose count is all that was kept. What they said is unknown, so nothing after them is matched to them. */
function gap(fold: Folding, from: 'client' | 'server', length: number): void {
  greetingPlace(fold);
  if (fold.letter && from === 'client') {
    const { exchange } = fold.letter;
    exchange.gap ??= { client: 0, server: 0 };
    exchange.gap.client += length;
    if (exchange.letter) exchange.letter.octets += length;
    changed(exchange);
    return;
  }
  if (from === 'server') {
    fold.awaiting = [];
    fold.unfinished = undefined;
    flush(fold.server, fold.at);
  } else flush(fold.client, fold.at);
  fold[from].offset += length;
  if (fold.gap === undefined) {
    fold.gap = open(fold, { gap: { client: 0, server: 0 } });
  }
  if (fold.gap.gap) fold.gap.gap[from] += length;
  fold.gap.gloss = said('gloss', 'gap', {
    octets: (fold.gap.gap?.client ?? 0) + (fold.gap.gap?.server ?? 0),
  });
  changed(fold.gap);
}

function closed(fold: Folding, event: Extract<ReadingEvent, { kind: 'closed' }>): void {
  const { reading } = fold;
  fold.deciding = undefined;
  release(fold);
  // A line read on the way may have been one that decides again: nobody will answer it any more.
  while (fold.held.length > 0) {
    fold.deciding = undefined;
    release(fold);
  }
  const rest = flush(fold.client, fold.at);
  if (rest) unendedLine(fold, rest);
  const last = flush(fold.server, fold.at);
  if (last) serverLine(fold, last);
  reading.closed = { by: event.by, how: event.how };
  remember(fold, { ...fold.remembers, phase: 'closed' });
}

function unendedLine(fold: Folding, line: WireLine): void {
  const octets = line.octets ?? line.text.length;
  if (fold.letter) {
    letterLine(fold, line);
    return;
  }
  const exchange = open(fold, { command: { ...readCommand(line).line } });
  exchange.gloss = said('gloss', 'unended', { octets });
  exchange.coach = coachOfUnended(exchange, octets);
  if (fold.reading.protocol === 'other') exchange.command = { ...line, tokens: [] };
}
