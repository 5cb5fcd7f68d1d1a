import { expect, it } from 'vitest';
import type { Atom } from './condition.ts';
import type { Fact } from './facts/fact.ts';
import { matches, needsLetter } from './match.ts';

const called: Fact = {
  name: 'called',
  seq: 1,
  at: 0,
  connection: 1,
  text: { host: ['mail.campus.test', '192.0.2.25'] },
  value: { port: 25, by: 'terminal', tls: false },
};
const mail: Fact = {
  name: 'accepted',
  seq: 9,
  at: 0,
  text: { host: 'mail.campus.test', from: '<>', to: ['bob@campus.test', 'alice@campus.test'] },
  value: { smtputf8: false, body: '7BIT' },
  blob: 'a'.repeat(64),
  letter: {
    fields: [
      { name: 'Subject', value: 'Grüezi' },
      { name: 'To', value: ' Bob <bob@campus.test>' },
    ],
    text: 'Hello Bob',
    parts: [
      { type: 'image/png', name: 'cat.png', disposition: 'attachment', sha256: 'b'.repeat(64), text: '' },
    ],
  },
};

it.each<[string, Atom, Fact, boolean]>([
  ['a name', { called: { host: 'mail.campus.test', port: 25 } }, called, true],
  ['an address for the same host', { called: { host: '192.0.2.25' } }, called, true],
  ['another port', { called: { port: 1025 } }, called, false],
  ['who called', { called: { by: ['outside', 'terminal'] } }, called, true],
  ['who did not call', { called: { by: 'outside' } }, called, false],
  ['TLS where there is none', { called: { tls: true } }, called, false],
  ['another fact', { refused: {} }, called, false],
  ['the null sender', { accepted: { from: '<>' } }, mail, true],
  ['both recipients', { accepted: { to: ['bob@*', 'alice@*'] } }, mail, true],
  ['a recipient that is not there', { accepted: { to: ['bob@*', 'dean@*'] } }, mail, false],
  ['a field, decoded', { accepted: { field: { subject: 'grüezi', to: '*<bob@campus.test>' } } }, mail, true],
  ['a field with something else', { accepted: { field: { Subject: 'Hello' } } }, mail, false],
  ['a field that is missing', { accepted: { lacks: 'Date' } }, mail, true],
  ['a field that is not missing', { accepted: { lacks: 'subject' } }, mail, false],
  ['text', { accepted: { text: '*bob' } }, mail, true],
  ['a part', { accepted: { part: { type: 'image/*', name: '*.png' } } }, mail, true],
  ['a part by its hash', { accepted: { part: { sha256: 'B'.repeat(64) } } }, mail, true],
  ['a part that is not there', { accepted: { part: { type: 'text/html' } } }, mail, false],
  [
    'a letter that nobody opened',
    { accepted: { lacks: 'Date' } },
    { ...mail, letter: undefined as never },
    false,
  ],
])('%s', (_, atom, fact, fitting) => expect(matches(atom, fact)).toBe(fitting));

it('knows which conditions need the letter opened', () => {
  expect(needsLetter({ accepted: { field: { Subject: '*' } } })).toBe(true);
  expect(needsLetter({ stored: { text: '*' } })).toBe(true);
  expect(needsLetter({ accepted: { to: 'bob@*' } })).toBe(false);
  expect(needsLetter({ reply: { text: '250*' } })).toBe(false);
});
