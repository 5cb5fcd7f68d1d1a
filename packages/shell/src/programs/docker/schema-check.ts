import spec from './compose-spec.json';
import type { YamlMapping, YamlValue } from './yaml-document.ts';

/** The keywords that the compose specification's schema uses. */
interface Schema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  patternProperties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  required?: string[];
  items?: Schema;
  oneOf?: Schema[];
  enum?: YamlValue[];
  pattern?: string;
  minimum?: number;
  maximum?: number;
}

interface Violation {
  path: readonly string[];
  says: string;
  /** How far in: compose names the innermost, an unknown property a step further. */
  depth: number;
}

const DEFINITIONS = (spec as { definitions: Record<string, Schema> }).definitions;

/**
 * What compose says of a file that is YAML but no compose file: the violation furthest in, the first of several
 * (compose-go's `getMostSpecificError`). Lists are not looked through for doubles: compose takes those out before.
 */
export function violationOf(file: YamlMapping): string | undefined {
  const found = check(file, spec as Schema, []);
  const [first, ...others] = found;
  if (!first) return undefined;
  const innermost = others.reduce((best, one) => (one.depth > best.depth ? one : best), first);
  return `${innermost.path.join('.')} ${innermost.says}`;
}

function check(value: YamlValue, schema: Schema, path: readonly string[]): Violation[] {
  if (schema.$ref !== undefined) return check(value, definition(schema.$ref), path);
  const here = (says: string, further = 0): Violation[] => [{ path, says, depth: path.length + further }];
  if (schema.type !== undefined) {
    const wanted = [schema.type].flat();
    if (!wanted.some((type) => isOf(value, type))) return here(`must be a ${readable(wanted)}`);
  }
  if (schema.enum && !schema.enum.includes(value)) {
    const allowed = schema.enum.map((one) => `'${one}'`).join(', ');
    return here(schema.enum.length > 1 ? `value must be one of ${allowed}` : `value must be ${allowed}`);
  }
  if (schema.oneOf) return oneOf(value, schema.oneOf, path);
  if (typeof value === 'number') {
    if (schema.minimum !== undefined && value < schema.minimum)
      return here(`must be greater than or equal to ${schema.minimum}`);
    if (schema.maximum !== undefined && value > schema.maximum)
      return here(`must be less than or equal to ${schema.maximum}`);
  }
  if (typeof value === 'string' && schema.pattern !== undefined && !new RegExp(schema.pattern).test(value))
    return here(`'${value}' does not match pattern '${schema.pattern}'`);
  if (Array.isArray(value)) {
    const { items } = schema;
    return items ? value.flatMap((item, index) => check(item, items, [...path, `${index}`])) : [];
  }
  return isMapping(value) ? checkMapping(value, schema, path) : [];
}

function checkMapping(value: YamlMapping, schema: Schema, path: readonly string[]): Violation[] {
  const found: Violation[] = [];
  const missing = (schema.required ?? [])
    .filter((key) => !Object.hasOwn(value, key))
    .map((key) => `'${key}'`);
  if (missing.length > 0)
    found.push({
      path,
      says: `missing ${missing.length > 1 ? 'properties' : 'property'} ${missing.join(', ')}`,
      depth: path.length,
    });
  const unknown: string[] = [];
  for (const [key, item] of Object.entries(value)) {
    const fitting = schemasFor(key, schema);
    for (const one of fitting) found.push(...check(item, one, [...path, key]));
    if (fitting.length > 0 || schema.additionalProperties === undefined) continue;
    if (schema.additionalProperties === false) unknown.push(`'${key}'`);
    else if (schema.additionalProperties !== true)
      found.push(...check(item, schema.additionalProperties, [...path, key]));
  }
  if (unknown.length > 0)
    found.push({
      path,
      says: `additional properties ${unknown.join(', ')} not allowed`,
      depth: path.length + 1,
    });
  return found;
}

function schemasFor(key: string, { properties = {}, patternProperties = {} }: Schema): Schema[] {
  const own = Object.hasOwn(properties, key) ? [properties[key] as Schema] : [];
  const others = Object.entries(patternProperties).filter(([pattern]) => new RegExp(pattern).test(key));
  return [...own, ...others.map(([, schema]) => schema)];
}

function oneOf(value: YamlValue, branches: readonly Schema[], path: readonly string[]): Violation[] {
  const found = branches.map((branch) => check(value, branch, path));
  const fitting = found.flatMap((violations, index) => (violations.length === 0 ? [index] : []));
  if (fitting.length === 1) return [];
  if (fitting.length === 0) return found.flat();
  const says = `oneOf failed, subschemas ${fitting.slice(0, 2).join(', ')} matched`;
  return [{ path, says, depth: path.length }];
}

function definition(reference: string): Schema {
  const found = DEFINITIONS[reference.replace('#/definitions/', '')];
  if (!found) throw new Error(`compose-spec.json has no ${reference}`);
  return found;
}

export function isMapping(value: YamlValue | undefined): value is YamlMapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOf(value: YamlValue, type: string): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isMapping(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

/** compose says "mapping" for an object, and "array" as it is. */
function readable(types: readonly string[]): string {
  const words = types.map((type) => (type === 'object' ? 'mapping' : type));
  if (words.length === 1) return words[0] as string;
  words.sort();
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
