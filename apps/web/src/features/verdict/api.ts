import type { VerdictView } from '@ehlo/wire';

/** `gone`: the server answered that nothing was checked by that number; undefined: it did not answer. */
export async function openVerdict(id: number): Promise<VerdictView | 'gone' | undefined> {
  try {
    const response = await fetch(`/api/rooms/me/verdicts/${id}`);
    if (response.status === 404) return 'gone';
    return response.ok ? ((await response.json()) as VerdictView) : undefined;
  } catch {
    // No network, or no server: the caller says so and offers to try again.
    return undefined;
  }
}
