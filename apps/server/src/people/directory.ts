import { type EventLog, LOBBY } from '@ehlo/log';
import type { Logged, PersonArrived, RoomId } from '@ehlo/wire';
import { personAddress, personIndex } from './addresses.ts';
import { mailboxPassword } from './mailbox-password.ts';
import type { Person } from './person.ts';

/** Everybody who ever came, as a reading of the lobby's log. */
export interface Directory {
  bySecretHash(hash: string): Person | undefined;
  byHandle(handle: string): Person | undefined;
  byHome(home: RoomId): Person | undefined;
  /** Resolves once the arrival is committed; rejects with what the log rejects with (`StoreFull`). */
  add(arrival: { secretHash: string; handle: string; home: RoomId }): Promise<Person>;
  /** Says that a person was here, which keeps the room from expiring. At most one event an hour each. */
  seen(home: RoomId): void;
  taken(handle: string): boolean;
  /** A person's own, see `mailboxPassword`. */
  passwordOf(home: RoomId): string | undefined;
  close(): void;
}

const PAGE = 1000;
const SEEN_EVERY_US = 3600_000_000;

/** Reads the lobby, then follows it. @param now microseconds, as the log's `at` */
export async function openDirectory(log: EventLog, now: () => number): Promise<Directory> {
  const bySecretHash = new Map<string, Person>();
  const byHandle = new Map<string, Person>();
  const byHome = new Map<RoomId, Person>();
  const secretHashes = new Map<RoomId, string>();
  const lastSeen = new Map<RoomId, number>();
  /** Handles on their way into the log. */
  const coming = new Set<string>();
  let nextAddress = 0;

  function fold(event: Logged): void {
    if (event.kind === 'person.arrived') {
      const { home, handle, address } = event;
      const person = { home, handle, address };
      bySecretHash.set(event.secretHash, person);
      byHandle.set(handle, person);
      byHome.set(home, person);
      secretHashes.set(home, event.secretHash);
      nextAddress = Math.max(nextAddress, personIndex(address) + 1);
    }
    if (event.kind === 'person.arrived' || event.kind === 'person.seen') lastSeen.set(event.home, event.at);
  }

  let after = 0;
  for (;;) {
    const page = await log.read(LOBBY, { after, limit: PAGE });
    page.forEach(fold);
    after = page.at(-1)?.seq ?? after;
    if (page.length < PAGE) break;
  }
  let open = true;
  const stop = log.follow(LOBBY, after, (events) => events.forEach(fold));

  return {
    bySecretHash: (hash) => bySecretHash.get(hash),
    byHandle: (handle) => byHandle.get(handle),
    byHome: (home) => byHome.get(home),
    taken: (handle) => byHandle.has(handle) || coming.has(handle),
    passwordOf(home) {
      const hash = secretHashes.get(home);
      return hash === undefined ? undefined : mailboxPassword(hash);
    },
    async add({ secretHash, handle, home }) {
      const address = personAddress(nextAddress++);
      const event: PersonArrived = { kind: 'person.arrived', secretHash, handle, home, address };
      coming.add(handle);
      try {
        // Followers hear of it before this resolves, so the fold knows the person by then.
        await log.append(LOBBY, [event]).committed;
      } finally {
        coming.delete(handle);
      }
      return { home, handle, address };
    },
    seen(home) {
      if (!open || now() - (lastSeen.get(home) ?? 0) < SEEN_EVERY_US) return;
      lastSeen.set(home, now());
      // Lost on a full disk: the next hour says it again.
      log.append(LOBBY, [{ kind: 'person.seen', home }]);
    },
    close() {
      open = false;
      stop();
    },
  };
}
