import { createDotReader } from '../dot.ts';
import { said } from '../prose/said.ts';
import { markAnswer, saslOfCommand } from '../sasl/place.ts';
import { coachOfCommand, coachOfLetter, coachOfUnended, withdraw } from './coach/index.ts';
import { type ReadCommand, readCommand } from './command-line.ts';
import { differences } from './differs.ts';
import { addressed } from './envelope.ts';
import { changed, openExchange } from './exchange.ts';
import type { Folding, LetterFacts, Waiting } from './folding.ts';
import { glossOf } from './gloss.ts';
import { addLine, createLetter, createLetterState, createPicture } from './letter.ts';
import { notesOfLetter, notesOfLetterLine } from './letter-notes.ts';
import { createLineCutter, feed, flush, nextLine } from './line-cutter.ts';
import { noteOfGap, noteOfGroup, notesOfCommand } from './notes.ts';
import type { Exchange, Token, WireLine } from './reading.ts';

const NONE = new Uint8Array(0);

/** Verbs whose answer decides what the octets after them are: letter, secret, TLS, or commands as before. */
const DECIDES: ReadonlySet<string | undefined> = new Set(['DATA', 'AUTH', 'STARTTLS', 'BDAT']);

/** Lines, or the letter up to its dot, or octets that wait for the answer which says what they are. */
export function clientOctets(fold: Folding, chunk: Uint8Array): void {
  let rest = chunk;
  while (rest.length > 0) {
    if (fold.deciding) {
      fold.held.push({ octets: rest, at: fold.at });
      return;
    }
    const { letter } = fold;
    if (!letter) {
      feed(fold.client, rest);
      rest = takeLines(fold);
      continue;
    }
    const step = letter.dot.feed(rest);
    feed(fold.client, rest.subarray(0, rest.length - step.rest.length));
    takeLines(fold);
    opened(letter.exchange);
    if (step.ended) endLetter(fold);
    rest = step.rest;
  }
}

/** Takes lines until there are none, or until one decides what follows it; then the octets after it come back. */
function takeLines(fold: Folding): Uint8Array {
  const { client } = fold;
  for (let line = nextLine(client, fold.at); line; line = nextLine(client, fold.at)) {
    clientLine(fold, line);
    if (fold.deciding) return client.reader.takeRest();
  }
  return NONE;
}

function clientLine(fold: Folding, line: WireLine): void {
  if (fold.reading.protocol === 'other') {
    fold.plain = openExchange(fold, { command: { ...line, tokens: [] } });
  } else if (fold.letter) letterLine(fold, line);
  else if (fold.challenged) responseLine(fold, line, fold.challenged);
  else commandLine(fold, line);
}

export function commandLine(fold: Folding, line: WireLine): void {
  const command = readCommand(line);
  if (line.text === '' && line.ending === 'lf' && fold.lastEnding === 'crlf') command.extra = true;
  const exchange = openExchange(fold, { command: command.line });
  const place = command.verb === 'AUTH' && fold.loggedIn ? 'again' : command.verb;
  const waiting: Waiting = { exchange, command, ...(place ? { place } : {}) };
  if (command.verb === 'AUTH') waiting.sasl = saslOfCommand(command.line);
  remind(fold, command);
  exchange.gloss = glossOf(fold, waiting);
  notesOfCommand(fold, waiting);
  if (!command.extra) noteOfGroup(fold, waiting);
  coachOfCommand(fold, exchange, command);
  fold.awaiting.push(waiting);
  if (!command.extra) fold.lastEnding = line.ending;
  if (command.verb === 'RCPT') addressed(fold, waiting);
  if (DECIDES.has(command.verb)) fold.deciding = exchange;
}

/** What the client calls itself and its sender, for lines that it may say again. */
function remind({ own }: Folding, { verb, grammar, argument, path }: ReadCommand): void {
  if (grammar.problem) return;
  if ((verb === 'EHLO' || verb === 'HELO') && grammar.name) own.name = argument;
  if (verb === 'MAIL' && path) own.sender = path;
}

/** Challenges of one login that are remembered; LOGIN has two, SCRAM three. */
const MOST_RESPONSES = 4;

/** The answer to a 334: no command, and a secret (RFC 4954 §4). */
function responseLine(fold: Folding, line: WireLine, asked: Waiting): void {
  fold.challenged = undefined;
  const cancels = line.text === '*';
  const token: Token = {
    ...{ start: 0, end: line.text.length, rfc: 'RFC 4954 §4' },
    token: cancels ? 'auth-cancel' : 'auth-response',
  };
  const sasl = markAnswer(token, asked.sasl);
  const exchange = openExchange(fold, { command: { ...line, tokens: line.text === '' ? [] : [token] } });
  exchange.gloss = said('gloss', cancels ? 'loginGivenUp' : 'authResponse');
  const responses = [...(asked.responses ?? []), line.text].slice(-MOST_RESPONSES);
  fold.awaiting.push({ ...asked, exchange, place: cancels ? 'cancel' : 'answer', responses, sasl });
  fold.deciding = exchange;
}

