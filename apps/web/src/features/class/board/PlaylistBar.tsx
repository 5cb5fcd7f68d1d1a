import type { LessonList } from '@ehlo/lessons';
import type { Problem } from '@ehlo/wire';
import { useRef, useState } from 'react';
import { useLanguage } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/Button.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { asTeacher } from '../api.ts';
import type { ClassNow } from '../class-now.ts';
import { minutesSince } from '../time.ts';
import { classWords, problemText } from '../words.ts';
import styles from './PlaylistBar.module.css';

/** The playlist's clock: where the class is in it, what comes next, and what its run sheet says of this point. */
export function PlaylistBar({ now, list }: { now: ClassNow; list: LessonList | undefined }) {
  const language = useLanguage();
  const says = classWords[language].board.playlist;
  const anchor = useRef<HTMLButtonElement>(null);
  const [problem, setProblem] = useState<Problem>();
  const { class: id, playlist: at } = now.view;
  const playlist = list?.playlists.find((one) => one.id === at?.playlist);
  const entry = at?.entry ?? 0;
  const time = useNow(playlist !== undefined);
  if (!playlist || !at) return null;
  const words = playlist.words[language];
  const here = playlist.entries[entry];
  const sheet = words.entries[entry];
  if (!here || !sheet) return null;
  const minute = minutesSince((now.pointAt ?? time * 1000) / 1000, time) + 1;
  const next = words.entries[entry + 1];
  const goOn = async () => {
    const teacher = asTeacher(id);
    const lesson = playlist.entries[entry + 1]?.lesson;
    let done = await teacher.playlist(playlist.id, entry + 1);
    if (done.ok && lesson !== undefined) done = await teacher.lesson(lesson);
    setProblem(done.ok ? undefined : done.problem);
  };
  return (
    <div className={styles.bar}>
      <b>{words.title}</b>
      <ol className={styles.track} aria-hidden="true">
        {playlist.entries.map(({ minutes }, place) => (
          <li
            key={place}
            style={
              {
                '--minutes': minutes,
                '--done':
                  place < entry
                    ? '100%'
                    : place === entry
                      ? `${Math.min(100, (minute / minutes) * 100)}%`
                      : '0%',
              } as React.CSSProperties
            }
          />
        ))}
      </ol>
      <span className={styles.where}>
        <b>{sheet.title}</b>,{' '}
        {minute <= here.minutes ? says.minute(minute, here.minutes) : says.over(minute - here.minutes)};{' '}
        {next ? says.next(next.title) : says.last}
      </span>
      <Button ref={anchor} kind="quiet" size="small" popoverTarget="run-sheet">
        {says.sheet}
      </Button>
      {next && (
        <Button size="small" onClick={() => void goOn()}>
          {says.goOn}
        </Button>
      )}
      {problem && (
        <p className={styles.problem} role="alert">
          {problemText(classWords[language], problem)}
        </p>
      )}
      <Popover id="run-sheet" anchor={anchor} label={says.sheet}>
        <dl className={styles.sheet}>
          <dt>{says.shows}</dt>
          <dd>{sheet.shows}</dd>
          <dt>{says.asks}</dt>
          <dd>{sheet.asks}</dd>
          <dt>{says.trouble}</dt>
          <dd>{sheet.trouble}</dd>
        </dl>
      </Popover>
    </div>
  );
}
