import { LONGEST_TAKE } from '@ehlo/lessons/draft';
import { describe, expect, it } from 'vitest';
import {
  inOneTerminal,
  keepRecording,
  keptRecording,
  type Recording,
  startsAnew,
  stepsOf,
  withCut,
  withLine,
} from './recording.ts';

const EMPTY: Recording = { room: 'mine', after: 1, ahead: 0, lines: [], cuts: [] };
const line = (at: number, text: string, more = {}) =>
  ({ at, text, to: 'program', terminal: 1, ...more }) as const;
const typed = (...texts: string[]): Recording =>
  texts.reduce((recording, text, at) => withLine(recording, line((at + 1) * 10, text)), EMPTY);

const memory = (): Storage => {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as unknown as Storage;
};

describe('a recording', () => {
  it('keeps empty lines of a letter, and none of the prompt', () => {
    expect(withLine(EMPTY, line(1, '')).lines).toHaveLength(1);
    expect(withLine(EMPTY, line(1, ' ', { to: 'shell' }))).toBe(EMPTY);
  });

  it('has an end: by lines, and by characters', () => {
    const many = typed(...Array.from({ length: LONGEST_TAKE.lines + 5 }, () => 'NOOP'));
    expect(many.lines).toHaveLength(LONGEST_TAKE.lines);
    expect(many.full).toBe(true);
    expect(withLine(many, line(9999, 'QUIT'))).toBe(many);
    expect(withLine(typed('x'), line(20, 'x'.repeat(LONGEST_TAKE.characters))).full).toBe(true);
  });

  it('is cut once between two lines', () => {
    expect(withCut(EMPTY, 5)).toBe(EMPTY);
    const cut = withCut(typed('a'), 15);
    expect(cut.cuts).toEqual([15]);
    expect(startsAnew(cut)).toBe(true);
    expect(withCut(cut, 16)).toBe(cut);
    expect(startsAnew(withLine(cut, line(20, 'b')))).toBe(false);
  });

  it('shows its lines by steps, the last of which may be empty yet', () => {
    const cut = withCut(typed('a', 'b'), 25);
    expect(stepsOf(cut).map((step) => step.map(({ text }) => text))).toEqual([['a', 'b'], []]);
    expect(stepsOf(withLine(cut, line(30, 'c'))).map((step) => step.map(({ text }) => text))).toEqual([
      ['a', 'b'],
      ['c'],
    ]);
    expect(stepsOf(EMPTY)).toEqual([[]]);
  });

  it('is of one terminal, and says what it leaves out', () => {
    const two = withLine(typed('a'), line(20, 'b', { terminal: 2 }));
    expect(inOneTerminal(two)).toMatchObject({ lines: [{ text: 'a' }], others: 1 });
  });

  it('is there again after a reload, and what is no recording is none', () => {
    const storage = memory();
    expect(keptRecording(storage)).toBeUndefined();
    keepRecording(storage, typed('a'));
    expect(keptRecording(storage)).toEqual(typed('a'));
    keepRecording(storage, undefined);
    expect(keptRecording(storage)).toBeUndefined();
    storage.setItem('ehlo.recording', '{"room":1}');
    expect(keptRecording(storage)).toBeUndefined();
  });
});
