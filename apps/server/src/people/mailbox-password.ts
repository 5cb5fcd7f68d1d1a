import { createHash } from 'node:crypto';

/** Of all mailboxes, where only this machine can ask for them: for lessons that anybody may read. */
export const SHARED_PASSWORD = 'secret';

/** Without letters and digits that look alike. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';
const LENGTH = 10;

/**
 * A person's password for their mailboxes, the same one each time: nothing more has to be kept. It tells nothing of
 * the secret that makes them that person (people/secret.ts), of which only the hash goes in.
 */
export function mailboxPassword(secretHash: string): string {
  const octets = createHash('sha256').update(`mailbox password ${secretHash}`).digest();
  return [...octets.subarray(0, LENGTH)].map((octet) => SIGNS.charAt(octet % SIGNS.length)).join('');
}
