import type { StoredMail } from '@ehlo/lab';
import type { BlobStore } from '@ehlo/log';
import { addressParser, decodeWords } from 'postal-mime';
import { type Letter, readLetter } from '../letter/index.ts';
import type { Address } from './shapes.ts';

/** What lists and searches need of a header beyond the summary that the log has. */
export interface Head {
  messageId: string;
  subject: string;
  from: Address;
  to: Address[];
  cc: Address[];
  bcc: Address[];
  replyTo: Address[];
}

/** Octets read for a head. A header that is longer is read as far as this. */
const HEAD_OCTETS = 64 * 1024;
/** Heads kept at hand. A blob never changes, so neither does its head. */
const KEPT = 2000;
/** More recipients than this are not listed. */
const MAX_ADDRESSES = 1000;
/** Of one field: the parser takes quadratic time over colons and quotes that never end. */
const MAX_ADDRESS_TEXT = 24 * 1024;
/** RFC 5322 §2.1.1 allows a line of 998. */
const MAX_MESSAGE_ID = 998;

export interface Heads {
  of(mail: StoredMail): Promise<Head>;
}

export function createHeads(blobs: Pick<BlobStore, 'read'>): Heads {
  /** By the blob's hash; the last used come last. */
  const kept = new Map<string, Head>();
  return {
    async of(mail) {
      const found = kept.get(mail.blob);
      if (found) {
        kept.delete(mail.blob);
        kept.set(mail.blob, found);
        return found;
      }
      const octets = await blobs.read(mail.blob, { start: 0, end: HEAD_OCTETS });
      if (!octets) return headOfSummary(mail);
      const head = readHead(readLetter(octets));
      kept.set(mail.blob, head);
      if (kept.size > KEPT) kept.delete(kept.keys().next().value as string);
      return head;
    },
  };
}

export function readHead(letter: Letter): Head {
  const from = letter.field('From') ?? '';
  return {
    messageId: (letter.field('Message-ID') ?? '')
      .slice(0, MAX_MESSAGE_ID)
      .trim()
      .replace(/^<+|>+$/g, ''),
    subject: decodeWords(letter.field('Subject') ?? ''),
    from: addresses([from])[0] ?? { Name: decodeWords(from), Address: '' },
    to: addresses(letter.fields('To')),
    cc: addresses(letter.fields('Cc')),
    bcc: addresses(letter.fields('Bcc')),
    replyTo: addresses(letter.fields('Reply-To')),
  };
}

/** The octets were pruned: what the log says has to do. */
function headOfSummary({ summary }: StoredMail): Head {
  return {
    messageId: '',
    subject: summary.subject,
    from: addresses([summary.from])[0] ?? { Name: summary.from, Address: '' },
    to: addresses([summary.to]),
    cc: [],
    bcc: [],
    replyTo: [],
  };
}

function addresses(values: readonly string[]): Address[] {
  const found: Address[] = [];
  for (const value of values) {
    for (const { name, address } of addressParser(value.slice(0, MAX_ADDRESS_TEXT), { flatten: true }))
      if (found.length < MAX_ADDRESSES && address) found.push({ Name: name, Address: address });
  }
  return found;
}

/** Mailpit adds recipients that only the envelope names to Bcc; so that a script finds everybody who got it. */
export function withHidden({ to, cc, bcc }: Head, forwardPaths: readonly string[]): Address[] {
  const named = new Set([...to, ...cc, ...bcc].map(({ Address }) => Address.toLowerCase()));
  const hidden = forwardPaths.filter((path) => !named.has(path.toLowerCase()));
  return [...bcc, ...hidden.map((path) => ({ Name: '', Address: path }))];
}
