import { describe, expect, it } from 'vitest';
import { createCheck } from './check.ts';
import type { Condition } from './condition.ts';
import type { Fact } from './facts/fact.ts';

let seq = 0;
const reply = (code: number, connection = 1): Fact => ({
  name: 'reply',
  seq: ++seq,
  at: 0,
  connection,
  code,
  text: {},
});

/** After which of the facts the condition is met, from 1; 0: after none. */
function metAfter(condition: Condition, ...facts: Fact[]): number {
  const check = createCheck(condition);
  return facts.findIndex((fact) => check.take(fact) !== undefined) + 1;
}
const said = (code: number): Condition => ({ reply: { code } });

describe('a condition', () => {
  it.each<[string, Condition, Fact[], number]>([
    ['of its own is met by the first fact that fits', said(250), [reply(220), reply(250), reply(250)], 2],
    ['"all" takes any order', { all: [said(220), said(250)] }, [reply(250), reply(220)], 2],
    ['"any" takes one', { any: [said(220), said(250)] }, [reply(500), reply(250)], 2],
    ['"then" wants an order', { inOrder: [said(220), said(250)] }, [reply(250), reply(220), reply(250)], 3],
    ['"then" does not use a fact twice', { inOrder: [said(250), said(250)] }, [reply(250), reply(250)], 2],
    [
      '"then" begins anew where what must not come between came',
      { inOrder: [said(250), { not: said(500) }, said(354)] },
      [reply(250), reply(500), reply(354), reply(250), reply(354)],
      5,
    ],
    [
      '"count" counts',
      { count: { times: 2, of: said(550) } },
      [reply(550), reply(250), reply(550), reply(550)],
      3,
    ],
    [
      '"within" keeps connections apart',
      { within: { inOrder: [said(250), said(354)] } },
      [reply(250, 1), reply(354, 2), reply(354, 1)],
      3,
    ],
    [
      '"within" passes over a connection in which what must not happen happened',
      { within: { all: [said(354), { not: said(500) }] } },
      [reply(500, 1), reply(354, 1), reply(354, 2)],
      3,
    ],
  ])('%s', (_, condition, facts, after) => expect(metAfter(condition, ...facts)).toBe(after));

  it('stays met, by the fact that met it', () => {
    const check = createCheck(said(250));
    const first = reply(250);
    check.take(first);
    expect(check.take(reply(500))).toBe(first);
  });

  it('remembers only so many connections, however many call', () => {
    const condition: Condition = { within: { inOrder: [said(220), said(250)] } };
    const many = Array.from({ length: 100 }, (_, at) => reply(220, at + 2));
    expect(metAfter(condition, reply(220, 1), ...many, reply(250, 1), reply(250, 101))).toBe(103);
  });
});
