import { describe, expect, it } from 'vitest';
import { LETTER, read, recorded, type Said } from '../replay/recording.fixture.ts';
import type { Recording } from '../replay/recording.ts';
import { lettersOf } from './letters.ts';

const letters = (recording: Recording) =>
  lettersOf(recording, read(recording)).map(({ octets, taken }) => [new TextDecoder().decode(octets), taken]);

const BEFORE: Said[] = [
  ['server', '220 x\r\n', 1],
  ['client', 'DATA\r\n', 2],
  ['server', '354 go\r\n', 3],
];

describe('letters of a dialogue', () => {
  it('are what was meant: without the dot that ends them, and without those that were doubled', () => {
    expect(letters(recorded(LETTER))).toEqual([['Subject: x\r\n\r\n.dot\r\n', true]]);
  });

  it('are whole however TCP cut them, and end before what was said behind them', () => {
    const said: Said[] = [
      ...BEFORE,
      ['client', 'A: b\r\n\r', 4],
      ['client', '\n..', 5],
      ['client', '\r\n.\r\nQUIT\r\n', 6],
      ['server', '554 no\r\n', 7],
    ];
    expect(letters(recorded(said))).toEqual([['A: b\r\n\r\n.\r\n', false]]);
  });

  it('are not there without their dot, or with octets missing', () => {
    expect(letters(recorded([...BEFORE, ['client', 'A: b\r\n', 4]]))).toEqual([]);
    const whole = recorded([
      ...BEFORE,
      ['client', 'A: b\r\n\r\n', 4],
      ['client', 'long\r\n', 5],
      ['client', '.\r\n', 6],
      ['server', '250 ok\r\n', 7],
    ]);
    const events = whole.events.map((event, at) => {
      if (at !== 4 || event.kind !== 'octets') return event;
      const { octets: _, ...gap } = event;
      return gap;
    });
    expect(letters({ ...whole, events })).toEqual([]);
  });
});
