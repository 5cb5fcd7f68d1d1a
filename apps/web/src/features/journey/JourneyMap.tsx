import type { RefObject } from 'react';
import { ICON_PATHS } from '../../ui/Icon.tsx';
import { replyClass, STAMP_SHAPES } from '../../ui/Stamp.tsx';
import styles from './JourneyMap.module.css';
import { type Ground, MAP, type MapShapes, type Station, type Tone, type WireShape } from './map-shapes.ts';
import type { JourneyWords } from './words.ts';
import { wrapped } from './wrapped.ts';

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

const WIRE: Record<Tone, string> = {
  past: 'var(--wire-past)',
  idle: 'var(--wire-idle)',
  wait: 'var(--s4)',
  fail: 'var(--s5)',
  held: 'var(--marker-line)',
};
const PLATE: Record<Tone, { fill: string; stroke: string; ink: string; role: string }> = {
  past: { fill: 'var(--paper-raised)', stroke: 'var(--wire-past)', ink: 'var(--ink)', role: 'var(--you)' },
  idle: { fill: 'none', stroke: 'var(--wire-idle)', ink: 'var(--ink-soft)', role: 'var(--ink-soft)' },
  wait: { fill: 'var(--s4-wash)', stroke: 'var(--s4)', ink: 'var(--ink)', role: 'var(--s4)' },
  fail: { fill: 'var(--s5-wash)', stroke: 'var(--s5)', ink: 'var(--ink)', role: 'var(--s5)' },
  held: { fill: 'var(--marker)', stroke: 'var(--marker-line)', ink: 'var(--ink)', role: 'var(--ink)' },
};
const PROSE = 'var(--font-prose)';
const UI = 'var(--font-ui)';
const MONO = 'var(--font-wire)';
/** Widths of a character, on average, in px: of 13.5px prose, and of 14px mono. */
const PROSE_CHARACTER = 6.7;
const MONO_CHARACTER = 8.42;
const ENVELOPE = 'M1 1h28v20H1zM1 2l14 11L29 2';
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

function Plate({ station, words }: { station: Station; words: JourneyWords }) {
  const { x, y, width, height, tone, role, name, says, icon, fault, holds } = station;
  const { fill, stroke, ink, role: roleInk } = PLATE[tone];
  const most = Math.floor((width - 20) / MONO_CHARACTER);
  return (
    <g>
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        fill={fill}
        stroke={stroke}
        strokeWidth={tone === 'wait' || tone === 'fail' || tone === 'held' ? 2 : 1.4}
        strokeDasharray={tone === 'idle' ? '4 4' : undefined}
      />
      <path
        d={ICON_PATHS[icon]}
        transform={`translate(${x + width - 27} ${y + 6}) scale(.83)`}
        fill="none"
        stroke={ink}
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <text x={x + 11} y={y + 21} style={{ font: `600 13.5px ${UI}` }} fill={roleInk}>
        {role}
      </text>
      <text x={x + 11} y={y + 39} style={{ font: `500 14px ${MONO}` }} fill={ink}>
        {name.length > most ? `${name.slice(0, most - 1)}…` : name}
      </text>
      {wrapped(says, width - 20, PROSE_CHARACTER, 3).map((line, index) => (
        <text
          key={index}
          x={x + 11}
          y={y + 56 + index * 15}
          style={{ font: `400 13.5px ${PROSE}` }}
          fill={tone === 'idle' || tone === 'past' ? 'var(--ink-soft)' : ink}
        >
          {line}
        </text>
      ))}
      {fault && (
        <g transform={`translate(${x + width - 84} ${y - 11})`}>
          <path d="M0 0h78l6 10-6 10H0z" fill="var(--marker)" stroke="var(--marker-line)" />
          <text x="39" y="14.5" textAnchor="middle" style={{ font: `500 12px ${UI}` }} fill="var(--ink)">
            {words.onPurpose}
          </text>
        </g>
      )}
      {holds && <Envelope x={x + width - 26} y={y + height - 12} />}
    </g>
  );
}

function Envelope({ x, y }: { x: number; y: number }) {
  return (
    <path
      transform={`translate(${x} ${y})`}
      d={ENVELOPE}
      fill="var(--envelope)"
      stroke="var(--ink)"
      strokeWidth="1.4"
      strokeLinejoin="round"
    />
  );
}

function Tray({
  station,
  words,
  seconds,
}: {
  station: Station;
  words: JourneyWords;
  seconds: number | undefined;
}) {
  const { x, y, width, height, tone, name, role, says } = station;
  const ink = tone === 'past' ? 'var(--ink)' : tone === 'held' ? 'var(--ink)' : WIRE[tone];
  return (
    <g>
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        fill="var(--paper-raised)"
        stroke={WIRE[tone]}
        strokeWidth="1.4"
      />
      <rect x={x} y={y} width={width} height={4} fill={WIRE[tone]} />
      <text x={x + 12} y={y + 26} style={{ font: `600 14px ${UI}` }} fill="var(--ink)">
        {role}
      </text>
      <text
        x={x + width - 12}
        y={y + 26}
        textAnchor="end"
        style={{ font: `400 13px ${UI}` }}
        fill="var(--ink-soft)"
      >
        {words.plates.mails(1)}
      </text>
      <Envelope x={x + 12} y={y + 40} />
      <text x={x + 52} y={y + 50} style={{ font: `600 13px ${UI}` }} fill="var(--ink)">
        {name}
      </text>
      <text x={x + 52} y={y + 66} style={{ font: `400 12px ${UI}` }} fill="var(--ink-soft)">
        {says}
      </text>
      <path d={`M${x + 12} ${y + 77}h${width - 24}`} stroke="var(--rule)" />
      {seconds !== undefined && seconds > 0 ? (
        <text x={x + 12} y={y + 98} fill={ink} style={{ font: `600 16px ${MONO}` }}>
          {`${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} `}
          <tspan style={{ font: `400 13px ${UI}` }} fill="var(--ink-soft)">
            {words.plates.until}
          </tspan>
        </text>
      ) : (
        <text x={x + 12} y={y + 97} style={{ font: `400 13px ${UI}` }} fill="var(--ink-soft)">
          {tone === 'held'
            ? words.legend.held
            : tone === 'wait' && seconds === undefined
              ? ''
              : words.plates.trying}
        </text>
      )}
    </g>
  );
}

function BounceText({ station }: { station: Station }) {
  const { x, y, tone, says, width, height } = station;
  const lines = wrapped(says, width, PROSE_CHARACTER, 2);
  return lines.map((line, index) => (
    <text
      key={index}
      x={x + 6}
      y={y + height - 12 - (lines.length - 1 - index) * 17}
      style={{ font: `400 14px ${PROSE}` }}
      fill={tone === 'fail' ? 'var(--s5)' : 'var(--ink-soft)'}
    >
      {line}
    </text>
  ));
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
