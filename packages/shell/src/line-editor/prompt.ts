import type { LineBuffer } from './buffer.ts';
import { EDITING_KEYS } from './editing-keys.ts';
import type { History } from './history.ts';
import type { Key } from './keys.ts';

/** What a key means beyond editing; the shell acts on it. */
export type PromptOutcome = 'enter' | 'interrupt' | 'end-of-input' | 'complete' | 'clear-screen' | undefined;

/** The line at the shell's prompt: readline's default (emacs) keys, history and incremental search. */
export interface Prompt {
  key(key: Key): PromptOutcome;
  /** Shown instead of the prompt while searching. */
  readonly searching: string | undefined;
  /** The part of the suggestion that would follow what is written; empty when it does not fit. */
  remainder(): string;
  suggestion: string | undefined;
  reset(): void;
}

export function createPrompt(buffer: LineBuffer, history: History): Prompt {
  let search: { query: string; index: number; before: string; failed: boolean } | undefined;
  let suggestion: string | undefined;

  const find = (from: number) => {
    if (!search) return;
    const found = search.query === '' ? undefined : history.search(search.query, from);
    search.failed = search.query !== '' && !found;
    if (!found) return;
    search.index = found.index;
    buffer.set(found.line, found.line.indexOf(search.query));
  };

  /** True when the key belonged to the search; false ends the search and lets the key act. */
  const searchKey = (key: Key): boolean => {
    if (!search) return false;
    if (key.kind !== 'named') {
      // What is looked for stands in the prompt, which is one line.
      search.query += key.text.replace(/\s/g, ' ');
      find(search.index);
      return true;
    }
    switch (key.name) {
      case 'C-r':
        find(search.index - 1);
        return true;
      case 'backspace':
        search.query = search.query.slice(0, -1);
        find(history.entries.length - 1);
        return true;
      case 'C-g':
        buffer.set(search.before);
        search = undefined;
        return true;
      default:
        search = undefined;
        return key.name === 'escape';
    }
  };

  const remainder = () =>
    suggestion !== undefined &&
    !search &&
    buffer.caret === buffer.text.length &&
    suggestion.startsWith(buffer.text)
      ? suggestion.slice(buffer.text.length)
      : '';

  return {
    get searching() {
      return search && `(${search.failed ? 'failed ' : ''}reverse-i-search)\`${search.query}': `;
    },
    get suggestion() {
      return suggestion;
    },
    set suggestion(line) {
      suggestion = line;
    },
    remainder,
    reset() {
      search = undefined;
      buffer.set('');
    },
    key(key) {
      if (searchKey(key)) return undefined;
      if (key.kind !== 'named') {
        buffer.insert(key.text.replace(/[\x80-\x9f]/g, ''));
        return undefined;
      }
      switch (key.name) {
        case 'enter':
          return 'enter';
        case 'C-c':
          return 'interrupt';
        case 'C-d':
          if (buffer.text === '') return 'end-of-input';
          buffer.deleteForward();
          return undefined;
        case 'C-l':
          return 'clear-screen';
        case 'C-r':
          search = { query: '', index: history.entries.length - 1, before: buffer.text, failed: false };
          return undefined;
        case 'up':
        case 'C-p':
        case 'down':
        case 'C-n': {
          const line = key.name === 'up' || key.name === 'C-p' ? history.older(buffer.text) : history.newer();
          if (line !== undefined) buffer.set(line);
          return undefined;
        }
        case 'tab':
          if (buffer.text === '' && suggestion !== undefined) buffer.insert(suggestion);
          else return 'complete';
          return undefined;
        case 'right':
        case 'end':
        case 'C-f':
        case 'C-e':
          if (remainder() !== '') {
            buffer.insert(remainder());
            return undefined;
          }
          EDITING_KEYS[key.name]?.(buffer);
          return undefined;
        default:
          EDITING_KEYS[key.name]?.(buffer);
          return undefined;
      }
    },
  };
}
