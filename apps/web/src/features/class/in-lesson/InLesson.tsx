import { useLanguage } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/Button.tsx';
import type { FollowedLesson } from '../../learn/use-lesson.ts';
import type { ShowMe } from '../../learn/use-show-me.ts';
import { useClass } from '../use-class.ts';
import { type Behind, behind } from './behind.ts';
import { EarlyFinisher } from './EarlyFinisher.tsx';
import styles from './InLesson.module.css';
import { useCatchUp } from './use-catch-up.ts';
import { inLessonWords } from './words.ts';

interface Props {
  /** The class's id. */
  id: string;
  lesson: FollowedLesson;
  showMe: ShowMe;
}

/** What a member has beside the class's lesson: the way to where the class is, and what to do when one was faster. */
export function InLesson({ id, lesson, showMe }: Props) {
  const { now } = useClass(id);
  const { lesson: of } = lesson.view;
  const at = now?.view.lesson;
  if (at?.lesson !== of.id || now?.view.assessment) return null;
  if (lesson.progress.current === of.steps.length) return <EarlyFinisher lesson={of.id} />;
  return <CatchUpCard step={at.step} lesson={lesson} showMe={showMe} />;
}

function CatchUpCard({ step, lesson, showMe }: Omit<Props, 'id'> & { step: string | undefined }) {
  const language = useLanguage();
  const words = inLessonWords[language];
  const { lesson: of } = lesson.view;
  const between = behind(of, lesson.progress, step);
  const catchUp = useCatchUp(lesson, showMe, between);
  const at = of.steps.findIndex(({ id }) => id === step);
  const title = of.words[language].steps[at]?.title;
  const { state } = catchUp;
  if (title === undefined || (state === 'off' && between.toType.length === 0)) return null;
  return (
    <section className={styles.card} aria-label={words.label}>
      <p>
        <b>{words.classAt(at + 1, title)}</b> {state === 'off' && said(words, between)}
      </p>
      {state === 'off' && (
        <div className={styles.row}>
          <Button size="small" kind="primary" onClick={catchUp.start}>
            {words.catchUp}
          </Button>
          <span>{words.counts}</span>
        </div>
      )}
      {state === 'types' && (
        <div className={styles.row}>
          <p role="status">{showMe.showing === 'types' || !showMe.showing ? words.typing : words.pausedBy}</p>
          {(showMe.showing === 'paused' || showMe.showing === 'touched') && (
            <Button size="small" kind="primary" onClick={showMe.goOn}>
              {words.goOn}
            </Button>
          )}
          <Button size="small" onClick={catchUp.stop}>
            {words.stop}
          </Button>
        </div>
      )}
      {state === 'stuck' && (
        <div className={styles.row}>
          <p role="alert">{words.stuck}</p>
          <Button size="small" onClick={catchUp.start}>
            {words.again}
          </Button>
        </div>
      )}
    </section>
  );
}

const said = (words: (typeof inLessonWords)['en'], { toType, own }: Behind): string =>
  [words.behind(toType.length), own.length > 0 && words.own(own.length)].filter(Boolean).join(' ');
