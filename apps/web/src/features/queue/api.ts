/** The queue routes of `/api/rooms/me`, as values: a failure is a word, never an exception. */
import type { QueueView } from '@ehlo/wire';

const QUEUE = '/api/rooms/me/queue';

/** The oldest so many. Undefined when they cannot be had. */
export async function readQueue(mails: number): Promise<QueueView | undefined> {
  try {
    const response = await fetch(`${QUEUE}?limit=${mails}`, { headers: { accept: 'application/json' } });
    return response.ok ? ((await response.json()) as QueueView) : undefined;
  } catch {
    // No network, or no server: the caller says so and offers to try again.
    return undefined;
  }
}

export type QueueAct = 'try-now' | 'give-up' | 'let-go';

/** `gone`: it was sent on or given back meanwhile. */
export async function change(id: number, what: QueueAct): Promise<'done' | 'gone' | 'failed'> {
  try {
    const response = await fetch(`${QUEUE}/${id}/${what}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    if (response.status === 404) return 'gone';
    return response.ok ? 'done' : 'failed';
  } catch {
    // As above.
    return 'failed';
  }
}
