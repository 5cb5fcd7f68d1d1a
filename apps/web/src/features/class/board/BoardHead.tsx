import type { LessonList, LessonView } from '@ehlo/lessons';
import type { RosterRow } from '@ehlo/wire';
import { lazy, Suspense, useRef, useState } from 'react';
import { useLanguage } from '../../../i18n/i18n.ts';
import { useDialogue } from '../../../rooms/context.ts';
import { useNewestConnection } from '../../../rooms/newest-connection.ts';
import button from '../../../ui/Button.module.css';
import { Button } from '../../../ui/Button.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { type Answer, asTeacher } from '../api.ts';
import { AssessmentBar, StartAssessment } from '../assessment/Assess.tsx';
import type { ClassNow } from '../class-now.ts';
import { keyOf } from '../keys.ts';
import { Pairs } from '../pairs/Pairs.tsx';
import { RehearsalBar, StartRehearsal } from '../rehearsal/Rehearsal.tsx';
import { Share } from '../share/Share.tsx';
import { clockOf } from '../time.ts';
import { classWords, problemText } from '../words.ts';
import { AskAll, OpenQuestion } from './AskAll.tsx';
import styles from './BoardHead.module.css';
import { EndClass } from './EndClass.tsx';
import { standingOf } from './order.ts';

const ClassHold = lazy(async () => ({ default: (await import('../../hold/ClassHold.tsx')).ClassHold }));
const ClassFaults = lazy(async () => ({ default: (await import('./ClassFaults.tsx')).ClassFaults }));

interface Props {
  now: ClassNow;
  rows: readonly RosterRow[];
  lesson: LessonView | undefined;
  columns: string | undefined;
  list: LessonList | undefined;
}

const TIMES_MIN = [2, 5, 10, 15];

