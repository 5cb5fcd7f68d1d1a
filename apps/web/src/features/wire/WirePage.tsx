import type { OpenedBy, Seq } from '@ehlo/wire';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { Pane } from '../../ui/Pane.tsx';
import { ConnectionList } from './ConnectionList.tsx';
import { Shown } from './Shown.tsx';
import { useSummaries } from './use-summaries.ts';
import { useWireRows } from './use-wire-rows.ts';
import styles from './WirePage.module.css';
import { isWanted, type Protocol } from './wire-rows.ts';
import { wireWords } from './words.ts';

const PROTOCOLS: readonly Protocol[] = ['smtp', 'pop3', 'imap', 'dns', 'http', 'tcp'];
const MAKERS: readonly OpenedBy[] = ['terminal', 'outside', 'relay'];
/** Of what is found by its text so many are read to know their lines; more are read as one scrolls. */
const READ_TO_FIND = 100;

/** `/wire`: every connection of the room, whoever made it, octet by octet. */
export function WirePage() {
  const words = wireWords[useLanguage()];
  const { rows, known } = useWireRows();
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
  const summaries = useSummaries(rows, wanted);
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
  const shown = rows.find(({ id }) => id === chosen) ?? (chosen === undefined ? rows.at(-1) : undefined);
  return (
    <main className={styles.page} data-chosen={chosen !== undefined || undefined}>
      <Pane id="connections" title={words.connections} note={words.whoever} className={styles.list}>
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
      {shown ? (
        <Shown
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
