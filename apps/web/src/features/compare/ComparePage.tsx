import type { Seq } from '@ehlo/wire';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useSearch } from 'wouter';
import { clockTime, useLanguage } from '../../i18n/i18n.ts';
import { useBridge, useRoom } from '../../rooms/context.ts';
import { endpointText } from '../../rooms/outside-target.ts';
import type { ConnectionRow } from '../../rooms/room-store.ts';
import { Button } from '../../ui/Button.tsx';
import { Pane } from '../../ui/Pane.tsx';
import { PACKED_LIMITS, unpack } from '../replay/packed.ts';
import type { Recording } from '../replay/recording.ts';
import { useReadRecording, useRecording } from '../replay/use-recording.ts';
import { ComparedTable } from './ComparedTable.tsx';
import styles from './ComparePage.module.css';
import { compare } from './compare.ts';
import { targetsOf } from './targets.ts';
import { usePlayAgain } from './use-play-again.ts';
import { compareWords, endingSentence } from './words.ts';

/**
 * `/compare?left=12&right=40`: two connections of the room line by line; the left one may be a recording instead (`/compare#…`). The
 * right one can be made here: the same lines, said to another server.
 */
export function ComparePage() {
  const language = useLanguage();
  const words = compareWords[language];
  const query = new URLSearchParams(useSearch());
  const rows = useRoom((state) => state.connections);
  const [given, setGiven] = useState<Recording>();
  const [bad, setBad] = useState(false);
  const [left, setLeft] = useState<Seq | undefined>(Number(query.get('left')) || undefined);
  const [right, setRight] = useState<Seq | undefined>(Number(query.get('right')) || undefined);
  useEffect(() => {
    const text = location.hash.slice(1);
    if (text === '') return;
    void unpack(text, PACKED_LIMITS.file).then((unpacked) =>
      unpacked.ok ? setGiven(unpacked.recording) : setBad(true),
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
  const mine = useReadRecording(left === undefined ? given : live);
  const other = useReadRecording(useRecording(view(right)));
  const compared = useMemo(
    () =>
      mine &&
      other &&
      compare({ reading: mine.reading, openedAt: 0 }, { reading: other.reading, openedAt: 0 }),
    [mine, other],
  );
  const [onlyDifferent, setOnlyDifferent] = useState(false);
  const connections = rows.filter(({ service }) => service !== 'dns' && service !== 'web').toReversed();
  return (
    <main className={styles.page}>
      <Pane id="compare" title={words.title} className={styles.pane}>
        <div className={styles.choice}>
          <Chooser
            label={words.left}
            rows={connections}
            chosen={left}
            onChoose={setLeft}
            given={given && words.given(`${given.host}:${given.port}`)}
          />
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
          <Chooser
            label={words.right}
            rows={connections}
            chosen={right}
            onChoose={setRight}
            given={undefined}
          />
        </div>
        {bad && <p role="alert">{words.problem}</p>}
        {mine && <Again mine={mine} onConnection={setRight} />}
        {compared ? (
          <>
            <div className={styles.sum}>
              <p role="status">
                {words.sum(compared.same, compared.different, compared.onlyLeft, compared.onlyRight)}{' '}
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

interface ChooserProps {
  label: string;
  rows: readonly ConnectionRow[];
  chosen: Seq | undefined;
  onChoose(id: Seq | undefined): void;
  /** A recording that stands there in place of a connection of the room. */
  given: string | undefined;
}

function Chooser({ label, rows, chosen, onChoose, given }: ChooserProps) {
  const language = useLanguage();
  const words = compareWords[language];
  return (
    <label>
      <span>{label}</span>
      <select value={chosen ?? ''} onChange={(event) => onChoose(Number(event.target.value) || undefined)}>
        <option value="">{given ?? words.choose}</option>
        {rows.map(({ id, to, at }) => (
          <option key={id} value={id}>
            {words.option(id, endpointText(to), clockTime(at, language, true))}
          </option>
        ))}
      </select>
    </label>
  );
}

function Again({
  mine: { of, reading },
  onConnection,
}: {
  mine: NonNullable<ReturnType<typeof useReadRecording>>;
  onConnection: (connection: Seq) => void;
}) {
  const words = compareWords[useLanguage()];
  const world = useBridge(({ me }) => me?.world);
  const { protocol } = reading;
  const targets = useMemo(() => (world ? targetsOf(world, protocol) : []), [world, protocol]);
  const [chosen, setChosen] = useState<number>();
  const again = usePlayAgain(onConnection);
  const elsewhere = targets.findIndex(({ host, port }) => host !== of.host || port !== of.port);
  const at = chosen ?? Math.max(0, elsewhere);
  const target = targets[at];
  const play = useCallback(() => {
    if (target) void again.play(of, reading, target);
  }, [again.play, of, reading, target]);
  if (targets.length === 0) return null;
  const { state } = again;
  const goes = state !== undefined && state.played === undefined;
  return (
    <section className={styles.again} aria-label={words.against}>
      <div>
        <label>
          <span>{words.against}</span>
          <select value={at} onChange={(event) => setChosen(Number(event.target.value))}>
            {targets.map((one, index) => (
              <option key={`${one.host}:${one.port}`} value={index}>
                {endpointText(one)}
              </option>
            ))}
          </select>
        </label>
        <Button onClick={goes ? again.stop : play}>{goes ? words.stop : words.play}</Button>
      </div>
      <p>{words.playSays}</p>
      <p role="status">
        {state?.gapAt !== undefined && `${words.gap(state.gapAt)} `}
        {goes && words.playing(state.said, state.of)}
        {state?.played?.kind === 'not-reached' && words.failures[state.played.failure]}
        {state?.played?.kind === 'played' &&
          [
            state.played.skipped > 0 && words.skipped(state.played.skipped),
            endingSentence(words, state.played.ending),
          ]
            .filter(Boolean)
            .join(' ')}
      </p>
    </section>
  );
}
