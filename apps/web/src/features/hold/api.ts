/** `/api/rooms/me/wire`, as values: a failure is a word, never an exception. */
import type { HeldLineView, Side, WireView } from '@ehlo/wire';

const WIRE = '/api/rooms/me/wire';

export type Failure = 'gone' | 'theirs' | 'other';
export type Done = { ok: true } | { ok: false; failure: Failure };

/** @returns `later`: it was asked too often */
export async function readWire(): Promise<WireView | 'later' | undefined> {
  try {
    const response = await fetch(WIRE, { headers: { accept: 'application/json' } });
    if (response.status === 429) return 'later';
    return response.ok ? ((await response.json()) as WireView) : undefined;
  } catch {
    // No network: what was known stands until the next event.
    return undefined;
  }
}

async function send(method: 'PUT' | 'POST', path: string, body: object): Promise<Done> {
  try {
    const response = await fetch(`${WIRE}${path}`, {
      method,
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (response.ok) return { ok: true };
    const { problem } = (await response.json()) as { problem?: { code: string } };
    const failure =
      problem?.code === 'not-held' ? 'gone' : problem?.code === 'not-yours' ? 'theirs' : 'other';
    return { ok: false, failure };
  } catch {
    // No network, or no JSON.
    return { ok: false, failure: 'other' };
  }
}

export const holdWire = (from: Side | 'both' = 'both') => send('PUT', '/hold', { state: 'on', from });
export const freeWire = () => send('PUT', '/hold', { state: 'off' });

/** What one does with a line that waits. */
export interface Passing {
  pass(): Promise<Done>;
  edit(text: string): Promise<Done>;
  drop(): Promise<Done>;
  untilReply(): Promise<Done>;
}

/** Of one's own room. */
export function passing({ connection, held }: Pick<HeldLineView, 'connection' | 'held'>): Passing {
  const on = (body: object) => send('POST', `/held/${held}`, { connection, ...body });
  return {
    pass: () => on({ as: 'same' }),
    edit: (text) => on({ as: 'edited', text }),
    drop: () => on({ as: 'dropped' }),
    untilReply: () => send('POST', '/until-reply', { connection }),
  };
}
