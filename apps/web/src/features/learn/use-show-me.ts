import { linesToShow, type Progress, type Standing } from '@ehlo/lessons';
import { PROGRAM_NAMES } from '@ehlo/shell';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Playground, usePlayground } from '../../rooms/context.ts';
import { type Ended, type Performance, perform } from './perform.ts';
import { saidSince } from './said-since.ts';

export type Showing = 'types' | 'paused' | 'touched' | 'stuck';

export interface ShowMe {
  /** Number of the step that is being shown; undefined: none is. */
  step?: number;
  showing?: Showing;
  /**
   * @param progress how far one is in the lesson
   * @returns how it ended; `stopped` too where another step is shown instead
   */
  start(solutions: readonly (readonly string[])[], step: number, progress: Progress): Promise<Ended>;
  pause(): void;
  goOn(): void;
  stop(): void;
}

interface StepShown extends Performance {
  step: number;
  /** Its last lines are being typed still when it begins: a step is often done before its goodbye. */
  after?: StepShown;
  ended?: Promise<unknown>;
}

/**
 * Types a step's solution in the terminal, key by key, and waits for every answer. `composed`: a composer is the one place to type; the
 * line is written there.
 */
export function useShowMe(composed: boolean): ShowMe {
  const playground = usePlayground();
  const [shown, setShown] = useState<{ step: number; showing: Showing }>();
  const running = useRef<StepShown>(undefined);

  const stop = useCallback(() => {
    for (let one = running.current; one; one = one.after) one.stopped = true;
    running.current = undefined;
    setShown(undefined);
  }, []);
  const pauseAs = useCallback((showing: Showing) => {
    const performance = running.current;
    if (!performance || performance.paused) return;
    performance.paused = true;
    setShown({ step: performance.step, showing });
  }, []);

  // Two that type at once would make one wrong line.
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const modifier = ['Shift', 'Control', 'Alt', 'Meta', 'F6', 'Escape', 'Tab'].includes(event.key);
      if (!modifier && event.target instanceof Element && event.target.closest('.xterm')) pauseAs('touched');
    };
    addEventListener('keydown', onKey, true);
    return () => removeEventListener('keydown', onKey, true);
  }, [pauseAs]);
  useEffect(() => stop, [stop]);

  const start = useCallback(
    (solutions: readonly (readonly string[])[], step: number, progress: Progress) => {
      const before = running.current;
      const goesOn = before !== undefined && !before.paused && before.step < step;
      if (!goesOn) stop();
      const performance: StepShown = {
        step,
        paused: false,
        stopped: false,
        ...(goesOn ? { after: before } : {}),
      };
      running.current = performance;
      setShown({ step, showing: 'types' });
      const { dialogue } = playground;
      // What is typed is what is to be seen.
      if (dialogue.getState().pinned) dialogue.unpin();
      const show = async (): Promise<Ended> => {
        await performance.after?.ended;
        delete performance.after;
        const lines = linesToShow(solutions, step, standing(playground, solutions, step, progress));
        const ended = await perform(lines, playground, composed, performance);
        if (running.current !== performance) return ended;
        running.current = undefined;
        setShown(ended === 'stuck' ? { step, showing: 'stuck' } : undefined);
        return ended;
      };
      const ended = show();
      performance.ended = ended;
      return ended;
    },
    [playground, composed, stop],
  );

  return {
    ...shown,
    start,
    stop,
    pause: () => pauseAs('paused'),
    goOn() {
      const performance = running.current;
      if (!performance) return;
      performance.paused = false;
      setShown({ step: performance.step, showing: 'types' });
    },
  };
}

/** What the step's lines will find in the terminal. */
function standing(
  { terminal, dialogue }: Playground,
  solutions: readonly (readonly string[])[],
  step: number,
  progress: Progress,
): Standing {
  const { connection, reading } = dialogue.getState();
  const own = connection !== undefined && connection === terminal.connection();
  const said = own && reading ? saidSince(progress, solutions, step, connection, reading) : undefined;
  return {
    running: terminal.state.getState().shell.kind === 'running',
    ...(said ? { saidSince: said } : {}),
    isProgram: (name) => PROGRAM_NAMES.includes(name),
  };
}
