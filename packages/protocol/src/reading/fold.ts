import { concat, latin1 } from '../octets.ts';
import { said } from '../prose/said.ts';
import { callLine } from './call-line.ts';
import { clientGap, clientOctets, openLetter, release, unendedLine } from './client-side.ts';
import { isTorn } from './coach/end.ts';
import { coachOfDoor, coachOfEnd, coachOfHandshake, coachOfSilence, endSilence } from './coach/index.ts';
import { differences } from './differs.ts';
import { changed, forget, openExchange, openGreeting } from './exchange.ts';
import { createFolding, type Folding } from './folding.ts';
import { createPicture } from './letter.ts';
import { feed, flush, nextLine } from './line-cutter.ts';
import { nextLines } from './next-lines.ts';
import { notesOfEnd } from './notes.ts';
import { beginsHandshake, beginsRecord, inPieces } from './pieces.ts';
import { protocolOfService, type Reader, type ReadProtocol, readerFor } from './reader.ts';
import type { DialogueReading, ReadingContext, ReadingEvent } from './reading.ts';
import { nothingRemembered, saidOfOver } from './remembered.ts';
import { serverLine } from './server-side.ts';
import { createSniffer, type Sniffer } from './sniffer.ts';
import { turnOf } from './turn.ts';

/** Readings and what the fold keeps beside them: lines cut in two, replies not finished, octets that wait. */
const foldings = new WeakMap<DialogueReading, Folding>();
/** Readings of another protocol, which its own reader fills. */
const readers = new WeakMap<DialogueReading, Reader>();
/** Readings whose server has not yet said which protocol it speaks. */
const sniffers = new WeakMap<DialogueReading, Sniffer>();

/** Servers of these services speak no SMTP, and no greeting is waited for. */
const OTHER_SERVICES: ReadonlySet<string> = new Set(['web', 'www', 'dns', 'pop3', 'pop3s', 'imap', 'imaps']);

type From = 'client' | 'server';

/**
 * An empty reading of a connection. Feed it with `advance`. Of POP3 and IMAP it needs their readers (`fetchReaders`, or an
 * import of `@ehlo/protocol/pop3`); of a service that is `dialled` the server's first octets choose one.
 */
export function createReading(context: ReadingContext): DialogueReading {
  const reading = emptyReading(context);
  const protocol = protocolOfService(context.service);
  if (protocol && readerFor(protocol)) {
    become(reading, protocol, context);
    return reading;
  }
  if (context.service === 'dialled') sniffers.set(reading, createSniffer(context.midway === true));
  const fold = createFolding(reading, context);
  fold.mayGreet = isAnything(context);
  if (context.midway) {
    fold.begun = true;
    fold.greeted = true;
    fold.remembers = nothingRemembered('connected');
  }
  foldings.set(reading, fold);
  return reading;
}

/** Ports at which mail is spoken, as far as anybody knows before the server has said a word. */
const MAIL_PORTS: ReadonlySet<number> = new Set([25, 465, 587, 1025, 2465, 2525, 2587]);

/** Somebody's own listener (`ncat -l 31337`): plain lines, unless the server's first one is a reply. Port 0: nobody knows it. */
const isAnything = ({ service, port, midway }: ReadingContext): boolean =>
  service === 'dialled' && !midway && port > 0 && !MAIL_PORTS.has(port);

const emptyReading = (context: ReadingContext): DialogueReading => ({
  version: 0,
  protocol: OTHER_SERVICES.has(context.service) || isAnything(context) ? 'other' : 'smtp',
  exchanges: [],
  envelope: { forwardPaths: [] },
  letter: createPicture(),
  differs: [],
  phase: 'none',
  extensions: [],
  next: [],
  turn: { whose: 'nobody', since: 0, said: said('turn', 'none') },
  call: callLine(context),
});

/** Hands an empty reading to the protocol's reader. */
function become(reading: DialogueReading, protocol: ReadProtocol, context: ReadingContext): void {
  reading.protocol = protocol;
  const reader = readerFor(protocol)?.(reading, context);
  if (reader) readers.set(reading, reader);
}

/**
 * Takes the next event of the connection into the reading, in place. Costs what the event's octets cost. Never throws:
 * any octets are some dialogue.
 */
export function advance(reading: DialogueReading, event: ReadingEvent): void {
  const sniffer = sniffers.get(reading);
  if (!sniffer) {
    take(reading, event);
    return;
  }
  const { events, protocol, decided } = sniffer.take(event);
  if (decided) sniffers.delete(reading);
  const context = foldings.get(reading)?.context;
  if (protocol && context) {
    const { version } = reading;
    Object.assign(reading, emptyReading(context), { version });
    become(reading, protocol, context);
  }
  for (const one of events) take(reading, one);
}

