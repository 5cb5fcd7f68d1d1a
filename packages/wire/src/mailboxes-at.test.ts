import { expect, it } from 'vitest';
import { mailboxesAt } from './mailboxes-at.ts';

it.each([
  ['mock', 'bob@campus.test', true],
  ['mta', 'ocean7@campus.test', true],
  ['mx1', 'dean@faculty.test', true],
  ['mx1', 'bob@campus.test', false],
  ['mx2', 'full@faculty.test', true],
  ['spam', 'postmaster@spam.test', true],
  ['openrelay', 'postmaster@open.test', true],
] as const)('at %s, %s: %s', (service, mailbox, known) => {
  expect(mailboxesAt(service, 'ocean7').includes(mailbox)).toBe(known);
});
