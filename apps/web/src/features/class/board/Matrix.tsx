import type { LessonList, LessonView } from '@ehlo/lessons';
import type { RosterRow, StepCell } from '@ehlo/wire';
import { memo, useCallback, useEffect, useRef, useState } from 'react';
import { useLanguage } from '../../../i18n/i18n.ts';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { useScrollStop } from '../../../ui/Pane.tsx';
import { hasStamp, StampSign } from '../../../ui/Stamp.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { Wire } from '../../../ui/Wire.tsx';
import { minutesSince } from '../time.ts';
import { classWords } from '../words.ts';
import styles from './Matrix.module.css';
import { ordered } from './order.ts';

interface Props {
  rows: readonly RosterRow[];
  lesson: LessonView | undefined;
  list: LessonList | undefined;
  chosen: string | undefined;
  /** Where the class is, by the step's id. */
  at: string | undefined;
  onChoose(home: string): void;
  /** The class is at this step now. */
  onStep(step: string): void;
}

/** Who needs somebody, first; steps as columns. Rows stay in place while the pointer is over them. */
export function Matrix({ rows, lesson, list, chosen, at: classAt, onChoose, onStep }: Props) {
  const language = useLanguage();
  const says = classWords[language].board;
  const [held, setHeld] = useState(false);
  const before = useRef<readonly string[]>([]);
  const scroll = useScrollStop<HTMLDivElement>();
  const minute = useMinute();
  const inOrder = ordered(rows, before.current, held);
  useEffect(() => {
    before.current = inOrder.map(({ home }) => home);
  });
  const steps = lesson?.lesson.steps ?? [];
  const titles = lesson?.lesson.words[language].steps ?? [];
  const done = steps.map(
    ({ id }) =>
      rows.filter(({ steps: cells }) => cells.some((cell) => cell.step === id && isDone(cell))).length,
  );
  const titleOf = useCallback(
    (id: string) =>
      list?.chapters.flatMap(({ lessons }) => lessons).find((one) => one.id === id)?.words[language].title ??
      id,
    [list, language],
  );
  return (
    <>
      <div
        ref={scroll}
        className={styles.scroll}
        onPointerEnter={(event) => event.pointerType === 'mouse' && setHeld(true)}
        onPointerLeave={() => setHeld(false)}
      >
        <table
          className={cx(
            styles.table,
            steps.length === 0 && styles.bare,
            chosen === undefined && styles.roomy,
          )}
        >
          <thead>
            <tr>
              <th scope="col">{says.columns.who}</th>
              {steps.map(({ id }, at) => (
                <th
                  key={id}
                  scope="col"
                  className={cx(styles.step, id === classAt && styles.here)}
                  aria-current={id === classAt ? 'step' : undefined}
                >
                  <button
                    type="button"
                    title={says.moveTo(titles[at]?.title ?? id)}
                    onClick={() => onStep(id)}
                  >
                    <span>{titles[at]?.title}</span>
                    <small>{done[at]}</small>
                  </button>
                </th>
              ))}
              <th scope="col">{says.columns.last}</th>
              <th scope="col">{says.columns.hand}</th>
            </tr>
          </thead>
          <tbody>
            {inOrder.map((row) => (
              <Row
                key={row.home}
                row={row}
                steps={steps}
                lesson={lesson?.lesson.id}
                elsewhere={row.lesson === undefined ? undefined : titleOf(row.lesson)}
                chosen={row.home === chosen}
                minute={minute}
                onChoose={onChoose}
              />
            ))}
          </tbody>
        </table>
      </div>
      <Legend earlier={rows.some(({ steps }) => steps.some(({ state }) => state === 'earlier'))} />
      <News rows={rows} />
    </>
  );
}

const isDone = ({ state }: StepCell) => state !== 'open' && state !== 'working';

interface RowProps {
  row: RosterRow;
  steps: readonly { id: string }[];
  lesson: string | undefined;
  elsewhere: string | undefined;
  chosen: boolean;
  /** Minutes since the epoch: a row is drawn anew when it changed, or when this did. */
  minute: number;
  onChoose(home: string): void;
}

