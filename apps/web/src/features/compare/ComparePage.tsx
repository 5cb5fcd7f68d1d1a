import type { Seq } from '@ehlo/wire';
import { useEffect, useMemo, useState } from 'react';
import { useSearch } from 'wouter';
import { useLanguage } from '../../i18n/i18n.ts';
import { useBridge } from '../../rooms/context.ts';
import { Button } from '../../ui/Button.tsx';
import { Pane } from '../../ui/Pane.tsx';
import { PACKED_LIMITS, type UnpackProblem, unpack } from '../replay/packed.ts';
import type { Recording } from '../replay/recording.ts';
import { useReadRecording, useRecording } from '../replay/use-recording.ts';
import { problemSentence, replayWords } from '../replay/words.ts';
import { Again } from './Again.tsx';
import { ComparedTable } from './ComparedTable.tsx';
import styles from './ComparePage.module.css';
import { ConnectionPick } from './ConnectionPick.tsx';
import { compare } from './compare.ts';
import { SolutionAgain } from './SolutionAgain.tsx';
import { compareWords } from './words.ts';

/** The log is read by then: what did not come is not there. */
const LATE_MS = 3000;

/**
 * `/compare?left=12&right=40`: two connections of the room line by line; the left one may be a recording instead (`/compare#…`). The
 * right one can be made here: the same lines, said to another server, or what a lesson's solution says (`?lesson=<chapter>/<lesson>`).
 */
export function ComparePage() {
  const language = useLanguage();
  const words = compareWords[language];
  const query = new URLSearchParams(useSearch());
  const [given, setGiven] = useState<Recording>();
  const [bad, setBad] = useState<UnpackProblem>();
  const [left, setLeft] = useState<Seq | undefined>(Number(query.get('left')) || undefined);
  const [right, setRight] = useState<Seq | undefined>(Number(query.get('right')) || undefined);
  useEffect(() => {
    const text = location.hash.slice(1);
    if (text === '') return;
    void unpack(text, PACKED_LIMITS.file).then((unpacked) =>
      unpacked.ok ? setGiven(unpacked.recording) : setBad(unpacked.problem),
    );
  }, []);
  useEffect(() => {
    const before = document.title;
    document.title = `${words.title} · EHLO`;
    return () => {
      document.title = before;
    };
  }, [words]);
  const known = useBridge(({ me }) => me !== undefined);
  const view = (connection: Seq | undefined) =>
    connection === undefined || !known ? undefined : ({ view: 'dialogue', connection } as const);
  const live = useRecording(view(left));
  const made = useRecording(view(right));
  const stands = left === undefined ? given : live;
  const mine = useReadRecording(stands);
  const other = useReadRecording(made);
  const missing = useLate(
    known,
    left !== undefined && !live ? left : right !== undefined && !made ? right : undefined,
  );
  const compared = useMemo(
    () =>
      mine &&
      other &&
      compare({ reading: mine.reading, openedAt: 0 }, { reading: other.reading, openedAt: 0 }),
    [mine, other],
  );
  const [onlyDifferent, setOnlyDifferent] = useState(false);
  return (
    <main className={styles.page}>
      <Pane id="compare" title={words.title} className={styles.pane}>
        <div className={styles.choice}>
          <ConnectionPick side="left" chosen={left} onChoose={setLeft} shown={stands} />
          <Button
            size="small"
            kind={left === undefined || right === undefined ? 'not-now' : 'plain'}
            onClick={() => {
              setLeft(right);
              setRight(left);
            }}
          >
            {words.swap}
          </Button>
          <ConnectionPick side="right" chosen={right} onChoose={setRight} shown={made} />
        </div>
        {bad && <p role="alert">{problemSentence(replayWords[language], bad)}</p>}
        {missing !== undefined && <p role="alert">{words.gone(missing)}</p>}
        <div className={styles.ways}>
          {mine && <Again mine={mine} onConnection={setRight} />}
          <SolutionAgain first={query.get('lesson') ?? undefined} to={stands} onConnection={setRight} />
        </div>
        {compared ? (
          <>
            <div className={styles.sum}>
              <p role="status">
                {words.sum(compared.same, compared.different, compared.onlyLeft, compared.onlyRight)}{' '}
                {compared.unread.left + compared.unread.right > 0 &&
                  `${words.unread(compared.unread.left, compared.unread.right)} `}
                {compared.coarse && words.coarse}
              </p>
              <label>
                <input
                  type="checkbox"
                  checked={onlyDifferent}
                  onChange={(event) => setOnlyDifferent(event.target.checked)}
                />
                {words.onlyDifferent}
              </label>
            </div>
            <ComparedTable
              compared={compared}
              onlyDifferent={onlyDifferent}
              heads={
                [mine?.of, other?.of].map((one) => (one ? `${one.host}:${one.port}` : '')) as [string, string]
              }
            />
          </>
        ) : (
          <p className={styles.nothing}>{words.nothing}</p>
        )}
      </Pane>
    </main>
  );
}

/** The connection that was asked for, once one may say that it is not there. */
function useLate(known: boolean, wanted: Seq | undefined): Seq | undefined {
  const [late, setLate] = useState<Seq>();
  useEffect(() => {
    setLate(undefined);
    if (!known || wanted === undefined) return;
    const timer = setTimeout(() => setLate(wanted), LATE_MS);
    return () => clearTimeout(timer);
  }, [known, wanted]);
  return late;
}
