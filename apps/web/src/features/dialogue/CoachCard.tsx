import type { Coach } from '@ehlo/protocol/reading';
import { useWords } from '../../i18n/i18n.ts';
import type { Say } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { Button } from '../../ui/Button.tsx';
import styles from './CoachCard.module.css';

interface Props {
  coach: Coach;
  say: Say;
  marked: boolean;
  onPlace: (text: string) => void;
}

/** After a mistake: the fact, what is still true, the way on. It places a line, never sends one. */
export function CoachCard({ coach, say, marked, onPlace }: Props) {
  const words = useWords().dialogue;
  const head = say(coach.head);
  const { repair } = coach;
  return (
    <section className={styles.coach} aria-label={words.coach}>
      <span className={styles.tag} aria-hidden="true">
        {words.coach}
      </span>
      <h3>
        <Rich text={marked ? head : head.replaceAll('==', '')} />
      </h3>
      <p>
        <Rich text={say(coach.body)} />
      </p>
      {repair !== undefined && (
        <div className={styles.way}>
          <Button kind="primary" size="small" onClick={() => onPlace(repair)}>
            {words.put}
          </Button>
          <code lang="en" translate="no">
            {repair}
          </code>
        </div>
      )}
    </section>
  );
}
