/**
 * What a turn of the event loop brought is done together when it ends: letters are written, then events committed, then replies sent.
 * What one stage leads to in microtasks the next one takes along, so a letter that came is written, delivered, committed and
 * answered before the loop looks at its sockets again.
 */
export type Stage = 'letters' | 'events' | 'replies';

const STAGES: readonly Stage[] = ['letters', 'events', 'replies'];

/** There is one event loop, and so one of these, as of `setImmediate`. */
const stages: Record<Stage, { work: (() => void)[]; comes: number }> = {
  letters: { work: [], comes: 0 },
  events: { work: [], comes: 0 },
  replies: { work: [], comes: 0 },
};

/** `work` is called once: at this turn's end or, where this stage of it is over, at the next one's. It must not throw. */
export function atTurnsEnd(stage: Stage, work: () => void): void {
  const { work: waiting, comes } = stages[stage];
  waiting.push(work);
  if (comes > 0) return;
  // An immediate for each: microtasks are done between them.
  for (const each of STAGES) {
    stages[each].comes++;
    setImmediate(end, each);
  }
}

function end(stage: Stage): void {
  const ends = stages[stage];
  ends.comes--;
  const { work } = ends;
  if (work.length === 0) return;
  ends.work = [];
  for (const each of work) each();
}
