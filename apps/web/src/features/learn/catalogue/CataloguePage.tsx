import { type LessonList, type LessonRow, minutesOf, type Playlist } from '@ehlo/lessons';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { useLanguage } from '../../../i18n/i18n.ts';
import button from '../../../ui/Button.module.css';
import { Button } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { RecordLink } from '../../record/RecordLink.tsx';
import { useLessons } from '../use-lessons.ts';
import { learnWords } from '../words.ts';
import { Album } from './Album.tsx';
import styles from './CataloguePage.module.css';
import { found, goOnWith, isDone, lessonsOf, onRoute, type RouteName } from './catalogue.ts';
import { Core, LessonLine } from './LessonLine.tsx';
import { TakeAlong } from './TakeAlong.tsx';
import { Today } from './Today.tsx';

const ROUTES: readonly RouteName[] = ['today', 'core', 'everything'];

/** `/learn`: contents like a book's, with what to go on with on top and the album at the right. */
export function CataloguePage() {
  const language = useLanguage();
  const words = learnWords[language];
  const { list, unreachable, retry } = useLessons();
  const [route, setRoute] = useState<RouteName>('everything');
  const [query, setQuery] = useState('');
  useEffect(() => {
    const before = document.title;
    document.title = `${words.title} · EHLO`;
    return () => {
      document.title = before;
    };
  }, [words]);
  if (!list)
    return (
      <main className={styles.page}>
        {unreachable && (
          <p className={styles.trouble} role="alert">
            {words.unreachable} <Button onClick={retry}>{words.retry}</Button>
          </p>
        )}
      </main>
    );
  const all = lessonsOf(list);
  const [playlist] = list.playlists;
  const chapters = found(list.chapters, onRoute(route, playlist), query, language);
  const ordered = route === 'today' && query.trim() === '' ? playlist : undefined;
  return (
    <main className={styles.page}>
      <GoOn list={list} route={route} />
      <div className={styles.columns}>
        <section className={styles.contents} aria-label={words.title} data-pane="lessons" tabIndex={-1}>
          <fieldset className={styles.routes} aria-label={words.list.routes}>
            {ROUTES.map((name) => (
              <button key={name} type="button" aria-pressed={route === name} onClick={() => setRoute(name)}>
                <RouteWords name={name} rows={all.filter(onRoute(name, playlist))} playlist={playlist} />
              </button>
            ))}
          </fieldset>
          <div className={styles.index}>
            <label className={styles.search}>
              <Icon name="search" size={16} />
              <span className="visually-hidden">{words.list.search}</span>
              <input
                type="search"
                value={query}
                placeholder={words.list.search}
                onChange={(event) => setQuery(event.currentTarget.value)}
              />
            </label>
            <p role="status" className={cx(styles.found, query.trim() === '' && 'visually-hidden')}>
              {query.trim() !== '' &&
                (chapters.length === 0
                  ? words.list.nothing(query.trim())
                  : words.list.found(lessonsOf({ chapters }).length))}
            </p>
            {all.length === 0 && <p className={styles.found}>{words.list.none}</p>}
            {ordered && <Today playlist={ordered} rows={all} />}
            <div className={styles.toc} hidden={ordered !== undefined}>
              {chapters.map((chapter) => {
                const number = list.chapters.findIndex(({ id }) => id === chapter.id) + 1;
                return (
                  <section key={chapter.id} className={styles.chapter}>
                    <h2>
                      <span>{number}</span> {chapter.words[language].title}
                      {chapter.id === 'smtp-by-hand' && <small>{words.list.newcomer}</small>}
                    </h2>
                    <ol>
                      {chapter.lessons.map((row) => (
                        <LessonLine key={row.id} row={row} />
                      ))}
                    </ol>
                  </section>
                );
              })}
            </div>
            <TakeAlong />
            <RecordLink />
          </div>
        </section>
        <Album stamps={list.stamps} />
      </div>
    </main>
  );
}

function GoOn({ list, route }: { list: LessonList; route: RouteName }) {
  const language = useLanguage();
  const words = learnWords[language].list;
  const all = lessonsOf(list);
  const row = goOnWith(list, onRoute(route, list.playlists[0]));
  const core = all.filter((one) => one.core);
  const done = (rows: LessonRow[]) => rows.filter(isDone).length;
  return (
    <header className={styles.goOn}>
      <div>
        <h1>{row ? row.words[language].title : words.allDone}</h1>
        <p>
          {!row
            ? words.allDoneSays
            : row.startedAt === undefined
              ? words.beginSays(row.minutes)
              : words.stopped(row.current + 1, row.steps)}
        </p>
      </div>
      {row && (
        <Link href={`/learn/${row.id}`} className={cx(button.button, button.primary, styles.primary)}>
          {row.startedAt === undefined ? words.begin : words.continue}
        </Link>
      )}
      <p className={styles.count}>{words.count(done(all), all.length, done(core), core.length)}</p>
    </header>
  );
}

function RouteWords({
  name,
  rows,
  playlist,
}: {
  name: RouteName;
  rows: LessonRow[];
  playlist: Playlist | undefined;
}) {
  const language = useLanguage();
  const words = learnWords[language].list;
  const minutes = playlist ? minutesOf(playlist) : rows.reduce((sum, row) => sum + row.minutes, 0);
  const says =
    name === 'today'
      ? words.todaySays(minutes)
      : name === 'core'
        ? words.coreSays(rows.length)
        : words.everythingSays(rows.length);
  return (
    <>
      <b>
        {name === 'today' ? (playlist?.words[language].title ?? words.today) : words[name]}{' '}
        {name === 'core' && <Core />}
      </b>
      <span>{says}</span>
    </>
  );
}
