export { type BlobStore, type BlobWriter, StoreFull } from './blob-store.ts';
export type { Appended, EventLog, EventOfKind, ReadQuery } from './event-log.ts';
