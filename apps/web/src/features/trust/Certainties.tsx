import type { Hop } from '@ehlo/protocol/letter';
import type { MailView } from '@ehlo/wire';
import { useMemo } from 'react';
import { Rich } from '../../prose/Rich.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { Verdicts } from '../mail/letter-trace.ts';
import styles from './Certainties.module.css';
import { certaintiesOf } from './certainties.ts';
import type { TrustWords } from './words.ts';

interface Props {
  mail: MailView;
  hops: readonly Hop[];
  verdicts: Verdicts | undefined;
  words: TrustWords['sure'];
}

/** Each thing that a reader would take for granted: certain, contradicted, or only said. */
export function Certainties({ mail, hops, verdicts, words }: Props) {
  const certainties = useMemo(() => certaintiesOf(mail, hops, verdicts), [mail, hops, verdicts]);
  return (
    <section>
      <h3>{words.head}</h3>
      <ul className={styles.list}>
        {certainties.map(({ id, surety, params }) => (
          <li key={id} className={cx(styles[surety])}>
            <span className={styles.sign}>
              {surety === 'open' ? (
                <i aria-hidden="true">?</i>
              ) : (
                <Icon name={surety === 'known' ? 'check' : 'cross'} size={16} />
              )}
              {words.surety[surety]}
            </span>
            <p>
              <Rich text={words.says[id](params)} />
            </p>
          </li>
        ))}
      </ul>
      {mail.sentBy !== undefined && <p>{words.lab}</p>}
    </section>
  );
}
