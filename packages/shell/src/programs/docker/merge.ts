import { isMapping } from './schema-check.ts';
import type { YamlValue } from './yaml-document.ts';

/** Taken from the later file alone; every other list is put behind the earlier one. */
const REPLACED = new Set(['command', 'entrypoint', 'test']);

/** Lays one document over another, as `docker compose -f A -f B` does. */
export function merge(before: YamlValue, after: YamlValue, key = ''): YamlValue {
  if (Array.isArray(before) && Array.isArray(after) && !REPLACED.has(key)) return [...before, ...after];
  if (!isMapping(before) || !isMapping(after)) return after;
  const merged = { ...before };
  for (const [name, value] of Object.entries(after))
    merged[name] = name in before ? merge(before[name] as YamlValue, value, name) : value;
  return merged;
}
