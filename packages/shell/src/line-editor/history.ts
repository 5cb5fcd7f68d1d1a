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

export function createHistory(saved: readonly string[] = []): History {
  let entries = saved.slice(-MAX_ENTRIES);
  let position = entries.length;
  let draft = '';

  return {
    get entries() {
      return entries;
    },
    add(line) {
      if (line.trim() !== '' && line.length <= MAX_LENGTH && line !== entries.at(-1))
        entries = [...entries, line].slice(-MAX_ENTRIES);
      position = entries.length;
      draft = '';
    },
    older(current) {
      if (position === 0) return undefined;
      if (position === entries.length) draft = current;
      position--;
      return entries[position];
    },
    newer() {
      if (position === entries.length) return undefined;
      position++;
      return position === entries.length ? draft : entries[position];
    },
    search(query, from) {
      for (let index = Math.min(from, entries.length - 1); index >= 0; index--) {
        const line = entries[index] as string;
        if (line.includes(query)) return { index, line };
      }
      return undefined;
    },
    clear() {
      entries = [];
      position = 0;
      draft = '';
    },
  };
}
