import type { ClassReplay, ReplayMember, ReplayRow } from '@ehlo/wire';
import { memo } from 'react';
import { useLanguage } from '../../../i18n/i18n.ts';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { Pane, PaneBody } from '../../../ui/Pane.tsx';
import { hasStamp, StampSign } from '../../../ui/Stamp.tsx';
import { Wire } from '../../../ui/Wire.tsx';
import { clockOf } from '../time.ts';
import { classWords } from '../words.ts';
import type { Chosen } from './ClassReplayPage.tsx';
import { hideHandle } from './hidden-handle.ts';
import styles from './Rows.module.css';
import { runningAt, type Scene } from './scene.ts';
import { classReplayWords } from './words.ts';

interface Props {
  view: ClassReplay;
  scene: Scene;
  /** The instant, in milliseconds since the epoch. */
  at: number;
  /** Undefined: they are under way. */
  rows: ReadonlyMap<string, ReplayRow> | undefined;
  /** Of whom not everything is told. */
  cut: readonly string[];
  chosen: Chosen | undefined;
  /** Names, and handles, may be seen. */
  named: boolean;
  nameOf(home: string): string;
  titleOf(lesson: string): string;
  onChoose(chosen: Chosen): void;
}

/** Everybody at this instant, in the order in which they came. */
export function Rows({ view, scene, at, rows, cut, chosen, named, nameOf, titleOf, onChoose }: Props) {
  const words = classReplayWords[useLanguage()];
  const members = view.members.filter(({ home }) => scene.present.has(home));
  const gone = scene.present.size - members.length;
  const { lesson } = scene;
  return (
    <Pane
      id="class-then"
      title={words.rows.title}
      note={rows ? (lesson ? titleOf(lesson.lesson) : words.rows.noLesson) : words.loading}
      className={styles.rows}
    >
      <PaneBody className={styles.body}>
        <Switches scene={scene} at={at} />
        {scene.broadcast && (
          <button
            type="button"
            className={cx(styles.shown, chosen === 'broadcast' && styles.chosen)}
            aria-pressed={chosen === 'broadcast'}
            onClick={() => onChoose('broadcast')}
          >
            {words.rows.broadcast}
          </button>
        )}
        {members.length === 0 ? (
          <p className={styles.none}>{words.rows.nobody}</p>
        ) : (
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{words.rows.who}</th>
                <th scope="col">{words.rows.step}</th>
                <th scope="col">{words.rows.last}</th>
              </tr>
            </thead>
            <tbody>
              {members.map((member) => (
                <Row
                  key={member.home}
                  member={member}
                  name={nameOf(member.home)}
                  named={named}
                  row={rows?.get(member.home)}
                  hand={scene.hands.get(member.home)}
                  lit={scene.spotlight?.home === member.home}
                  cut={cut.includes(member.home)}
                  chosen={typeof chosen === 'object' && chosen.home === member.home}
                  titleOf={titleOf}
                  onChoose={onChoose}
                />
              ))}
            </tbody>
          </table>
        )}
        {gone > 0 && <p className={styles.none}>{words.rows.gone(gone)}</p>}
      </PaneBody>
    </Pane>
  );
}

/** What was set for all then. */
function Switches({ scene, at }: { scene: Scene; at: number }) {
  const words = classReplayWords[useLanguage()];
  const { held, left } = runningAt(scene, at);
  const on = [
    scene.paused && words.rows.paused,
    held && words.rows.held[held],
    left !== undefined && words.rows.clock(clockOf(left)),
    scene.question && words.rows.asked(scene.question.text),
  ].filter((one) => typeof one === 'string');
  return on.length === 0 ? null : <p className={styles.switches}>{on.join(' ')}</p>;
}

interface RowProps {
  member: ReplayMember;
  name: string;
  named: boolean;
  row: ReplayRow | undefined;
  hand: string | undefined;
  lit: boolean;
  cut: boolean;
  chosen: boolean;
  titleOf(lesson: string): string;
  onChoose(chosen: Chosen): void;
}

const Row = memo(
  function Row({ member, name, named, row, hand, lit, cut, chosen, titleOf, onChoose }: RowProps) {
    const language = useLanguage();
    const words = classReplayWords[language].rows;
    const phases = classWords[language].board.phase;
    const { home } = member;
    const choose = () => onChoose({ home });
    const stamp = { code: row?.reply?.code ?? 0, status: row?.reply?.status };
    return (
      <tr className={cx(chosen && styles.chosen)} onClick={choose}>
        <th scope="row">
          <button type="button" aria-pressed={chosen} onClick={choose}>
            {name}
          </button>
          {hand !== undefined && (
            <small title={hand}>
              <Icon name="hand" size={14} /> {words.hand}
            </small>
          )}
          {lit && <small>{words.lit}</small>}
        </th>
        <td className={styles.step}>
          {row?.elsewhere !== undefined
            ? words.elsewhere(titleOf(row.elsewhere))
            : row &&
              row.steps > 0 &&
              words.at(Math.min(row.current + 1, row.steps), row.steps, row.current >= row.steps)}
        </td>
        <td className={styles.last}>
          {member.refuses ? (
            <i>{words.refuses}</i>
          ) : (
            <>
              {hasStamp(stamp) && <StampSign {...stamp} />}
              {row?.line && <Wire>{named ? row.line.text : hideHandle(row.line.text, member.handle)}</Wire>}
              {row?.wire && (
                <small>
                  <span lang="en" translate="no">
                    {row.wire.host}
                  </span>{' '}
                  · {phases[row.wire.state] ?? row.wire.state}
                </small>
              )}
              {cut && <small>{words.cut}</small>}
            </>
          )}
        </td>
      </tr>
    );
  },
  (a, b) =>
    a.row === b.row &&
    a.name === b.name &&
    a.named === b.named &&
    a.hand === b.hand &&
    a.lit === b.lit &&
    a.cut === b.cut &&
    a.chosen === b.chosen &&
    a.member === b.member &&
    a.titleOf === b.titleOf,
);
