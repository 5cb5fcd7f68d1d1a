import type { MailListView } from '@ehlo/wire';
import { useCallback, useEffect, useState } from 'react';
import { Link } from 'wouter';
import { clockTime, useLanguage, useWords } from '../../i18n/i18n.ts';
import { useBridge, useRoom } from '../../rooms/context.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { listMails } from './api.ts';
import { displayName } from './display-name.ts';
import styles from './MailRows.module.css';
import { mailPath } from './path.ts';

const PAGE = 100;

interface Props {
  mailbox: string;
  chosen: number | undefined;
  search: string;
}

/** A mailbox's letters, newest first, asked again whenever the room's mail changes. */
export function MailRows({ mailbox, chosen, search }: Props) {
  const words = useWords().mail;
  const language = useLanguage();
  const mails = useRoom((state) => state.mails);
  const unread = useRoom((state) => state.connections.findLast(({ opaque }) => opaque));
  const offline = useBridge((state) => state.link === 'lost');
  const [list, setList] = useState<MailListView | 'failed' | undefined>();
  const load = useCallback(async () => {
    const answer = await listMails(mailbox, search, PAGE);
    setList((before) => answer ?? (before === undefined || before === 'failed' ? 'failed' : before));
  }, [mailbox, search]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: mail that came, went or was read asks again
  useEffect(() => {
    void load();
  }, [load, mails, offline]);

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
  const noCopy = mailbox === 'mock' && search === '' && unread?.upstream !== undefined && (
    <p className={styles.said}>{words.noCopy(unread.upstream, clockTime(unread.at, language))}</p>
  );
  if (list.mails.length === 0)
    return (
      <>
        {noCopy}
        <p className={styles.said}>{search === '' ? words.none : words.nothingFound}</p>
      </>
    );
  return (
    <>
      {noCopy}
      <ul className={cx(styles.rows, offline && styles.stale)}>
        {list.mails.map(({ id, at, summary, flags }) => (
          <li key={id}>
            <Link
              href={mailPath(mailbox, id)}
              className={cx(
                styles.row,
                id === chosen && styles.chosen,
                !flags.includes('\\Seen') && styles.fresh,
              )}
              aria-current={id === chosen ? 'page' : undefined}
            >
              <b title={summary.from}>{displayName(summary.from) || '—'}</b>
              <time>{clockTime(at, language)}</time>
              <span>{summary.subject || words.noSubject}</span>
              {summary.attachments > 0 && <small>{words.parts(summary.attachments)}</small>}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
