import { useCallback, useEffect, useState } from 'react';
import { useLanguage } from '../../../i18n/i18n.ts';
import { useBridge } from '../../../rooms/context.ts';
import { Button } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/cx.ts';
import styles from '../ClassPages.module.css';
import { Sheet } from '../ClassPages.tsx';
import { classWords } from '../words.ts';
import own from './CheckPage.module.css';
import { type Measured, measure } from './measure.ts';

/** A device answers later than this: said, not forbidden. Milliseconds. */
const SLOW_MS = 150;
/** A clock that is off by more makes times in the page look wrong; seconds. */
const OFF_S = 30;

/** `/class/check`: what this device can do here, from where a student will sit. */
export function CheckPage() {
  const language = useLanguage();
  const words = classWords[language].check;
  const up = useBridge(({ link }) => link === 'up');
  const [measured, setMeasured] = useState<Measured>();
  const run = useCallback(() => {
    setMeasured(undefined);
    void measure().then(setMeasured);
  }, []);
  useEffect(run, [run]);
  const secure = isSecureContext;
  const rows = [
    { id: 'socket', good: up, says: up ? '' : words.socketBad },
    measured?.roundTripMs === undefined
      ? undefined
      : {
          id: 'roundTrip',
          good: measured.roundTripMs < SLOW_MS,
          says: `${words.roundTrip(measured.roundTripMs)} ${measured.roundTripMs < SLOW_MS ? '' : words.roundTripSlow}`,
        },
    measured?.clockS === undefined
      ? undefined
      : {
          id: 'clock',
          good: Math.abs(measured.clockS) <= OFF_S,
          says: `${words.clock(measured.clockS)} ${Math.abs(measured.clockS) <= OFF_S ? '' : words.clockBad}`,
        },
    { id: 'secure', good: true, says: secure ? words.secureYes : words.secureNo },
    measured?.ports === undefined
      ? undefined
      : { id: 'ports', good: true, says: words.ports(measured.ports.join(', ')) },
  ] as const;
  return (
    <Sheet>
      <h1>{words.title}</h1>
      <p>{words.says}</p>
      <ul className={own.rows} aria-live="polite">
        {(['socket', 'roundTrip', 'clock', 'secure', 'ports'] as const).map((id, at) => {
          const row = rows[at];
          return (
            <li key={id}>
              <b>{words.rows[id]}</b>
              <span className={cx(own.verdict, row && (row.good ? own.good : own.bad))}>
                {row ? (row.good ? words.good : words.bad) : words.running}
              </span>
              <span>{row?.says}</span>
            </li>
          );
        })}
      </ul>
      <Button onClick={run}>{words.run}</Button>
      <hr className={styles.rule} />
      <h2>{words.wifi}</h2>
      <ul className={styles.rules}>
        {words.wifiSays.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Sheet>
  );
}
