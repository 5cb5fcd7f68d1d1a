import type { LessonList } from '@ehlo/lessons';
import { useState } from 'react';
import { useLanguage } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/Button.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { type Answer, asTeacher, evidenceAddress } from '../api.ts';
import type { ClassNow } from '../class-now.ts';
import rehearsal from '../rehearsal/Rehearsal.module.css';
import { clockOf } from '../time.ts';
import styles from './Assess.module.css';
import { TaskLinks } from './TaskLinks.tsx';
import { assessmentWords } from './words.ts';

interface Props {
  now: ClassNow;
  act(doing: Promise<Answer<unknown>>): Promise<boolean>;
}

const MOST_MINUTES = 240;

/** Chooses tasks and minutes. */
export function StartAssessment({ now, list, act }: Props & { list: LessonList | undefined }) {
  const language = useLanguage();
  const words = assessmentWords[language];
  const tasks = list?.chapters.flatMap(({ lessons }) => lessons).filter(({ task }) => task) ?? [];
  const [left, setLeft] = useState<readonly string[]>([]);
  const [minutes, setMinutes] = useState(20);
  const { view } = now;
  const chosen = tasks.filter(({ id }) => !left.includes(id)).map(({ id }) => id);
  const evidence = view.assessed && (
    <p>
      <a href={evidenceAddress(view.class)} download>
        {words.evidence}
      </a>{' '}
      {words.evidenceSays}
    </p>
  );
  if (view.assessment) return null;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen.length > 0) void act(asTeacher(view.class).assess(chosen, minutes * 60_000));
      }}
    >
      <fieldset>
        <legend>{words.start.title}</legend>
        <p>{words.start.says}</p>
        {tasks.length === 0 && <p>{list ? words.start.noTasks : words.start.unread}</p>}
        {tasks.map(({ id, words: said }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={!left.includes(id)}
              onChange={(event) =>
                setLeft(event.target.checked ? left.filter((one) => one !== id) : [...left, id])
              }
            />
            {said[language].title}
          </label>
        ))}
        <label>
          {words.start.minutes}
          <input
            type="number"
            min={1}
            max={MOST_MINUTES}
            value={minutes}
            onChange={(event) =>
              setMinutes(Math.min(MOST_MINUTES, Math.max(1, event.target.valueAsNumber || 1)))
            }
          />
        </label>
        <p>{words.start.honest}</p>
        <Button type="submit" kind={chosen.length === 0 ? 'not-now' : 'plain'}>
          {words.start.button}
        </Button>
        {evidence}
      </fieldset>
    </form>
  );
}

/** What is assessed, how long still, and what it has brought so far. */
export function AssessmentBar({ now, act }: Props) {
  const words = assessmentWords[useLanguage()];
  const { assessment, class: id } = now.view;
  const time = useNow(assessment !== undefined);
  if (!assessment) return null;
  return (
    <section className={rehearsal.bar} aria-label={words.going}>
      <p>
        <b>{words.going}</b> <TaskLinks lessons={assessment.lessons} />.{' '}
        {time >= assessment.until ? words.timeUp : `${words.left(clockOf(assessment.until - time))}.`}{' '}
        {words.goingSays}
      </p>
      <a href={evidenceAddress(id)} download>
        {words.evidence}
      </a>
      <Button size="small" onClick={() => void act(asTeacher(id).endAssessment())}>
        {words.end}
      </Button>
    </section>
  );
}
