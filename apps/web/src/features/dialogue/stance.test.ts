import type { Exchange, Note } from '@ehlo/protocol/reading';
import { describe, expect, it } from 'vitest';
import { stanceOf } from './stance.ts';

const note = (id: string) => ({ voice: 'rfc', said: { id } }) as Note;
const answered = (code: number, complete = true) => ({ reply: { code, complete } }) as Exchange;

describe('the standard against this server', () => {
  it('is stricter than it where a space after the colon was taken, and only there', () => {
    expect(stanceOf(note('note.spaceAfterColon'), answered(250))).toBe('lenient');
    expect(stanceOf(note('note.spaceAfterColon'), answered(501))).toBeUndefined();
    expect(stanceOf(note('note.spaceAfterColon'), answered(250, false))).toBeUndefined();
  });

  it('allows what it refused', () => {
    expect(stanceOf(note('note.allowedVerb'), answered(502))).toBe('strict');
  });

  it('has no quarrel with it in what is only worth knowing', () => {
    expect(stanceOf(note('note.nullSender'), answered(250))).toBeUndefined();
  });
});
