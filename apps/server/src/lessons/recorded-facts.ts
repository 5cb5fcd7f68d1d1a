/** What a room's log says since a recording began, as conditions see it: a lesson is drafted from it in the page. */

import { LONGEST_TAKE, type RecordedFacts, SEEN_CHARACTERS } from '@ehlo/lessons/draft';
import { createObserver, type Fact, type LetterContent } from '@ehlo/lessons/judging';
import type { BlobStore, EventLog } from '@ehlo/log';
import type { RoomId, Seq } from '@ehlo/wire';
import { OPENED_OCTETS, openLetter } from './open-letter.ts';

/** Events that are read back for what came before: letters that lie there. As far as a lesson looks. */
const LOOKED_BACK = 20_000;
/** One recording's own. */
const LOOKED_AT = 10_000;
const PIECE = 500;
/** Letters that are opened. */
const LETTERS = 20;
/** Of each list of texts: a draft quotes lines, never letters. */
const ITEMS = 30;

export interface RecordedFactsOptions {
  log: Pick<EventLog, 'read' | 'head'>;
  blobs: Pick<BlobStore, 'read'>;
  /** Undefined: a room without a person. */
  ownOf(room: RoomId): { handle: string } | undefined;
  /** Milliseconds. */
  now(): number;
}

export function createRecordedFacts({ log, blobs, ownOf, now }: RecordedFactsOptions) {
  /** @param after the newest event that is not part of it; undefined: only where the log stands now */
  return async (room: RoomId, after: Seq | undefined): Promise<RecordedFacts> => {
    const head = await log.head(room);
    const at = now() * 1000;
    const own = ownOf(room);
    if (after === undefined || !own) return { seq: head, at, facts: [], more: false };
    const observer = createObserver(own);
    const facts: Fact[] = [];
    const upTo = Math.min(head, after + LOOKED_AT);
    let read = Math.max(0, after - LOOKED_BACK);
    const letters = new Map<string, LetterContent>();
    /** The same one is accepted, passed on and stored. */
    const letterOf = async (blob: string): Promise<LetterContent | undefined> => {
      const known = letters.get(blob);
      if (known || letters.size >= LETTERS) return known;
      const octets = await blobs.read(blob, { start: 0, end: OPENED_OCTETS });
      if (!octets) return undefined;
      const letter = shortLetter(openLetter(octets));
      letters.set(blob, letter);
      return letter;
    };
    while (read < upTo && facts.length <= LONGEST_TAKE.facts) {
      const events = await log.read(room, { after: read, upTo, limit: PIECE });
      for (const event of events)
        for (const fact of observer.take(event)) {
          if (event.seq <= after) continue;
          const letter = fact.blob === undefined ? undefined : await letterOf(fact.blob);
          facts.push({ ...shortened(fact), ...(letter ? { letter } : {}) });
        }
      read = events.at(-1)?.seq ?? upTo;
    }
    const more = facts.length > LONGEST_TAKE.facts || upTo < head;
    return { seq: head, at, facts: facts.slice(0, LONGEST_TAKE.facts), more };
  };
}

function shortened(fact: Fact): Fact {
  const text = Object.fromEntries(
    Object.entries(fact.text).map(([name, value]) => [
      name,
      typeof value === 'object' ? value.slice(0, ITEMS).map(cut) : value && cut(value),
    ]),
  );
  return { ...fact, text };
}

const shortLetter = ({ fields, text, parts }: LetterContent): LetterContent => ({
  fields: fields.slice(0, ITEMS).map(({ name, value }) => ({ name: cut(name), value: cut(value) })),
  text: cut(text),
  parts: parts.slice(0, ITEMS).map((part) => ({ ...part, name: cut(part.name), text: cut(part.text) })),
});

const cut = (text: string): string => text.slice(0, SEEN_CHARACTERS);
