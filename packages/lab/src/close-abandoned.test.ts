import { createMemoryLog } from '@ehlo/log';
import type { ConnectionOpened } from '@ehlo/wire';
import { expect, it } from 'vitest';
import { closeAbandoned } from './close-abandoned.ts';

const opened: ConnectionOpened = {
  kind: 'connection.opened',
  by: 'outside',
  from: { address: '10.20.0.1', port: 40_000 },
  to: { host: 'localhost', address: '127.0.0.1', port: 1025 },
  service: 'mock',
  tls: 'none',
};
const closed = { kind: 'connection.closed', by: 'client', how: 'ended' } as const;

it('ends what a killed process left open, once, and leaves alone what ended or moved away', async () => {
  const log = createMemoryLog();
  await log.append('a', [
    opened,
    { ...closed, connection: 1 },
    { ...opened, person: 'ocean7' },
    opened,
    { kind: 'connection.claimed', connection: 4, person: 'ocean7' },
    { kind: 'connection.claimed', connection: 3, person: 'ocean7' },
  ]).committed;
  await log.append('b', [opened, opened, { ...closed, connection: 1 }]).committed;
  const ends = async (room: string) =>
    (await log.read(room, { kinds: ['connection.closed'] })).map((event) =>
      event.kind === 'connection.closed' ? `${event.connection} ${event.by} ${event.how}` : '',
    );
  for (const _start of ['first', 'second']) {
    await closeAbandoned(log);
    expect(await ends('a')).toEqual(['1 client ended', '3 lab shutdown']);
    expect(await ends('b')).toEqual(['1 client ended', '2 lab shutdown']);
  }
});
