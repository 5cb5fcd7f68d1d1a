import { randomBytes } from 'node:crypto';
import type { PublishedPort, ServiceName } from '@ehlo/wire';
import { describe, expect, it } from 'vitest';
import { readDialHeader } from './door/receive-dial.ts';
import { createFakeClock } from './fake-clock.fixture.ts';
import { createRouter } from './routing.ts';

const secret = randomBytes(32);
const origin = { room: 'r', by: 'terminal', from: { address: '10.20.3.7', port: 40_001 } } as const;
const PORTS: Partial<Record<ServiceName, number>> = { mock: 1001, mta: 1002, dns: 1003 };

function setUp(down: ServiceName[] = [], filtered: ServiceName[] = [], published?: PublishedPort[]) {
  const clock = createFakeClock();
  const router = createRouter({
    secret,
    clock,
    internalPort: (service) => PORTS[service],
    isDown: (room, service) => room === 'r' && down.includes(service),
    published: () => published,
    faultOf: (room, service) =>
      room === 'r' && filtered.includes(service) ? { id: 7, kind: 'filtered' } : undefined,
  });
  const to = (address: string, port: number, transport: 'tcp' | 'udp' = 'tcp') =>
    router.route({ host: 'as-typed', address, port, transport }, origin);
  return { clock, router, to };
}

describe('routes from inside a room', () => {
  it.each<[string, number, 'tcp' | 'udp', string, number | undefined]>([
    ['127.0.0.1', 1025, 'tcp', 'tcp', 1001],
    ['::1', 1025, 'tcp', 'tcp', 1001],
    ['0:0:0:0:0:0:0:1', 1025, 'tcp', 'tcp', 1001],
    ['192.0.2.25', 25, 'tcp', 'tcp', 1002],
    ['2001:db8:25::25', 25, 'tcp', 'tcp', 1002],
    ['192.0.2.53', 53, 'udp', 'udp', 1003],
    ['192.0.2.54', 53, 'tcp', 'tcp', 1003],
    ['127.0.0.1', 22, 'tcp', 'refused', undefined],
    ['127.0.0.1', 1025, 'udp', 'refused', undefined],
    ['127.0.0.1', 8025, 'tcp', 'refused', undefined],
    ['192.0.2.25', 587, 'tcp', 'refused', undefined],
    ['198.51.100.10', 25, 'tcp', 'refused', undefined],
    ['192.0.2.1', 9, 'tcp', 'silent', undefined],
    ['192.0.2.1', 25, 'tcp', 'refused', undefined],
    ['169.254.169.254', 80, 'tcp', 'not-allowed', undefined],
    ['127.0.0.2', 1025, 'tcp', 'not-allowed', undefined],
    ['::ffff:127.0.0.1', 1025, 'tcp', 'not-allowed', undefined],
    ['8.8.8.8', 53, 'udp', 'not-allowed', undefined],
    ['localhost', 1025, 'tcp', 'not-allowed', undefined],
    ['', 1025, 'tcp', 'not-allowed', undefined],
  ])('%s %i/%s is %s', (address, port, transport, kind, internal) => {
    const route = setUp().to(address, port, transport);
    expect(route.kind).toBe(kind);
    expect('port' in route ? route.port : undefined).toBe(internal);
  });

  it('refuses a service that is down in this room', () => {
    expect(setUp(['mock']).to('127.0.0.1', 1025).kind).toBe('refused');
    expect(setUp(['mock']).to('192.0.2.25', 25).kind).toBe('tcp');
  });

  it('finds the mock where the room publishes it, and only there', () => {
    const { to } = setUp([], [], [{ published: 2525, target: 1025 }]);
    expect(to('127.0.0.1', 2525)).toMatchObject({ kind: 'tcp', port: 1001, service: 'mock' });
    expect(to('127.0.0.1', 1025).kind).toBe('refused');
    expect(to('192.0.2.25', 25).kind).toBe('tcp');
    expect(setUp([], [], []).to('127.0.0.1', 1025).kind).toBe('refused');
  });

  it('says in its header who dials what, as it was typed', () => {
    const route = setUp().to('192.0.2.25', 25);
    if (route.kind !== 'tcp') throw new Error(route.kind);
    expect(readDialHeader(route.header, secret)).toMatchObject({
      kind: 'dial',
      dial: { origin, to: { host: 'as-typed', address: '192.0.2.25', port: 25 }, transport: 'tcp' },
    });
    expect(readDialHeader(route.header, randomBytes(32)).kind).toBe('bad');
  });

  it('tells the id once the door has logged the connection', async () => {
    const { router, to } = setUp();
    const route = to('192.0.2.25', 25);
    if (route.kind !== 'tcp') throw new Error(route.kind);
    const read = readDialHeader(route.header, secret);
    router.taken('unknown', 4);
    router.taken(read.kind === 'dial' ? read.dial.nonce : '', 7);
    expect(await route.opened).toBe(7);
  });

  it('stops waiting for a dial that nobody made', async () => {
    const { clock, to } = setUp();
    const route = to('192.0.2.25', 25);
    clock.turn(10_000);
    expect(route.kind === 'tcp' && (await route.opened)).toBeUndefined();
  });
});
