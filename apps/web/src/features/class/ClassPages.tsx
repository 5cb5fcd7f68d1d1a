import type { MyClasses, Problem } from '@ehlo/wire';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { useLanguage } from '../../i18n/i18n.ts';
import { useBridge } from '../../rooms/context.ts';
import { Button } from '../../ui/Button.tsx';
import { readMine } from './api.ts';
import { BoardPage } from './board/BoardPage.tsx';
import styles from './ClassPages.module.css';
import { CheckPage } from './check/CheckPage.tsx';
import { StagePage } from './stage/StagePage.tsx';
import { StartPage } from './start/StartPage.tsx';
import { classWords, problemText } from './words.ts';

const ClassReplayPage = lazy(async () => ({
  default: (await import('./replay/ClassReplayPage.tsx')).ClassReplayPage,
}));

/**
 * Below `/class`: start one or choose among one's own, one's board (`/class/<id>`), a class again (`/class/replay/<id>`), or what a
 * device can do (`/class/check`).
 */
export function ClassPages() {
  const words = classWords[useLanguage()];
  const { '*': rest = '' } = useParams<{ '*'?: string }>();
  const [id, part] = rest.split('/').filter(Boolean);
  // Its words come with it, and with them its title.
  const again = id === 'replay' && part !== undefined;
  useEffect(() => {
    if (again) return;
    const before = document.title;
    document.title = `${words.title} · EHLO`;
    return () => {
      document.title = before;
    };
  }, [words, again]);
  if (id === 'check') return <CheckPage />;
  if (id === 'replay')
    return part === undefined ? (
      <Mine below="/class/replay" />
    ) : (
      <Suspense>
        <ClassReplayPage key={part} id={part} />
      </Suspense>
    );
  if (id === 'stage') return <StagePage />;
  return id === undefined ? <Mine /> : <BoardPage key={id} id={id} />;
}

/** A teacher of one class goes straight to it. */
function Mine({ below = '/class' }: { below?: string }) {
  const words = classWords[useLanguage()];
  const room = useBridge(({ me }) => me?.room);
  const [, navigate] = useLocation();
  const [mine, setMine] = useState<MyClasses>();
  const [problem, setProblem] = useState<Problem>();
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a retry is a reason to ask again
  useEffect(() => {
    if (room === undefined) return;
    let wanted = true;
    void readMine().then((answer) => {
      if (!wanted) return;
      if (!answer.ok) return setProblem(answer.problem);
      setProblem(undefined);
      const [one, ...others] = answer.value.teaches;
      if (one && others.length === 0) navigate(`${below}/${one.class}`, { replace: true });
      else setMine(answer.value);
    });
    return () => {
      wanted = false;
    };
  }, [room, turn, navigate, below]);
  if (problem)
    return (
      <Sheet>
        <p role="alert">{problemText(words, problem)}</p>
        <Button onClick={() => setTurn((before) => before + 1)}>{words.retry}</Button>
      </Sheet>
    );
  return mine ? <StartPage mine={mine} below={below} /> : <Reading />;
}

/** Before a class is there; where that takes no time, nothing flashes. */
export function Reading() {
  const words = classWords[useLanguage()];
  return (
    <Sheet>
      <p role="status" className={styles.reading}>
        {words.reading}
      </p>
    </Sheet>
  );
}

export function Sheet({ children }: { children: ReactNode }) {
  return (
    <main className={styles.sheet}>
      <div className={styles.column}>{children}</div>
    </main>
  );
}
