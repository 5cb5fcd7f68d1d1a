import type { DialogueReading } from '@ehlo/protocol/reading';
import { useSay } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { Button } from '../../ui/Button.tsx';
import { useLook } from '../dialogue/look.ts';
import { Disagreements } from './Disagreements.tsx';
import { disagreement, disagrees } from './letter-story.ts';
import { sentBefore } from './sent-before.ts';
import { useXrayWords } from './words.ts';
import styles from './XrayPane.module.css';

/** Under the letter: that it went out before in another envelope, and where it and its envelope differ. */
export function LetterNotes({ reading }: { reading: DialogueReading }) {
  const words = useXrayWords();
  const say = useSay('xray');
  const look = useLook();
  const before = sentBefore(reading);
  return (
    <>
      {before && (
        <p className={styles.differs}>
          <Rich text={say({ id: 'twice.letter' })} />{' '}
          <Button kind="quiet" size="small" onClick={() => look.choose(before.id)}>
            {words.line(before.line)}
          </Button>
        </p>
      )}
      {disagrees(disagreement(reading.differs)) && <Disagreements reading={reading} say={say} />}
    </>
  );
}
