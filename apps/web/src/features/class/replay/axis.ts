/** What a class's axis of time has on it, and when each moment is due. Pure. */
import type { ClassReplay, ReplayedEvent, ReplayMark } from '@ehlo/wire';
import type { Steps } from '../../replay/player.ts';

/** `time`: where it begins and ends. */
export type MomentKind = 'teacher' | 'hand' | 'came' | 'mistake' | 'step' | 'time';

export interface Moment {
  /** Seconds since the class began. */
  at: number;
  shortAt: number;
  kind: MomentKind;
  event?: ReplayedEvent;
  mark?: ReplayMark;
}

export interface Axis extends Steps {
  readonly moments: readonly Moment[];
  /** Seconds. */
  readonly length: number;
}

/** So many seconds in which nothing happened are a pause, and as long a shortened one lasts. */
const PAUSE = 20;
const SHORTENED = 3;

/** Where one stops by `[` and `]`: what the teacher did, and hands. */
const MARKED: ReadonlySet<MomentKind> = new Set(['teacher', 'hand']);

export function axisOf(
  { beganAt, now, marks }: Pick<ClassReplay, 'beganAt' | 'now' | 'marks'>,
  events: readonly ReplayedEvent[],
): Axis {
  const seconds = (ms: number) => Math.max(0, ms - beganAt) / 1000;
  const length = Math.ceil(seconds(now));
  const all: Omit<Moment, 'shortAt'>[] = [
    ...events.map((event) => ({ at: seconds(Math.floor(event.at / 1000)), kind: kindOf(event), event })),
    ...marks.map((mark) => ({ at: seconds(mark.at), kind: momentOf[mark.what], mark })),
    { at: length, kind: 'time' as const },
  ];
  let before = 0;
  let shortAt = 0;
  const moments = all
    .filter(({ at }) => at <= length)
    .toSorted((a, b) => a.at - b.at)
    .map((moment): Moment => {
      const gap = moment.at - before;
      before = moment.at;
      shortAt += gap >= PAUSE ? SHORTENED : gap;
      return { ...moment, shortAt };
    });
  const marked = moments.flatMap(({ kind }, at) => (MARKED.has(kind) ? [at] : []));
  return { moments, marked, length };
}

const momentOf = { lesson: 'step', step: 'step', mistake: 'mistake' } as const satisfies Record<
  ReplayMark['what'],
  MomentKind
>;

function kindOf({ kind }: ReplayedEvent): MomentKind {
  switch (kind) {
    case 'class.joined':
    case 'class.left':
    case 'class.renamed':
    case 'class.teacher':
      return 'came';
    case 'class.hand-up':
    case 'class.hand-down':
      return 'hand';
    default:
      return 'teacher';
  }
}

export interface Bar {
  /** Where, in hundredths of the length. */
  left: number;
  count: number;
}

/** How many moments of a kind each piece of the axis has; pieces without any are left out. */
export function barsOf({ moments, length }: Axis, kind: MomentKind, pieces: number): Bar[] {
  const counts = new Map<number, number>();
  for (const moment of moments) {
    if (moment.kind !== kind) continue;
    const piece = length > 0 ? Math.min(pieces - 1, Math.floor((moment.at / length) * pieces)) : 0;
    counts.set(piece, (counts.get(piece) ?? 0) + 1);
  }
  return [...counts]
    .map(([piece, count]) => ({ left: (piece / pieces) * 100, count }))
    .toSorted((a, b) => a.left - b.left);
}
