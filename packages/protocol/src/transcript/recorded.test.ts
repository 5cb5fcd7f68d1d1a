/**
 * Dialogues that really took place (fixtures/dialogues/README.md), replayed: nothing in them is left without a name, the
 * server's state is never lost, what was right gets no card, and what was wrong gets the right one.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type CaseId, COACH_CASES } from '../knowledge/coach-cases.ts';
import { octetsOfLatin1 } from '../octets.ts';
import { en } from '../prose/en/index.ts';
import { transcript as enBook } from '../prose/en/transcript.ts';
import { fr } from '../prose/fr/index.ts';
import { transcript as frBook } from '../prose/fr/transcript.ts';
import { advance, createReading, quiet } from '../reading/fold.ts';
import type { ReadingContext } from '../reading/reading.ts';
import { CAMPUS, MOCK } from '../reading/talk.fixture.ts';
import { contextOf } from './events.ts';
import { type Explanation, explain } from './explain.ts';
import { namedCase } from './named-cases.ts';
import { stateAfterEachReply } from './oracle.fixture.ts';
import type { Part } from './transcript.ts';

interface Recorded {
  name: string;
  server: string;
  correct: boolean;
  expect: string[];
  closedBy: 'client' | 'server';
  parts: Part[];
}

const recorded = (file: string): Recorded[] =>
  readFileSync(new URL(`../../fixtures/dialogues/${file}.jsonl`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Recorded);
const CORRECT = recorded('correct');
const MISTAKEN = recorded('mistaken');
const ALL = [...CORRECT, ...MISTAKEN];

const explained = ({ parts, closedBy }: Recorded): Explanation =>
  explain({ format: 'json', parts, closedBy });
/** With the finer ones, of which `notes` may have the kind. */
const notesOf = ({ lines }: Explanation) =>
  lines.flatMap(({ notes, remarks = [] }) => [...notes, ...remarks]);
const isCard = (id: string): boolean =>
  Object.hasOwn(COACH_CASES, id) && COACH_CASES[id as CaseId].as === 'card';

it('are 200 and more, of which 120 are correct and 80 are not', () => {
  expect(ALL.length).toBeGreaterThanOrEqual(200);
  expect(CORRECT.length).toBeGreaterThanOrEqual(120);
  expect(MISTAKEN.length).toBeGreaterThanOrEqual(80);
  expect(new Set(ALL.map(({ name }) => name)).size).toBe(ALL.length);
  expect(CORRECT.every(({ correct }) => correct) && MISTAKEN.every(({ correct }) => !correct)).toBe(true);
});

describe.each(ALL)('$name', (dialogue) => {
  const explanation = explained(dialogue);
  const { lines } = explanation;

  it('has every octet in a line, and no token without a name and words', () => {
    const ends = { crlf: '\r\n', lf: '\n', cr: '\r', none: '' };
    for (const by of ['client', 'server'] as const) {
      const said = dialogue.parts.filter((part) => part.by === by).map(({ octets }) => octets);
      const read = lines.filter((line) => line.by === by).map(({ text, ending }) => text + ends[ending]);
      expect(read.join('')).toBe(said.join(''));
    }
    for (const { text, tokens } of lines) {
      if (text !== '') expect(tokens, text).not.toEqual([]);
      for (const { name } of tokens) {
        const words = [en, fr].map(({ token }) => (token as Record<string, string>)[name]);
        const book = [enBook, frBook].map(
          ({ transcriptToken }) => (transcriptToken as Record<string, string>)[name],
        );
        for (const [index, word] of words.entries()) expect(word ?? book[index], name).toMatch(/\S/);
      }
    }
  });

  it('leaves the server as its replies imply', () => {
    const read = lines
      .filter(({ by, code, text }) => by === 'server' && code !== undefined && text[3] !== '-')
      .map(({ text, state }) => [text, state]);
    expect(read).toEqual(stateAfterEachReply(dialogue.parts));
  });

  it('is explained alike wherever it was cut', () => {
    for (const seed of [1, 2]) {
      const again = explained({ ...dialogue, parts: recut(dialogue.parts, seed + dialogue.name.length) });
      expect(again).toEqual(explanation);
    }
  });
});

describe.each(CORRECT)('correct: $name', (dialogue) => {
  it('has what the standard says of it, and nothing else', () => {
    expect([...new Set(notesOf(explained(dialogue)).map(({ id }) => id))].sort()).toEqual(
      [...dialogue.expect].sort(),
    );
  });

  it.each(contextsOf(dialogue))('gets no card at any moment, %s', (_title, context) => {
    const reading = createReading(context);
    const offset = { client: 0, server: 0 };
    let at = 0;
    // Somebody who types `EHLO` into a letter may mean it, until the next line shows that it was a quotation.
    const isOfTheMoment = (cause: string | undefined) =>
      reading.phase === 'letter' && cause === 'verbInLetter';
    const noCard = () =>
      expect(
        reading.exchanges
          .flatMap(({ coach, alsoCoach = [] }) => [coach?.cause, ...alsoCoach.map(({ cause }) => cause)])
          .filter((cause) => cause && !isOfTheMoment(cause)),
      ).toEqual([]);
    advance(reading, { kind: 'opened', at });
    for (const { by, octets: text } of dialogue.parts) {
      at += 1000;
      const octets = octetsOfLatin1(text);
      advance(reading, { kind: 'octets', at, from: by, offset: offset[by], length: octets.length, octets });
      offset[by] += octets.length;
      noCard();
    }
    if (dialogue.closedBy === 'client') quiet(reading, Number.POSITIVE_INFINITY);
    advance(reading, { kind: 'closed', at, by: dialogue.closedBy, how: 'ended' });
    noCard();
  });
});

describe.each(MISTAKEN)('mistaken: $name', (dialogue) => {
  it('gets the cards that it was recorded for, and no other', () => {
    const notes = notesOf(explained(dialogue));
    expect(notes.map(({ id }) => id)).toEqual(expect.arrayContaining(dialogue.expect));
    const cards = notes.filter(({ id, voice }) => isCard(id) && voice !== 'standard').map(({ id }) => id);
    // A finer case is told by the name of its kind, too.
    const kinds = dialogue.expect.map(namedCase);
    expect(cards.filter((id) => !dialogue.expect.includes(id) && !kinds.includes(id))).toEqual([]);
  });
});

/** As anybody's dialogue, and as the lab's own where it is one. */
function contextsOf({ server, parts }: Recorded): [string, ReadingContext][] {
  const all: [string, ReadingContext][] = [['with a server elsewhere', contextOf({ format: 'json', parts })]];
  if (server === 'EHLO mock') all.push(['with the lab’s mock', MOCK]);
  if (server === 'EHLO mail.campus.test') all.push(['at campus', CAMPUS]);
  return all;
}

/** Pieces of 1 to 40 octets; the order between the two sides stays. The generator is seeded: same seed, same cuts. */
function recut(parts: readonly Part[], seed: number): Part[] {
  let state = seed * 2_654_435_761;
  const size = (): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return 1 + ((state >>> 16) % 40);
  };
  return parts.flatMap(({ by, octets }) => {
    const pieces: Part[] = [];
    for (let from = 0; from < octets.length; ) {
      const to = from + size();
      pieces.push({ by, octets: octets.slice(from, to) });
      from = to;
    }
    return pieces;
  });
}
