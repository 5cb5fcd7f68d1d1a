import { describe, expect, it } from 'vitest';
import { ownEnd, verdictsOf, wayOf } from './letter-trace.ts';

const HOSTS = [
  { name: 'mail.campus.test', address: '192.0.2.25' },
  { name: 'backup.campus.test', address: '192.0.2.26' },
  { name: 'mx1.faculty.test', address: '198.51.100.10' },
];

/** `own`: fields that the server wrote which laid it there. */
const mail = (mailbox: string, own: number, ...lines: string[]) => ({
  mailbox,
  ownFields: own,
  headers: lines.map((line) => {
    const [name = '', ...rest] = line.split(': ');
    return { name, value: rest.join(': '), raw: rest.join(': ') };
  }),
});
const received = (from: string, by: string, clock = '10:00:00') =>
  `Received: from ${from} by ${by} with ESMTP id 1; Mon, 23 Nov 2026 ${clock} +0000`;
const checked = (host: string, result: string) =>
  `Authentication-Results: ${host}; spf=${result} smtp.mailfrom=x.test`;

describe('what was found about a letter', () => {
  it('is told by the server that took it (RFC 8601 §5)', () => {
    const found = verdictsOf(
      mail(
        'bob@campus.test',
        2,
        checked('mail.campus.test', 'fail'),
        received('evil.test ([203.0.113.66])', 'mail.campus.test'),
        checked('mail.campus.test', 'pass'),
      ),
      HOSTS,
    );
    expect([found?.own, found?.read.results[0]?.result]).toEqual([true, 'fail']);
  });

  it('is hearsay where a forger wrote the name of one’s own server, which checks nothing', () => {
    const forged = mail(
      'bob@campus.test',
      1,
      received('evil.test ([203.0.113.66])', 'mail.campus.test'),
      checked('mail.campus.test', 'pass'),
      received('x ([192.0.2.26])', 'mail.campus.test'),
      checked('mail.campus.test', 'pass'),
    );
    expect(verdictsOf(forged, HOSTS)?.own).toBe(false);
    expect(wayOf(forged, HOSTS).hops.map(({ trust }) => trust)).toEqual(['told', 'own']);
  });

  it('is hearsay in a letter that no server delivered, whoever it says has written it', () => {
    const put = mail(
      'bob@campus.test',
      0,
      received('a.test', 'mail.campus.test'),
      checked('mail.campus.test', 'pass'),
    );
    expect(verdictsOf(put, HOSTS)?.own).toBe(false);
    expect(wayOf(put, HOSTS).hops.map(({ trust }) => trust)).toEqual(['told']);
  });

  it('is hearsay in the mock inbox, which checks nothing', () => {
    expect(verdictsOf(mail('mock', 0, checked('localhost', 'pass')))?.own).toBe(false);
    expect(verdictsOf(mail('mock', 0, 'Subject: x'))).toBeUndefined();
  });
});

describe('the way of a letter in a mailbox', () => {
  it('begins with its Date, and trusts a server of one’s own that had it from another, by the address it saw', () => {
    const lines = (address: string) =>
      mail(
        'bob@campus.test',
        2,
        'Return-Path: <a@evil.test>',
        received(`backup.campus.test ([${address}])`, 'mail.campus.test', '10:00:03'),
        received('evil.test ([203.0.113.66])', 'backup.campus.test', '10:00:02'),
        'Date: Mon, 23 Nov 2026 10:00:00 +0000',
      );
    const trusts = (address: string) =>
      wayOf(lines(address), HOSTS).hops.map(({ delaySeconds, trust }) => [delaySeconds, trust]);
    expect(trusts('192.0.2.26')).toEqual([
      [2, 'own'],
      [1, 'own'],
    ]);
    expect(ownEnd(lines('192.0.2.26'), HOSTS)).toBe(3);
    // The name is the same, and the address is somebody's.
    expect(trusts('203.0.113.66')).toEqual([
      [2, 'told'],
      [1, 'own'],
    ]);
    // Without a list of hosts nothing but the last server's own word counts.
    expect(ownEnd(lines('192.0.2.26'))).toBe(2);
  });
});
