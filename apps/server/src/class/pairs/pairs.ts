/** Members that a teacher pairs as server and client of `/play`. Pure. */
import {
  afterPair,
  type ClassPair,
  type ClassPairView,
  type MyPair,
  type PairRole,
  type RoomId,
} from '@ehlo/wire';

/** By the home of each of the two. */
export type Pairs = Map<RoomId, ClassPairView>;

export const rolesOf = ({ server }: Pick<ClassPairView, 'server'>, home: RoomId): PairRole =>
  server.home === home ? 'server' : 'client';

/** They are asked, or play: another offer would come between. */
export const isLive = (pair: ClassPairView | undefined): boolean =>
  pair !== undefined && pair.refused === undefined;

/** Changes `pairs`. Whatever is said of two who are no pair now came too late, and changes nothing. */
export function takePair(pairs: Pairs, event: ClassPair): void {
  const { server, client } = event;
  const before = pairs.get(server.home);
  const isIts = before?.server.home === server.home && before.client.home === client.home;
  if (event.state !== 'offered' && !isIts) return;
  const answers = afterPair(before, event);
  for (const { home } of [server, client]) dropPair(pairs, home);
  if (!answers) return;
  const pair: ClassPairView = { server, client, ...answers };
  for (const { home } of [server, client]) pairs.set(home, pair);
}

/** The pair that somebody is in is none any more. */
export function dropPair(pairs: Pairs, home: RoomId): void {
  const pair = pairs.get(home);
  if (!pair) return;
  pairs.delete(pair.server.home);
  pairs.delete(pair.client.home);
}

export const allPairs = (pairs: Pairs): ClassPairView[] => [...new Set(pairs.values())];

/** As one of the two may know it: not which room the other has. */
export function myPair(pairs: Pairs, home: RoomId): MyPair | undefined {
  const pair = pairs.get(home);
  if (!pair || !isLive(pair)) return undefined;
  const role = rolesOf(pair, home);
  const { name, handle } = role === 'server' ? pair.client : pair.server;
  return { role, name, handle, agreed: pair.agreed };
}
