import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Link, useSearch } from 'wouter';
import { clockTime, useLanguage } from '../../i18n/i18n.ts';
import { useBridge } from '../../rooms/context.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Pane } from '../../ui/Pane.tsx';
import { dayOf } from '../take-home/Sheet.tsx';
import { LineBytes } from '../wire/LineBytes.tsx';
import type { TimedLine } from '../wire/timed-lines.ts';
import { wireWords } from '../wire/words.ts';
import { Onward } from './Onward.tsx';
import { PACKED_LIMITS, type UnpackProblem, unpack } from './packed.ts';
import styles from './ReplayPage.module.css';
import { ReplayView } from './ReplayView.tsx';
import type { Recording } from './recording.ts';
import { useReadRecording, useRecording } from './use-recording.ts';
import { problemSentence, replayWords } from './words.ts';

type Given = { recording: Recording } | { problem: UnpackProblem } | undefined;

/**
 * `/replay`: a connection of one's room (`?connection=12&line=5`), of a member of one's class (`&of=`), or a recording that came in a
 * link or a file; read only.
 */
export function ReplayPage() {
  const words = replayWords[useLanguage()];
  const query = new URLSearchParams(useSearch());
  const connection = Number(query.get('connection')) || undefined;
  const of = query.get('of') ?? undefined;
  const step = query.has('line') ? Number(query.get('line')) || 0 : undefined;
  const [given, setGiven] = useState<Given>();
  const open = useCallback(async (text: string, limit: number) => {
    const unpacked = await unpack(text, limit);
    setGiven(unpacked.ok ? { recording: unpacked.recording } : { problem: unpacked.problem });
  }, []);
  useEffect(() => {
    const fromLink = () => {
      const text = location.hash.slice(1);
      if (text !== '') void open(text, PACKED_LIMITS.link);
    };
    fromLink();
    addEventListener('hashchange', fromLink);
    return () => removeEventListener('hashchange', fromLink);
  }, [open]);
  useEffect(() => {
    const before = document.title;
    document.title = `${words.title} · EHLO`;
    return () => {
      document.title = before;
    };
  }, [words]);
  const pick = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > PACKED_LIMITS.file) setGiven({ problem: { id: 'large', limit: PACKED_LIMITS.file } });
    else await open(await file.text(), PACKED_LIMITS.file);
  };
  return (
    <main
      className={styles.page}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes('Files')) event.preventDefault();
      }}
      onDrop={(event) => {
        event.preventDefault();
        void pick(event.dataTransfer.files[0]);
      }}
    >
      {given && 'recording' in given ? (
        <Played recording={given.recording} room={undefined} whose={words.whose} step={step} onPick={pick} />
      ) : connection !== undefined && !given ? (
        <OfRoom connection={connection} of={of} step={step} onPick={pick} />
      ) : (
        <Pane id="replay" title={words.title} className={styles.alone}>
          {given && <p role="alert">{problemSentence(words, given.problem)}</p>}
          <p>{words.drop}</p>
          <Picker onPick={pick} />
        </Pane>
      )}
    </main>
  );
}

interface Opened {
  step: number | undefined;
  onPick(file: File | undefined): Promise<void>;
}

function OfRoom({ connection, of, ...rest }: Opened & { connection: number; of: string | undefined }) {
  const words = replayWords[useLanguage()];
  const room = useBridge(({ me }) => me?.room);
  const recording = useRecording(
    room === undefined ? undefined : { view: 'dialogue', connection, ...(of !== undefined && { of }) },
  );
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 3000);
    return () => clearTimeout(timer);
  }, []);
  if (recording)
    return (
      <Played
        recording={recording}
        room={of === undefined ? connection : undefined}
        whose={words.whoseMember}
        {...rest}
      />
    );
  return (
    <Pane id="replay" title={words.title} className={styles.alone}>
      {late ? (
        <>
          <p role="alert">
            <b>{of === undefined ? words.gone : words.goneMember}</b>{' '}
            {of === undefined ? words.goneSays : words.goneMemberSays}
          </p>
          {of === undefined && <Link href="/wire">{words.toWire}</Link>}
        </>
      ) : (
        <p>{words.loading}</p>
      )}
    </Pane>
  );
}

/**
 * @param room  its number in one's own room; undefined: it came from elsewhere
 * @param whose  what is said of one that did
 */
function Played({
  recording,
  room,
  whose,
  step,
  onPick,
}: Opened & { recording: Recording; room: number | undefined; whose: string }) {
  const language = useLanguage();
  const words = replayWords[language];
  const read = useReadRecording(recording);
  const [at, setAt] = useState<{ line: TimedLine | undefined; step: number }>({ line: undefined, step: 0 });
  const onLine = useCallback(
    (line: TimedLine | undefined, shown: number) => setAt({ line, step: shown }),
    [],
  );
  const startedAt = recording.startedAt * 1000;
  const when = useMemo(
    () => words.when(dayOf(startedAt, language), clockTime(startedAt, language, true)),
    [words, startedAt, language],
  );
  const name = `${recording.host}:${recording.port}`;
  return (
    <>
      <Pane id="replay" title={name} note={when} className={styles.shown}>
        {room === undefined && <p className={styles.whose}>{whose}</p>}
        {read ? (
          <ReplayView
            key={room ?? recording.startedAt}
            reading={read.reading}
            version={read.of.events.length}
            openedAt={0}
            step={step}
            onLine={onLine}
          />
        ) : (
          <p className={styles.whose}>{words.loading}</p>
        )}
      </Pane>
      <Pane id="bytes" title={words.bytes} className={styles.side}>
        <LineBytes line={at.line} none={wireWords[language].noBytes.connection} />
        {read && (
          <Onward
            recording={recording}
            reading={read.reading}
            openedAt={0}
            room={room}
            line={at.line}
            step={at.step}
          />
        )}
        <div className={styles.other}>
          <Picker onPick={onPick} />
        </div>
      </Pane>
    </>
  );
}

function Picker({ onPick }: Pick<Opened, 'onPick'>) {
  const words = replayWords[useLanguage()];
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        hidden
        type="file"
        accept=".ehlo"
        aria-label={words.open}
        onChange={(event) => {
          void onPick(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <Button size="small" onClick={() => input.current?.click()}>
        <Icon name="clip" size={16} /> {words.open}
      </Button>
    </>
  );
}
