/** Why an option's value cannot be used, in curl's words (src/tool_helpers.c). */
export type Problem =
  | 'is unknown'
  | 'is ambiguous'
  | 'requires parameter'
  | 'is badly used here'
  | 'expected a proper numerical parameter'
  | 'expected a positive numerical parameter'
  | "the installed libcurl version doesn't support this"
  | 'a specified protocol is unsupported by libcurl'
  | 'too large number'
  | "used '--no-' for option that isn't a boolean"
  | 'showing headers and --remote-header-name cannot be combined'
  | 'error encountered when reading a file';

const MOST_SECONDS = 9_007_199_254_740_991;

/** `--max-time 2.5`: milliseconds. */
export function milliseconds(text: string): number | Problem {
  const value = /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(text) ? Number(text) : undefined;
  if (value === undefined) return 'expected a proper numerical parameter';
  if (value > MOST_SECONDS) return 'too large number';
  return value < 0 ? 'expected a positive numerical parameter' : Math.trunc(value * 1_000);
}

export function integer(text: string): number | Problem {
  if (!/^\s*[-+]?\d+$/.test(text)) return 'expected a proper numerical parameter';
  const value = Number(text);
  return Math.abs(value) > Number.MAX_SAFE_INTEGER ? 'too large number' : value;
}

export function whole(text: string): number | Problem {
  const value = integer(text);
  return typeof value === 'number' && value < 0 ? 'expected a positive numerical parameter' : value;
}
