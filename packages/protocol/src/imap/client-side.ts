import { said } from '../prose/said.ts';
import { addLine, createLetter, createLetterState, createPicture } from '../reading/letter.ts';
import type { Token, WireLine } from '../reading/reading.ts';
import { markAnswer, saslOfCommand } from '../sasl/place.ts';
import { coachOfCommand, coachOfLetterLine, coachOfUnended } from './coach/index.ts';
import { lineOfLiteral, type ReadImapCommand, readCommand, readOn } from './command-line.ts';
import { isImapVerb } from './commands.ts';
import { changed, createWaiting, type ImapFolding, openExchange, owe, type Waiting } from './folding.ts';
import { glossOf } from './gloss.ts';
import { announcedBy, isTag } from './lexemes.ts';
import { notesOfCommand } from './notes.ts';
import { imapSaid } from './said.ts';
import type { ImapTokenId } from './tokens.ts';
import {
  createLiteral,
  feed,
  feedLiteral,
  flush,
  gapInLiteral,
  joined,
  leftBehind,
  nextCut,
} from './wire-lines.ts';

const NONE = new Uint8Array(0);

/** Lines, literals, or octets that wait for the answer which says what they are. */
export function clientOctets(fold: ImapFolding, chunk: Uint8Array): void {
  let rest = chunk;
  while (rest.length > 0) {
    if (fold.deciding) {
      fold.held.push({ octets: rest, at: fold.at });
      return;
    }
    if (fold.literal) {
      rest = feedLiteral(fold.literal, rest);
      takeLiteral(fold);
      continue;
    }
    feed(fold.client, rest);
    rest = takeLines(fold);
  }
}

/** Takes lines until there are none, or until one decides what follows it; then the octets after it come back. */
function takeLines(fold: ImapFolding): Uint8Array {
  const { client } = fold;
  for (let cut = nextCut(client, fold.at); cut; cut = nextCut(client, fold.at)) {
    clientLine(fold, cut.wire, cut.tail);
    if (fold.deciding || fold.literal) return client.reader.takeRest();
  }
  return NONE;
}

function clientLine(fold: ImapFolding, line: WireLine, tail: string | undefined): void {
  if (fold.rest) restLine(fold, line);
  else if (fold.challenged) responseLine(fold, line, fold.challenged);
  else if (fold.idling) doneLine(fold, line, fold.idling);
  else commandLine(fold, line, tail);
}

function commandLine(fold: ImapFolding, line: WireLine, tail: string | undefined): void {
  const command = readCommand(line);
  const announced = tail === undefined ? undefined : announcedBy(tail);
  if (announced && !command.announced) command.announced = announced;
  const { verb, tag } = command;
  const exchange = openExchange(fold, { command: command.line });
  const waiting = createWaiting(exchange, { command, tag, ...(verb ? { place: verb } : {}) });
  if (verb === 'AUTHENTICATE') waiting.sasl = saslOfCommand(command.line);
  exchange.gloss = glossOf(fold, waiting);
  notesOfCommand(fold, waiting, command);
  coachOfCommand(fold, waiting, command);
  owe(fold, waiting);
  fold.lastEnding = line.ending;
  if (isStyle(command)) fold.lastTag = tag;
  decides(fold, waiting, command);
}

/** A tag whose way the next ones may go on in: what stands there by mistake is a word, or has signs that no tag has. */
const isStyle = ({ tag, verb, word }: ReadImapCommand): boolean =>
  isTag(tag) &&
  (verb
    ? !isImapVerb(tag.toUpperCase()) && tag.toUpperCase() !== 'UID'
    : word !== '' && /^[A-Za-z]{0,6}\d{1,6}$/.test(tag));

/** What follows a line may be a literal, a secret, TLS: its answer, or its own last sign, tells. */
function decides(fold: ImapFolding, waiting: Waiting, { verb, announced }: ReadImapCommand): void {
  if (announced?.plus) {
    openLiteral(fold, waiting, announced.octets);
    return;
  }
  if (announced) waiting.awaits = 'literal';
  else if (verb === 'AUTHENTICATE') waiting.awaits = 'challenge';
  else if (verb === 'IDLE') waiting.awaits = 'idle';
  else {
    delete waiting.awaits;
    if (verb !== 'STARTTLS' && verb !== 'COMPRESS') return;
  }
  fold.deciding = waiting;
}

