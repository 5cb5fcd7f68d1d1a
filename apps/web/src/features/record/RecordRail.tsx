import { useState } from 'react';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { useLanguage } from '../../i18n/i18n.ts';
import { Rich } from '../../prose/Rich.tsx';
import { useBridge, usePlayground, useTerminal } from '../../rooms/context.ts';
import { Button } from '../../ui/Button.tsx';
import { useScrollStop } from '../../ui/Pane.tsx';
import { Wire } from '../../ui/Wire.tsx';
import type { Made } from './make-draft.ts';
import styles from './RecordPage.module.css';
import type { Recorder, RecorderState } from './recorder.ts';
import { type Recording, startsAnew, stepsOf } from './recording.ts';
import { type RecordWords, recordWords } from './words.ts';

interface Props {
  recorder: Recorder;
  /** There is no terminal beside it. */
  phone: boolean;
  onMade: (made: Made) => void;
}

/** Where the recording stands: not begun, the lines so far by steps, or what is wrong. */
export function RecordRail({ recorder, phone, onMade }: Props) {
  const words = recordWords[useLanguage()];
  const { recording, trouble } = useStore(recorder.state);
  return (
    <>
      <h1 className={styles.title}>{recording ? words.recording.title : words.title}</h1>
      {trouble && !recording && <Trouble trouble={trouble} words={words} />}
      {recording ? (
        <Running recording={recording} recorder={recorder} phone={phone} onMade={onMade} />
      ) : (
        <Idle recorder={recorder} />
      )}
    </>
  );
}

function Trouble({ trouble, words }: { trouble: NonNullable<RecorderState['trouble']>; words: RecordWords }) {
  return (
    <p className={styles.trouble} role="alert">
      {trouble === 'unreachable'
        ? words.trouble.unreachable
        : trouble === 'too-fast'
          ? words.trouble.tooFast
          : words.trouble.otherRoom}
    </p>
  );
}

function Idle({ recorder }: { recorder: Recorder }) {
  const words = recordWords[useLanguage()].idle;
  const { terminal } = usePlayground();
  const room = useBridge(({ me }) => me?.room);
  const busy = useTerminal(({ shell }) => shell.kind !== 'prompt');
  return (
    <div className={styles.body}>
      {words.says.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <Button
        kind={busy || room === undefined ? 'not-now' : 'primary'}
        className={styles.start}
        onClick={async () => {
          if (room === undefined) return;
          await recorder.start(room);
          terminal.focus();
        }}
      >
        <i className={styles.dot} aria-hidden="true" /> {words.start}
      </Button>
      {busy && (
        <p className={styles.note} role="status">
          {words.busy}
        </p>
      )}
    </div>
  );
}

type Outcome = 'making' | 'no-trace' | 'unreachable' | 'too-fast';

function Running({ recording, recorder, phone, onMade }: Props & { recording: Recording }) {
  const words = recordWords[useLanguage()];
  const { terminal } = usePlayground();
  const me = useBridge((state) => state.me);
  const [outcome, setOutcome] = useState<Outcome>();
  const [sure, setSure] = useState(false);
  const scroll = useScrollStop<HTMLDivElement>();
  const { lines } = recording;
  const nothing = lines.length === 0;
  const says = words.recording;

  const stop = async () => {
    if (!me) return;
    setOutcome('making');
    const made = await import('./make-draft.ts')
      .then(({ makeDraft }) => makeDraft(recording, me))
      // What makes drafts is fetched for the first one; a server that is gone has none.
      .catch(() => 'unreachable' as const);
    if (typeof made === 'string') setOutcome(made);
    else onMade(made);
  };
  const goOn = () => {
    setOutcome(undefined);
    terminal.focus();
  };

  return (
    <>
      <p className={styles.state}>
        <i className={styles.dot} aria-hidden="true" /> {says.lines(lines.length)}
      </p>
      <div ref={scroll} className={styles.lines}>
        {phone && (
          <p className={styles.note}>
            {says.elsewhere} <Link href="/">{says.playground}</Link>
          </p>
        )}
        {nothing ? <p className={styles.note}>{says.nothing}</p> : <Lines recording={recording} />}
      </div>
      {recording.full && (
        <p className={styles.trouble} role="alert">
          {says.full}
        </p>
      )}
      {outcome === 'making' && (
        <p className={styles.note} role="status">
          {words.made.making}
        </p>
      )}
      {outcome !== undefined && outcome !== 'making' && (
        <p className={styles.trouble} role="alert">
          <Rich
            text={
              outcome === 'no-trace'
                ? words.made.noTrace
                : outcome === 'unreachable'
                  ? words.trouble.unreachable
                  : words.trouble.tooFast
            }
          />
        </p>
      )}
      {sure ? (
        <div className={styles.ways} role="alertdialog" aria-label={words.made.sure}>
          <p>{words.made.sure}</p>
          <Button autoFocus onClick={recorder.discard}>
            {words.made.discard}
          </Button>
          <Button kind="quiet" onClick={() => setSure(false)}>
            {words.made.keep}
          </Button>
        </div>
      ) : (
        <div className={styles.ways}>
          <Button
            kind={nothing || outcome === 'making' ? 'not-now' : 'primary'}
            title={nothing ? says.stopNot : undefined}
            aria-description={nothing ? says.stopNot : undefined}
            onClick={stop}
          >
            {says.stop}
          </Button>
          {outcome === 'no-trace' ? (
            <Button onClick={goOn}>{words.made.goOn}</Button>
          ) : (
            <Button
              kind={startsAnew(recording) || recording.full ? 'not-now' : 'plain'}
              title={startsAnew(recording) ? says.nextNot : undefined}
              aria-description={startsAnew(recording) ? says.nextNot : undefined}
              onClick={() => {
                recorder.nextStep();
                terminal.focus();
              }}
            >
              {says.next}
            </Button>
          )}
          <Button kind="quiet" onClick={nothing ? recorder.discard : () => setSure(true)}>
            {says.discard}
          </Button>
          {recording.cuts.length === 0 && !nothing && <p className={styles.hint}>{says.propose}</p>}
        </div>
      )}
    </>
  );
}

function Lines({ recording }: { recording: Recording }) {
  const says = recordWords[useLanguage()].recording;
  return (
    <ol className={styles.steps}>
      {stepsOf(recording).map((step, number) => (
        <li key={number}>
          <h2>{says.step(number + 1)}</h2>
          {step.length === 0 && <p className={styles.note}>{says.emptyStep}</p>}
          <ol>
            {step.map(({ at, text, to }) => (
              <li key={at} className={to === 'shell' ? styles.shell : undefined}>
                {text === '' ? <i>{says.empty}</i> : <Wire>{text}</Wire>}
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}
