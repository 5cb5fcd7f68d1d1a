/** The families of the reference, put together as one looks for them: a shelf a protocol. */
import type { FamilyId } from '@ehlo/protocol/knowledge';

export type ShelfId = 'smtp' | 'letter' | 'pop3' | 'imap' | 'dns';

export interface Shelf {
  id: ShelfId;
  families: readonly FamilyId[];
  /** Shown by name beside every page of the shelf, a family each: what a student meets first. */
  shown: readonly { family: FamilyId; ids: readonly string[] }[];
}

const prefixed = (prefix: string, names: string): string[] =>
  names.split(' ').map((name) => `${prefix}-${name}`);

export const SHELVES: readonly Shelf[] = [
  {
    id: 'smtp',
    families: [
      'command',
      'reply',
      'enhanced',
      'class',
      'extension',
      'parameter',
      'mechanism',
      'port',
      'role',
      'limit',
      'rule',
    ],
    shown: [
      { family: 'command', ids: 'ehlo mail rcpt data rset vrfy quit'.split(' ') },
      { family: 'reply', ids: '220 250 354 421 450 451 500 501 503 550 552 554'.split(' ') },
    ],
  },
  {
    id: 'letter',
    families: ['field'],
    shown: [
      {
        family: 'field',
        ids: prefixed(
          'field',
          'from to cc bcc subject date message-id reply-to received return-path content-type content-transfer-encoding dkim-signature authentication-results',
        ),
      },
    ],
  },
  {
    id: 'pop3',
    families: ['pop3-command', 'pop3-reply', 'pop3-response-code', 'pop3-capability'],
    shown: [
      {
        family: 'pop3-command',
        ids: prefixed('pop3', 'user pass apop auth stls capa stat list uidl retr top dele rset noop quit'),
      },
      { family: 'pop3-reply', ids: prefixed('pop3', 'ok err go-on') },
    ],
  },
  {
    id: 'imap',
    families: [
      'imap-command',
      'imap-response',
      'imap-response-code',
      'imap-state',
      'imap-capability',
      'imap-fetch-item',
      'imap-search-key',
      'imap-store-item',
      'imap-status-item',
      'imap-flag',
      'imap-keyword',
      'imap-attribute',
    ],
    shown: [
      {
        family: 'imap-command',
        ids: prefixed(
          'imap',
          'capability login select list status fetch store search uid copy move expunge append idle close logout',
        ),
      },
      { family: 'imap-response', ids: prefixed('imap', 'ok no bad bye go-on') },
    ],
  },
  {
    id: 'dns',
    families: [
      'record-type',
      'rcode',
      'opcode',
      'dns-flag',
      'dns-class',
      'spf-term',
      'dkim-key-tag',
      'dkim-signature-tag',
      'dmarc-tag',
      'auth-method',
      'auth-result',
    ],
    shown: [
      { family: 'record-type', ids: prefixed('dns', 'mx a aaaa cname ns ptr soa srv txt caa tlsa') },
      { family: 'rcode', ids: prefixed('dns', 'noerror nxdomain servfail refused') },
    ],
  },
];

/** The shelf on which a family stands. */
export const shelfOf = (family: FamilyId | undefined): Shelf =>
  SHELVES.find(({ families }) => family !== undefined && families.includes(family)) ?? (SHELVES[0] as Shelf);
