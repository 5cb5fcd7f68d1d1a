import { useState } from 'react';
import { useLanguage } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/Button.tsx';
import { Wire } from '../../../ui/Wire.tsx';
import { asTeacher } from '../../class/api.ts';
import type { ClassNow } from '../../class/class-now.ts';
import { classWords, problemText } from '../../class/words.ts';
import { useHeld } from '../../hold/use-held.ts';
import { presentWords } from '../words.ts';
import styles from './RemotePage.module.css';

/** The projector's wire: held, and let through line by line; and everybody's, where the class is held. */
export function Hold({ id, now }: { id: string; now: ClassNow }) {
  const language = useLanguage();
  const says = presentWords[language].steer.hold;
  const hold = useHeld({ class: id, what: 'projector' });
  const [problem, setProblem] = useState<string>();
  const teacher = asTeacher(id);
  const act = async (doing: ReturnType<typeof teacher.endProjectorHold>) => {
    const answer = await doing;
    setProblem(answer.ok ? undefined : problemText(classWords[language], answer.problem));
  };
  const [line] = hold?.lines ?? [];
  return (
    <>
      {problem !== undefined && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      {hold?.on ? (
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
