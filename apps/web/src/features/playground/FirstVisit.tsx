import { lazy, type ReactNode, Suspense } from 'react';
import { useWords } from '../../i18n/i18n.ts';
import { useBridge } from '../../rooms/context.ts';
import { cx } from '../../ui/cx.ts';
import { Arrow } from '../../ui/Icon.tsx';
import { PaneBody } from '../../ui/Pane.tsx';
import { Wire } from '../../ui/Wire.tsx';
import { FIRST_CALL } from '../terminal/suggestion.ts';
import { TranscriptButton } from '../transcript/TranscriptButton.tsx';
import styles from './FirstVisit.module.css';

const FirstLesson = lazy(async () => ({ default: (await import('../learn/FirstLesson.tsx')).FirstLesson }));

/** The call and the five lines: all of SMTP that a first mail needs. index.html paints the same before any script. */
export function FirstVisit() {
  const { first, dialogue } = useWords();
  const handle = useBridge((state) => state.me?.handle) ?? 'you';
  return (
    <PaneBody>
      <h1 className={styles.title}>
        {first.title.map((line) => (
          <span key={line}>{line} </span>
        ))}
      </h1>
      <p className={styles.lead}>{first.lead}</p>
      <p className={styles.offer}>
        <Suspense>
          <FirstLesson />
        </Suspense>
      </p>
      <ol className={styles.acts}>
        <Act
          on
          mark={<Arrow to="server" label={dialogue.youSent} />}
          head={first.call}
          line={FIRST_CALL}
          says={first.callSays}
        />
        <Act mark={1} head={first.greet} line={`EHLO ${handle}.campus.test`} says={first.greetSays} />
        <Act
          mark={2}
          head={first.sender}
          line={`MAIL FROM:<${handle}@campus.test>`}
          says={first.senderSays}
        />
        <Act mark={3} head={first.recipient} line="RCPT TO:<bob@campus.test>" says={first.recipientSays} />
        <Act mark={4} head={first.letter} line="DATA" says={first.letterSays} />
        <Act mark={5} head={first.hangUp} line="QUIT" says={first.hangUpSays} />
      </ol>
      <p className={styles.safe}>{first.safe}</p>
      <p className={styles.elsewhere}>
        <TranscriptButton />
      </p>
    </PaneBody>
  );
}

interface ActProps {
  mark: ReactNode;
  head: string;
  line: string;
  says: string;
  on?: boolean;
}

function Act({ mark, head, line, says, on = false }: ActProps) {
  return (
    <li className={cx(styles.act, on && styles.on)}>
      <span className={styles.number}>{mark}</span>
      <div>
        <h3>{head}</h3>
        <Wire>{line}</Wire>
        <p>{says}</p>
      </div>
    </li>
  );
}
