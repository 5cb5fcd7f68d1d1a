/** `/api/rooms/me/lessons`, as values: a failure is a word, never an exception. */
import type { LessonList, LessonView } from '@ehlo/lessons';

const LESSONS = '/api/rooms/me/lessons';

async function read<T>(path: string): Promise<T | 'missing' | 'unreachable'> {
  try {
    const response = await fetch(path, { headers: { accept: 'application/json' } });
    if (response.status === 404) return 'missing';
    return response.ok ? ((await response.json()) as T) : 'unreachable';
  } catch {
    // No network, or no server: the caller says so and offers to try again.
    return 'unreachable';
  }
}

export const readLessons = () => read<LessonList>(LESSONS);
export const readLesson = (id: string) =>
  read<LessonView>(`${LESSONS}/${id.split('/').map(encodeURIComponent).join('/')}`);

export type Told = 'noted' | 'too-fast' | 'unreachable';

/** Tells what somebody did in a lesson beside typing: `start`, `steps/call-the-server/hint`, `rating`. */
export async function tellLesson(id: string, path: string, body: unknown): Promise<Told> {
  try {
    const response = await fetch(`${LESSONS}/${id}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (response.status === 429) return 'too-fast';
    return response.ok ? 'noted' : 'unreachable';
  } catch {
    // As above.
    return 'unreachable';
  }
}
