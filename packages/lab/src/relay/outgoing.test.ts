import { createMemoryBlobs } from '@ehlo/log';
import type { MailQueued } from '@ehlo/wire';
import { describe, expect, it } from 'vitest';
import { byDomain, outgoing } from './outgoing.ts';

/** A letter, in UTF-8, as it would go. */
async function going(text: string, more: Partial<MailQueued> = {}) {
  const blobs = createMemoryBlobs();
  const writer = blobs.create();
  await writer.write(Buffer.from(text, 'utf8'));
  const { sha256 } = await writer.finish();
  const queued = {
    reversePath: 'alice@campus.test',
    prefix: 'Received: from a by b\r\n',
    blob: sha256,
    smtputf8: false,
    ...more,
  } as MailQueued;
  return outgoing({ blobs, sign: undefined }, queued, queued.forwardPaths ?? ['x@far.test']);
}

describe('what a letter needs of its way', () => {
  it.each<[string, string, Partial<MailQueued>, object]>([
    [
      'nothing, in ASCII',
      'Subject: a\r\n\r\nb\r\n',
      { smtputf8: true },
      { eightBit: false, utf8: undefined },
    ],
    [
      '8BITMIME, with a body in UTF-8',
      'Subject: a\r\n\r\né\r\n',
      { smtputf8: true },
      { eightBit: true, utf8: undefined },
    ],
    [
      'SMTPUTF8, with a header in UTF-8',
      'Subject: é\r\n\r\nb\r\n',
      { smtputf8: true },
      { eightBit: true, utf8: 'header' },
    ],
    [
      'SMTPUTF8, with such an address',
      'Subject: a\r\n\r\nb\r\n',
      { forwardPaths: ['pelé@far.test'] },
      { eightBit: false, utf8: 'address' },
    ],
    [
      'no SMTPUTF8, where its sender did without',
      'Subject: é\r\n\r\nb\r\n',
      {},
      { eightBit: true, utf8: undefined },
    ],
  ])('%s', async (_what, text, more, needs) => {
    const mail = await going(text, more);
    if ('at' in mail) throw new Error(mail.text);
    expect({ eightBit: mail.eightBit, utf8: mail.utf8 }).toEqual(needs);
  });
});

describe('a mail that must not go on', () => {
  const hops = (count: number) =>
    `${'Received: from a by b; Wed, 25 Nov 2026 20:00:00 +0000\r\n'.repeat(count)}\r\n`;

  it('came through 25 hosts (RFC 5321 §6.3)', async () => {
    expect(await going(hops(24))).not.toHaveProperty('at');
    expect(await going(hops(25))).toMatchObject({ at: 'loop', enhanced: '5.4.6', permanent: true });
  });

  it('has no letter in the store any more', async () => {
    const blobs = createMemoryBlobs();
    const queued = { reversePath: '', prefix: '', blob: '0'.repeat(64) } as unknown as MailQueued;
    expect(await outgoing({ blobs, sign: undefined }, queued, ['x@far.test'])).toMatchObject({
      at: 'letter',
      permanent: true,
    });
  });
});

describe('recipients', () => {
  it('of one domain go together, whatever its letters’ case (RFC 5321 §2.4)', () => {
    expect(byDomain(['a@far.test', 'b@near.test', 'c@FAR.test'])).toEqual([
      { domain: 'far.test', forwardPaths: ['a@far.test', 'c@FAR.test'] },
      { domain: 'near.test', forwardPaths: ['b@near.test'] },
    ]);
  });

  it('go a hundred at a time (RFC 5321 §4.5.3.1.8)', () => {
    const paths = Array.from({ length: 250 }, (_, index) => `x${index}@far.test`);
    expect(byDomain(paths).map(({ forwardPaths }) => forwardPaths.length)).toEqual([100, 100, 50]);
  });
});
