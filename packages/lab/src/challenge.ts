import { randomInt } from 'node:crypto';
import type { LabClock } from './clock.ts';

/**
 * What a server asks of a client that logs in with CRAM-MD5: random digits, a time in seconds and the server's name, as
 * in RFC 2195 §2. A new one for each exchange: an answer that was heard is of no use for the next.
 */
export function newChallenge(host: string, clock: Pick<LabClock, 'now'>): string {
  return `<${randomInt(2 ** 47)}.${Math.floor(clock.now() / 1000)}@${host}>`;
}
