import type { RoomId } from '@ehlo/wire';
import { CAMPUS_DOMAIN, MOCK_MAILBOX, ROOM_MAILBOXES } from './world.ts';

/** A mailbox that gets one copy, and the recipients it gets it for. */
export interface Recipient {
  room: RoomId;
  mailbox: string;
  forwardPaths: string[];
}

/**
 * Where a mail comes to lie. On the mock: one copy, whoever it is for. At campus: one for each mailbox; `alice`, `bob`,
 * `postmaster` and the sender's own handle are mailboxes of the sender's own room, other handles of theirs. What the
 * server accepted and nobody claims goes to the postmaster: no mail is lost after a 250.
 */
export function recipientsOf(
  service: 'mock' | 'campus',
  forwardPaths: readonly string[],
  sender: { room: RoomId; handle: string | undefined },
  roomOfHandle: (handle: string) => RoomId | undefined,
): Recipient[] {
  if (service === 'mock')
    return [{ room: sender.room, mailbox: MOCK_MAILBOX, forwardPaths: [...forwardPaths] }];
  const found = new Map<string, Recipient>();
  for (const path of forwardPaths) {
    const local = localPart(path);
    const own = ROOM_MAILBOXES.includes(local) || local === sender.handle;
    const theirs = own ? undefined : roomOfHandle(local);
    const room = theirs ?? sender.room;
    const mailbox = `${own || theirs ? local : 'postmaster'}@${CAMPUS_DOMAIN}`;
    const key = `${room} ${mailbox}`;
    const recipient = found.get(key) ?? { room, mailbox, forwardPaths: [] };
    recipient.forwardPaths.push(path);
    found.set(key, recipient);
  }
  return [...found.values()];
}

/** In lower case and without quotes: mailboxes of the world are plain words. `<Postmaster>` has no domain. */
function localPart(path: string): string {
  const at = path.lastIndexOf('@');
  const local = at < 0 ? path : path.slice(0, at);
  return local.replace(/^"(.*)"$/, '$1').toLowerCase();
}
