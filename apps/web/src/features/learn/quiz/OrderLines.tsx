import { type KeyboardEvent, useRef, useState } from 'react';
import { useLanguage } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Wire } from '../../../ui/Wire.tsx';
import { Inlines } from '../Prose.tsx';
import { learnWords } from '../words.ts';
import { mixed, moved } from './order-lines.ts';
import styles from './Quiz.module.css';
import type { QuestionProps } from './Quiz.tsx';

/** Lines to put in order: with the buttons, by dragging, or with Alt and the arrow keys on a line's buttons. */
export function OrderLines({ seed, words: said, answers, onAnswer }: QuestionProps & { seed: string }) {
  const words = learnWords[useLanguage()].question;
  const last = answers.at(-1);
  const solved = answers.some(({ right }) => right);
  const [order, setOrder] = useState<readonly number[]>(() => last?.answer ?? mixed(said.lines.length, seed));
  const [dragged, setDragged] = useState<number>();
  const list = useRef<HTMLOListElement>(null);
  const shown = solved ? said.lines.map((_, at) => at) : order;
  const same = last?.answer.every((line, at) => line === order[at]) ?? false;
  const move = (from: number, to: number, way: 'up' | 'down') => {
    if (to < 0 || to >= order.length) return;
    setOrder(moved(order, from, to));
    // The focus goes with the line.
    requestAnimationFrame(() =>
      list.current?.children[to]?.querySelector<HTMLElement>(`[data-way="${way}"]`)?.focus(),
    );
  };
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    const way = event.altKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : undefined;
    if (way === undefined) return;
    event.preventDefault();
    move(at, at + way, way < 0 ? 'up' : 'down');
  };
  return (
    <>
      <ol ref={list} className={styles.order} aria-label={words.orderLabel}>
        {shown.map((line, at) => {
          const text = said.lines[line] ?? '';
          const marked = (last !== undefined && same && line === at) || solved;
          return (
            <li
              key={line}
              draggable={!solved}
              className={cx(marked && styles.right, dragged === at && styles.dragged)}
              onDragStart={() => setDragged(at)}
              onDragEnd={() => setDragged(undefined)}
              onDragOver={(event) => {
                event.preventDefault();
                if (dragged === undefined || dragged === at) return;
                setOrder(moved(order, dragged, at));
                setDragged(at);
              }}
            >
              <span className={styles.place}>{at + 1}</span>
              <Wire>{text}</Wire>
              {last && same && (
                <span className="visually-hidden">{line === at ? words.inPlace : words.notInPlace}</span>
              )}
              {!solved && (
                <span className={styles.move}>
                  {(['up', 'down'] as const).map((way) => (
                    <button
                      key={way}
                      type="button"
                      data-way={way}
                      aria-label={words[way](text)}
                      aria-disabled={way === 'up' ? at === 0 : at === order.length - 1}
                      onClick={() => move(at, at + (way === 'up' ? -1 : 1), way)}
                      onKeyDown={(event) => onKeyDown(event, at)}
                    >
                      <svg viewBox="0 0 16 10" aria-hidden="true">
                        <path d={way === 'up' ? 'M2 8l6-6 6 6' : 'M2 2l6 6 6-6'} />
                      </svg>
                    </button>
                  ))}
                </span>
              )}
            </li>
          );
        })}
      </ol>
      <p role="status" className={styles.told}>
        {solved ? (
          <>
            <b className={styles.yes}>{words.right}</b> <Inlines of={said.because} />
          </>
        ) : last && same ? (
          words.notYet
        ) : (
          ''
        )}
      </p>
      {!solved && (
        <div className={styles.on}>
          <Button kind={same ? 'not-now' : 'primary'} onClick={() => onAnswer([...order])}>
            {last ? words.again : words.check}
          </Button>
        </div>
      )}
    </>
  );
}
