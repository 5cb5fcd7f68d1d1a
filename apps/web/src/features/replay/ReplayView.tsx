import type { DialogueReading } from '@ehlo/protocol/reading';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useLanguage, useWords } from '../../i18n/i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { hasStamp, stampClass, stampText } from '../../ui/Stamp.tsx';
import { Timed } from '../wire/Timed.tsx';
import { offsetText, type TimedLine } from '../wire/timed-lines.ts';
import { SPEEDS, type Speed } from './player.ts';
import styles from './ReplayView.module.css';
import { Transport } from './Transport.tsx';
import { drawnMarks, type Mark, type Moment, timelineOf } from './timeline.ts';
import { usePlayer } from './use-player.ts';
import { useStepKeys } from './use-step-keys.ts';
import { replayWords } from './words.ts';

interface Props {
  reading: DialogueReading;
  /** The reading changes in place: it is another one whenever this is. */
  version: number;
  /** Microseconds, by the reading's clock. */
  openedAt: number;
  /** Lines shown at first; without it: all. */
  step?: number | undefined;
  /** The line that was chosen, or shown last, and how many are shown. */
  onLine(line: TimedLine | undefined, step: number): void;
}

/** A dialogue again: with its own timing or faster, line by line, from mark to mark. */
export function ReplayView({ reading, version, openedAt, step, onLine }: Props) {
  const words = replayWords[useLanguage()];
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version tells that the reading is another one
  const timeline = useMemo(() => timelineOf(reading, openedAt), [reading, version, openedAt]);
  const playing = usePlayer(timeline, step);
  const { player } = playing;
  const { moments } = timeline;
  const drawn = useMemo(() => drawnMarks(timeline), [timeline]);
  useStepKeys(playing);
  const shown = useMemo(() => moments.slice(0, player.step).map(({ line }) => line), [moments, player.step]);
  const [chosen, setChosen] = useState<number>();
  const line = chosen === undefined ? shown.at(-1) : shown[chosen];
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step is another last line
  useEffect(() => setChosen(undefined), [player.step]);
  useEffect(() => onLine(line, player.step), [onLine, line, player.step]);
  const said = useSaid(moments, player.step);
  const marks = moments[player.step - 1]?.marks ?? [];
  const total = moments.at(-1);
  const length = total ? (player.short ? total.shortAt : total.at) : 0;
  return (
    <div className={styles.replay}>
      <div className={styles.bar}>
        <div className={styles.controls} role="toolbar" aria-label={words.label}>
          <Transport of={playing} words={{ ...words, label: words.fromStart }} />
          <Button
            size="small"
            aria-label={words.markBack}
            title={words.markBack}
            aria-keyshortcuts="["
            onClick={playing.markBack}
          >
            «
          </Button>
          <Button
            size="small"
            aria-label={words.markForth}
            title={words.markForth}
            aria-keyshortcuts="]"
            onClick={playing.markForth}
          >
            »
          </Button>
          <label>
            <span>{words.speed}</span>{' '}
            <select
              value={player.speed}
              onChange={(event) => playing.speed(Number(event.currentTarget.value) as Speed)}
            >
              {SPEEDS.map((one) => (
                <option key={one} value={one}>
                  {words.times(one)}
                </option>
              ))}
            </select>
          </label>
          <label className={styles.short}>
            <input
              type="checkbox"
              checked={player.short}
              onChange={(event) => playing.do({ do: 'short', short: event.target.checked })}
            />
            {words.short}
          </label>
        </div>
        <p className={styles.at}>
          {words.at(player.step, moments.length)}, {offsetText(Math.min(player.at, length))} s
        </p>
      </div>
      <div className={styles.track}>
        <input
          type="range"
          min={0}
          max={moments.length}
          value={player.step}
          aria-label={words.place}
          aria-valuetext={words.at(player.step, moments.length)}
          onChange={(event) => playing.do({ do: 'to', step: Number(event.currentTarget.value) })}
        />
        <div className={styles.marks} aria-hidden="true">
          {drawn.map((at) => (
            <i
              key={at}
              data-mark={moments[at]?.marks[0]}
              title={moments[at]?.marks.map((mark) => words.marks[mark]).join(', ')}
              style={{ left: `${((at + 1) / moments.length) * 100}%` }}
            />
          ))}
        </div>
        <p className={styles.mark}>
          {marks.length > 0 && marks.map((mark: Mark) => words.marks[mark]).join(', ')}
        </p>
      </div>
      {moments.length === 0 && <p className={styles.none}>{words.noLines}</p>}
      {moments.length > 0 && player.step === 0 && !player.playing && (
        <p className={styles.none}>{words.begin}</p>
      )}
      <Timed dialogue={{ reading }} lines={shown} chosen={line} onChoose={setChosen} follow />
      {/* Each line once: the list itself comes and goes as one scrolls. */}
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </div>
  );
}

/** What a screen reader says: lines that were added since it last spoke, or the one that one went back to. */
function useSaid(moments: readonly Moment[], step: number): string {
  const own = replayWords[useLanguage()];
  const words = useWords();
  const before = useRef(step);
  const [said, setSaid] = useState('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: spoken when the step changes, never again
  useEffect(() => {
    const from = step > before.current ? before.current : step - 1;
    if (step === before.current) return;
    before.current = step;
    const sentences = moments.slice(Math.max(0, from, step - MOST_SAID), step).map(({ line }, at) => {
      const stamp =
        line.reply && hasStamp(line.reply)
          ? `${stampText(line.reply)}, ${words.reply[stampClass(line.reply)]}. `
          : '';
      return own.spoken(Math.max(0, from, step - MOST_SAID) + at + 1, own[line.from], `${stamp}${line.text}`);
    });
    setSaid(sentences.join(' '));
  }, [step]);
  return said;
}

/** Of lines that came at once the last ones are said. */
const MOST_SAID = 4;
