import { type FieldReading, headerField, saidOfField } from '@ehlo/protocol/letter';
import type { Say } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { RfcTag } from '../dialogue/RfcTag.tsx';
import styles from './Headers.module.css';

/** What a field's value says, what is wrong with it, what the field is, and who writes it. */
export function FieldSaid({ name, reading, say }: { name: string; reading: FieldReading; say: Say }) {
  const row = headerField(name);
  return (
    <>
      {reading.says.length > 0 && (
        <ul className={styles.says}>
          {reading.says.map(({ said }, index) => (
            <li key={index}>
              <Rich text={say(said)} />
            </li>
          ))}
        </ul>
      )}
      {reading.remarks.map(({ said, rfc }, index) => (
        <p key={index} className={styles.remark}>
          <Rich text={say(said)} /> <RfcTag source={rfc} />
        </p>
      ))}
      <p className={styles.what}>
        <Rich text={say(row ? saidOfField(row) : { id: 'letterField.other' })} />{' '}
        {row && row.by.length > 0 && (
          <i>
            {say({
              id: 'letterPanel.writtenBy',
              params: { who: row.by.map((writer) => say({ id: `letterWriter.${writer}` })).join(', ') },
            })}
          </i>
        )}{' '}
        {row && <RfcTag source={row.rfc} />}
      </p>
    </>
  );
}
