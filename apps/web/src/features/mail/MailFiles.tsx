import { useRef } from 'react';
import { Link } from 'wouter';
import { Button } from '../../ui/Button.tsx';
import { mboxUrl } from './api.ts';
import styles from './MailFiles.module.css';
import { preparedPath } from './path.ts';
import { IMPORT_MEBIBYTES, type Import } from './use-import.ts';
import { useMailWords } from './words.ts';

interface Props {
  mailbox: string;
  folder: string;
  /** Nothing to save without any. */
  mails: number;
  /** Absent where letters cannot be put. */
  imports: Import | undefined;
}

/** Below a list: the folder as a file, and files into the folder. */
export function MailFiles({ mailbox, folder, mails, imports }: Props) {
  const words = useMailWords();
  const input = useRef<HTMLInputElement>(null);
  const practised = mailbox.endsWith('@campus.test');
  if (mails === 0 && !imports && !practised) return null;
  return (
    <footer className={styles.files}>
      {imports && (
        <>
          <Button size="small" onClick={() => input.current?.click()}>
            {words.importFile}
          </Button>
          <input
            ref={input}
            type="file"
            hidden
            multiple
            aria-label={words.importFile}
            accept=".eml,.mbox,.mbx,message/rfc822,application/mbox"
            onChange={({ target }) => {
              const files = [...(target.files ?? [])];
              target.value = '';
              if (files.length > 0) void imports.take(files);
            }}
          />
        </>
      )}
      {mails > 0 && (
        <a href={mboxUrl(mailbox, folder)} download title={words.saveFolderWay}>
          {words.saveFolder}
        </a>
      )}
      {practised && <Link href={preparedPath(mailbox, folder)}>{words.prepared}</Link>}
      {imports && (
        <p role="status" className={styles.said}>
          {imports.said ?? words.importWay(IMPORT_MEBIBYTES)}
        </p>
      )}
    </footer>
  );
}
