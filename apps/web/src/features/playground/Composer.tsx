import { type FormEvent, type MouseEvent, Suspense, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useWords } from '../../i18n/i18n.ts';
import { useAssessed } from '../../rooms/class-standing.ts';
import {
  useBridge,
  useHungUp,
  usePlayground,
  useReading,
  useShowsOther,
  useTerminal,
} from '../../rooms/context.ts';
import { Button } from '../../ui/Button.tsx';
import { Arrow } from '../../ui/Icon.tsx';
import { Status } from '../../ui/Status.tsx';
import { Wire } from '../../ui/Wire.tsx';
import { ChipLine, LazySaid } from '../terminal/NextBar.tsx';
import { FIRST_CALL, greyLine, guide, repair } from '../terminal/suggestion.ts';
import styles from './Phone.module.css';
import { useKeyboardUp } from './use-keyboard-up.ts';

const MARKS = ['<', '>', ':', '@', '.'];

/** In the field: on losing it the key row goes, and what is pressed moves away under the finger. */
const keepFocus = (event: MouseEvent) => event.preventDefault();

interface Props {
  /** Phone: the terminal's screen is a sheet over the tab, opened by the sign at the right. */
  screen?: { shown: boolean; onShow: (shown: boolean) => void };
}

/** On a phone, and in reader mode, the one place to type: it hands whole lines to the shell. */
export function Composer({ screen }: Props) {
  const words = useWords();
  const { composer: says } = words;
  const { terminal } = usePlayground();
  const shell = useTerminal((state) => state.shell);
  const failure = useTerminal((state) => state.failure);
  const lost = useBridge((state) => state.link === 'lost');
  const placed = useStore(terminal.placed);
  const shown = useReading().reading;
  const reading = useShowsOther() ? undefined : shown;
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const keyboardUp = useKeyboardUp(field);

  useEffect(() => {
    terminal.composing(true);
    return () => terminal.composing(false);
  }, [terminal]);

  // A chip elsewhere on the page puts its line here, because here is where one types.
  useEffect(() => {
    if (!placed) return;
    setText(placed.text);
    const box = field.current;
    if (!box || placed.quiet) return;
    box.focus();
    requestAnimationFrame(() =>
      box.setSelectionRange(...(placed.select ?? [placed.text.length, placed.text.length])),
    );
  }, [placed]);

  const call = shell.kind === 'running' ? shell.connection : undefined;
  const over = useHungUp() && call !== undefined;
  const assessed = useAssessed();
  const next = call && !call.calling && !call.aside && !assessed ? (reading?.next ?? []) : [];
  const wants = useStore(guide);
  const grey = greyLine(shell, failure, next, wants);
  const first = failure ? repair(failure) : (wants.call ?? FIRST_CALL);
  const ghost = grey?.startsWith(text) ? grey.slice(text.length) : '';

  const send = (event: FormEvent) => {
    event.preventDefault();
    // An empty field takes the grey line as Tab would; a second press sends it.
    if (text === '' && shell.kind === 'prompt' && grey) return setText(grey);
    terminal.submit(text);
    setText('');
  };
  const insert = (mark: string) => {
    const box = field.current;
    if (!box) return;
    const from = box.selectionStart ?? text.length;
    const to = box.selectionEnd ?? from;
    setText(text.slice(0, from) + mark + text.slice(to));
    box.focus();
    requestAnimationFrame(() => box.setSelectionRange(from + 1, from + 1));
  };
  const take = () => {
    setText(text + ghost);
    field.current?.focus();
  };
  const turn =
    shell.kind === 'prompt'
      ? says.atPrompt
      : reading?.turn.whose === 'server'
        ? says.serversTurn
        : says.yourTurn;

  const status = (
    <Status kind={lost || call?.calling ? 'wait' : call && !over ? 'on' : 'off'}>
      {over ? says.over : call ? says.live : says.ready}
    </Status>
  );

  return (
    <form className={styles.composer} onSubmit={send} data-composer>
      <div className={styles.turn}>
        <b>{lost ? says.offline : over ? words.terminal.hungUp : turn}</b>
        {call && !lost && !over && reading && (
          <span>
            <Suspense>
              <LazySaid said={reading.turn.said} />
            </Suspense>
          </span>
        )}
        {screen ? (
          <button
            type="button"
            className={styles.live}
            aria-pressed={screen.shown}
            onClick={() => screen.onShow(!screen.shown)}
          >
            {status}
            <span className="visually-hidden">{screen.shown ? says.hideScreen : says.screen}</span>
          </button>
        ) : (
          <span className={styles.live}>{status}</span>
        )}
      </div>
      <div className={styles.chips}>
        {shell.kind === 'prompt' ? (
          <Button kind="primary" onMouseDown={keepFocus} onClick={() => terminal.place(first)}>
            <Wire>{first}</Wire>
          </Button>
        ) : over ? (
          // There is no Ctrl D on a phone, and the program ends by no other sign.
          <Button kind="primary" onMouseDown={keepFocus} onClick={() => terminal.endOfInput()}>
            {words.terminal.toPrompt}
          </Button>
        ) : (
          next
            .filter(({ needs }) => !needs)
            .map((line) => (
              <Button
                key={line.line}
                kind={line.likely ? 'primary' : 'plain'}
                onMouseDown={keepFocus}
                onClick={() => terminal.place(line.line, line.select)}
              >
                <ChipLine next={line} />
              </Button>
            ))
        )}
      </div>
      <div className={styles.input}>
        <div className={styles.field} lang="en" translate="no">
          <span className={styles.ghost} aria-hidden="true">
            <span>{text}</span>
            {ghost}
          </span>
          <input
            ref={field}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            aria-label={says.label}
            aria-description={ghost ? text + ghost : undefined}
            autoCapitalize="off"
            autoComplete="off"
            autoCorrect="off"
            spellCheck={false}
            enterKeyHint="send"
            inputMode="text"
          />
        </div>
        <Button kind="primary" type="submit" onMouseDown={keepFocus}>
          {says.send}
        </Button>
      </div>
      {keyboardUp && (
        // Pressing a key of this row must not take the focus, or the keyboard would go.
        <fieldset
          className={styles.keys}
          aria-label={says.keys}
          onPointerDown={(event) => event.preventDefault()}
        >
          {MARKS.map((mark) => (
            <button key={mark} type="button" onClick={() => insert(mark)}>
              {mark}
            </button>
          ))}
          <button type="button" aria-label={says.take} onClick={take}>
            {shell.kind === 'prompt' ? 'Tab' : <Arrow to="server" label={says.take} />}
          </button>
          <button type="button" aria-label={says.interrupt} onClick={() => terminal.interrupt()}>
            ^C
          </button>
        </fieldset>
      )}
    </form>
  );
}
