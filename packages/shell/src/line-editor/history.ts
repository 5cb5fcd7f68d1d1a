/** The lines themselves: one object for all terminals of a page, so that each finds what another was told. */
export interface HistoryEntries {
  entries: readonly string[];
}

/** Lines entered before, oldest first; the line being written waits below them while one looks back. */
export interface History {
  readonly entries: readonly string[];
  /** Blank lines and repetitions of the last one are not kept. */
  add(line: string): void;
  /** The next older or newer line; undefined at either end. `current` is kept when leaving the bottom. */
  older(current: string): string | undefined;
  newer(): string | undefined;
  /** The newest entry at or before `from` that contains `query`. */
  search(query: string, from: number): { index: number; line: string } | undefined;
  clear(): void;
}

const MAX_ENTRIES = 500;
/** A pasted mail is not worth keeping among the lines. */
const MAX_LENGTH = 8_192;

export function createHistory(shared: HistoryEntries = { entries: [] }): History {
  shared.entries = shared.entries.slice(-MAX_ENTRIES);
  /** Undefined: below them all, however many another terminal adds meanwhile. */
  let position: number | undefined;
  let draft = '';

  return {
    get entries() {
      return shared.entries;
    },
    add(line) {
      const { entries } = shared;
      if (line.trim() !== '' && line.length <= MAX_LENGTH && line !== entries.at(-1))
        shared.entries = [...entries, line].slice(-MAX_ENTRIES);
      position = undefined;
      draft = '';
    },
    older(current) {
      const from = Math.min(position ?? shared.entries.length, shared.entries.length);
      if (from === 0) return undefined;
      if (position === undefined) draft = current;
      position = from - 1;
      return shared.entries[position];
    },
    newer() {
      if (position === undefined) return undefined;
      position++;
      if (position < shared.entries.length) return shared.entries[position];
      position = undefined;
      return draft;
    },
    search(query, from) {
      const { entries } = shared;
      for (let index = Math.min(from, entries.length - 1); index >= 0; index--) {
        const line = entries[index] as string;
        if (line.includes(query)) return { index, line };
      }
      return undefined;
    },
    clear() {
      shared.entries = [];
      position = undefined;
      draft = '';
    },
  };
}
