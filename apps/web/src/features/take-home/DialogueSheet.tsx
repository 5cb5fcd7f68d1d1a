import type { DialogueRow } from '@ehlo/wire';
import { useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { clockTime, useLanguage } from '../../i18n/i18n.ts';
import { useSayOf } from '../../prose/prose.ts';
import { useBridge } from '../../rooms/context.ts';
import styles from './DialogueSheet.module.css';
import { PrintedExchange } from './PrintedExchange.tsx';
import { dayOf, EmptySheet, Sheet } from './Sheet.tsx';
import { digitsTold } from './told.ts';
import { usePrinted } from './use-printed.ts';
import { takeHomeWords } from './words.ts';

/** `/learn/dialogue`: one of one's dialogues for paper, each line with what it means; the best one unless another is chosen. */
export function DialogueSheet() {
  const language = useLanguage();
  const words = takeHomeWords[language].dialogue;
  const handle = useBridge(({ me }) => me?.handle) ?? '';
  const chosen = Number(new URLSearchParams(useSearch()).get('id'));
  const { list, row, reading, cut, failed } = usePrinted(chosen > 0 ? chosen : undefined);
  const say = useSayOf(reading?.protocol);
  const told = useMemo(() => digitsTold(reading?.exchanges ?? []), [reading]);
  const title = row ? words.title(row.host) : words.untitled;
  return (
    <Sheet
      title={title}
      of={row && `${handle}, ${placeAndTime(row, language)}${row.brought ? ` · ${words.brought}` : ''}`}
      empty={!reading}
      ways={
        list && list.dialogues.length > 1 && <Chooser rows={list.dialogues} shown={row} best={list.best} />
      }
    >
      {failed && <p role="alert">{words.failed}</p>}
      {list?.dialogues.length === 0 && <EmptySheet head={words.none} says={words.noneSays} />}
      {list && list.dialogues.length > 0 && !row && <EmptySheet head={words.gone} says={words.goneSays} />}
      {row?.mistakes !== undefined && reading && (
        <p className={styles.sum}>{words.sum(row.lines, row.mails, row.mistakes)}</p>
      )}
      <ol className={styles.exchanges}>
        {reading?.exchanges.map((exchange, at) => (
          <PrintedExchange
            key={exchange.id}
            exchange={exchange}
            protocol={reading.protocol}
            say={say}
            told={told[at] ?? []}
          />
        ))}
      </ol>
      {cut && <p className={styles.cut}>{words.cut}</p>}
    </Sheet>
  );
}

function Chooser({
  rows,
  shown,
  best,
}: {
  rows: readonly DialogueRow[];
  shown: DialogueRow | undefined;
  best: number | undefined;
}) {
  const language = useLanguage();
  const words = takeHomeWords[language].dialogue;
  const [, navigate] = useLocation();
  return (
    <label className={styles.chooser}>
      {words.choose}
      <select
        value={shown?.id ?? ''}
        onChange={({ currentTarget }) =>
          navigate(`/learn/dialogue?id=${currentTarget.value}`, { replace: true })
        }
      >
        {!shown && <option value="">–</option>}
        {rows.map((row) => (
          <option key={row.id} value={row.id}>
            {row.host}, {placeAndTime(row, language)}
            {row.brought ? `, ${words.brought}` : `, ${words.short(row.lines, row.mails, row.mistakes ?? 0)}`}
            {row.id === best ? ` (${words.best})` : ''}
          </option>
        ))}
      </select>
    </label>
  );
}

const placeAndTime = ({ at, port }: DialogueRow, language: 'en' | 'fr'): string =>
  `port ${port}, ${dayOf(at, language)}, ${clockTime(at, language)}`;
