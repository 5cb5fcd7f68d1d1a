import { filledInAll, type Language, type Lesson, type Step, type StepWords, wordsIn } from '@ehlo/lessons';
import { useMemo } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { useBridge } from '../../rooms/context.ts';
import { cx } from '../../ui/cx.ts';
import { Pane, PaneBody } from '../../ui/Pane.tsx';
import rail from '../learn/LessonRail.module.css';
import { Outside } from '../learn/Outside.tsx';
import { Blocks, Inlines } from '../learn/Prose.tsx';
import stepStyles from '../learn/Step.module.css';
import { ownOf } from './make-draft.ts';
import styles from './Preview.module.css';
import type { Reading } from './use-reading.ts';
import { recordWords } from './words.ts';

/** What docs/authoring-lessons.md asks of a step. */
const MOST_WORDS = 45;

/** The guide as it will stand beside the terminal, with everything open that a reader finds one by one. */
export function Preview({ reading, language }: { reading: Reading; language: Language }) {
  const words = recordWords[useLanguage()];
  const me = useBridge((state) => state.me);
  const { lesson, whole } = reading;
  const shown = useMemo(() => lesson && me && filledInAll(lesson, ownOf(me)), [lesson, me]);
  return (
    <Pane id="preview" title={words.preview.title} className={styles.preview}>
      <PaneBody className={styles.body}>
        {!whole && (
          <p className={styles.stale} role="status">
            {lesson ? words.preview.last : words.preview.none}
          </p>
        )}
        {shown && (
          <div lang={language}>
            <Whole lesson={shown} language={language} />
          </div>
        )}
      </PaneBody>
    </Pane>
  );
}

function Whole({ lesson, language }: { lesson: Lesson; language: Language }) {
  const words = recordWords[language].preview;
  const said = lesson.words[language];
  return (
    <article aria-label={said.title}>
      <header className={styles.head}>
        <h3>{said.title}</h3>
        <p>
          {said.summary} <small>{words.minutes(lesson.minutes)}</small>
        </p>
      </header>
      {said.opening.length > 0 && (
        <div className={styles.opening}>
          <Blocks blocks={said.opening} />
        </div>
      )}
      <ol className={rail.steps}>
        {lesson.steps.map((step, at) => {
          const wording = said.steps[at];
          if (!wording) return null;
          return (
            <li key={step.id} className={cx(rail.step, styles.step)}>
              <span className={rail.mark} aria-hidden="true">
                {at + 1}
              </span>
              <div className={rail.body}>
                <h4>{wording.title}</h4>
                <StepWhole step={step} words={wording} language={language} />
              </div>
            </li>
          );
        })}
      </ol>
      <ul className={styles.goals}>
        {said.goals.map((goal) => (
          <li key={goal}>{goal}</li>
        ))}
      </ul>
    </article>
  );
}

function StepWhole({ step, words, language }: { step: Step; words: StepWords; language: Language }) {
  const { solution } = step;
  const says = recordWords[language].preview;
  const length = wordsIn(words.prose);
  return (
    <div className={stepStyles.step}>
      <div className={stepStyles.prose}>
        <Blocks blocks={words.prose} />
        <Outside {...step} />
      </div>
      {length > MOST_WORDS && <p className={styles.long}>{says.words(length)}</p>}
      {words.predict && (
        <div className={styles.aside}>
          <h5>{says.predict}</h5>
          <p>
            <Inlines of={words.predict.asks} />
          </p>
          <ul>
            {words.predict.options.map(({ text }, number) => (
              <li key={number}>
                <Inlines of={text} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {words.checks.length > 0 && (
        <ul className={stepStyles.checks} aria-label={says.checks}>
          {words.checks.map((check, number) => (
            <li key={number}>
              <span className={stepStyles.box} />
              <span>
                <Inlines of={check} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {words.misses.length > 0 && (
        <div className={styles.aside}>
          <h5>{says.misses}</h5>
          <ul>
            {words.misses.map((miss, number) => (
              <li key={number}>
                <Inlines of={miss} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {words.hints.length > 0 && (
        <ol className={stepStyles.hints}>
          {words.hints.map((hint, number) => (
            <li key={number}>
              <span>{says.hint(number + 1)}</span>
              <p>
                <Inlines of={hint} />
              </p>
            </li>
          ))}
        </ol>
      )}
      {words.questions.length > 0 && <p className={styles.long}>{says.questions(words.questions.length)}</p>}
      {solution.length > 0 && (
        <details className={styles.solution}>
          <summary>{says.solution}</summary>
          <pre lang="en" translate="no">
            {solution.join('\n')}
          </pre>
        </details>
      )}
    </div>
  );
}
