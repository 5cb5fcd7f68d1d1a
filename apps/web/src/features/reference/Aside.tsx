import { type Entry, entryOf } from '@ehlo/protocol/knowledge';
import { exampleOf, linesToEarn } from '@ehlo/protocol/knowledge/examples/index';
import { Link, useLocation } from 'wouter';
import { useLanguage } from '../../i18n/i18n.ts';
import { useBridge, usePlayground } from '../../rooms/context.ts';
import { Button } from '../../ui/Button.tsx';
import { PaneSection } from '../../ui/Pane.tsx';
import { StampSign } from '../../ui/Stamp.tsx';
import { Wire } from '../../ui/Wire.tsx';
import styles from './Aside.module.css';
import { InLog } from './InLog.tsx';
import { referenceWords } from './words.ts';

/** Beside an entry: your own lines with it, how to meet it in the lab, who may say it. */
export function Aside({ entry, asked }: { entry: Entry; asked: string }) {
  const words = referenceWords[useLanguage()];
  const id = entry.family === 'enhanced' ? asked : entry.id;
  return (
    <>
      <InLog key={id} id={id} family={entry.family} />
      <Earn id={id} />
      {entry.family === 'reply' && (
        <PaneSection title={words.whoSays}>
          <div className={styles.said}>
            {entry.anytime && <p>{words.anytime}</p>}
            {entry.after.length > 0 && (
              <p>
                {words.after}{' '}
                {entry.after.map(({ command }, index) => (
                  <span key={command}>
                    {index > 0 && ', '}
                    <Link href={`/ref/${command}`}>
                      <Wire>{entryOf(command)?.title ?? command}</Wire>
                    </Link>
                  </span>
                ))}
              </p>
            )}
          </div>
        </PaneSection>
      )}
      <Related entry={entry} />
    </>
  );
}

function Earn({ id }: { id: string }) {
  const words = referenceWords[useLanguage()];
  const { terminal } = usePlayground();
  const [, navigate] = useLocation();
  const example = exampleOf(id);
  const earn = linesToEarn(id);
  const outside = useBridge(
    (state) =>
      state.me?.world.services.find(({ host, port }) => host === example?.host && port === example?.port)
        ?.outside,
  );
  if (!example || !earn) return null;
  return (
    <PaneSection title={words.earn} note={words.earnAt(`${example.host} ${example.port}`)}>
      <div className={styles.earn}>
        <pre className={styles.sample} lang="en" translate="no">
          {example.lines.map(({ by, text }, index) => (
            <span key={index} className={by === 'client' ? styles.client : undefined}>
              {text}
              {'\n'}
            </span>
          ))}
        </pre>
        <Button
          kind="primary"
          onClick={() => {
            navigate('/');
            terminal.place(`ncat -C ${earn.host} ${earn.port}`);
          }}
        >
          {words.put}
        </Button>
        <p className={styles.small}>{words.putSays}</p>
        {outside !== undefined && outside !== null && outside !== example.port && (
          <p className={styles.small}>{words.outside(outside)}</p>
        )}
      </div>
    </PaneSection>
  );
}

function Related({ entry }: { entry: Entry }) {
  const words = referenceWords[useLanguage()];
  const related = entry.related.flatMap((id) => {
    const found = entryOf(id);
    return found ? [found] : [];
  });
  if (related.length === 0) return null;
  return (
    <PaneSection title={words.related}>
      <ul className={styles.related}>
        {related.map((other) => (
          <li key={other.id}>
            <Link href={`/ref/${other.id}`}>
              {other.family === 'reply' ? <StampSign code={other.code} /> : <Wire>{other.title}</Wire>}
            </Link>
          </li>
        ))}
      </ul>
    </PaneSection>
  );
}
