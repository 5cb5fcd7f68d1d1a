/** LIST's patterns: `*` is anything, `%` anything within one level (RFC 3501 §6.3.8). */

/** Whether a name fits. Costs the product of the two lengths at worst, whatever the wildcards. */
export function fitsPattern(pattern: string, name: string): boolean {
  // INBOX is the same in any case (§5.1).
  const wanted = pattern.replace(/^inbox(?=$|[/*%])/i, 'INBOX');
  /** Whether the pattern so far fits the name's first so many characters. */
  let fits: boolean[] = Array.from({ length: name.length + 1 }, (_, index) => index === 0);
  for (const sign of wanted.replace(/[*%]*\*[*%]*/g, '*').replace(/%+/g, '%')) {
    const next: boolean[] = new Array(name.length + 1).fill(false);
    for (let at = 0; at <= name.length; at++) {
      if (sign === '*' || sign === '%')
        next[at] =
          fits[at] === true || (at > 0 && next[at - 1] === true && (sign === '*' || name[at - 1] !== '/'));
      else next[at] = at > 0 && fits[at - 1] === true && name[at - 1] === sign;
    }
    fits = next;
  }
  return fits[name.length] === true;
}

/** All levels above a name: `a/b/c` is in `a` and `a/b`. */
export function levelsAbove(name: string): string[] {
  const levels = name.split('/');
  return levels.slice(1).map((_, index) => levels.slice(0, index + 1).join('/'));
}
