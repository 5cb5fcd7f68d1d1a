import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  type BlobStore,
  collectBlobs,
  type EventLog,
  openFileBlobs,
  openLibsqlLog,
  StoreFull,
  StoreUnusable,
} from '@ehlo/log';
import type { RoomId } from '@ehlo/wire';
import { CannotStart } from './cannot-start.ts';
import type { Clock } from './clock.ts';

export interface Store {
  log: EventLog;
  blobs: BlobStore;
}

/** Opens what is kept in EHLO_DATA_DIR, or makes it. @throws CannotStart */
export function openStore(dataDir: string): Store {
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (error) {
    throw new CannotStart(
      `EHLO_DATA_DIR=${dataDir} cannot be made a folder (${(error as Error).message}). Name one that this user may write to.`,
      { cause: error },
    );
  }
  try {
    return {
      log: openLibsqlLog({ file: join(dataDir, 'log.sqlite') }),
      blobs: openFileBlobs({ dir: join(dataDir, 'blobs') }),
    };
  } catch (error) {
    // The log says by itself what is wrong with its file, and what to do.
    const { message } = error as Error;
    const sentence =
      error instanceof StoreUnusable
        ? message
        : `EHLO_DATA_DIR=${dataDir} cannot be used (${message}). Name a folder that this user may write to.`;
    throw new CannotStart(sentence, { cause: error });
  }
}

/** What has to be written before EHLO can serve. @throws CannotStart on a full disk */
export async function writeFirst<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof StoreFull)) throw error;
    throw new CannotStart(`${error.message.split('. ', 1)[0]}. Free some on that disk and start again.`, {
      cause: error,
    });
  }
}

const DAY_MS = 24 * 3600_000;
const ROOM_KEPT_MS = 30 * DAY_MS;
const TIDY_EVERY_MS = 6 * 3600_000;

/** Forgets rooms nobody visited for 30 days, then mail that nobody names any more: now, and every six hours. */
export function keepTidy(
  { log, blobs }: Store,
  parts: {
    clock: Clock;
    except: readonly RoomId[];
    expired(rooms: readonly RoomId[]): void;
    report(error: unknown): void;
  },
): () => void {
  const { clock, except, expired, report } = parts;
  let cancel = () => {};

  async function tidy(): Promise<void> {
    expired(await log.expire({ now: clock.now() * 1000, keepMs: ROOM_KEPT_MS, except }));
    await collectBlobs(log, blobs, { now: clock.now() });
  }

  function again(): void {
    tidy().catch(report);
    cancel = clock.after(TIDY_EVERY_MS, again);
  }
  again();
  return () => cancel();
}
