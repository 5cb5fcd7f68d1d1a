import type { LineBuffer } from './buffer.ts';

/** Keys that only edit the line: name (as in bash's `bind -p`) → what it does. */
export const EDITING_KEYS: Readonly<Record<string, (buffer: LineBuffer) => void>> = {
  'C-a': (buffer) => buffer.moveTo(0),
  home: (buffer) => buffer.moveTo(0),
  'C-e': (buffer) => buffer.moveTo(buffer.text.length),
  end: (buffer) => buffer.moveTo(buffer.text.length),
  'C-b': (buffer) => buffer.left(),
  left: (buffer) => buffer.left(),
  'C-f': (buffer) => buffer.right(),
  right: (buffer) => buffer.right(),
  'M-b': (buffer) => buffer.wordLeft(),
  'M-f': (buffer) => buffer.wordRight(),
  backspace: (buffer) => buffer.backspace(),
  delete: (buffer) => buffer.deleteForward(),
  'C-u': (buffer) => buffer.kill('to-start'),
  'C-k': (buffer) => buffer.kill('to-end'),
  'C-w': (buffer) => buffer.kill('blank-word-left'),
  'M-backspace': (buffer) => buffer.kill('word-left'),
  'M-d': (buffer) => buffer.kill('word-right'),
  'C-y': (buffer) => buffer.yank(),
  'C-t': (buffer) => buffer.transpose(),
  'C-_': (buffer) => buffer.undo(),
};
