/** Plays what a plan says, visibly, in the person's own terminal, and hands the prompt over. One at a time in a page. */
import type { Seq } from '@ehlo/wire';
import { createStore } from 'zustand/vanilla';
import type { Playground } from '../../rooms/context.ts';
import { usedTerminal } from '../../session/terminals.ts';
import { type Performance, perform } from '../learn/perform.ts';
import { asked } from './asked.ts';
import { type Answer, answerOf } from './client-lines.ts';
import { type BranchPlan, isAlike } from './plan.ts';

export interface Branching {
  host: string;
  port: number;
  /** Lines said, of so many. */
  at: number;
  of: number;
  state:
    | 'plays'
    /** For a secret: it stands before the cursor what the line begins with. */
    | 'asks'
    | 'done'
    /** Somebody typed, or said so. */
    | 'stopped'
    /** The server answered otherwise than then. */
    | 'otherwise'
    | 'silent'
    /** Neither page nor terminal came. */
    | 'no-terminal'
    | 'not-reached'
    /** The connection ended before. */
    | 'over';
  /** The line that it is about, and its answers. */
  line?: string;
  earlier?: Answer;
  now?: Answer | undefined;
}

export const branching = createStore<{ shown?: Branching | undefined }>(() => ({}));

const LOOK_EVERY_MS = 50;
/** A page with a terminal, and the terminal in it, are there by then. */
const READY_MS = 15_000;

let running: Performance | undefined;

export function stopBranch(): void {
  if (running) running.stopped = true;
}

/** Takes the last word about it off the page. */
export function forgetBranch(): void {
  stopBranch();
  branching.setState({ shown: undefined });
}

const pause = () => new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));

/** @param toTerminal  goes to a page that has one */
export async function branch(page: Playground, plan: BranchPlan, toTerminal: () => void): Promise<void> {
  stopBranch();
  const performance: Performance = { paused: false, stopped: false };
  running = performance;
  const { host, port, steps } = plan;
  let shown: Branching = { host, port, at: 0, of: steps.length, state: 'plays' };
  const show = (change: Partial<Branching>) => {
    shown = { ...shown, ...change };
    if (running === performance) branching.setState({ shown });
  };
  show({});
  // What runs in a terminal is left alone: this one has its own.
  if (usedTerminal(page.terminals.getState()).state.getState().shell.kind === 'running')
    (await import('../terminals/actions.ts')).openTerminal(page.terminals);
  const terminal = usedTerminal(page.terminals.getState());
  const playground: Playground = { ...page, terminal };
  toTerminal();
  const onKey = (event: KeyboardEvent) => {
    const modifier = ['Shift', 'Control', 'Alt', 'Meta', 'F6', 'Escape', 'Tab'].includes(event.key);
    if (modifier || shown.state !== 'plays' || !(event.target instanceof Element)) return;
    if (event.target.closest('.xterm, [data-composer]')) performance.stopped = true;
  };
  addEventListener('keydown', onKey, true);
  try {
    if (!(await isThere(playground, performance)))
      return show({ state: performance.stopped ? 'stopped' : 'no-terminal' });
    if (page.dialogue.getState().pinned) page.dialogue.unpin();
    const type = (line: string) =>
      perform([line], playground, document.querySelector('[data-composer]') !== null, performance);
    const connected = () => {
      const { shell } = terminal.state.getState();
      return shell.kind === 'running' && shell.connection !== undefined;
    };
    /** That it opened: its last reply may come with its end, when the terminal has none any more. */
    let own: Seq | undefined;
    const heard = (): Answer | undefined => {
      const { connection, reading } = page.dialogue.getState();
      const reply = own !== undefined && connection === own ? reading?.exchanges.at(-1)?.reply : undefined;
      return reply?.complete ? answerOf(reply) : undefined;
    };

    const called = await type(plan.call);
    if (called !== 'done') return show({ state: called === 'stuck' ? 'silent' : 'stopped', line: plan.call });
    if (!connected()) return show({ state: 'not-reached', line: plan.call });
    own = terminal.connection();
    if (plan.greeting && !isAlike(plan.greeting, heard()))
      return show({ state: 'otherwise', line: plan.call, earlier: plan.greeting, now: heard() });
    for (const [at, step] of steps.entries()) {
      const { line, answer } = step;
      show({ state: step.secret ? 'asks' : 'plays', at, line });
      const ended = step.secret ? await asked(playground, line, performance) : await type(line);
      if (ended !== 'done') return show({ state: ended === 'stuck' ? 'silent' : 'stopped', at });
      show({ at: at + 1 });
      const now = heard();
      if (!isAlike(answer, now)) {
        const over = !connected() && now === undefined;
        return show({ state: over ? 'over' : 'otherwise', ...(answer && { earlier: answer }), now });
      }
      if (!connected() && at + 1 < steps.length) return show({ state: 'over' });
    }
    if (plan.place !== undefined) terminal.place(plan.place);
    else terminal.focus();
    show({ state: 'done' });
  } finally {
    removeEventListener('keydown', onKey, true);
    if (running === performance) running = undefined;
  }
}

/** Terminal and page have come. */
async function isThere({ terminal }: Playground, performance: Performance): Promise<boolean> {
  const since = Date.now();
  while (!performance.stopped && Date.now() - since < READY_MS) {
    const drawn = terminal.decorate(
      ({ element }) => element?.isConnected === true && element.offsetParent !== null,
    );
    const composed = document.querySelector('[data-composer]') !== null;
    if ((drawn || composed) && terminal.state.getState().ready) return true;
    await pause();
  }
  return false;
}
