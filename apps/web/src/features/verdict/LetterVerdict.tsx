import type { MailView } from '@ehlo/wire';
import { useLanguage } from '../../i18n/i18n.ts';
import { Rich } from '../../prose/Rich.tsx';
import { Button } from '../../ui/Button.tsx';
import { useVerdict } from './use-verdict.ts';
import styles from './VerdictPage.module.css';
import { VerdictStory } from './VerdictStory.tsx';
import { verdictWords } from './words.ts';

/** Beside a letter: how it was judged, or why nobody did. */
export function LetterVerdict({ mail }: { mail: MailView }) {
  const { unchecked } = verdictWords[useLanguage()];
  if (mail.verdict !== undefined) return <Judged id={mail.verdict} />;
  const why = mail.origin === 'sent' ? (mail.mailbox === 'mock' ? 'mock' : 'host') : mail.origin;
  return (
    <p className={styles.plain}>
      <Rich text={unchecked[why]} />
    </p>
  );
}

function Judged({ id }: { id: number }) {
  const words = verdictWords[useLanguage()];
  const { verdict, again } = useVerdict(id);
  if (verdict === 'loading') return <p className={styles.plain}>{words.loading}</p>;
  if (verdict === 'gone') return <p className={styles.plain}>{words.gone}</p>;
  if (verdict === 'failed')
    return (
      <p className={styles.plain}>
        {words.failed}{' '}
        <Button size="small" onClick={again}>
          {words.retry}
        </Button>
      </p>
    );
  return <VerdictStory view={verdict} within="letter" />;
}
