import { said } from '../prose/said.ts';
import type { Letter, LetterState } from '../reading/letter.ts';
import { createLineCutter, type LineCutter } from '../reading/line-cutter.ts';
import type {
  Coach,
  DialogueReading,
  Exchange,
  LetterPicture,
  LineEnding,
  ReadingContext,
  WireLine,
} from '../reading/reading.ts';
import { nothingRemembered } from '../reading/remembered.ts';
import type { SaslSoFar } from '../sasl/place.ts';
import type { ReadImapCommand } from './command-line.ts';
import type { ImapState, ImapVerb } from './commands.ts';
import { saidOfKept } from './remembered.ts';
import type { PendingLiteral, ReadResponse } from './response-line.ts';
import type { Selected } from './selected.ts';
import type { ImapTokenId } from './tokens.ts';
import type { LiteralCut } from './wire-lines.ts';

export type ImapPlace = ImapVerb | 'greeting';

/** What a `+` lets the client do, where one is waited for. */
export type Awaits = 'literal' | 'challenge' | 'idle';

/** A command that a tagged reply is owed to, and what the reply will have to be read with. */
export interface Waiting {
  /** The newest of its exchanges: a command that goes on in further lines has one for each. */
  exchange: Exchange;
  /** The exchange in which its first line stands. */
  first: Exchange;
  command?: ReadImapCommand;
  place?: ImapPlace;
  /** What its reply begins with. */
  tag: string;
  awaits?: Awaits;
  /** The line that answered a challenge. */
  response?: string;
  /** Of AUTHENTICATE: how far it has come. */
  sasl?: SaslSoFar | undefined;
  /** A line that was said while IDLE waited for DONE. */
  instead?: string;
  unasked?: true;
  /** Of SELECT and EXAMINE: the mailbox, as its data come in. */
  box?: Selected;
  /** Rows of untagged data that came for it, by kind. */
  rows: Map<string, number>;
  /** A letter, or a piece of one, has come. */
  letters: number;
}

/** A literal of the client that is crossing. */
export interface ClientLiteral extends LiteralCut {
  waiting: Waiting;
  token: ImapTokenId;
  /** Of APPEND: the letter as it is read. */
  letter?: { exchange: Exchange; letter: Letter; state: LetterState };
  /** A line end was in it. */
  lines: number;
}

/** A response of the server whose literal is crossing, or whose last line is. */
export interface OpenResponse {
  read: ReadResponse;
  waiting: Waiting;
  literal?: LiteralCut & {
    pending: PendingLiteral;
    letter?: { letter: Letter; state: LetterState; picture: LetterPicture };
    /** Lines of it that are shown. */
    shown: number;
    /** Lines and octets that were left out since the last shown. */
    skipped: number;
  };
  /** The literal's last piece, which no line end closed. */
  prefix?: { line: WireLine; literal: string };
}

/** Commands sent one behind the other without waiting for an answer (RFC 3501 §5.5). */
export interface CommandGroup {
  first: Exchange;
  count: number;
}

/** What the fold keeps beside the reading. */
export interface ImapFolding {
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
  state: ImapState | undefined;
  /** The record is an excerpt: which state it began in, the answers tell. */
  unsure: boolean;
  /** Oldest first, by the id of its first exchange. */
  inFlight: Map<number, Waiting>;
  /** The newest of them with this tag. */
  byTag: Map<string, number[]>;
  /** The newest exchange that has its whole answer. */
  settled: Waiting | undefined;
  /** Its answer decides what `held` is. */
  deciding: Waiting | undefined;
  held: { octets: Uint8Array; at: number }[];
  /** An AUTHENTICATE that was answered `+`: the next line is its response. */
  challenged: Waiting | undefined;
  /** An IDLE that was answered `+`: the next line is DONE. */
  idling: Waiting | undefined;
  literal: ClientLiteral | undefined;
  /** A literal has ended: the next line goes on with its command. `text`: the literal, where it was short. */
  rest:
    | { waiting: Waiting; prefix: WireLine | undefined; text: string; octets: number; letter: boolean }
    | undefined;
  open: OpenResponse | undefined;
  awaitsTls: boolean;
  /** Octets that waited behind STARTTLS are read: they crossed before TLS could begin. */
  injected: boolean;
  /** A line after the OK to STARTTLS, in clear unless a server answers it. */
  plainAfterTls: Exchange | undefined;
  secured: boolean;
  /** Octets of the client before TLS stood: when it is gone and there are no more, it said nothing. */
  silentSince: number | undefined;
  opaque: Exchange | undefined;
  /** A TLS handshake of the client that nothing had announced. */
  knocked: Exchange | undefined;
  gap: Exchange | undefined;
  user: string | undefined;
  box: Selected | undefined;
  /** Mailboxes by the names that LIST told, and that CREATE made. */
  mailboxes: Set<string>;
  /** The server has said what it can do, in the state that holds now. */
  asked: boolean;
  /** Tags that were used. */
  tags: Set<string>;
  lastTag: string;
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

export function createImapFolding(reading: DialogueReading, context: ReadingContext): ImapFolding {
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
    state: midway ? 'not-authenticated' : undefined,
    unsure: midway,
    inFlight: new Map(),
    byTag: new Map(),
    settled: undefined,
    deciding: undefined,
    held: [],
    challenged: undefined,
    idling: undefined,
    literal: undefined,
    rest: undefined,
    open: undefined,
    awaitsTls: false,
    injected: false,
    plainAfterTls: undefined,
    secured: false,
    silentSince: undefined,
    opaque: undefined,
    knocked: undefined,
    gap: undefined,
    user: undefined,
    box: undefined,
    mailboxes: new Set(),
    asked: false,
    tags: new Set(),
    lastTag: '',
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
  fold: ImapFolding,
  parts: Pick<Exchange, 'command' | 'letter' | 'reply' | 'gap' | 'continues'>,
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
export function stand(fold: ImapFolding, exchange: Exchange): void {
  exchange.remembers = isOver(fold) ? CLOSED : CONNECTED;
  exchange.keeps = saidOfKept(fold);
}

export const isOver = ({ state }: Pick<ImapFolding, 'state'>): boolean =>
  state === 'logout' || state === 'closed';

export function changed(exchange: Exchange): void {
  exchange.version++;
}

export const createWaiting = (exchange: Exchange, more: Partial<Waiting> = {}): Waiting => ({
  exchange,
  first: exchange,
  tag: '',
  rows: new Map(),
  letters: 0,
  ...more,
});

/** A reply is owed to it from now on. */
export function owe(fold: ImapFolding, waiting: Waiting): void {
  const { id } = waiting.first;
  fold.inFlight.set(id, waiting);
  const same = fold.byTag.get(waiting.tag);
  if (same) same.push(id);
  else fold.byTag.set(waiting.tag, [id]);
}

/** Its reply has come. */
export function settleOwed(fold: ImapFolding, { first: { id }, tag }: Waiting): void {
  fold.inFlight.delete(id);
  const same = fold.byTag.get(tag);
  const index = same?.indexOf(id) ?? -1;
  if (same && index >= 0) same.splice(index, 1);
  if (same?.length === 0) fold.byTag.delete(tag);
}

/** The command that has waited longest: untagged data are for it, or for nobody. */
export const oldestOwed = ({ inFlight }: ImapFolding): Waiting | undefined => inFlight.values().next().value;

/** The oldest command with this tag. */
export function owedBy({ inFlight, byTag }: ImapFolding, tag: string): Waiting | undefined {
  const id = byTag.get(tag)?.[0];
  return id === undefined ? undefined : inFlight.get(id);
}
