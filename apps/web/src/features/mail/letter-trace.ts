import {
  type DateReading,
  type FieldReading,
  readDate,
  readField,
  readWay,
  type Way,
} from '@ehlo/protocol/letter';
import { type AuthResults, readAuthenticationResults } from '@ehlo/protocol/verdicts';
import type { MailView } from '@ehlo/wire';

type Mail = Pick<MailView, 'headers' | 'mailbox'> & Partial<Pick<MailView, 'origin'>>;

const valuesOf = ({ headers }: Mail, name: string): string[] =>
  headers.filter((header) => header.name.toLowerCase() === name).map(({ raw }) => raw);

/**
 * Hosts of the mailbox's own domain; the mock inbox has none, and its topmost server is one's own. What a program or a file put
 * there no server of one's own wrote anything on, whatever it says.
 */
function isOwnOf({ mailbox, origin }: Mail): ((host: string) => boolean) | undefined {
  if (origin === 'put') return () => false;
  const domain = mailbox.split('@')[1]?.toLowerCase();
  if (domain === undefined) return undefined;
  return (host) => host.toLowerCase() === domain || host.toLowerCase().endsWith(`.${domain}`);
}

/** The way the letter took, by its Received fields. */
export function wayOf(mail: Mail): Way {
  const date: DateReading | undefined = valuesOf(mail, 'date').map(readDate)[0];
  const isOwn = isOwnOf(mail);
  const way = readWay(valuesOf(mail, 'received'), {
    ...(date?.atMs === undefined ? {} : { dateMs: date.atMs }),
    ...(isOwn ? { isOwn } : {}),
  });
  if (mail.origin !== 'put') return way;
  // The topmost field too is whoever's who wrote the file.
  return { ...way, hops: way.hops.map((hop) => ({ ...hop, trust: 'told' })) };
}

export interface Verdicts {
  read: AuthResults;
  /** Written by a server of the mailbox's own domain; others may say anything (RFC 8601 §5). */
  own: boolean;
}

/**
 * What was found when the letter was checked: by a server of one's own where there is one, else what the letter says. A field below
 * a Received that strangers handed in is theirs, whatever name it has.
 */
export function verdictsOf(mail: Mail): Verdicts | undefined {
  const isOwn = isOwnOf(mail);
  const told = wayOf(mail).hops.findLast(({ trust }) => trust === 'told');
  const received = mail.headers.flatMap(({ name }, index) =>
    name.toLowerCase() === 'received' ? [index] : [],
  );
  const end = (told && received[told.place]) ?? mail.headers.length;
  const all = mail.headers.flatMap(({ name, raw }, index) => {
    if (name.toLowerCase() !== 'authentication-results') return [];
    const read = readAuthenticationResults(raw);
    const own = index < end && (isOwn?.(read.authservId) ?? false);
    return read.results.length > 0 ? [{ read, own }] : [];
  });
  return all.find(({ own }) => own) ?? all[0];
}

/** Longer values are read apart only as far as anyone will look. */
const MOST = 20_000;

export const readingOf = ({ name, raw }: MailView['headers'][number]): FieldReading =>
  readField(name, raw.slice(0, MOST));
