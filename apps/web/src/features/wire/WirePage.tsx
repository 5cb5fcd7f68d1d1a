import type { OpenedBy, Seq } from '@ehlo/wire';
import type { WireProtocol, WireRow } from '@ehlo/wire/list';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { cx } from '../../ui/cx.ts';
import { Pane } from '../../ui/Pane.tsx';
import { octetsOf } from '../bytes/use-octets.ts';
import { CaptureBar } from './CaptureBar.tsx';
import { ConnectionList } from './ConnectionList.tsx';
import { piecesOf, rowsOfCapture } from './capture-rows.ts';
import { searchCapture } from './capture-search.ts';
import { LiveShown, Shown } from './Shown.tsx';
import { useCapture, useCapturedDialogue } from './use-capture.ts';
import { useWireList } from './use-wire-list.ts';
import styles from './WirePage.module.css';
import { wireWords } from './words.ts';

const PROTOCOLS: readonly WireProtocol[] = ['smtp', 'pop3', 'imap', 'dns', 'http', 'tcp'];
const MAKERS: readonly OpenedBy[] = ['terminal', 'outside', 'relay'];

/** `/wire`: every connection of the room, whoever made it, octet by octet. */
export function WirePage() {
  const words = wireWords[useLanguage()];
  const { opened, open, close } = useCapture();
  const { capture } = opened ?? {};
  const captured = useMemo(() => {
    const rows = capture && rowsOfCapture(capture);
    return rows && { rows, search: searchCapture(capture, rows) };
  }, [capture]);
  const [text, setText] = useState('');
  const [protocol, setProtocol] = useState<WireProtocol | 'all'>('all');
  const [by, setBy] = useState<OpenedBy | 'all'>('all');
  const [seen, setSeen] = useState<readonly Seq[]>([]);
  const [picked, setPicked] = useState<WireRow>();
  const query = useDeferredValue(text);
  const live = useWireList({ text: captured ? '' : query, protocol, by }, seen);
  const found = useMemo(
    () => captured?.search.find(captured.rows, { text: query, protocol, by }),
    [captured, query, protocol, by],
  );
  const rows = found ?? live.rows;
  const known = captured !== undefined || live.known;
  // Of what could not be asked nobody knows that it is empty.
  const isEmpty = known && rows.length === 0 && (captured !== undefined || !live.failed);
  const isFiltered = query.trim() !== '' || protocol !== 'all' || by !== 'all';
  const summaries = useMemo(
    () => captured?.search.summaries(seen) ?? live.summaries,
    [captured, seen, live.summaries],
  );
  const chosen = picked?.id;
  const setChosen = (id: Seq | undefined) =>
    setPicked(id === undefined ? undefined : rows.find((row) => row.id === id));
  useEffect(() => {
    const before = document.title;
    document.title = `${words.title} · EHLO`;
    return () => {
      document.title = before;
    };
  }, [words]);
  const pick = (file: File | undefined) => {
    if (!file) return;
    setPicked(undefined);
    open(file);
  };
  // What was chosen stays, also where it is no longer among those that were found.
  const shown = rows.find(({ id }) => id === chosen) ?? picked ?? rows[0];
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
        <CaptureBar
          opened={opened}
          onPick={pick}
          onClose={() => {
            setPicked(undefined);
            close();
          }}
        />
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
              onChange={(event) => setProtocol(event.target.value as WireProtocol | 'all')}
            >
              <option value="all">{words.filterIs(words.protocols, words.all)}</option>
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
              <option value="all">{words.filterIs(words.makers, words.all)}</option>
              {MAKERS.map((one) => (
                <option key={one} value={one}>
                  {words.by[one]}
                </option>
              ))}
            </select>
          </label>
        </div>
        {isEmpty && !isFiltered && !captured && (
          <p className={styles.says}>
            <b>{words.none}</b> {words.noneSays}
          </p>
        )}
        {isEmpty && isFiltered && (
          <p className={styles.says} role="status">
            {live.more && !captured ? words.looking(live.looked) : words.notFound}
          </p>
        )}
        {live.failed && !captured && <p className={styles.says}>{words.failed}</p>}
        <ConnectionList
          rows={rows}
          summaries={summaries}
          chosen={shown?.id}
          onChoose={setChosen}
          onSeen={setSeen}
          onEnd={captured ? undefined : live.loadMore}
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
        <p className={cx(styles.says, styles.nothing)}>{known && rows.length > 0 && words.choose}</p>
      )}
    </main>
  );
}
