import type { DnsRecord } from '@ehlo/protocol/dns';
import { type Part, type RecordReading, readRecord } from '@ehlo/protocol/dns/reading';
import { type ReactNode, useMemo } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { useSay } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { Wire } from '../../ui/Wire.tsx';
import styles from './RecordStory.module.css';
import saidStyles from './said.module.css';
import { zonesWords } from './words.ts';

/** A record as a zone file writes it, what it says, and each of its words; a text for mail is read apart as well. */
export function RecordStory({
  record,
  open,
  end,
}: {
  record: DnsRecord | RecordReading;
  /** `policy`: a text for mail shows its words at once; `always`: every record does. */
  open?: 'policy' | 'always' | undefined;
  end?: ReactNode;
}) {
  const words = zonesWords[useLanguage()];
  const say = useSay('dns');
  const reading = useMemo(() => ('parts' in record ? record : readRecord(record)), [record]);
  const { policy } = reading;
  return (
    <div className={styles.story}>
      <Wire className={styles.line}>{reading.text}</Wire>
      {end}
      <p>
        <Rich text={say(reading.said)} />
      </p>
      {policy && policy.kind !== 'other' && (
        <p>
          <Rich text={say(policy.said)} /> <small className={styles.small}>{policy.rfc}</small>
        </p>
      )}
      {policy?.problems.map(({ said, rfc, grave, start }) => (
        <p key={`${said.id} ${start}`} className={grave ? saidStyles.wrong : saidStyles.advice}>
          <Rich text={say(said)} /> <small className={styles.small}>{rfc}</small>
        </p>
      ))}
      <details
        open={open === 'always' || (open === 'policy' && policy !== undefined && policy.kind !== 'other')}
      >
        <summary className={styles.summary}>{words.wordByWord}</summary>
        <Parts text={reading.text} parts={reading.parts} />
        {policy && policy.parts.length > 0 && <Parts text={policy.text} parts={policy.parts} />}
      </details>
    </div>
  );
}

function Parts({ text, parts }: { text: string; parts: readonly Part[] }) {
  const say = useSay('dns');
  return (
    <dl className={styles.parts}>
      {parts.map(({ start, end, said, marked }) => (
        <div key={start}>
          <dt>
            {marked ? (
              <mark>
                <Wire>{text.slice(start, end)}</Wire>
              </mark>
            ) : (
              <Wire>{text.slice(start, end)}</Wire>
            )}
          </dt>
          <dd>
            <Rich text={say(said)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
