import { latin1, octetsOfLatin1 } from '@ehlo/protocol';
import { expect, it } from 'vitest';
import { PrivateOctets } from '../hold/private-octets.ts';
import { spansIn } from './unread-secrets.ts';

it.each<[unread: string, asked: boolean, masked: string]>([
  ['', false, ''],
  ['EHLO me', false, 'EHLO me'],
  ['AUTH PL', false, 'AUTH PL'],
  ['AUTH PLAIN ', false, 'AUTH PLAIN '],
  ['AUTH PLAIN AGFs', false, 'AUTH PLAIN ****'],
  ['auth  plain  AGFs', false, 'auth  plain  ****'],
  ['PASS sec ret', false, 'PASS *******'],
  ['PASSWORD x', false, 'PASSWORD x'],
  ['APOP alice c4c9', false, 'APOP alice ****'],
  ['a1 LOGIN alice se', false, 'a1 LOGIN ********'],
  ['a1 AUTHENTICATE PLAIN AGFs', false, 'a1 AUTHENTICATE PLAIN ****'],
  ['YWxp', true, '****'],
  ['QUIT\r\nPASS x\r\nSTAT', false, 'QUIT\r\nPASS *\r\nSTAT'],
  // Sent without waiting to be asked.
  ['AUTH LOGIN\r\nYQ==\r\nYg==\r\nNOOP', false, 'AUTH LOGIN\r\n****\r\n****\r\nNOOP'],
])('of %j, asked for more: %j, others see %j', (unread, asked, masked) => {
  const octets = octetsOfLatin1(unread);
  for (const { start, end } of spansIn(new PrivateOctets(asked), octets)) octets.fill(0x2a, start, end);
  expect(latin1(octets)).toBe(masked);
});
