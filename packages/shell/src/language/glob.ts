import { resolvePath } from '../paths.ts';
import type { FileSystem } from '../world.ts';

/**
 * Matches one name against a pattern of `*`, `?` and `[…]`. In `pattern` a backslash takes the next character
 * literally. Linear in time: it backtracks to the last star only, so no pattern can hang the shell.
 */
export function matchesPattern(pattern: string, name: string): boolean {
  let p = 0;
  let n = 0;
  let starAt = -1;
  let starName = 0;
  while (n < name.length) {
    const step = p < pattern.length ? matchOne(pattern, p, name[n] as string) : undefined;
    if (pattern[p] === '*') {
      starAt = p++;
      starName = n;
    } else if (step !== undefined) {
      p = step;
      n++;
    } else if (starAt >= 0) {
      p = starAt + 1;
      n = ++starName;
    } else return false;
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}

/** Index after the pattern element that matches `character`; undefined when it does not. */
function matchOne(pattern: string, at: number, character: string): number | undefined {
  const element = pattern[at];
  if (element === '?') return at + 1;
  if (element === '\\' && at + 1 < pattern.length) return pattern[at + 1] === character ? at + 2 : undefined;
  if (element === '[') {
    const end = pattern.indexOf(']', at + 2);
    if (end > 0) return inBracket(pattern.slice(at + 1, end), character) ? end + 1 : undefined;
  }
  return element === character ? at + 1 : undefined;
}

function inBracket(set: string, character: string): boolean {
  const negated = set[0] === '!' || set[0] === '^';
  let found = false;
  for (let at = negated ? 1 : 0; at < set.length; at++) {
    const first = set[at] as string;
    if (set[at + 1] === '-' && at + 2 < set.length) {
      found ||= character >= first && character <= (set[at + 2] as string);
      at += 2;
    } else found ||= first === character;
  }
  return found !== negated;
}

/** Paths that match, sorted; empty when none does. Files that begin with a dot need the dot in the pattern. */
export async function expandGlob(files: FileSystem, directory: string, pattern: string): Promise<string[]> {
  const absolute = pattern.startsWith('/');
  let found = [absolute ? '/' : ''];
  for (const part of pattern.split('/').filter((piece) => piece !== '')) {
    const next: string[] = [];
    for (const base of found) {
      const join = (name: string) => (base === '' || base.endsWith('/') ? base + name : `${base}/${name}`);
      if (!/[*?[]/.test(part)) {
        const path = join(part.replace(/\\(.)/g, '$1'));
        if (await files.stat(resolvePath(directory, path))) next.push(path);
        continue;
      }
      for (const entry of (await files.list(resolvePath(directory, base || '.'))) ?? [])
        if ((!entry.name.startsWith('.') || part.startsWith('.')) && matchesPattern(part, entry.name))
          next.push(join(entry.name));
    }
    found = next;
  }
  return found.sort();
}
