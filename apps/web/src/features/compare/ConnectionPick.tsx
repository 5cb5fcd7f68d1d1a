import type { Seq } from '@ehlo/wire';
import { useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react';
import { clockTime, useLanguage } from '../../i18n/i18n.ts';
import { Popover } from '../../ui/Popover.tsx';
import type { Recording } from '../replay/recording.ts';
import { ConnectionList } from '../wire/ConnectionList.tsx';
import { useWireList } from '../wire/use-wire-list.ts';
import { wireWords } from '../wire/words.ts';
import styles from './ComparePage.module.css';
import { compareWords } from './words.ts';

/** Rows that fill the list: with fewer there is nothing to scroll, and so nothing that asks for older ones. */
const FEW = 20;

interface Props {
  side: 'left' | 'right';
  chosen: Seq | undefined;
  onChoose(id: Seq): void;
  /** What stands there, once it has come. */
  shown: Recording | undefined;
}

/** Which connection stands on one side: any of the room, found by what it said. */
export function ConnectionPick({ side, chosen, onChoose, shown }: Props) {
  const language = useLanguage();
  const words = compareWords[language];
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const menu = `pick-${side}`;
  const label = useId();
  const value = useId();
  return (
    <div className={styles.pick}>
      <span id={label}>{words[side]}</span>
      <button ref={anchor} type="button" popoverTarget={menu} aria-labelledby={`${label} ${value}`}>
        <span id={value}>
          {chosen === undefined
            ? shown
              ? words.given(`${shown.host}:${shown.port}`)
              : words.choose
            : shown
              ? words.option(
                  chosen,
                  `${shown.host}:${shown.port}`,
                  clockTime(shown.startedAt * 1000, language, true),
                )
              : words.loadingOne(chosen)}
        </span>
        <span aria-hidden="true" className={styles.more} />
      </button>
      <Popover id={menu} anchor={anchor} label={words.choose} onToggle={setOpen}>
        {open && (
          <Found
            chosen={chosen}
            onChoose={(id) => {
              onChoose(id);
              document.getElementById(menu)?.hidePopover();
            }}
          />
        )}
      </Popover>
    </div>
  );
}

function Found({ chosen, onChoose }: Pick<Props, 'chosen' | 'onChoose'>) {
  const language = useLanguage();
  const words = compareWords[language];
  const wire = wireWords[language];
  const [text, setText] = useState('');
  const [seen, setSeen] = useState<readonly Seq[]>([]);
  const query = useDeferredValue(text);
  const { rows, summaries, known, more, looked, failed, loadMore } = useWireList(
    { text: query, protocol: 'all', by: 'all' },
    seen,
  );
  // A question, or a call that nobody took, has no lines to lay beside others.
  const dialogues = useMemo(
    () => rows.filter(({ kind, protocol }) => kind === 'connection' && protocol !== 'dns'),
    [rows],
  );
  // Of what was found so far few may be dialogues: a program that asks the DNS a thousand things leaves none on the first page.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page of rows is a reason to ask on
  useEffect(() => {
    if (known && more && !failed && dialogues.length < FEW) loadMore();
  }, [known, more, failed, rows, dialogues.length, loadMore]);
  const input = useRef<HTMLInputElement>(null);
  // The popover is not on the screen yet when its contents are made.
  useEffect(() => {
    const frame = requestAnimationFrame(() => input.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <div className={styles.found}>
      <label>
        <span className="visually-hidden">{wire.filter}</span>
        <input
          ref={input}
          type="search"
          value={text}
          maxLength={200}
          placeholder={wire.filterExample}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      {known && dialogues.length === 0 && (
        <p role="status">{query.trim() === '' ? wire.none : more ? wire.looking(looked) : wire.notFound}</p>
      )}
      {failed && <p role="alert">{wire.failed}</p>}
      {!known && <p>{words.loading}</p>}
      <ConnectionList
        rows={dialogues}
        summaries={summaries}
        chosen={chosen}
        onChoose={onChoose}
        onSeen={setSeen}
        onEnd={loadMore}
      />
    </div>
  );
}
