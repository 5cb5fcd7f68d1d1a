import { describe, expect, it } from 'vitest';
import { verdictsOf, wayOf } from './letter-trace.ts';

const mail = (mailbox: string, ...lines: string[]) => ({
  mailbox,
  headers: lines.map((line) => {
    const [name = '', ...rest] = line.split(': ');
    return { name, value: rest.join(': '), raw: rest.join(': ') };
  }),
});
const received = (from: string, by: string, clock: string) =>
  `Received: from ${from} by ${by} with ESMTP id 1; Mon, 23 Nov 2026 ${clock} +0000`;
const checked = (host: string, result: string) =>
  `Authentication-Results: ${host}; spf=${result} smtp.mailfrom=x.test`;

describe('what was found about a letter', () => {
  it('is told by a server of the mailbox’s own domain (RFC 8601 §5)', () => {
    const found = verdictsOf(
      mail(
        'bob@campus.test',
        checked('mail.campus.test', 'fail'),
        received('evil.test', 'mail.campus.test', '10:00:00'),
        checked('mail.campus.test', 'pass'),
      ),
    );
    expect([found?.own, found?.read.results[0]?.result]).toEqual([true, 'fail']);
  });

  it('is hearsay in a letter that no server delivered, whoever it says has written it', () => {
    const put = {
      ...mail(
        'bob@campus.test',
        received('a.test', 'mail.campus.test', '10:00:00'),
        checked('mail.campus.test', 'pass'),
      ),
      origin: 'put',
    } as const;
    expect(verdictsOf(put)?.own).toBe(false);
    expect(wayOf(put).hops.map(({ trust }) => trust)).toEqual(['told']);
  });

  it('is hearsay below a server that is a stranger’s, whatever name stands in it', () => {
    const found = verdictsOf(
      mail(
        'bob@campus.test',
        received('evil.test', 'mail.campus.test', '10:00:00'),
        received('x', 'evil.test', '09:59:00'),
        checked('mail.campus.test', 'pass'),
      ),
    );
    expect(found?.own).toBe(false);
  });

  it('is hearsay in the mock inbox, which checks nothing', () => {
    expect(verdictsOf(mail('mock', checked('localhost', 'pass')))?.own).toBe(false);
    expect(verdictsOf(mail('mock', 'Subject: x'))).toBeUndefined();
  });
});

describe('the way of a letter in a mailbox', () => {
  it('begins with its Date, and trusts the hosts of the mailbox’s domain', () => {
    const way = wayOf(
      mail(
        'bob@campus.test',
        received('mx.campus.test', 'store.campus.test', '10:00:03'),
        received('evil.test', 'mx.campus.test', '10:00:02'),
        'Date: Mon, 23 Nov 2026 10:00:00 +0000',
      ),
    );
    expect(way.hops.map(({ delaySeconds, trust }) => [delaySeconds, trust])).toEqual([
      [2, 'own'],
      [1, 'own'],
    ]);
  });
});
