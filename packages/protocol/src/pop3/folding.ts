import { said } from '../prose/said.ts';
import type { LetterState } from '../reading/letter.ts';
import { createLineCutter, type LineCutter } from '../reading/line-cutter.ts';
import { Queue } from '../reading/queue.ts';
import type { Coach, DialogueReading, Exchange, LineEnding, ReadingContext } from '../reading/reading.ts';
import { nothingRemembered } from '../reading/remembered.ts';
import type { SaslSoFar } from '../sasl/place.ts';
import type { ReadPop3Command } from './command-line.ts';
import type { Pop3State, Pop3Verb } from './commands.ts';
import { createMaildrop, type Maildrop } from './maildrop.ts';
import { saidOfKept } from './remembered.ts';

export type Pop3Place = Pop3Verb | 'greeting';

/** An exchange that a reply is owed to, and what the reply will have to be read with. */
export interface Waiting {
  exchange: Exchange;
  command?: ReadPop3Command;
  place?: Pop3Place;
  /** The line that answered a challenge of AUTH, where `command` is the AUTH itself. */
  response?: string;
  /** Of AUTH: how far it has come. */
  sasl?: SaslSoFar | undefined;
  unasked?: true;
  /** Of a multi-line reply that has begun: its letter, or its rows. */
  letter?: OpenLetter;
  rows?: OpenRows;
  /** This server ended the reply's first line with LF alone, so its dot ends so too. */
  lf?: boolean;
}

/** Commands sent one behind the other without waiting for an answer (RFC 2449 §6.6). */
export interface CommandGroup {
  first: Exchange;
  count: number;
}

/** The letter behind a `+OK` to RETR or TOP. */
export interface OpenLetter {
  state: LetterState;
  /** Its guard dots were noted. */
  stuffed: boolean;
}

/** Of a listing: rows that came, whether kept or not. */
export interface OpenRows {
  count: number;
}

/** What the fold keeps beside the reading. */
export interface Pop3Folding {
  reading: DialogueReading;
  context: ReadingContext;
  /** Microseconds of the event in hand. */
  at: number;
  nextId: number;
  client: LineCutter;
  server: LineCutter;
  /** Octets of each direction so far, seen or missing. */
  seen: { client: number; server: number };
  /** The greeting's place is made. */
  begun: boolean;
  greeted: boolean;
  /** Undefined before the greeting. */
  state: Pop3State | undefined;
  /** The record is an excerpt: which state it began in, the answers tell. */
  unsure: boolean;
  /** Oldest first: each command is answered in turn (RFC 2449 §6.6). */
  awaiting: Queue<Waiting>;
  /** A multi-line reply that has begun and not ended. */
  open: Waiting | undefined;
  /** The newest exchange that has its whole answer. */
  settled: Waiting | undefined;
  /** Its answer decides what `held` is. */
  deciding: Exchange | undefined;
  held: { octets: Uint8Array; at: number }[];
  /** An AUTH that was answered `+`: the next line is its response. */
  challenged: Waiting | undefined;
  awaitsTls: boolean;
  /** Octets that waited behind STLS are read: they crossed before TLS could begin. */
  injected: boolean;
  /** A line after the `+OK` to STLS, in clear unless a server answers it. */
  plainAfterTls: Exchange | undefined;
  secured: boolean;
  /** Octets of the client before TLS stood: when it is gone and there are no more, it said nothing. */
  silentSince: number | undefined;
  opaque: Exchange | undefined;
  /** A TLS handshake of the client that nothing had announced. */
  knocked: Exchange | undefined;
  gap: Exchange | undefined;
  /** The name that the last USER or APOP gave. */
  user: string | undefined;
  /** USER was taken: PASS may follow. */
  named: boolean;
  drop: Maildrop;
  /** CAPA was answered: what it does not list is not offered. */
  asked: boolean;
  /** The greeting has a timestamp, which offers APOP (RFC 1939 §7). */
  timestamp: boolean;
  /** Notes and words that are said once a connection. */
  once: Set<string>;
  lastEnding: LineEnding | undefined;
  group: CommandGroup | undefined;
  /** The client speaks HTTP. */
  http: boolean;
  /** The newest mistake. */
  finger: Exchange | undefined;
  silence:
    | { exchange: Exchange; finger: Exchange | undefined; before?: { coach: Coach; alsoCoach?: Coach[] } }
    | undefined;
}

export function createPop3Folding(reading: DialogueReading, context: ReadingContext): Pop3Folding {
  const midway = context.midway === true;
  return {
    reading,
    context,
    at: 0,
    nextId: 0,
    client: createLineCutter(),
    server: createLineCutter(),
    seen: { client: 0, server: 0 },
    begun: midway,
    greeted: midway,
    state: midway ? 'authorization' : undefined,
    unsure: midway,
    awaiting: new Queue(),
    open: undefined,
    settled: undefined,
    deciding: undefined,
    held: [],
    challenged: undefined,
    awaitsTls: false,
    injected: false,
    plainAfterTls: undefined,
    secured: false,
    silentSince: undefined,
    opaque: undefined,
    knocked: undefined,
    gap: undefined,
    user: undefined,
    named: false,
    drop: createMaildrop(),
    asked: false,
    timestamp: false,
    once: new Set(),
    lastEnding: undefined,
    group: undefined,
    http: false,
    finger: undefined,
    silence: undefined,
  };
}

const CONNECTED = nothingRemembered('connected');
const CLOSED = nothingRemembered('closed');

/** A new exchange at the end, as the server stands now. */
export function openExchange(
  fold: Pop3Folding,
  parts: Pick<Exchange, 'command' | 'letter' | 'reply' | 'gap'>,
): Exchange {
  const exchange: Exchange = {
    id: fold.nextId++,
    at: fold.at,
    ...parts,
    gloss: said('gloss', 'plain'),
    notes: [],
    remembers: CONNECTED,
    keeps: saidOfKept(fold),
    version: 0,
  };
  fold.reading.exchanges.push(exchange);
  return exchange;
}

/** The exchange shows what the server holds now. */
export function stand(fold: Pop3Folding, exchange: Exchange): void {
  exchange.remembers = fold.state === 'closed' ? CLOSED : CONNECTED;
  exchange.keeps = saidOfKept(fold);
}

export function changed(exchange: Exchange): void {
  exchange.version++;
}
