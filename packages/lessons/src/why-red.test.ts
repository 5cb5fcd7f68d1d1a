import { expect, it } from 'vitest';
import type { Condition } from './condition.ts';
import type { Fact } from './facts/fact.ts';
import { whyRed } from './why-red.ts';

const at = { seq: 1, at: 1 };
const facts: Fact[] = [
  {
    name: 'called',
    ...at,
    text: { host: ['localhost', '127.0.0.1'] },
    value: { port: 1025, by: 'terminal' },
  },
  { name: 'reply', ...at, code: 250, text: { to: 'EHLO', text: ['250-a', '250 b'] }, value: { lines: 2 } },
  { name: 'reply', ...at, code: 250, text: { to: 'RCPT', enhanced: '2.1.5' }, value: { lines: 1 } },
  {
    name: 'accepted',
    ...at,
    text: { to: ['bob@campus.test'], from: 'me@campus.test' },
    blob: 'b',
    letter: {
      fields: [{ name: 'Subject', value: 'Hello' }],
      text: 'Hi',
      parts: [{ type: 'image/gif', name: 'dot.gif', disposition: 'attachment', sha256: 'bb22', text: '' }],
    },
  },
];

it.each<[string, Condition, string]>([
  ['nothing of the kind', { greylisted: {} }, '"greylisted": nothing of the kind happened.'],
  ['another port', { called: { port: 25 } }, '"called": port was 1025, wanted is 25.'],
  [
    'another code',
    { reply: { to: 'RCPT', code: 550 } },
    '"reply" (the nearest of 2): code was 250, wanted is 550.',
  ],
  ['what is not there', { reply: { to: 'EHLO', status: 'OK' } }, 'status was absent, wanted is "OK"'],
  [
    'another field',
    { accepted: { field: { subject: 'Bye' } } },
    'field was ["Subject: Hello"], wanted is {"subject":"Bye"}',
  ],
  ['another hash', { accepted: { part: { type: 'image/*', sha256: 'aa11' } } }, '"sha256":"bb22"'],
  ['one of several', { all: [{ called: {} }, { stored: {} }] }, '"stored": nothing of the kind happened.'],
  [
    'the order',
    { inOrder: [{ reply: { to: 'RCPT' } }, { reply: { to: 'EHLO' } }] },
    'look at order ("then")',
  ],
])('says of a check that was not met: %s', (_, condition, sentence) => {
  expect(whyRed(condition, facts).join(' ')).toContain(sentence);
});
