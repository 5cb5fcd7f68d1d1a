import type { ClassState, Member } from './class-state.ts';

/** A member may not be watched: they do not want it, and the class leaves it to them. */
export function refuses({ watching }: Pick<ClassState, 'watching'>, { refusesWatching }: Member): boolean {
  return watching === 'may-refuse' && refusesWatching;
}
