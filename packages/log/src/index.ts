export { type BlobStore, type BlobWriter, StoreFull } from './blob-store.ts';
export { type Clock, wallClock } from './clock.ts';
export { collectBlobs } from './collect-blobs.ts';
export {
  type Appended,
  type EventLog,
  type EventOfKind,
  LOBBY,
  type LogCaps,
  type ReadQuery,
  ROOM_OCTETS,
  type RoomUsage,
} from './event-log.ts';
export { type FileBlobsOptions, openFileBlobs } from './file-blobs.ts';
export { type LibsqlLogOptions, openLibsqlLog } from './libsql-log.ts';
export { createMemoryBlobs } from './memory-blobs.ts';
export { createMemoryLog } from './memory-log.ts';
export { StoreUnusable } from './store-unusable.ts';