export function openLetter(fold: Folding): void {
  const exchange = openExchange(fold, { letter: createLetter() });
  const { declaredEightBit, declaredUtf8 } = fold;
  const facts: LetterFacts = { declaredEightBit, declaredUtf8, said: new Set(), bareDots: 0, body: 'ascii' };
  exchange.gloss = said('gloss', 'letterOpen', { lines: 0 });
  fold.letter = { exchange, state: createLetterState(), fields: new Set(), dot: createDotReader(), facts };
  fold.reading.letter = createPicture();
  fold.redraw = true;
}

function letterLine(fold: Folding, line: WireLine): void {
  const open = fold.letter;
  const letter = open?.exchange.letter;
  if (!open || !letter) return;
  const added = addLine(letter, fold.reading.letter, open.state, line);
  if (added.name !== undefined) open.fields.add(added.name.toLowerCase());
  notesOfLetterLine(open, added);
  // Beyond the first line of the body nothing is compared with the envelope.
  if (added.part !== 'body' || letter.counts.body === 1) fold.redraw = true;
  coachOfLetter(fold, open, added);
}

/** What the row of an open letter says of it, after some lines of it. */
function opened(exchange: Exchange): void {
  exchange.gloss = said('gloss', 'letterOpen', { lines: exchange.letter?.total ?? 0 });
  changed(exchange);
}

/** The dot came, or this server took something else for it: the letter's exchange waits for its answer. */
export function endLetter(fold: Folding): Waiting | undefined {
  const ended = fold.letter;
  if (!ended) return undefined;
  fold.letter = undefined;
  ended.exchange.gloss = said('gloss', 'letterWaiting');
  withdraw(ended.exchange);
  notesOfLetter(ended, fold.reading.letter);
  const differs = differences(fold.reading);
  fold.reading.differs = differs;
  fold.redraw = false;
  if (differs.length > 0) ended.exchange.differs = differs;
  const waiting: Waiting = { exchange: ended.exchange, place: 'letter' };
  fold.awaiting.push(waiting);
  return waiting;
}

/** Octets that waited are read as what they turned out to be. */
export function release(fold: Folding): void {
  const { at, held } = fold;
  fold.held = [];
  // One of these lines may decide again: then `clientOctets` puts what follows it back, in order.
  for (const waiting of held) {
    fold.at = waiting.at;
    clientOctets(fold, waiting.octets);
  }
  fold.at = at;
}

/** The octets that BDAT had announced have crossed before its answer; they are a piece of the letter (RFC 3030 §2). */
export function takeChunk(fold: Folding, exchange: Exchange, size: number): void {
  const letter = createLetter();
  const state = createLetterState();
  const cutter = createLineCutter();
  cutter.offset = fold.client.offset;
  let left = Number.isFinite(size) ? size : 0;
  while (left > 0 && fold.held.length > 0) {
    const { octets, at } = fold.held.shift() as Folding['held'][number];
    const mine = octets.subarray(0, left);
    left -= mine.length;
    if (mine.length < octets.length) fold.held.unshift({ octets: octets.subarray(mine.length), at });
    feed(cutter, mine);
    // BDAT has no dots to take off: a dot is a dot.
    for (let line = nextLine(cutter, at); line; line = nextLine(cutter, at)) {
      addLine(letter, fold.reading.letter, state, line, false);
    }
  }
  const rest = flush(cutter, fold.at);
  if (rest) addLine(letter, fold.reading.letter, state, rest, false);
  fold.client.offset = cutter.offset;
  fold.redraw = true;
  exchange.letter = letter;
  changed(exchange);
}

/** Octets of the client of which only the count was kept. */
export function clientGap(fold: Folding, length: number): boolean {
  const begun = flush(fold.client, fold.at);
  fold.client.offset += length;
  const { letter } = fold;
  const counted = letter?.exchange.letter;
  if (!letter || !counted) return false;
  const { exchange } = letter;
  if (begun) letterLine(fold, begun);
  opened(exchange);
  exchange.gap ??= { client: 0, server: 0 };
  exchange.gap.client += length;
  counted.octets += length;
  letter.state.inHeader = false;
  // The lab keeps the dot line and what follows it (packages/lab, `Tap`): the next octets begin a line.
  letter.state.atLineStart = true;
  letter.dot = createDotReader();
  noteOfGap(exchange);
  changed(exchange);
  return true;
}

/** What stood without an ending when the connection was over. */
export function unendedLine(fold: Folding, line: WireLine): void {
  if (fold.letter) {
    letterLine(fold, line);
    opened(fold.letter.exchange);
    return;
  }
  const other = fold.reading.protocol === 'other';
  const exchange = openExchange(fold, { command: other ? { ...line, tokens: [] } : readCommand(line).line });
  if (other) return;
  const octets = line.octets ?? line.text.length;
  exchange.gloss = said('gloss', 'unended', { octets });
  coachOfUnended(fold, exchange, line.text, octets);
}
