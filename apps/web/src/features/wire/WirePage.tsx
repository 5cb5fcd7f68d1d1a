import type { OpenedBy, Seq } from '@ehlo/wire';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { Pane } from '../../ui/Pane.tsx';
import { octetsOf } from '../bytes/use-octets.ts';
import { CaptureBar } from './CaptureBar.tsx';
import { ConnectionList } from './ConnectionList.tsx';
import { piecesOf, rowsOfCapture } from './capture-rows.ts';
import { LiveShown, Shown } from './Shown.tsx';
import { useCapture, useCapturedDialogue } from './use-capture.ts';
import { useSummaries } from './use-summaries.ts';
import { useWireRows } from './use-wire-rows.ts';
import styles from './WirePage.module.css';
import { isWanted, type Protocol, type WireRow } from './wire-rows.ts';
import { wireWords } from './words.ts';

const PROTOCOLS: readonly Protocol[] = ['smtp', 'pop3', 'imap', 'dns', 'http', 'tcp'];
const MAKERS: readonly OpenedBy[] = ['terminal', 'outside', 'relay'];
/** Of what is found by its text so many are read to know their lines; more are read as one scrolls. */
const READ_TO_FIND = 100;
const NONE: readonly WireRow[] = [];

/** `/wire`: every connection of the room, whoever made it, octet by octet. */
export function WirePage() {
  const words = wireWords[useLanguage()];
  const live = useWireRows();
  const { opened, open, close } = useCapture();
  const { capture } = opened ?? {};
  const captured = useMemo(() => capture && rowsOfCapture(capture), [capture]);
  const rows = captured ?? live.rows;
  const known = captured !== undefined || live.known;
  const [text, setText] = useState('');
  const [protocol, setProtocol] = useState<Protocol | 'all'>('all');
  const [by, setBy] = useState<OpenedBy | 'all'>('all');
  const [seen, setSeen] = useState<readonly Seq[]>([]);
  const [chosen, setChosen] = useState<Seq>();
  const query = useDeferredValue(text);
  const wanted = useMemo(
    () => (query === '' ? seen : [...seen, ...rows.slice(-READ_TO_FIND).map(({ id }) => id)]),
    [query, seen, rows],
  );
  const summaries = useSummaries(captured ? NONE : rows, wanted);
  const found = useMemo(
    () =>
      rows.filter((row) => isWanted(row, summaries.get(row.id), { text: query, protocol, by })).toReversed(),
    [rows, summaries, query, protocol, by],
  );
  useEffect(() => {
    const before = document.title;
    document.title = `${words.title} · EHLO`;
    return () => {
      document.title = before;
    };
  }, [words]);
  const pick = (file: File | undefined) => {
    if (!file) return;
    setChosen(undefined);
    open(file);
  };
  const shown = rows.find(({ id }) => id === chosen) ?? (chosen === undefined ? rows.at(-1) : undefined);
  const dialogue = useCapturedDialogue(capture, shown?.id);
  const { pieces, octets } = useMemo(() => {
    const connection = capture?.connections.find(({ id }) => id === shown?.id);
    if (!connection) return { pieces: [], octets: undefined };
    const crossed = connection.events.filter((event) => event.kind === 'octets');
    return { pieces: piecesOf(connection), octets: octetsOf(crossed) };
  }, [capture, shown?.id]);
  return (
    <main
      className={styles.page}
      data-chosen={chosen !== undefined || undefined}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes('Files')) event.preventDefault();
      }}
      onDrop={(event) => {
        event.preventDefault();
        pick(event.dataTransfer.files[0]);
      }}
    >
      <Pane id="connections" title={words.connections} note={words.whoever} className={styles.list}>
        <CaptureBar opened={opened} onPick={pick} onClose={close} />
        <div className={styles.filter}>
          <label>
            <span className="visually-hidden">{words.filter}</span>
            <input
              type="search"
              value={text}
              maxLength={200}
              placeholder={words.filterExample}
              onChange={(event) => setText(event.target.value)}
            />
          </label>
          <label>
            <span className="visually-hidden">{words.protocols}</span>
            <select
              value={protocol}
              onChange={(event) => setProtocol(event.target.value as Protocol | 'all')}
            >
              <option value="all">
                {words.protocols}: {words.all}
              </option>
              {PROTOCOLS.map((one) => (
                <option key={one} value={one}>
                  {one.toUpperCase()}
                </option>
              ))}
            </select>
          </label>
          <label>
            <span className="visually-hidden">{words.makers}</span>
            <select value={by} onChange={(event) => setBy(event.target.value as OpenedBy | 'all')}>
              <option value="all">
                {words.makers}: {words.all}
              </option>
              {MAKERS.map((one) => (
                <option key={one} value={one}>
                  {words.by[one]}
                </option>
              ))}
            </select>
          </label>
        </div>
        {known && rows.length === 0 && (
          <p className={styles.says}>
            <b>{words.none}</b> {words.noneSays}
          </p>
        )}
        {rows.length > 0 && found.length === 0 && <p className={styles.says}>{words.notFound}</p>}
        <ConnectionList
          rows={found}
          summaries={summaries}
          chosen={shown?.id}
          onChoose={setChosen}
          onSeen={setSeen}
        />
      </Pane>
      {shown && captured ? (
        <Shown
          key={`${opened?.name} ${shown.id}`}
          row={shown}
          summary={undefined}
          dialogue={dialogue}
          recording={dialogue?.recording}
          pieces={pieces}
          octets={octets}
          own={false}
          onBack={() => setChosen(undefined)}
        />
      ) : shown ? (
        <LiveShown
          key={shown.id}
          row={shown}
          summary={summaries.get(shown.id)}
          onBack={() => setChosen(undefined)}
        />
      ) : (
        <p className={styles.says}>{known && rows.length > 0 && words.choose}</p>
      )}
    </main>
  );
}
