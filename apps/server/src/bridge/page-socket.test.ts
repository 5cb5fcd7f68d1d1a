import { EventEmitter } from 'node:events';
import { Duplex } from 'node:stream';
import { expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { createFakeClock } from '../fake-clock.fixture.ts';
import { PageSocket, type PageSocketParts } from './page-socket.ts';

it('is not read while it takes none of its answers, and read again when it does', () => {
  const calls: string[] = [];
  const ws = Object.assign(new EventEmitter(), {
    OPEN: 1,
    readyState: 1,
    bufferedAmount: 0,
    send(data: string) {
      ws.bufferedAmount += data.length;
    },
    close: () => undefined,
    pause: () => calls.push('pause'),
    resume: () => calls.push('resume'),
  });
  const socket = new Duplex();
  const nobody = { handle: 'ocean7', home: 'room-ocean', address: '10.20.3.7' };
  new PageSocket(ws as unknown as WebSocket, socket, { person: nobody, from: '127.0.0.1' }, {
    clock: createFakeClock(),
    people: { enter: () => undefined },
  } as unknown as PageSocketParts);
  const ask = () => ws.emit('message', Buffer.from('{"type":"ping","id":1}'), false);
  ask();
  expect(calls).toEqual([]);
  ws.bufferedAmount = 3 * 2 ** 20;
  ask();
  expect(calls).toEqual(['pause']);
  ws.bufferedAmount = 0;
  socket.emit('drain');
  expect(calls).toEqual(['pause', 'resume']);
});
