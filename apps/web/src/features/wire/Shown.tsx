import { lazy, Suspense, useState } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { endpointText } from '../../rooms/outside-target.ts';
import { Boundary } from '../../ui/Boundary.tsx';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Pane } from '../../ui/Pane.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import type { ShownOctets } from '../bytes/use-octets.ts';
import { type OtherDialogue, useOtherDialogue } from '../class/use-other-dialogue.ts';
import type { Piece } from './capture-rows.ts';
import { LineBytes } from './LineBytes.tsx';
import { Question } from './Question.tsx';
import { Take } from './Take.tsx';
import { Timed } from './Timed.tsx';
import { Timing } from './Timing.tsx';
import { timedLines } from './timed-lines.ts';
import { usePieces } from './use-pieces.ts';
import styles from './WirePage.module.css';
import type { Summary, WireRow } from './wire-rows.ts';
import { wireWords } from './words.ts';

const BytesView = lazy(async () => ({ default: (await import('../bytes/BytesView.tsx')).BytesView }));
const LiveBytes = lazy(async () => ({ default: (await import('../bytes/LiveBytes.tsx')).LiveBytes }));
const SequenceView = lazy(async () => ({
  default: (await import('../dialogue/SequenceView.tsx')).SequenceView,
}));

type View = 'dialogue' | 'bytes' | 'sequence' | 'timing';

interface Props {
  row: WireRow;
  summary: Summary | undefined;
  onBack(): void;
}

/** A connection of the room, as it grows. */
export function LiveShown(props: Props) {
  const connection = props.row.kind === 'connection' ? props.row.id : undefined;
  const dialogue = useOtherDialogue(connection === undefined ? undefined : { view: 'dialogue', connection });
  const pieces = usePieces(connection, props.row.at);
  return <Shown {...props} dialogue={dialogue} pieces={pieces} own />;
}

interface ShownProps extends Props {
  dialogue: OtherDialogue | undefined;
  pieces: readonly Piece[];
  /** Of a capture: its octets. Those of this room grow. */
  octets?: ShownOctets | undefined;
  /** Of this room: the server has it, and can hand it out. */
  own: boolean;
}

/** One connection, call or question: what crossed, the octets of the chosen line, and what may be taken along. */
export function Shown({ row, summary, onBack, dialogue, pieces, octets, own }: ShownProps) {
  const words = wireWords[useLanguage()];
  const [view, setView] = useState<View>('dialogue');
  const [at, setAt] = useState<number>();
  const lines = dialogue ? timedLines(dialogue.reading, row.at) : [];
  const line = at === undefined ? lines.findLast(({ from }) => from === 'client') : lines[at];
  const name = summary?.name ?? endpointText(row.to);
  const server = endpointText(row.to);
  return (
    <>
      <Pane
        id="shown"
        title={name}
        note={
          row.kind === 'connection' &&
          `${words.connection(row.id)}, ${row.secured ? words.tls : words.plain}, ${words.lines(lines.length)}`
        }
        className={styles.shown}
        end={
          row.kind === 'connection' ? (
            <Tabs
              label={words.views}
              tabs={(['dialogue', 'bytes', 'sequence', 'timing'] as const).map((id) => ({
                id,
                label: words[id],
              }))}
              chosen={view}
              onChoose={setView}
            />
          ) : undefined
        }
      >
        <Button kind="quiet" size="small" className={styles.back} onClick={onBack}>
          <Icon name="back" /> {words.connections}
        </Button>
        {row.kind === 'failed' && (
          <p className={styles.says}>
            <b>{words.outcome[row.outcome]}.</b> {words.refusedSays}
          </p>
        )}
        {row.kind === 'dns' && <Question row={row} />}
        {dialogue && view === 'dialogue' && (
          <Timed dialogue={dialogue} lines={lines} chosen={line} onChoose={setAt} />
        )}
        {dialogue && view === 'timing' && <Timing pieces={pieces} />}
        {dialogue && (view === 'bytes' || view === 'sequence') && (
          <Boundary>
            <Suspense>
              {view === 'bytes' ? (
                octets ? (
                  <BytesView {...octets} reading={dialogue.reading} focus={false} />
                ) : (
                  <LiveBytes connection={row.id} reading={dialogue.reading} focus={false} />
                )
              ) : (
                <SequenceView
                  reading={dialogue.reading}
                  version={dialogue.version}
                  client={summary?.name ?? words.client}
                  server={server}
                />
              )}
            </Suspense>
          </Boundary>
        )}
      </Pane>
      <Pane
        id="bytes"
        title={words.bytesOf}
        note={
          line &&
          words.lineOf(
            line.text.length + (line.line.ending === 'crlf' ? 2 : line.line.ending === 'lf' ? 1 : 0),
          )
        }
        className={styles.side}
      >
        <LineBytes line={line} />
        {row.kind !== 'failed' && <Take own={own} row={row} title={`${name}, ${server}`} lines={lines} />}
      </Pane>
    </>
  );
}
