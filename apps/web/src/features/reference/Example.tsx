import type { Entry } from '@ehlo/protocol/knowledge';
import { type ExamplePiece, exampleOf, linesToEarn } from '@ehlo/protocol/knowledge/examples/index';
import { lineToTry } from '@ehlo/protocol/knowledge/examples/tries';
import { isNotHere } from '@ehlo/shell/not-here';
import { useLocation } from 'wouter';
import { useLanguage } from '../../i18n/i18n.ts';
import { useBridge, usePlayground } from '../../rooms/context.ts';
import { Button } from '../../ui/Button.tsx';
import { PaneSection } from '../../ui/Pane.tsx';
import { showTranscript } from '../transcript/show.ts';
import styles from './Aside.module.css';
import { referenceWords } from './words.ts';

/** A piece of a real dialogue, and the way to see it for oneself. */
export function Example({ entry, id }: { entry: Entry; id: string }) {
  const piece = exampleOf(id, entry.title);
  const line = lineToTry(entry.id);
  const isAnswer = entry.family === 'reply' || entry.family === 'enhanced';
  if (piece) return <Seen piece={piece} id={id} title={entry.title} isAnswer={isAnswer} />;
  // A line for a program that the terminal does not have would be a dead end.
  return line === undefined || isNotHere(line.split(' ')[0] as string) ? null : <Asked line={line} />;
}

interface SeenProps {
  piece: ExamplePiece;
  id: string;
  title: string;
  /** It is something to get, not something to type. */
  isAnswer: boolean;
}

function Seen({ piece, id, title, isAnswer }: SeenProps) {
  const words = referenceWords[useLanguage()];
  const earn = linesToEarn(id, title);
  const outside = useBridge(
    (state) =>
      state.me?.world.services.find(({ host, port }) => host === piece.host && port === piece.port)?.outside,
  );
  return (
    <PaneSection
      title={isAnswer && earn ? words.earn : words.example}
      note={earn ? words.earnAt(`${piece.host} ${piece.port}`) : words.recordedWith(piece.server ?? '')}
    >
      <div className={styles.earn}>
        <pre className={styles.sample} lang="en" translate="no">
          {piece.lines.map(({ by, text }, index) => (
            <span
              key={index}
              className={by === 'client' ? styles.client : undefined}
              data-here={index === piece.at || undefined}
            >
              {text}
              {'\n'}
            </span>
          ))}
        </pre>
        {earn ? <PutButton line={`ncat -C ${earn.host} ${earn.port}`} /> : <ReadButton piece={piece} />}
        <p className={styles.small}>{earn ? words.putSays : words.lineByLineSays}</p>
        {outside !== undefined && outside !== null && outside !== piece.port && (
          <p className={styles.small}>{words.outside(outside)}</p>
        )}
      </div>
    </PaneSection>
  );
}

function Asked({ line }: { line: string }) {
  const words = referenceWords[useLanguage()];
  return (
    <PaneSection title={words.tryIt}>
      <div className={styles.earn}>
        <pre className={styles.sample} lang="en" translate="no">
          <span className={styles.client}>{line}</span>
        </pre>
        <PutButton line={line} />
      </div>
    </PaneSection>
  );
}

function PutButton({ line }: { line: string }) {
  const words = referenceWords[useLanguage()];
  const { terminal } = usePlayground();
  const [, navigate] = useLocation();
  return (
    <Button
      kind="primary"
      onClick={() => {
        navigate('/');
        terminal.place(line);
      }}
    >
      {words.put}
    </Button>
  );
}

/** No server of the lab says this: the dialogue itself is shown, as a transcript. */
function ReadButton({ piece }: { piece: ExamplePiece }) {
  const words = referenceWords[useLanguage()];
  const { dialogue } = usePlayground();
  const [, navigate] = useLocation();
  return (
    <Button
      kind="primary"
      onClick={() => {
        const parts = piece.whole.map(({ by, text }) => ({ by, octets: `${text}\r\n` }));
        void showTranscript(
          dialogue,
          words.recordedWith(piece.server ?? ''),
          new TextEncoder().encode(JSON.stringify(parts)),
        ).then(() => navigate('/'));
      }}
    >
      {words.lineByLine}
    </Button>
  );
}
