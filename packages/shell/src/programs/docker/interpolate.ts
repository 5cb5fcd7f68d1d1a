import { isMapping } from './schema-check.ts';
import type { YamlMapping, YamlValue } from './yaml-document.ts';

/** A sentence of compose-go's `interpolation` package. */
export class InterpolationProblem extends Error {}

/** What a variable's name stands for; `warn` is told of each that is not set. */
export interface Variables {
  get(name: string): string | undefined;
  warn(says: string): void;
}

/** Values that compose turns into their type after its variables were put in. */
const CASTS: readonly (readonly [path: RegExp, type: 'boolean' | 'integer'])[] = [
  [/^services\.[^.]+\.(?:init|oom_kill_disable|privileged|read_only|stdin_open|tty)$/, 'boolean'],
  [/^services\.[^.]+\.healthcheck\.(?:disable)$/, 'boolean'],
  [/^services\.[^.]+\.(?:healthcheck\.retries|ports\.\[\]\.target|scale)$/, 'integer'],
  [/^services\.[^.]+\.deploy\.replicas$/, 'integer'],
];

/**
 * Puts variables in, in every value and in no key.
 *
 * @throws InterpolationProblem
 */
export function interpolate(file: YamlMapping, variables: Variables): YamlMapping {
  return walk(file, '', variables) as YamlMapping;
}

function walk(value: YamlValue, path: string, variables: Variables): YamlValue {
  if (Array.isArray(value)) return value.map((item) => walk(item, `${path}.[]`, variables));
  if (isMapping(value))
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        key,
        walk(item, path === '' ? key : `${path}.${key}`, variables),
      ]),
    );
  return typeof value === 'string' ? cast(substitute(value, path, variables), path) : value;
}

const BRACED = /^\{([_a-zA-Z]\w*)(?:(:?[-?+])(.*))?$/s;

function substitute(text: string, path: string, variables: Variables): string {
  const invalid = () =>
    new InterpolationProblem(
      `invalid interpolation format for ${path}.\nYou may need to escape any $ with another $.\n${text}`,
    );
  let out = '';
  for (let at = 0; at < text.length; ) {
    const rest = text.slice(at);
    if (rest.startsWith('$$')) {
      out += '$';
      at += 2;
    } else if (rest.startsWith('${')) {
      const end = closing(rest);
      const braced = end < 0 ? null : BRACED.exec(rest.slice(1, end));
      if (!braced) throw invalid();
      out += expand(braced[1] as string, braced[2], braced[3] ?? '', path, variables);
      at += end + 1;
    } else {
      const named = /^\$([_a-zA-Z]\w*)/.exec(rest);
      out += named ? expand(named[1] as string, undefined, '', path, variables) : (rest[0] as string);
      at += named ? named[0].length : 1;
    }
  }
  return out;
}

/** Where the brace closes that opens at 1; -1 when it does not. */
function closing(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text.startsWith('${', at)) depth++;
    if (text[at] === '}' && --depth === 0) return at;
  }
  return -1;
}

function expand(
  name: string,
  operator: string | undefined,
  word: string,
  path: string,
  variables: Variables,
): string {
  const value = variables.get(name);
  const empty = operator?.startsWith(':') ? !value : value === undefined;
  switch (operator?.at(-1)) {
    case '-':
      return empty ? substitute(word, path, variables) : (value ?? '');
    case '+':
      return empty ? '' : substitute(word, path, variables);
    case '?':
      if (!empty) return value ?? '';
      throw new InterpolationProblem(
        `error while interpolating ${path}: required variable ${name} is missing a value${word && `: ${word}`}`,
      );
    default:
      if (value === undefined)
        variables.warn(`The "${name}" variable is not set. Defaulting to a blank string.`);
      return value ?? '';
  }
}

function cast(text: string, path: string): YamlValue {
  const type = CASTS.find(([pattern]) => pattern.test(path))?.[1];
  if (type === undefined) return text;
  const failed = (says: string) =>
    new InterpolationProblem(`error while interpolating ${path}: failed to cast to expected type: ${says}`);
  if (type === 'integer') {
    if (/^[-+]?\d+$/.test(text)) return Number(text);
    throw failed(`strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax`);
  }
  if (/^(?:true|y|yes|on)$/i.test(text)) return true;
  if (/^(?:false|n|no|off)$/i.test(text)) return false;
  throw failed(`invalid boolean: ${text}`);
}
