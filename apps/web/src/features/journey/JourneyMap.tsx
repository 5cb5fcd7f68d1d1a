import type { RefObject } from 'react';
import { replyClass, STAMP_SHAPES } from '../../ui/Stamp.tsx';
import styles from './JourneyMap.module.css';
import { BounceText, Envelope, Plate, Tray } from './MapStations.tsx';
import { type Ground, MAP, type MapShapes, type Tone, type WireShape } from './map-shapes.ts';
import { MONO, PROSE, UI, WIRE } from './map-style.ts';
import type { JourneyWords } from './words.ts';

interface Props {
  ref: RefObject<SVGSVGElement | null>;
  shapes: MapShapes;
  words: JourneyWords;
  /** Seconds until the queue's next try; undefined where none is due. */
  seconds: number | undefined;
  /** What crosses a wire at this moment. */
  crossing: Crossing | undefined;
}

export interface Crossing {
  /** Tells one from the next. */
  key: number;
  wire: WireShape;
  what: 'letter' | 'line';
  /** To where the wire begins. */
  back: boolean;
  /** Times of --m-wire. */
  lasts: number;
}

const TONES: readonly Tone[] = ['past', 'idle', 'wait', 'fail', 'held'];

/**
 * Stations, wires and the queue, in one drawing that can be saved. It is only a picture: the same stations, in order, are a list
 * that lies over it.
 */
export function JourneyMap({ ref, shapes, words, seconds, crossing }: Props) {
  const { stations, wires, grounds } = shapes;
  return (
    <svg
      ref={ref}
      className={styles.picture}
      viewBox={`0 0 ${MAP.width} ${MAP.height}`}
      width={MAP.width}
      height={MAP.height}
      aria-hidden="true"
    >
      <defs>
        {TONES.map((tone) => (
          <marker
            key={tone}
            id={`arrow-${tone}`}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            orient="auto"
            markerUnits="userSpaceOnUse"
          >
            <path d="M0 .5L7 4 0 7.5" fill="none" stroke={WIRE[tone]} strokeWidth="1.6" />
          </marker>
        ))}
      </defs>
      {grounds.map((ground) => (
        <GroundStrip key={ground.x} ground={ground} />
      ))}
      <Legend words={words} shapes={shapes} />
      {wires.map((wire) => (
        <Wire key={wire.id} wire={wire} />
      ))}
      {stations.map((station) =>
        station.kind === 'queue' ? (
          <Tray key={station.id} station={station} words={words} seconds={seconds} />
        ) : station.kind === 'bounce' ? (
          <BounceText key={station.id} station={station} />
        ) : (
          <Plate key={station.id} station={station} words={words} />
        ),
      )}
      {wires.map((wire) => (
        <Mark key={wire.id} wire={wire} />
      ))}
      {crossing && <Moving key={crossing.key} crossing={crossing} />}
    </svg>
  );
}

function Legend({ words, shapes }: { words: JourneyWords; shapes: MapShapes }) {
  const { crossed, notYet, later, failed, held } = words.legend;
  const rows: [Tone, string][] = [
    ['past', crossed],
    ['idle', notYet],
    ['wait', later],
    ['fail', failed],
  ];
  if (shapes.stations.some(({ tone }) => tone === 'held')) rows.push(['held', held]);
  return rows.map(([tone, says], index) => (
    <g key={tone} transform={`translate(20 ${52 + index * 23})`}>
      <path
        d="M0 0h34"
        stroke={WIRE[tone]}
        strokeWidth="2"
        strokeDasharray={tone === 'idle' ? '5 5' : undefined}
      />
      <text x="44" y="4.5" style={{ font: `400 13px ${UI}` }} fill="var(--ink-soft)">
        {says}
      </text>
    </g>
  ));
}

function GroundStrip({ ground }: { ground: Ground }) {
  const { x, width, name, says, internet } = ground;
  if (internet)
    return (
      <g>
        <g stroke="var(--rule)">
          {Array.from({ length: 26 }, (_, row) => (
            <path key={row} d={`M${x} ${4 + row * 19}h${width}`} />
          ))}
        </g>
        <rect x={x + width / 2 - 44} y={8} width={88} height={24} fill="var(--paper)" />
        <text
          x={x + width / 2}
          y={24}
          textAnchor="middle"
          style={{ font: `italic 400 14px ${PROSE}` }}
          fill="var(--ink-soft)"
        >
          {says}
        </text>
      </g>
    );
  return (
    <text x={x + 20} y={24} style={{ font: `600 14px ${UI}` }} fill="var(--ink)">
      {name}
      <tspan dx="10" style={{ font: `400 14px ${PROSE}` }} fill="var(--ink-soft)">
        {says}
      </tspan>
    </text>
  );
}

function Wire({ wire }: { wire: WireShape }) {
  const { d, tone, labels } = wire;
  return (
    <g>
      <path
        d={d}
        fill="none"
        stroke={WIRE[tone]}
        strokeWidth="2"
        strokeDasharray={tone === 'idle' ? '5 5' : undefined}
        markerEnd={`url(#arrow-${tone})`}
      />
      {labels.map(({ x, y, text, end }) => (
        <text
          key={text}
          x={x}
          y={y}
          textAnchor={end ? 'start' : 'middle'}
          style={{ font: `400 12.5px ${UI}` }}
          fill="var(--ink-soft)"
          stroke="var(--paper)"
          strokeWidth="5"
          paintOrder="stroke"
        >
          {text}
        </text>
      ))}
    </g>
  );
}

/** What stands on a wire: how it ended, or what keeps it. */
function Mark({ wire: { mark, tone, d } }: { wire: WireShape }) {
  if (!mark) return null;
  const at = `translate(${mark.x} ${mark.y})`;
  if (mark.kind === 'cross')
    return <path transform={at} d="M-8-8L8 8M8-8L-8 8" stroke={WIRE[tone]} strokeWidth="3" />;
  if (mark.kind === 'bar')
    return (
      <path
        transform={at}
        d={/^M[\d.]+ [\d.]+V/.test(d) ? 'M-13-3h26M-13 3h26' : 'M-3-13v26M3-13v26'}
        stroke={WIRE.held}
        strokeWidth="3"
      />
    );
  const kind = replyClass(mark.code);
  return (
    <g transform={`translate(${mark.x - 26} ${mark.y - 22}) rotate(${kind === 4 ? -4 : 0} 26 22)`}>
      <path d={STAMP_SHAPES[kind]} fill={`var(--s${kind}-wash)`} stroke={`var(--s${kind})`} strokeWidth="2" />
      <text x="26" y="27.5" textAnchor="middle" style={{ font: `600 15px ${MONO}` }} fill={`var(--s${kind})`}>
        {mark.code}
      </text>
    </g>
  );
}

/** It moves because bytes moved, once. */
function Moving({ crossing }: { crossing: Crossing }) {
  const { wire, what, back, lasts } = crossing;
  return (
    <g
      className={styles.moving}
      style={
        {
          offsetPath: `path("${wire.d}")`,
          '--lasts': lasts,
          animationDirection: back ? 'reverse' : 'normal',
        } as React.CSSProperties
      }
    >
      {what === 'letter' ? (
        <Envelope x={-15} y={-11} />
      ) : (
        <circle r="6" fill="var(--wire-live)" stroke="var(--paper)" strokeWidth="3" />
      )}
    </g>
  );
}
