import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRateLimit } from './rate-limit.ts';
import { createFrameReader, frame } from './tcp-frames.ts';

describe('createFrameReader', () => {
  it('gives the messages that were framed, however the stream is cut (RFC 1035 §4.2.2)', () => {
    const message = fc.uint8Array({ maxLength: 300 });
    fc.assert(
      fc.property(
        fc.array(message, { maxLength: 6 }),
        fc.array(fc.nat(40), { minLength: 1 }),
        (messages, cuts) => {
          const stream = Buffer.concat(messages.map(frame));
          const reader = createFrameReader(300);
          const got: Uint8Array[] = [];
          for (let at = 0, turn = 0; at < stream.length; turn++) {
            const end = at + 1 + (cuts[turn % cuts.length] as number);
            got.push(...reader.push(stream.subarray(at, end)));
            at = end;
          }
          expect(got.map((one) => [...one])).toEqual(messages.map((one) => [...one]));
          expect(reader.waiting).toBe(0);
        },
      ),
    );
  });

  it('reads nothing more once a length above its limit came', () => {
    const reader = createFrameReader(10);
    expect(reader.push(Buffer.concat([frame(Uint8Array.of(1)), frame(new Uint8Array(11))]))).toHaveLength(1);
    expect(reader.tooLong).toBe(true);
    expect(reader.push(frame(Uint8Array.of(1)))).toEqual([]);
  });
});

describe('createRateLimit', () => {
  it('gives a burst, then so many a second, to each address', () => {
    let now = 0;
    const limit = createRateLimit(2, 3, () => now);
    const taken = (address: string) =>
      Array.from({ length: 5 }, () => limit.take(address)).filter(Boolean).length;
    expect(taken('a')).toBe(3);
    expect(taken('b')).toBe(3);
    now = 1000;
    expect(taken('a')).toBe(2);
    now = 60_000;
    expect(taken('a')).toBe(3);
  });
});