/** The `+` came, or none was needed: so many octets belong to the command (RFC 3501 §4.3). */
export function openLiteral(fold: ImapFolding, waiting: Waiting, octets: number): void {
  const token: ImapTokenId = waiting.command?.named.pending ?? 'text';
  const literal = { ...createLiteral(octets, fold.client.offset), waiting, token, lines: 0 };
  fold.literal = literal;
  fold.client.chunks = 1;
  if (token === 'letter-text') {
    const exchange = openExchange(fold, { letter: createLetter(), continues: waiting.first.id });
    fold.reading.letter = createPicture();
    fold.literal.letter = { exchange, letter: exchange.letter!, state: createLetterState() };
    waiting.exchange = exchange;
    exchange.gloss = imapSaid('imapGloss', 'letterGoing', { octets, left: octets });
  }
  if (octets === 0) takeLiteral(fold);
}

/** Lines of the literal as they come, and its end. */
function takeLiteral(fold: ImapFolding): void {
  const { literal } = fold;
  if (!literal) return;
  const { cutter, waiting, letter } = literal;
  for (let cut = nextCut(cutter, fold.at); cut; cut = nextCut(cutter, fold.at)) literalLine(fold, cut.wire);
  if (letter) {
    letter.exchange.gloss = imapSaid('imapGloss', 'letterGoing', {
      octets: literal.octets,
      left: literal.left,
    });
    changed(letter.exchange);
  }
  if (literal.left > 0) return;
  fold.literal = undefined;
  const prefix = flush(cutter, fold.at);
  fold.client.offset = cutter.offset;
  const { octets, text, kept } = literal;
  fold.rest = {
    waiting,
    prefix: undefined,
    text: octets <= kept ? text : '',
    octets,
    letter: letter !== undefined,
  };
  if (letter) {
    if (prefix) addToLetter(fold, letter, prefix);
    letter.letter.ended = true;
    fold.reading.letter.ended = true;
    letter.exchange.gloss = imapSaid('imapGloss', 'letterWhole', { octets });
  } else {
    if (prefix) fold.rest.prefix = prefix;
    if (literal.lines > 0 && waiting.command) waiting.command.swallowed = { octets };
  }
}

function literalLine(fold: ImapFolding, line: WireLine): void {
  const { literal } = fold;
  if (!literal) return;
  literal.lines++;
  const { letter, waiting, token } = literal;
  if (letter) {
    addToLetter(fold, letter, line);
    return;
  }
  const exchange = openExchange(fold, { command: lineOfLiteral(line, token), continues: waiting.first.id });
  waiting.exchange = exchange;
  exchange.gloss = imapSaid('imapGloss', 'literalLine', { left: leftBehind(literal) });
}

function addToLetter(
  fold: ImapFolding,
  { letter, state, exchange }: NonNullable<NonNullable<ImapFolding['literal']>['letter']>,
  line: WireLine,
): void {
  const added = addLine(letter, fold.reading.letter, state, line, false);
  coachOfLetterLine(fold, exchange, added);
  changed(exchange);
}

