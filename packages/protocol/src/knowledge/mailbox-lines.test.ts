import { describe, expect, it } from 'vitest';
import { partsOfMailboxLine } from './mailbox-lines.ts';

const named = (protocol: 'pop3' | 'imap', text: string) =>
  partsOfMailboxLine(protocol, text).map(({ text: part, said }) => [part, said.id]);

describe('a line of a mailbox protocol', () => {
  it('is named part by part in POP3 (RFC 1939 §7)', () => {
    expect(named('pop3', 'USER bob')).toEqual([
      ['USER', 'pop3Token.command'],
      ['bob', 'pop3Token.user-name'],
    ]);
  });

  it('is named part by part in IMAP, its tag first (RFC 3501 §2.2.1)', () => {
    expect(named('imap', 'a1 STORE 1 +FLAGS (\\Seen)')).toEqual([
      ['a1', 'imapToken.tag'],
      ['STORE', 'imapToken.command'],
      ['1', 'imapToken.sequence-set'],
      ['+FLAGS', 'imapToken.store-item'],
      ['(\\Seen)', 'imapToken.flag'],
    ]);
  });

  it('may be anything', () => {
    expect(named('imap', '')).toEqual([]);
    expect(named('pop3', '\u0000')).toHaveLength(1);
  });
});
