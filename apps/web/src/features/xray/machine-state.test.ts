import { SMTP_MACHINE } from '@ehlo/protocol/knowledge/state-machines';
import { advance, createReading, type DialogueReading } from '@ehlo/protocol/reading';
import { describe, expect, it } from 'vitest';
import { layoutOf, WIDTH } from './machine-layout.ts';
import { lineFor, machineState, takenAt } from './machine-state.ts';

/** `S:` and `C:` lines in order. */
function read(...lines: string[]): DialogueReading {
  const reading = createReading({
    host: 'mail.campus.test',
    port: 25,
    service: 'mta',
    handle: 'ocean',
    mailboxes: ['bob@campus.test'],
  });
  const sent = { client: 0, server: 0 };
  advance(reading, { kind: 'opened', at: 0 });
  for (const [index, line] of lines.entries()) {
    const from = line.startsWith('C') ? 'client' : 'server';
    const octets = new TextEncoder().encode(`${line.slice(2)}\r\n`);
    advance(reading, {
      kind: 'octets',
      at: index,
      from,
      offset: sent[from],
      length: octets.length,
      octets,
    });
    sent[from] += octets.length;
  }
  return reading;
}

const UNTIL_MAIL = [
  'S:220 mail.campus.test ESMTP',
  'C:EHLO ocean.campus.test',
  'S:250 mail.campus.test',
  'C:MAIL FROM:<alice@campus.test>',
  'S:250 2.1.0 Ok',
];
const edge = (id: string) => {
  const found = SMTP_MACHINE.edges.find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
};

describe('the state machine of a reading', () => {
  it('is at the state that the last answer led to, by the edge that was taken', () => {
    expect(machineState(read(...UNTIL_MAIL))).toMatchObject({
      at: 'sender',
      taken: { edge: 'mail', exchange: 2 },
    });
  });

  it('takes no edge by a refusal: it loops where it is', () => {
    const state = machineState(read(...UNTIL_MAIL, 'C:RCPT TO:<bbo@campus.test>', 'S:550 5.1.1 no'));
    expect(state).toMatchObject({ at: 'sender', refusal: { code: 550 } });
    expect(state.taken).toBeUndefined();
  });

  it('goes round at the second recipient, and back by the dot', () => {
    const two = [
      ...UNTIL_MAIL,
      'C:RCPT TO:<bob@campus.test>',
      'S:250 ok',
      'C:RCPT TO:<alice@campus.test>',
      'S:250 ok',
    ];
    expect(machineState(read(...two)).taken?.edge).toBe('more');
    const all = read(...two, 'C:DATA', 'S:354 go', 'C:Subject: x', 'C:', 'C:.', 'S:250 2.0.0 ok');
    expect(machineState(all)).toMatchObject({ at: 'greeted', taken: { edge: 'dot' } });
    expect(takenAt(all, edge('more'))).toEqual([{ id: 4, line: 5 }]);
  });

  it('shows what to type with the person’s own names, or an example of it', () => {
    const reading = read(...UNTIL_MAIL);
    expect(lineFor(edge('rcpt'), reading.next).line).toBe('RCPT TO:<bob@campus.test>');
    expect(lineFor(edge('reset'), reading.next).line).toBe('RSET');
    expect(lineFor(edge('data'), reading.next).line).toBe('DATA');
    expect(lineFor(edge('hello'), []).line).toBe('EHLO client.campus.test');
  });
});

describe('the drawing of a state machine', () => {
  it('stays on the paper, every edge with a place to touch', () => {
    const layout = layoutOf(SMTP_MACHINE, ({ drawn }) => drawn.join(', '));
    expect(layout.edges).toHaveLength(7);
    for (const { hit, label } of layout.edges) {
      expect(hit.left).toBeGreaterThanOrEqual(0);
      expect(hit.left + hit.width).toBeLessThanOrEqual(100);
      expect(hit.top + hit.height).toBeLessThanOrEqual(100.01);
      expect(label.x).toBeLessThan(WIDTH);
    }
  });
});
