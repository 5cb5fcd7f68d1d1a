import { FOLDER_NAME } from '@ehlo/lessons/format/in-page';
import { useEffect, useState } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { Rich } from '../../prose/Rich.tsx';
import { Button } from '../../ui/Button.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { CopyLine } from '../terminal/CopyLine.tsx';
import { readRecording } from './api.ts';
import styles from './EditorPage.module.css';
import type { KeptDraft } from './kept-draft.ts';
import { recordWords } from './words.ts';

/** Where no folder is known, the one that docs/authoring-lessons.md names. */
const ANY_FOLDER = 'my-lessons';
const PNPM = 'npx --yes pnpm@10.34.8';

/** Two downloads, and where they go. Nothing is written to the server's disk from a page. */
export function TakeAlong({ draft, onFolder }: { draft: KeptDraft; onFolder: (name: string) => void }) {
  const words = recordWords[useLanguage()];
  const says = words.take;
  const [place, setPlace] = useState<string>();
  useEffect(() => {
    void readRecording().then((answer) => {
      if (typeof answer !== 'string') setPlace(answer.folder);
    });
  }, []);
  const { folder } = draft;
  const allowed = FOLDER_NAME.test(folder);
  const root = place ?? ANY_FOLDER;
  const at = `${root}/10-our-course/${folder}`;
  const shellPath = (path: string) =>
    /^[\w./~-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
  return (
    <section className={styles.take} aria-labelledby="take-along">
      <h2 id="take-along">{says.title}</h2>
      <p className={styles.downloads}>
        {(['en', 'fr'] as const).map((file) => (
          <Button
            key={file}
            kind={file === 'en' ? 'primary' : 'plain'}
            onClick={() => saveFile(words.editor.files[file], draft[file], 'text/markdown')}
          >
            {says.download(words.editor.files[file])}
          </Button>
        ))}
        <label>
          <span>{says.folder}</span>
          <input
            value={folder}
            maxLength={80}
            spellCheck={false}
            autoCapitalize="off"
            aria-invalid={!allowed}
            aria-describedby={allowed ? undefined : 'folder-wrong'}
            onChange={(event) => onFolder(event.currentTarget.value)}
          />
        </label>
      </p>
      {allowed ? (
        <>
          <p>
            <Rich text={place === undefined ? says.there : says.here(place)} /> <Rich text={says.put(at)} />
          </p>
          <dl>
            <div>
              <dt>{says.make}</dt>
              <dd>
                <CopyLine line={`${PNPM} lessons new ${shellPath(at)}`} />
              </dd>
            </div>
            <div>
              <dt>{says.check}</dt>
              <dd>
                <CopyLine line={`${PNPM} lessons check ${shellPath(root)}`} />
              </dd>
            </div>
          </dl>
        </>
      ) : (
        <p id="folder-wrong" className={styles.wrong}>
          {says.folderWrong}
        </p>
      )}
    </section>
  );
}
