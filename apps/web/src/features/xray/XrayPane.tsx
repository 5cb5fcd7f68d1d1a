import type { EnvelopePicture, LetterPicture } from '@ehlo/protocol/reading';
import { lazy, Suspense } from 'react';
import { useWords } from '../../i18n/i18n.ts';
import { useSay } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { useBridge } from '../../rooms/context.ts';
import { Boundary } from '../../ui/Boundary.tsx';
import { Button } from '../../ui/Button.tsx';
import { Pane, PaneBody, PaneSection } from '../../ui/Pane.tsx';
import { useLook, useShown } from '../dialogue/look.ts';
import { PastBar } from '../dialogue/PastBar.tsx';
import { useDialogueKeys } from '../dialogue/use-dialogue-keys.ts';
import { MailboxList } from '../mail/MailboxList.tsx';
import { Envelope } from './Envelope.tsx';
import { Letter } from './Letter.tsx';
import { disagreement, disagrees, letterFate, sentBefore } from './letter-story.ts';
import { StateMachine, stateNote } from './StateMachine.tsx';
import styles from './XrayPane.module.css';

const Disagreements = lazy(async () => ({
  default: (await import('./Disagreements.tsx')).Disagreements,
}));

const OPEN = { sealed: false };
const NO_ENVELOPE: EnvelopePicture = { forwardPaths: [] };
const NO_LETTER: LetterPicture = { fields: [], body: [], more: 0, ended: false };

/** Envelope and letter, the state, the mailboxes. `part`: one of them alone (phone). */
export function XrayPane({ part }: { part: 'all' | 'envelope' | 'state' }) {
  const words = useWords();
  const say = useSay('xray');
  const look = useLook();
  const { reading, past } = useShown();
  useDialogueKeys();
  const offline = useBridge((state) => state.link === 'lost');
  const differs = disagreement(reading?.differs ?? []);
  const before = reading && sentBefore(reading);
  return (
    <Pane id="xray" title={words.xray.title} end={past ? words.look.asOf(past.step) : words.xray.note}>
      <PastBar className={styles.past} steps />
      <div className={styles.scroll}>
        {part !== 'state' && (
          <PaneBody className={styles.picture}>
            <Envelope
              picture={reading?.envelope ?? NO_ENVELOPE}
              faded={offline}
              fate={reading ? letterFate(reading) : OPEN}
              blind={differs.blind}
            />
            <Letter picture={reading?.letter ?? NO_LETTER} disagreement={differs} />
            {before && (
              <p className={styles.differs}>
                <Rich text={say({ id: 'twice.letter' })} />{' '}
                <Button kind="quiet" size="small" onClick={() => look.choose(before.id)}>
                  {words.xray.line(before.line)}
                </Button>
              </p>
            )}
            {reading && disagrees(differs) ? (
              <Boundary>
                <Suspense>
                  <Disagreements reading={reading} say={say} />
                </Suspense>
              </Boundary>
            ) : (
              <p className={styles.caption}>
                <b>{words.xray.envelopeIs[0]}</b> {words.xray.envelopeIs[1]} <b>{words.xray.letterIs[0]}</b>{' '}
                {words.xray.letterIs[1]}
              </p>
            )}
          </PaneBody>
        )}
        {part !== 'envelope' && (
          <PaneSection title={words.xray.state} note={stateNote(reading, words.xray, say)}>
            <div className={styles.state}>
              <StateMachine reading={reading} say={say} past={past !== undefined} />
            </div>
          </PaneSection>
        )}
        {part === 'all' && <MailboxList />}
      </div>
    </Pane>
  );
}
