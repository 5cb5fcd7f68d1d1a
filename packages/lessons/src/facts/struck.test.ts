import type { Logged } from '@ehlo/wire';
import { expect, it } from 'vitest';
import { createCheck } from '../check.ts';
import { createObserver } from './observer.ts';

const at = { seq: 2, at: 2, room: 'room-1', fault: 1 };
const failed = (failure: string) => ({
  kind: 'connection.failed',
  to: { host: 'mx1.faculty.test', address: '198.51.100.10', port: 25 },
  failure,
  ...at,
});
const question = (kind: string) => ({
  kind,
  by: 'terminal',
  transport: 'udp',
  from: { address: '10.20.1.7', port: 5 },
  to: { host: 'resolver.campus.test', address: '192.0.2.54', port: 53 },
  query: new Uint8Array(),
  response: new Uint8Array(),
  ...at,
});

it.each([
  ['a host that is down', failed('refused'), { host: 'mx1.faculty.test', at: 'connect', kind: 'down' }],
  ['a host that is filtered', failed('timed-out'), { at: 'connect', kind: 'filtered' }],
  ['what was seen of it', failed('refused'), { kind: 'refused' }],
  ['a resolver that fails', question('dns.answered'), { host: 'resolver.campus.test', kind: 'servfail' }],
  ['a resolver that is silent', question('dns.unanswered'), { at: 'question', kind: 'silence' }],
])('%s is met under the name that docs/faults.md gives the fault', (_, event, struck) => {
  const facts = createObserver({ handle: 'ocean7' }).take(event as unknown as Logged);
  const check = createCheck({ struck });
  expect(facts.some((fact) => check.take(fact))).toBe(true);
});
