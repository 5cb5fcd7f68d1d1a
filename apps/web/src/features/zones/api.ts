/** The zone routes of `/api/rooms/me`, as values: a failure is a word, never an exception. */
import type { Problem, ZoneView } from '@ehlo/wire';

const ZONES = '/api/rooms/me/zones';
const zoneUrl = (origin: string) => `${ZONES}/${encodeURIComponent(origin === '.' ? 'root' : origin)}`;

/** `unreachable`: no network, or no server. */
export type Changed<T> = { ok: true; value: T } | { ok: false; problem: Problem | 'unreachable' };

async function change<T>(method: 'PUT' | 'DELETE', url: string, body: object): Promise<Changed<T>> {
  try {
    const response = await fetch(url, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (response.status === 204) return { ok: true, value: undefined as T };
    const json = await response.json();
    return response.ok ? { ok: true, value: json as T } : { ok: false, problem: json.problem as Problem };
  } catch {
    // The caller says so, and what was written stays in its field.
    return { ok: false, problem: 'unreachable' };
  }
}

/** Every zone of the room, with its text; undefined when they cannot be had. */
export async function listZones(): Promise<ZoneView[] | undefined> {
  try {
    const response = await fetch(`${ZONES}?with=text`, { headers: { accept: 'application/json' } });
    return response.ok ? ((await response.json()) as ZoneView[]) : undefined;
  } catch {
    // As above.
    return undefined;
  }
}

export const putZone = (origin: string, text: string): Promise<Changed<ZoneView>> =>
  change('PUT', zoneUrl(origin), { text });
export const resetZone = (origin: string): Promise<Changed<undefined>> =>
  change('DELETE', zoneUrl(origin), {});
export const resetZones = (): Promise<Changed<undefined>> => change('DELETE', ZONES, {});