/** Code, count, one sentence that a person would say, and what is done to all. */
export function BoardHead({ now, rows, lesson, columns, list }: Props) {
  const language = useLanguage();
  const words = classWords[language];
  const says = words.board;
  const { view } = now;
  const teacher = asTeacher(view.class);
  // One teaches in several windows: what was called in another one is shown too, unless a dialogue was chosen here by hand.
  const newest = useNewestConnection();
  const own = useDialogue((state) => (state.pinned ? state.connection : undefined)) ?? newest;
  const [note, setNote] = useState('');
  const [wish, setWish] = useState('');
  const [faults, setFaults] = useState(false);
  const [problem, setProblem] = useState<string>();
  const ticking = useNow(view.timer !== undefined);
  const code = useRef<HTMLButtonElement>(null);
  const noteButton = useRef<HTMLButtonElement>(null);
  const more = useRef<HTMLButtonElement>(null);
  const standing = standingOf(rows, columns);
  const at = lesson?.lesson.steps.findIndex(({ id }) => id === standing.crowd?.step) ?? -1;
  const crowd = lesson?.lesson.words[language].steps[at]?.title;
  const act = async (doing: Promise<Answer<unknown>>) => {
    const answer = await doing;
    setProblem(answer.ok ? undefined : problemText(words, answer.problem));
    return answer.ok;
  };
  const facts = [
    crowd !== undefined && standing.crowd && says.crowd(standing.crowd.count, crowd),
    standing.finished > 0 && says.finished(standing.finished),
    (view.reports?.length ?? 0) > 0 && words.report.count(view.reports?.length ?? 0),
  ].filter((part) => typeof part === 'string');
  const key = keyOf(view.class);

  return (
    <header className={styles.head}>
      <dl className={styles.facts}>
        <div>
          <dt>{says.code}</dt>
          <dd>
            <button ref={code} type="button" popoverTarget="class-code" translate="no" title={says.invite}>
              {view.code}
            </button>
          </dd>
        </div>
        <div>
          <dt>{says.here}</dt>
          <dd>{standing.here}</dd>
        </div>
      </dl>
      <Popover id="class-code" anchor={code} label={says.invite}>
        <div className={styles.share}>
          <Share id={view.class} code={view.code} />
          {key !== undefined && (
            <p>
              {words.start.keyOnce}: <code translate="no">{key}</code>
            </p>
          )}
        </div>
      </Popover>
      <h1 className={styles.standing}>
        <b>{says.standing(standing)}</b> {facts.length > 0 && `${facts.join('; ')}.`}
        {view.timer && <span className={styles.timer}> {clockOf(view.timer.until - ticking)}</span>}
      </h1>
      <div className={styles.commands}>
        <Button
          kind={view.paused ? 'primary' : 'plain'}
          onClick={() => void act(view.paused ? teacher.goOn() : teacher.pause())}
        >
          {view.paused ? says.resume : says.pause}
        </Button>
        {!view.hold && <Button onClick={() => void act(teacher.hold())}>{says.hold}</Button>}
        <Button ref={noteButton} popoverTarget="class-note">
          {says.note}
        </Button>
        <Button onClick={() => setFaults(true)}>{says.faults}</Button>
        {view.broadcast ? (
          <Button onClick={() => void act(teacher.endBroadcast())}>{says.stopShowing}</Button>
        ) : (
          <Button
            kind={own === undefined ? 'not-now' : view.paused ? 'plain' : 'primary'}
            title={own === undefined ? says.showNone : undefined}
            onClick={() => own !== undefined && void act(teacher.broadcast(own))}
          >
            {says.show}
          </Button>
        )}
        <a className={button.button} href="/present" target="ehlo-projector">
          {says.projector}
        </a>
        <Button ref={more} popoverTarget="class-more">
          {says.more}
        </Button>
      </div>
      <Popover id="class-note" anchor={noteButton} label={says.note}>
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (note.trim() === '') return;
            void act(teacher.note(note.trim())).then((done) => {
              if (!done) return;
              setNote('');
              document.getElementById('class-note')?.hidePopover();
            });
          }}
        >
          <label>
            {says.noteLabel}
            <textarea
              rows={3}
              maxLength={500}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          </label>
          <Button type="submit" kind="primary">
            {says.send}
          </Button>
        </form>
      </Popover>
      <Popover id="class-more" anchor={more} label={says.more}>
        <div className={styles.more}>
          <form
            className={styles.form}
            onSubmit={(event) => {
              event.preventDefault();
              if (wish !== '') void act(teacher.lesson(wish));
            }}
          >
            <label>
              {says.lesson}
              <select value={wish} onChange={(event) => setWish(event.target.value)}>
                <option value="" />
                {list?.chapters.map((chapter) => (
                  <optgroup key={chapter.id} label={chapter.words[language].title}>
                    {chapter.lessons.map((one) => (
                      <option key={one.id} value={one.id}>
                        {one.words[language].title}
                      </option>
                    ))}
                  </optgroup>
                ))}
              </select>
            </label>
            <Button type="submit" kind={wish === '' ? 'not-now' : 'plain'}>
              {says.startLesson}
            </Button>
          </form>
          {list?.playlists
            .filter(({ id }) => id !== view.playlist?.playlist)
            .map((playlist) => (
              <Button key={playlist.id} onClick={() => void act(teacher.playlist(playlist.id, 0))}>
                {says.playlist.follow(playlist.words[language].title)}
              </Button>
            ))}
          <fieldset className={styles.times}>
            <legend>{says.timer}</legend>
            {TIMES_MIN.map((minutes) => (
              <Button key={minutes} size="small" onClick={() => void act(teacher.timer(minutes * 60_000))}>
                {says.minutes(minutes)}
              </Button>
            ))}
            {view.timer && (
              <Button size="small" kind="quiet" onClick={() => void act(teacher.stopTimer())}>
                {says.stopTimer}
              </Button>
            )}
          </fieldset>
          <AskAll now={now} act={act} />
          <div className={styles.part}>
            <Button onClick={() => void act(teacher.resetWorlds())}>{says.resetWorlds}</Button>
            <p>{says.resetSays}</p>
          </div>
          <StartAssessment now={now} list={list} act={act} />
          <StartRehearsal now={now} wish={wish} />
          <EndClass id={view.class} onProblem={setProblem} />
        </div>
      </Popover>
      <AssessmentBar now={now} act={act} />
      <Pairs now={now} rows={rows} act={act} />
      <RehearsalBar now={now} list={list} act={act} />
      <OpenQuestion now={now} act={act} />
      {view.hold && (
        <Suspense>
          <ClassHold id={view.class} />
        </Suspense>
      )}
      {problem !== undefined && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      {faults && (
        <Suspense>
          <ClassFaults id={view.class} onClose={() => setFaults(false)} />
        </Suspense>
      )}
    </header>
  );
}
