/** Keys that nobody would press, in pieces that no terminal would send. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createScreen } from '../screen.ts';
import { ScreenTerminal } from '../terminal.fixture.ts';
import { createLineBuffer } from './buffer.ts';
import { createHistory } from './history.ts';
import { createKeyDecoder, type Key } from './keys.ts';
import { createPrompt } from './prompt.ts';
import { createLineView } from './view.ts';
import { nextIndex, previousIndex } from './width.ts';

const KEYS = [
  ...[
    '\x01',
    '\x02',
    '\x04',
    '\x05',
    '\x06',
    '\x07',
    '\x08',
    '\x0b',
    '\x0e',
    '\x10',
    '\x12',
    '\x14',
    '\x15',
    '\x17',
    '\x19',
    '\x1f',
    '\x7f',
  ],
  ...[
    '\x1b[A',
    '\x1b[B',
    '\x1b[C',
    '\x1b[D',
    '\x1b[H',
    '\x1b[F',
    '\x1b[3~',
    '\x1b[1;5C',
    '\x1b[1;5D',
    '\x1bb',
    '\x1bf',
    '\x1bd',
    '\x1b\x7f',
  ],
  ...['\x1b', '\x1b[', '\x1b[99;9X', '\x1bOP', '\x1b]0;t\x07', '\x9b1m', '\x00', '\x1c'],
  ...['\x1b[200~a paste\x1b[201~', '\x1b[200~two\r\nlines\t\x1b[201~', '\x1b[200~\x1b[31m\x07\x1b[201~'],
  ...['a', ' ', 'word ', 'é', 'e\u0301', '漢字', '😀', '👩‍👩‍👧', '\u0301', '\u200d', 'عر', '0123456789'],
];
const keys = fc.array(fc.oneof(fc.constantFrom(...KEYS), fc.string({ unit: 'binary', maxLength: 4 })), {
  maxLength: 40,
});

/** Text cut anywhere, between the halves of a character too. */
const pieces = keys.chain((all) => {
  const text = all.join('').replace(/[\r\n](?![^\x1b]*\x1b\[201~)/g, '');
  return fc
    .array(fc.nat(Math.max(0, text.length)), { maxLength: 12 })
    .map((cuts) => [0, ...[...cuts].sort((a, b) => a - b), text.length])
    .map((cuts) => cuts.slice(1).map((end, index) => text.slice(cuts[index], end)));
});

function editor(columns: number, rows = 24) {
  const terminal = new ScreenTerminal(columns);
  terminal.rows = rows;
  const screen = createScreen(terminal);
  const buffer = createLineBuffer();
  const view = createLineView(screen);
  const history = createHistory({ entries: ['echo one', 'echo two', 'ncat -C localhost 1025'] });
  const prompt = createPrompt(buffer, history);
  const decode = createKeyDecoder();
  const draw = () =>
    view.draw({
      prompt: prompt.searching ?? '~ $ ',
      promptSgr: '2',
      text: buffer.text,
      textSgr: '',
      caret: buffer.caret,
      selection: buffer.selection,
      suggestion: '',
      suggestionSgr: '2',
    });
  draw();
  const press = (key: Key) => {
    screen.batch(() => {
      prompt.key(key);
      draw();
    });
  };
  return {
    terminal,
    buffer,
    history,
    prompt,
    draw,
    type(text: string) {
      for (const key of decode(text)) press(key);
    },
  };
}

const screenOf = ({ terminal }: { terminal: ScreenTerminal }) => ({
  text: terminal.text,
  caret: terminal.caret,
});

describe('the line editor, whatever is pressed', () => {
  it('shows what it would show, had the line been drawn at once', () => {
    fc.assert(
      fc.property(pieces, fc.integer({ min: 4, max: 90 }), (chunks, columns) => {
        const typed = editor(columns, 400);
        for (const chunk of chunks) typed.type(chunk);
        const { buffer, prompt } = typed;
        const drawn = new ScreenTerminal(columns);
        drawn.rows = 400;
        createLineView(createScreen(drawn)).draw({
          prompt: prompt.searching ?? '~ $ ',
          promptSgr: '',
          text: buffer.text,
          textSgr: '',
          caret: buffer.caret,
          selection: undefined,
          suggestion: '',
          suggestionSgr: '',
        });
        expect(screenOf(typed)).toEqual(screenOf({ terminal: drawn }));
      }),
      { numRuns: 400 },
    );
  });

  it('keeps the caret in the line and between characters, and no control character in the text', () => {
    fc.assert(
      fc.property(pieces, (chunks) => {
        const { buffer, type } = editor(80);
        for (const chunk of chunks) {
          type(chunk);
          const { text, caret } = buffer;
          expect(caret).toBeGreaterThanOrEqual(0);
          expect(caret).toBeLessThanOrEqual(text.length);
          if (caret > 0) expect(nextIndex(text, previousIndex(text, caret))).toBeGreaterThanOrEqual(caret);
          expect(text).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/);
          // Half a character would be a lone surrogate.
          expect(text).not.toMatch(/\p{Cs}/u);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('never leaves the screen, whatever its size becomes meanwhile', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(pieces, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 30 })), {
          maxLength: 6,
        }),
        (steps) => {
          const { terminal, type, draw } = editor(80);
          for (const [chunks, columns, rows] of steps) {
            terminal.rows = rows;
            terminal.resize(columns);
            draw();
            for (const chunk of chunks) type(chunk);
            expect(terminal.column).toBeLessThanOrEqual(Math.max(2, columns));
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('takes every change back, one after the other, to the empty line', () => {
    fc.assert(
      fc.property(pieces, (chunks) => {
        const { buffer, prompt, type } = editor(80);
        for (const chunk of chunks) type(chunk);
        prompt.key({ kind: 'named', name: 'C-g' });
        for (let step = 0; step < 500; step++) buffer.undo();
        expect(buffer.text).toBe('');
      }),
      { numRuns: 400 },
    );
  });

  it('leaves the history as it was, and finds the line being written below it', () => {
    fc.assert(
      fc.property(pieces, (chunks) => {
        const { history, buffer, type } = editor(80);
        for (const chunk of chunks) type(chunk);
        expect(history.entries).toEqual(['echo one', 'echo two', 'ncat -C localhost 1025']);
        type('\x07\x1b[B\x1b[B\x1b[B\x1b[B\x15\x0b');
        type('draft\x1b[A\x1b[A\x1b[B\x1b[B');
        expect(buffer.text).toBe('draft');
      }),
      { numRuns: 400 },
    );
  });

  it('takes a paste as text, wherever it is cut (it was run line by line when its first octets came alone)', () => {
    const paste = 'x=1\nécho 漢字 😀\tend';
    fc.assert(
      fc.property(fc.array(fc.nat(40), { maxLength: 6 }), (cuts) => {
        const all = `\x1b[200~${paste}\x1b[201~`;
        const places = [0, ...cuts.map((cut) => Math.min(cut, all.length)).sort((a, b) => a - b), all.length];
        // Between its first and second octet and behind that: no terminal does, and a person's keys would come so.
        fc.pre(!(places.includes(1) && places.includes(2)));
        const { buffer, type } = editor(80);
        for (const [index, end] of places.slice(1).entries()) type(all.slice(places[index], end));
        expect(buffer.text).toBe(paste);
      }),
      { numRuns: 150 },
    );
  });
});
