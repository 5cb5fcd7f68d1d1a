import type { DialogueReading, Said } from '@ehlo/protocol/reading';
import { useEffect, useState } from 'react';
import { minutes, useWords } from '../../i18n/i18n.ts';
import type { Say } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { Status } from '../../ui/Status.tsx';
import styles from './TurnBar.module.css';

/** Who waits for whom, and for how long. */
interface Props {
  turn: DialogueReading['turn'];
  say: Say;
  /** Why nothing happens, once nothing has happened for a while. */
  silence: Said | undefined;
}

export function TurnBar({ turn, say, silence }: Props) {
  const words = useWords();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (turn.whose === 'nobody') return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [turn.whose]);
  const silent = Math.max(0, now - turn.since / 1000);
  return (
    <div className={styles.turn}>
      {turn.whose !== 'nobody' && (
        <b>{turn.whose === 'client' ? words.composer.yourTurn : words.composer.serversTurn}</b>
      )}
      <span>
        <Rich text={silence ? say(silence).replaceAll('==', '') : say(turn.said)} />
      </span>
      {turn.whose !== 'nobody' && (
        <span className={styles.silent}>
          <Status kind={turn.whose === 'client' ? 'on' : 'wait'}>
            {words.dialogue.silent(minutes(silent))}
          </Status>
        </span>
      )}
    </div>
  );
}
