import type { MailView } from '@ehlo/wire';
import { useMemo } from 'react';
import { cx } from '../../ui/cx.ts';
import { Wire } from '../../ui/Wire.tsx';
import styles from './HeaderBands.module.css';
import { headerBands } from './header-bands.ts';
import type { TrustWords } from './words.ts';

/** The header from top to bottom, in the layers in which it grew. */
export function HeaderBands({
  mail,
  ownEnd,
  words,
}: {
  mail: MailView;
  ownEnd: number;
  words: TrustWords['bands'];
}) {
  const bands = useMemo(() => headerBands(mail, ownEnd), [mail, ownEnd]);
  return (
    <section>
      <h3>{words.head}</h3>
      <p>{words.says}</p>
      <ol className={styles.bands}>
        {bands.map(({ kind, fields }, index) => (
          <li key={index} className={cx(styles[kind])}>
            <div className={styles.who}>
              <b>{words.name[kind]}</b>
              <small>{words.is[kind]}</small>
            </div>
            <p className={styles.fields}>
              {fields.map(({ name, count }, at) => (
                <span key={at}>
                  <Wire>{name}:</Wire>
                  {count > 1 && <small> {words.times(count)}</small>}
                </span>
              ))}
            </p>
          </li>
        ))}
        <li className={cx(styles.author)}>
          <div className={styles.who}>
            <b>{words.body}</b>
            <small>{words.bodyIs}</small>
          </div>
          <p className={styles.lines} aria-hidden="true">
            <span />
            <span />
            <span />
          </p>
        </li>
      </ol>
    </section>
  );
}
