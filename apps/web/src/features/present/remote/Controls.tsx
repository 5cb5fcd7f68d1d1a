import type { LessonView } from '@ehlo/lessons';
import { useState } from 'react';
import { useLanguage } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/Button.tsx';
import { Wire } from '../../../ui/Wire.tsx';
import { asTeacher } from '../../class/api.ts';
import { type ClassNow, counted } from '../../class/class-now.ts';
import { classWords, problemText } from '../../class/words.ts';
import { type Cue, questionOf } from '../cues.ts';
import { LAYOUTS, type Steering } from '../use-projector.ts';
import { presentWords } from '../words.ts';
import { Hold } from './Hold.tsx';
import styles from './RemotePage.module.css';

interface Props {
  id: string;
  steering: Steering;
  now: ClassNow;
  lesson: { view: LessonView; cues: readonly Cue[] } | undefined;
  step: number | undefined;
}

/** All within reach of one thumb: the next line at the bottom, what is rarer above it. */
export function Controls({ id, steering, now, lesson, step }: Props) {
  const language = useLanguage();
  const words = presentWords[language];
  const says = words.steer;
  const { stand, script, change, play } = steering;
  const there = now.view.projector !== undefined;
  const cue = script && lesson?.cues[script.line];
  return (
    <section className={styles.controls} aria-label={says.controls}>
      <Hold id={id} now={now} />
      <Ask id={id} now={now} lesson={lesson?.view} step={step} />
      <fieldset className={styles.layouts} disabled={!there}>
        <legend className="visually-hidden">{words.layouts}</legend>
        {LAYOUTS.map((layout) => (
          <Button
            key={layout}
            kind={stand.layout === layout ? 'primary' : 'plain'}
            aria-pressed={stand.layout === layout}
            onClick={() => change({ layout })}
          >
            {words.layout[layout]}
          </Button>
        ))}
      </fieldset>
      <fieldset className={styles.row} disabled={!there}>
        <legend className="visually-hidden">{says.screen}</legend>
        <Button aria-pressed={stand.blank} onClick={() => change({ blank: !stand.blank })}>
          {stand.blank ? says.unblank : words.blank}
        </Button>
        <Button
          kind={stand.laser === 'on' ? 'plain' : 'not-now'}
          title={stand.laser === 'on' ? undefined : says.laserIsOff}
          onClick={() => change({ laser: 'off' })}
        >
          {says.laserOff}
        </Button>
        <Button onClick={() => change({ source: stand.source === 'mine' ? 'spotlight' : 'mine' })}>
          {stand.source === 'mine' ? says.toSpotlight : says.toMine}
        </Button>
      </fieldset>
      {script && (
        <div className={styles.row}>
          <Button
            kind={script.line === 0 ? 'not-now' : 'plain'}
            onClick={() => play({ ...script, line: script.line - 1 })}
          >
            {says.back}
          </Button>
          <Button onClick={() => play(undefined)}>{says.end}</Button>
          <span className={styles.count}>
            {lesson && says.line(Math.min(script.line, lesson.cues.length), lesson.cues.length)}
          </span>
        </div>
      )}
      {script && (
        <Button
          kind={cue && there ? 'primary' : 'not-now'}
          className={styles.next}
          title={there ? undefined : says.noProjector}
          onClick={() => play({ ...script, line: script.line + 1 })}
        >
          <span>{cue ? says.next : says.over}</span>
          {cue && <Wire>{cue.line === '' ? says.emptyLine : cue.line}</Wire>}
        </Button>
      )}
    </section>
  );
}

/** The step's prediction as a question to all: asked, shown, closed. */
function Ask({
  id,
  now,
  lesson,
  step,
}: {
  id: string;
  now: ClassNow;
  lesson: LessonView | undefined;
  step: number | undefined;
}) {
  const language = useLanguage();
  const says = presentWords[language].steer;
  const [problem, setProblem] = useState<string>();
  const teacher = asTeacher(id);
  const act = async (doing: ReturnType<typeof teacher.endQuestion>) => {
    const answer = await doing;
    setProblem(answer.ok ? undefined : problemText(classWords[language], answer.problem));
  };
  const { question } = now.view;
  const asks =
    step === undefined ? undefined : questionOf(lesson?.lesson.words[language].steps[step]?.predict);
  const all = counted(now).reduce((sum, count) => sum + count, 0);
  return (
    <>
      {problem !== undefined && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      {question ? (
        <div className={styles.row}>
          <span className={styles.count} role="status">
            {presentWords[language].votes.answered(all, now.view.members)}
          </span>
          {!question.revealed && (
            <Button onClick={() => void act(teacher.reveal(question.question))}>{says.reveal}</Button>
          )}
          <Button onClick={() => void act(teacher.endQuestion())}>{says.closeQuestion}</Button>
        </div>
      ) : (
        asks && (
          <div className={styles.row}>
            <Button onClick={() => void act(teacher.ask(asks.text, asks.options))}>{says.ask}</Button>
          </div>
        )
      )}
    </>
  );
}
