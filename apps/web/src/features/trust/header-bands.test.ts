import { expect, it } from 'vitest';
import { headerBands } from './header-bands.ts';

const headers = (...names: string[]) => ({ headers: names.map((name) => ({ name, value: '', raw: '' })) });
const told = (mail: ReturnType<typeof headers>, ownEnd: number) =>
  headerBands(mail, ownEnd).map(({ kind, fields }) => [
    kind,
    fields.map(({ name, count }) => (count > 1 ? `${name} ×${count}` : name)).join(' '),
  ]);

it('parts a header into what one’s own server wrote, what servers are said to have written, and the author’s', () => {
  const mail = headers(
    'Return-Path',
    'Received',
    'Received',
    'Received',
    'DKIM-Signature',
    'From',
    'Subject',
  );
  expect(told(mail, 2)).toEqual([
    ['own', 'Return-Path Received'],
    ['servers', 'Received ×2 DKIM-Signature'],
    ['author', 'From Subject'],
  ]);
});

it('takes nothing for one’s own where no server laid the letter there', () => {
  expect(told(headers('Received', 'Authentication-Results', 'X-Mine'), 0)).toEqual([
    ['servers', 'Received Authentication-Results'],
    ['author', 'X-Mine'],
  ]);
});

it('ends with a header of thousands', () => {
  const mail = headers(...Array.from({ length: 5_000 }, (_, index) => `X-${index}`));
  expect(headerBands(mail, 0)[0]?.fields.length).toBe(200);
});
