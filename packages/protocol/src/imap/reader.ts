import { said } from '../prose/said.ts';
import { forget } from '../reading/exchange.ts';
import { beginsHandshake, beginsRecord, inPieces } from '../reading/pieces.ts';
import type { CreateReader } from '../reading/reader.ts';
import type { ReadingEvent } from '../reading/reading.ts';
import { clientGap, clientOctets, release, unendedLine } from './client-side.ts';
import { coachOfDoor, coachOfEnd, coachOfHandshake, coachOfSilence, endSilence } from './coach/index.ts';
import {
  changed,
  createImapFolding,
  createWaiting,
  type ImapFolding,
  isOver,
  oldestOwed,
  openExchange,
  owe,
} from './folding.ts';
import { nextLines } from './next-lines.ts';
import { notesOfEnd } from './notes.ts';
import { saidOfKept } from './remembered.ts';
import { imapSaid } from './said.ts';
import { serverGap } from './server-literal.ts';
import { endOfServer, serverOctets } from './server-side.ts';
import { secured } from './standing.ts';
import { turnOf } from './turn.ts';

type From = 'client' | 'server';

/** Reads a connection of IMAP (RFC 3501): its commands, its states, what the selected mailbox is known to hold. */
export const createImapReader: CreateReader = (reading, context) => {
  const fold = createImapFolding(reading, context);
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

function take(fold: ImapFolding, event: ReadingEvent): void {
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
function finish(fold: ImapFolding): void {
  const { reading, state } = fold;
  if (state === undefined) delete reading.state;
  else reading.state = state;
  if (isOver(fold)) reading.phase = 'closed';
  reading.next = nextLines(fold);
  reading.turn = turnOf(fold);
}

/** The first exchange is the server's, even if the client was faster. */
function openGreeting(fold: ImapFolding): void {
  if (fold.begun) return;
  fold.begun = true;
  const exchange = openExchange(fold, {});
  owe(fold, createWaiting(exchange, { place: 'greeting' }));
  exchange.gloss = imapSaid('imapGloss', 'greetingAwaited');
}

/** Octets in their place. A hole before them is octets that the log lost; what was seen already is not read twice. */
function crossed(fold: ImapFolding, event: Extract<ReadingEvent, { kind: 'octets' }>): void {
  const { from, offset, length } = event;
  const hole = offset - fold.seen[from];
  if (hole + length <= 0 || length <= 0) return;
  if (hole > 0) gap(fold, from, hole);
  fold.seen[from] = offset + length;
  if (!event.octets) gap(fold, from, length);
  else inPieces(hole < 0 ? event.octets.subarray(-hole) : event.octets, (one) => piece(fold, from, one));
}

function piece(fold: ImapFolding, from: From, chunk: Uint8Array): void {
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
  if (fold.knocked) coachOfDoor(fold, fold.knocked, 'tlsHello');
  serverOctets(fold, chunk);
}

/** A TLS record, handshake or alert, after STARTTLS or where a greeting should be. */
function looksLikeTls(fold: ImapFolding, from: From, chunk: Uint8Array): boolean {
  if (!fold.awaitsTls && (from === 'client' || fold.greeted)) return false;
  return beginsRecord(chunk) && fold.client.reader.begun === 0 && fold.server.reader.begun === 0;
}

function opaque(fold: ImapFolding, from: From, chunk: Uint8Array): void {
  // An alert, or a handshake that answers plain text: this port wants TLS first.
  const plain = fold.opaque ? undefined : [...fold.inFlight.values()][1]?.exchange;
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
function knocks(fold: ImapFolding, chunk: Uint8Array): boolean {
  if (fold.challenged || fold.deciding || fold.literal || fold.rest) return false;
  return beginsHandshake(chunk) && fold.client.reader.begun === 0;
}

function knock(fold: ImapFolding, length: number): void {
  fold.knocked ??= openExchange(fold, { gap: { client: 0, server: 0 } });
  const { knocked } = fold;
  knocked.gloss = said('gloss', 'tlsOpaque');
  if (knocked.gap) knocked.gap.client += length;
  fold.client.offset += length;
  changed(knocked);
}

/** Octets whose count is all that was kept. What they said is unknown, so nothing after them is matched to them. */
function gap(fold: ImapFolding, from: From, length: number): void {
  openGreeting(fold);
  const outside = from === 'client' ? clientGap(fold, length) : serverGap(fold, length);
  if (outside === 0) return;
  if (from === 'server') {
    // A greeting that was lost will not come; replies are told apart by their tags.
    const first = oldestOwed(fold);
    if (first?.place === 'greeting') fold.inFlight.delete(first.first.id);
    fold.greeted = true;
    fold.deciding = undefined;
    fold.challenged = undefined;
    fold.idling = undefined;
    fold.unsure = true;
    fold.state ??= 'not-authenticated';
    release(fold);
  }
  fold.gap ??= openExchange(fold, { gap: { client: 0, server: 0 } });
  const { gap: counted } = fold.gap;
  if (!counted) return;
  counted[from] += outside;
  fold.gap.gloss = said('gloss', 'gap', { octets: counted.client + counted.server });
  changed(fold.gap);
}

function closed(fold: ImapFolding, event: Extract<ReadingEvent, { kind: 'closed' }>): void {
  // Lines that wait for an answer will not get it; among them may be some that would decide again.
  do {
    fold.deciding = undefined;
    release(fold);
  } while (fold.held.length > 0);
  // What silence had to say of a line without its end, that line says itself.
  if (fold.client.reader.begun > 0) endSilence(fold);
  unendedLine(fold);
  endOfServer(fold);
  notesOfEnd(fold, event.by);
  coachOfEnd(fold, event);
  fold.reading.closed = { by: event.by, how: event.how };
  // A goodbye has told already what is kept.
  const told = isOver(fold);
  fold.state = 'closed';
  const over = fold.reading.exchanges.at(-1);
  if (over && !told) forget(over, saidOfKept(fold));
}
