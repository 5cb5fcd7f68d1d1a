import { latin1, octetsOfLatin1 } from '@ehlo/protocol';
import type { Side } from '@ehlo/wire';
import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../fake-clock.fixture.ts';
import { Gate } from './gate.ts';
import type { WireHold } from './wire-hold.ts';

const SELF: WireHold = { holder: 'self', from: 'both' };
const PAUSE: WireHold = { holder: 'pause', from: 'both' };

function world() {
  const clock = createFakeClock();
  let held = 0;
  let holds: readonly WireHold[] = [SELF];
  const arrived: string[] = [];
  const spent: Side[] = [];
  const gate = new Gate({
    tap: { readable: true, held: () => ++held, released: () => undefined },
    clock,
    holds: () => holds,
    way: {
      arrive: (from, octets) => void arrived.push(`${from}: ${latin1(octets)}`),
      empty: (from) => void spent.push(from),
    },
    changed: () => undefined,
  });
  return {
    ...{ gate, clock, arrived, spent },
    says: (from: Side, text: string) => gate.take(from, octetsOfLatin1(text)),
    waiting: () => gate.waiting.map(({ octets }) => latin1(octets)),
    pass: () => gate.release(held, { as: 'same' }, 'self'),
    hold(...now: readonly WireHold[]) {
      holds = now;
      gate.changed();
    },
    /** As the lab does. */
    end() {
      holds = [];
      gate.close();
    },
  };
}

describe('half a line at the gate', () => {
  it('of a server waits as a piece: it says no more before that is across', () => {
    const { says, waiting, pass, spent, gate } = world();
    says('server', 'a line\r\nand ha');
    pass();
    expect(waiting()).toEqual(['and ha']);
    expect(spent).toEqual([]);
    pass();
    expect(spent).toEqual(['server']);
    expect(gate.busy('server')).toBe(false);
  });

  it('of a client is waited for, and its sender is read on for the rest', () => {
    const { says, waiting, pass, spent, gate } = world();
    says('client', `${`${'x'.repeat(1022)}\r\n`.repeat(17)}QU`);
    expect(gate.full('client')).toBe(true);
    for (let line = 0; line < 17; line++) pass();
    expect(waiting()).toEqual([]);
    expect(gate.full('client')).toBe(false);
    expect(spent).toEqual(['client']);
    says('client', 'IT\r\n');
    expect(waiting()).toEqual(['QUIT\r\n']);
  });
});

describe('what of a line at the gate may be a secret', () => {
  const hidden = (gate: Gate) => gate.waiting.find(({ from }) => from === 'client')?.hidden;

  it('is the answer to a 334 that came behind a server line which is edited', () => {
    const { says, gate, hold } = world();
    hold({ holder: 'self', from: 'server' });
    says('server', '250 fine\r\n');
    says('server', '334 \r\n');
    const edited = { as: 'edited', octets: octetsOfLatin1('250 good\r\n') } as const;
    gate.release(1, edited, 'self');
    gate.release(2, { as: 'same' }, 'self');
    hold(SELF);
    says('client', 'aHVzaA==\r\n');
    expect(hidden(gate)).toEqual({ start: 0, end: 8 });
  });

  it('is told without half a line that came in clear before STARTTLS', () => {
    const { says, gate } = world();
    says('client', 'STARTTLS\r\nxx ');
    gate.release(1, { as: 'same' }, 'self');
    gate.hurry('client');
    says('client', 'AUTH PLAIN aHVzaA==\r\n');
    expect(hidden(gate)).toEqual({ start: 11, end: 19 });
  });
});

describe('a line that waits at the gate', () => {
  it('goes on by itself once only somebody else holds it than a class that is paused', () => {
    const { says, hold, clock, gate, arrived } = world();
    hold(PAUSE, SELF);
    says('client', 'NOOP\r\n');
    clock.turn(60 * 60_000);
    expect(gate.waiting[0]).not.toHaveProperty('until');
    hold(SELF);
    expect(gate.waiting[0]).toMatchObject({ until: clock.now() + 10 * 60_000 });
    clock.turn(10 * 60_000);
    expect(arrived).toEqual(['client: NOOP\r\n']);
  });

  it('stays while the class is paused, also where it came before', () => {
    const { says, hold, clock, gate, arrived } = world();
    says('client', 'NOOP\r\n');
    clock.turn(9 * 60_000);
    hold(SELF, PAUSE);
    expect(gate.waiting[0]).not.toHaveProperty('until');
    clock.turn(60 * 60_000);
    expect(arrived).toEqual([]);
  });

  it('knows how many have come behind it', () => {
    const { says, pass, gate } = world();
    says('client', 'NOOP\r\nRSET\r\nQU');
    expect(gate.behind('client')).toBe(1);
    says('client', 'IT\r\n');
    expect(gate.behind('client')).toBe(2);
    pass();
    expect(gate.behind('client')).toBe(1);
    gate.cut();
    expect(gate.behind('client')).toBe(0);
  });

  it('goes with its connection when the lab closes, but what the server said goes on', () => {
    const { says, end, clock, gate, arrived, spent } = world();
    says('client', '.\r\n');
    says('server', '250 one\r\n250 two\r\n');
    end();
    expect(arrived).toEqual(['server: 250 one\r\n', 'server: 250 two\r\n']);
    expect(spent).toEqual(['server']);
    clock.turn(60 * 60_000);
    says('client', 'QUIT\r\n');
    expect(arrived).toHaveLength(2);
    expect(gate.waiting).toMatchObject([{ from: 'client' }]);
  });
});
