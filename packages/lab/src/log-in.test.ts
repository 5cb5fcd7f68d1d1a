import { expect, it } from 'vitest';
import type { Concierge } from './lab.ts';
import { logIn } from './log-in.ts';

const homes: Record<string, string> = { ocean7: 'room-ocean', teal2: 'room-teal' };
const passwords: Record<string, string> = { 'room-ocean': 'salt', 'room-teal': 'pepper' };
const concierge = {
  roomOfHandle: (handle: string) => homes[handle],
  passwordOf: (room: string) => passwords[room],
} as Concierge;

it.each([
  ['one’s own mailbox', 'ocean7', 'salt', 'ocean7'],
  ['with its domain, in any case', 'Ocean7@CAMPUS.test', 'salt', 'ocean7'],
  ['one’s own bob', 'bob', 'salt', 'bob'],
  ['one’s own postmaster', 'postmaster@campus.test', 'salt', 'postmaster'],
  ['a classmate, by the classmate’s password', 'teal2', 'pepper', 'teal2'],
  ['a classmate, by one’s own', 'teal2', 'salt', undefined],
  ['one’s own bob, by another’s password', 'bob', 'pepper', undefined],
  ['a mailbox of another university', 'dean@faculty.test', 'salt', undefined],
  ['nobody', 'nobody', 'salt', undefined],
  ['a name with nothing behind it', '', '', undefined],
  ['a property of every object', 'constructor', 'salt', undefined],
])('logs in %s', (_, user, password, known) => {
  expect(logIn(concierge, 'room-ocean', { user, password })).toBe(known);
});

it('lets nobody in where there is no password', () => {
  expect(logIn(concierge, 'guest', { user: 'bob', password: '' })).toBeUndefined();
});
