import { said } from '../prose/said.ts';
import { feed, flush, nextLine } from '../reading/line-cutter.ts';
import type { Token, WireLine } from '../reading/reading.ts';
import { markAnswer, saslOfCommand } from '../sasl/place.ts';
import { coachOfCommand, coachOfUnended } from './coach/index.ts';
import { type ReadPop3Command, readPop3Command } from './command-line.ts';
import type { Pop3Verb } from './commands.ts';
import { changed, openExchange, type Pop3Folding, type Waiting } from './folding.ts';
import { glossOf } from './gloss.ts';
import { notesOfCommand } from './notes.ts';
import { pop3Said } from './said.ts';

const NONE = new Uint8Array(0);

/** Verbs whose answer decides what the octets after them are: a secret, TLS, or commands as before. */
const DECIDES: ReadonlySet<Pop3Verb | undefined> = new Set(['AUTH', 'STLS'] as const);

/** Lines, or octets that wait for the answer which says what they are. */
export function clientOctets(fold: Pop3Folding, chunk: Uint8Array): void {
  if (fold.deciding) {
    fold.held.push({ octets: chunk, at: fold.at });
    return;
  }
  feed(fold.client, chunk);
  const rest = takeLines(fold);
  if (rest.length > 0) fold.held.push({ octets: rest, at: fold.at });
}

/** Takes lines until there are none, or until one decides what follows it; then the octets after it come back. */
function takeLines(fold: Pop3Folding): Uint8Array {
  const { client } = fold;
  for (let line = nextLine(client, fold.at); line; line = nextLine(client, fold.at)) {
    if (fold.challenged) responseLine(fold, line, fold.challenged);
    else commandLine(fold, line);
    if (fold.deciding) return client.reader.takeRest();
  }
  return NONE;
}

function commandLine(fold: Pop3Folding, line: WireLine): void {
  const command = readPop3Command(line);
  const { verb } = command;
  const exchange = openExchange(fold, { command: command.line });
  const waiting: Waiting = { exchange, command, ...(verb ? { place: verb } : {}) };
  if (verb === 'AUTH') waiting.sasl = saslOfCommand(command.line);
  exchange.gloss = glossOf(fold, waiting);
  notesOfCommand(fold, waiting, command);
  coachOfCommand(fold, waiting, command);
  fold.awaiting.push(waiting);
  fold.lastEnding = line.ending;
  if (DECIDES.has(verb)) fold.deciding = exchange;
}

/** The answer to a challenge: no command, and a secret (RFC 5034 §4). */
function responseLine(fold: Pop3Folding, line: WireLine, asked: Waiting): void {
  fold.challenged = undefined;
  const token: Token = { start: 0, end: line.text.length, token: 'auth-response', rfc: 'RFC 5034 §4' };
  const sasl = markAnswer(token, asked.sasl);
  const exchange = openExchange(fold, { command: { ...line, tokens: line.text === '' ? [] : [token] } });
  exchange.gloss = pop3Said('pop3Gloss', line.text === '*' ? 'cancelling' : 'response');
  fold.awaiting.push({ ...asked, exchange, response: line.text, sasl });
  fold.deciding = exchange;
}

/** Octets that waited are read as what they turned out to be. */
export function release(fold: Pop3Folding): void {
  const { at, held } = fold;
  fold.held = [];
  // One of these lines may decide again: then `clientOctets` puts what follows it back, in order.
  for (const waiting of held) {
    fold.at = waiting.at;
    clientOctets(fold, waiting.octets);
  }
  fold.at = at;
}

/** What stood without an ending when the connection was over. */
export function unendedLine(fold: Pop3Folding): void {
  const line = flush(fold.client, fold.at);
  if (!line) return;
  const command: ReadPop3Command = readPop3Command(line);
  const exchange = openExchange(fold, { command: command.line });
  const octets = line.octets ?? line.text.length;
  exchange.gloss = said('gloss', 'unended', { octets });
  coachOfUnended(fold, exchange, line.text, octets);
  changed(exchange);
}
