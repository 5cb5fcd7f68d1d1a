import type { EnvelopePicture, LetterPicture } from '@ehlo/protocol/reading';
import { useWords } from '../../i18n/i18n.ts';
import { useSay } from '../../prose/prose.ts';
import { useBridge, useReading } from '../../rooms/context.ts';
import { Pane, PaneBody, PaneSection } from '../../ui/Pane.tsx';
import { RfcNote } from '../dialogue/RfcNote.tsx';
import { MailboxList } from '../mail/MailboxList.tsx';
import { Envelope } from './Envelope.tsx';
import { Letter } from './Letter.tsx';
import { StateMachine } from './StateMachine.tsx';
import styles from './XrayPane.module.css';

const NO_ENVELOPE: EnvelopePicture = { forwardPaths: [] };
const NO_LETTER: LetterPicture = { fields: [], body: [], more: 0, ended: false };

/** Envelope and letter, the state, the mailboxes. `part`: one of them alone (phone). */
export function XrayPane({ part }: { part: 'all' | 'envelope' | 'state' }) {
  const words = useWords();
  const say = useSay();
  const { reading } = useReading();
  const offline = useBridge((state) => state.link === 'lost');
  const phase = reading?.phase ?? 'none';
  const newest = reading?.exchanges.at(-1)?.reply;
  const refusal = newest?.complete && newest.code >= 400 ? newest.code : undefined;
  return (
    <Pane id="xray" title={words.xray.title} end={words.xray.note}>
      <div className={styles.scroll}>
        {part !== 'state' && (
          <PaneBody className={styles.picture}>
            <Envelope picture={reading?.envelope ?? NO_ENVELOPE} faded={offline} />
            <Letter picture={reading?.letter ?? NO_LETTER} />
            {reading?.differs.map((note) => (
              <p key={note.said.id} className={styles.differs}>
                <RfcNote note={note} say={say} />
              </p>
            ))}
            <p className={styles.caption}>
              <b>{words.xray.envelopeIs[0]}</b> {words.xray.envelopeIs[1]} <b>{words.xray.letterIs[0]}</b>{' '}
              {words.xray.letterIs[1]}
            </p>
          </PaneBody>
        )}
        {part !== 'envelope' && (
          <PaneSection title={words.xray.state} note={words.xray.stateNotes[phase]}>
            <div className={styles.state}>
              <StateMachine phase={phase} refusal={refusal} />
            </div>
          </PaneSection>
        )}
        {part === 'all' && <MailboxList />}
      </div>
    </Pane>
  );
}
