/** Absolute and without `.`, `..` or doubled slashes; never above `/`. */
export function normalPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

export function resolvePath(directory: string, path: string): string {
  return normalPath(path.startsWith('/') ? path : `${directory}/${path}`);
}

/** `/a/b` → `/a`; `/` → `/`. */
export function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
