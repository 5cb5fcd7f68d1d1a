import type { DotReader } from '../dot.ts';
import type { ReplyPlace } from '../knowledge/reply-codes.ts';
import type { NoteId } from '../prose/prose.ts';
import type { SaslSoFar } from '../sasl/place.ts';
import type { Silence } from './coach/silence.ts';
import type { ReadCommand } from './command-line.ts';
import type { LetterState } from './letter.ts';
import { createLineCutter, type LineCutter } from './line-cutter.ts';
import { Queue } from './queue.ts';
import type { DialogueReading, Exchange, LineEnding, ReadingContext, Remembered } from './reading.ts';
import { nothingRemembered } from './remembered.ts';

/** An exchange that a reply is owed to, and what the reply will have to be read with. */
export interface Waiting {
  exchange: Exchange;
  command?: ReadCommand;
  place?: ReplyPlace;
  /** Of AUTH: the lines that answered its challenges so far. */
  responses?: string[];
  /** Of AUTH: how far it has come. */
  sasl?: SaslSoFar | undefined;
  /** Nobody asked: the server spoke by itself. */
  unasked?: boolean;
}

/** Commands sent one behind the other without waiting for an answer (RFC 2920 §3.1). */
export interface CommandGroup {
  first: Exchange;
  count: number;
  /** A verb in it that has to be the last of a group, and was not. */
  early?: string;
  /** The newest verb, if it has to be the last. */
  last?: string;
  offered: boolean;
}

export interface OpenLetter {
  exchange: Exchange;
  state: LetterState;
  /** Names of its header fields so far, in lower case. */
  fields: Set<string>;
  /** The server's own machine: it alone says where the letter ends. */
  dot: DotReader;
  facts: LetterFacts;
}

/** What notes at a letter's end need to know of all its lines. */
export interface LetterFacts {
  declaredEightBit: boolean;
  declaredUtf8: boolean;
  /** Notes that were said already: each once a letter. */
  said: Set<NoteId>;
  /** Dots meant as the end, or so it seemed, that began a line and were not doubled. */
  bareDots: number;
  /** Octets above 127 in the body: all of them UTF-8, or not. */
  body: 'ascii' | 'utf-8' | 'other';
}

/** What the fold keeps beside the reading. */
export interface Folding {
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
  /** The server has said its first reply. */
  /** The server has said nothing, and its first line tells whether it speaks SMTP. */
  mayGreet: boolean;
  greeted: boolean;
  /** Oldest first: replies come in the order of the commands (RFC 2920 §3.1). */
  awaiting: Queue<Waiting>;
  unfinished: Waiting | undefined;
  /** Its answer decides what `held` is. */
  deciding: Exchange | undefined;
  held: { octets: Uint8Array; at: number }[];
  letter: OpenLetter | undefined;
  /** An AUTH that was answered 334: the next line is its response. */
  challenged: Waiting | undefined;
  /** An AUTH was answered 235: no second one is taken (RFC 4954 §4). */
  loggedIn: boolean;
  awaitsTls: boolean;
  /** Octets that waited behind STARTTLS are read: they crossed before TLS could begin. */
  injected: boolean;
  /** A line after the 220 to STARTTLS, in clear unless a server answers it. */
  plainAfterTls: Exchange | undefined;
  /** TLS stands, and the lab reads behind it. */
  secured: boolean;
  /** Octets of the client before TLS stood: when it is gone and there are no more, it said nothing. */
  silentSince: number | undefined;
  opaque: Exchange | undefined;
  gap: Exchange | undefined;
  /** The last DATA that was refused: what follows may be a letter that nobody takes. */
  dataRefused: Exchange | undefined;
  remembers: Remembered;
  /** Recipients on the envelope in hand. */
  taken: Set<string>;
  /** Of these, who a 251 says the letter goes to instead (RFC 5321 §3.4). */
  forwarded: Map<string, string>;
  /** The last thing settled was a letter that was taken. */
  delivered: boolean;
  /** The envelope went with a letter, and none has been begun since (RFC 5321 §4.1.1.4). */
  afterLetter: boolean;
  /** The newest mistake. */
  finger: Exchange | undefined;
  /** Of a protocol that is not SMTP: where the server's next line belongs. */
  plain: Exchange | undefined;
  group: CommandGroup | undefined;
  /** Said once a connection. */
  spokeEarly: boolean;
  /** The envelope in hand said BODY=8BITMIME or SMTPUTF8. */
  declaredEightBit: boolean;
  /** The envelope in hand said SMTPUTF8. */
  declaredUtf8: boolean;
  notedBareLf: boolean;
  notedMixed: boolean;
  /** How the client's last command line ended. */
  lastEnding: LineEnding | undefined;
  /** Domains of real people that were noted, the first few. */
  notedReal: Set<string>;
  /** The client speaks HTTP. */
  http: boolean;
  /** A TLS handshake of the client that nothing had announced. */
  knocked: Exchange | undefined;
  /** TLS came by STARTTLS, and nobody has greeted again (RFC 3207 §4.2). */
  unnamed: boolean;
  /** What the client called itself and its sender last, taken or not: for lines that it may say again. */
  own: { name?: string; sender?: string };
  /** The cards of silence that stand now. */
  silence: Silence | undefined;
  /** Recipients pencilled in and not answered yet. */
  drawn: Map<Exchange, DialogueReading['envelope']['forwardPaths'][number]>;
  /** Recipients of the envelope's picture that were answered, by their path. */
  answered: Map<string, DialogueReading['envelope']['forwardPaths'][number]>;
  /** Envelope or letter changed: compare them again. */
  redraw: boolean;
}

export function createFolding(reading: DialogueReading, context: ReadingContext): Folding {
  return {
    reading,
    context,
    at: 0,
    nextId: 0,
    client: createLineCutter(),
    server: createLineCutter(),
    seen: { client: 0, server: 0 },
    begun: false,
    mayGreet: false,
    greeted: false,
    awaiting: new Queue(),
    unfinished: undefined,
    deciding: undefined,
    held: [],
    letter: undefined,
    challenged: undefined,
    loggedIn: false,
    awaitsTls: false,
    injected: false,
    plainAfterTls: undefined,
    secured: false,
    silentSince: undefined,
    opaque: undefined,
    gap: undefined,
    dataRefused: undefined,
    taken: new Set(),
    forwarded: new Map(),
    remembers: nothingRemembered('none'),
    delivered: false,
    afterLetter: false,
    finger: undefined,
    plain: undefined,
    group: undefined,
    spokeEarly: false,
    declaredEightBit: false,
    declaredUtf8: false,
    notedBareLf: false,
    notedMixed: false,
    lastEnding: undefined,
    notedReal: new Set(),
    http: false,
    knocked: undefined,
    unnamed: false,
    own: {},
    silence: undefined,
    drawn: new Map(),
    answered: new Map(),
    redraw: false,
  };
}
