import type { RecordedFacts } from '@ehlo/lessons/draft';

/** What happened in one's room since an event; without one where its log stands. A failure is a word. */
export async function readRecording(after?: number): Promise<RecordedFacts | 'unreachable' | 'too-fast'> {
  try {
    const query = after === undefined ? '' : `?after=${after}`;
    const response = await fetch(`/api/rooms/me/recording${query}`, {
      headers: { accept: 'application/json' },
    });
    if (response.status === 429) return 'too-fast';
    return response.ok ? ((await response.json()) as RecordedFacts) : 'unreachable';
  } catch {
    // No network, or no server: the caller says so and offers to try again.
    return 'unreachable';
  }
}
