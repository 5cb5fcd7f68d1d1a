import { type DragEvent, useDeferredValue, useEffect, useState } from 'react';
import { Link, useLocation, useParams } from 'wouter';
import { useBridge, useRoom } from '../../rooms/context.ts';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useKeptFocus } from '../../ui/use-kept-focus.ts';
import { Folders } from './Folders.tsx';
import { LetterView } from './LetterView.tsx';
import { LoginNote } from './LoginNote.tsx';
import { useLetterWords } from './letter-words.ts';
import { MailFiles } from './MailFiles.tsx';
import styles from './MailPage.module.css';
import { MailRows } from './MailRows.tsx';
import { orderMailboxes } from './order-mailboxes.ts';
import { mailPath, readMailPath, writePath } from './path.ts';
import { useFolders } from './use-folders.ts';
import { type Import, useImport } from './use-import.ts';
import { useMailboxes } from './use-mailboxes.ts';
import { useMailWords } from './words.ts';

/** A file that is let go over one's own mailbox is read for letters. */
const dropOf = (imports: Import | undefined) =>
  imports && {
    onDragOver: (event: DragEvent) => {
      if (event.dataTransfer.types.includes('Files')) event.preventDefault();
    },
    onDrop: (event: DragEvent) => {
      const files = [...event.dataTransfer.files];
      if (files.length === 0) return;
      event.preventDefault();
      void imports.take(files);
    },
  };

/** A mailbox's folders and list on the left, the letter in the middle, its envelope on the right: each a field of one form. */
export function MailPage() {
  const words = useLetterWords();
  const more = useMailWords();
  const params = useParams<{ '*'?: string }>();
  const [, navigate] = useLocation();
  const { mailbox, folder, id } = readMailPath(params['*']);
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed);
  const mails = useRoom((state) => state.mails);
  const own = useBridge((state) => state.me?.mailbox);
  const named = ['mock', ...(own === undefined ? [] : [own]), ...useMailboxes(), mailbox];
  const boxes = orderMailboxes(new Set(named));
  const folders = useFolders(mailbox);
  const here = folders?.find((one) => one.folder === folder);
  const importsHere = useImport({ mailbox, folder });
  const imports = mailbox === own && here ? importsHere : undefined;
  // A letter that is deleted or moved takes its buttons with it.
  const kept = useKeptFocus<HTMLElement>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list starts without the last one's words
  useEffect(() => setTyped(''), [mailbox, folder]);

  return (
    <main className={cx(styles.page, id !== undefined && styles.reading)} {...kept}>
      <section
        className={cx(styles.boxes, folders && folders.length > 1 && styles.foldered)}
        aria-label={words.title}
        data-pane="mailboxes"
        tabIndex={-1}
        {...dropOf(imports)}
      >
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
          <Link className={styles.write} href={writePath()}>
            <Icon name="pen" size={16} />
            {more.write}
          </Link>
        </header>
        {folders && folders.length > 1 && <Folders mailbox={mailbox} folders={folders} chosen={folder} />}
        <div className={styles.list}>
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
          <MailRows
            key={`list ${mailbox} ${folder}`}
            mailbox={mailbox}
            folder={folder}
            known={here ?? (folders && 'none')}
            chosen={id}
            search={search.trim()}
          />
          <MailFiles
            key={`${mailbox} ${folder}`}
            mailbox={mailbox}
            folder={folder}
            mails={here?.total ?? 0}
            imports={imports}
          />
        </div>
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
          <LetterView key={id} id={id} mailbox={mailbox} folder={folder} />
        )}
      </div>
    </main>
  );
}
