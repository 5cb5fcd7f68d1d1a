import { createMemoryLog } from '@ehlo/log';
import { expect, it } from 'vitest';
import { realClock } from '../clock.ts';
import { createWireHolds } from './wire-holds.ts';

it('a hold ends also where a full log takes no word of it', async () => {
  const log = createMemoryLog();
  let full = false;
  const append: typeof log.append = (room, drafts) => {
    if (!full) return log.append(room, drafts);
    return { events: [], committed: Promise.reject(new Error('full')) };
  };
  const clocks: string[] = [];
  const holds = createWireHolds({
    log: { append, read: (room, query) => log.read(room, query), rooms: () => log.rooms() },
    clock: realClock,
    connections: { inRoom: () => [], standStill: (_room, state) => void clocks.push(state) },
  });
  await holds.switch('room', 'self', 'both');
  full = true;
  await expect(holds.switch('room', 'self')).rejects.toThrow('full');
  expect(holds.of('room')).toEqual([]);
  expect(clocks).toEqual(['on', 'off']);
});
