import type { DialogueReading, Exchange } from '@ehlo/protocol/reading';
import type { Logged, MailJudged } from '@ehlo/wire';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useWords } from '../../i18n/i18n.ts';
import type { Say } from '../../prose/prose.ts';
import { arrowChoice } from './arrow-choice.ts';
import { ExchangeDetail } from './ExchangeDetail.tsx';
import styles from './ExchangeList.module.css';
import { ExchangeRow } from './ExchangeRow.tsx';
import { type LookState, useLook } from './look.ts';
import { useSpokenRow } from './use-spoken-row.ts';
import { verdictOf } from './verdict-of.ts';

const ROW_PX = 62;
const DETAIL_PX = 330;
/** Nearer to the end than this and the reader is taken to be at the end. */
const AT_END_PX = 80;

interface Props {
  reading: DialogueReading;
  /** `reading.version`: the fold changes in place, this tells React. */
  version: number;
  say: Say;
  verdicts: readonly Logged<MailJudged>[] | undefined;
  onPlace: (text: string) => void;
  onBytes: () => void;
}

/** Ten thousand exchanges, of which as many are in the DOM as fit the pane. The newest, or the chosen one, is open. */
export function ExchangeList({ reading, version, say, verdicts = [], onPlace, onBytes }: Props) {
  const words = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const look = useLook();
  const chosen = useStore(look, (state) => state.chosen);
  const past = useStore(look, (state) => state.past);
  const spokenRow = useSpokenRow();
  /** Chosen by key or step: focus stays where it is, so the row is said. */
  const [spoken, setSpoken] = useState('');
  const [seen, setSeen] = useState(0);
  const atEnd = useRef(true);
  const { exchanges } = reading;
  const count = exchanges.length;
  const newest = exchanges.at(-1)?.id;
  const open = chosen ?? newest;
  const marked = newestMistake(reading);

  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (exchanges[index]?.id === open ? DETAIL_PX : ROW_PX),
    getItemKey: (index) => exchanges[index]?.id ?? index,
    overscan: 6,
  });

  const height = virtualizer.getTotalSize();
  // The list scrolls only if the reader was at its end; otherwise "3 new lines" waits.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version is what says that something crossed
  useEffect(() => {
    const element = scroller.current;
    if (!element || !atEnd.current) return;
    setSeen(count);
    // Twice: the row that just grew is measured only after the first frame.
    const toEnd = () => element.scrollTo({ top: element.scrollHeight });
    toEnd();
    const frame = requestAnimationFrame(toEnd);
    return () => cancelAnimationFrame(frame);
  }, [version, count, height]);

  // A bar that came below took of the height: who read the end still does.
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      if (atEnd.current) element.scrollTo({ top: element.scrollHeight });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const onScroll = () => {
    const element = scroller.current;
    if (!element) return;
    atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < AT_END_PX;
    if (atEnd.current) setSeen(count);
  };
  const choose = (id: number | undefined) => {
    look.choose(id);
    if (id !== newest) return;
    const index = exchanges.findIndex((exchange) => exchange.id === id);
    virtualizer.scrollToIndex(index, { align: 'auto' });
    const exchange = exchanges[index];
    if (exchange) setSpoken(spokenRow(exchange, index + 1));
  };
  const shownAt = exchanges.findIndex((exchange) => exchange.id === chosen);
  const step = past?.step;
  const isPast = past !== undefined;
  // Whatever chose it (a row, a step, the sequence, the state machine): it comes into view and is said.
  // biome-ignore lint/correctness/useExhaustiveDependencies: said again only when another one, or another step, is shown
  useEffect(() => {
    if (shownAt < 0) return;
    atEnd.current = false;
    virtualizer.scrollToIndex(shownAt, { align: 'auto' });
    const exchange = exchanges[shownAt];
    if (!exchange) return;
    const said = spokenRow(asItWas(exchange, past), shownAt + 1);
    setSpoken(past ? `${words.look.step(past.step, past.of)}. ${said}` : said);
  }, [shownAt, step, isPast]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (arrowChoice(event, exchanges, open, choose) || event.key !== 'b') return;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    onBytes();
    event.preventDefault();
  };
  const toEnd = () => {
    look.now();
    atEnd.current = true;
    setSeen(count);
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  };
  const unseen = count - seen;

  return (
    <div className={styles.frame}>
      <section
        ref={scroller}
        className={styles.scroller}
        onScroll={onScroll}
        onKeyDown={onKeyDown}
        tabIndex={0}
        aria-label={words.dialogue.title}
      >
        <ol className={styles.list} style={{ height: `${height}px` }}>
          {virtualizer.getVirtualItems().map((item) => {
            const exchange = exchanges[item.index];
            if (exchange === undefined) return null;
            return (
              <li
                key={item.key}
                ref={virtualizer.measureElement}
                data-index={item.index}
                className={styles.item}
                style={{ transform: `translateY(${item.start}px)` }}
                aria-setsize={count}
                aria-posinset={item.index + 1}
                aria-label={spokenRow(exchange, item.index + 1)}
              >
                {exchange.id === open ? (
                  <ExchangeDetail
                    exchange={asItWas(exchange, past)}
                    revision={exchange.version}
                    protocol={reading.protocol}
                    say={say}
                    marked={exchange.id === marked}
                    verdict={verdictOf(exchanges, exchange.id, verdicts)}
                    over={reading.closed && reading.call}
                    onPlace={onPlace}
                  />
                ) : (
                  <ExchangeRow
                    exchange={exchange}
                    revision={exchange.version}
                    say={say}
                    later={isPast && item.index > shownAt}
                    onChoose={choose}
                  />
                )}
              </li>
            );
          })}
        </ol>
      </section>
      <p className="visually-hidden" aria-live="polite">
        {spoken}
      </p>
      {unseen > 0 && !atEnd.current && (
        <button type="button" className={styles.unseen} onClick={toEnd}>
          {words.dialogue.newLines(unseen)}
        </button>
      )}
    </div>
  );
}

/** The exchange as it was then, where it had not come to its end; else as it is, with all that was noted of it since. */
function asItWas(exchange: Exchange, past: LookState['past']): Exchange {
  const then = past?.reading.exchanges.findLast(({ id }) => id === exchange.id);
  if (!then) return exchange;
  const whole =
    then.reply?.lines.length === exchange.reply?.lines.length &&
    then.letter?.total === exchange.letter?.total;
  return whole ? exchange : then;
}

/** One finger at a time: only the newest mistake is on the marker. Looks back no further than a screen or two. */
function newestMistake({ exchanges }: DialogueReading): number | undefined {
  for (let index = exchanges.length - 1; index >= 0 && index > exchanges.length - 40; index--) {
    if (exchanges[index]?.coach !== undefined) return exchanges[index]?.id;
  }
  return undefined;
}
