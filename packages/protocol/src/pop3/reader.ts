import { said } from '../prose/said.ts';
import { forget } from '../reading/exchange.ts';
import { feed, flush, nextLine } from '../reading/line-cutter.ts';
import { beginsHandshake, beginsRecord, inPieces } from '../reading/pieces.ts';
import type { CreateReader } from '../reading/reader.ts';
import type { ReadingEvent } from '../reading/reading.ts';
import { clientOctets, release, unendedLine } from './client-side.ts';
import { coachOfDoor, coachOfEnd, coachOfHandshake, coachOfSilence, endSilence } from './coach/index.ts';
import { changed, createPop3Folding, openExchange, type Pop3Folding } from './folding.ts';
import { nextLines } from './next-lines.ts';
import { notesOfEnd } from './notes.ts';
import { saidOfKept } from './remembered.ts';
import { pop3Said } from './said.ts';
import { gapInLetter, serverLine } from './server-side.ts';
import { turnOf } from './turn.ts';

type From = 'client' | 'server';

/** Reads a connection of POP3 (RFC 1939 §3): its commands, its states, what the maildrop is known to hold. */
export const createPop3Reader: CreateReader = (reading, context) => {
  const fold = createPop3Folding(reading, context);
  finish(fold);
  return {
    advance(event) {
      // A connection that ends in silence keeps what was said of it.
      if (event.kind !== 'closed') endSilence(fold);
      fold.at = event.at;
      take(fold, event);
      finish(fold);
      reading.version++;
    },
    quiet(at) {
      if (reading.closed) return false;
      if (!fold.begun && reading.phase === 'connected') openGreeting(fold);
      if (!coachOfSilence(fold, at - fold.at)) return false;
      finish(fold);
      reading.version++;
      return true;
    },
  };
};

function take(fold: Pop3Folding, event: ReadingEvent): void {
  const { reading } = fold;
  switch (event.kind) {
    case 'opened':
      reading.phase = 'connected';
      break;
    case 'octets':
      if (reading.phase === 'none') reading.phase = 'connected';
      crossed(fold, event);
      break;
    case 'secured':
      secured(fold);
      break;
    case 'unsecured':
      if (!fold.begun) openGreeting(fold);
      coachOfHandshake(fold, event);
      break;
    case 'closed':
      closed(fold, event);
      break;
    default:
      event satisfies never;
  }
}

/** What is derived from the whole, once for each event. */
function finish(fold: Pop3Folding): void {
  const { reading, state } = fold;
  if (state === undefined) delete reading.state;
  else reading.state = state;
  if (state === 'closed' || state === 'update') reading.phase = 'closed';
  reading.next = nextLines(fold);
  reading.turn = turnOf(fold);
}

/** The first exchange is the server's, even if the client was faster. */
function openGreeting(fold: Pop3Folding): void {
  if (fold.begun) return;
  fold.begun = true;
  const exchange = openExchange(fold, {});
  fold.awaiting.push({ exchange, place: 'greeting' });
  exchange.gloss = pop3Said('pop3Gloss', 'greetingAwaited');
}

/** Octets in their place. A hole before them is octets that the log lost; what was seen already is not read twice. */
function crossed(fold: Pop3Folding, event: Extract<ReadingEvent, { kind: 'octets' }>): void {
  const { from, offset, length } = event;
  const hole = offset - fold.seen[from];
  if (hole + length <= 0 || length <= 0) return;
  if (hole > 0) gap(fold, from, hole);
  fold.seen[from] = offset + length;
  if (!event.octets) gap(fold, from, length);
  else inPieces(hole < 0 ? event.octets.subarray(-hole) : event.octets, (one) => piece(fold, from, one));
}

function piece(fold: Pop3Folding, from: From, chunk: Uint8Array): void {
  openGreeting(fold);
  if (fold.opaque || looksLikeTls(fold, from, chunk)) {
    opaque(fold, from, chunk);
    return;
  }
  if (from === 'client') {
    if (fold.knocked || knocks(fold, chunk)) knock(fold, chunk.length);
    else clientOctets(fold, chunk);
    return;
  }
  // The server speaks plain text: no TLS is here, or one whose octets nobody showed.
  if (fold.knocked) coachOfDoor(fold, fold.knocked, 'tlsHello');
  feed(fold.server, chunk);
  for (let line = nextLine(fold.server, fold.at); line; line = nextLine(fold.server, fold.at)) {
    if (fold.awaitsTls) secured(fold);
    serverLine(fold, line);
  }
  if (fold.awaitsTls && fold.server.reader.begun > 0) secured(fold);
}

