import { useEffect, useId, useRef, useState } from 'react';
import { useLanguage, useWords } from '../../i18n/i18n.ts';
import { usePlayground } from '../../rooms/context.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/Icon.tsx';
import { EXAMPLE } from './example.ts';
import { showTranscript } from './show.ts';
import styles from './TranscriptDialog.module.css';
import { transcriptWords } from './words.ts';

interface Props {
  onClose: () => void;
  /** A dialogue was read and stands in the panels. */
  onShown?: (() => void) | undefined;
  /** Dropped on the page: read at once. */
  file?: File | undefined;
}

/** Paste, drop or choose what a program wrote down, and have it explained in the panels. */
export function TranscriptDialog({ onClose, onShown, file }: Props) {
  const words = transcriptWords[useLanguage()];
  const { frame } = useWords();
  const { dialogue } = usePlayground();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const [over, setOver] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();

  const read = async (name: string, octets: () => Promise<Uint8Array>) => {
    setBusy(true);
    try {
      const found = await showTranscript(dialogue, name, await octets());
      setProblem(found ? words.problem[found.id](found.params) : '');
      if (found) field.current?.focus();
      else {
        dialog.current?.close();
        onShown?.();
      }
    } catch {
      // A file that went away between the choice and the reading.
      setProblem(words.unreadable);
    } finally {
      setBusy(false);
    }
  };
  const readFile = (chosen: File) =>
    read(chosen.name, async () => new Uint8Array(await chosen.arrayBuffer()));

  useEffect(() => {
    dialog.current?.showModal();
    field.current?.focus();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a dropped file is read once, when it comes.
  useEffect(() => {
    if (file) void readFile(file);
  }, [file]);

  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={`${id}-title`} onClose={onClose}>
      <div className={styles.head}>
        <h2 id={`${id}-title`}>{words.title}</h2>
        <Button kind="quiet" size="icon" aria-label={frame.close} onClick={() => dialog.current?.close()}>
          <Icon name="cross" size={18} />
        </Button>
      </div>
      <p id={`${id}-says`} className={styles.says}>
        {words.says}
      </p>
      <form
        className={cx(styles.form, over && styles.over)}
        onSubmit={(event) => {
          event.preventDefault();
          void read(words.pasted, async () => new TextEncoder().encode(text));
        }}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          const dropped = event.dataTransfer.files[0];
          if (dropped) void readFile(dropped);
          else setText(event.dataTransfer.getData('text/plain'));
        }}
      >
        <label htmlFor={`${id}-text`}>{over ? words.drop : words.label}</label>
        <textarea
          ref={field}
          id={`${id}-text`}
          value={text}
          rows={12}
          spellCheck={false}
          autoCapitalize="off"
          autoCorrect="off"
          lang="en"
          translate="no"
          placeholder={words.placeholder}
          aria-describedby={problem === '' ? `${id}-says` : `${id}-problem`}
          aria-invalid={problem !== ''}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setProblem('');
          }}
        />
        <p id={`${id}-problem`} role="alert" className={styles.problem}>
          {problem}
        </p>
        <div className={styles.ways}>
          <Button kind="primary" type="submit" aria-disabled={busy}>
            {busy ? words.reading : words.explain}
          </Button>
          <Button onClick={() => chooser.current?.click()}>{words.file}</Button>
          <Button
            kind="quiet"
            onClick={() => {
              setText(EXAMPLE);
              setProblem('');
              field.current?.focus();
            }}
          >
            {words.example}
          </Button>
          <input
            ref={chooser}
            type="file"
            hidden
            onChange={(event) => {
              const chosen = event.currentTarget.files?.[0];
              event.currentTarget.value = '';
              if (chosen) void readFile(chosen);
            }}
          />
        </div>
      </form>
    </dialog>
  );
}
