import type { LessonProblem } from '@ehlo/lessons/format/in-page';
import { useLanguage } from '../../i18n/i18n.ts';
import { Icon } from '../../ui/Icon.tsx';
import styles from './EditorPage.module.css';
import { recordWords } from './words.ts';

/** More at once help nobody. */
const SHOWN = 4;

/** What the loader says, as `lessons check` does: file, line, what is wrong, what to do. */
export function Problems({
  problems,
  onGo,
}: {
  problems: readonly LessonProblem[];
  onGo: (file: string, line: number) => void;
}) {
  const words = recordWords[useLanguage()].problems;
  return (
    <div className={styles.problems} data-wrong={problems.length > 0 || undefined}>
      <p role="status" className={styles.count}>
        {problems.length === 0 ? (
          <>
            <Icon name="check" size={14} /> {words.none}
          </>
        ) : (
          words.count(problems.length)
        )}
      </p>
      {problems.length > 0 && (
        <ul>
          {problems.slice(0, SHOWN).map(({ file, line, problem, remedy }, number) => (
            <li key={number}>
              <button type="button" onClick={() => onGo(file, line)}>
                {words.line(file, line)}
              </button>{' '}
              {problem} <i>{remedy}</i>
            </li>
          ))}
          {problems.length > SHOWN && <li>{words.more(problems.length - SHOWN)}</li>}
        </ul>
      )}
    </div>
  );
}
