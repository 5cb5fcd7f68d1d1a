import { FACULTY_MAILBOXES } from '@ehlo/protocol/smtp';
import type { RoomId, ServiceName } from '@ehlo/wire';
import { CAMPUS_DOMAIN, campusMailboxes, FACULTY_DOMAIN, MOCK_MAILBOX, ROOM_MAILBOXES } from './world.ts';

/** A mailbox that gets one copy, and the recipients it gets it for. */
export interface Recipient {
  room: RoomId;
  mailbox: string;
  forwardPaths: string[];
}

/** Whose mailboxes lie behind a server. */
export type MailHouse =
  | { kind: 'mock' }
  | { kind: 'campus' }
  | { kind: 'faculty' }
  /** Everything into one. */
  | { kind: 'one'; mailbox: string }
  /** None. */
  | { kind: 'none' };

interface Serves {
  house: MailHouse;
  /** Domains it is the last hop for; mail for others goes on. Absent: all mail ends here. */
  local?: readonly string[];
}

const CAMPUS: Serves = {
  house: { kind: 'campus' },
  local: [
    CAMPUS_DOMAIN,
    `cs.${CAMPUS_DOMAIN}`,
    `mail.${CAMPUS_DOMAIN}`,
    '[192.0.2.25]',
    '[ipv6:2001:db8:25::25]',
  ],
};
const FACULTY: Serves = {
  house: { kind: 'faculty' },
  local: [
    FACULTY_DOMAIN,
    `mx1.${FACULTY_DOMAIN}`,
    `mx2.${FACULTY_DOMAIN}`,
    '[198.51.100.10]',
    '[198.51.100.20]',
  ],
};
const one = (domain: string): MailHouse => ({ kind: 'one', mailbox: `postmaster@${domain}` });

const SERVES: Partial<Record<ServiceName, Serves>> = {
  mock: { house: { kind: 'mock' } },
  mta: CAMPUS,
  submission: CAMPUS,
  smtps: CAMPUS,
  backup: { house: { kind: 'none' }, local: [] },
  mx1: FACULTY,
  mx2: FACULTY,
  spam: { house: one('spam.test'), local: ['spam.test', 'bulk.spam.test', '[203.0.113.66]'] },
  lonely: { house: one('lonely.test'), local: ['lonely.test', '[203.0.113.20]'] },
  ipv6: {
    house: one('ipv6.test'),
    local: ['ipv6.test', 'mail.ipv6.test', '[ipv6:2001:db8:66::25]', '[ipv6:2001:db8:66::1]'],
  },
  openrelay: { house: one('open.test'), local: ['open.test', 'relay.open.test', '[203.0.113.25]'] },
};

/** Mailboxes that every room has, beside its person's own. */
export const MAILBOXES: readonly string[] = [
  MOCK_MAILBOX,
  ...campusMailboxes(undefined),
  ...FACULTY_MAILBOXES.map((name) => `${name}@${FACULTY_DOMAIN}`),
  ...Object.values(SERVES).flatMap(({ house }) => (house.kind === 'one' ? [house.mailbox] : [])),
];

/**
 * What ends at this server, and what it has to send on. `<Postmaster>` without a domain is its own, where it has
 * mailboxes (RFC 5321 §4.5.1).
 */
export function divide(
  service: ServiceName,
  forwardPaths: readonly string[],
): { house: MailHouse; here: string[]; onward: string[] } {
  const { house, local }: Serves = SERVES[service] ?? CAMPUS;
  if (!local) return { house, here: [...forwardPaths], onward: [] };
  const isHere = (path: string) => {
    const at = path.lastIndexOf('@');
    return at < 0 ? house.kind !== 'none' : local.includes(path.slice(at + 1).toLowerCase());
  };
  return {
    house,
    here: forwardPaths.filter(isHere),
    onward: forwardPaths.filter((path) => !isHere(path)),
  };
}

/**
 * Where a mail comes to lie. On the mock: one copy, whoever it is for. At campus: one for each mailbox; `alice`, `bob`,
 * `postmaster` and the sender's own handle are mailboxes of the sender's own room, other handles of theirs. Mailboxes
 * elsewhere are all in the sender's room. What the server accepted and nobody claims goes to the postmaster: no mail is
 * lost after a 250.
 */
export function recipientsOf(
  house: MailHouse,
  forwardPaths: readonly string[],
  sender: { room: RoomId; handle: string | undefined },
  roomOfHandle: (handle: string) => RoomId | undefined,
): Recipient[] {
  const found = new Map<string, Recipient>();
  for (const path of forwardPaths) {
    const { room, mailbox } = placeOf(house, localPart(path), sender, roomOfHandle);
    const key = `${room} ${mailbox}`;
    const recipient = found.get(key) ?? { room, mailbox, forwardPaths: [] };
    recipient.forwardPaths.push(path);
    found.set(key, recipient);
  }
  return [...found.values()];
}

function placeOf(
  house: MailHouse,
  local: string,
  sender: { room: RoomId; handle: string | undefined },
  roomOfHandle: (handle: string) => RoomId | undefined,
): { room: RoomId; mailbox: string } {
  const { room } = sender;
  switch (house.kind) {
    case 'mock':
      return { room, mailbox: MOCK_MAILBOX };
    case 'one':
      return { room, mailbox: house.mailbox };
    case 'faculty': {
      const known = (FACULTY_MAILBOXES as readonly string[]).includes(local);
      return { room, mailbox: `${known ? local : 'postmaster'}@${FACULTY_DOMAIN}` };
    }
    case 'campus':
    case 'none': {
      const own = ROOM_MAILBOXES.includes(local) || local === sender.handle;
      const theirs = own ? undefined : roomOfHandle(local);
      return { room: theirs ?? room, mailbox: `${own || theirs ? local : 'postmaster'}@${CAMPUS_DOMAIN}` };
    }
    default:
      return house satisfies never;
  }
}

/** In lower case and without quotes: mailboxes of the world are plain words. `<Postmaster>` has no domain. */
function localPart(path: string): string {
  const at = path.lastIndexOf('@');
  const local = at < 0 ? path : path.slice(0, at);
  return local.replace(/^"(.*)"$/, '$1').toLowerCase();
}
