import type { Note } from '@ehlo/protocol/reading';
import { useWords } from '../../i18n/i18n.ts';
import type { Say } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import styles from './RfcNote.module.css';

/** The standard's own voice: a tag and a sentence, never an error. */
export function RfcNote({ note, say }: { note: Note; say: Say }) {
  const words = useWords().dialogue;
  return (
    <span className={styles.note}>
      {' '}
      {note.voice === 'rfc' && (
        <b className={styles.tag} title={note.rfc === undefined ? undefined : words.source(note.rfc)}>
          {words.rfc}
        </b>
      )}
      <Rich text={say(note.said)} />
    </span>
  );
}
