import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../fake-clock.fixture.ts';
import { Connections, type LiveConnection } from './connections.ts';

const MINUTE = 60_000;
const LIMITS = { connections: 10, connectionsPerCaller: 10, idleMs: 30 * MINUTE, lineMs: 10 * MINUTE };

function world() {
  const clock = createFakeClock();
  const connections = new Connections(LIMITS, clock);
  const goodbyes: string[] = [];
  const open = (room: string, unfinished = false) => {
    const connection = {
      service: 'mta',
      door: { tap: { home: { room, id: 1 } } },
      caller: room,
      progressAt: clock.now(),
      unfinishedSince: unfinished ? clock.now() : undefined,
      stoodStillMs: 0,
      sayGoodbye: () => {
        goodbyes.push(room);
        connections.remove(connection);
      },
    } as unknown as LiveConnection;
    connections.add(connection);
  };
  /** The sweep goes on meanwhile. */
  const pass = (minutes: number) => clock.turn(minutes * MINUTE);
  return { connections, goodbyes, open, pass };
}

describe('idle clocks', () => {
  it('stand still in a room that is paused, and go on from where they stood', () => {
    const { connections, goodbyes, open, pass } = world();
    open('paused');
    open('other');
    pass(20);
    connections.standStill('paused', 'on');
    pass(60);
    expect(goodbyes).toEqual(['other']);
    connections.standStill('paused', 'off');
    pass(9);
    expect(goodbyes).toEqual(['other']);
    pass(2);
    expect(goodbyes).toEqual(['other', 'paused']);
  });

  it('stand still four hours at most, however long the room is held', () => {
    const { connections, goodbyes, open, pass } = world();
    open('held');
    for (let hour = 0; hour < 4; hour++) {
      connections.standStill('held', 'on');
      pass(60);
    }
    expect(goodbyes).toEqual([]);
    connections.standStill('held', 'on');
    pass(29);
    expect(goodbyes).toEqual([]);
    pass(2);
    expect(goodbyes).toEqual(['held']);
  });

  it('stand still for a command that has begun and not ended', () => {
    const { connections, goodbyes, open, pass } = world();
    open('paused', true);
    connections.standStill('paused', 'on');
    pass(20);
    expect(goodbyes).toEqual([]);
    connections.standStill('paused', 'off');
    pass(11);
    expect(goodbyes).toEqual(['paused']);
  });
});
