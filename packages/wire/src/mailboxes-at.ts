import type { ServiceName } from './event.ts';

/** Mailboxes the lab has at campus, beside one's own (world.md, "Mailboxes"). */
const CAMPUS = ['alice', 'bob', 'postmaster', 'former', 'moved'];
/** `dean` comes first: a line for the prompt takes the first that is not named yet. */
const FACULTY = ['dean', 'prof', 'slow', 'full', 'postmaster'];

/** The domain whose mail ends at a server; campus for those that send on, or take everything. */
export function domainAt(service: ServiceName): string {
  switch (service) {
    case 'mx1':
    case 'mx2':
      return 'faculty.test';
    case 'spam':
      return 'spam.test';
    case 'lonely':
      return 'lonely.test';
    case 'ipv6':
      return 'ipv6.test';
    case 'openrelay':
      return 'open.test';
    default:
      return 'campus.test';
  }
}

/** Mailboxes that a server knows, for lines at the prompt and for "Did you mean bob?". */
export function mailboxesAt(service: ServiceName, handle: string): string[] {
  const domain = domainAt(service);
  const names =
    domain === 'campus.test' ? [...CAMPUS, handle] : domain === 'faculty.test' ? FACULTY : ['postmaster'];
  return names.map((name) => `${name}@${domain}`);
}
