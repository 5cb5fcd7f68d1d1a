/** What the journey page asks of `/api/rooms/me`, as values: a failure is a word, never an exception. */
import type { HoldView, JourneyListView, JourneyView, Logged, QueueView, Seq } from '@ehlo/wire';
import { logged } from '../../bridge/octets.ts';

const ME = '/api/rooms/me';

async function get<T>(path: string): Promise<T | 'gone' | undefined> {
  try {
    const response = await fetch(`${ME}${path}`, { headers: { accept: 'application/json' } });
    if (response.status === 404) return 'gone';
    return response.ok ? ((await response.json()) as T) : undefined;
  } catch {
    // No network, or no server: the caller says so and offers to try again.
    return undefined;
  }
}

async function send(method: 'PUT' | 'POST', path: string, body: object): Promise<Response | undefined> {
  try {
    return await fetch(`${ME}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch {
    // As above.
    return undefined;
  }
}

export interface PastJourney {
  /** `seq` of the `mail.accepted` with which it set out. */
  id: Seq;
  events: Logged[];
}

/** By the id of anything on its way. `gone`: it did not come over a server of this room. */
export async function readJourney(id: Seq): Promise<PastJourney | 'gone' | undefined> {
  const view = await get<JourneyView>(`/journeys/${id}`);
  return view === undefined || view === 'gone' ? view : { id: view.id, events: view.events.map(logged) };
}

/** Mails that set out before `before`, newest first. */
export async function listJourneys(before: Seq | undefined): Promise<JourneyListView | undefined> {
  const view = await get<JourneyListView>(
    `/journeys?limit=50${before === undefined ? '' : `&before=${before}`}`,
  );
  return view === 'gone' ? undefined : view;
}

/** Until when the room's mails are held, and by how much the server's clock is ahead of this page's, in milliseconds. */
export async function readHold(): Promise<{ until?: number; ahead: number } | undefined> {
  const view = await get<QueueView>('/queue');
  if (view === undefined || view === 'gone') return undefined;
  return { ahead: view.now - Date.now(), ...(view.holdUntil !== undefined && { until: view.holdUntil }) };
}

export async function switchHold(state: 'on' | 'off'): Promise<HoldView | undefined> {
  const response = await send('PUT', '/queue/hold', { state });
  return response?.ok ? ((await response.json()) as HoldView) : undefined;
}

/** 404: it has left the queue meanwhile, and the page says so by itself. */
export async function act(queued: Seq, what: 'try-now' | 'give-up' | 'let-go'): Promise<boolean> {
  const response = await send('POST', `/queue/${queued}/${what}`, {});
  return response !== undefined && (response.ok || response.status === 404);
}

export async function switchService(service: string, state: 'up' | 'down'): Promise<boolean> {
  return (await send('PUT', `/services/${service}`, { state }))?.ok ?? false;
}
