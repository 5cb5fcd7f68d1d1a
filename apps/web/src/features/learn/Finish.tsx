import { useState } from 'react';
import { Link } from 'wouter';
import { useLanguage } from '../../i18n/i18n.ts';
import { useBridge } from '../../rooms/context.ts';
import button from '../../ui/Button.module.css';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/Icon.tsx';
import { solutionCalls } from '../compare/solution.ts';
import styles from './Finish.module.css';
import { doneAlone } from './rail.ts';
import type { FollowedLesson } from './use-lesson.ts';
import { learnWords } from './words.ts';

const LEVELS = ['easy', 'right', 'hard'] as const;
const LONGEST = 280;

/** The end: what one can do now, the exit ticket, and what comes next. */
export function Finish({
  lesson,
  open,
  onOpen,
}: {
  lesson: FollowedLesson;
  open: boolean;
  onOpen: () => void;
}) {
  const language = useLanguage();
  const words = learnWords[language].finish;
  const { view, progress, tell } = lesson;
  const { rated } = progress;
  const world = useBridge(({ me }) => me?.world);
  const own = progress.steps
    .flatMap(({ checks }) => checks.flatMap((check) => check?.connection ?? []))
    .at(-1);
  const solutions = view.lesson.steps.map(({ solution }) => solution);
  const comparable = own !== undefined && world && solutionCalls(solutions, world).length > 0;
  const [sentence, setSentence] = useState('');
  if (!open)
    return (
      <div className={styles.folded}>
        <Button kind="primary" onClick={onOpen}>
          {words.title}
        </Button>
      </div>
    );
  return (
    <section data-open className={styles.finish} aria-labelledby="lesson-finish">
      <h2 id="lesson-finish">{words.goals}</h2>
      <ul className={styles.goals}>
        {view.lesson.words[language].goals.map((goal) => (
          <li key={goal}>
            <Icon name="check" size={14} />
            {goal}
          </li>
        ))}
      </ul>
      <p className={styles.alone}>{words.alone(doneAlone(progress), progress.steps.length)}</p>
      <fieldset className={styles.ticket}>
        <legend>{words.ticket}</legend>
        <p>{words.ticketSays}</p>
        <div className={styles.levels}>
          {LEVELS.map((level) => (
            <Button
              key={level}
              aria-pressed={rated?.level === level}
              className={cx(rated?.level === level && styles.rated)}
              onClick={() =>
                void tell('rating', { level, ...(rated?.sentence ? { sentence: rated.sentence } : {}) })
              }
            >
              {words.level[level]}
            </Button>
          ))}
        </div>
        {rated && (
          <form
            className={styles.sentence}
            onSubmit={(event) => {
              event.preventDefault();
              const said = sentence.trim();
              if (said) void tell('rating', { level: rated.level, sentence: said });
            }}
          >
            {rated.sentence === undefined ? (
              <>
                <label>
                  {words.sentence}
                  <input
                    value={sentence}
                    maxLength={LONGEST}
                    onChange={(event) => setSentence(event.currentTarget.value)}
                  />
                </label>
                <Button type="submit">{words.send}</Button>
              </>
            ) : (
              <q>{rated.sentence}</q>
            )}
          </form>
        )}
        <p role="status">{rated && words.thanks}</p>
      </fieldset>
      {comparable && (
        <p>
          <Link href={`/compare?left=${own}&lesson=${view.lesson.id}`}>{words.compare}</Link>
        </p>
      )}
      <p className={styles.next}>
        {view.next ? (
          <Link href={`/learn/${view.next.id}`} className={cx(button.button, button.primary)}>
            {words.next} {view.next.words[language].title}
          </Link>
        ) : (
          <Link href="/learn" className={cx(button.button, button.primary)}>
            {words.back}
          </Link>
        )}
      </p>
    </section>
  );
}
