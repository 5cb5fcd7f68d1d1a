import type { Hop } from '@ehlo/protocol/letter';
import type { MailView } from '@ehlo/wire';
import { useMemo } from 'react';
import { cx } from '../../ui/cx.ts';
import { Wire } from '../../ui/Wire.tsx';
import styles from './ReadersOnTheWay.module.css';
import { readersOf } from './readers.ts';
import type { TrustWords } from './words.ts';

interface Props {
  mail: MailView;
  hops: readonly Hop[];
  words: TrustWords['readers'];
}

/** Each station that had the letter open, and how it crossed from one to the next. */
export function ReadersOnTheWay({ mail, hops, words }: Props) {
  const readers = useMemo(() => readersOf(hops), [hops]);
  return (
    <section>
      <h3>{words.head}</h3>
      <p>{words.says}</p>
      {readers ? (
        <ol className={styles.way}>
          <li className={styles.station}>
            <b>{readers.sender.name === '' ? <i>{words.unnamed}</i> : <Wire>{readers.sender.name}</Wire>}</b>
            {readers.sender.address !== '' && (
              <Wire className={styles.address}>{readers.sender.address}</Wire>
            )}
            <small>{words.wrote}</small>
          </li>
          {readers.stretches.map(({ wire, host }, index) => (
            <li key={index} className={cx(styles.hop, styles[wire.how])}>
              <p className={styles.wire}>
                {wire.protocol !== undefined && <Wire>{wire.protocol}</Wire>} {words.how[wire.how]}{' '}
                <small>{wire.own ? words.seen : words.told}</small>
              </p>
              <div className={styles.station}>
                <b>
                  <Wire>{host || '—'}</Wire>
                </b>
                <small>{words.had}</small>
              </div>
            </li>
          ))}
          <li className={cx(styles.station, styles.end)}>
            <b>{words.mailbox}</b> <Wire className={styles.address}>{mail.mailbox}</Wire>
            <small>{words.mailboxIs}</small>
          </li>
        </ol>
      ) : (
        <p>{words.none}</p>
      )}
    </section>
  );
}
