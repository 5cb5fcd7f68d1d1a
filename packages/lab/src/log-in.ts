import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { RoomId } from '@ehlo/wire';
import type { Concierge } from './lab.ts';
import type { Login } from './line-server/surroundings.ts';
import { CAMPUS_DOMAIN, ROOM_MAILBOXES } from './world.ts';

/**
 * Whose mailbox a user name and a password, or a proof that somebody knows it, open, as its local part; undefined: nobody's. `alice`, `bob` and `postmaster`
 * are those of the room the connection is in; a handle is its person's. `@campus.test` may follow.
 */
export function logIn(concierge: Concierge, room: RoomId, login: Login): string | undefined {
  const name = login.user.toLowerCase();
  const local = name.endsWith(`@${CAMPUS_DOMAIN}`) ? name.slice(0, -CAMPUS_DOMAIN.length - 1) : name;
  const whose = ROOM_MAILBOXES.includes(local) ? room : concierge.roomOfHandle(local);
  const wanted = whose === undefined ? undefined : concierge.passwordOf(whose);
  return wanted !== undefined && proves(login, wanted) ? local : undefined;
}

/** The mailbox of who logged in, and the room it is in: a handle's is at home, the others' are where the connection is. */
export function mailboxOf(
  concierge: Concierge,
  room: RoomId,
  user: string,
): { room: RoomId; mailbox: string } | undefined {
  const home = ROOM_MAILBOXES.includes(user) ? room : concierge.roomOfHandle(user);
  return home === undefined ? undefined : { room: home, mailbox: `${user}@${CAMPUS_DOMAIN}` };
}

/** CRAM-MD5: HMAC-MD5 of what was asked, keyed with the password, which has to be known here for that (RFC 2195 §2). */
function proves(login: Login, password: string): boolean {
  return login.mechanism === 'CRAM-MD5'
    ? isSame(login.digest, createHmac('md5', password).update(login.challenge, 'latin1').digest('hex'))
    : isSame(login.password, password);
}

/** Takes as long whatever is said. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest());
  return timingSafeEqual(a as Buffer, b as Buffer);
}
