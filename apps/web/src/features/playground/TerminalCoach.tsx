import { cardOf } from '@ehlo/protocol/terminal';
import { useState } from 'react';
import { useWords } from '../../i18n/i18n.ts';
import { useSay } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { usePlayground, useRoom, useTerminal } from '../../rooms/context.ts';
import { Button } from '../../ui/Button.tsx';
import { Wire } from '../../ui/Wire.tsx';
import { type Standing, standing } from './coach-standing.ts';
import styles from './TerminalCoach.module.css';

/** A card for what went wrong at the prompt, until the next program runs or it is put away. */
export function TerminalCoach() {
  const { dialogue: words, frame } = useWords();
  const { terminal } = usePlayground();
  const say = useSay('terminal');
  const missed = useRoom((state) => state.missed);
  const calling = useTerminal((state) => state.shell.kind === 'running');
  // A dial that failed has a story of its own in the pane below.
  const told = useTerminal((state) => state.failure !== undefined);
  const [known, setKnown] = useState(0);
  const [before, setBefore] = useState<Standing>();
  if (!missed) return null;
  const now = standing(before, missed, calling);
  if (now !== before) setBefore(now);
  if (now.gone || missed.id <= known || told) return null;
  const card = cardOf(missed);
  const head = card && say(card.head);
  if (!card || !head) return null;
  const { repair } = card;
  return (
    <section className={styles.coach} aria-label={words.coach} role="status">
      <span className={styles.tag} aria-hidden="true">
        {words.coach}
      </span>
      <h3>
        <Rich text={head} />
      </h3>
      <p>
        <Rich text={say(card.body)} />
      </p>
      <div className={styles.way}>
        {repair !== undefined && (
          <>
            <Button
              kind="primary"
              size="small"
              onClick={() => {
                terminal.place(repair);
                setKnown(missed.id);
              }}
            >
              {words.put}
            </Button>
            <Wire>{repair}</Wire>
          </>
        )}
        <Button kind="quiet" size="small" onClick={() => setKnown(missed.id)}>
          {frame.close}
        </Button>
      </div>
    </section>
  );
}
