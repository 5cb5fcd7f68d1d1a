import { expect, it } from 'vitest';
import { orderMailboxes } from './order-mailboxes.ts';

it('puts the mock first, campus before other universities, and keeps the order within each', () => {
  const came = ['dean@faculty.test', 'postmaster@spam.test', 'bob@campus.test', 'mock', 'alice@campus.test'];
  expect(orderMailboxes(came)).toEqual([
    'mock',
    'bob@campus.test',
    'alice@campus.test',
    'dean@faculty.test',
    'postmaster@spam.test',
  ]);
});
