/** What is one's own of the lesson routes, as values: a failure is a word, never an exception. */

const LESSONS = '/api/rooms/me/lessons';

/** Forgets progress in one lesson, or in all and the stamps. @returns whether it is done */
export async function forgetProgress(lesson: string | undefined): Promise<boolean> {
  try {
    const response = await fetch(lesson === undefined ? LESSONS : `${LESSONS}/${lesson}`, {
      method: 'DELETE',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    return response.ok;
  } catch {
    // The caller says so.
    return false;
  }
}
