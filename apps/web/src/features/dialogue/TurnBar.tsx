import type { DialogueReading } from '@ehlo/protocol/reading';
import { useEffect, useState } from 'react';
import { minutes, useWords } from '../../i18n/i18n.ts';
import type { Say } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { Status } from '../../ui/Status.tsx';
import styles from './TurnBar.module.css';

/** Who waits for whom, and for how long. */
export function TurnBar({ turn, say }: { turn: DialogueReading['turn']; say: Say }) {
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
        <Rich text={say(turn.said)} />
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
