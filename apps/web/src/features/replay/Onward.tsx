import type { DialogueReading } from '@ehlo/protocol/reading';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useLanguage } from '../../i18n/i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { copyText } from '../../ui/copy.ts';
import { Icon } from '../../ui/Icon.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { BranchButton } from '../branch/BranchButton.tsx';
import { branchWords } from '../branch/words.ts';
import { compareWords } from '../compare/words.ts';
import type { TimedLine } from '../wire/timed-lines.ts';
import styles from './Onward.module.css';
import { PACKED_LIMITS, pack } from './packed.ts';
import type { Recording } from './recording.ts';
import { replayWords } from './words.ts';

interface Props {
  recording: Recording;
  reading: DialogueReading;
  /** Its number in one's own room; undefined: it came from elsewhere. */
  room: number | undefined;
  /** Of the line that is chosen, and how many are shown. */
  line: TimedLine | undefined;
  step: number;
  /** Microseconds, by the reading's clock. */
  openedAt: number;
}

type Told = { kind: 'copied' } | { kind: 'here'; link: string } | { kind: 'too-long'; characters: number };

/** What one can do with a dialogue besides looking at it: hand it on, and go on from it. */
export function Onward({ recording, reading, room, line, step, openedAt }: Props) {
  const language = useLanguage();
  const words = replayWords[language];
  const [, navigate] = useLocation();
  const [told, setTold] = useState<Told>();
  const copy = async (link: string) =>
    setTold((await copyText(link)) ? { kind: 'copied' } : { kind: 'here', link });
  const copyWhole = async () => {
    const text = await pack(recording);
    if (text.length > PACKED_LIMITS.link) setTold({ kind: 'too-long', characters: text.length });
    else await copy(`${location.origin}/replay#${text}`);
  };
  // A recording from elsewhere goes along in the address, as in a link, and no further than this tab.
  const toCompare = async () =>
    navigate(room === undefined ? `/compare#${await pack(recording)}` : `/compare?left=${room}`);
  const save = async () =>
    saveFile(
      `${recording.host.replace(/[^\w.-]/g, '-')}-${recording.port}.ehlo`,
      await pack(recording),
      'application/octet-stream',
    );
  return (
    <section className={styles.onward}>
      <h3>{words.again}</h3>
      <div className={styles.buttons}>
        <BranchButton recording={recording} reading={reading} openedAt={openedAt} line={line} />
        <Button onClick={() => void toCompare()}>{compareWords[language].against}</Button>
        <Button onClick={() => void toCompare()}>{compareWords[language].compare}</Button>
        {room !== undefined && (
          <Button onClick={() => void copy(`${location.origin}/replay?connection=${room}&line=${step}`)}>
            <Icon name="link" /> {words.roomLink}
          </Button>
        )}
        <Button onClick={() => void copyWhole()}>
          <Icon name="link" /> {words.wholeLink}
        </Button>
        <Button onClick={() => void save()}>
          <Icon name="down" /> {words.file}
        </Button>
      </div>
      <div role="status">
        {told?.kind === 'copied' && <p>{words.copied}</p>}
        {told?.kind === 'too-long' && <p>{words.tooLong(told.characters, PACKED_LIMITS.link)}</p>}
        {told?.kind === 'here' && (
          <>
            <p>{words.notCopied}</p>
            <textarea readOnly rows={3} value={told.link} aria-label={words.wholeLink} />
          </>
        )}
      </div>
      <p>
        {branchWords[language].branchSays} {words.linksSay}
      </p>
    </section>
  );
}
