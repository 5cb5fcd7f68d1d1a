import { isAscii } from 'node:buffer';
import type { BlobStore } from '@ehlo/log';
import { readFields } from '@ehlo/protocol/mail';
import type { DeliveryFailure, MailQueued } from '@ehlo/wire';
import type { Outgoing } from './smtp-session.ts';

/** Hops after which a mail goes round in circles. RFC 5321 §6.3 has a hundred at least; this world has ten hosts. */
const MOST_HOPS = 25;
/** Octets of a letter in which its header is looked for. */
const HEADER_OCTETS = 256 * 1024;
/** Recipients of one transaction (RFC 5321 §4.5.3.1.8: every server takes a hundred). */
const MOST_RECIPIENTS = 100;

/** Fields that a host puts above all others of what leaves it, CRLF-terminated; '' where it adds none. */
export type SignLetter = (host: string, letter: Uint8Array) => Promise<string>;

/** What goes over the wire for some of a mail's recipients; or why it must not. Rejects when it cannot be signed now. */
export async function outgoing(
  { blobs, sign }: { blobs: Pick<BlobStore, 'read'>; sign: SignLetter | undefined },
  queued: MailQueued,
  forwardPaths: readonly string[],
): Promise<Outgoing | DeliveryFailure> {
  const letter = await blobs.read(queued.blob);
  if (!letter)
    return {
      at: 'letter',
      enhanced: '5.3.0',
      text: 'The letter is not in the store any more',
      permanent: true,
    };
  const hops = hopsOf(letter);
  if (hops >= MOST_HOPS)
    return {
      at: 'loop',
      enhanced: '5.4.6',
      text: `Too many hops: ${hops} Received fields`,
      permanent: true,
    };
  const { reversePath, host } = queued;
  // Here and not when it is accepted: nobody waits for a reply now.
  const prefix = ((await sign?.(host, letter)) ?? '') + queued.prefix;
  const eightBit = !isAscii(letter);
  const addresses = [reversePath, ...forwardPaths].some((path) => /[^\0-\x7f]/.test(path));
  const utf8 = addresses
    ? 'address'
    : queued.smtputf8 && eightBit && hasUtf8Header(letter)
      ? 'header'
      : undefined;
  return { reversePath, forwardPaths, prefix, letter, eightBit, ...(utf8 && { utf8 }) };
}

/** What SMTPUTF8 is for besides addresses (RFC 6532 §3); a header in UTF-8 that was sent without it is its sender's business. */
function hasUtf8Header(letter: Uint8Array): boolean {
  const { bodyStart } = readFields(letter.subarray(0, HEADER_OCTETS));
  return !isAscii(letter.subarray(0, bodyStart));
}

export interface Group {
  domain: string;
  forwardPaths: string[];
}

/** Recipients of one domain go together, a hundred at a time (RFC 5321 §4.5.4.1). */
export function byDomain(forwardPaths: readonly string[]): Group[] {
  const groups: Group[] = [];
  const open = new Map<string, Group>();
  for (const path of forwardPaths) {
    const domain = path.slice(path.lastIndexOf('@') + 1).toLowerCase();
    let group = open.get(domain);
    if (!group || group.forwardPaths.length === MOST_RECIPIENTS) {
      group = { domain, forwardPaths: [] };
      groups.push(group);
      open.set(domain, group);
    }
    group.forwardPaths.push(path);
  }
  return groups;
}

/** `Received:` fields of a letter: the hosts it came through before this one. */
function hopsOf(letter: Uint8Array): number {
  const { fields } = readFields(letter.subarray(0, HEADER_OCTETS));
  return fields.filter(({ name }) => name.toLowerCase() === 'received').length;
}
