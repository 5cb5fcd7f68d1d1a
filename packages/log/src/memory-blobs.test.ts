import { expect, it } from 'vitest';
import { blobStoreContract } from './blob-store.contract.ts';
import { StoreFull } from './blob-store.ts';
import { createMemoryBlobs } from './memory-blobs.ts';

blobStoreContract('createMemoryBlobs', createMemoryBlobs);

it('says StoreFull above maxOctets and goes on with what fits', async () => {
  const blobs = createMemoryBlobs({ maxOctets: 4 });
  const big = blobs.create();
  await expect(big.write(new Uint8Array(5))).rejects.toThrow(StoreFull);
  await big.discard();
  const small = blobs.create();
  await small.write(new Uint8Array(4));
  expect((await small.finish()).size).toBe(4);
});
