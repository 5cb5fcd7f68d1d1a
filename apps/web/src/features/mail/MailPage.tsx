import { useDeferredValue, useEffect, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { useWords } from '../../i18n/i18n.ts';
import { useRoom } from '../../rooms/context.ts';
import { cx } from '../../ui/cx.ts';
import { LetterView } from './LetterView.tsx';
import { LoginNote } from './LoginNote.tsx';
import styles from './MailPage.module.css';
import { MailRows } from './MailRows.tsx';
import { orderMailboxes } from './order-mailboxes.ts';
import { mailPath, readMailPath } from './path.ts';

/** Mailboxes on the left, the letter in the middle, its envelope on the right: each a field of one form. */
export function MailPage() {
  const words = useWords().mail;
  const params = useParams<{ '*'?: string }>();
  const [, navigate] = useLocation();
  const { mailbox, id } = readMailPath(params['*']);
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed);
  const mails = useRoom((state) => state.mails);
  const boxes = orderMailboxes(new Set(['mock', ...mails.map((mail) => mail.mailbox), mailbox]));
  // biome-ignore lint/correctness/useExhaustiveDependencies: another mailbox starts without the last one's words
  useEffect(() => setTyped(''), [mailbox]);

  return (
    <main className={cx(styles.page, id !== undefined && styles.reading)}>
      <section className={styles.boxes} aria-label={words.title} data-pane="mailboxes" tabIndex={-1}>
        <header className={styles.head}>
          <label>
            <span className={styles.hidden}>{words.mailboxes}</span>
            <select value={mailbox} onChange={(event) => navigate(mailPath(event.target.value))}>
              {boxes.map((name) => (
                <option key={name} value={name}>
                  {name === 'mock' ? words.mockInbox : name}
                </option>
              ))}
            </select>
          </label>
        </header>
        <div className={styles.search}>
          <input
            type="search"
            value={typed}
            placeholder={words.search}
            aria-label={words.search}
            title={words.searchWay}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        <MailRows mailbox={mailbox} chosen={id} search={search.trim()} />
      </section>
      <div className={styles.letter}>
        {id === undefined ? (
          <div className={styles.choose}>
            <p>
              {mails.some((mail) => mail.mailbox === mailbox)
                ? words.choose
                : // That there is none yet is said where they would be.
                  mailbox === 'mock' && words.mockCaption}
            </p>
            <LoginNote mailbox={mailbox} />
          </div>
        ) : (
          <LetterView key={id} id={id} mailbox={mailbox} />
        )}
      </div>
    </main>
  );
}
