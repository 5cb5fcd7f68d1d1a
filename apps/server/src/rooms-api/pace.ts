import type { RoomId } from '@ehlo/wire';

/** Rooms whose pace is remembered; the least recent is forgotten, which can only help it. */
const REMEMBERED = 1000;

/** A bucket of `atOnce` a room that fills by `perSecond`. @returns whether one more is taken */
export function createPace(atOnce: number, perSecond: number, now: () => number): (room: RoomId) => boolean {
  const paces = new Map<RoomId, { left: number; at: number }>();
  return (room) => {
    const before = paces.get(room);
    paces.delete(room);
    const at = now();
    const left = before ? Math.min(atOnce, before.left + ((at - before.at) / 1000) * perSecond) : atOnce;
    paces.set(room, { left: Math.max(0, left - 1), at });
    if (paces.size > REMEMBERED) paces.delete(paces.keys().next().value as RoomId);
    return left >= 1;
  };
}
