import type { Exchange, Note } from '@ehlo/protocol/reading';
import { useWords } from '../../i18n/i18n.ts';
import type { Say } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { RfcTag } from './RfcTag.tsx';
import styles from './Standard.module.css';
import { type Stance, stanceOf } from './stance.ts';

/** What the standard says to an exchange, kept apart from what was sent and what this server answered. */
export function Standard({ exchange, say }: { exchange: Exchange; say: Say }) {
  const words = useWords().dialogue;
  const { notes } = exchange;
  const standard = notes.filter(({ voice }) => voice === 'rfc');
  const seen = notes.filter(({ voice }) => voice !== 'rfc');
  return (
    <>
      {standard.length > 0 && (
        <>
          <dt>{words.standard}</dt>
          <dd className={styles.said}>
            {standard.map((note) => (
              <Sentence key={note.said.id} note={note} say={say} stance={stanceOf(note, exchange)} />
            ))}
          </dd>
        </>
      )}
      {seen.length > 0 && (
        <>
          <dt>{words.onTheWire}</dt>
          <dd className={styles.said}>
            {seen.map((note) => (
              <Sentence key={note.said.id} note={note} say={say} stance={undefined} />
            ))}
          </dd>
        </>
      )}
    </>
  );
}

function Sentence({ note, say, stance }: { note: Note; say: Say; stance: Stance | undefined }) {
  return (
    <p>
      {note.rfc !== undefined && <RfcTag source={note.rfc} />}
      {stance && <b>{say({ id: `stance.${stance}` })} </b>}
      <Rich text={say(note.said)} />
    </p>
  );
}
