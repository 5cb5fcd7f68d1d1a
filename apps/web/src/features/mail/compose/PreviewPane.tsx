import { Fragment, type ReactNode } from 'react';
import { cx } from '../../../ui/cx.ts';
import { Pane, PaneBody } from '../../../ui/Pane.tsx';
import styles from './PreviewPane.module.css';
import type { Preview, PreviewLine, PreviewPart } from './preview.ts';
import { useComposeWords } from './use-words.ts';

const ORDER: readonly PreviewPart[] = ['hello', 'login', 'envelope', 'letter', 'goodbye'];

/** What the form will say, part by part, before anything crosses. */
export function PreviewPane({
  preview,
  crossed,
  end,
}: {
  preview: Preview | undefined;
  /** Something like it has crossed already. */
  crossed: boolean;
  end: ReactNode;
}) {
  const words = useComposeWords();
  const says = words.preview;
  return (
    <Pane
      id="preview"
      title={words.tabs.preview}
      note={crossed ? says.next : says.note}
      end={end || undefined}
    >
      <PaneBody>
        {/* One child, whose growth the pane sees: then it can be scrolled with the keyboard. */}
        <div>
          {preview === undefined ? (
            <p className={styles.says}>{says.empty}</p>
          ) : (
            <>
              <p className={styles.says}>{says.says}</p>
              {ORDER.map((part) => {
                const lines = preview.lines.filter((line) => line.part === part);
                if (lines.length === 0) return null;
                return (
                  <section key={part} className={styles.part}>
                    <h3>
                      {says.parts[part].title}
                      {part === 'letter' && <small>{says.octets(preview.size)}</small>}
                    </h3>
                    <p className={styles.says}>
                      {says.parts[part].says}
                      {part === 'letter' && preview.encoding && ` ${says.encoding[preview.encoding]}`}
                    </p>
                    <Lines lines={lines} />
                  </section>
                );
              })}
            </>
          )}
        </div>
      </PaneBody>
    </Pane>
  );
}

function Lines({ lines }: { lines: readonly PreviewLine[] }) {
  const says = useComposeWords().preview;
  return (
    <>
      <ol className={styles.lines} lang="en" translate="no">
        {lines.map((line, index) => (
          <li key={index} className={cx(line.text === '' && styles.blank)}>
            {line.tls ? (
              <em>{says.tls}</em>
            ) : line.more ? (
              <em>… {says.more(line.more)}</em>
            ) : line.stuffed ? (
              <Fragment>
                <mark>.</mark>
                {line.text.slice(1)}
              </Fragment>
            ) : (
              line.text
            )}
          </li>
        ))}
      </ol>
      {lines.some(({ tls }) => tls) && <p className={styles.says}>{says.loginStarttls}</p>}
      {lines.some(({ stuffed }) => stuffed) && <p className={styles.says}>{says.stuffed}</p>}
    </>
  );
}
