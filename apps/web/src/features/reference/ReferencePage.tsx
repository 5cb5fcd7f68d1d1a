import { ENTRIES, entryOf, FAMILIES, type FamilyId } from '@ehlo/protocol/knowledge';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { Link, useLocation, useRoute } from 'wouter';
import { useLanguage } from '../../i18n/i18n.ts';
import { useAssessed } from '../../rooms/class-standing.ts';
import { Pane, PaneBody } from '../../ui/Pane.tsx';
import { TranscriptButton } from '../transcript/TranscriptButton.tsx';
import { Article } from './Article.tsx';
import { Aside } from './Aside.tsx';
import { useBook } from './book.ts';
import { FamilyList } from './FamilyList.tsx';
import { FindField } from './FindField.tsx';
import { ReferenceNav } from './ReferenceNav.tsx';
import styles from './ReferencePage.module.css';
import { SHELVES } from './shelves.ts';
import { referenceWords } from './words.ts';

const Closed = lazy(async () => ({ default: (await import('../class/assessment/Closed.tsx')).Closed }));
const Sheet = lazy(async () => ({ default: (await import('./Sheet.tsx')).Sheet }));

/** `/ref`, `/ref/550`, `/ref/family/enhanced`, `/ref/sheet`: what everything is. */
export function ReferencePage() {
  const [, params] = useRoute('/ref/*?');
  const path = decode(params?.['*'] ?? '').toLowerCase();
  const assessed = useAssessed();
  if (assessed)
    return (
      <Suspense>
        <Closed />
      </Suspense>
    );
  if (path === 'sheet')
    return (
      <Suspense>
        <Sheet />
      </Suspense>
    );
  return <Browser path={path} />;
}

/** A path that is no text at all names no entry. */
function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

const FAMILY = /^family\/([a-z-]+)$/;

function Browser({ path }: { path: string }) {
  const words = referenceWords[useLanguage()];
  const family = FAMILY.exec(path)?.[1] as FamilyId | undefined;
  const entry = path === '' || family ? undefined : entryOf(path);
  const article = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.title;
    document.title = `${entry ? path || entry.title : words.title} · EHLO`;
    article.current?.scrollTo?.(0, 0);
    return () => {
      document.title = before;
    };
  }, [entry, path, words]);
  return (
    <main className={styles.page}>
      <Pane id="reference-nav" title={words.nav} className={styles.nav}>
        <PaneBody>
          <ReferenceNav entry={entry} family={family} />
        </PaneBody>
      </Pane>
      <div className={styles.article} data-pane="article" tabIndex={-1} ref={article}>
        {!entry && <FindField key={path} />}
        {entry ? (
          <Article entry={entry} asked={path} />
        ) : family && (FAMILIES as readonly string[]).includes(family) ? (
          <FamilyList family={family} />
        ) : path === '' ? (
          <Start />
        ) : (
          <Unknown id={path} />
        )}
      </div>
      <aside className={styles.aside} data-pane="reference-aside" tabIndex={-1} aria-label={words.related}>
        {entry && <Aside entry={entry} asked={path} />}
      </aside>
    </main>
  );
}

function Start() {
  const words = referenceWords[useLanguage()];
  const [, navigate] = useLocation();
  const book = useBook();
  return (
    <div className={styles.start}>
      <h1>{words.start}</h1>
      <p className={styles.lede}>{words.startSays}</p>
      {SHELVES.map(({ id, families }) => (
        <section key={id}>
          <h2>{words.protocols[id]}</h2>
          <ul className={styles.families}>
            {families.map((family) => (
              <li key={family}>
                <Link href={`/ref/family/${family}`}>{book?.refFamily[family].many}</Link>
                <span>{ENTRIES.filter((entry) => entry.family === family).length}</span>
              </li>
            ))}
            {id === 'smtp' && (
              <li>
                <Link href="/ref/sheet">{words.sheet}</Link>
                <span>A4</span>
              </li>
            )}
          </ul>
        </section>
      ))}
      <p className={styles.transcript}>
        <TranscriptButton kind="plain" onShown={() => navigate('/')} />
      </p>
    </div>
  );
}

function Unknown({ id }: { id: string }) {
  const words = referenceWords[useLanguage()];
  return (
    <div className={styles.start}>
      <h1>{words.unknown(id.slice(0, 60))}</h1>
      <p className={styles.lede}>{words.unknownSays}</p>
      <p>
        <Link href="/ref">{words.back}</Link>
      </p>
    </div>
  );
}
