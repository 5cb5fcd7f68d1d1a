import { describe, expect, it } from 'vitest';
import { createKeptOctets } from './kept-octets.ts';

const octets = (text: string) => new TextEncoder().encode(text);
const text = (piece: { octets: Uint8Array } | undefined) => piece && new TextDecoder().decode(piece.octets);

describe('octets kept until the server has them', () => {
  it('gives out pieces in order, cut to the room there is, each at its offset', () => {
    const kept = createKeptOctets(100, octets('EHLO me\r\n'));
    kept.push(octets('NOOP\r\n'));
    expect(kept.take(4)).toEqual({ offset: 100, octets: octets('EHLO') });
    expect(text(kept.take(100))).toBe(' me\r\n');
    expect(text(kept.take(undefined))).toBe('NOOP\r\n');
    expect(kept.take(100)).toBeUndefined();
    expect([kept.from, kept.sent, kept.end]).toEqual([100, 115, 115]);
  });

  it('forgets what was acknowledged, even in the middle of a piece, and sends the rest again', () => {
    const kept = createKeptOctets(0, octets('abcdef'));
    kept.push(octets('ghi'));
    kept.take(undefined);
    kept.take(undefined);
    kept.forget(4);
    expect(text({ octets: kept.all() })).toBe('efghi');
    kept.rewind();
    expect(kept.take(10)).toEqual({ offset: 4, octets: octets('ef') });
    kept.forget(9);
    expect(kept.all()).toHaveLength(0);
    expect([kept.from, kept.sent, kept.end]).toEqual([9, 9, 9]);
  });

  it('stays right over thousands of small pieces', () => {
    const kept = createKeptOctets(0, new Uint8Array(0));
    let sent = '';
    for (let line = 0; line < 5000; line++) {
      kept.push(octets(`${line},`));
      if (line % 7 === 0) sent += text(kept.take(1000)) ?? '';
      if (line % 50 === 0) kept.forget(kept.sent);
    }
    for (let piece = kept.take(1000); piece; piece = kept.take(1000)) sent += text(piece) ?? '';
    expect(sent).toBe(Array.from({ length: 5000 }, (_, line) => `${line},`).join(''));
  });
});
