import type { Exchange, Note } from '@ehlo/protocol/reading';
import { useWords } from '../../i18n/i18n.ts';
import type { Say } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { RfcTag } from './RfcTag.tsx';
import styles from './Standard.module.css';
import { isLenient, refusedThoughAllowed } from './stance.ts';

/** What the standard says to an exchange, kept apart from what was sent and what this server answered. */
export function Standard({ exchange, say }: { exchange: Exchange; say: Say }) {
  const words = useWords().dialogue;
  const { notes } = exchange;
  const strict = refusedThoughAllowed(exchange);
  const standard = notes.filter(({ voice }) => voice === 'rfc');
  const seen = notes.filter(({ voice }) => voice !== 'rfc');
  return (
    <>
      {(standard.length > 0 || strict) && (
        <>
          <dt>{words.standard}</dt>
          <dd className={styles.said}>
            {strict && (
              <p>
                <RfcTag source={strict.rfc} />
                <b>{say({ id: 'stance.strict' })}</b> <Rich text={say(strict.said)} />
              </p>
            )}
            {standard.map((note) => (
              <Sentence key={note.said.id} note={note} say={say} lenient={isLenient(note, exchange)} />
            ))}
          </dd>
        </>
      )}
      {seen.length > 0 && (
        <>
          <dt>{words.onTheWire}</dt>
          <dd className={styles.said}>
            {seen.map((note) => (
              <Sentence key={note.said.id} note={note} say={say} lenient={false} />
            ))}
          </dd>
        </>
      )}
    </>
  );
}

function Sentence({ note, say, lenient }: { note: Note; say: Say; lenient: boolean }) {
  return (
    <p>
      {note.rfc !== undefined && <RfcTag source={note.rfc} />}
      {lenient && <b>{say({ id: 'stance.lenient' })} </b>}
      <Rich text={say(note.said)} />
    </p>
  );
}
