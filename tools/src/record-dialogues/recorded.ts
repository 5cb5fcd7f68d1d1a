/** What a recording is on disk: one line of JSON in packages/protocol/fixtures/dialogues/*.jsonl. */

export interface Part {
  by: 'client' | 'server';
  /** As it crossed, in the chunks in which it crossed, one character an octet. */
  octets: string;
}

export interface RecordedDialogue {
  name: string;
  /** Program that spoke first as a client; `by hand` where a person's lines went through ncat. */
  client: string;
  server: string;
  /** In a line: what was run. */
  how: string;
  /** Nobody made a mistake and nothing was refused: no card may come. */
  correct: boolean;
  /** Cases (knowledge/coach-cases.ts): of a correct dialogue all its notes; of another all its cards, and notes it was recorded for. */
  expect: string[];
  /** Who ended the connection first, as the tap saw it. */
  closedBy: 'client' | 'server';
  parts: Part[];
}