/** The line goes on behind a literal. */
function restLine(fold: ImapFolding, line: WireLine): void {
  const { rest } = fold;
  const command = rest?.waiting.command;
  if (!rest || !command) return;
  fold.rest = undefined;
  const { waiting, prefix, text, octets, letter } = rest;
  // After it comes a blank, the end of a list, or the end of the command; after a letter nothing, or one more (RFC 3501 §9,
  // RFC 3502 §6.3.11), unless it is put together from pieces (RFC 4469 §3).
  const alone = letter && !command.lexemes.some(({ text: word }) => word.toUpperCase() === 'CATENATE');
  if (!(alone ? /^(?:$| [({"~]|\))/ : /^(?:$|[ )])/).test(line.text)) command.odd = { octets };
  fold.lastEnding = line.ending;
  if (letter && line.text === '') {
    readOn(command, line, 0, '');
    return;
  }
  const { wire, literal } = joined(prefix, line);
  const exchange = openExchange(fold, {
    command: readOn(command, wire, literal, text),
    continues: waiting.first.id,
  });
  waiting.exchange = exchange;
  exchange.gloss = glossOf(fold, waiting);
  decides(fold, waiting, command);
}

/** The answer to a challenge: no command, and a secret (RFC 3501 §6.2.2). */
function responseLine(fold: ImapFolding, line: WireLine, waiting: Waiting): void {
  fold.challenged = undefined;
  const token: Token = { start: 0, end: line.text.length, token: 'auth-response', rfc: 'RFC 3501 §6.2.2' };
  waiting.sasl = markAnswer(token, waiting.sasl);
  const exchange = openExchange(fold, {
    command: { ...line, tokens: line.text === '' ? [] : [token] },
    continues: waiting.first.id,
  });
  exchange.gloss = imapSaid('imapGloss', line.text === '*' ? 'cancelling' : 'response');
  waiting.exchange = exchange;
  waiting.response = line.text;
  waiting.awaits = 'challenge';
  fold.deciding = waiting;
}

/** DONE, which has no tag, or what was said in its place (RFC 2177 §3). */
function doneLine(fold: ImapFolding, line: WireLine, waiting: Waiting): void {
  fold.idling = undefined;
  const { text } = line;
  const done = /^DONE[ \t]*$/i.test(text);
  const token = { start: 0, end: text.trimEnd().length, token: done ? 'done' : 'text', rfc: 'RFC 2177 §3' };
  const command = done ? { ...line, tokens: [token] } : readCommand(line).line;
  const exchange = openExchange(fold, { command, continues: waiting.first.id });
  waiting.exchange = exchange;
  if (!done) waiting.instead = text;
  fold.lastEnding = line.ending;
  exchange.gloss = imapSaid('imapGloss', done ? 'idleEnding' : 'idleBroken');
  if (!done) coachOfCommand(fold, waiting, readCommand(line));
}

/** Octets that waited are read as what they turned out to be. */
export function release(fold: ImapFolding): void {
  const { at, held } = fold;
  fold.held = [];
  // One of these lines may decide again: then `clientOctets` puts what follows it back, in order.
  for (const waiting of held) {
    fold.at = waiting.at;
    clientOctets(fold, waiting.octets);
  }
  fold.at = at;
}

/** Octets of the client of which only the count was kept. @returns How many of them stood outside a literal. */
export function clientGap(fold: ImapFolding, length: number): number {
  const { literal } = fold;
  if (!literal) {
    flush(fold.client, fold.at);
    fold.client.offset += length;
    return length;
  }
  const begun = flush(literal.cutter, fold.at);
  if (begun) literalLine(fold, begun);
  const outside = gapInLiteral(literal, length);
  const { letter } = literal;
  if (letter) {
    const inside = length - outside;
    letter.exchange.gap ??= { client: 0, server: 0 };
    letter.exchange.gap.client += inside;
    letter.letter.octets += inside;
    letter.state.inHeader = false;
  }
  takeLiteral(fold);
  fold.client.offset += outside;
  return outside;
}

/** What stood without an ending when the connection was over. */
export function unendedLine(fold: ImapFolding): void {
  const { literal, rest } = fold;
  if (literal) {
    const begun = flush(literal.cutter, fold.at);
    if (begun) literalLine(fold, begun);
    return;
  }
  const line = flush(fold.client, fold.at) ?? rest?.prefix;
  if (!line) return;
  fold.rest = undefined;
  const { wire } = line === rest?.prefix ? { wire: line } : joined(rest?.prefix, line);
  const command = readCommand(wire);
  const exchange = openExchange(fold, { command: rest ? { ...wire, tokens: [] } : command.line });
  if (rest && exchange.command) {
    const token = rest.waiting.command?.named.pending ?? 'text';
    exchange.command = lineOfLiteral(wire, token);
    exchange.continues = rest.waiting.first.id;
  }
  const octets = wire.octets ?? wire.text.length;
  exchange.gloss = said('gloss', 'unended', { octets });
  coachOfUnended(fold, exchange, wire.text, octets);
  changed(exchange);
}
