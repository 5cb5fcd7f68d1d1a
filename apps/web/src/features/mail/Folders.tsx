import type { FolderView } from '@ehlo/wire';
import { Link } from 'wouter';
import { cx } from '../../ui/cx.ts';
import styles from './Folders.module.css';
import { mailPath } from './path.ts';
import { useMailWords } from './words.ts';

interface Props {
  mailbox: string;
  folders: readonly FolderView[];
  chosen: string;
}

/** The folders of a mailbox by the names that IMAP knows them by, each with what is unread in it. */
export function Folders({ mailbox, folders, chosen }: Props) {
  const words = useMailWords();
  return (
    <nav aria-label={words.folders} className={styles.nav}>
      <ul className={styles.folders}>
        {folders.map(({ folder, use, total, unseen }) => {
          const levels = folder.split('/');
          return (
            <li key={folder} style={{ '--level': levels.length - 1 } as React.CSSProperties}>
              <Link
                href={mailPath(mailbox, undefined, folder)}
                className={cx(styles.folder, folder === chosen && styles.chosen, unseen > 0 && styles.fresh)}
                aria-current={folder === chosen ? 'page' : undefined}
                title={words.folder(folder, words.uses[use ?? folder], total)}
              >
                <span lang="en" translate="no">
                  {levels.length > 1 && (
                    <span className={styles.above}>{levels.slice(0, -1).join('/')}/</span>
                  )}
                  {levels.at(-1)}
                </span>
                {unseen > 0 && (
                  <small>
                    {unseen}
                    <span className={styles.hidden}> {words.unread}</span>
                  </small>
                )}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
