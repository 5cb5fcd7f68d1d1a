import { nextIndex, previousIndex } from './width.ts';

/**
 * One line being written: text, caret, a marked part that typing replaces, and what was cut (readline's kill
 * ring). Indices are UTF-16 offsets that never split a character.
 */
export interface LineBuffer {
  readonly text: string;
  readonly caret: number;
  /** Start and end; `place` makes it, the next edit or movement takes it away. */
  readonly selection: readonly [number, number] | undefined;
  set(text: string, caret?: number, selection?: readonly [number, number]): void;
  insert(text: string): void;
  moveTo(index: number): void;
  left(): void;
  right(): void;
  wordLeft(): void;
  wordRight(): void;
  /** Rubs out the marked part, or the character before the caret. */
  backspace(): void;
  deleteForward(): void;
  /** Cuts into the kill ring; cuts in a row gather, as readline's do. */
  kill(what: 'to-end' | 'to-start' | 'word-left' | 'blank-word-left' | 'word-right'): void;
  yank(): void;
  transpose(): void;
  undo(): void;
}

const WORD = /[\p{L}\p{N}]/u;

export function createLineBuffer(): LineBuffer {
  let text = '';
  let caret = 0;
  let selection: readonly [number, number] | undefined;
  let killed = '';
  let killing = false;
  let past: { text: string; caret: number }[] = [];

  const remember = () => {
    past.push({ text, caret });
    if (past.length > 200) past = past.slice(-100);
  };
  const moved = () => {
    selection = undefined;
    killing = false;
  };
  const cut = (start: number, end: number) => {
    remember();
    text = text.slice(0, start) + text.slice(end);
    caret = start;
    selection = undefined;
  };
  const wordStart = () => {
    let at = caret;
    while (at > 0 && !WORD.test(text.slice(previousIndex(text, at), at))) at = previousIndex(text, at);
    while (at > 0 && WORD.test(text.slice(previousIndex(text, at), at))) at = previousIndex(text, at);
    return at;
  };
  const wordEnd = () => {
    let at = caret;
    while (at < text.length && !WORD.test(text.slice(at, nextIndex(text, at)))) at = nextIndex(text, at);
    while (at < text.length && WORD.test(text.slice(at, nextIndex(text, at)))) at = nextIndex(text, at);
    return at;
  };
  const blankWordStart = () => {
    let at = caret;
    while (at > 0 && /\s/.test(text[at - 1] as string)) at--;
    while (at > 0 && !/\s/.test(text[at - 1] as string)) at--;
    return at;
  };

  return {
    get text() {
      return text;
    },
    get caret() {
      return caret;
    },
    get selection() {
      return selection;
    },
    set(newText, newCaret = newText.length, newSelection) {
      if (newText !== text) remember();
      text = newText;
      caret = newCaret;
      selection = newSelection;
      killing = false;
      if (newText === '') past = [];
    },
    insert(inserted) {
      if (selection) cut(...selection);
      else remember();
      text = text.slice(0, caret) + inserted + text.slice(caret);
      caret += inserted.length;
      moved();
    },
    moveTo(index) {
      caret = Math.max(0, Math.min(text.length, index));
      moved();
    },
    left() {
      if (selection) caret = selection[0];
      else if (caret > 0) caret = previousIndex(text, caret);
      moved();
    },
    right() {
      if (selection) caret = selection[1];
      else if (caret < text.length) caret = nextIndex(text, caret);
      moved();
    },
    wordLeft() {
      caret = wordStart();
      moved();
    },
    wordRight() {
      caret = wordEnd();
      moved();
    },
    backspace() {
      if (selection) cut(...selection);
      else if (caret > 0) cut(previousIndex(text, caret), caret);
      killing = false;
    },
    deleteForward() {
      if (selection) cut(...selection);
      else if (caret < text.length) cut(caret, nextIndex(text, caret));
      killing = false;
    },
    kill(what) {
      const backwards = what !== 'to-end' && what !== 'word-right';
      const start =
        what === 'to-start'
          ? 0
          : what === 'word-left'
            ? wordStart()
            : what === 'blank-word-left'
              ? blankWordStart()
              : caret;
      const end = what === 'to-end' ? text.length : what === 'word-right' ? wordEnd() : caret;
      if (start === end) return;
      const piece = text.slice(start, end);
      killed = killing ? (backwards ? piece + killed : killed + piece) : piece;
      cut(start, end);
      killing = true;
    },
    yank() {
      if (killed !== '') this.insert(killed);
    },
    transpose() {
      if (caret === 0 || text.length < 2) return;
      const at = caret === text.length ? previousIndex(text, caret) : caret;
      if (at === 0) return;
      const before = previousIndex(text, at);
      const after = nextIndex(text, at);
      remember();
      text = text.slice(0, before) + text.slice(at, after) + text.slice(before, at) + text.slice(after);
      caret = after;
      moved();
    },
    undo() {
      const last = past.pop();
      if (!last) return;
      text = last.text;
      caret = last.caret;
      moved();
    },
  };
}
