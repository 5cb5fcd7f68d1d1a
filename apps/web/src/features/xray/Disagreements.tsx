import type { DialogueReading } from '@ehlo/protocol/reading';
import type { ReactNode } from 'react';
import type { Say } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { Wire } from '../../ui/Wire.tsx';
import { RfcTag } from '../dialogue/RfcTag.tsx';
import styles from './Disagreements.module.css';
import { useXrayWords } from './words.ts';

/** Names in one cell; a list of hundreds teaches no more. */
const MOST = 4;

/** What the recipient sees beside what the envelope says, and what the standard says to that. */
export function Disagreements({
  reading,
  say,
}: {
  reading: Pick<DialogueReading, 'envelope' | 'letter' | 'differs'>;
  say: Say;
}) {
  const words = useXrayWords();
  const { envelope, letter, differs } = reading;
  const field = (...names: string[]) =>
    letter.fields.filter(({ name }) => names.includes(name.toLowerCase())).map(({ value }) => value);
  const paths = envelope.forwardPaths.filter(({ accepted }) => accepted !== false).map(({ path }) => path);
  return (
    <section className={styles.frame} aria-label={words.disagree}>
      <table className={styles.table}>
        <thead>
          <tr>
            <td />
            <th scope="col">{words.readerSees}</th>
            <th scope="col">{words.envelopeSays}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{words.sender}</th>
            <Names names={field('from')} />
            <Names names={envelope.reversePath === undefined ? [] : [envelope.reversePath || '<>']} />
          </tr>
          <tr>
            <th scope="row">{words.recipients}</th>
            <Names names={field('to', 'cc', 'bcc')} />
            <Names names={paths} />
          </tr>
        </tbody>
      </table>
      {differs.map((note, index) => (
        <p key={index} className={styles.note}>
          {note.rfc !== undefined && <RfcTag source={note.rfc} />}
          <Rich text={say(note.said)} />
        </p>
      ))}
    </section>
  );
}

/** An address too wide for its cell breaks before its domain, not in the middle of a word. */
function parted(name: string): ReactNode {
  const at = name.lastIndexOf('@');
  if (at < 0) return name;
  return (
    <>
      {name.slice(0, at)}
      <wbr />
      {name.slice(at)}
    </>
  );
}

function Names({ names }: { names: readonly string[] }) {
  const words = useXrayWords();
  if (names.length === 0) return <td className={styles.none}>{words.nobody}</td>;
  return (
    <td>
      {names.slice(0, MOST).map((name, index) => (
        <Wire key={index}>{parted(name)}</Wire>
      ))}
      {names.length > MOST && <span>{words.more(names.length - MOST)}</span>}
    </td>
  );
}
