/** A message on its way to disk. Nothing is named before `finish`. */
export interface BlobWriter {
  readonly size: number;
  /**
   * Resolves when the octets were taken; await it for back-pressure. Rejects with `StoreFull` on a full disk.
   * @returns undefined where they are taken and nothing is to be waited for
   */
  write(octets: Uint8Array): Promise<void> | undefined;
  /**
   * Gives it its name, the hash. After this resolves the blob survives kill -9. Rejects with `StoreFull` on a full
   * disk; then nothing is kept, and `discard` need not be called.
   */
  finish(): Promise<{ sha256: string; size: number }>;
  /** Removes the temporary file. Safe to call at any time, also twice. */
  discard(): Promise<void>;
}

/** Octets by their SHA-256, counted by reference through the events that name them. */
export interface BlobStore {
  create(): BlobWriter;
  /** @returns undefined when no such blob is kept (pruned, or never was). `end` exclusive. */
  read(sha256: string, range?: { start: number; end: number }): Promise<Uint8Array | undefined>;
  /**
   * @param options.unlessFinishedSince milliseconds since the epoch: a blob that `finish` gave back since then stays,
   *   for the event that names it may be on its way. Decided and done within the call, before anything else can happen.
   * @returns whether there was one and it is gone
   */
  remove(sha256: string, options?: { unlessFinishedSince?: number }): Promise<boolean>;
  /** Every blob kept, with the time it was last finished in milliseconds since the epoch. */
  list(): Promise<{ sha256: string; finishedAt: number }[]>;
}

/** The disk, or the room's share of it, is full. Servers say 452. */
export class StoreFull extends Error {
  override readonly name = 'StoreFull';
}

/** `cause` as `StoreFull` when it is the disk, or the user's quota on it, that is full; otherwise as it is. */
export function storeFullOr(cause: unknown, where: string): unknown {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code !== 'ENOSPC' && code !== 'EDQUOT' && code !== 'SQLITE_FULL') return cause;
  return new StoreFull(
    `No space left for ${where}. Free some on that disk; EHLO goes on by itself as soon as there is any.`,
    {
      cause,
    },
  );
}
