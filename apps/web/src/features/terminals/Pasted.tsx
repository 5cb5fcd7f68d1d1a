import { useEffect, useRef, useState } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { usePlayground, useTerminal } from '../../rooms/context.ts';
import { Button } from '../../ui/Button.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { MOST_PASTED } from '../terminal/paste.ts';
import styles from './Dialog.module.css';
import { pastedLines } from './pasted-lines.ts';
import note from './StoppedNote.module.css';
import { terminalsWords } from './words.ts';

/** So many lines of a paste are shown before it is sent. */
const SHOWN = 5;

/** A paste of several lines: a server would get them all before it has answered one. Asked, and then done as wanted. */
export function Pasted({ text }: { text: string }) {
  const { terminal } = usePlayground();
  const [lines, setLines] = useState<readonly string[]>();
  const done = () => {
    terminal.state.setState({ pasted: undefined });
    terminal.focus();
  };
  if (lines) return <LineByLine lines={lines} onDone={done} />;
  return <PasteDialog text={text} onLineByLine={setLines} onDone={done} />;
}

interface DialogProps {
  text: string;
  onLineByLine: (lines: readonly string[]) => void;
  onDone: () => void;
}

function PasteDialog({ text, onLineByLine, onDone }: DialogProps) {
  const says = terminalsWords[useLanguage()].pasted;
  const { terminal } = usePlayground();
  const dialog = useRef<HTMLDialogElement>(null);
  /** What is to be done once the dialog is away. */
  const then = useRef(onDone);
  useEffect(() => dialog.current?.showModal(), []);
  const tooLong = text.length > MOST_PASTED;
  const lines = tooLong ? [] : pastedLines(text);
  const close = (act: () => void) => {
    then.current = act;
    dialog.current?.close();
  };
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby="pasted-title"
      onClose={() => then.current()}
    >
      <h2 id="pasted-title">{tooLong ? says.tooLong : says.title(lines.length)}</h2>
      {tooLong ? (
        <p>{says.tooLongSays(text.length, MOST_PASTED)}</p>
      ) : (
        <>
          <p>{says.says}</p>
          <pre className={styles.lines} lang="en" translate="no">
            {lines.slice(0, SHOWN).join('\n')}
          </pre>
          {lines.length > SHOWN && <p>{says.more(lines.length - SHOWN)}</p>}
        </>
      )}
      <div className={styles.choices}>
        {tooLong ? (
          <Button
            kind="primary"
            onClick={() =>
              close(() => {
                onDone();
                void terminal.receive([new File([text], 'pasted.txt')]);
              })
            }
          >
            {says.file}
          </Button>
        ) : (
          <>
            <Button kind="primary" onClick={() => close(() => onLineByLine(lines))}>
              {says.lineByLine}
            </Button>
            <Button
              onClick={() =>
                close(() => {
                  onDone();
                  terminal.paste(text);
                })
              }
            >
              {says.all}
            </Button>
          </>
        )}
        <Button kind="quiet" onClick={() => dialog.current?.close()}>
          {says.cancel}
        </Button>
      </div>
    </dialog>
  );
}

/** Each Enter sends a line and puts the next one at the prompt, so that one sees what is answered. */
function LineByLine({ lines, onDone }: { lines: readonly string[]; onDone: () => void }) {
  const says = terminalsWords[useLanguage()].pasted;
  const { terminal } = usePlayground();
  const [at, setAt] = useState(0);
  const connected = useTerminal(({ shell }) => shell.kind === 'running' && shell.connection !== undefined);
  const over = at >= lines.length || !connected;
  useEffect(() => {
    if (over) return;
    terminal.place(lines[at] as string);
    // The shell has Enter first, and then the next line.
    return terminal.onLine(() => setTimeout(() => setAt(at + 1)));
  }, [terminal, lines, at, over]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once, when it is over
  useEffect(() => {
    if (over) onDone();
  }, [over]);
  return (
    <div className={note.note} role="status">
      <p>
        <b>{says.left(lines.length - at)}</b> <Kbd>Enter</Kbd> {says.enter}
      </p>
      <Button size="small" onClick={onDone}>
        {says.stop}
      </Button>
    </div>
  );
}
