/** Where a replay stands, and what each button makes of that. Pure: `tick` is told how much time went by. */

export const SPEEDS = [0.25, 0.5, 1, 2, 4, 8, 16] as const;
export type Speed = (typeof SPEEDS)[number];

/** What can be played: when each step is due, in seconds, ascending, and with long pauses shortened; and steps worth stopping at. */
export interface Steps {
  readonly moments: readonly { at: number; shortAt: number }[];
  /** Numbers of moments, ascending. */
  readonly marked: readonly number[];
}

export interface Player {
  /** Lines shown, 0 to all. */
  step: number;
  /** Of the recording's own time, seconds that were played. */
  at: number;
  playing: boolean;
  speed: Speed;
  /** Long pauses are shortened. */
  short: boolean;
}

export type Act =
  /** Seconds went by on the clock of whoever looks. */
  | { do: 'tick'; seconds: number }
  | { do: 'play' | 'freeze' | 'from-start' | 'to-end' }
  | { do: 'step' | 'mark'; by: 1 | -1 }
  | { do: 'to'; step: number }
  /** Seconds of the recording, pauses in their full length. */
  | { do: 'at'; at: number }
  | { do: 'speed'; speed: Speed }
  | { do: 'short'; short: boolean };

/** @param step  begin with so many lines shown, at rest; without it: everything */
export const startPlayer = (timeline: Steps, step = timeline.moments.length): Player =>
  to({ step: 0, at: 0, playing: false, speed: 1, short: false }, timeline, step);

const timeOf = ({ moments }: Steps, step: number, short: boolean): number => {
  const moment = moments[Math.min(step, moments.length) - 1];
  return moment ? (short ? moment.shortAt : moment.at) : 0;
};

const to = (player: Player, timeline: Steps, step: number): Player => {
  const within = Math.max(0, Math.min(Math.round(step) || 0, timeline.moments.length));
  return { ...player, step: within, at: timeOf(timeline, within, player.short) };
};

export function act(player: Player, timeline: Steps, what: Act): Player {
  const all = timeline.moments.length;
  switch (what.do) {
    case 'tick': {
      if (!player.playing) return player;
      const at = player.at + Math.max(0, what.seconds) * player.speed;
      let { step } = player;
      while (step < all && timeOf(timeline, step + 1, player.short) <= at) step++;
      return { ...player, step, at, playing: step < all };
    }
    case 'play':
      // From its end it begins again.
      return player.step >= all
        ? { ...to(player, timeline, 0), playing: all > 0 }
        : { ...player, playing: true };
    case 'freeze':
      return { ...player, playing: false };
    case 'from-start':
      return { ...to(player, timeline, 0), playing: all > 0 };
    case 'to-end':
      return { ...to(player, timeline, all), playing: false };
    case 'step':
      return { ...to(player, timeline, player.step + what.by), playing: false };
    case 'mark': {
      // The mark's own line is shown where one stops at it.
      const steps = timeline.marked.map((index) => index + 1);
      const next =
        what.by > 0
          ? (steps.find((step) => step > player.step) ?? all)
          : (steps.findLast((step) => step < player.step) ?? 0);
      return { ...to(player, timeline, next), playing: false };
    }
    case 'to':
      return { ...to(player, timeline, what.step), playing: false };
    case 'at': {
      const step = stepsAt(timeline, what.at);
      const at = player.short ? shortened(timeline, step, what.at) : Math.max(0, what.at);
      return { ...player, step, at, playing: false };
    }
    case 'speed':
      return { ...player, speed: what.speed };
    case 'short':
      return to({ ...player, short: what.short }, timeline, player.step);
    default:
      return what satisfies never;
  }
}

/** Seconds on the clock of whoever looks until the next line is due; undefined: none is. */
export function untilNext(player: Player, timeline: Steps): number | undefined {
  if (!player.playing || player.step >= timeline.moments.length) return undefined;
  return Math.max(0, (timeOf(timeline, player.step + 1, player.short) - player.at) / player.speed);
}

/** How many steps are due by then: by halves, for a class has thousands. */
function stepsAt({ moments }: Steps, at: number): number {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moments[middle]?.at ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A pause that is shortened goes by evenly: where in it one is, the other way round. */
function shortened({ moments }: Steps, step: number, at: number): number {
  const before = moments[step - 1] ?? { at: 0, shortAt: 0 };
  const next = moments[step];
  if (!next || next.at <= before.at) return before.shortAt;
  const part = (Math.max(0, at) - before.at) / (next.at - before.at);
  return before.shortAt + Math.min(1, Math.max(0, part)) * (next.shortAt - before.shortAt);
}

/** Where in the recording a player is: seconds since its beginning, pauses in their full length. */
export function instantOf({ step, at, short }: Player, { moments }: Steps): number {
  const before = moments[step - 1] ?? { at: 0, shortAt: 0 };
  const next = moments[step];
  if (!next) return before.at;
  if (!short) return Math.min(at, next.at);
  const length = next.shortAt - before.shortAt;
  const part = length > 0 ? (at - before.shortAt) / length : 0;
  return before.at + Math.min(1, Math.max(0, part)) * (next.at - before.at);
}
