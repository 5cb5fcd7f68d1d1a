import { readWay } from '@ehlo/protocol/letter';
import { expect, it } from 'vitest';
import { readersOf } from './readers.ts';

const hops = (...values: string[]) => readWay(values).hops;

it.each([
  ['ESMTP', 'plain', 'in the clear'],
  ['ESMTPS', 'tls', 'under TLS (RFC 3848 §1)'],
  ['UTF8SMTPSA', 'tls', 'under TLS, logged in (RFC 6531 §4.3)'],
  ['HTTP', 'unsaid', 'by something that says nothing of it'],
])('with %s it crossed %s: %s', (protocol, how) => {
  const read = readersOf(
    hops(`from me ([192.0.2.7]) by mx.test with ${protocol} id 1; Mon, 23 Nov 2026 10:00:00 +0000`),
  );
  expect(read).toMatchObject({
    sender: { name: 'me', address: '192.0.2.7' },
    stretches: [{ host: 'mx.test', wire: { how, protocol, own: true } }],
  });
});

it('tells the stretches in the order of travel, those before one’s own server as hearsay', () => {
  const read = readersOf(
    hops('from b.test by c.test with ESMTP id 2; x', 'from a.test by b.test with ESMTPS id 1; x'),
  );
  expect(read?.stretches.map(({ host, wire }) => [host, wire.how, wire.own])).toEqual([
    ['b.test', 'tls', false],
    ['c.test', 'plain', true],
  ]);
});

it('knows nothing of a letter without a Received field', () => {
  expect(readersOf([])).toBeUndefined();
});
