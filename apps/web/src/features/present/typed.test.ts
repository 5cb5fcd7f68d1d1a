import { describe, expect, it } from 'vitest';
import { typedSoFar } from './typed.ts';

const at = (line: number, lesson = 'a/b') => ({ lesson, line });
const HERE = { here: true, opened: false };

describe('lines of a script that count as typed', () => {
  it('are none of one that begins now, and all of one that was there when the page was opened', () => {
    expect(typedSoFar(undefined, at(1), HERE)).toEqual(at(0));
    expect(typedSoFar(undefined, at(3), { here: true, opened: true })).toEqual(at(3));
    // A line that was asked for while the page was loaded again is typed.
    expect(typedSoFar(undefined, at(3), { here: true, opened: true, kept: at(2) })).toEqual(at(2));
    expect(typedSoFar(undefined, at(3), { here: true, opened: true, kept: at(9, 'a/c') })).toEqual(at(3));
    expect(typedSoFar(at(4), at(1, 'a/c'), HERE)).toEqual(at(0, 'a/c'));
    expect(typedSoFar(at(4), undefined, HERE)).toBeUndefined();
  });

  it('are all of them while another teacher’s page is the projector: nothing is typed twice, and no lesson begins again', () => {
    const elsewhere = typedSoFar(undefined, at(3), { here: false, opened: true });
    expect(elsewhere).toEqual(at(3));
    expect(typedSoFar(elsewhere, at(3), HERE)).toBe(elsewhere);
    expect(typedSoFar(undefined, at(0), { here: false, opened: true })).toBeUndefined();
  });

  it('go back with it, and are the same count otherwise', () => {
    const typed = at(4);
    expect(typedSoFar(typed, at(5), HERE)).toBe(typed);
    expect(typed.line).toBe(4);
    expect(typedSoFar(typed, at(2), HERE)).toEqual(at(2));
  });
});
