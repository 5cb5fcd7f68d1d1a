import { expect, it } from 'vitest';
import { seenFrom } from './nat.ts';

const OWN = { address: '10.20.3.7', port: 40_001 };
const GATEWAY = { host: 'gw.campus.test', address: '192.0.2.1', port: 40_001 };

it.each([
  ['198.51.100.10', GATEWAY],
  ['203.0.113.66', GATEWAY],
])('shows the gateway to %s, which is off campus (RFC 1918 §3)', (address, from) => {
  expect(seenFrom(OWN, { address, port: 25 })).toEqual({ from, natted: OWN });
});

it.each(['192.0.2.25', '2001:db8:25::25', '127.0.0.1', '::1', '10.20.9.9'])(
  'shows a student’s own address to %s',
  (address) => {
    expect(seenFrom(OWN, { address, port: 25 })).toEqual({ from: OWN });
  },
);

it.each(['192.0.2.25', '203.0.113.66', '10.200.3.7'])('leaves a caller at %s as it is', (address) => {
  const from = { address, port: 1 };
  expect(seenFrom(from, { address: '198.51.100.10', port: 25 })).toEqual({ from });
});

it('gives each student an IPv6 address of their own, which needs no gateway', () => {
  const { from, natted } = seenFrom(
    { address: '10.20.255.254', port: 9 },
    { address: '2001:db8:66::25', port: 25 },
  );
  expect(from).toEqual({ address: '2001:db8:25:20::ff:fe', port: 9 });
  expect(natted).toBeUndefined();
});
