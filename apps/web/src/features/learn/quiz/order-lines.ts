/** Lines that are to be put in order: how they are mixed, and how one moves. Both pure: a reload shows the same mix. */

/** Numbers from 0, mixed by the seed; never in their right order (with two or more of them). */
export function mixed(count: number, seed: string): number[] {
  const order = Array.from({ length: count }, (_, at) => at);
  let state = [...seed].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) >>> 0, 7);
  for (let at = count - 1; at > 0; at--) {
    // Numerical Recipes' generator: any will do.
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    const other = state % (at + 1);
    [order[at], order[other]] = [order[other] as number, order[at] as number];
  }
  return order.every((line, at) => line === at) ? [...order.slice(1), ...order.slice(0, 1)] : order;
}

/** With the line at `from` at place `to`; the same order where there is no such place. */
export function moved(order: readonly number[], from: number, to: number): number[] {
  const next = [...order];
  if (to < 0 || to >= next.length || from < 0 || from >= next.length) return next;
  const [line] = next.splice(from, 1);
  next.splice(to, 0, line as number);
  return next;
}
