/** The fault routes of `/api/rooms/me`, as values: a failure is a word, never an exception. */
import type { Fault, FaultHost, FaultView } from '@ehlo/wire';

const FAULTS = '/api/rooms/me/faults';

/** `gone`: what was to be changed is no more. */
export type Done = 'done' | 'full' | 'gone' | 'failed';

async function change(method: 'POST' | 'PUT' | 'DELETE', url: string, body: object): Promise<Done> {
  try {
    const response = await fetch(url, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    // 404: it was cleared meanwhile, in another tab.
    if (response.ok || (method === 'DELETE' && response.status === 404)) return 'done';
    return response.status === 413 ? 'full' : response.status === 404 ? 'gone' : 'failed';
  } catch {
    // The caller says so.
    return 'failed';
  }
}

async function get<T>(url: string): Promise<T | undefined> {
  try {
    const response = await fetch(url, { headers: { accept: 'application/json' } });
    return response.ok ? ((await response.json()) as T) : undefined;
  } catch {
    // As above.
    return undefined;
  }
}

/** Undefined when they cannot be had. */
export const listFaults = (): Promise<FaultView[] | undefined> => get(FAULTS);
export const listHosts = (): Promise<FaultHost[] | undefined> => get(`${FAULTS}/hosts`);

/** In order; stops at the first that is not taken. */
export async function setFaults(faults: readonly Fault[]): Promise<Done> {
  for (const fault of faults) {
    const done = await change('POST', FAULTS, fault);
    if (done !== 'done') return done;
  }
  return 'done';
}
export const changeFault = (id: number, fault: Fault): Promise<Done> =>
  change('PUT', `${FAULTS}/${id}`, fault);
export const clearFault = (id: number): Promise<Done> => change('DELETE', `${FAULTS}/${id}`, {});
export const clearFaults = (): Promise<Done> => change('DELETE', FAULTS, {});
