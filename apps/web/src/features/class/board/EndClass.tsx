import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useLanguage } from '../../../i18n/i18n.ts';
import { classStanding } from '../../../rooms/class-standing.ts';
import { Button } from '../../../ui/Button.tsx';
import { endClass, exportAddress } from '../api.ts';
import { classWords, problemText } from '../words.ts';
import styles from './BoardHead.module.css';

/** Takes along what the class did, then ends it: what was made in it is deleted. */
export function EndClass({ id, onProblem }: { id: string; onProblem: (sentence: string) => void }) {
  const words = classWords[useLanguage()];
  const says = words.board;
  const [, navigate] = useLocation();
  const [wish, setWish] = useState({ names: false, minutes: false });
  const [sure, setSure] = useState(false);
  const end = async () => {
    const answer = await endClass(id);
    if (!answer.ok) return onProblem(problemText(words, answer.problem));
    classStanding.setState({}, true);
    navigate('/class');
  };
  return (
    <>
      <fieldset className={styles.times}>
        <legend>{says.exportTitle}</legend>
        {(['names', 'minutes'] as const).map((what) => (
          <label key={what}>
            <input
              type="checkbox"
              checked={wish[what]}
              onChange={(event) => setWish({ ...wish, [what]: event.target.checked })}
            />
            {what === 'names' ? says.exportNames : says.exportMinutes}
          </label>
        ))}
        <a href={exportAddress(id, 'csv', wish)} download>
          CSV
        </a>
        <a href={exportAddress(id, 'json', wish)} download>
          JSON
        </a>
      </fieldset>
      <div className={styles.part}>
        <Link href={`/class/replay/${id}`}>{says.again}</Link>
        <p>{says.againSays}</p>
      </div>
      <div className={styles.part}>
        {sure ? (
          <>
            <p>{says.endSays}</p>
            <div className={styles.pair}>
              <Button kind="primary" onClick={() => void end()}>
                {says.endYes}
              </Button>
              <Button kind="quiet" onClick={() => setSure(false)}>
                {words.cancel}
              </Button>
            </div>
          </>
        ) : (
          <Button onClick={() => setSure(true)}>{says.end}</Button>
        )}
      </div>
    </>
  );
}
