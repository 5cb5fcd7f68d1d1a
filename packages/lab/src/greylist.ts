import type { EventLog } from '@ehlo/log';
import type { Draft, MailGreylisted, RoomId } from '@ehlo/wire';

/** One try of a client to send from somebody to somebody: what a greylist knows it by. */
export type Try = Pick<MailGreylisted, 'host' | 'client' | 'reversePath' | 'forwardPath' | 'connection'>;

/** Tries that are remembered, so that a script which sends from ever new addresses makes nobody wait. Real ones forget by the day. */
const MOST_REMEMBERED = 1_000;

/**
 * Whether this client, sender and recipient were seen before in this room. A first time is written down, and
 * committed when this resolves. All hosts of a domain share the list, as those of one university would.
 */
export async function cameBefore(log: EventLog, room: RoomId, now: Try): Promise<boolean> {
  const events = await log.read(room, {
    kinds: ['mail.greylisted'],
    backwards: true,
    limit: MOST_REMEMBERED,
  });
  const seen = events.some(
    (event) =>
      event.kind === 'mail.greylisted' &&
      event.client === now.client &&
      event.reversePath === now.reversePath &&
      event.forwardPath === now.forwardPath,
  );
  if (seen) return true;
  const draft: Draft<MailGreylisted> = { kind: 'mail.greylisted', ...now, cause: now.connection };
  await log.append(room, [draft]).committed;
  return false;
}
