import { cx } from '../../ui/cx.ts';
import { Wire } from '../../ui/Wire.tsx';
import styles from './JourneyMap.module.css';
import { labelOf, MAP, type MapShapes, wiresTo } from './map-shapes.ts';
import type { JourneyWords } from './words.ts';

interface Props {
  shapes: MapShapes;
  words: JourneyWords;
  seconds: number | undefined;
  onOpen: (station: string) => void;
}

const percent = (part: number, whole: number): number => Math.round((part / whole) * 1e4) / 100;

/**
 * The stations of the map as an ordered list of buttons: over the picture where there is room for it, and instead of it where
 * there is not. Whoever does not see the picture reads this.
 */
export function Stations({ shapes, words, seconds, onOpen }: Props) {
  const { stations } = shapes;
  return (
    <ol className={styles.stations} aria-label={words.stations}>
      {stations.map((station) => {
        const { id, kind, x, y, width, height, tone, role, name, says, fault, holds } = station;
        const hop = labelOf(wiresTo(shapes, id));
        return (
          <li
            key={id}
            className={cx(styles.station, styles[tone])}
            style={
              {
                '--x': percent(x, MAP.width),
                '--y': percent(y, MAP.height),
                '--w': percent(width, MAP.width),
                '--h': percent(height, MAP.height),
              } as React.CSSProperties
            }
          >
            {hop !== '' && <span className={styles.hop}>{hop}</span>}
            <button type="button" onClick={() => onOpen(id)}>
              <span className={styles.text}>
                <b>{role}</b> {kind !== 'queue' && name !== '' && <Wire>{name}</Wire>}
                <small>
                  {kind === 'queue' && `${name}, `}
                  {says}
                  {kind === 'queue' && seconds !== undefined && seconds > 0 && (
                    <>
                      {' '}
                      {Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, '0')} {words.plates.until}
                    </>
                  )}
                </small>
                {fault && <em>{words.onPurpose}</em>}{' '}
                {holds && kind !== 'mailbox' && <em className={styles.here}>{words.holdsIt}</em>}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
