import type { ClassReplay } from '@ehlo/wire';
import { type PointerEvent, type ReactNode, useMemo } from 'react';
import { clockTime, useLanguage } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/Button.tsx';
import { instantOf, SPEEDS, type Speed } from '../../replay/player.ts';
import { Transport } from '../../replay/Transport.tsx';
import type { Playing } from '../../replay/use-player.ts';
import { replayWords } from '../../replay/words.ts';
import { clockOf } from '../time.ts';
import styles from './Axis.module.css';
import { barsOf, type Axis as ClassAxis, type MomentKind } from './axis.ts';
import { classReplayWords } from './words.ts';

const LANES = ['teacher', 'hand', 'mistake', 'step'] as const satisfies MomentKind[];
/** Pieces of the axis that can be told apart. */
const PIECES = 180;
/** So many mistakes in one piece are as high as a bar gets. */
const FULL = 8;

interface Props {
  view: ClassReplay;
  axis: ClassAxis;
  playing: Playing;
  /** What else stands in the bar. */
  children: ReactNode;
}

/** The class's time, with what happened in it, and the keys of every replay. */
export function Axis({ view, axis, playing, children }: Props) {
  const language = useLanguage();
  const own = classReplayWords[language];
  const words = replayWords[language];
  const { player } = playing;
  const at = instantOf(player, axis);
  const clock = clockTime((view.beganAt + at * 1000) * 1000, language, true);
  const offset = clockOf(Math.floor(at) * 1000);
  const seek = (to: number) => playing.do({ do: 'at', at: to });
  const onPointer = (event: PointerEvent<HTMLElement>) => {
    if (event.buttons !== 1) return;
    const box = event.currentTarget.getBoundingClientRect();
    event.currentTarget.setPointerCapture(event.pointerId);
    seek(Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)) * axis.length);
  };
  return (
    <header className={styles.head}>
      <div className={styles.bar}>
        <h1>{view.title ?? own.title}</h1>
        <div className={styles.controls} role="toolbar" aria-label={own.label}>
          <Transport of={playing} words={{ ...words, ...own.transport, label: words.fromStart }} />
          <Button
            size="small"
            aria-label={words.markBack}
            title={words.markBack}
            aria-keyshortcuts="["
            onClick={playing.markBack}
          >
            «
          </Button>
          <Button
            size="small"
            aria-label={words.markForth}
            title={words.markForth}
            aria-keyshortcuts="]"
            onClick={playing.markForth}
          >
            »
          </Button>
          <label>
            <span>{words.speed}</span>{' '}
            <select
              value={player.speed}
              onChange={(event) => playing.speed(Number(event.currentTarget.value) as Speed)}
            >
              {SPEEDS.filter((one) => one >= 1).map((one) => (
                <option key={one} value={one}>
                  {words.times(one)}
                </option>
              ))}
            </select>
          </label>
          <label className={styles.short}>
            <input
              type="checkbox"
              checked={player.short}
              onChange={(event) => playing.do({ do: 'short', short: event.target.checked })}
            />
            {words.short}
          </label>
        </div>
        <p className={styles.at}>
          <b>{offset}</b> {own.clock(clock)}
        </p>
        <div className={styles.end}>{children}</div>
      </div>
      <div className={styles.axis}>
        <div className={styles.track}>
          <input
            type="range"
            min={0}
            max={axis.length}
            step={1}
            value={Math.round(at)}
            aria-label={own.place}
            aria-valuetext={own.placeIs(offset, clock)}
            onChange={(event) => seek(Number(event.currentTarget.value))}
          />
        </div>
        {LANES.map((kind) => (
          <Lane key={kind} axis={axis} kind={kind} label={own.lanes[kind]} at={at} onPointer={onPointer} />
        ))}
      </div>
    </header>
  );
}

function Lane({
  axis,
  kind,
  label,
  at,
  onPointer,
}: {
  axis: ClassAxis;
  kind: (typeof LANES)[number];
  label: string;
  at: number;
  onPointer(event: PointerEvent<HTMLElement>): void;
}) {
  const bars = useMemo(() => barsOf(axis, kind, PIECES), [axis, kind]);
  return (
    <>
      <span className={styles.label}>{label}</span>
      {/* What is drawn here is listed in words beside it; keys have the slider. */}
      <div
        className={styles.lane}
        aria-hidden="true"
        onPointerDown={onPointer}
        onPointerMove={onPointer}
        data-lane={kind}
      >
        {bars.map(({ left, count }) => (
          <i
            key={left}
            style={{
              left: `${left}%`,
              ...(kind === 'mistake' || kind === 'step'
                ? { height: `${40 + 60 * Math.min(1, count / FULL)}%` }
                : {}),
            }}
          />
        ))}
        <b style={{ left: `${axis.length > 0 ? (at / axis.length) * 100 : 0}%` }} />
      </div>
    </>
  );
}
