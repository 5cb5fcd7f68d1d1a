/** What lets a teacher's other device in without its typing the class's key: short-lived, good once, kept nowhere. */
import type { ClassPass, RoomId } from '@ehlo/wire';
import { hashSecret, newSecret } from '../people/secret.ts';

/** As long as it takes to point a phone at a screen. */
const GOOD_MS = 2 * 60_000;

export interface Passes {
  /** A class has one at a time: the one before is good no more. */
  give(id: RoomId): ClassPass;
  /** Whose it was; from then on it is nobody's. */
  take(pass: string): RoomId | undefined;
}

export function createPasses(now: () => number): Passes {
  const given = new Map<RoomId, { hash: string; until: number }>();
  return {
    give(id) {
      const pass = newSecret();
      const until = now() + GOOD_MS;
      for (const [other, one] of given) if (one.until <= now()) given.delete(other);
      given.set(id, { hash: hashSecret(pass), until });
      return { pass, until };
    },
    take(pass) {
      const hash = hashSecret(pass);
      for (const [id, one] of given) {
        if (one.hash !== hash) continue;
        given.delete(id);
        return one.until > now() ? id : undefined;
      }
      return undefined;
    },
  };
}
