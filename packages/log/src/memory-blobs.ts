import { createHash } from 'node:crypto';
import { type BlobStore, StoreFull } from './blob-store.ts';

/**
 * Blobs that are gone with the process.
 * @param options.maxOctets above this, `finish` rejects with `StoreFull`; unlimited when absent
 * @param options.now milliseconds since the epoch
 */
export function createMemoryBlobs(options: { maxOctets?: number; now?: () => number } = {}): BlobStore {
  const { maxOctets = Number.POSITIVE_INFINITY, now = Date.now } = options;
  const kept = new Map<string, { octets: Uint8Array; finishedAt: number }>();
  let total = 0;

  function full(): StoreFull {
    return new StoreFull(`No space left for mail: ${maxOctets} octets are in use.`);
  }

  return {
    create() {
      let chunks: Uint8Array[] = [];
      let size = 0;
      return {
        get size() {
          return size;
        },
        async write(octets) {
          if (total + size + octets.length > maxOctets) throw full();
          chunks.push(octets.slice());
          size += octets.length;
        },
        async finish() {
          const octets = new Uint8Array(size);
          let at = 0;
          for (const chunk of chunks) {
            octets.set(chunk, at);
            at += chunk.length;
          }
          chunks = [];
          const sha256 = createHash('sha256').update(octets).digest('hex');
          if (!kept.has(sha256)) {
            if (total + size > maxOctets) throw full();
            total += size;
          }
          kept.set(sha256, { octets, finishedAt: now() });
          return { sha256, size };
        },
        async discard() {
          chunks = [];
        },
      };
    },
    async read(sha256, range) {
      const blob = kept.get(sha256);
      return blob?.octets.slice(range?.start ?? 0, range?.end);
    },
    async remove(sha256, { unlessFinishedSince = Number.POSITIVE_INFINITY } = {}) {
      const blob = kept.get(sha256);
      if (!blob || blob.finishedAt >= unlessFinishedSince) return false;
      total -= blob.octets.length;
      return kept.delete(sha256);
    },
    async list() {
      return [...kept].map(([sha256, { finishedAt }]) => ({ sha256, finishedAt }));
    },
  };
}
