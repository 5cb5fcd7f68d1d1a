import type { Problem } from '@ehlo/wire';
import { useCallback, useEffect, useState } from 'react';
import { classStanding, standAsTeacher } from '../../../rooms/class-standing.ts';
import { useBridge } from '../../../rooms/context.ts';
import { readMine, teachByPass, teachClass } from '../../class/api.ts';

export interface Taught {
  /** The class that is taught from this device; `none`: it is a teacher's of none yet. */
  id: string | 'none' | undefined;
  problem?: Problem | undefined;
  /** The class whose key this is. */
  teach(key: string): void;
}

const PASS = /^#pass=([\w-]{1,100})$/;

/** Which class this device teaches: let in by the pass of its address, by a key, or known already. */
export function useTaught(): Taught {
  const room = useBridge(({ me }) => me?.room);
  const [id, setId] = useState<Taught['id']>();
  const [problem, setProblem] = useState<Problem>();
  const taken = useCallback((answer: Awaited<ReturnType<typeof teachClass>>) => {
    if (!answer.ok) {
      setProblem(answer.problem);
      return;
    }
    const { class: taught, code } = answer.value;
    setProblem(undefined);
    standAsTeacher(taught, code);
    setId(taught);
  }, []);
  useEffect(() => {
    if (room === undefined) return;
    let wanted = true;
    const look = async () => {
      const pass = PASS.exec(location.hash)?.[1];
      if (pass !== undefined) {
        // It is good once: it neither stays in the address nor in the history.
        history.replaceState(history.state, '', location.pathname);
        const answer = await teachByPass(pass);
        if (!wanted || answer.ok) return taken(answer);
        setProblem(answer.problem);
      }
      const mine = await readMine();
      if (!wanted) return;
      if (!mine.ok) return setProblem(mine.problem);
      const now = classStanding.getState().class;
      const one = mine.value.teaches.find((taught) => taught.class === now) ?? mine.value.teaches[0];
      setId(one?.class ?? 'none');
    };
    void look();
    return () => {
      wanted = false;
    };
  }, [room, taken]);
  const teach = useCallback((key: string) => void teachClass(key).then(taken), [taken]);
  return { id, problem, teach };
}
