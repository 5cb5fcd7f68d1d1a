import type { Logged } from '@ehlo/wire';
import { expect, it } from 'vitest';
import { foldLookUps } from './look-ups.ts';

const stamp = (seq: number) => ({ room: 'mine', seq, at: seq });
const answered = (seq: number): Logged => ({
  kind: 'dns.answered',
  by: 'terminal',
  transport: 'udp',
  from: { address: '10.20.0.2', port: 4000 },
  to: { address: '192.0.2.54', port: 53 },
  query: new Uint8Array(),
  response: new Uint8Array(),
  ...stamp(seq),
});

it('keeps the newest look-ups, counts edits, and leaves other events alone', () => {
  let lookUps = { list: [], edits: 0 } as Parameters<typeof foldLookUps>[0];
  for (let seq = 1; seq <= 250; seq++) lookUps = foldLookUps(lookUps, answered(seq));
  expect(lookUps.list.map(({ id }) => id).slice(0, 2)).toEqual([51, 52]);
  expect(lookUps.list).toHaveLength(200);
  const silent = answered(251) as Extract<Logged, { kind: 'dns.answered' }>;
  const { response: _, ...asked } = silent;
  const unanswered = foldLookUps(lookUps, { ...asked, kind: 'dns.unanswered', fault: 3 });
  expect(unanswered.list.at(-1)).toMatchObject({ id: 251, fault: 3 });
  expect(unanswered.list.at(-1)?.response).toBeUndefined();
  const edited = foldLookUps(lookUps, { kind: 'zone.reset', ...stamp(251) });
  expect(edited.edits).toBe(1);
  const other = { kind: 'service.switched', service: 'mock', state: 'down', ...stamp(252) } as const;
  expect(foldLookUps(edited, other)).toBe(edited);
});
