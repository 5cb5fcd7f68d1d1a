import { randomBytes } from 'node:crypto';
import type { Concierge } from '@ehlo/lab';
import { type EventLog, StoreFull } from '@ehlo/log';
import type { Problem, RoomId } from '@ehlo/wire';
import { isLoopbackAddress, plainAddress } from '../http/loopback.ts';
import { createGuestAddresses } from './addresses.ts';
import { createArrivalLimit, LOOPBACK_RATE, NETWORK_RATE } from './arrival-rate.ts';
import { createConcierge } from './concierge.ts';
import { openDirectory } from './directory.ts';
import { chooseHandle } from './handles.ts';
import { SHARED_PASSWORD } from './mailbox-password.ts';
import type { Person } from './person.ts';
import { createPresence, type Presence } from './presence.ts';
import { hashSecret, newSecret } from './secret.ts';
import { createSightings } from './sightings.ts';
import { createUnclaimed, type Unclaimed } from './unclaimed.ts';

export type Arrived = { ok: true; person: Person; secret: string } | { ok: false; problem: Problem };

/** Who is here, without accounts. `remoteAddress` is always that of the browser, a proxy on loopback looked through. */
export interface People {
  readonly concierge: Concierge;
  /** The person who holds this secret. */
  known(secret: string | undefined): Person | undefined;
  /** Whose room it is; undefined for rooms of nobody. */
  personOf(home: RoomId): Person | undefined;
  /** A new person with a room, a handle and an address. */
  arrive(remoteAddress: string): Promise<Arrived>;
  /** The person's browser is there now. */
  seen(person: Person, remoteAddress: string): void;
  /** They arrived, and their room could not be made: it is not they who call from there. */
  turnedAway(person: Person, remoteAddress: string): void;
  /** A page of theirs is open there, and closes with one `leave`. */
  enter(person: Person, remoteAddress: string): void;
  leave(person: Person, remoteAddress: string): void;
  /** Persons without a browser: the server types for them, so that no address is theirs. */
  readonly simulated: {
    /** Rejects with what the log rejects with (`StoreFull`). */
    arrive(): Promise<Person>;
    /** They are here, until the returned function is called. */
    enter(home: RoomId): () => void;
  };
  /** Who has a page open, wherever. */
  readonly presence: Pick<Presence, 'isHere' | 'since' | 'onChange'>;
  /** Password of a room's mailboxes; undefined where nobody may log in. */
  passwordOf(home: RoomId): string | undefined;
  /** Who may know of, and claim, the guest room's connections. */
  readonly unclaimed: Unclaimed;
  close(): void;
}

export interface PeopleOptions {
  log: EventLog;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** 0 ≤ r < 1 */
  random: () => number;
  /**
   * `shared`: every password is `secret`, for a lab that only its own machine reaches. `own`: each person's is their own,
   * and the guest room, which is nobody's, has none. Default `shared`.
   */
  passwords?: 'shared' | 'own';
}

const ROOM_OCTETS = 10;

export async function openPeople(options: PeopleOptions): Promise<People> {
  const { log, now, random, passwords = 'shared' } = options;
  const directory = await openDirectory(log, () => now() * 1000);
  const sightings = createSightings(now);
  const guestAddresses = createGuestAddresses(now);
  const presence = createPresence(now);
  const arrivals = createArrivalLimit(now);

  const newPerson = (secret: string) =>
    directory.add({
      secretHash: hashSecret(secret),
      handle: chooseHandle(directory.taken, random),
      home: `room-${randomBytes(ROOM_OCTETS).toString('hex')}`,
    });
  const passwordOf = (home: RoomId) =>
    passwords === 'shared' ? SHARED_PASSWORD : directory.passwordOf(home);

  return {
    concierge: createConcierge(directory, sightings, guestAddresses, passwordOf),
    passwordOf,
    personOf: directory.byHome,
    known: (secret) => (secret === undefined ? undefined : directory.bySecretHash(hashSecret(secret))),
    async arrive(remoteAddress) {
      const from = plainAddress(remoteAddress);
      const seconds = arrivals.take(from, isLoopbackAddress(from) ? LOOPBACK_RATE : NETWORK_RATE);
      if (seconds > 0) return { ok: false, problem: { code: 'too-fast', params: { seconds } } };
      const secret = newSecret();
      try {
        const person = await newPerson(secret);
        sightings.note(from, person.home);
        return { ok: true, person, secret };
      } catch (error) {
        if (error instanceof StoreFull) return { ok: false, problem: { code: 'disk-full', params: {} } };
        throw error;
      }
    },
    turnedAway: (person, remoteAddress) => sightings.forget(plainAddress(remoteAddress), person.home),
    seen(person, remoteAddress) {
      sightings.note(plainAddress(remoteAddress), person.home);
      directory.seen(person.home);
    },
    enter(person, remoteAddress) {
      sightings.enter(plainAddress(remoteAddress), person.home);
      presence.enter(person.home);
    },
    leave(person, remoteAddress) {
      sightings.leave(plainAddress(remoteAddress), person.home);
      presence.leave(person.home);
    },
    simulated: {
      // Nobody is told the secret: nobody comes in by it.
      arrive: () => newPerson(newSecret()),
      enter(home) {
        presence.enter(home);
        return () => presence.leave(home);
      },
    },
    presence,
    unclaimed: createUnclaimed(log, guestAddresses, now),
    close: directory.close,
  };
}
