import { octetsOfLatin1 } from '../octets.ts';
// A transcript may be of any protocol.
import '../imap/index.ts';
import '../pop3/index.ts';
import { mayBeMeant } from '../reading/coach/letter.ts';
import { advance, createReading, quiet } from '../reading/fold.ts';
import type { DialogueReading } from '../reading/reading.ts';
import { contextOf, PART_MICROSECONDS } from './events.ts';
import type { ExplainedLine } from './line-record.ts';
import { createObserver } from './observer.ts';
import { type Transaction, transactionsOf } from './transactions.ts';
import type { Part, Transcript } from './transcript.ts';

/** What a dialogue was, line by line. */
export interface Explanation {
  protocol: DialogueReading['protocol'];
  lines: ExplainedLine[];
  transactions: Transaction[];
}

/** Microseconds of silence at the end: enough for a reply or a dot to be missed, not for a person to be called silent. */
const LEFT_WAITING = 15_000_000;
/** For one who never said a word. */
const NEVER_SPOKE = 60_000_000;

/**
 * Explains a dialogue with the reading that the page's panels have. Its work grows with the dialogue. How the octets that one
 * side sent before the other spoke are cut changes nothing. Never throws.
 */
export function explain(transcript: Transcript): Explanation {
  const parts = joined(transcript.parts);
  const reading = createReading(contextOf({ ...transcript, parts }));
  const observer = createObserver(reading);
  let at = 0;
  advance(reading, { kind: 'opened', at });
  let secured = false;
  for (const part of parts) {
    at += PART_MICROSECONDS;
    if (part.tls && !secured) advance(reading, { kind: 'secured', at });
    secured ||= part.tls ?? false;
    if (part.swallowed) {
      observer.swallow(part.octets, part.swallowed);
      continue;
    }
    if (part.missing !== undefined) {
      const { offset } = observer;
      advance(reading, { kind: 'octets', at, from: part.by, offset: offset[part.by], length: part.missing });
      offset[part.by] += part.missing;
      observer.look();
      continue;
    }
    for (const piece of piecesOf(part, reading)) {
      const octets = octetsOfLatin1(piece);
      const offset = observer.record(part.by, piece);
      advance(reading, { kind: 'octets', at, from: part.by, offset, length: octets.length, octets });
      observer.look();
    }
  }
  const byServer = transcript.closedBy === 'server' || transcript.excerpt || reading.phase === 'closed';
  // The transcript ends here: whoever is owed something has waited for it in vain.
  // A server that has hung up owes nothing, unless it never said a word; of an excerpt nobody knows.
  const owed = !transcript.excerpt && (transcript.closedBy !== 'server' || observer.offset.server === 0);
  const silence = observer.offset.client === 0 ? NEVER_SPOKE : LEFT_WAITING;
  if (owed && quiet(reading, at + silence)) observer.look();
  advance(reading, { kind: 'closed', at, by: byServer ? 'server' : 'client', how: 'ended' });
  observer.look();
  observer.end();
  return {
    protocol: reading.protocol,
    lines: observer.lines,
    transactions:
      transcript.transactions ?? (reading.protocol === 'smtp' ? transactionsOf(reading.exchanges) : []),
  };
}

/** What one side sent before the other spoke, as one piece: where a network cut it is nothing that was said. */
function joined(parts: readonly Part[]): Part[] {
  const runs: Part[] = [];
  let pieces: string[] = [];
  const end = (): void => {
    const last = runs.at(-1);
    if (last && pieces.length > 1) runs[runs.length - 1] = { ...last, octets: pieces.join('') };
    pieces = [];
  };
  const isPlain = ({ missing, swallowed }: Part) => missing === undefined && !swallowed;
  for (const part of parts) {
    if (isPlain(part) && part.octets === '') continue;
    const last = runs.at(-1);
    if (!last || !isPlain(last) || !isPlain(part) || last.by !== part.by || last.tls !== part.tls) {
      end();
      runs.push(part);
    }
    pieces.push(part.octets);
  }
  end();
  return runs;
}

/**
 * What is read at once. A server's lines and those of a letter are watched one by one, because what is said of them
 * changes with the next; commands that crossed together are read together, or pipelining would not be seen.
 */
function piecesOf({ by, octets }: Part, reading: DialogueReading): string[] {
  if (octets === '') return [];
  if (by === 'client' && reading.phase !== 'letter') return [octets];
  const lines = octets.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  return by === 'client' && lines.length > SHORT_LETTER ? inBulk(lines) : lines;
}

/** Lines of a letter that are all watched; behind them, of a very long one, only those that may be meant for the server. */
const SHORT_LETTER = 400;

function inBulk(lines: readonly string[]): string[] {
  const pieces = lines.slice(0, SHORT_LETTER);
  let bulk: string[] = [];
  for (let index = SHORT_LETTER; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const watched = line.length < LONGEST_MEANT && mayBeMeant(line.trimEnd());
    if (watched && bulk.length > 0) {
      pieces.push(bulk.join(''));
      bulk = [];
    }
    if (watched) pieces.push(line);
    else bulk.push(line);
  }
  if (bulk.length > 0) pieces.push(bulk.join(''));
  return pieces;
}

/** Octets of the longest command that is looked for in a letter. */
const LONGEST_MEANT = 602;
