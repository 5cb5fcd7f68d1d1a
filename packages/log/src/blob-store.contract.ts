import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { BlobStore } from './blob-store.ts';

/** What every blob store must pass. `create` opens an empty one whose clock is `now`, milliseconds since the epoch. */
export function blobStoreContract(
  name: string,
  create: (options: { now: () => number }) => BlobStore | Promise<BlobStore>,
): void {
  describe(`${name} keeps the contract of a blob store`, () => {
    let blobs: BlobStore;
    let millis: number;

    beforeEach(async () => {
      millis = 1_000_000;
      blobs = await create({ now: () => millis });
    });

    async function keep(...chunks: Uint8Array[]): Promise<{ sha256: string; size: number }> {
      const writer = blobs.create();
      for (const chunk of chunks) await writer.write(chunk);
      return writer.finish();
    }

    const text = (value: string) => new TextEncoder().encode(value);

    it.each([
      ['an empty message', []],
      ['a short one', [text('Subject: hi\r\n\r\nhello\r\n')]],
      ['one in pieces', [text('Sub'), text(''), text('ject: hi\r\n')]],
      ['three megabytes', Array.from({ length: 48 }, (_, i) => new Uint8Array(65_536).fill(i))],
    ])('names %s by its SHA-256 and gives it back', async (_title, chunks) => {
      const whole = Buffer.concat(chunks);
      const { sha256, size } = await keep(...chunks);
      expect(size).toBe(whole.length);
      expect(sha256).toBe(createHash('sha256').update(whole).digest('hex'));
      expect(Buffer.compare((await blobs.read(sha256))!, whole)).toBe(0);
    });

    it('takes chunks whose memory is used again', async () => {
      const writer = blobs.create();
      const chunk = text('aaa');
      await writer.write(chunk);
      chunk.fill(0);
      const { sha256 } = await writer.finish();
      expect(await blobs.read(sha256)).toEqual(text('aaa'));
    });

    it('counts what was written so far', async () => {
      const writer = blobs.create();
      await writer.write(text('abc'));
      await writer.write(new Uint8Array(100_000));
      expect(writer.size).toBe(100_003);
      await writer.discard();
    });

    it.each([
      [{ start: 0, end: 3 }, '012'],
      [{ start: 7, end: 10 }, '789'],
      [{ start: 8, end: 99 }, '89'],
      [{ start: 20, end: 30 }, ''],
    ])('reads the range %j, as much of it as there is', async (range, expected) => {
      const { sha256 } = await keep(text('0123456789'));
      expect(await blobs.read(sha256, range)).toEqual(text(expected));
    });

    it('keeps the same octets once, however often they come', async () => {
      const first = await keep(text('same'));
      const second = await keep(text('same'));
      expect(second).toEqual(first);
      expect(await blobs.list()).toHaveLength(1);
    });

    it('keeps nothing of a message that was discarded, however late, however often', async () => {
      const early = blobs.create();
      await early.discard();
      const late = blobs.create();
      await late.write(new Uint8Array(200_000));
      await late.discard();
      await late.discard();
      expect(await blobs.list()).toEqual([]);
    });

    it('keeps a finished message even if its writer is discarded afterwards', async () => {
      const writer = blobs.create();
      await writer.write(text('kept'));
      const { sha256 } = await writer.finish();
      await writer.discard();
      expect(await blobs.read(sha256)).toEqual(text('kept'));
    });

    it('answers undefined for what it never had, also for a name that is no hash', async () => {
      expect(await blobs.read('ab'.repeat(32))).toBeUndefined();
      expect(await blobs.read('../../etc/passwd')).toBeUndefined();
      expect(await blobs.remove('../../etc/passwd')).toBe(false);
    });

    it('removes a blob, but not one finished since the given time', async () => {
      const { sha256 } = await keep(text('gone'));
      expect(await blobs.remove(sha256, { unlessFinishedSince: millis })).toBe(false);
      millis += 10;
      await keep(text('gone'));
      expect(await blobs.remove(sha256, { unlessFinishedSince: millis - 5 })).toBe(false);
      expect(await blobs.list()).toEqual([{ sha256, finishedAt: millis }]);
      expect(await blobs.remove(sha256, { unlessFinishedSince: millis + 1 })).toBe(true);
      expect(await blobs.remove(sha256)).toBe(false);
      expect(await blobs.read(sha256)).toBeUndefined();
    });
  });
}
