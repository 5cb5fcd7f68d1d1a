import { Button } from '../../ui/Button.tsx';
import styles from './JourneyPage.module.css';
import type { Leg } from './journey.ts';
import type { JourneyWords } from './words.ts';

interface Props {
  legs: readonly Leg[];
  chosen: Leg['key'] | undefined;
  words: JourneyWords;
  onChoose: (key: Leg['key']) => void;
}

/** A mail for several domains goes several ways: one is drawn. */
export function Ways({ legs, chosen, words, onChoose }: Props) {
  return (
    <nav className={styles.ways} aria-label={words.ways}>
      {legs.map((leg) => (
        <Button
          key={leg.key}
          size="small"
          kind={leg.key === chosen ? 'plain' : 'quiet'}
          aria-pressed={leg.key === chosen}
          onClick={() => onChoose(leg.key)}
        >
          {words.way(leg, words.state[leg.state].replace(/\.$/, '').toLowerCase())}
        </Button>
      ))}
    </nav>
  );
}
