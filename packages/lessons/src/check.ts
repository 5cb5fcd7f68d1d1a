import type { Atom, Condition } from './condition.ts';
import type { Fact } from './facts/fact.ts';
import { matches } from './match.ts';

/** Connections that a `within` looks at: a program that calls again and again must not make it grow. */
const CONNECTIONS = 16;

/** A condition, and how far it is met. It is given facts in order; once it is met it stays met. */
export interface Check {
  /** The fact that meets it; undefined while it is not met. Costs what the condition is long. */
  take(fact: Fact): Fact | undefined;
}

export function createCheck(condition: Condition): Check {
  const check = build(condition);
  let met: Fact | undefined;
  return {
    take(fact) {
      met ??= check.take(fact);
      return met;
    },
  };
}

function build(condition: Condition): Check {
  if ('all' in condition) return all(condition.all);
  if ('any' in condition) return any(condition.any);
  if ('inOrder' in condition) return inOrder(condition.inOrder);
  if ('count' in condition) return count(condition.count.times, condition.count.of);
  if ('within' in condition) return within(condition.within);
  // The loader lets it stand only where `all`, `inOrder` or `within` look for it; alone it is never met.
  if ('not' in condition) return { take: () => undefined };
  return { take: (fact) => (matches(condition as Atom, fact) ? fact : undefined) };
}

const isNot = (condition: Condition): condition is { not: Condition } => 'not' in condition;

/** Each, in any order; a `not` among them that happens spoils it for good (which is why it stands in a `within`). */
function all(conditions: readonly Condition[]): Check {
  const wanted = conditions.filter((one) => !isNot(one)).map(createCheck);
  const forbidden = conditions.filter(isNot).map(({ not }) => createCheck(not));
  let spoilt = false;
  return {
    take(fact) {
      if (forbidden.map((one) => one.take(fact)).some((met) => met !== undefined)) spoilt = true;
      const met = wanted.map((one) => one.take(fact));
      return !spoilt && met.every((one) => one !== undefined) ? fact : undefined;
    },
  };
}

function any(conditions: readonly Condition[]): Check {
  const checks = conditions.map(createCheck);
  return {
    take: (fact) => checks.map((one) => one.take(fact)).find((met) => met !== undefined),
  };
}

/** One after the other: each is given only what comes after the one before it was met. */
function inOrder(conditions: readonly Condition[]): Check {
  let at = 0;
  let current: Check | undefined;
  let guards: Check[] = [];

  /** Takes the guards that stand before the next condition, and that condition. */
  function begin(from: number): void {
    at = from;
    guards = [];
    for (let next = conditions[at]; next !== undefined && isNot(next); next = conditions[++at])
      guards.push(createCheck(next.not));
    const next = conditions[at];
    current = next && createCheck(next);
  }

  begin(0);
  return {
    take(fact) {
      const met = current?.take(fact);
      if (met !== undefined) {
        if (at + 1 >= conditions.length) return met;
        begin(at + 1);
      } else if (guards.some((guard) => guard.take(fact) !== undefined)) begin(0);
      return undefined;
    },
  };
}

/** So many times: each time begins anew when the one before was met. */
function count(times: number, of: Condition): Check {
  let left = times;
  let current = createCheck(of);
  return {
    take(fact) {
      const met = current.take(fact);
      if (met === undefined) return undefined;
      left--;
      current = createCheck(of);
      return left <= 0 ? met : undefined;
    },
  };
}

/** All of it in one connection, whichever that is. */
function within(condition: Condition): Check {
  const checks = new Map<number, Check>();
  return {
    take(fact) {
      if (fact.connection === undefined) return undefined;
      let check = checks.get(fact.connection);
      if (!check) {
        check = createCheck(condition);
        checks.set(fact.connection, check);
        if (checks.size > CONNECTIONS) checks.delete(checks.keys().next().value as number);
      }
      return check.take(fact);
    },
  };
}
