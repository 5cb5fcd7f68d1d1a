import type { DnsEntry } from '@ehlo/protocol/dns/reference';
import { digOf, recordsOf } from '@ehlo/protocol/dns/reference';
import type { DnsReferenceWords } from '@ehlo/protocol/prose/dns-reference-words';
import { useMemo } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { useProse, useSay } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { useBridge } from '../../rooms/context.ts';
import { Wire } from '../../ui/Wire.tsx';
import { RecordStory } from '../zones/RecordStory.tsx';
import styles from './DnsParts.module.css';
import { dnsWords } from './dns-words.ts';
import { Points, Section } from './Section.tsx';
import { referenceWords } from './words.ts';

/** Undefined until the book has come. */
function useDnsBook(): DnsReferenceWords | undefined {
  useSay('dns', 'dnsReference');
  const prose = useProse();
  return prose && 'dnsRefType' in prose ? (prose as typeof prose & DnsReferenceWords) : undefined;
}

const own = <T,>(table: Readonly<Record<string, T>>, id: string): T | undefined =>
  Object.hasOwn(table, id) ? table[id] : undefined;

/** Of an entry of the DNS: a record word by word, what it is to mail, what goes wrong, and a real question with its answer. */
export function DnsParts({ entry, know = [] }: { entry: DnsEntry; know?: readonly string[] | undefined }) {
  const language = useLanguage();
  const shared = referenceWords[language];
  const words = dnsWords[language];
  const book = useDnsBook();
  const records = useMemo(() => recordsOf(entry.id), [entry.id]);
  const { family, title } = entry;
  const type = book && family === 'record-type' ? own(book.dnsRefType, title) : undefined;
  const rcode = book && family === 'rcode' ? own(book.dnsRefRcode, title) : undefined;
  const flag = book && family === 'dns-flag' ? own(book.dnsRefFlag, title) : undefined;
  return (
    <>
      {entry.code !== undefined && (
        <p className={styles.small}>
          {shared.number} <Wire>{entry.code}</Wire>
        </p>
      )}
      {type && (
        <Section title={words.forMail}>
          <p className={styles.prose}>
            <Rich text={type.mail} />
          </p>
        </Section>
      )}
      {records.length > 0 && (
        <Section title={words.written}>
          <div className={styles.records}>
            {records.map((record) => (
              <RecordStory key={record.text} record={record} open="always" />
            ))}
          </div>
        </Section>
      )}
      {type && <Points title={shared.toKnow} lines={type.know} />}
      {type && <Points title={words.wrong} lines={type.wrong} />}
      {rcode && <Points title={shared.causes} lines={rcode.causes} />}
      {rcode && <Points title={shared.todo} lines={rcode.todo} />}
      {flag && <Points title={shared.toKnow} lines={flag} />}
      <Points title={shared.toKnow} lines={know} />
      <RealQuestion entry={entry} />
    </>
  );
}

/** As long as the bridge has not said which it is. */
const DNS_OUTSIDE = 2053;

/** What dig printed of the practice world. */
function RealQuestion({ entry }: { entry: DnsEntry }) {
  const words = dnsWords[useLanguage()];
  const dig = digOf(entry);
  const port = useBridge((state) => state.me?.world.services.find((service) => service.port === 53)?.outside);
  if (!dig) return null;
  return (
    <Section title={words.real}>
      <pre className={styles.dig} lang="en" translate="no">
        <span className={styles.typed}>{`$ ${dig.command}\n`}</span>
        {dig.lines.map(({ text, shows }, index) =>
          shows ? <mark key={index}>{`${text}\n`}</mark> : <span key={index}>{`${text}\n`}</span>,
        )}
      </pre>
      <p className={styles.small}>
        {words.ask} <Wire>{words.outside(dig.command, port ?? DNS_OUTSIDE)}</Wire>
      </p>
    </Section>
  );
}
