import type { BlobStore } from './blob-store.ts';
import type { EventLog } from './event-log.ts';

/** A blob is finished before the event that names it is appended; no server takes an hour for that. */
const GRACE_MS = 3_600_000;

/**
 * Removes blobs that no mail names any more (expunged, its room expired) or ever did (a crash between file and
 * commit), except those finished within the last `graceMs`. Run it at start and now and then.
 * @param options.now milliseconds since the epoch
 * @returns how many were removed
 */
export async function collectBlobs(
  log: EventLog,
  blobs: BlobStore,
  options: { now: number; graceMs?: number },
): Promise<number> {
  const unlessFinishedSince = options.now - (options.graceMs ?? GRACE_MS);
  let removed = 0;
  for (const { sha256, finishedAt } of await blobs.list()) {
    if (finishedAt >= unlessFinishedSince || (await log.namesBlob(sha256))) continue;
    if (await blobs.remove(sha256, { unlessFinishedSince })) removed++;
  }
  return removed;
}