function take(reading: DialogueReading, event: ReadingEvent): void {
  const reader = readers.get(reading);
  if (reader) {
    reader.advance(event);
    return;
  }
  const fold = foldings.get(reading);
  if (!fold) return;
  // A connection that ends in silence keeps what was said of it.
  if (event.kind !== 'closed') endSilence(fold);
  fold.at = event.at;
  switch (event.kind) {
    case 'opened':
      if (fold.remembers.phase === 'none') fold.remembers = { ...fold.remembers, phase: 'connected' };
      break;
    case 'octets':
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
  finish(fold);
}

/**
 * Says why nothing happens, when nothing does: call it while the connection is silent, and at the end of a transcript
 * that breaks off (`at`: `Number.POSITIVE_INFINITY`). What it says goes away with the next octets.
 *
 * @param at Microseconds, by the clock of the events.
 * @returns Whether the reading changed.
 */
export function quiet(reading: DialogueReading, at: number): boolean {
  const reader = readers.get(reading);
  if (reader) return reader.quiet(at);
  const fold = foldings.get(reading);
  if (!fold || reading.closed) return false;
  if (!fold.begun && fold.remembers.phase === 'connected') openGreeting(fold);
  if (!coachOfSilence(fold, at - fold.at)) return false;
  finish(fold);
  return true;
}

/** What is derived from the whole, once for each event. */
function finish(fold: Folding): void {
  const { reading } = fold;
  reading.phase = fold.remembers.phase;
  if (fold.redraw) {
    reading.differs = differences(reading);
    fold.redraw = false;
  }
  reading.next = nextLines(fold);
  reading.turn = turnOf(fold);
  reading.version++;
}

/** Octets in their place. A hole before them is octets that the log lost; what was seen already is not read twice. */
function crossed(fold: Folding, event: Extract<ReadingEvent, { kind: 'octets' }>): void {
  const { from, offset, length } = event;
  const hole = offset - fold.seen[from];
  if (hole + length <= 0 || length <= 0) return;
  if (hole > 0) gap(fold, from, hole);
  fold.seen[from] = offset + length;
  if (!event.octets) gap(fold, from, length);
  else inPieces(hole < 0 ? event.octets.subarray(-hole) : event.octets, (one) => piece(fold, from, one));
}

function piece(fold: Folding, from: From, chunk: Uint8Array): void {
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

/** A TLS record, handshake or alert, after a STARTTLS or where a greeting should be. */
function looksLikeTls(fold: Folding, from: From, chunk: Uint8Array): boolean {
  if (!fold.awaitsTls && (from === 'client' || fold.greeted)) return false;
  return beginsRecord(chunk) && fold.client.reader.begun === 0 && fold.server.reader.begun === 0;
}

function opaque(fold: Folding, from: From, chunk: Uint8Array): void {
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
function knocks(fold: Folding, chunk: Uint8Array): boolean {
  if (fold.letter || fold.challenged || fold.deciding || fold.reading.protocol !== 'smtp') return false;
  return beginsHandshake(chunk) && fold.client.reader.begun === 0;
}

function knock(fold: Folding, length: number): void {
  fold.knocked ??= openExchange(fold, { gap: { client: 0, server: 0 } });
  const { knocked } = fold;
  knocked.gloss = said('gloss', 'tlsOpaque');
  if (knocked.gap) knocked.gap.client += length;
  fold.client.offset += length;
  if (fold.greeted) coachOfDoor(fold, knocked, 'tlsHello');
  changed(knocked);
}

/** TLS stands: the two ends forget all they knew (RFC 3207 §4.2), and the lab reads on behind it. */
function secured(fold: Folding): void {
  fold.awaitsTls = false;
  fold.plainAfterTls = undefined;
  fold.secured = true;
  fold.silentSince = fold.seen.client;
  fold.opaque = undefined;
  if (!fold.greeted) return;
  fold.unnamed = true;
  fold.loggedIn = false;
  fold.remembers = nothingRemembered('connected');
  fold.taken.clear();
  fold.reading.extensions = [];
}

/** Octets whose count is all that was kept. What they said is unknown, so nothing after them is matched to them. */
function gap(fold: Folding, from: From, length: number): void {
  openGreeting(fold);
  if (from === 'client' && clientGap(fold, length)) return;
  if (from === 'server') {
    fold.awaiting.clear();
    fold.unfinished = undefined;
    fold.deciding = undefined;
    flush(fold.server, fold.at);
    fold.server.offset += length;
  }
  fold.gap ??= openExchange(fold, { gap: { client: 0, server: 0 } });
  const { gap: counted } = fold.gap;
  if (!counted) return;
  counted[from] += length;
  fold.gap.gloss = said('gloss', 'gap', { octets: counted.client + counted.server });
  changed(fold.gap);
}

const heldDot = ({ held }: Folding): boolean =>
  /\r\n\.\r\n/.test(latin1(concat(held.map(({ octets }) => octets))));

function closed(fold: Folding, event: Extract<ReadingEvent, { kind: 'closed' }>): void {
  const { reading } = fold;
  // Lines that wait for an answer will not get it; among them may be some that would decide again.
  do {
    // Of an excerpt the answer may be what is left out: what has a dot was a letter.
    if (fold.context.midway && fold.deciding?.command?.verb === 'DATA' && heldDot(fold)) openLetter(fold);
    fold.deciding = undefined;
    release(fold);
  } while (fold.held.length > 0);
  const rest = flush(fold.client, fold.at);
  if (rest) unendedLine(fold, rest);
  const begun = flush(fold.server, fold.at);
  if (begun) serverLine(fold, begun);
  // What broke before the greeting has one that never came.
  if (!fold.begun && isTorn(event)) openGreeting(fold);
  notesOfEnd(fold, event);
  coachOfEnd(fold, event);
  reading.closed = { by: event.by, how: event.how };
  fold.remembers = { ...fold.remembers, phase: 'closed' };
  const last = reading.exchanges.at(-1);
  if (last) forget(last, saidOfOver(last));
}
