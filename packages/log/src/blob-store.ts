/** A message on its way to disk. Octets go to a temporary file; nothing is named before `finish`. */
export interface BlobWriter {
  readonly size: number;
  /** Resolves when the octets were taken; await it for back-pressure. Rejects with `StoreFull` on a full disk. */
  write(octets: Uint8Array): Promise<void>;
  /** Renames the file to its hash. After this resolves the blob survives kill -9. */
  finish(): Promise<{ sha256: string; size: number }>;
  /** Removes the temporary file. Safe to call at any time, also twice. */
  discard(): Promise<void>;
}

/** Octets by their SHA-256, one file each, counted by reference through the events that name them. */
export interface BlobStore {
  create(): BlobWriter;
  /** @returns undefined when no such blob is kept (pruned, or never was). `end` exclusive. */
  read(sha256: string, range?: { start: number; end: number }): Promise<Uint8Array | undefined>;
  remove(sha256: string): Promise<void>;
}

/** The disk, or the room's share of it, is full. Servers say 452. */
export class StoreFull extends Error {
  override readonly name = 'StoreFull';
}
