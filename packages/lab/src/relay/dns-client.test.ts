import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { createFakeClock } from '../fake-clock.fixture.ts';
import type { Route } from '../lab.ts';
import { createDnsClient } from './dns-client.ts';
import { LAB_TIMEOUTS } from './schedule.ts';

it('asks no more once it is closed, and whoever waits gets no answer (asking again ended the process)', async () => {
  const silent = createSocket('udp4');
  silent.bind(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address();
  const to = { address: '192.0.2.54', port: 53 };
  const clock = createFakeClock();
  const client = createDnsClient({
    route: (): Route => ({ kind: 'udp', port, header: new Uint8Array(0), to }),
    clock,
    timeouts: LAB_TIMEOUTS,
  });
  const who = { room: 'r', from: { address: '192.0.2.25', port: 0 } };
  const answered = client.ask(who, 'campus.test.', 'MX');
  await once(silent, 'message');
  client.close();
  expect(await answered).toBeUndefined();
  clock.turn(10 * LAB_TIMEOUTS.dnsMs);
  expect(await client.ask(who, 'campus.test.', 'MX')).toBeUndefined();
  silent.close();
});
