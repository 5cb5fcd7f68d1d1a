/** A letter's header as ENVELOPE has it (RFC 3501 §7.4.2). */
import { type Mailbox, readAddressList } from '../../letter/addresses.ts';
import { type Field, fieldValue } from '../../mail/fields.ts';
import { nil, stringOf } from './strings.ts';

/** In one field. */
const MOST_ADDRESSES = 500;
/** Keeps an encoded word from being decoded: ENVELOPE has fields as they are written. */
const SHIELD = '=\u0001?';

export function envelopeOf(fields: readonly Field[]): string {
  const value = (name: string) => fieldValue(fields, name);
  const from = addressesOf(value('From'));
  // RFC 3501 §7.4.2: where there is no Sender or Reply-To, or it is empty, the server says From.
  const or = (addresses: string) => (addresses === 'NIL' ? from : addresses);
  return `(${[
    nil(value('Date')),
    nil(value('Subject')),
    from,
    or(addressesOf(value('Sender'))),
    or(addressesOf(value('Reply-To'))),
    addressesOf(value('To')),
    addressesOf(value('Cc')),
    addressesOf(value('Bcc')),
    nil(value('In-Reply-To')),
    nil(value('Message-ID')),
  ].join(' ')})`;
}

function addressesOf(value: string | undefined): string {
  if (value === undefined || value.trim() === '') return 'NIL';
  const { mailboxes, groups } = readAddressList(value.replaceAll('=?', SHIELD));
  const inside = new Map<string, Mailbox[]>(groups.map((group) => [group, []]));
  const written: string[] = [];
  const alone = mailboxes.slice(0, MOST_ADDRESSES).filter((mailbox) => {
    const group = mailbox.group === undefined ? undefined : inside.get(mailbox.group);
    group?.push(mailbox);
    return group === undefined;
  });
  written.push(...alone.map(addressOf));
  // A group is marked by two addresses without a host: its name, and its end.
  for (const [name, members] of inside)
    written.push(`(NIL NIL ${unshielded(name)} NIL)`, ...members.map(addressOf), '(NIL NIL NIL NIL)');
  return written.length === 0 ? 'NIL' : `(${written.join('')})`;
}

/** Name, source route (nobody has one any more), local part, domain. An address without a domain is no group: it has ''. */
function addressOf({ name, local, domain }: Mailbox): string {
  return `(${name === '' ? 'NIL' : unshielded(name)} NIL ${unshielded(local)} ${unshielded(domain)})`;
}

const unshielded = (text: string): string => stringOf(text.replaceAll(SHIELD, '=?'));
