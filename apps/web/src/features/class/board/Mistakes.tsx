import { cardOf } from '@ehlo/protocol/terminal';
import type { ClassMistake, Problem } from '@ehlo/wire';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { useLanguage } from '../../../i18n/i18n.ts';
import { useSay } from '../../../prose/prose.ts';
import { Rich } from '../../../prose/Rich.tsx';
import { usePlayground } from '../../../rooms/context.ts';
import { Button } from '../../../ui/Button.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { Wire } from '../../../ui/Wire.tsx';
import { readMistakes } from '../api.ts';
import { classWords, problemText } from '../words.ts';
import styles from './Lists.module.css';

/** Asked again so often while it is looked at, seconds. */
const EVERY_S = 10;

/** What the class does wrong most, each to be shown with one click. */
export function Mistakes({ id }: { id: string }) {
  const words = classWords[useLanguage()];
  const says = words.board;
  const say = useSay('terminal');
  const { terminal } = usePlayground();
  const [, navigate] = useLocation();
  const [list, setList] = useState<readonly ClassMistake[]>();
  const [problem, setProblem] = useState<Problem>();
  const turn = Math.floor(useNow(true) / (EVERY_S * 1000));
  // biome-ignore lint/correctness/useExhaustiveDependencies: time is a reason to ask again
  useEffect(() => {
    let wanted = true;
    void readMistakes(id).then((answer) => {
      if (!wanted) return;
      if (answer.ok) setList(answer.value);
      setProblem(answer.ok ? undefined : answer.problem);
    });
    return () => {
      wanted = false;
    };
  }, [id, turn]);
  if (problem) return <p className={styles.says}>{problemText(words, problem)}</p>;
  if (list?.length === 0) return <p className={styles.says}>{says.noMistakes}</p>;
  return (
    <ol className={styles.list}>
      {list?.map((mistake) => {
        const card = mistake.case === undefined ? undefined : cardOf({ case: mistake.case, data: {} });
        const head = card && say(card.head);
        return (
          <li key={`${mistake.case} ${mistake.miss?.lesson} ${mistake.miss?.step} ${mistake.miss?.miss}`}>
            <div>
              <p className={styles.head}>
                {head ? (
                  <Rich text={head} />
                ) : mistake.line !== undefined ? (
                  <Wire>{mistake.line}</Wire>
                ) : (
                  says.unknownMistake
                )}
              </p>
              <p>{says.mistake(mistake.members, mistake.times)}</p>
            </div>
            {mistake.line !== undefined && (
              <Button
                size="small"
                onClick={() => {
                  terminal.place(mistake.line ?? '');
                  navigate('/');
                }}
              >
                {says.putIt}
              </Button>
            )}
          </li>
        );
      })}
    </ol>
  );
}