/** A TLS record, handshake or alert, after STLS or where a greeting should be. */
function looksLikeTls(fold: Pop3Folding, from: From, chunk: Uint8Array): boolean {
  if (!fold.awaitsTls && (from === 'client' || fold.greeted)) return false;
  return beginsRecord(chunk) && fold.client.reader.begun === 0 && fold.server.reader.begun === 0;
}

function opaque(fold: Pop3Folding, from: From, chunk: Uint8Array): void {
  // An alert, or a handshake that answers plain text: this port wants TLS first.
  const plain = fold.opaque ? undefined : fold.awaiting.at(1)?.exchange;
  if (from === 'server' && fold.plainAfterTls) coachOfDoor(fold, fold.plainAfterTls, 'plainAfterTls');
  if (from === 'server' && plain && !fold.greeted) coachOfDoor(fold, plain, 'tlsWanted');
  fold.opaque ??= fold.knocked ?? openExchange(fold, { gap: { client: 0, server: 0 } });
  fold.knocked = undefined;
  fold.opaque.gloss = said('gloss', 'tlsOpaque');
  if (fold.opaque.gap) fold.opaque.gap[from] += chunk.length;
  fold[from].offset += chunk.length;
  changed(fold.opaque);
}

/** A TLS handshake where a command could stand. Whether it is out of place, the server's next octets tell. */
function knocks(fold: Pop3Folding, chunk: Uint8Array): boolean {
  if (fold.challenged || fold.deciding) return false;
  return beginsHandshake(chunk) && fold.client.reader.begun === 0;
}

function knock(fold: Pop3Folding, length: number): void {
  fold.knocked ??= openExchange(fold, { gap: { client: 0, server: 0 } });
  const { knocked } = fold;
  knocked.gloss = said('gloss', 'tlsOpaque');
  if (knocked.gap) knocked.gap.client += length;
  fold.client.offset += length;
  changed(knocked);
}

/** TLS stands: what was known of the server's offers is thrown away (RFC 2595 §4), and the lab reads on behind it. */
function secured(fold: Pop3Folding): void {
  fold.awaitsTls = false;
  fold.plainAfterTls = undefined;
  fold.secured = true;
  fold.silentSince = fold.seen.client;
  fold.opaque = undefined;
  if (!fold.greeted) return;
  fold.named = false;
  fold.user = undefined;
  fold.asked = false;
  fold.reading.extensions = [];
}

/** Octets whose count is all that was kept. What they said is unknown, so nothing after them is matched to them. */
function gap(fold: Pop3Folding, from: From, length: number): void {
  openGreeting(fold);
  const begun = flush(fold[from], fold.at);
  fold[from].offset += length;
  if (from === 'server' && gapInLetter(fold, begun, length)) return;
  if (from === 'server') {
    fold.awaiting.clear();
    fold.open = undefined;
    fold.greeted = true;
    fold.deciding = undefined;
    fold.unsure = true;
    fold.state ??= 'authorization';
    release(fold);
  }
  fold.gap ??= openExchange(fold, { gap: { client: 0, server: 0 } });
  const { gap: counted } = fold.gap;
  if (!counted) return;
  counted[from] += length;
  fold.gap.gloss = said('gloss', 'gap', { octets: counted.client + counted.server });
  changed(fold.gap);
}

function closed(fold: Pop3Folding, event: Extract<ReadingEvent, { kind: 'closed' }>): void {
  // Lines that wait for an answer will not get it; among them may be some that would decide again.
  do {
    fold.deciding = undefined;
    release(fold);
  } while (fold.held.length > 0);
  // What silence had to say of a line without its end, that line says itself.
  if (fold.client.reader.begun > 0) endSilence(fold);
  unendedLine(fold);
  const last = flush(fold.server, fold.at);
  if (last) serverLine(fold, last);
  notesOfEnd(fold, event.by);
  coachOfEnd(fold, event);
  fold.reading.closed = { by: event.by, how: event.how };
  // A goodbye has told already what is kept.
  const told = fold.state === 'update';
  fold.state = 'closed';
  const over = fold.reading.exchanges.at(-1);
  if (over && !told) forget(over, saidOfKept(fold));
}
