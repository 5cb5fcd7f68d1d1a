import { SPF_RESULTS } from '@ehlo/protocol/verdicts';
import type { VerdictView } from '@ehlo/wire';
import { useMemo } from 'react';
import { useSay } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { cx } from '../../ui/cx.ts';
import { Wire } from '../../ui/Wire.tsx';
import { RfcTag } from '../dialogue/RfcTag.tsx';
import { Questions } from './Questions.tsx';
import { Step } from './Step.tsx';
import { spfRecords } from './spf-records.ts';
import { VerdictStamp } from './VerdictStamp.tsx';
import styles from './VerdictStory.module.css';
import type { VerdictWords } from './words.ts';

/** Everybody on campus goes out under this address. */
const GATEWAY = '192.0.2.1';

/** Which name was looked up, in which record, and which of its terms decided. */
export function SpfStep({ view, words }: { view: VerdictView; words: VerdictWords }) {
  const { spf, client } = view;
  const { result, identity, domain, reason, questions, rules } = spf;
  const say = useSay('verdicts', 'dns');
  const records = useMemo(() => spfRecords(spf), [spf]);
  const said = { id: `authSaid.spf-${result}`, params: { method: 'spf', result, domain } };
  return (
    <Step stamp={<VerdictStamp method="SPF" result={result} />} head={words.spf.head(client, domain)}>
      <p>
        <Rich text={say(said)} /> <RfcTag source={SPF_RESULTS[result]} />
      </p>
      {reason !== undefined && (
        <p className={styles.soft}>
          <i lang="en">{reason}</i>
        </p>
      )}
      <p className={styles.soft}>
        {words.spf.identity[identity]} <RfcTag source="RFC 7208 §2.4" />
      </p>
      <Questions questions={questions} words={words} bare={records.length > 0} />
      {records.length > 0 && <p className={styles.soft}>{words.spf.terms}</p>}
      {records.map(({ domain: whose, terms, by }) => (
        <table key={whose} className={styles.terms}>
          <caption>
            <Wire>{whose}</Wire>
          </caption>
          <tbody>
            {terms.map(({ text, term, fate }, index) => (
              <tr key={index} className={cx(styles[fate])}>
                <th scope="row">
                  {fate === 'decided' ? (
                    <mark>
                      <Wire>{text}</Wire>
                    </mark>
                  ) : (
                    <Wire>{text}</Wire>
                  )}
                </th>
                <td>{words.spf.fate[fate]}</td>
                <td>
                  <Rich text={say(term.said)} />
                  {fate === 'decided' && by !== undefined && (
                    <>
                      {' '}
                      <Rich text={words.spf.foundBy(by)} />
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
      {result === 'neutral' && rules.length === 0 && <p className={styles.soft}>{words.spf.noneMatched}</p>}
      {result === 'pass' && client === GATEWAY && (
        <p className={styles.note}>
          {words.spf.gateway} <RfcTag source="RFC 7208 §11.4" />
        </p>
      )}
    </Step>
  );
}
