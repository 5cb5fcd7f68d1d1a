import type { ConnectionFault } from '@ehlo/wire';
import { lazy, Suspense } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { FaultsButton } from './FaultsButton.tsx';
import styles from './StruckNotes.module.css';
import { struckOutcome, struckSentence } from './struck-words.ts';
import { faultsWords } from './words.ts';

const ClientComplaints = lazy(async () => ({
  default: (await import('../two-views/ClientComplaints.tsx')).ClientComplaints,
}));

interface Props {
  host: string;
  /** In the order in which they struck. */
  strikes: readonly Pick<ConnectionFault, 'place' | 'what'>[];
}

/** Over a dialogue in which a fault struck: that it was on purpose, what it did, and what a sender does about it. */
export function StruckNotes({ host, strikes }: Props) {
  const language = useLanguage();
  const words = faultsWords[language];
  const last = strikes.at(-1);
  if (!last) return null;
  return (
    <section className={styles.struck} aria-label={words.struckHere}>
      <div>
        <p aria-live="polite">
          <b className={styles.tag}>{words.onPurpose}</b> {struckSentence(language, last)}{' '}
          <span className={styles.does}>{struckOutcome(language, host, last)}</span>
          {strikes.length > 1 && <span className={styles.does}> {words.before(strikes.length - 1)}</span>}
        </p>
        {last.what.kind === 'certificate' && (
          <Suspense>
            <ClientComplaints trouble={last.what.problem} host={host} />
          </Suspense>
        )}
      </div>
      <FaultsButton label={words.open} size="small" />
    </section>
  );
}
