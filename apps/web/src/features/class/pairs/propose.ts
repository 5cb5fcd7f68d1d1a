import type { ClassPairView, RosterRow } from '@ehlo/wire';
import { isDone } from '../board/order.ts';

/** Which two of those who are through a teacher may pair next: here, in no pair, not of those who would rather not. Who waits longest, first. Pure. */
export function nextPair(
  rows: readonly RosterRow[],
  pairs: readonly ClassPairView[],
): { server: RosterRow; client: RosterRow } | undefined {
  const taken = new Set(
    pairs.flatMap(({ server, client, refused }) =>
      refused === undefined ? [server.home, client.home] : [refused === 'server' ? server.home : client.home],
    ),
  );
  const [server, client] = rows
    .filter((row) => row.here && isDone(row) && !row.hand && !row.simulated && !taken.has(row.home))
    .toSorted((a, b) => (a.activeAt ?? 0) - (b.activeAt ?? 0) || a.name.localeCompare(b.name));
  return server && client ? { server, client } : undefined;
}
