import { expect, it } from 'vitest';
import { mutantsOf } from './mutants.ts';

it('breaks each field of each condition, one at a time', () => {
  const mutants = mutantsOf({
    within: {
      inOrder: [
        { reply: { code: 250, to: 'EHLO' } },
        { not: { closed: {} } },
        { count: { times: 2, of: { line: { verb: 'NOOP' } } } },
      ],
    },
  });
  expect(mutants.map(({ where }) => where)).toEqual([
    'within → then 1 → reply.code',
    'within → then 1 → reply.to',
    'within → then 3 → count → line.verb',
  ]);
  expect(mutants[0]?.condition).toMatchObject({
    within: { inOrder: [{ reply: { code: 999, to: 'EHLO' } }, { not: {} }, {}] },
  });
});

it('breaks all branches of an "any" at once', () => {
  expect(mutantsOf({ any: [{ line: {} }, { called: {} }] })).toEqual([
    { where: 'any', condition: { any: [] } },
  ]);
});
