import { Link } from 'wouter';
import { clockTime, useLanguage } from '../../i18n/i18n.ts';
import { useBridge, useRoom } from '../../rooms/context.ts';
import { inInbox, type MailRow, newMailCount } from '../../rooms/room-store.ts';
import { cx } from '../../ui/cx.ts';
import { PaneSection } from '../../ui/Pane.tsx';
import { Wire } from '../../ui/Wire.tsx';
import { useLetterWords } from './letter-words.ts';
import styles from './MailboxList.module.css';
import { mailboxRank } from './order-mailboxes.ts';
import { mailPath } from './path.ts';

const MOST = 6;

interface Row {
  mailbox: string;
  newest: MailRow | undefined;
  unseen: number;
}

/** One row a mailbox, the newest letter of its INBOX beside it; where news came last is first, and before any the mock inbox: a first mail lands there. */
function rows(mails: readonly MailRow[]): Row[] {
  const boxes = new Map<string, Row>([['mock', { mailbox: 'mock', newest: undefined, unseen: 0 }]]);
  for (const mail of mails) {
    const row = boxes.get(mail.mailbox) ?? { mailbox: mail.mailbox, newest: undefined, unseen: 0 };
    boxes.set(mail.mailbox, row);
    if (!inInbox(mail)) continue;
    row.newest = mail;
    if (!mail.seen && !mail.seeded) row.unseen++;
  }
  // What was here from the start is no news: such mailboxes stand in the order of the mail page.
  const newsAt = ({ newest }: Row) => (newest && !newest.seeded ? newest.at : 0);
  return [...boxes.values()].sort(
    (a, b) => newsAt(b) - newsAt(a) || mailboxRank(a.mailbox) - mailboxRank(b.mailbox),
  );
}

export function MailboxList() {
  const words = useLetterWords();
  const language = useLanguage();
  const mails = useRoom((state) => state.mails);
  const fresh = useRoom(newMailCount);
  const offline = useBridge((state) => state.link === 'lost');
  return (
    <PaneSection
      title={words.title}
      note={fresh > 0 ? words.new(fresh) : words.nothingNew}
      end={<Link href="/mail">{words.openAll}</Link>}
    >
      <ul className={cx(styles.list, offline && styles.stale)}>
        {rows(mails)
          .slice(0, MOST)
          .map(({ mailbox, newest, unseen }) => (
            <li key={mailbox} className={styles.item}>
              <Link
                className={cx(styles.row, unseen > 0 && styles.fresh)}
                href={mailPath(mailbox, newest?.id)}
              >
                {mailbox === 'mock' ? (
                  <b>{words.mockInbox}</b>
                ) : (
                  <Wire>{mailbox.replace(/@campus\.test$/, '')}</Wire>
                )}
                <span>
                  {newest
                    ? newest.summary.subject || words.noSubject
                    : mailbox === 'mock'
                      ? words.none
                      : words.empty}
                </span>
                {unseen > 0 && <i className="visually-hidden">{words.unread}</i>}
                {newest && <time>{clockTime(newest.at, language)}</time>}
              </Link>
            </li>
          ))}
      </ul>
    </PaneSection>
  );
}
