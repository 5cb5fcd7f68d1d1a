import { expect, it } from 'vitest';
import { wayOn } from './way-on.ts';

const AGAIN = 'ncat -C localhost 1025';
const STARTTLS = 'openssl s_client -quiet -crlf -starttls smtp -connect mail.campus.test:587';

it.each([
  ['the line put right, while somebody listens', { repair: 'EHLO ocean' }, undefined, 'EHLO ocean'],
  ['the call, and no line of SMTP, once it is over', { repair: 'EHLO ocean' }, AGAIN, AGAIN],
  ['the call, and no dot, once it is over', { repair: '.' }, AGAIN, AGAIN],
  ['the call as it should have been', { call: STARTTLS }, AGAIN, STARTTLS],
  ['nothing before the call is over', { call: STARTTLS }, undefined, undefined],
  ['nothing where there was no line to place', {}, AGAIN, undefined],
])('a card places %s', (_, coach, over, line) => {
  expect(wayOn(coach, over)).toBe(line);
});
