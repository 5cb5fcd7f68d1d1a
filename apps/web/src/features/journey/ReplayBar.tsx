import { Rich } from '../../prose/Rich.tsx';
import { Button } from '../../ui/Button.tsx';
import { RfcTag } from '../dialogue/RfcTag.tsx';
import { Transport } from '../replay/Transport.tsx';
import { HoldButton } from './HoldButton.tsx';
import styles from './JourneyPage.module.css';
import type { Journey } from './journey.ts';
import { lessonOf } from './lesson.ts';
import type { Hold } from './use-hold.ts';
import { PACES, type Pace, type Replay } from './use-replay.ts';
import type { JourneyWords } from './words.ts';

interface Props {
  replay: Replay;
  hold: Hold;
  /** As it is drawn. */
  journey: Journey;
  words: JourneyWords;
}

/** How fast the way is drawn, from where, whether the mail itself is to stop, and what the step that is drawn means. */
export function ReplayBar({ replay, hold, journey, words }: Props) {
  const { replay: says } = words;
  const { step, steps, past, playing, pace, moment } = replay;
  const row = journey.rows.find(({ id }) => id === moment?.row);
  const lesson = row && lessonOf(row, journey, words);
  return (
    <div className={styles.replay}>
      <div className={styles.controls} role="toolbar" aria-label={says.label}>
        <Transport of={replay} words={says} />
        <label>
          <span>{says.pace}</span>{' '}
          <select value={pace} onChange={(event) => replay.setPace(event.currentTarget.value as Pace)}>
            {(Object.keys(PACES) as Pace[]).map((one) => (
              <option key={one} value={one}>
                {says.paces[one]}
              </option>
            ))}
          </select>
        </label>
        <HoldButton hold={hold} words={words} />
        <span className={styles.step}>{says.at(step, steps)}</span>
        {(past || !playing) && (
          <Button size="small" kind="quiet" onClick={replay.now}>
            {says.now}
          </Button>
        )}
      </div>
      {/* Spoken where somebody steps, or plays it slowly; of what happens by itself the head says where it stands. */}
      <p
        className={styles.lesson}
        role={playing && pace === 'live' ? undefined : 'status'}
        data-testid="lesson"
      >
        {lesson && (
          <>
            <Rich text={lesson.text} /> {lesson.rfc !== undefined && <RfcTag source={lesson.rfc} />}
          </>
        )}
      </p>
    </div>
  );
}
