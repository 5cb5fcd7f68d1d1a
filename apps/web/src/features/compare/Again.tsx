import type { Seq } from '@ehlo/wire';
import { useMemo, useState } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { useBridge } from '../../rooms/context.ts';
import { endpointText } from '../../rooms/outside-target.ts';
import { Button } from '../../ui/Button.tsx';
import { clientLines } from '../branch/client-lines.ts';
import type { Read } from '../replay/use-recording.ts';
import styles from './ComparePage.module.css';
import { PlayedNote } from './PlayedNote.tsx';
import { targetsOf } from './targets.ts';
import { usePlayAgain } from './use-play-again.ts';
import { compareWords } from './words.ts';

interface Props {
  mine: Read;
  /** The number of the connection on which the lines are said. */
  onConnection(connection: Seq): void;
}

/** "Again against…": a dialogue's lines, said to another server. */
export function Again({ mine: { of, reading }, onConnection }: Props) {
  const words = compareWords[useLanguage()];
  const world = useBridge(({ me }) => me?.world);
  const { protocol } = reading;
  const targets = useMemo(() => (world ? targetsOf(world, protocol) : []), [world, protocol]);
  const [chosen, setChosen] = useState<number>();
  const { state, play, stop } = usePlayAgain(onConnection);
  const { lines, gap } = useMemo(() => clientLines(of, reading), [of, reading]);
  const elsewhere = targets.findIndex(({ host, port }) => host !== of.host || port !== of.port);
  const at = chosen ?? Math.max(0, elsewhere);
  const target = targets[at];
  if (!target) return null;
  const goes = state !== undefined && state.played === undefined;
  return (
    <section className={styles.again} aria-label={words.against}>
      <div>
        <label>
          <span>{words.against}</span>
          <select value={at} onChange={(event) => setChosen(Number(event.target.value))}>
            {targets.map((one, index) => (
              <option key={`${one.host}:${one.port}`} value={index}>
                {endpointText(one)}
              </option>
            ))}
          </select>
        </label>
        <Button onClick={goes ? stop : () => void play(lines, target)}>
          {goes ? words.stop : words.play}
        </Button>
      </div>
      <p>{words.playSays}</p>
      <PlayedNote state={state} gapAt={gap && state ? lines.length + 1 : undefined} />
    </section>
  );
}
