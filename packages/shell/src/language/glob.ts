import { resolvePath } from '../paths.ts';
import type { FileSystem } from '../world.ts';
import { matchesPattern } from './pattern.ts';

/** Paths that match, sorted; empty when none does. Files that begin with a dot need the dot in the pattern. */
export async function expandGlob(files: FileSystem, directory: string, pattern: string): Promise<string[]> {
  const onlyDirectories = pattern.endsWith('/');
  let found = [pattern.startsWith('/') ? '/' : ''];
  for (const part of pattern.split('/').filter((piece) => piece !== '')) {
    const next: string[] = [];
    for (const base of found) {
      const join = (name: string) => (base === '' || base.endsWith('/') ? base + name : `${base}/${name}`);
      if (!/[*?[]/.test(part)) {
        const path = join(part.replace(/\\(.)/g, '$1'));
        if (await files.stat(resolvePath(directory, path))) next.push(path);
        continue;
      }
      const inside = (await files.list(resolvePath(directory, base || '.'))) ?? [];
      for (const entry of inside)
        if ((!entry.name.startsWith('.') || part.startsWith('.')) && matchesPattern(part, entry.name))
          next.push(join(entry.name));
    }
    found = next;
  }
  if (!onlyDirectories) return found.sort();
  const directories: string[] = [];
  for (const path of found.sort())
    if ((await files.stat(resolvePath(directory, path)))?.kind === 'directory') directories.push(`${path}/`);
  return directories;
}
