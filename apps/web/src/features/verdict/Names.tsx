import type { VerdictView } from '@ehlo/wire';
import type { ReactNode } from 'react';
import { Wire } from '../../ui/Wire.tsx';
import { Step } from './Step.tsx';
import styles from './VerdictStory.module.css';
import type { VerdictWords } from './words.ts';

/** The names that a mail comes under, and who looks at which. */
export function Names({ view, words }: { view: VerdictView; words: VerdictWords }) {
  const { names } = words;
  const { client, helo, reversePath, dkim, dmarc, spf } = view;
  const signers = [...new Set(dkim.map(({ domain }) => domain || words.alignment.unread))];
  const rows: [string, ReactNode, string][] = [
    [names.client, <Wire key="client">{client}</Wire>, names.clientIs],
    [names.helo, <Wire key="helo">{helo}</Wire>, spf.identity === 'helo' ? names.heloAsked : names.heloIs],
    reversePath === ''
      ? [names.mailFrom, <Wire key="path">{names.nullPath}</Wire>, names.nullPathIs]
      : [names.mailFrom, <Wire key="path">{reversePath}</Wire>, names.mailFromIs],
    signers.length === 0
      ? [names.signer, <i key="signer">{names.unsigned}</i>, names.unsignedIs]
      : [names.signer, <Wire key="signer">{signers.join(', ')}</Wire>, names.signerIs],
    dmarc
      ? [names.from, <Wire key="from">{dmarc.domain}</Wire>, names.fromIs]
      : [names.from, <i key="from">{names.noFrom}</i>, names.noFromIs],
  ];
  return (
    <Step head={names.head}>
      <p>{names.says}</p>
      <dl className={styles.names}>
        {rows.map(([name, value, is]) => (
          <div key={name}>
            <dt lang="en">{name}</dt>
            <dd>
              {value}
              <small>{is}</small>
            </dd>
          </div>
        ))}
      </dl>
    </Step>
  );
}
