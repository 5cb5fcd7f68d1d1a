/** A check has to come true by its step's own doing. What was recorded tells whether it would have. */

import type { OpenedBy } from '@ehlo/wire';
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
  // Who else did the same would turn it green as well, sooner or later: a mail server, or the program of another step.
  const others = (by: OpenedBy): boolean =>
    facts.some((fact) => fact.value?.by === by && matches(innermost(condition), fact));
  const said = Object.values(innermost(condition))[0] as object;
  const wanted: OpenedBy[] | undefined =
    'by' in said
      ? undefined
      : others('outside')
        ? ['terminal']
        : others('relay')
          ? ['terminal', 'outside']
          : undefined;
  const base = wanted ? byOnly(condition, wanted) : condition;
  yield base;
  for (const before of earlier) yield { inOrder: [before, base] };
  if ('count' in base) return;
  for (let times = 2; times <= MOST_TIMES; times++) yield { count: { times, of: base } };
}

const innermost = (condition: Condition): Atom =>
  'count' in condition ? innermost(condition.count.of) : (condition as Atom);

function byOnly(condition: Condition, openers: readonly OpenedBy[]): Condition {
  const by = openers.length === 1 ? (openers[0] as OpenedBy) : openers;
  if ('count' in condition)
    return { count: { times: condition.count.times, of: byOnly(condition.count.of, openers) } };
  if ('called' in condition) return { called: { ...condition.called, by } };
  if ('reply' in condition) return { reply: { ...condition.reply, by } };
  if ('closed' in condition) return { closed: { ...condition.closed, by } };
  if ('accepted' in condition) return { accepted: { ...condition.accepted, by } };
  if ('secured' in condition) return { secured: { ...condition.secured, by } };
  return condition;
}
