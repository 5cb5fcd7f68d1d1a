import type { Progress } from '@ehlo/lessons';
import type { DialogueReading } from '@ehlo/protocol/reading';
import { describe, expect, it } from 'vitest';
import { saidSince } from './said-since.ts';

const CALL = 7;
const solutions = [['ncat -C localhost 1025', 'EHLO a.test'], [], ['MAIL FROM:<a@a.test>', 'QUIT']];
const passedAt = (at: number, connection: number): Progress['steps'] => [
  {
    checks: [{ at, how: 'alone', connection }],
    hints: 0,
    shown: false,
    answers: [],
    read: false,
    done: true,
    at,
  },
];
const said = (...lines: [text: string, at: number][]): Pick<DialogueReading, 'exchanges'> => ({
  exchanges: lines.map(([text, at]) => ({ command: { text, at } })) as DialogueReading['exchanges'],
});
const since = (steps: Progress['steps'], reading: Parameters<typeof saidSince>[4]) =>
  saidSince({ steps }, solutions, 2, CALL, reading);

describe('what was said since the step before', () => {
  it('is nothing where that step’s own line was the last one', () => {
    expect(since(passedAt(20, CALL), said(['EHLO a.test', 10]))).toEqual([]);
  });

  it('is each command after it, whatever was answered', () => {
    const reading = said(['EHLO a.test', 10], ['MAIL FROM:<a@a.test>', 30], ['NOOP', 40]);
    expect(since(passedAt(20, CALL), reading)).toEqual(['MAIL FROM:<a@a.test>', 'NOOP']);
  });

  it('is not known where that step was done in another call', () => {
    expect(since(passedAt(20, CALL - 1), said())).toBeUndefined();
    expect(since([], said())).toBeUndefined();
  });

  it('is not known where the call is over, or a letter is being written', () => {
    expect(since(passedAt(20, CALL), { ...said(), closed: { by: 'server', how: 'fin' } })).toBeUndefined();
    const [exchange] = said(['DATA', 30]).exchanges;
    const letter = { lines: [], total: 1, octets: 3, ended: false, skipped: 0, counts: {} };
    const reading = { exchanges: [{ ...exchange, letter }] } as unknown as Parameters<typeof saidSince>[4];
    expect(since(passedAt(20, CALL), reading)).toBeUndefined();
  });
});
