import { ICON_PATHS } from '../../ui/Icon.tsx';
import type { Station, Tone } from './map-shapes.ts';
import { MONO, PROSE, UI, WIRE } from './map-style.ts';
import type { JourneyWords } from './words.ts';
import { wrapped } from './wrapped.ts';

const PLATE: Record<Tone, { fill: string; stroke: string; ink: string; role: string }> = {
  past: { fill: 'var(--paper-raised)', stroke: 'var(--wire-past)', ink: 'var(--ink)', role: 'var(--you)' },
  idle: { fill: 'none', stroke: 'var(--wire-idle)', ink: 'var(--ink-soft)', role: 'var(--ink-soft)' },
  wait: { fill: 'var(--s4-wash)', stroke: 'var(--s4)', ink: 'var(--ink)', role: 'var(--s4)' },
  fail: { fill: 'var(--s5-wash)', stroke: 'var(--s5)', ink: 'var(--ink)', role: 'var(--s5)' },
  held: { fill: 'var(--marker)', stroke: 'var(--marker-line)', ink: 'var(--ink)', role: 'var(--ink)' },
};
/** Widths of a character, on average, in px: of 13.5px prose, and of 14px mono. */
const PROSE_CHARACTER = 6.7;
const MONO_CHARACTER = 8.42;
const ENVELOPE = 'M1 1h28v20H1zM1 2l14 11L29 2';

export function Plate({ station, words }: { station: Station; words: JourneyWords }) {
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
        <g transform={`translate(${x + width - 84} ${y - 15})`}>
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

export function Envelope({ x, y }: { x: number; y: number }) {
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

/** The queue: what waits, how often it was tried, and until when. */
export function Tray({
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

export function BounceText({ station }: { station: Station }) {
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
