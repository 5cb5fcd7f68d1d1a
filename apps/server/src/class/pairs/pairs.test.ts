import type { ClassPair } from '@ehlo/wire';
import { expect, it } from 'vitest';
import { allPairs, type Pairs, takePair } from './pairs.ts';

const who = (name: string) => ({ home: `room-${name}`, name, handle: name });
const ANA = who('ana');
const BEA = who('bea');
const CLEO = who('cleo');

function pairsAfter(...said: [state: ClassPair['state'], client: ClassPair['client']][]) {
  const pairs: Pairs = new Map();
  for (const [state, client] of said)
    takePair(pairs, {
      ...{ kind: 'class.pair', state, server: ANA, client },
      ...(state === 'agreed' && { by: 'client' }),
    });
  return allPairs(pairs);
}

it('a yes that comes behind the end of a pair makes none again', () => {
  expect(pairsAfter(['offered', BEA], ['over', BEA], ['agreed', BEA])).toEqual([]);
});

it('what is said of a pair before leaves the one that is offered now', () => {
  const offered = [{ server: ANA, client: CLEO, agreed: [] }];
  for (const late of ['agreed', 'refused', 'over'] as const)
    expect(pairsAfter(['offered', BEA], ['over', BEA], ['offered', CLEO], [late, BEA])).toEqual(offered);
});
