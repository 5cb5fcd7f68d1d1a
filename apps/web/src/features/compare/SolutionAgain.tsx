import { type Lesson, type Progress, progressOf } from '@ehlo/lessons';
import type { LessonEvent, Logged, Seq } from '@ehlo/wire';
import { useEffect, useMemo, useState } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { useBridge, usePlayground } from '../../rooms/context.ts';
import { endpointText } from '../../rooms/outside-target.ts';
import { Button } from '../../ui/Button.tsx';
import { readLesson, tellLesson } from '../learn/api.ts';
import { useLessons } from '../learn/use-lessons.ts';
import styles from './ComparePage.module.css';
import { PlayedNote } from './PlayedNote.tsx';
import { noteShown, undoneOf } from './shown.ts';
import { type SolutionCall, solutionCalls } from './solution.ts';
import { usePlayAgain } from './use-play-again.ts';
import { compareWords } from './words.ts';

interface Props {
  /** The lesson that is chosen at first, by its id. */
  first: string | undefined;
  /** Where one's own dialogue went: of several calls of a solution the one to that server is meant. */
  to: { host: string; port: number } | undefined;
  /** The number of the connection on which the lines are said. */
  onConnection(connection: Seq): void;
}

/** A lesson's solution, said to its server, to be laid beside one's own. */
export function SolutionAgain({ first, to, onConnection }: Props) {
  const language = useLanguage();
  const words = compareWords[language];
  const world = useBridge(({ me }) => me?.world);
  const { list, unreachable } = useLessons();
  const [id, setId] = useState(first ?? '');
  const { lesson, progress, failed } = useChosenLesson(id);
  const calls = useMemo(() => {
    const solutions = lesson?.steps.map(({ solution }) => solution);
    return solutions && world ? solutionCalls(solutions, world) : [];
  }, [lesson, world]);
  const [chosen, setChosen] = useState<number>();
  const same = calls.findIndex(({ target }) => target.host === to?.host && target.port === to.port);
  const at = Math.min(chosen ?? Math.max(0, same), calls.length - 1);
  const call = calls[at];
  if (!list) return unreachable ? <p className={styles.nothing}>{words.troubles.unreachable}</p> : null;
  return (
    <section className={styles.again} aria-label={words.solution}>
      <div>
        <label>
          <span>{words.solution}</span>
          <select
            value={id}
            onChange={(event) => {
              setChosen(undefined);
              setId(event.target.value);
            }}
          >
            <option value="">{words.chooseLesson}</option>
            {list.chapters.map((chapter) => (
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
        {calls.length > 1 && (
          <label>
            <span>{words.call}</span>
            <select value={at} onChange={(event) => setChosen(Number(event.target.value))}>
              {calls.map(({ target, lines }, index) => (
                <option key={index} value={index}>
                  {words.callOf(index + 1, endpointText(target), lines.length)}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {lesson && progress && call && (
        <Say
          key={`${id} ${at}`}
          lesson={lesson}
          progress={progress}
          call={call}
          onConnection={onConnection}
        />
      )}
      {lesson && !call && <p>{words.noSolution}</p>}
      {failed && <p role="alert">{words.troubles[failed]}</p>}
    </section>
  );
}

interface SayProps {
  lesson: Lesson;
  progress: Progress;
  call: SolutionCall;
  onConnection(connection: Seq): void;
}

/** Says one call of it. Whoever has not done what it does is noted as shown, as "Show me" does. */
function Say({ lesson, progress, call, onConnection }: SayProps) {
  const words = compareWords[useLanguage()];
  const { state, play, stop } = usePlayAgain(onConnection);
  const [failed, setFailed] = useState(false);
  const goes = state !== undefined && state.played === undefined;
  const undone = undoneOf(call, progress, lesson);
  const say = () => {
    setFailed(false);
    return play(call.lines, call.target, async (stopped) => {
      const noted = await noteShown((path) => tellLesson(lesson.id, path, {}), progress, undone, stopped);
      if (!noted && !stopped()) setFailed(true);
      return noted;
    });
  };
  return (
    <>
      <div>
        <Button onClick={goes ? stop : () => void say()}>{goes ? words.stop : words.saySolution}</Button>
      </div>
      <p>{undone.length > 0 ? words.solutionShown : words.playSays}</p>
      {failed && <p role="alert">{words.troubles['not-noted']}</p>}
      <PlayedNote state={state} />
    </>
  );
}

/** A lesson, and how far one is in it; followed, so that what is said on this page is judged as it is on the lesson's own. */
function useChosenLesson(id: string) {
  const { bridge } = usePlayground();
  // Another room is another person's progress.
  const room = useBridge(({ me }) => me?.room);
  const [lesson, setLesson] = useState<Lesson>();
  const [progress, setProgress] = useState<Progress>();
  const [failed, setFailed] = useState<'missing' | 'unreachable'>();
  useEffect(() => {
    setLesson(undefined);
    setProgress(undefined);
    setFailed(undefined);
    if (room === undefined || id === '') return;
    let wanted = true;
    void readLesson(id).then((answer) => {
      if (!wanted) return;
      if (typeof answer === 'string') setFailed(answer);
      else setLesson(answer.lesson);
    });
    return () => {
      wanted = false;
    };
  }, [id, room]);
  useEffect(() => {
    if (!lesson) return;
    let events: Logged<LessonEvent>[] = [];
    return bridge.subscribe({ view: 'lesson', lesson: lesson.id }, (news, { reset }) => {
      if (reset) events = [];
      events.push(...(news as Logged<LessonEvent>[]));
      setProgress(progressOf(lesson, events));
    });
  }, [bridge, lesson]);
  return { lesson, progress, failed };
}
