import { lazy, Suspense, useEffect, useState } from 'react';
import { useReading, useTerminal } from '../../rooms/context.ts';
import { Composer } from '../playground/Composer.tsx';
import { TerminalSlot } from '../terminal/TerminalWell.tsx';
import { LessonRail } from './LessonRail.tsx';
import styles from './PhoneLesson.module.css';
import type { FollowedLesson } from './use-lesson.ts';

const LastExchange = lazy(async () => ({ default: (await import('./LastExchange.tsx')).LastExchange }));

/** The step is the sheet, the last exchange one row, the composer at the foot. What the shell prints opens its screen over the step. */
export function PhoneLesson({ lesson }: { lesson: FollowedLesson }) {
  const [screen, setScreen] = useState(false);
  const shell = useTerminal((state) => state.shell);
  const { reading } = useReading();
  const local = shell.kind === 'running' && !shell.connection;
  const connected = shell.kind === 'running' && shell.connection !== undefined;
  useEffect(() => {
    if (local) setScreen(true);
    else if (connected) setScreen(false);
  }, [local, connected]);
  return (
    <div className={styles.phone}>
      <div className={styles.sheet} data-pane="lesson" tabIndex={-1}>
        <LessonRail lesson={lesson} composed folded />
        <div className={styles.screen} hidden={!screen} data-pane="terminal" tabIndex={-1}>
          <TerminalSlot />
        </div>
      </div>
      {reading && !screen && (
        <Suspense>
          <LastExchange reading={reading} />
        </Suspense>
      )}
      <Composer screen={{ shown: screen, onShow: setScreen }} />
    </div>
  );
}
