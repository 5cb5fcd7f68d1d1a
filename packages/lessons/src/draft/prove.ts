/** A check has to come true by its step's own doing. What was recorded tells whether it would have. */
import { createCheck } from '../check.ts';
import type { Atom, Condition } from '../condition.ts';
import type { Fact } from '../facts/fact.ts';
import { matches } from '../match.ts';

const MOST_TIMES = 20;

/**
 * The condition, or one that asks for more, that came true first by one of the step's own facts.
 *
 * @param own places of the step's facts among `facts`
 * @param earlier what the steps before were checked for, the newest first
 * @returns undefined: there is none
 */
export function proven(
  condition: Condition,
  facts: readonly Fact[],
  own: ReadonlySet<number>,
  earlier: readonly Condition[],
): Condition | undefined {
  for (const variant of variantsOf(condition, facts, earlier)) {
    const met = metAt(variant, facts);
    if (met !== undefined && own.has(met)) return variant;
  }
  return undefined;
}

/** Place of the fact that meets it. */
export function metAt(condition: Condition, facts: readonly Fact[]): number | undefined {
  const check = createCheck(condition);
  const at = facts.findIndex((fact) => check.take(fact) !== undefined);
  return at < 0 ? undefined : at;
}

function* variantsOf(
  condition: Condition,
  facts: readonly Fact[],
  earlier: readonly Condition[],
): Generator<Condition> {
  // A mail server that says the same to another one would turn it green as well, sooner or later.
  const relays = facts.some((fact) => fact.value?.by === 'relay' && matches(condition as Atom, fact));
  const base = (relays && byHand(condition)) || condition;
  yield base;
  for (const before of earlier) yield { inOrder: [before, base] };
  if ('count' in base) return;
  for (let times = 2; times <= MOST_TIMES; times++) yield { count: { times, of: base } };
}

function byHand(condition: Condition): Condition | undefined {
  const by = ['terminal', 'outside'] as const;
  if ('called' in condition) return { called: { ...condition.called, by } };
  if ('reply' in condition) return { reply: { ...condition.reply, by } };
  if ('closed' in condition) return { closed: { ...condition.closed, by } };
  if ('secured' in condition) return { secured: { ...condition.secured, by } };
  return undefined;
}
