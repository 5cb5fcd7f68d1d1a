/** The names nearest to a mistyped one: a letter wrong, missing, too much, or two in the wrong order. At most three. */
export function didYouMean(typed: string, names: readonly string[]): string[] {
  if (typed.length < 2 || typed.length > 20) return [];
  const wanted = typed.toLowerCase();
  const most = typed.length < 7 ? 1 : 2;
  return names
    .map((name) => ({ name, distance: distance(wanted, name, most) }))
    .filter(({ distance: apart }) => apart <= most)
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .filter(({ distance: apart }, _, all) => apart === all[0]?.distance)
    .slice(0, 3)
    .map(({ name }) => name);
}

/** Damerau's distance with adjacent transpositions; more than `most` is not told apart. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      let least = Math.min(
        (last[column] as number) + 1,
        (current[column - 1] as number) + 1,
        (last[column - 1] as number) + same,
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        least = Math.min(least, (before[column - 2] as number) + 1);
      current.push(least);
    }
    before = last;
    last = current;
  }
  return last[b.length] as number;
}
