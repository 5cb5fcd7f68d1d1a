import type { ClassReplay, ReplayedEvent } from '@ehlo/wire';
import { useMemo } from 'react';
import { useLanguage } from '../../../i18n/i18n.ts';
import { Pane, PaneBody } from '../../../ui/Pane.tsx';
import { clockOf } from '../time.ts';
import { namesThen } from './scene.ts';
import styles from './Told.module.css';
import { tell } from './tell.ts';
import { classReplayWords } from './words.ts';

/** That are listed at a time. */
const LISTED = 100;

interface Props {
  view: ClassReplay;
  events: readonly ReplayedEvent[];
  /** Of them, so many had happened. */
  count: number;
  named: boolean;
  nameOf(home: string): string;
  titleOf(lesson: string): string;
  onSeek(ms: number): void;
}

/** What was said and set by this instant, the newest first: notes as they were sent. */
export function Told({ view, events, count, named, nameOf, titleOf, onSeek }: Props) {
  const words = classReplayWords[useLanguage()];
  const from = Math.max(0, count - LISTED);
  const shown = useMemo(() => events.slice(from, count).reverse(), [events, from, count]);
  const [newest] = shown;
  const names = useMemo(() => namesThen(events), [events]);
  const told = (event: ReplayedEvent) =>
    tell(event, words.told, {
      nameOf: (home) => (named && names.get(event.seq)) || nameOf(home),
      titleOf,
      named,
    });
  const said = newest && told(newest);
  return (
    <Pane id="told" title={words.told.title} className={styles.told}>
      <PaneBody className={styles.body}>
        <ol className={styles.list} aria-label={words.told.title}>
          {shown.map((event) => {
            const { what, quote } = told(event);
            const ms = Math.floor(event.at / 1000);
            return (
              <li key={event.seq}>
                <button type="button" title={words.told.seek} onClick={() => onSeek(ms)}>
                  <time>{clockOf(Math.floor((ms - view.beganAt) / 1000) * 1000)}</time>
                  <span>
                    {what}
                    {quote !== undefined && <q>{quote}</q>}
                  </span>
                </button>
              </li>
            );
          })}
        </ol>
        {from > 0 && <p>{words.told.earlier(from)}</p>}
        {count === 0 && <p>{words.told.nothing}</p>}
      </PaneBody>
      {/* Whoever steps by key hears where they are; the list itself would be read from its head each time. */}
      <p className="visually-hidden" role="status">
        {said && [said.what, said.quote].filter((part) => part !== undefined).join(' ')}
      </p>
    </Pane>
  );
}
