import { useCallback, useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { useLanguage } from '../../i18n/i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { CodeArea, type CodeAreaHandle } from './CodeArea.tsx';
import styles from './EditorPage.module.css';
import { type KeptDraft, keepDraft, LONGEST_FILE } from './kept-draft.ts';
import type { Made } from './make-draft.ts';
import { Preview } from './Preview.tsx';
import { Problems } from './Problems.tsx';
import { TakeAlong } from './TakeAlong.tsx';
import { useReading } from './use-reading.ts';
import { recordWords } from './words.ts';

const FILES = ['en', 'fr'] as const;
type File = (typeof FILES)[number];
/** What is typed is kept when one pauses. */
const KEEP_MS = 400;

interface Props {
  draft: KeptDraft;
  /** What is to be said of the recording that it was just made of. */
  made: Omit<Made, 'draft'> | undefined;
  onAnew: () => void;
}

/** Both files of the lesson, what the loader says of them, and how a reader will see them. */
export function EditorPage({ draft: given, made, onAnew }: Props) {
  const language = useLanguage();
  const words = recordWords[language];
  const [draft, setDraft] = useState(given);
  const [file, setFile] = useState<File>(language);
  const [kept, setKept] = useState(true);
  const area = useRef<CodeAreaHandle>(null);
  const [wanted, setWanted] = useState<number>();
  const reading = useReading(draft, language);
  const says = words.editor;

  useEffect(() => {
    const timer = setTimeout(() => setKept(keepDraft(draft)), KEEP_MS);
    return () => clearTimeout(timer);
  }, [draft]);
  // A page that is left within the pause keeps what was typed last.
  const last = useRef(draft);
  last.current = draft;
  const abandoned = useRef(false);
  useEffect(() => {
    const keep = () => {
      if (!abandoned.current) keepDraft(last.current);
    };
    addEventListener('pagehide', keep);
    return () => {
      removeEventListener('pagehide', keep);
      keep();
    };
  }, []);
  // The line may be of the file that is not shown yet.
  useEffect(() => {
    if (wanted === undefined) return;
    area.current?.goTo(wanted);
    setWanted(undefined);
  }, [wanted]);
  const goTo = useCallback((name: string, line: number) => {
    setFile(name === 'lesson.fr.md' ? 'fr' : 'en');
    setWanted(line);
  }, []);

  return (
    <main className={styles.page}>
      <section className={styles.editor} aria-label={says.label} data-pane="editor" tabIndex={-1}>
        <header className={styles.head}>
          <div>
            <Tabs
              label={says.label}
              panel="file"
              tabs={FILES.map((id) => ({ id, label: says.files[id] }))}
              chosen={file}
              onChoose={setFile}
            />
          </div>
          <Anew
            onAnew={() => {
              abandoned.current = true;
              onAnew();
            }}
          />
        </header>
        <p className={styles.small}>{says.small}</p>
        {made && (made.more || made.others > 0) && (
          <p className={styles.note} role="status">
            {made.more && words.made.more} {made.others > 0 && words.made.others(made.others)}
          </p>
        )}
        {!kept && (
          <p className={styles.note} role="alert">
            {says.notKept}
          </p>
        )}
        <div className={styles.file} role="tabpanel" id={`file-${file}`} aria-label={says.files[file]}>
          <CodeArea
            key={file}
            ref={area}
            label={says.files[file]}
            language={file}
            value={draft[file]}
            longest={LONGEST_FILE}
            onChange={(text) => setDraft((before) => ({ ...before, [file]: text }))}
          />
        </div>
        {draft[file].length >= LONGEST_FILE && (
          <p className={styles.note} role="status">
            {says.large}
          </p>
        )}
        <Problems problems={reading.problems} onGo={goTo} />
        <TakeAlong draft={draft} onFolder={(folder) => setDraft((before) => ({ ...before, folder }))} />
      </section>
      <Preview reading={reading} language={file} />
    </main>
  );
}

/** A draft is somebody's work: it is thrown away after a question. */
function Anew({ onAnew }: { onAnew: () => void }) {
  const words = recordWords[useLanguage()];
  const says = words.editor;
  const [sure, setSure] = useState(false);
  if (sure)
    return (
      <div className={styles.sure} role="alertdialog" aria-label={says.anewSure}>
        <p>
          <b>{says.anewSure}</b> {says.anewSays}
        </p>
        <Button size="small" autoFocus onClick={onAnew}>
          {says.yes}
        </Button>
        <Button size="small" kind="quiet" onClick={() => setSure(false)}>
          {says.no}
        </Button>
      </div>
    );
  return (
    <p className={styles.anew}>
      <Button size="small" kind="quiet" onClick={() => setSure(true)}>
        {says.anew}
      </Button>
      <Link href="/learn">{words.back}</Link>
    </p>
  );
}
