/** What a schema found wrong, in the words of somebody who writes a lesson: what stands there, what is wanted, what to do. */
import { nearest } from '@ehlo/protocol/reading';
import type { z } from 'zod';
import { PLACEHOLDERS } from '../placeholders.ts';

export interface Mistake {
  /** `"five" stands there, and a whole number is wanted` */
  problem: string;
  remedy: string;
}

/** Where nothing better can be said. */
export const GUIDE = 'docs/authoring-lessons.md lists every field.';
/** What each language has of its own is words; the rest is the English file's. */
const OF_ENGLISH = new Set([
  ...['minutes', 'core', 'needs', 'level', 'host', 'grey', 'world'],
  ...['right', 'order', 'code', 'dialogue', 'wrong', 'when', 'try', 'run', 'lesson'],
]);

/**
 * @param value the whole of what `schema` was given
 * @param french in a file that has words only
 */
export function mistakeInValue(
  issue: z.core.$ZodIssue,
  value: unknown,
  schema: z.ZodType,
  french = false,
): Mistake {
  const found = at(value, issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownField(issue.keys, fieldsAt(schema, issue.path), french);
    case 'invalid_union': {
      const kinds = [...issue.message.matchAll(/'([^']+)'/g)].map(([, kind]) => kind as string);
      if (kinds.length > 0 && found !== undefined) return noneOf(found, kinds);
      return wrongKind(found, 'text, or a list of it');
    }
    case 'invalid_type':
      return wrongKind(found, wantedOf(issue.expected));
    case 'invalid_value': {
      const values = issue.values.map(String);
      if (found === undefined)
        return { problem: 'it is missing', remedy: `Write one of: ${values.join(', ')}.` };
      return noneOf(found, values);
    }
    case 'too_big':
    case 'too_small': {
      // A schema that says more itself.
      if (!issue.message.startsWith('Too '))
        return { problem: `${spoken(found)} stands there, and wanted are ${issue.message}`, remedy: GUIDE };
      const limit = issue.code === 'too_big' ? `at most ${issue.maximum}` : `at least ${issue.minimum}`;
      if (typeof found === 'string')
        return {
          problem: `it has ${found.length} characters, and ${limit} are wanted`,
          remedy: 'Say it in other words.',
        };
      if (Array.isArray(found))
        return { problem: `it has ${found.length}, and ${limit} are wanted`, remedy: GUIDE };
      return { problem: `${spoken(found)} stands there, and ${limit} is wanted`, remedy: GUIDE };
    }
    case 'custom':
      return { problem: issue.message.replace(/\.$/, ''), remedy: String(issue.params?.remedy ?? GUIDE) };
    default:
      return { problem: `${spoken(found)} stands there, and wanted is ${issue.message}`, remedy: GUIDE };
  }
}

const noneOf = (found: unknown, values: readonly string[]): Mistake =>
  values.length === 1
    ? {
        problem: `${spoken(found)} stands there, and "${values[0]}" is wanted`,
        remedy: `Write  ${values[0]}.`,
      }
    : {
        problem: `${spoken(found)} is none of: ${values.join(', ')}`,
        remedy: near(String(found), values) ?? 'Write one of them.',
      };

function wrongKind(found: unknown, wanted: string): Mistake {
  if (found === undefined || found === null)
    return { problem: 'it is missing', remedy: `Write it: ${wanted} is wanted.` };
  if (typeof found === 'object' && !Array.isArray(found) && wanted.startsWith('text')) {
    const [[key = '', inner] = []] = Object.entries(found);
    if (PLACEHOLDERS.includes(key) && inner === null)
      return { problem: `{${key}} stands there without quotes`, remedy: `Write  "{${key}}".` };
    if (key === 'says')
      return {
        problem: '"says" stands there, and a sentence alone is wanted',
        remedy:
          'Write the sentence behind the hyphen, and nothing else: the conditions stand in the English file.',
      };
    return {
      problem: `"${key}:" makes a field of it, and text is wanted`,
      remedy: 'Put the whole text in "quotes".',
    };
  }
  return {
    problem: `${spoken(found)} stands there, and ${wanted} is wanted`,
    remedy: remedyFor(found, wanted),
  };
}

function remedyFor(found: unknown, wanted: string): string {
  if (wanted === KINDS.number && typeof found === 'string' && /^\d+$/.test(found))
    return 'Leave the quotes out.';
  if (wanted === KINDS.array) return 'Write each on a line of its own, behind a hyphen.';
  if (wanted === KINDS.string && typeof found === 'number') return 'Put it in "quotes".';
  return GUIDE;
}

const KINDS = { number: 'a number', string: 'text', array: 'a list', object: 'a block of fields' } as const;
const wantedOf = (expected: string): string =>
  expected === 'int'
    ? KINDS.number
    : (KINDS[expected as keyof typeof KINDS] ?? (expected === 'nonoptional' ? 'a value' : expected));

function unknownField(keys: readonly string[], known: readonly string[], french: boolean): Mistake {
  const [key = ''] = keys;
  const named = keys.map((one) => `"${one}"`).join(', ');
  const problem = `there is no field ${named}`;
  if (french && keys.every((one) => OF_ENGLISH.has(one)))
    return {
      problem: `there is a field ${named}`,
      remedy: 'Take it out: the English file has it, for both languages.',
    };
  return {
    problem,
    remedy:
      `${near(key, known) ?? ''} ${known.length > 0 ? `There are: ${known.join(', ')}.` : GUIDE}`.trim(),
  };
}

const near = (written: string, known: readonly string[]): string | undefined => {
  const meant = known.find((one) => one.toLowerCase() === written.toLowerCase()) ?? nearest(written, known);
  return meant === undefined ? undefined : `Did you mean "${meant}"?`;
};

const spoken = (found: unknown): string => {
  if (Array.isArray(found)) return `a list of ${found.length}`;
  if (typeof found === 'object' && found !== null) return 'a block of fields';
  return `"${String(found).slice(0, 60)}"`;
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
