import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Concierge } from './lab.ts';
import { logIn } from './log-in.ts';

const plain = (user: string, password: string) =>
  ({ kind: 'authenticate', mechanism: 'PLAIN', user, password }) as const;

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
  const asked = '<1896.697170952@postoffice.reston.mci.net>';
  const digest = createHmac('md5', password).update(asked).digest('hex');
  expect(logIn(concierge, 'room-ocean', plain(user, password))).toBe(known);
  expect(
    logIn(concierge, 'room-ocean', {
      kind: 'authenticate',
      mechanism: 'CRAM-MD5',
      user,
      challenge: asked,
      digest,
    }),
  ).toBe(known);
});

it('lets nobody in where there is no password', () => {
  expect(logIn(concierge, 'guest', plain('bob', ''))).toBeUndefined();
});

it('knows the answer that RFC 2195 §2 prints: `tim` with `tanstaaftanstaaf`', () => {
  const tim = { roomOfHandle: () => 'tim', passwordOf: () => 'tanstaaftanstaaf' } as unknown as Concierge;
  const login = {
    kind: 'authenticate',
    mechanism: 'CRAM-MD5',
    user: 'tim',
    challenge: '<1896.697170952@postoffice.reston.mci.net>',
    digest: 'b913a602c7eda7a495b4e6e7334d3890',
  } as const;
  expect(logIn(tim, 'room', login)).toBe('tim');
  expect(logIn(tim, 'room', { ...login, challenge: '<1897.697170952@x>' })).toBeUndefined();
});
