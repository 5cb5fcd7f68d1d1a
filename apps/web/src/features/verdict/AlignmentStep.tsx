import type { VerdictView } from '@ehlo/wire';
import { useMemo } from 'react';
import { useSay } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { cx } from '../../ui/cx.ts';
import { Wire } from '../../ui/Wire.tsx';
import { RfcTag } from '../dialogue/RfcTag.tsx';
import styles from './Alignment.module.css';
import { Step } from './Step.tsx';
import { tiesOf } from './ties.ts';
import { VerdictStamp } from './VerdictStamp.tsx';
import type { VerdictWords } from './words.ts';

/** The names that were checked on the left, the author's on the right, and between them what ties them, or does not. */
export function AlignmentStep({ view, words }: { view: VerdictView; words: VerdictWords }) {
  const { alignment } = words;
  const ties = useMemo(() => tiesOf(view), [view]);
  const say = useSay('verdicts');
  if (!view.dmarc) return null;
  const { domain: author, result: found } = view.dmarc;
  const said = { id: `authSaid.dmarc-${found}`, params: { method: 'dmarc', result: found, domain: author } };
  return (
    <Step stamp={<VerdictStamp method="DMARC" result={found} />} head={alignment.head}>
      <p>
        {alignment.says} <RfcTag source="RFC 9989 §4.4" />
      </p>
      <div className={styles.drawing}>
        <ul>
          {ties.map(({ check, identity, domain, result, what, alignment: how }, index) => (
            <li key={index} className={cx(styles.tie, styles[what])}>
              <div className={styles.plate}>
                <small lang="en">{alignment.names[identity ?? 'signature']}</small>
                {domain === '' ? <i>{alignment.unread}</i> : <Wire>{domain}</Wire>}
                <small>
                  {check.toUpperCase()} {result}
                </small>
              </div>
              <p className={styles.line}>
                <span>{alignment.tie[what]}</span>
                {how && <small>{alignment.mode[how.mode]}</small>}
              </p>
            </li>
          ))}
          {view.dkim.length === 0 && (
            <li className={cx(styles.tie, styles.neither)}>
              <div className={cx(styles.plate, styles.nobody)}>
                <small lang="en">{alignment.names.signature}</small>
                <i>{alignment.noSignature}</i>
              </div>
              <p className={styles.line} />
            </li>
          )}
        </ul>
        <div className={cx(styles.plate, styles.author)}>
          <small lang="en">{alignment.reader}</small>
          <Wire>{author}</Wire>
        </div>
      </div>
      <p>
        <Rich text={say(said)} /> <RfcTag source="RFC 9989 §9.1" />
      </p>
    </Step>
  );
}
