import { Button } from '../../ui/Button.tsx';
import styles from './JourneyPage.module.css';
import type { Journey, Leg } from './journey.ts';
import { stateOf } from './summary.ts';
import type { JourneyWords } from './words.ts';

interface Props {
  journey: Journey;
  chosen: Leg['key'] | undefined;
  words: JourneyWords;
  onChoose: (key: Leg['key']) => void;
}

/** A mail for several domains goes several ways: one is drawn. */
export function Ways({ journey, chosen, words, onChoose }: Props) {
  return (
    <nav className={styles.ways} aria-label={words.ways}>
      {journey.legs.map((leg) => (
        <Button
          key={leg.key}
          size="small"
          kind={leg.key === chosen ? 'plain' : 'quiet'}
          aria-pressed={leg.key === chosen}
          onClick={() => onChoose(leg.key)}
        >
          {words.way(leg, words.state[stateOf(leg, journey)].replace(/\.$/, '').toLowerCase())}
        </Button>
      ))}
    </nav>
  );
}
