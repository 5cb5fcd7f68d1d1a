/** What a schema found wrong, in the words of somebody who writes a lesson: what stands there, what is wanted, what to do. */
import type { z } from 'zod';
import { PLACEHOLDERS } from '../placeholders.ts';
import { guess, remedies } from './problem.ts';
import type { Kind, ProblemWords, RuleId, Said, WantId } from './words.ts';

/** What each language has of its own is words; the rest is the English file's. */
const OF_ENGLISH = new Set([
  ...['minutes', 'core', 'needs', 'level', 'host', 'grey', 'world'],
  ...['right', 'order', 'code', 'dialogue', 'wrong', 'when', 'try', 'run', 'lesson'],
]);

/**
 * @param value the whole of what `schema` was given
 * @param french in a file that has words only
 * @returns what was found without its place, as part of a sentence
 */
export function mistakeInValue(
  issue: z.core.$ZodIssue,
  value: unknown,
  schema: z.ZodType,
  says: ProblemWords,
  french = false,
): Said {
  const found = at(value, issue.path);
  const spoken = spokenIn(says, found);
  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownField(issue.keys, fieldsAt(schema, issue.path), says, french);
    case 'invalid_union': {
      const kinds = [...issue.message.matchAll(/'([^']+)'/g)].map(([, kind]) => kind as string);
      if (kinds.length === 0) return wrongKind(found, 'texts', says);
      return found === undefined ? says.missingOne(kinds) : noneOf(found, kinds, says);
    }
    case 'invalid_type':
      return wrongKind(found, KINDS[issue.expected] ?? 'value', says);
    case 'invalid_key':
      return [says.badKey(String(issue.path.at(-1))), says.guide];
    case 'invalid_value': {
      const values = issue.values.map(String);
      return found === undefined ? says.missingOne(values) : noneOf(found, values, says);
    }
    case 'too_big':
    case 'too_small': {
      const limit =
        issue.code === 'too_big'
          ? says.limit.most(Number(issue.maximum))
          : says.limit.least(Number(issue.minimum));
      // A schema that says more itself.
      if (Object.hasOwn(says.wants, issue.message))
        return [says.wanted(spoken, says.wants[issue.message as WantId]), says.guide];
      if (typeof found === 'string') return says.characters(found.length, limit);
      if (Array.isArray(found)) return [says.items(found.length, limit), says.guide];
      return [says.amount(spoken, limit), says.guide];
    }
    case 'custom': {
      const { problem, inner } = issue.params as Broken;
      return inner
        ? mistakeInValue(inner.issue, inner.value, inner.schema, says, french)
        : [says.rules[problem], says.guide];
    }
    default:
      return [says.wanted(spoken, says.wants[issue.message as WantId] ?? issue.message), says.guide];
  }
}

const noneOf = (found: unknown, values: readonly string[], says: ProblemWords): Said => {
  const spoken = spokenIn(says, found);
  const [only = '', ...others] = values;
  return others.length === 0
    ? says.only(spoken, only)
    : [says.noneOf(spoken, values), near(String(found), values, says) ?? says.oneOfThem];
};

function wrongKind(found: unknown, kind: Kind, says: ProblemWords): Said {
  if (found === undefined || found === null) return says.missing(says.kinds[kind]);
  if (typeof found === 'object' && !Array.isArray(found) && (kind === 'text' || kind === 'texts')) {
    const [[key = '', inner] = []] = Object.entries(found);
    if (PLACEHOLDERS.includes(key) && inner === null) return says.bare(`{${key}}`);
    return key === 'says' ? says.saysOnly : says.madeField(key);
  }
  return [says.wrongKind(spokenIn(says, found), says.kinds[kind]), remedyFor(found, kind, says)];
}

function remedyFor(found: unknown, kind: Kind, says: ProblemWords): string {
  if (kind === 'number' && typeof found === 'string' && /^\d+$/.test(found)) return says.noQuotes;
  if (kind === 'list') return says.eachOnLine;
  if (kind === 'text' && typeof found === 'number') return says.inQuotes;
  return says.guide;
}

/** By what zod says that it expected. */
const KINDS: Readonly<Record<string, Kind>> = {
  int: 'number',
  number: 'number',
  string: 'text',
  array: 'list',
  object: 'block',
  nonoptional: 'value',
  boolean: 'boolean',
  record: 'record',
};

function unknownField(
  keys: readonly string[],
  known: readonly string[],
  says: ProblemWords,
  french: boolean,
): Said {
  const [key = ''] = keys;
  const named = keys.map(says.quoted).join(', ');
  if (french && keys.every((one) => OF_ENGLISH.has(one))) return says.ofEnglish(named);
  return [
    says.noField(named),
    remedies(near(key, known, says), known.length > 0 ? says.known(known) : says.guide),
  ];
}

const near = (written: string, known: readonly string[], says: ProblemWords): string | undefined => {
  const same = known.find((one) => one.toLowerCase() === written.toLowerCase());
  return same === undefined ? guess(says, written, known) : says.meant(says.quoted(same));
};

const spokenIn = (says: ProblemWords, found: unknown): string => {
  if (Array.isArray(found)) return says.listOf(found.length);
  if (typeof found === 'object' && found !== null) return says.aBlock;
  return says.quoted(String(found).slice(0, 60));
};

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );

/** The names of the fields that an object of the schema may have at a path. */
function fieldsAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  const { def } = schema as unknown as { def: Def };
  if (def.innerType) return fieldsAt(def.innerType, path);
  if (def.options) return [...new Set(def.options.flatMap((one) => fieldsAt(one, path)))];
  const [key, ...rest] = path;
  if (key === undefined) return Object.keys(def.shape ?? {});
  const inner = def.element ?? def.shape?.[String(key)];
  return inner ? fieldsAt(inner, rest) : [];
}

/** Of zod's schemas, what is looked into here. */
interface Def {
  innerType?: z.ZodType;
  options?: z.ZodType[];
  element?: z.ZodType;
  shape?: Record<string, z.ZodType>;
}

/** Of a rule of `schema.ts`: which one was broken, or what was wrong further in. */
interface Broken {
  problem: RuleId;
  inner?: { issue: z.core.$ZodIssue; value: unknown; schema: z.ZodType };
}
