import { useStore } from 'zustand';
import { useLanguage } from '../../../i18n/i18n.ts';
import { classStanding } from '../../../rooms/class-standing.ts';
import pages from '../ClassPages.module.css';
import { TaskLinks } from './TaskLinks.tsx';
import { assessmentWords } from './words.ts';

/** In place of a page that helps, while one is assessed. */
export function Closed() {
  const words = assessmentWords[useLanguage()];
  const lessons = useStore(classStanding, (state) => state.assessment?.lessons);
  return (
    <main className={pages.sheet}>
      <div className={pages.column}>
        <h1>{words.closed}</h1>
        <p>
          {words.closedSays} {lessons && <TaskLinks lessons={lessons} />}
        </p>
      </div>
    </main>
  );
}
