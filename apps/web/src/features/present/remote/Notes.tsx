import type { LessonList, LessonView, PlaylistEntryWords } from '@ehlo/lessons';
import { useState } from 'react';
import { useLanguage } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/Button.tsx';
import { classWords } from '../../class/words.ts';
import { Blocks, Inlines } from '../../learn/Prose.tsx';
import type { Steering } from '../use-projector.ts';
import { presentWords } from '../words.ts';
import styles from './RemotePage.module.css';

interface Props {
  lesson: LessonView | undefined;
  /** Number of the step that comes. */
  step: number | undefined;
  sheet: PlaylistEntryWords | undefined;
  list: LessonList | undefined;
  steering: Steering;
}

/** What the teacher says meanwhile: the run sheet of the playlist, and the step in the lesson's own words. Never on the projector. */
export function Notes({ lesson, step, sheet, list, steering }: Props) {
  const language = useLanguage();
  const words = presentWords[language].steer;
  const says = classWords[language].board.playlist;
  const said = lesson?.lesson.words[language];
  const at = step === undefined ? undefined : said?.steps[step];
  return (
    <section className={styles.notes} aria-label={words.notes}>
      {!steering.script && <Choose list={list} steering={steering} />}
      {said && lesson && (
        <>
          <h1>{said.title}</h1>
          {sheet && (
            <dl>
              <dt>{says.shows}</dt>
              <dd>{sheet.shows}</dd>
              <dt>{says.asks}</dt>
              <dd>{sheet.asks}</dd>
              <dt>{says.trouble}</dt>
              <dd>{sheet.trouble}</dd>
            </dl>
          )}
          {at && step !== undefined && (
            <>
              <h2>{words.step(step + 1, lesson.lesson.steps.length, at.title)}</h2>
              <div className={styles.prose}>
                <Blocks blocks={at.prose} />
                {at.predict && (
                  <p className={styles.asks}>
                    <Inlines of={at.predict.asks} />
                  </p>
                )}
              </div>
            </>
          )}
        </>
      )}
    </section>
  );
}

/** Which lesson is played. */
function Choose({ list, steering }: { list: LessonList | undefined; steering: Steering }) {
  const language = useLanguage();
  const words = presentWords[language].steer;
  const followed = steering.now?.view.lesson?.lesson;
  const [wish, setWish] = useState<string>();
  const chosen = wish ?? followed ?? '';
  return (
    <form
      className={styles.choose}
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== '') steering.play({ lesson: chosen, line: 0 });
      }}
    >
      <p>{words.chooseSays}</p>
      <label>
        {words.choose}
        <select value={chosen} onChange={(event) => setWish(event.target.value)}>
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
      <Button type="submit" kind={chosen === '' ? 'not-now' : 'primary'}>
        {words.begin}
      </Button>
    </form>
  );
}
