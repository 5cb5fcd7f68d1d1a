import type { Layout } from '../../session/terminals.ts';

/** A page keeps as many: each has a screen of thousands of rows. */
export const MOST = 8;

/** A new one where the used one stands; undefined when there are as many as a page keeps. */
export function opened({ order, shown, used }: Layout): Layout | undefined {
  if (order.length >= MOST) return undefined;
  const id = freeNumber(order);
  return { order: [...order, id], shown: shown.map((other) => (other === used ? id : other)), used: id };
}

/** That one is used: where it stands already, or in the place of the one used so far. */
export function chosen({ order, shown, used }: Layout, id: number): Layout {
  if (shown.includes(id)) return { order, shown, used: id };
  return { order, shown: shown.map((other) => (other === used ? id : other)), used: id };
}

/** The next, or the previous one, round and round. */
export function stepped(layout: Layout, step: 1 | -1): Layout {
  const { order, used } = layout;
  const at = order.indexOf(used);
  return chosen(layout, order[(at + step + order.length) % order.length] as number);
}

/** Another one beside the used one, a new one if there is no other; or the used one alone again. */
export function splitOrJoined({ order, shown, used }: Layout): Layout {
  if (shown.length > 1) return { order, shown: [used], used };
  const at = order.indexOf(used);
  const other = order[at + 1] ?? order[at - 1];
  if (other !== undefined) return { order, shown: order.filter((id) => id === used || id === other), used };
  const id = freeNumber(order);
  return { order: [...order, id], shown: [used, id], used: id };
}

/** Without that one; its place goes to a neighbour that is not shown yet. The last one stays. */
export function closed({ order, shown, used }: Layout, id: number): Layout {
  const rest = order.filter((other) => other !== id);
  if (rest.length === 0 || rest.length === order.length) return { order, shown, used };
  const at = order.indexOf(id);
  // Split: the other half has the room from now on.
  const left = shown.filter((other) => other !== id);
  const stays = left.length > 0 ? left : [rest[Math.min(at, rest.length - 1)] as number];
  return { order: rest, shown: stays, used: stays.includes(used) ? used : (stays[0] as number) };
}

function freeNumber(order: readonly number[]): number {
  let id = 1;
  while (order.includes(id)) id++;
  return id;
}
