import { useMemo, useRef } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { notesOf } from './capture-notes.ts';
import { captureWords, noteSentence } from './capture-words.ts';
import type { OpenCapture } from './use-capture.ts';
import styles from './WirePage.module.css';

interface Props {
  opened: OpenCapture | undefined;
  onPick(file: File | undefined): void;
  onClose(): void;
}

/** Opens a capture of one's own, which never leaves the browser; says how it went, and gives the room's own list back. */
export function CaptureBar({ opened, onPick, onClose }: Props) {
  const words = captureWords[useLanguage()];
  const capture = opened?.capture;
  // Of what is no capture at all its problem says everything.
  const isNone =
    opened?.unreadable ||
    (opened?.problem && capture && capture.connections.length + capture.questions.length === 0);
  const notes = useMemo(() => (capture ? notesOf(capture) : []), [capture]);
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.capture}>
      <input
        ref={input}
        hidden
        type="file"
        accept=".pcap,.pcapng,.cap"
        aria-label={words.open}
        onChange={(event) => {
          onPick(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      {opened === undefined ? (
        <Button size="small" onClick={() => input.current?.click()}>
          {words.open}
        </Button>
      ) : (
        <>
          <p role="status">
            <b>{opened.name}</b>{' '}
            {opened.capture
              ? !isNone && words.holds(opened.capture.connections.length, opened.capture.questions.length)
              : !opened.unreadable && words.reading(Math.round(opened.progress * 100))}{' '}
            {!isNone && words.stays}
          </p>
          {opened.problem && <p role="alert">{words.problems[opened.problem.id](opened.problem.params)}</p>}
          {opened.unreadable && <p role="alert">{words.unreadable}</p>}
          {notes.map((note) => (
            <p key={note.id}>{noteSentence(words, note)}</p>
          ))}
          <Button size="small" onClick={onClose}>
            {words.close}
          </Button>
        </>
      )}
    </div>
  );
}
