import { describe, expect, it } from 'vitest';
import { filledIn } from '../placeholders.ts';
import { putBack } from './put-back.ts';

const OWN = {
  handle: 'ocean7',
  mailbox: 'ocean7@campus.test',
  address: '10.20.1.7',
  password: 'wet-paper-3',
  outside: { mock: 1025 },
};

describe('putting placeholders back', () => {
  const put = putBack(OWN);

  it.each([
    ['EHLO ocean7.campus.test', 'EHLO {handle}.campus.test'],
    ['MAIL FROM:<ocean7@campus.test>', 'MAIL FROM:<{mailbox}>'],
    ['mail from:<Ocean7@Campus.test>', 'mail from:<{mailbox}>'],
    ['EHLO [10.20.1.7]', 'EHLO [{address}]'],
    ['PASS wet-paper-3', 'PASS {password}'],
    ['a LOGIN ocean7@campus.test wet-paper-3', 'a LOGIN {mailbox} {password}'],
    [`AUTH PLAIN ${filledIn('{auth-plain}', OWN)}`, 'AUTH PLAIN {auth-plain}'],
    [filledIn('{mailbox-base64}', OWN), '{mailbox-base64}'],
  ])('makes of %j %j', (line, wanted) => expect(put(line)).toBe(wanted));

  it.each([
    ['another handle that begins with it', 'EHLO ocean77.campus.test'],
    ['another address', 'EHLO [110.20.1.7]'],
    ['a port: it is the same for everybody in the terminal', 'ncat -C localhost 1025'],
    ['a password in other letters: it is another one', 'PASS WET-PAPER-3'],
    ['who is the recipient of one’s task by chance', `RCPT TO:<${filledIn('{task-recipient}', OWN)}>`],
  ])('leaves %s', (_, line) => expect(put(line)).toBe(line));

  it('is undone by filling in', () => {
    const line = 'RCPT TO:<ocean7@campus.test> NOTIFY=NEVER';
    expect(filledIn(put(line), OWN)).toBe(line);
  });
});
