import { clockTime, useLanguage } from '../../i18n/i18n.ts';
import { useAssessed } from '../../rooms/class-standing.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/Icon.tsx';
import { NearMiss } from './NearMiss.tsx';
import { Outside } from './Outside.tsx';
import { PaceChoice } from './PaceChoice.tsx';
import { Compared, Prediction } from './Prediction.tsx';
import { Blocks, Inlines } from './Prose.tsx';
import { Quiz } from './quiz/Quiz.tsx';
import styles from './Step.module.css';
import type { FollowedLesson } from './use-lesson.ts';
import type { Showing, ShowMe } from './use-show-me.ts';
import { learnWords } from './words.ts';

interface Props {
  lesson: FollowedLesson;
  /** Number of the step. */
  at: number;
  last: boolean;
  showMe: ShowMe;
  onNext: () => void;
}

/** The open step: what to do, what was seen of it, and help in three rungs. */
export function Step({ lesson, at, last, showMe, onNext }: Props) {
  const language = useLanguage();
  const words = learnWords[language];
  const { view, progress, tell } = lesson;
  const assessed = useAssessed();
  const step = view.lesson.steps[at];
  const said = view.lesson.words[language].steps[at];
  const state = progress.steps[at];
  if (!step || !said || !state) return null;
  const path = `steps/${step.id}`;
  const quiz = step.questions.length > 0;
  const toRead = !quiz && step.checks.length === 0;
  const open = !state.done;
  return (
    <div className={styles.step}>
      <div className={styles.prose}>
        <Blocks blocks={said.prose} />
        <Outside {...step} />
      </div>
      {step.predict &&
        said.predict &&
        (open ? (
          <Prediction
            words={said.predict}
            chosen={state.predicted}
            onChoose={(answer) => void tell(`${path}/predict`, { answer })}
          />
        ) : (
          <Compared predict={step.predict} words={said.predict} chosen={state.predicted} />
        ))}
      {said.checks.length > 0 && (
        <ul className={styles.checks}>
          {said.checks.map((check, number) => {
            const passed = state.checks[number];
            return (
              <li key={number} className={cx(passed && styles.passed)}>
                <span
                  className={styles.box}
                  role="img"
                  aria-label={passed ? words.check.done : words.check.open}
                >
                  {passed && <Icon name="check" size={12} />}
                </span>
                <span>
                  <Inlines of={check} />
                </span>
                {passed && <time>{clockTime(passed.at, language)}</time>}
              </li>
            );
          })}
        </ul>
      )}
      {open && state.missed && !assessed && <NearMiss missed={state.missed} words={said} />}
      {state.hints > 0 && said.hints.length > 0 && (
        <ol className={styles.hints}>
          {said.hints.slice(0, state.hints).map((hint, number) => (
            <li key={number}>
              <span>{words.hint(number + 1)}</span>
              <p>
                <Inlines of={hint} />
              </p>
            </li>
          ))}
        </ol>
      )}
      {open && !quiz && !toRead && (
        <Help
          hints={{ taken: state.hints, of: said.hints.length }}
          showing={showMe.step === at ? showMe.showing : undefined}
          canShow={step.solution.length > 0}
          onHint={() => void tell(`${path}/hint`, { rung: state.hints })}
          onShow={async () => {
            if (await tell(`${path}/show`, {}))
              void showMe.start(
                view.lesson.steps.map(({ solution }) => solution),
                at,
                progress,
              );
          }}
          showMe={showMe}
        />
      )}
      {quiz && <Quiz lesson={lesson} at={at} last={last} onNext={onNext} />}
      {toRead && open && (
        <Button kind="primary" onClick={() => void tell(`${path}/read`, {})}>
          {words.read}
        </Button>
      )}
    </div>
  );
}

interface HelpProps {
  hints: { taken: number; of: number };
  showing: Showing | undefined;
  canShow: boolean;
  showMe: ShowMe;
  onHint: () => void;
  onShow: () => void;
}

/** Buttons only: no key reveals anything. */
function Help({ hints, showing, canShow, showMe, onHint, onShow }: HelpProps) {
  const words = learnWords[useLanguage()];
  if (showing && showing !== 'stuck')
    return (
      <div className={styles.help}>
        <p className={styles.showing} role="status">
          {showing === 'types' ? words.demo.types : words.demo[showing]}
        </p>
        {showing === 'types' ? (
          <Button size="small" onClick={showMe.pause}>
            {words.demo.pause}
          </Button>
        ) : (
          <Button size="small" kind="primary" onClick={showMe.goOn}>
            {words.demo.goOn}
          </Button>
        )}
        <Button size="small" onClick={showMe.stop}>
          {words.demo.stop}
        </Button>
        <PaceChoice />
      </div>
    );
  return (
    <div className={styles.help}>
      {showing === 'stuck' && (
        <p className={styles.showing} role="alert">
          {words.demo.stuck}
        </p>
      )}
      {hints.taken < hints.of && (
        <Button size="small" onClick={onHint}>
          {words.nextHint(hints.taken + 1, hints.of)}
        </Button>
      )}
      {canShow && (
        <>
          <Button size="small" onClick={onShow}>
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="M7 4.5v15l12-7.5z" fill="currentColor" />
            </svg>
            {words.showMe}
          </Button>
          <span className={styles.counts}>{words.countsAsShown}</span>
        </>
      )}
    </div>
  );
}
