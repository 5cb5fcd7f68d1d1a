import { describe, expect, it } from 'vitest';
import { edgeTaken, IMAP_MACHINE, MACHINES, SMTP_MACHINE, type StateMachine } from './state-machines.ts';

const machines = Object.values(MACHINES) as StateMachine[];

describe.each(machines)('the state machine of $protocol', ({ nodes, edges }) => {
  const ids = nodes.map(({ id }) => id);

  it('leads only from states that it has, and out of them only where it says so', () => {
    for (const { from, to, way } of edges) {
      for (const id of from) expect(ids).toContain(id);
      if (way !== 'out') expect(ids).toContain(to);
      else expect(ids).not.toContain(to);
    }
  });

  it('draws an edge as what it is: on to the next state, round, back', () => {
    for (const { from, to, way } of edges) {
      const at = from.map((id) => ids.indexOf(id));
      const end = ids.indexOf(to);
      if (way === 'on') expect(at).toEqual([end - 1]);
      if (way === 'round') expect(at).toEqual([end]);
      if (way === 'back') for (const index of at) expect(index).toBeGreaterThan(end);
    }
  });

  it('reaches every state, by one name an edge, with a source for each', () => {
    expect(new Set(edges.map(({ id }) => id)).size).toBe(edges.length);
    for (const id of ids.slice(1)) expect(edges.some(({ to }) => to === id)).toBe(true);
    for (const { rfc } of [...nodes, ...edges]) expect(rfc).toMatch(/^RFC \d+ §\d/);
  });

  it('knows one verb to lead from one state to one other', () => {
    const seen = new Set<string>();
    for (const { from, to, verbs } of edges) {
      for (const state of from) {
        for (const verb of verbs) {
          const key = `${state} ${verb} ${to}`;
          expect(seen).not.toContain(key);
          seen.add(key);
        }
      }
    }
  });

  it('shows a line to type that begins with one of its verbs', () => {
    for (const { example, verbs, drawn } of edges) {
      expect(verbs.some((verb) => example.split(' ').slice(0, 2).includes(verb))).toBe(true);
      for (const verb of drawn) expect(verbs).toContain(verb);
    }
  });
});

describe('the edge that was taken', () => {
  it('is named by where it led, whatever its letters', () => {
    expect(edgeTaken(SMTP_MACHINE, 'sender', 'recipients', 'rcpt')?.id).toBe('rcpt');
    expect(edgeTaken(SMTP_MACHINE, 'recipients', 'recipients', 'RCPT')?.id).toBe('more');
    expect(edgeTaken(SMTP_MACHINE, 'recipients', 'greeted', 'EHLO')?.id).toBe('reset');
    expect(edgeTaken(SMTP_MACHINE, 'sender', 'sender', 'NOOP')).toBeUndefined();
  });

  it('leads back when a SELECT fails: no mailbox is selected then (RFC 3501 §6.3.1)', () => {
    expect(edgeTaken(IMAP_MACHINE, 'selected', 'authenticated', 'SELECT')?.id).toBe('close');
  });
});
