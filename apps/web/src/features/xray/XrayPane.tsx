import type { EnvelopePicture, LetterPicture } from '@ehlo/protocol/reading';
import { lazy, Suspense } from 'react';
import { useWords } from '../../i18n/i18n.ts';
import { useSayIf } from '../../prose/prose.ts';
import { useBridge, useFailedCall, useTerminal } from '../../rooms/context.ts';
import { Boundary } from '../../ui/Boundary.tsx';
import { cx } from '../../ui/cx.ts';
import { Pane, PaneBody, PaneSection, useScrollStop } from '../../ui/Pane.tsx';
import { useShown } from '../dialogue/look.ts';
import { PastBar } from '../dialogue/PastBar.tsx';
import { useDialogueKeys } from '../dialogue/use-dialogue-keys.ts';
import { MailboxList } from '../mail/MailboxList.tsx';
import { Envelope } from './Envelope.tsx';
import { Letter } from './Letter.tsx';
import { disagreement, disagrees, letterFate } from './letter-story.ts';
import { StateMachine, stateNote } from './StateMachine.tsx';
import { useXrayWords } from './words.ts';
import styles from './XrayPane.module.css';

// What explains is fetched once there is something to explain.
const LetterNotes = lazy(async () => ({ default: (await import('./LetterNotes.tsx')).LetterNotes }));

const OPEN = { sealed: false };
const NO_ENVELOPE: EnvelopePicture = { forwardPaths: [] };
const NO_LETTER: LetterPicture = { fields: [], body: [], more: 0, ended: false };

/** Envelope and letter, the state, the mailboxes. `part`: one of them alone (phone). */
export function XrayPane({ part }: { part: 'all' | 'envelope' | 'state' }) {
  const words = useWords();
  const own = useXrayWords();
  const shown = useShown();
  // What was said on the connection before has no part in a call that came to nothing.
  const failed = useFailedCall() !== undefined;
  const { reading, past } = failed ? { reading: undefined, past: undefined } : shown;
  // A first visit reads nothing yet; from the first key on there will be words wanted.
  const touched = useTerminal((state) => state.touched);
  const named = reading?.protocol === 'pop3' || reading?.protocol === 'imap';
  const say = useSayIf(touched || reading !== undefined, ...(named ? (['xray'] as const) : []));
  useDialogueKeys();
  const offline = useBridge((state) => state.link === 'lost');
  const differs = disagreement(reading?.differs ?? []);
  const apart = disagrees(differs);
  const scroll = useScrollStop<HTMLDivElement>();
  return (
    <Pane
      id="xray"
      title={named ? own.letterAlone : words.xray.title}
      end={past ? words.look.asOf(past.step) : named ? own.asFetched : words.xray.note}
    >
      {!failed && <PastBar className={styles.past} steps />}
      <div ref={scroll} className={styles.scroll}>
        {part !== 'state' && (
          <PaneBody className={styles.picture}>
            {named ? (
              <p className={cx(styles.caption, styles.instead)}>
                <b>{own.reading[0]}</b> {own.reading[1]}
              </p>
            ) : (
              <Envelope
                picture={reading?.envelope ?? NO_ENVELOPE}
                faded={offline}
                fate={reading ? letterFate(reading) : OPEN}
                blind={differs.blind}
              />
            )}
            <Letter
              picture={reading?.letter ?? NO_LETTER}
              disagreement={differs}
              by={named ? 'access' : 'transfer'}
            />
            {reading && (apart || reading.letter.ended) && (
              <Boundary>
                <Suspense>
                  <LetterNotes reading={reading} />
                </Suspense>
              </Boundary>
            )}
            {!apart && !named && (
              <p className={styles.caption}>
                <b>{own.envelopeIs[0]}</b> {own.envelopeIs[1]} <b>{own.letterIs[0]}</b> {own.letterIs[1]}
              </p>
            )}
          </PaneBody>
        )}
        {part !== 'envelope' && (
          <PaneSection title={own.state} note={stateNote(reading, own, say)}>
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
