import type { Condition } from '@ehlo/lessons';

export interface Mutant {
  /** Where it differs: `within → then 2 → reply.code` */
  where: string;
  condition: Condition;
}

const NOTHING = 'nothing-of-this-kind';

/**
 * Every way to break a condition in one place so that it can no longer be met. Branches of an `any` are broken together, for one that
 * is whole is enough; a `not` is left alone, for breaking it makes a condition easier.
 */
export function mutantsOf(condition: Condition): Mutant[] {
  if ('all' in condition) return inList('all', condition.all, (all) => ({ all }));
  if ('inOrder' in condition) return inList('then', condition.inOrder, (inOrder) => ({ inOrder }));
  if ('within' in condition)
    return mutantsOf(condition.within).map(({ where, condition: within }) => ({
      where: `within → ${where}`,
      condition: { within },
    }));
  if ('count' in condition) {
    const { times, of } = condition.count;
    return [
      ...mutantsOf(of).map((mutant) => ({
        where: `count → ${mutant.where}`,
        condition: { count: { times, of: mutant.condition } },
      })),
    ];
  }
  if ('any' in condition) return [{ where: 'any', condition: { any: [] } }];
  if ('not' in condition) return [];
  const [[name, wanted] = ['', {}]] = Object.entries(condition) as [string, Record<string, unknown>][];
  return Object.entries(wanted).map(([field, value]) => ({
    where: `${name}.${field}`,
    condition: { [name]: { ...wanted, [field]: broken(field, value) } } as unknown as Condition,
  }));
}

function inList(name: string, list: readonly Condition[], make: (list: Condition[]) => Condition): Mutant[] {
  return list.flatMap((one, at) =>
    mutantsOf(one).map(({ where, condition }) => ({
      where: `${name} ${at + 1} → ${where}`,
      condition: make(list.map((other, place) => (place === at ? condition : other))),
    })),
  );
}

function broken(field: string, value: unknown): unknown {
  if (field === 'code') return 999;
  if (field === 'field') return Object.fromEntries(Object.keys(value as object).map((key) => [key, NOTHING]));
  if (field === 'part') return { type: NOTHING };
  // Fields that must be missing: one that every letter has by now.
  if (field === 'lacks') return '*';
  if (typeof value === 'number') return value + 1000;
  return NOTHING;
}
