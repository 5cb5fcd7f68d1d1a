import type { Problem, Seq } from '@ehlo/wire';

/** `taken`: it is somebody's already, or never was mine to take. `full`: its mail has no place. `lost`: EHLO did not answer. */
export type Claimed = { ok: true; connection: Seq } | { ok: false; why: 'taken' | 'full' | 'lost' };

const WHY: Record<string, 'taken' | 'full'> = { 'not-yours': 'taken', 'room-full': 'full' };

/**
 * Says that a connection from outside is mine.
 *
 * @param room whose numbering `id` is of; the answer's `connection` is its id in my own room
 */
export async function claimConnection(id: Seq, room: 'own' | 'guest'): Promise<Claimed> {
  try {
    const response = await fetch(`/api/rooms/me/connections/${id}/claim`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ room }),
    });
    if (!response.ok) {
      const { problem } = (await response.json()) as { problem: Problem };
      return { ok: false, why: WHY[problem.code] ?? 'lost' };
    }
    const { connection } = (await response.json()) as { connection: Seq };
    return { ok: true, connection };
  } catch {
    // The network is gone, which the page says elsewhere too; or what answered is no EHLO.
    return { ok: false, why: 'lost' };
  }
}
