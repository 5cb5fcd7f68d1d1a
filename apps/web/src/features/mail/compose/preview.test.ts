import { expect, it } from 'vitest';
import { newDraft, submissionOf } from './draft.ts';
import { previewOf } from './preview.ts';
import { expectedOffers, type SmtpServer } from './servers.ts';

const SERVER: SmtpServer = {
  service: 'submission',
  host: 'mail.campus.test',
  address: '192.0.2.25',
  port: 587,
  group: 'submission',
  tls: 'starttls',
  login: true,
  down: false,
};
const MOCK: SmtpServer = { ...SERVER, service: 'mock', tls: 'never', login: false };
const DRAFT = {
  ...newDraft({ handle: 'ocean7', mailbox: 'ocean7@campus.test' }, 'x1'),
  to: 'bob@campus.test',
};
const preview = (server: SmtpServer, change: object = {}, octets?: Uint8Array) => {
  const files = octets ? [{ name: 'a.bin', type: 'x/y', octets }] : [];
  const submission = submissionOf({ ...DRAFT, ...change }, files, { server, now: 0, password: 'secret' });
  return previewOf(submission, expectedOffers(server));
};

it('shows every line to submission, the password never', () => {
  const { lines } = preview(SERVER, { subject: 'Hi' });
  expect(lines.map(({ text, tls }) => (tls ? '(tls)' : text)).filter((text) => !text.includes(':'))).toEqual([
    'EHLO ocean7.campus.test',
    'STARTTLS',
    '(tls)',
    'EHLO ocean7.campus.test',
    'AUTH PLAIN ••••••••',
    'DATA',
    '',
    '.',
    'QUIT',
  ]);
  expect(JSON.stringify(lines)).not.toContain('secret');
  expect(JSON.stringify(lines)).not.toContain('AG9jZWFuNw');
});

it('shows where a dot is put before a line, and that the last one is the end', () => {
  const { lines } = preview(MOCK, { text: '.\nok\n..\n' });
  const body = lines.slice(lines.findIndex(({ text }) => text === '') + 1);
  expect(body).toEqual([
    { part: 'letter', text: '..', stuffed: true },
    { part: 'letter', text: 'ok' },
    { part: 'letter', text: '...', stuffed: true },
    { part: 'letter', text: '.' },
    { part: 'goodbye', text: 'QUIT' },
  ]);
});

it('shows text as it is read, and says how it crosses', () => {
  const { lines, encoding, size } = preview(MOCK, { text: 'é' });
  expect(lines.map(({ text }) => text)).toContain('é');
  expect(encoding).toBe('8bit');
  expect(size).toBeGreaterThan(100);
});

it('shows the beginning of an attachment, and how many lines there are more', () => {
  const { lines } = preview(MOCK, {}, new Uint8Array(57 * 1000));
  expect(lines.filter(({ more }) => more)).toEqual([{ part: 'letter', text: '', more: 998 }]);
  expect(preview(MOCK, {}, new Uint8Array(57 * 3)).lines.some(({ more }) => more)).toBe(false);
});
