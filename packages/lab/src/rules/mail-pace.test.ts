import { expect, it } from 'vitest';
import { createMailPace } from './mail-pace.ts';

it('allows five mails a minute, puts up with ten, and counts anew with the next minute', () => {
  let now = 1_000_000;
  const pace = createMailPace({ now: () => now });
  const judged = Array.from({ length: 11 }, () => pace.begin('a').is);
  expect(judged).toEqual([
    ...Array<string>(5).fill('allowed'),
    ...Array<string>(5).fill('too-fast'),
    'far-too-fast',
  ]);
  expect(pace.begin('b')).toEqual({ begun: 1, is: 'allowed' });
  now += 60_000;
  expect(pace.begin('a')).toEqual({ begun: 1, is: 'allowed' });
});

it('remembers no more than so many clients', () => {
  const pace = createMailPace({ now: () => 0 });
  pace.begin('first');
  for (let nth = 0; nth < 10_000; nth++) pace.begin(`client ${nth}`);
  expect(pace.begin('first').begun).toBe(1);
});
