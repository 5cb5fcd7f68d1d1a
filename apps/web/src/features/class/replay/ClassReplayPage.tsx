import { useCallback, useEffect, useMemo, useState } from 'react';
import { Link } from 'wouter';
import { useLanguage } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/Button.tsx';
import { useLessons } from '../../learn/use-lessons.ts';
import { instantOf } from '../../replay/player.ts';
import { usePlayer } from '../../replay/use-player.ts';
import { useStepKeys } from '../../replay/use-step-keys.ts';
import { Sheet } from '../ClassPages.tsx';
import { classWords, problemText } from '../words.ts';
import { Axis } from './Axis.tsx';
import { axisOf } from './axis.ts';
import styles from './ClassReplayPage.module.css';
import { Dialogue } from './Dialogue.tsx';
import { Rows } from './Rows.tsx';
import { createScenes, numbersOf } from './scene.ts';
import { Told } from './Told.tsx';
import { type Replayed, useClassReplay, useWindow } from './use-class-replay.ts';
import { rowsAt } from './windows.ts';
import { classReplayWords } from './words.ts';

/** `/class/replay/<id>`: a class again, up to now. For its teachers. */
export function ClassReplayPage({ id }: { id: string }) {
  const language = useLanguage();
  const words = classReplayWords[language];
  const { replayed, problem, busy, again } = useClassReplay(id);
  useEffect(() => {
    const before = document.title;
    document.title = `${words.title} · EHLO`;
    return () => {
      document.title = before;
    };
  }, [words]);
  if (problem && !replayed)
    return (
      <Sheet>
        <h1>{problemText(classWords[language], problem)}</h1>
        <Button onClick={again}>{classWords[language].retry}</Button>
        <Link href="/class">{classWords[language].start.title}</Link>
      </Sheet>
    );
  if (!replayed)
    return (
      <Sheet>
        <p role="status">{words.loading}</p>
      </Sheet>
    );
  return (
    <Played
      id={id}
      replayed={replayed}
      problem={problem && problemText(classWords[language], problem)}
      busy={busy}
      onAgain={again}
    />
  );
}

interface PlayedProps {
  id: string;
  replayed: Replayed;
  problem: string | undefined;
  /** It is being read once more. */
  busy: boolean;
  onAgain(): void;
}

/** What somebody has chosen: a member, by their room, or what the teacher showed to all. */
export type Chosen = { home: string } | 'broadcast';

function Played({ id, replayed, problem, busy, onAgain }: PlayedProps) {
  const language = useLanguage();
  const words = classReplayWords[language];
  const { view, events } = replayed;
  const axis = useMemo(() => axisOf(view, events), [view, events]);
  const scenes = useMemo(() => createScenes(events), [events]);
  const numbers = useMemo(() => numbersOf(events), [events]);
  const playing = usePlayer(axis, 0);
  useStepKeys(playing);
  // The axis ends with a whole second: what was not yet when one looked is not shown.
  const at = Math.floor(Math.min(view.now, view.beganAt + instantOf(playing.player, axis) * 1000));
  const count = scenes.countAt(at);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is another one only where another event is behind it
  const scene = useMemo(() => scenes.at(at), [scenes, count]);
  const window = useWindow(replayed, at, playing.playing);
  const rows = useMemo(() => (window.rows ? rowsAt(window.rows, at) : undefined), [window.rows, at]);
  const failed = problem ?? (window.problem && problemText(classWords[language], window.problem));
  const [named, setNamed] = useState(false);
  const [chosen, setChosen] = useState<Chosen>();
  const { list } = useLessons();
  const titleOf = useCallback(
    (lesson: string) =>
      list?.chapters.flatMap((chapter) => chapter.lessons).find((one) => one.id === lesson)?.words[language]
        .title ?? lesson,
    [list, language],
  );
  const nameOf = (home: string) =>
    named
      ? (scene.present.get(home) ??
        view.members.find((member) => member.home === home)?.name ??
        words.somebody)
      : words.student(numbers.get(home));
  return (
    <main className={styles.page}>
      <Axis view={view} axis={axis} playing={playing}>
        <label className={styles.names}>
          <input type="checkbox" checked={named} onChange={(event) => setNamed(event.target.checked)} />
          {words.names}
        </label>
        <Button size="small" aria-disabled={busy} onClick={() => busy || onAgain()}>
          {busy ? words.loading : words.upToNow}
        </Button>
        <Link href={`/class/${id}`}>{words.toBoard}</Link>
      </Axis>
      {failed !== undefined && (
        <p className={styles.problem} role="alert">
          {failed}{' '}
          <Button size="small" onClick={problem === undefined ? window.retry : onAgain}>
            {classWords[language].retry}
          </Button>
        </p>
      )}
      {replayed.more && <p className={styles.more}>{words.more}</p>}
      <Rows
        view={view}
        scene={scene}
        at={at}
        rows={rows}
        cut={window.rows?.cut ?? []}
        chosen={chosen}
        named={named}
        nameOf={nameOf}
        titleOf={titleOf}
        onChoose={setChosen}
      />
      <Dialogue view={view} scene={scene} rows={rows} at={at} chosen={chosen} named={named} nameOf={nameOf} />
      <Told
        view={view}
        events={events}
        count={count}
        named={named}
        nameOf={nameOf}
        titleOf={titleOf}
        onSeek={(ms) => playing.do({ do: 'at', at: (ms - view.beganAt) / 1000 })}
      />
    </main>
  );
}
