/** Rows of a class's members, told for a minute at a time: asked for when they are looked at, one at a time, and a few are kept. */
import type { ClassReplay, ClassReplayRows, Problem, ReplayRow, RoomId } from '@ehlo/wire';
import type { Answer } from '../api.ts';

/** Of two hundred members a window is some hundred kilobytes. */
const KEPT = 8;

type Span = Pick<ClassReplay, 'beganAt' | 'now' | 'windowMs'>;

/** Number of the window in which an instant lies. */
export const windowOf = ({ beganAt, now, windowMs }: Span, at: number): number =>
  Math.max(0, Math.floor((Math.min(at, now - 1) - beganAt) / windowMs));

/** How members stood at an instant, in milliseconds since the epoch; of those who had not come, nothing that is told matters. */
export function rowsAt(
  { first, changes }: Pick<ClassReplayRows, 'first' | 'changes'>,
  at: number,
): ReadonlyMap<RoomId, ReplayRow> {
  const rows = new Map(first.map(({ home, row }) => [home, row]));
  for (const change of changes) {
    if (change.at > at) break;
    rows.set(change.home, change.row);
  }
  return rows;
}

export interface Windows {
  get(number: number): ClassReplayRows | undefined;
  /**
   * Wants a window, and those behind it afterwards. While one is under way, what was wanted meanwhile waits, and of that only what
   * was wanted last.
   */
  want(numbers: readonly number[]): void;
  readonly problem: Problem | undefined;
  /** Asks again for what could not be had. */
  retry(): void;
  stop(): void;
}

/** @param changed told when a window came, or could not be had */
export function createWindows(
  { beganAt, windowMs }: Span,
  read: (from: number) => Promise<Answer<ClassReplayRows>>,
  changed: () => void,
): Windows {
  const kept = new Map<number, ClassReplayRows>();
  let wanted: readonly number[] = [];
  let busy = false;
  let stopped = false;
  let problem: Problem | undefined;
  const failed = new Set<number>();

  async function work(): Promise<void> {
    if (busy || stopped) return;
    const next = wanted.find((number) => !kept.has(number) && !failed.has(number));
    if (next === undefined) return;
    busy = true;
    const answer = await read(beganAt + next * windowMs);
    busy = false;
    if (stopped) return;
    if (answer.ok) {
      problem = undefined;
      kept.set(next, answer.value);
      for (const old of kept.keys()) if (kept.size > KEPT && !wanted.includes(old)) kept.delete(old);
    } else {
      problem = answer.problem;
      failed.add(next);
    }
    changed();
    void work();
  }

  return {
    get: (number) => kept.get(number),
    want(numbers) {
      wanted = numbers.slice(0, KEPT);
      void work();
    },
    get problem() {
      return problem;
    },
    retry() {
      problem = undefined;
      failed.clear();
      void work();
    },
    stop() {
      stopped = true;
    },
  };
}
