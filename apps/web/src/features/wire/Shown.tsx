import type { ConnectionSummary, WireRow } from '@ehlo/wire/list';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { endpointText } from '../../rooms/outside-target.ts';
import { Boundary } from '../../ui/Boundary.tsx';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Pane } from '../../ui/Pane.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import type { ShownOctets } from '../bytes/use-octets.ts';
import { type OtherDialogue, useOtherDialogue } from '../class/use-other-dialogue.ts';
import { Onward } from '../replay/Onward.tsx';
import type { Recording } from '../replay/recording.ts';
import { useRecording } from '../replay/use-recording.ts';
import { replayWords } from '../replay/words.ts';
import type { Piece } from './capture-rows.ts';
import { LineBytes } from './LineBytes.tsx';
import { Question } from './Question.tsx';
import { Take } from './Take.tsx';
import { Timed } from './Timed.tsx';
import { Timing } from './Timing.tsx';
import { type TimedLine, timedLines } from './timed-lines.ts';
import { usePieces } from './use-pieces.ts';
import styles from './WirePage.module.css';
import { wireWords } from './words.ts';

const BytesView = lazy(async () => ({ default: (await import('../bytes/BytesView.tsx')).BytesView }));
const LiveBytes = lazy(async () => ({ default: (await import('../bytes/LiveBytes.tsx')).LiveBytes }));
const SequenceView = lazy(async () => ({
  default: (await import('../dialogue/SequenceView.tsx')).SequenceView,
}));

const ReplayView = lazy(async () => ({ default: (await import('../replay/ReplayView.tsx')).ReplayView }));

type View = 'dialogue' | 'bytes' | 'sequence' | 'timing' | 'replay';

interface Props {
  row: WireRow;
  summary: ConnectionSummary | undefined;
  onBack(): void;
}

/** A connection of the room, as it grows. */
export function LiveShown(props: Props) {
  const connection = props.row.kind === 'connection' ? props.row.id : undefined;
  const query = connection === undefined ? undefined : ({ view: 'dialogue', connection } as const);
  const dialogue = useOtherDialogue(query);
  const recording = useRecording(query);
  const pieces = usePieces(connection, props.row.at);
  return <Shown {...props} dialogue={dialogue} recording={recording} pieces={pieces} own />;
}

interface ShownProps extends Props {
  dialogue: OtherDialogue | undefined;
  recording: Recording | undefined;
  pieces: readonly Piece[];
  /** Of a capture: its octets. Those of this room grow. */
  octets?: ShownOctets | undefined;
  /** Of this room: the server has it, and can hand it out. */
  own: boolean;
}

/** One connection, call or question: what crossed, the octets of the chosen line, and what may be taken along. */
export function Shown({ row, summary, onBack, dialogue, recording, pieces, octets, own }: ShownProps) {
  const language = useLanguage();
  const words = wireWords[language];
  const [view, setView] = useState<View>('dialogue');
  const [at, setAt] = useState<number>();
  const [replayed, setReplayed] = useState<{ line: TimedLine | undefined; step: number }>();
  const onReplayed = useCallback(
    (one: TimedLine | undefined, step: number) => setReplayed({ line: one, step }),
    [],
  );
  // The list beside it, and each choice, draw this again: ten thousand lines are not told anew for that.
  const lines = useMemo(() => (dialogue ? timedLines(dialogue.reading, row.at) : []), [dialogue, row.at]);
  const chosen = at === undefined ? lines.findLast(({ from }) => from === 'client') : lines[at];
  const line = view === 'replay' && replayed ? replayed.line : chosen;
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
              tabs={[
                ...(['dialogue', 'bytes', 'sequence', 'timing'] as const).map((id) => ({
                  id,
                  label: words[id],
                })),
                { id: 'replay', label: replayWords[language].label },
              ]}
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
          <Timed dialogue={dialogue} lines={lines} chosen={chosen} onChoose={setAt} />
        )}
        {dialogue && view === 'timing' && <Timing pieces={pieces} />}
        {dialogue && (view === 'bytes' || view === 'sequence' || view === 'replay') && (
          <Boundary>
            <Suspense>
              {view === 'replay' ? (
                <ReplayView
                  reading={dialogue.reading}
                  version={dialogue.version}
                  openedAt={row.at}
                  onLine={onReplayed}
                />
              ) : view === 'bytes' ? (
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
        <LineBytes line={line} none={words.noBytes[row.kind]} />
        {row.kind !== 'failed' && (
          <Take
            own={own}
            row={row}
            title={`${name}, ${server}`}
            client={summary?.name ?? words.client}
            server={server}
            recording={recording}
            dialogue={dialogue}
          />
        )}
        {dialogue && recording && (
          <Onward
            recording={recording}
            reading={dialogue.reading}
            openedAt={row.at}
            room={own ? row.id : undefined}
            line={line}
            step={(view === 'replay' ? replayed?.step : undefined) ?? lines.length}
          />
        )}
      </Pane>
    </>
  );
}
