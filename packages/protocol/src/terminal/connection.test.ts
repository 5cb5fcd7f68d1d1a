import { describe, expect, it } from 'vitest';
import { COACH_CASES } from '../knowledge/coach-cases.ts';
import { TERMINAL_CASES } from '../prose/terminal-words.ts';
import { cardOf } from './card.ts';
import { missedByCall } from './connection.ts';

const to = { host: 'localhost', address: '127.0.0.1', port: 1026 };
const opened = { by: 'terminal', to };

describe('a call that came to nothing', () => {
  it.each([
    ['refused', 1026, 'refused-port'],
    ['refused', 31_337, 'port-missing'],
    ['unknown-host', 25, 'unknown-host'],
    ['timed-out', 9, undefined],
    ['not-allowed', 25, undefined],
  ])('%s on %i: %s', (failure, port, found) => {
    expect(missedByCall({ kind: 'connection.failed', to: { ...to, port }, failure })?.case).toBe(found);
  });

  it('says that ncat waits when the server has hung up, and only then', () => {
    const closed = { kind: 'connection.closed', opened } as const;
    expect(missedByCall({ ...closed, by: 'server', how: 'ended' })?.case).toBe('ncat-waits-after-close');
    expect(missedByCall({ ...closed, by: 'client', how: 'ended' })).toBeUndefined();
    expect(missedByCall({ ...closed, by: 'server', how: 'reset' })).toBeUndefined();
    expect(
      missedByCall({ ...closed, by: 'server', how: 'ended', opened: { ...opened, by: 'outside' } }),
    ).toBeUndefined();
  });

  it('has a card for every case of the terminal', () => {
    const ofTerminal = Object.entries(COACH_CASES).flatMap(([id, { of }]) => (of === 'terminal' ? [id] : []));
    expect([...TERMINAL_CASES].sort()).toEqual(ofTerminal.sort());
    expect(cardOf({ case: 'refused-port', data: { host: 'localhost', port: 1026 } })?.head.id).toBe(
      'terminal.refused-port.head',
    );
  });
});
