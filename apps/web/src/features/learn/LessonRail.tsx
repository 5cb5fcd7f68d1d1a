import { EARLIER } from '@ehlo/lessons';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { clockTime, useLanguage } from '../../i18n/i18n.ts';
import { classStanding } from '../../rooms/class-standing.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useScrollStop } from '../../ui/Pane.tsx';
import { Finish } from './Finish.tsx';
import { LessonNews } from './LessonNews.tsx';
import styles from './LessonRail.module.css';
import { Compared } from './Prediction.tsx';
import { Blocks } from './Prose.tsx';
import { howNote, shareDone } from './rail.ts';
import { Step } from './Step.tsx';
import type { FollowedLesson } from './use-lesson.ts';
import { useOpenStep } from './use-open-step.ts';
import { useShowMe } from './use-show-me.ts';
import { learnWords } from './words.ts';

const InLesson = lazy(async () => ({ default: (await import('../class/in-lesson/InLesson.tsx')).InLesson }));

interface Props {
  lesson: FollowedLesson;
  /** A composer is the one place to type. */
  composed: boolean;
  /** Phone: only the open step, and the others on request. */
  folded?: boolean;
}

/** The guide: where one is, what to do now, what was done. Nothing is locked. */
export function LessonRail({ lesson, composed, folded = false }: Props) {
  const language = useLanguage();
  const words = learnWords[language];
  const { view, progress, failed, tell } = lesson;
  const { lesson: of, chapter } = view;
  const said = of.words[language];
  const [open, setOpen] = useOpenStep(progress);
  const [listed, setListed] = useState(false);
  const scroll = useScrollStop<HTMLDivElement>();
  const showMe = useShowMe(composed);
  const memberOf = useStore(classStanding, (state) => (state.name === undefined ? undefined : state.class));
  const count = of.steps.length;
  const seen = useRef(open);
  useEffect(() => {
    if (seen.current === open) return;
    seen.current = open;
    scroll.current?.querySelector('[data-open]')?.scrollIntoView({ block: 'nearest' });
  }, [open, scroll]);
  const finished = progress.current === count;
  const shows = (at: number) => !folded || listed || at === open;
  const choose = (at: number) => {
    setOpen(at);
    setListed(false);
  };

  return (
    <>
      <header className={cx(styles.head, folded && styles.headFolded)}>
        {folded ? (
          <h1 className="visually-hidden">{said.title}</h1>
        ) : (
          <>
            <p className={styles.crumb}>
              <span>{words.crumb(chapter.number, chapter.words[language].title, chapter.lesson)}</span>
              <Link href="/learn">{words.all}</Link>
            </p>
            <h1>{said.title}</h1>
          </>
        )}
        <div
          className={styles.progress}
          role="img"
          aria-label={words.progress(progress.steps.filter(({ done }) => done).length, count)}
        >
          {progress.steps.map((step, at) => (
            <i
              key={of.steps[at]?.id}
              style={{ '--done': `${Math.round(shareDone(step) * 100)}%` } as React.CSSProperties}
            />
          ))}
        </div>
        {folded && (
          <button
            type="button"
            className={styles.fold}
            aria-expanded={listed}
            onClick={() => setListed(!listed)}
          >
            <span>
              <b>{said.title}</b>{' '}
              <small>{open < count ? words.step(open + 1, count) : words.finish.title}</small>
            </span>
            <i>{listed ? words.hideSteps : words.showSteps}</i>
          </button>
        )}
      </header>
      <div ref={scroll} className={styles.scroll}>
        {failed && (
          <p className={styles.failed} role="alert">
            {failed === 'too-fast' ? words.tooFast : words.notKept}
          </p>
        )}
        {memberOf !== undefined && (
          <Suspense>
            <InLesson id={memberOf} lesson={lesson} showMe={showMe} />
          </Suspense>
        )}
        {open === 0 && !progress.steps[0]?.done && said.opening.length > 0 && (
          <div className={styles.opening}>
            <Blocks blocks={said.opening} />
            {of.world.emptied.length > 0 && <p className={styles.aside}>{words.emptied(EARLIER)}</p>}
          </div>
        )}
        <ol className={styles.steps} aria-label={words.steps}>
          {of.steps.map((step, at) => {
            const state = progress.steps[at];
            const wording = said.steps[at];
            if (!state || !wording || !shows(at)) return null;
            const isOpen = at === open;
            const quiz = step.questions.length > 0;
            return (
              <li
                key={step.id}
                data-open={isOpen || undefined}
                className={cx(styles.step, state.done && styles.done, isOpen && styles.open)}
              >
                <span className={styles.mark} aria-hidden="true">
                  {state.done ? <Icon name="check" size={14} /> : at + 1}
                </span>
                <div className={styles.body}>
                  <h2>
                    <button
                      type="button"
                      aria-expanded={isOpen}
                      aria-current={at === progress.current ? 'step' : undefined}
                      onClick={() => choose(isOpen && at !== progress.current ? progress.current : at)}
                    >
                      <span>
                        {wording.title}
                        {state.done && <span className="visually-hidden">, {words.done}</span>}
                      </span>
                      {!isOpen && (
                        <small>
                          {state.done ? (
                            <>
                              {howNote(state, words.how)}{' '}
                              {state.at !== undefined && <time>{clockTime(state.at, language)}</time>}
                            </>
                          ) : (
                            quiz && words.quiz
                          )}
                        </small>
                      )}
                    </button>
                  </h2>
                  {isOpen && (
                    <Step
                      lesson={lesson}
                      at={at}
                      showMe={showMe}
                      last={at === count - 1}
                      onNext={() =>
                        setOpen(progress.current > at ? progress.current : Math.min(at + 1, count))
                      }
                    />
                  )}
                  {!isOpen && at === open - 1 && state.done && step.predict && wording.predict && (
                    <Compared predict={step.predict} words={wording.predict} chosen={state.predicted} />
                  )}
                </div>
              </li>
            );
          })}
        </ol>
        {finished && (open === count || !folded) && (
          <Finish lesson={lesson} open={open === count} onOpen={() => setOpen(count)} />
        )}
      </div>
      {(!folded || listed) && <RailFoot lesson={lesson} onOver={() => tell('start', { again: true })} />}
      <LessonNews lesson={lesson} />
    </>
  );
}

function RailFoot({ lesson, onOver }: { lesson: FollowedLesson; onOver: () => Promise<boolean> }) {
  const words = learnWords[useLanguage()];
  const [sure, setSure] = useState(false);
  const { id, minutes } = lesson.view.lesson;
  if (sure)
    return (
      <footer className={styles.foot} role="alertdialog" aria-label={words.over.sure}>
        <p>
          <b>{words.over.sure}</b> {words.over.sureSays}
        </p>
        <Button
          autoFocus
          size="small"
          onClick={() => {
            setSure(false);
            void onOver();
          }}
        >
          {words.over.yes}
        </Button>
        <Button size="small" kind="quiet" onClick={() => setSure(false)}>
          {words.over.no}
        </Button>
      </footer>
    );
  return (
    <footer className={styles.foot}>
      <Button kind="quiet" onClick={() => setSure(true)}>
        {words.over.button}
      </Button>
      <Link href={`/learn/${id}/read`}>{words.readAll}</Link>
      <span className={styles.minutes}>{words.minutes(minutes)}</span>
    </footer>
  );
}
