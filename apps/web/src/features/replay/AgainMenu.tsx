import type { Seq } from '@ehlo/wire';
import { useRef, useState } from 'react';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { useLanguage } from '../../i18n/i18n.ts';
import button from '../../ui/Button.module.css';
import { cx } from '../../ui/cx.ts';
import { Popover } from '../../ui/Popover.tsx';
import { BranchButton } from '../branch/BranchButton.tsx';
import { branchWords } from '../branch/words.ts';
import { compareWords } from '../compare/words.ts';
import { useLook } from '../dialogue/look.ts';
import { timedLines } from '../wire/timed-lines.ts';
import styles from './AgainMenu.module.css';
import { useReadRecording, useRecording } from './use-recording.ts';
import { replayWords } from './words.ts';

const MENU = 'again';
/** Characters of a line that are named. */
const LONGEST = 60;

/** Of the dialogue that is shown: play it again, go on from where one looks, lay it beside another. */
export function AgainMenu({ connection }: { connection: Seq }) {
  const words = replayWords[useLanguage()];
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        ref={anchor}
        type="button"
        className={cx(button.button, button.quiet, styles.opens)}
        popoverTarget={MENU}
      >
        {words.again} <span aria-hidden="true" className={styles.more} />
      </button>
      <Popover id={MENU} anchor={anchor} label={words.again} onToggle={setOpen}>
        {open && <Ways connection={connection} />}
      </Popover>
    </>
  );
}

function Ways({ connection }: { connection: Seq }) {
  const language = useLanguage();
  const words = replayWords[language];
  const branching = branchWords[language];
  const comparing = compareWords[language];
  const past = useStore(useLook(), (state) => state.past);
  const exchange = useStore(useLook(), (state) => state.chosen);
  const read = useReadRecording(useRecording({ view: 'dialogue', connection }));
  const lines = read ? timedLines(read.reading, 0) : [];
  // The line that is open, to be said otherwise.
  const line = lines.find((one) => one.exchange === exchange && one.from === 'client');
  const step = past && `&line=${timedLines(past.reading, 0).length}`;
  const close = () => document.getElementById(MENU)?.hidePopover();
  return (
    <ul className={styles.ways}>
      <li>
        <Link href={`/replay?connection=${connection}${step ?? ''}`} className={button.button}>
          {words.label}
        </Link>
        <p>{words.replaySays}</p>
      </li>
      {read && (
        <li>
          <BranchButton recording={read.of} reading={read.reading} openedAt={0} line={line} onBegun={close} />
          <p>{line ? branching.menu.before(line.text.slice(0, LONGEST)) : branching.menu.all}</p>
        </li>
      )}
      <li>
        <Link href={`/compare?left=${connection}`} className={button.button}>
          {comparing.compare}
        </Link>
        <p>{comparing.compareSays}</p>
      </li>
    </ul>
  );
}
