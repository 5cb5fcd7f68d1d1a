import {
  type DateReading,
  type FieldReading,
  type ReceivedReading,
  readDate,
  readField,
  readReceived,
  readWay,
  type Way,
} from '@ehlo/protocol/letter';
import { type AuthResults, readAuthenticationResults } from '@ehlo/protocol/verdicts';
import type { MailView } from '@ehlo/wire';

type Mail = Pick<MailView, 'headers' | 'mailbox' | 'ownFields'>;

/** Hosts of the world, by which an address is known to be one's own server's. */
export type KnownHosts = readonly { name: string; address: string }[];

const valuesOf = ({ headers }: Mail, name: string): string[] =>
  headers.filter((header) => header.name.toLowerCase() === name).map(({ raw }) => raw);

/** Of the mailbox's own domain. The mock inbox has none. */
function isOwnHost({ mailbox }: Mail, host: string | undefined): boolean {
  const domain = mailbox.split('@')[1]?.toLowerCase();
  const name = host?.toLowerCase();
  return domain !== undefined && name !== undefined && (name === domain || name.endsWith(`.${domain}`));
}

/**
 * How many fields from the top one's own servers wrote: what the last one wrote, which the log knows; and, as long as that one had
 * the letter from another of one's own, by the address that it saw, what that one wrote. Names prove nothing: anybody can put
 * `Received: … by mail.campus.test` into a letter.
 */
export function ownEnd(mail: Mail, hosts: KnownHosts = []): number {
  let end = mail.ownFields;
  let came: ReceivedReading | undefined;
  const isOwnAddress = (address: string | undefined) =>
    hosts.some((host) => host.address === address && isOwnHost(mail, host.name));
  mail.headers.forEach(({ name, raw }, index) => {
    if (name.toLowerCase() !== 'received') return;
    const reading = readReceived(raw);
    if (index < mail.ownFields) came = reading;
    else if (came && isOwnAddress(came.address) && isOwnHost(mail, reading.by)) {
      end = index + 1;
      came = reading;
    } else came = undefined;
  });
  return end;
}

/** The way the letter took, by its Received fields. */
export function wayOf(mail: Mail, hosts?: KnownHosts): Way {
  const date: DateReading | undefined = valuesOf(mail, 'date').map(readDate)[0];
  const way = readWay(valuesOf(mail, 'received'), date?.atMs === undefined ? {} : { dateMs: date.atMs });
  const own = valuesOf({ ...mail, headers: mail.headers.slice(0, ownEnd(mail, hosts)) }, 'received').length;
  return { ...way, hops: way.hops.map((hop) => ({ ...hop, trust: hop.place < own ? 'own' : 'told' })) };
}

export interface Verdicts {
  read: AuthResults;
  /** Written by a server of one's own; others may say anything (RFC 8601 §5). */
  own: boolean;
}

/** What was found when the letter was checked: by a server of one's own where there is one, else what the letter says. */
export function verdictsOf(mail: Mail, hosts?: KnownHosts): Verdicts | undefined {
  const end = ownEnd(mail, hosts);
  const all = mail.headers.flatMap(({ name, raw }, index) => {
    if (name.toLowerCase() !== 'authentication-results') return [];
    const read = readAuthenticationResults(raw);
    return read.results.length > 0 ? [{ read, own: index < end }] : [];
  });
  return all.find(({ own }) => own) ?? all[0];
}

/** Longer values are read apart only as far as anyone will look. */
const MOST = 20_000;

export const readingOf = ({ name, raw }: MailView['headers'][number]): FieldReading =>
  readField(name, raw.slice(0, MOST));
