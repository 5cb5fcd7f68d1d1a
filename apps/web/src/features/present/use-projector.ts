import type { Problem, ProjectorView } from '@ehlo/wire';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useBridge } from '../../rooms/context.ts';
import { type Answer, asTeacher } from '../class/api.ts';
import type { ClassNow } from '../class/class-now.ts';
import { useClass } from '../class/use-class.ts';

/** How the projector stands, wherever that is kept. */
export type Stand = Omit<ProjectorView, 'home'>;
export const LAYOUTS = ['wire', 'terminal', 'join', 'journey', 'votes'] as const satisfies Stand['layout'][];
export const FIRST: Stand = { layout: 'wire', source: 'mine', blank: false, laser: 'off' };

export interface Script {
  lesson: string;
  /** So many of its lines are to have been typed. */
  line: number;
}

export interface Steering {
  /** The class that is taught here; undefined on one's own. */
  now?: ClassNow;
  stand: Stand;
  script?: Script | undefined;
  problem?: Problem | undefined;
  /** The class cannot be read. */
  lost?: Problem | undefined;
  /** Reads it again. */
  retry(): void;
  /** The projector is a page of this room; on one's own this one is. */
  here: boolean;
  change(wish: Partial<Stand>): void;
  /** `undefined`: nothing is played any more. */
  play(script: Script | undefined): void;
}

/**
 * The projector's state, steered from this page: in a class it stands in the class's log, so that every teacher's device has it and a reload
 * loses nothing; on one's own it is this page's.
 *
 * @param projects  This page is the projector, and says so to the class.
 */
export function useProjector(id: string | undefined, projects: boolean): Steering {
  const { now, problem: lost, retry } = useClass(id);
  const room = useBridge(({ me }) => me?.room);
  const [own, setOwn] = useState(FIRST);
  const [ownScript, setOwnScript] = useState<Script>();
  const [problem, setProblem] = useState<Problem>();
  const taught = now?.view.role === 'teacher' ? now : undefined;
  const told = taught?.view.projector;
  const script = taught ? taught.view.script : ownScript;
  const taughtId = taught?.view.class;

  const tell = useCallback(async (doing: Promise<Answer<unknown>>) => {
    const answer = await doing;
    setProblem(answer.ok ? undefined : answer.problem);
  }, []);

  // What is shown follows the class, and a press of one's own at once.
  const toldKey = told && JSON.stringify(told);
  useEffect(() => {
    if (toldKey === undefined) return;
    const { home: _home, ...stand } = JSON.parse(toldKey) as ProjectorView;
    setOwn(stand);
  }, [toldKey]);

  const claimed = useRef<string>(undefined);
  const home = told?.home;
  useEffect(() => {
    if (!projects || taughtId === undefined || room === undefined || claimed.current === taughtId) return;
    // Once: where another teacher opens theirs later, that one is it.
    claimed.current = taughtId;
    if (home !== room) void tell(asTeacher(taughtId).projector({ here: true }));
  }, [projects, taughtId, room, home, tell]);

  const change = useCallback(
    (wish: Partial<Stand>) => {
      setOwn((before) => ({ ...before, ...wish }));
      if (taughtId !== undefined) void tell(asTeacher(taughtId).projector(wish));
    },
    [taughtId, tell],
  );
  const play = useCallback(
    (next: Script | undefined) => {
      if (taughtId === undefined) return setOwnScript(next);
      const teacher = asTeacher(taughtId);
      void tell(next ? teacher.script(next.lesson, next.line) : teacher.endScript());
    },
    [taughtId, tell],
  );
  const here = taught === undefined || (room !== undefined && home === room);
  return { ...(taught && { now: taught }), stand: own, script, problem, lost, retry, here, change, play };
}
