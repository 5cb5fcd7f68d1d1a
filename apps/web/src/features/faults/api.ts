/** The fault routes of `/api/rooms/me`, as values: a failure is a word, never an exception. */
import type { Fault, FaultView } from '@ehlo/wire';

const FAULTS = '/api/rooms/me/faults';

export type Done = 'done' | 'full' | 'failed';

async function change(method: 'POST' | 'DELETE', url: string, body: object): Promise<Done> {
  try {
    const response = await fetch(url, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    // 404: it was cleared meanwhile, in another tab.
    if (response.ok || (method === 'DELETE' && response.status === 404)) return 'done';
    return response.status === 413 ? 'full' : 'failed';
  } catch {
    // The caller says so.
    return 'failed';
  }
}

/** Undefined when they cannot be had. */
export async function listFaults(): Promise<FaultView[] | undefined> {
  try {
    const response = await fetch(FAULTS, { headers: { accept: 'application/json' } });
    return response.ok ? ((await response.json()) as FaultView[]) : undefined;
  } catch {
    // As above.
    return undefined;
  }
}

/** In order; stops at the first that is not taken. */
export async function setFaults(faults: readonly Fault[]): Promise<Done> {
  for (const fault of faults) {
    const done = await change('POST', FAULTS, fault);
    if (done !== 'done') return done;
  }
  return 'done';
}
export const clearFault = (id: number): Promise<Done> => change('DELETE', `${FAULTS}/${id}`, {});
export const clearFaults = (): Promise<Done> => change('DELETE', FAULTS, {});
