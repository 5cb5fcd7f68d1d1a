/** Why a check was not met by what happened: for who wrote it, where the condition and the solution do not agree. */
import type { Atom, Condition } from './condition.ts';
import type { Fact } from './facts/fact.ts';
import { atomName, matches } from './match.ts';

const LONGEST = 120;

/** A sentence for each condition that nothing met, with what came nearest; or what else has to be so. */
export function whyRed(condition: Condition, facts: readonly Fact[]): string[] {
  const unmet = [...new Set(atomsOf(condition).flatMap((atom) => whyUnmet(atom, facts)))];
  return unmet.length > 0
    ? unmet
    : [
        'Each condition in it was met by itself: look at order ("then"), one connection ("within"), "count" and "not".',
      ];
}

/** Conditions without a combinator; those behind a `not` are to stay unmet. */
function atomsOf(condition: Condition): Atom[] {
  if ('all' in condition) return condition.all.flatMap(atomsOf);
  if ('any' in condition) return condition.any.flatMap(atomsOf);
  if ('inOrder' in condition) return condition.inOrder.flatMap(atomsOf);
  if ('count' in condition) return atomsOf(condition.count.of);
  if ('within' in condition) return atomsOf(condition.within);
  return 'not' in condition ? [] : [condition];
}

function whyUnmet(atom: Atom, facts: readonly Fact[]): string[] {
  const name = atomName(atom);
  const same = facts.filter((fact) => fact.name === name);
  if (same.some((fact) => matches(atom, fact))) return [];
  if (same.length === 0) return [`"${name}": nothing of the kind happened.`];
  const wanted = Object.entries(Object.values(atom)[0] as Record<string, unknown>);
  const judged = same.map((fact) => ({
    fact,
    differs: wanted.filter(
      ([field, value]) => !matches({ [name]: { [field]: value } } as unknown as Atom, fact),
    ),
  }));
  const least = Math.min(...judged.map(({ differs }) => differs.length));
  // The newest of them is the one that the solution was about.
  const nearest = judged.findLast(({ differs }) => differs.length === least);
  if (!nearest) return [];
  const apart = nearest.differs.map(
    ([field, value]) => `${field} was ${seen(field, value, nearest.fact)}, wanted is ${shown(value)}`,
  );
  const others = same.length === 1 ? '' : ` (the nearest of ${same.length})`;
  return [`"${name}"${others}: ${apart.join('; ')}.`];
}

function seen(field: string, wanted: unknown, fact: Fact): string {
  const { letter } = fact;
  switch (field) {
    case 'code':
      return shown(fact.code);
    case 'field':
      return shown(
        letter?.fields
          .filter(({ name }) =>
            Object.keys(wanted as object).some((one) => one.toLowerCase() === name.toLowerCase()),
          )
          .map(({ name, value }) => `${name}: ${value}`),
      );
    case 'lacks':
      return shown(letter?.fields.map(({ name }) => name));
    case 'part':
      return shown(
        letter?.parts.map((part) =>
          Object.fromEntries(
            Object.keys(wanted as object).map((one) => [one, part[one as keyof typeof part]]),
          ),
        ),
      );
    case 'text':
      return shown(fact.blob === undefined ? fact.text.text : letter?.text);
    default:
      return shown(fact.text[field] ?? fact.value?.[field]);
  }
}

const shown = (value: unknown): string => {
  const text =
    value === undefined || (Array.isArray(value) && value.length === 0) ? 'absent' : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
};
