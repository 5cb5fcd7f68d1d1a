import { decodeMessage, rcodeName, textOfRecord, typeName } from '@ehlo/protocol/dns';
import type { WireRow } from '@ehlo/wire/list';
import { useLanguage } from '../../i18n/i18n.ts';
import { StampSign } from '../../ui/Stamp.tsx';
import styles from './WirePage.module.css';
import { wireWords } from './words.ts';

/** A question to the DNS and its answer, as records. */
export function Question({ row }: { row: WireRow }) {
  const words = wireWords[useLanguage()];
  const asked = row.query && decodeMessage(row.query);
  const told = row.response && decodeMessage(row.response);
  return (
    <div className={styles.question} lang="en" translate="no">
      <h3>{words.question}</h3>
      {asked?.ok &&
        asked.message.questions.map(({ name, type }) => (
          <code key={`${typeName(type)} ${name}`}>{`${typeName(type)} ${name}`}</code>
        ))}
      <h3>{words.answer}</h3>
      {told?.ok ? (
        <>
          <StampSign code={0} status={rcodeName(told.message.rcode)} />
          {[...told.message.answers, ...told.message.authorities, ...told.message.additionals].map(
            (record) => (
              <code key={textOfRecord(record)}>{textOfRecord(record)}</code>
            ),
          )}
        </>
      ) : (
        <p>{words.outcome.unanswered}</p>
      )}
    </div>
  );
}
