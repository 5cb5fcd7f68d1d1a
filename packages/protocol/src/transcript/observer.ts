import { type CaseId, COACH_CASES } from '../knowledge/coach-cases.ts';
import type { Coach, DialogueReading, Exchange, Note } from '../reading/reading.ts';
import { casesOfReply } from '../verdicts/index.ts';
import {
  describeCommand,
  describeLetterLine,
  describeReplyLine,
  type ExplainedLine,
  type ExplainedNote,
} from './line-record.ts';
import { namedCase } from './named-cases.ts';
import type { Part } from './transcript.ts';

type By = Part['by'];

/** Exchanges without an answer that are still looked at: answers come in order, so old ones get none. */
const STILL_OPEN = 100;

/** Writes down, line by line, what a reading says while it grows. */
export interface Observer {
  lines: ExplainedLine[];
  /** Octets of each direction so far. */
  offset: Record<By, number>;
  /** Takes octets into the lines, and says at which offset of their direction they begin. */
  record(by: By, octets: string): number;
  /** A line that was typed and never sent. */
  swallow(octets: string, id: CaseId): void;
  /** Writes down what the reading now says. */
  look(): void;
  /** Nothing more comes: what stands without a line feed is a line all the same. */
  end(): void;
}

export function createObserver(reading: DialogueReading): Observer {
  const lines: ExplainedLine[] = [];
  const offset = { client: 0, server: 0 };
  const begun: Record<By, ExplainedLine | undefined> = { client: undefined, server: undefined };
  const at: Record<By, Map<number, ExplainedLine>> = { client: new Map(), server: new Map() };
  /** The same offsets, ascending. */
  const starts: Record<By, number[]> = { client: [], server: [] };
  /** Of pieces that went on with a line of the client: by their offset, the line that stood last when they came. */
  const pieces = new Map<number, ExplainedLine>();
  const described = new Set<ExplainedLine>();
  let said = new WeakMap<object, Set<string>>();
  const versions: number[] = [];
  /** Lines whose state is not written yet. */
  let fresh: ExplainedLine[] = [];
  let first = 0;
  let over = false;
  let spoken = reading.protocol;

  const begin = (by: By): ExplainedLine => {
    const line: ExplainedLine = { by, text: '', ending: 'none', tokens: [], state: '', notes: [] };
    lines.push(line);
    at[by].set(offset[by], line);
    starts[by].push(offset[by]);
    return line;
  };

  const record = (by: By, octets: string): number => {
    const start = offset[by];
    for (const piece of octets.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
      const line: ExplainedLine = begun[by] ?? begin(by);
      if (by === 'client' && begun[by]) pieces.set(offset[by], lines.at(-1) ?? line);
      offset[by] += piece.length;
      line.text += piece;
      fresh.push(line);
      begun[by] = piece.endsWith('\n') ? undefined : line;
      if (piece.endsWith('\n')) end(line);
    }
    return start;
  };

  /**
   * The line that begins at this octet. A chunk of BDAT may end anywhere, and what follows it is a command (RFC 3030 §2): what
   * looked like one line was two.
   */
  const lineAt = (by: By, start: number): ExplainedLine | undefined => {
    const known = at[by].get(start);
    if (known || start >= offset[by]) return known;
    const index = lastUpTo(starts[by], start);
    const from = starts[by][index] ?? 0;
    const line = at[by].get(from);
    if (!line || from + line.text.length <= start) return undefined;
    const tail: ExplainedLine = { ...line, text: line.text.slice(start - from), tokens: [], notes: [] };
    line.text = line.text.slice(0, start - from);
    line.ending = 'none';
    line.tokens = [];
    described.delete(line);
    // What came later stands where it came.
    lines.splice(lines.lastIndexOf(pieces.get(start) ?? line) + 1, 0, tail);
    at[by].set(start, tail);
    starts[by].splice(index + 1, 0, start);
    if (begun[by] === line) begun[by] = tail;
    if (fresh.includes(line)) fresh.push(tail);
    return tail;
  };

  const swallow: Observer['swallow'] = (octets, id) => {
    const { voice, rfc } = COACH_CASES[id];
    const text = octets.replace(/\r?\n$/, '');
    const state = reading.state ?? reading.phase;
    const tokens = [{ text, name: 'text' }];
    lines.push({ by: 'client', text, ending: 'none', tokens, state, notes: [{ id, voice, rfc }] });
  };

  const note = (holder: object, line: ExplainedLine | undefined, added: ExplainedNote): void => {
    const key = `${added.id} ${added.rfc}`;
    let known = said.get(holder);
    if (!known) said.set(holder, (known = new Set()));
    if (known.has(key)) return;
    known.add(key);
    const target = line ?? lines.at(-1);
    if (target) addNote(target, added);
  };

  const describe = (exchange: Exchange): void => {
    const { command, letter, reply } = exchange;
    const commandLine = command && lineAt('client', command.offset);
    if (commandLine && !described.has(commandLine)) {
      described.add(commandLine);
      describeCommand(commandLine, command);
    }
    const letterBy = reading.protocol === 'pop3' ? 'server' : 'client';
    for (let index = (letter?.lines.length ?? 0) - 1; letter && index >= 0; index--) {
      const written = letter.lines[index]!;
      const line = at[letterBy].get(written.offset);
      if (!line || described.has(line)) break;
      // A chunk that ends within a line: what follows is no part of it.
      if (written.ending === 'none') lineAt(letterBy, written.offset + written.text.length);
      described.add(line);
      describeLetterLine(line, written);
    }
    for (let index = (reply?.lines.length ?? 0) - 1; reply && index >= 0; index--) {
      const written = reply.lines[index]!;
      const line = at.server.get(written.offset);
      if (!line || described.has(line)) break;
      described.add(line);
      describeReplyLine(line, reply.code, reply.enhanced, written);
    }
    const lastOfLetter = letter && at[letterBy].get(letter.lines.at(-1)?.offset ?? -1);
    const where = commandLine ?? lastOfLetter;
    // Without a rule it is about the record: in how many pieces a line came, how many octets nobody kept.
    for (const one of [...exchange.notes, ...(exchange.differs ?? [])])
      if (one.rfc !== undefined || one.case !== undefined) note(exchange, where, explainedNote(one));
    const cards = exchange.coach ? [exchange.coach, ...(exchange.alsoCoach ?? [])] : [];
    for (const card of cards) {
      // The line that goes on with the reply may not come: then it was read whole.
      if (card.cause === 'oneLineRead' && !reply?.complete && !over) continue;
      note(exchange, where, explainedCoach(card));
    }
    if (!reply?.complete || reply.code < 400) return;
    const texts = reply.lines.map(({ rest }) => rest);
    for (const { case: id, voice, rfc } of casesOfReply(reply.code, texts)) {
      note(exchange, where, { id, voice, rfc });
      if (where) moreTelling(where, id);
    }
  };

  /** The server's first word shows that this is another protocol: what was said of the lines so far is void. */
  const forget = (): void => {
    spoken = reading.protocol;
    for (const line of lines) {
      delete line.verb;
      delete line.code;
      delete line.enhanced;
      delete line.remarks;
      Object.assign(line, { tokens: [], notes: [] });
    }
    fresh = [...lines];
    described.clear();
    said = new WeakMap();
    versions.length = 0;
    first = 0;
  };

  const look = (): void => {
    if (reading.protocol !== spoken) forget();
    for (const line of fresh) line.state = reading.state ?? reading.phase;
    fresh = [];
    const { exchanges } = reading;
    for (let index = first; index < exchanges.length; index++) {
      const exchange = exchanges[index]!;
      if (versions[index] === exchange.version && exchange.reply?.complete) continue;
      versions[index] = exchange.version;
      describe(exchange);
    }
    first = Math.max(first, exchanges.length - STILL_OPEN);
  };

  const finish = (): void => {
    over = true;
    for (const exchange of reading.exchanges.slice(first)) describe(exchange);
    withdrawQuotations(lines);
    const tls = reading.exchanges.some(({ gloss }) => gloss.id === 'gloss.tlsOpaque');
    for (const line of lines) {
      if (line.text !== '' && line.tokens.length === 0)
        line.tokens.push({ text: line.text, name: tls ? 'tls' : 'text' });
    }
    for (const line of [begun.client, begun.server]) {
      if (!line?.text.endsWith('\r')) continue;
      line.text = line.text.slice(0, -1);
      line.ending = 'cr';
    }
  };

  return { lines, offset, record, swallow, look, end: finish };
}