const Row = memo(function Row({ row, steps, lesson, elsewhere, chosen, minute, onChoose }: RowProps) {
  const says = classWords[useLanguage()].board;
  const { home, name, here, since, line, reply, wire, hand, stuck } = row;
  const now = minute * 60_000;
  const stamp = { code: reply?.code ?? 0, status: reply?.status };
  const isHere = row.lesson === lesson || row.lesson === undefined;
  const at = isHere && row.current !== undefined ? steps[row.current] : undefined;
  const current = at && row.steps.find(({ step }) => step === at.id);
  // Where no step stands for it the mark is at the line.
  const marksLine = stuck && !(at && (!current || !isDone(current)));
  return (
    <tr className={cx(chosen && styles.chosen, !here && styles.away)} onClick={() => onChoose(home)}>
      <th scope="row">
        <button type="button" aria-expanded={chosen} onClick={() => onChoose(home)}>
          {name}
        </button>
        {!here && <small>{says.away(minutesSince(since, now))}</small>}
      </th>
      {isHere || row.lesson === undefined ? (
        steps.map(({ id }, at) => (
          <td key={id} className={styles.cell}>
            <Cell
              cell={row.steps.find(({ step }) => step === id)}
              stuck={at === row.current ? stuck : undefined}
              now={now}
            />
          </td>
        ))
      ) : (
        <td colSpan={Math.max(1, steps.length)} className={styles.elsewhere}>
          {says.elsewhere(elsewhere ?? row.lesson)}
        </td>
      )}
      <td className={styles.last}>
        <div>
          {marksLine && <Stuck stuck={stuck} now={now} />}
          {hasStamp(stamp) && <StampSign {...stamp} />}
          {line && <Wire>{line.text}</Wire>}
          {wire?.open && (
            <small className={styles.phase} title={`${wire.host}:${wire.port}`}>
              {says.phase[wire.state] ?? <Wire>{wire.state}</Wire>}
            </small>
          )}
        </div>
      </td>
      <td className={styles.hand}>
        {hand && (
          <>
            <Icon name="hand" size={16} />
            <b>{says.ago(minutesSince(hand.since, now))}</b> <q title={hand.sentence}>{hand.sentence}</q>
          </>
        )}
      </td>
    </tr>
  );
});

function Stuck({ stuck, now }: { stuck: NonNullable<RosterRow['stuck']>; now: number }) {
  const says = classWords[useLanguage()].board;
  return (
    <mark className={styles.stuck} title={says.why[stuck.why]}>
      {stuck.times !== undefined && minutesSince(stuck.since, now) < 1
        ? says.times(stuck.times)
        : says.stuckFor(Math.max(1, minutesSince(stuck.since, now)))}
      <span className="visually-hidden">, {says.why[stuck.why]}</span>
    </mark>
  );
}

function Cell({ cell, stuck, now }: { cell: StepCell | undefined; stuck: RosterRow['stuck']; now: number }) {
  const says = classWords[useLanguage()].board;
  if (stuck && (!cell || !isDone(cell))) return <Stuck stuck={stuck} now={now} />;
  const state = cell?.state ?? 'open';
  return (
    <span className={cx(styles.mark, styles[state])} title={says.cell[state]}>
      {(state === 'alone' || state === 'helped' || state === 'done' || state === 'earlier') && (
        <Icon name="check" size={15} />
      )}
      <span className="visually-hidden">{says.cell[state]}</span>
    </span>
  );
}

/** `earlier`: somebody did a step before they were in the lesson. */
function Legend({ earlier }: { earlier: boolean }) {
  const says = classWords[useLanguage()].board;
  return (
    <p className={styles.legend} aria-hidden="true">
      {(['alone', 'helped', 'shown', ...(earlier ? (['earlier'] as const) : []), 'working'] as const).map(
        (state) => (
          <span key={state}>
            <span className={cx(styles.mark, styles[state])}>
              {(state === 'alone' || state === 'helped' || state === 'earlier') && (
                <Icon name="check" size={15} />
              )}
            </span>
            {says.cell[state]}
          </span>
        ),
      )}
      <span>
        <mark className={styles.stuck}>{says.minutes(4)}</mark>
        {says.legend}
      </span>
    </p>
  );
}

/** For a screen reader: hands, and who got stuck just now; nothing else. */
function News({ rows }: { rows: readonly RosterRow[] }) {
  const says = classWords[useLanguage()].board;
  const known = useRef<ReadonlySet<string>>(undefined);
  const [said, setSaid] = useState('');
  useEffect(() => {
    const current = new Map<string, string>();
    for (const { home, name, hand, stuck } of rows) {
      if (hand) current.set(`${home} hand`, says.announce(name, 'hand'));
      if (stuck) current.set(`${home} stuck`, says.announce(name, 'stuck'));
    }
    const before = known.current;
    if (before) {
      const news = [...current].filter(([what]) => !before.has(what)).map(([, sentence]) => sentence);
      if (news.length > 0) setSaid(news.join(' '));
    }
    known.current = new Set(current.keys());
  }, [rows, says]);
  return (
    <p className="visually-hidden" aria-live="polite">
      {said}
    </p>
  );
}

/** Minutes since the epoch: what waits is counted in minutes, so that rows are not drawn each second. */
const useMinute = (): number => Math.floor(useNow(true) / 60_000);
