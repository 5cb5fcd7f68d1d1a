import { useCallback, useEffect, useState } from 'react';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { clockTime, useLanguage } from '../../i18n/i18n.ts';
import { classStanding } from '../../rooms/class-standing.ts';
import { useRoom } from '../../rooms/context.ts';
import { Button } from '../../ui/Button.tsx';
import { useNow } from '../../ui/use-now.ts';
import { Share } from '../class/share/Share.tsx';
import { useOtherDialogue } from '../class/use-other-dialogue.ts';
import { TerminalPane } from '../terminal/TerminalPane.tsx';
import { Note } from './Note.tsx';
import styles from './PresentPage.module.css';
import { Sequence } from './Sequence.tsx';
import { presentWords } from './words.ts';

const LAYOUTS = ['wire', 'terminal', 'join'] as const;
type Layout = (typeof LAYOUTS)[number];

/**
 * `/present`: one connection for the last row of a room. It follows whatever one's own room does, so that one may type in another
 * window; the layout changes only by hand.
 */
export function PresentPage() {
  const language = useLanguage();
  const words = presentWords[language];
  const standing = useStore(classStanding);
  const [layout, setLayout] = useState<Layout>('wire');
  const [source, setSource] = useState<'mine' | 'spotlight'>('mine');
  const [blank, setBlank] = useState(false);
  const newest = useRoom(
    ({ connections }) =>
      connections.findLast(({ by, service }) => by !== 'relay' && service !== 'dns' && service !== 'web')?.id,
  );
  const shown = useOtherDialogue(
    source === 'spotlight' && standing.class !== undefined
      ? { view: 'stage', class: standing.class, what: 'spotlight' }
      : newest === undefined
        ? undefined
        : { view: 'dialogue', connection: newest },
  );
  const now = useNow(true);
  const full = useCallback(() => {
    // A browser may refuse it: then the page stays as large as its window.
    if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
    else void document.documentElement.requestFullscreen().catch(() => undefined);
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const at = event.target as HTMLElement;
      // Single keys are off while something takes what is typed (WCAG 2.1.4).
      if (event.ctrlKey || event.altKey || event.metaKey || at.closest('input, textarea, .xterm')) return;
      const chosen = LAYOUTS[Number(event.key) - 1];
      if (chosen) setLayout(chosen);
      else if (event.key === 'b') setBlank((before) => !before);
      else if (event.key === 'f') full();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [full]);
  useEffect(() => {
    const before = document.title;
    document.title = `${words.title} · EHLO`;
    return () => {
      document.title = before;
    };
  }, [words]);

  if (blank)
    return (
      <button type="button" className={styles.blank} onClick={() => setBlank(false)}>
        <span className="visually-hidden">{words.blanked}</span>
      </button>
    );
  return (
    <main className={styles.page} aria-label={words.title}>
      <header className={styles.head}>
        <b className={styles.brand}>EHLO</b>
        {standing.class !== undefined && standing.code !== undefined && (
          <span className={styles.class} translate="no">
            {words.classOf(standing.code)}
          </span>
        )}
        <span className={styles.host} translate="no">
          {shown?.host}
        </span>
        <time>{clockTime(now * 1000, language)}</time>
      </header>
      <div className={styles.body} data-layout={layout}>
        {layout === 'join' &&
          (standing.class !== undefined && standing.code !== undefined ? (
            <div className={styles.join}>
              <Share id={standing.class} code={standing.code} />
            </div>
          ) : (
            <p className={styles.waiting}>{words.noClass}</p>
          ))}
        {layout === 'terminal' && (
          <div className={styles.terminal}>
            <TerminalPane />
          </div>
        )}
        {layout === 'wire' &&
          (shown ? (
            <Sequence shown={shown} server={shown.host} />
          ) : (
            <p className={styles.waiting}>
              <b>{words.waiting}</b> {words.waitingSays}
            </p>
          ))}
        {layout !== 'join' && shown && <Note shown={shown} />}
      </div>
      <footer className={styles.foot}>
        <Choice<Layout>
          label={words.layouts}
          of={LAYOUTS}
          names={words.layout}
          chosen={layout}
          onChoose={setLayout}
        />
        {standing.class !== undefined && (
          <Choice<'mine' | 'spotlight'>
            label={words.sources}
            of={['mine', 'spotlight']}
            names={words.source}
            chosen={source}
            onChoose={setSource}
          />
        )}
        <Button onClick={() => setBlank(true)}>{words.blank}</Button>
        <Button onClick={full}>{words.full}</Button>
        <span className={styles.keys}>{words.keys}</span>
        <Link href={standing.class !== undefined ? `/class/${standing.class}` : '/'}>{words.leave}</Link>
      </footer>
    </main>
  );
}

function Choice<Id extends string>({
  label,
  of,
  names,
  chosen,
  onChoose,
}: {
  label: string;
  of: readonly Id[];
  names: Record<Id, string>;
  chosen: Id;
  onChoose(id: Id): void;
}) {
  return (
    <fieldset className={styles.choice}>
      <legend className="visually-hidden">{label}</legend>
      {of.map((id) => (
        <Button
          key={id}
          kind={id === chosen ? 'primary' : 'plain'}
          aria-pressed={id === chosen}
          onClick={() => onChoose(id)}
        >
          {names[id]}
        </Button>
      ))}
    </fieldset>
  );
}