/** The place of the last number that is not above the limit, in a list that ascends; -1: there is none. */
function lastUpTo(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Among the notes what has one of the names that others know; what is finer is a remark, beside the named one it is a kind of. */
function addNote(line: ExplainedLine, note: ExplainedNote): void {
  const named = namedCase(note.id);
  if (named !== note.id && !line.remarks?.some(({ id }) => id === note.id)) (line.remarks ??= []).push(note);
  if (named === undefined) return;
  const known = line.notes.find(({ id }) => id === named);
  if (!known) line.notes.push({ ...note, id: named });
  // What looked like a mistake was taken after all: that is a leniency, and the standard's to say.
  else if (note.voice === 'standard') known.voice = note.voice;
}

/** A verdict by name says more than that a rule refused it: it stands before that. */
function moreTelling({ notes }: ExplainedLine, id: string): void {
  const from = notes.findIndex((one) => one.id === id);
  const to = notes.findIndex((one) => one.id === 'policy-refused');
  if (to >= 0 && from > to) notes.splice(to, 0, ...notes.splice(from, 1));
}

const COMMAND = /^(?:EHLO|HELO|MAIL|RCPT|DATA|RSET|NOOP|QUIT)\b/i;

/**
 * A letter may quote commands, and goes on after them; who means one stops typing, or tries the next, or finds the dot.
 * Only then was it a command inside the letter.
 */
function withdrawQuotations(lines: readonly ExplainedLine[]): void {
  const isCard = ({ id }: ExplainedNote) => id === 'command-inside-data';
  const typed = lines.filter(({ by }) => by === 'client');
  for (const [index, line] of typed.entries()) {
    if (!line.notes.some(isCard)) continue;
    // Of several in a row only the first has the card.
    let after = index + 1;
    while (COMMAND.test(typed[after]?.text ?? '')) after++;
    const next = typed[after];
    if (!next || next.tokens[0]?.name === 'end-of-data' || next.notes.some(isCard)) continue;
    line.notes = line.notes.filter((one) => !isCard(one));
  }
}

/** Takes the ending off. */
function end(line: ExplainedLine): void {
  line.ending = line.text.endsWith('\r\n') ? 'crlf' : 'lf';
  line.text = line.text.slice(0, line.ending === 'crlf' ? -2 : -1);
}

function explainedNote({ case: id, voice, said, rfc }: Note): ExplainedNote {
  const row = id === undefined ? undefined : COACH_CASES[id];
  return {
    id: id ?? kebab(said.id),
    // Where the standard speaks, it is its voice whatever the case would be if the line had been refused; what is no case,
    // such as a guard dot, is nothing to reproach anybody with.
    voice: voice === 'rfc' ? 'standard' : (row?.voice ?? 'standard'),
    rfc: rfc ?? row?.rfc ?? '',
  };
}

function explainedCoach({ case: id, cause, rfc }: Coach): ExplainedNote {
  const voice = id === undefined ? 'you' : COACH_CASES[id as CaseId].voice;
  // A card is never the standard's own: the server refused what a note would have forgiven.
  return { id: id ?? kebab(cause), voice: voice === 'standard' ? 'you' : voice, rfc };
}

/** `note.trailingSpace` → `trailing-space`. */
const kebab = (id: string): string =>
  id.replace(/^\w+\./, '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
