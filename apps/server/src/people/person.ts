import { CAMPUS_DOMAIN } from '@ehlo/lab';
import type { RoomId } from '@ehlo/wire';

/** Somebody with a browser. There are no accounts: whoever holds the secret is the person (people/secret.ts). */
export interface Person {
  /** The person's own room. */
  home: RoomId;
  handle: string;
  /** Private address in the world, 10.20.x.y. */
  address: string;
}

/** Where connections from outside go that belong to nobody. It has a world like every room. */
export const GUEST_ROOM: RoomId = 'guest';

export function mailboxOf(handle: string): string {
  return `${handle}@${CAMPUS_DOMAIN}`;
}
