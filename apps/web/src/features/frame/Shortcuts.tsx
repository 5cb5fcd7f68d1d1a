import { Fragment, type ReactNode, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useLanguage, useWords } from '../../i18n/i18n.ts';
import { preferences, setPreference } from '../../session/preferences.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Kbd, RightKey } from '../../ui/Kbd.tsx';
import styles from './Shortcuts.module.css';
import { shortcutsWords } from './shortcuts-words.ts';

/** The list of keys, and the few choices that have no other place. The platform's dialog returns the focus. */
export function Shortcuts({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const own = shortcutsWords[useLanguage()];
  const { singleKeys, screenReader, reader, advice } = useStore(preferences);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const { list, andThen, or } = own;
  const terminal: [ReactNode, string][] = [
    [<Kbd key="k">Tab</Kbd>, list.tab],
    [<RightKey key="k" label={words.terminal.rightArrow} />, list.right],
    [<Keys key="k" keys={['Esc', 'Tab']} between={andThen} />, list.leave],
    [<Kbd key="k">Ctrl C</Kbd>, list.interrupt],
    [<Kbd key="k">Ctrl D</Kbd>, list.end],
    [<Keys key="k" keys={['Ctrl S', 'Ctrl Q']} between={or} />, list.stop],
    [<Kbd key="k">Ctrl Shift F</Kbd>, list.search],
    [<Kbd key="k">Ctrl Shift Enter</Kbd>, list.another],
    [<Keys key="k" keys={['Ctrl Shift ←', '→']} between={or} />, list.step],
    [<Keys key="k" keys={['Ctrl Shift +', '-', '0']} between={or} />, list.size],
  ];
  const page: [ReactNode, string][] = [
    [<Kbd key="k">Ctrl `</Kbd>, list.toTerminal],
    [<Keys key="k" keys={['F6', 'Shift F6']} between={or} />, list.panes],
    [<Keys key="k" keys={['↑', '↓']} between={or} />, list.exchange],
    [<Kbd key="k">Enter</Kbd>, list.open],
    [<Keys key="k" keys={[',', '.']} between={or} />, list.steps],
    [<Kbd key="k">e</Kbd>, list.lens],
    [<Keys key="k" keys={['g', 'p / l / j / q / m / w / d / r / c']} between={andThen} />, list.pages],
    [<Kbd key="k">?</Kbd>, list.help],
  ];
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby="shortcuts-title" onClose={onClose}>
      <div className={styles.head}>
        <h2 id="shortcuts-title">{own.title}</h2>
        <Button
          kind="quiet"
          size="icon"
          aria-label={words.frame.close}
          onClick={() => dialog.current?.close()}
        >
          <Icon name="cross" size={18} />
        </Button>
      </div>
      <h3>{own.terminal}</h3>
      <List rows={terminal} />
      <h3>{own.page}</h3>
      <List rows={page} />
      <div className={styles.choices}>
        <label>
          <input
            type="checkbox"
            checked={singleKeys}
            onChange={(event) => setPreference({ singleKeys: event.currentTarget.checked })}
          />
          {own.singleKeys}
        </label>
        <label>
          <input
            type="checkbox"
            checked={screenReader}
            onChange={(event) => setPreference({ screenReader: event.currentTarget.checked })}
          />
          {own.screenReader}
        </label>
        <label>
          <input
            type="checkbox"
            checked={reader}
            onChange={(event) => setPreference({ reader: event.currentTarget.checked })}
          />
          {words.terminal.reader}
        </label>
        <label>
          <input
            type="checkbox"
            checked={advice}
            onChange={(event) => setPreference({ advice: event.currentTarget.checked })}
          />
          {words.dialogue.advice}
        </label>
      </div>
    </dialog>
  );
}

function Keys({ keys, between }: { keys: string[]; between: string }) {
  return keys.map((key, index) => (
    <Fragment key={key}>
      {index > 0 && ` ${between} `}
      <Kbd>{key}</Kbd>
    </Fragment>
  ));
}

function List({ rows }: { rows: [ReactNode, string][] }) {
  return (
    <dl className={styles.keys}>
      {rows.map(([keys, does]) => (
        <Fragment key={does}>
          <dt>{keys}</dt>
          <dd>{does}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
