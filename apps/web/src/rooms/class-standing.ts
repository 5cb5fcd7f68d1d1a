/** What one is in a class, for the bar on top and for whoever follows it: filled once somebody asked the server. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

export interface ClassStanding {
  /** Id of the class, and its code; absent: on one's own. */
  class?: string;
  code?: string;
  /** A teacher has no name in the class. */
  name?: string;
  /** One is assessed, in these lessons, until then (milliseconds since the epoch): nothing helps meanwhile. */
  assessment?: { lessons: readonly string[]; until: number };
}

export const classStanding = createStore<ClassStanding>(() => ({}));

/**
 * One teaches a class. Who is a member of another one stays that until they leave it, as when the page is loaded again: an assessment is
 * not left by beginning a class of one's own.
 */
export function standAsTeacher(id: string, code: string): void {
  const { class: of, name } = classStanding.getState();
  if (name === undefined || of === id) classStanding.setState({ class: id, code }, true);
}

/** Nothing helps now. */
export const useAssessed = (): boolean =>
  useStore(classStanding, ({ assessment }) => assessment !== undefined);
