import type { ProjectorHoldView } from '@ehlo/wire';
import { useEffect, useState } from 'react';
import { useLanguage } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/Button.tsx';
import { Wire } from '../../../ui/Wire.tsx';
import { asTeacher } from '../../class/api.ts';
import type { ClassNow } from '../../class/class-now.ts';
import { classWords, problemText } from '../../class/words.ts';
import { presentWords } from '../words.ts';
import styles from './RemotePage.module.css';

/** Asked again so often while the wire is held, and while it is not; milliseconds. */
const HELD_MS = 1_000;
const FREE_MS = 4_000;

/** The projector's wire: held, and let through line by line; and everybody's, where the class is held. */
export function Hold({ id, now }: { id: string; now: ClassNow }) {
  const language = useLanguage();
  const says = presentWords[language].steer.hold;
  const [hold, setHold] = useState<ProjectorHoldView>();
  const [turn, setTurn] = useState(0);
  const [problem, setProblem] = useState<string>();
  const teacher = asTeacher(id);
  // What waits is in another person's room, whose events are not this one's to follow: it is asked for.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a press, and time, are reasons to ask again
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wanted = true;
    const look = async () => {
      const answer = document.hidden ? undefined : await asTeacher(id).readProjectorHold();
      if (!wanted) return;
      // Without an answer, and without a projector, what was known stays.
      if (answer?.ok) setHold(answer.value);
      timer = setTimeout(() => void look(), answer?.ok && answer.value.held ? HELD_MS : FREE_MS);
    };
    void look();
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [id, turn]);
  const act = async (doing: ReturnType<typeof teacher.endProjectorHold>) => {
    const answer = await doing;
    setProblem(answer.ok ? undefined : problemText(classWords[language], answer.problem));
    setTurn((before) => before + 1);
  };
  const [line] = hold?.lines ?? [];
  return (
    <>
      {problem !== undefined && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      {hold?.held ? (
        <div className={styles.row}>
          <Button
            kind={line ? 'primary' : 'not-now'}
            className={styles.through}
            onClick={() => void act(teacher.letProjectorThrough('line'))}
          >
            {line ? says.through : says.nothing}
            {line && <Wire>{(line.text ?? '').trimEnd()}</Wire>}
          </Button>
          <Button onClick={() => void act(teacher.letProjectorThrough('reply'))}>{says.untilReply}</Button>
          <Button onClick={() => void act(teacher.endProjectorHold())}>{says.end}</Button>
        </div>
      ) : (
        now.view.projector && (
          <div className={styles.row}>
            <Button onClick={() => void act(teacher.holdProjector())}>{says.hold}</Button>
          </div>
        )
      )}
      {now.view.hold && (
        <div className={styles.row}>
          <Button onClick={() => void act(teacher.letThrough('line'))}>{says.allThrough}</Button>
          <Button onClick={() => void act(teacher.endHold())}>{says.endAll}</Button>
        </div>
      )}
    </>
  );
}
