/** LIST's patterns: `*` is anything, `%` anything within one level (RFC 3501 §6.3.8). */

export interface ListPattern {
  /** How often names may go on with anything. */
  readonly wildcards: number;
  fits(name: string): boolean;
}

/** Costs the product of the lengths of pattern and name at worst, whatever the wildcards. */
export function readPattern(pattern: string): ListPattern {
  // INBOX is the same in any case (§5.1); wildcards beside each other are one.
  const wanted = pattern
    .replace(/^inbox(?=$|[/*%])/i, 'INBOX')
    .replace(/[*%]*\*[*%]*/g, '*')
    .replace(/%+/g, '%');
  const wildcards = (wanted.match(/[*%]/g) ?? []).length;

  return {
    wildcards,
    fits(name) {
      if (name.length < wanted.length - wildcards) return false;
      if (wildcards === 0) return name === wanted;
      /** 1 where the pattern so far fits the name's first so many characters; only from `low` to `high` may there be any. */
      let fits = new Uint8Array(name.length + 1);
      let next = new Uint8Array(name.length + 1);
      fits[0] = 1;
      let [low, high] = [0, 0];
      for (const sign of wanted) {
        next.fill(0);
        let [first, last] = [-1, -1];
        const isWild = sign === '*' || sign === '%';
        const until = isWild ? name.length : Math.min(name.length, high + 1);
        for (let at = isWild ? low : low + 1; at <= until; at++) {
          const ends = isWild
            ? fits[at] === 1 || (at > 0 && next[at - 1] === 1 && (sign === '*' || name[at - 1] !== '/'))
            : fits[at - 1] === 1 && name[at - 1] === sign;
          if (!ends) continue;
          next[at] = 1;
          if (first < 0) first = at;
          last = at;
        }
        if (first < 0) return false;
        [low, high] = [first, last];
        [fits, next] = [next, fits];
      }
      return fits[name.length] === 1;
    },
  };
}

/** All levels above a name: `a/b/c` is in `a` and `a/b`. */
export function levelsAbove(name: string): string[] {
  const levels = name.split('/');
  return levels.slice(1).map((_, index) => levels.slice(0, index + 1).join('/'));
}
