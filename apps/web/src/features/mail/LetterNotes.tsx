import { notesOfMessage } from '@ehlo/protocol/letter';
import type { MailView } from '@ehlo/wire';
import { useMemo } from 'react';
import type { Say } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { RfcTag } from '../dialogue/RfcTag.tsx';
import styles from './LetterNotes.module.css';
import { useOctets } from './use-octets.ts';

/** What the standards say of the whole letter; nothing where they have nothing to say. */
export function LetterNotes({ mail, say }: { mail: MailView; say: Say }) {
  const octets = useOctets(mail);
  const notes = useMemo(() => (octets === undefined ? [] : notesOfMessage(octets)), [octets]);
  if (notes.length === 0) return null;
  return (
    <section className={styles.notes}>
      <h3>{say({ id: 'letterPanel.notes' })}</h3>
      <ul>
        {notes.map(({ said, rfc, partId }, index) => (
          <li key={index}>
            <Rich text={say(said)} />{' '}
            {partId !== undefined && <small>{say({ id: 'letterPanel.part', params: { id: partId } })}</small>}{' '}
            {rfc !== undefined && <RfcTag source={rfc} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
