import type { FolderView, MailListView } from '@ehlo/wire';
import { useCallback, useEffect, useState } from 'react';
import { Link } from 'wouter';
import { clockTime, useLanguage } from '../../i18n/i18n.ts';
import { useBridge, useRoom } from '../../rooms/context.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { Wire } from '../../ui/Wire.tsx';
import { listMails } from './api.ts';
import { displayName } from './display-name.ts';
import { useLetterWords } from './letter-words.ts';
import styles from './MailRows.module.css';
import { INBOX, mailPath } from './path.ts';
import { useMailWords } from './words.ts';

const PAGE = 100;
/** As many as the server lists at once. */
const MOST = 500;

/** Whom a letter is to says more than whom it is from. */
const ONES_OWN = ['\\Sent', '\\Drafts'];

interface Props {
  mailbox: string;
  folder: string;
  /** `none`: the mailbox has no such folder. */
  known: FolderView | 'none' | undefined;
  chosen: number | undefined;
  search: string;
}

/** A folder's letters, newest first, asked again whenever the room's mail changes. */
export function MailRows({ mailbox, folder, known, chosen, search }: Props) {
  const words = useLetterWords();
  const more = useMailWords();
  const language = useLanguage();
  const change = useRoom((state) => state.mailChange);
  const unread = useRoom((state) => state.connections.findLast(({ opaque }) => opaque));
  const offline = useBridge((state) => state.link === 'lost');
  const [list, setList] = useState<MailListView | 'failed' | undefined>();
  const [most, setMost] = useState(PAGE);
  const load = useCallback(async () => {
    const answer = await listMails({ mailbox, folder }, search, most);
    setList((before) => answer ?? (before === undefined || before === 'failed' ? 'failed' : before));
  }, [mailbox, folder, search, most]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: mail that came, went or was read asks again
  useEffect(() => {
    void load();
  }, [load, change, offline]);

  if (list === 'failed') {
    return (
      <p className={styles.said}>
        {words.failed}{' '}
        <Button size="small" onClick={() => void load()}>
          {words.retry}
        </Button>
      </p>
    );
  }
  if (list === undefined) return null;
  if (known === 'none') {
    return (
      <p className={styles.said}>
        {more.noFolder} <Link href={mailPath(mailbox)}>{more.toInbox}</Link>
      </p>
    );
  }
  const toOthers = known?.use !== undefined && ONES_OWN.includes(known.use);
  const noCopy = mailbox === 'mock' && search === '' && unread?.upstream !== undefined && (
    <p className={styles.said}>{words.noCopy(unread.upstream, clockTime(unread.at, language))}</p>
  );
  if (list.mails.length === 0)
    return (
      <>
        {noCopy}
        <p className={styles.said}>
          {search !== '' ? words.nothingFound : folder === INBOX ? words.none : more.emptyFolder}
        </p>
      </>
    );
  return (
    <>
      {noCopy}
      <ul className={cx(styles.rows, offline && styles.stale)}>
        {list.mails.map(({ id, at, summary, flags }) => (
          <li key={id}>
            <Link
              href={mailPath(mailbox, id, folder)}
              className={cx(
                styles.row,
                id === chosen && styles.chosen,
                !flags.includes('\\Seen') && styles.fresh,
                flags.includes('\\Deleted') && styles.deleted,
              )}
              aria-current={id === chosen ? 'page' : undefined}
            >
              <b title={toOthers ? summary.to : summary.from}>
                {toOthers && `${more.to} `}
                {displayName(toOthers ? summary.to : summary.from) || '—'}
              </b>
              <time>{clockTime(at, language)}</time>
              <span>{summary.subject || words.noSubject}</span>
              {!flags.includes('\\Seen') && <i className="visually-hidden">{words.unread}</i>}
              <Marks flags={flags} />
              {summary.attachments > 0 && <small>{words.files(summary.attachments)}</small>}
            </Link>
          </li>
        ))}
        {list.mails.length >= most && (search !== '' || list.total > most) && (
          <li className={styles.said}>
            {most < MOST ? (
              <Button size="small" onClick={() => setMost(MOST)}>
                {more.older}
              </Button>
            ) : (
              more.newestOnly(MOST)
            )}
          </li>
        )}
      </ul>
    </>
  );
}

/** What programs noted about a letter, beside that it was read, by the names that IMAP has for it. */
function Marks({ flags }: { flags: readonly string[] }) {
  const words = useMailWords();
  const shown = flags.filter((flag) => flag !== '\\Seen');
  if (shown.length === 0) return null;
  return (
    <small title={shown.includes('\\Deleted') ? words.deleted : undefined}>
      <Wire>{shown.join(' ')}</Wire>
    </small>
  );
}
