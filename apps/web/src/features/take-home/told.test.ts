import type { ServerReply } from '@ehlo/protocol/reading';
import { expect, it } from 'vitest';
import { digitsTold } from './told.ts';

const reply = (text: string, ...heads: string[]): { reply: ServerReply } => ({
  reply: {
    code: Number(text),
    lines: [],
    complete: true,
    digits: heads.map((id) => ({ text, head: { id } })),
  },
});

it('what a digit means is told where it comes first, and where it means something else', () => {
  expect(
    digitsTold([
      reply('220', 'done', 'connection', 'ready'),
      {},
      reply('250', 'done', 'mail', 'plain'),
      reply('250', 'done', 'mail', 'taken'),
      reply('250', 'done', 'mail', 'taken'),
    ]),
  ).toEqual([[0, 1, 2], [], [1, 2], [2], []]);
});
