import { forwardRef } from 'react';
import { MAP, type MapShapes, type Plate, type Tone, type WireShape } from './map.ts';
import type { JourneyWords } from './words.ts';

interface Props {
  shapes: MapShapes;
  words: JourneyWords;
  /** Seconds until the queue's next try; undefined where none is due. */
  seconds: number | undefined;
  onOpen: (connection: number) => void;
}

const WIRE: Record<Tone, string> = {
  past: 'var(--wire-past)',
  idle: 'var(--wire-idle)',
  wait: 'var(--s4)',
  fail: 'var(--s5)',
};
const PLATE: Record<Tone, { fill: string; stroke: string; ink: string }> = {
  past: { fill: 'var(--paper-raised)', stroke: 'var(--wire-past)', ink: 'var(--ink)' },
  idle: { fill: 'none', stroke: 'var(--wire-idle)', ink: 'var(--ink-soft)' },
  wait: { fill: 'var(--s4-wash, var(--paper-raised))', stroke: 'var(--s4)', ink: 'var(--ink)' },
  fail: { fill: 'var(--s5-wash, var(--paper-raised))', stroke: 'var(--s5)', ink: 'var(--ink)' },
};
const PROSE = 'var(--font-prose, Georgia, serif)';
const UI = 'var(--font-ui, system-ui, sans-serif)';
const MONO = 'var(--font-wire, monospace)';
/** Width of a character of the prose at 14px, on average. */
const CHARACTER = 6.7;

/** Words of a sentence in lines of at most so many pixels; what does not fit three lines ends in an ellipsis. */
function wrapped(text: string, width: number): string[] {
  const most = Math.max(8, Math.floor(width / CHARACTER));
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && `${line} ${word}`.length > most) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines.length > 3 ? [...lines.slice(0, 2), `${lines[2]?.slice(0, most - 1)}…`] : lines;
}

/** Stations, wires and the queue, in one drawing that can be saved. What it shows is in the table below it, in order. */
export const JourneyMap = forwardRef<SVGSVGElement, Props>(function JourneyMap(
  { shapes, words, seconds, onOpen },
  ref,
) {
  const { plates, wires, queue, bounce } = shapes;
  return (
    <svg
      ref={ref}
      viewBox={`0 0 ${MAP.width} ${MAP.height}`}
      width={MAP.width}
      height={MAP.height}
      role="img"
      aria-label={words.map}
    >
      <title>{words.map}</title>
      <defs>
        {(['past', 'idle', 'wait'] as const).map((tone) => (
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
      <g stroke="var(--rule)">
        {Array.from({ length: 26 }, (_, row) => (
          <path key={row} d={`M668 ${4 + row * 19}h172`} />
        ))}
      </g>
      <Ground x={20} name={shapes.sender} says={words.grounds.sender} />
      <text
        x={754}
        y={24}
        textAnchor="middle"
        style={{ font: `italic 400 14px ${PROSE}` }}
        fill="var(--ink-soft)"
      >
        {words.grounds.internet}
      </text>
      {shapes.recipient !== '' && <Ground x={860} name={shapes.recipient} says={words.grounds.recipient} />}
      <path
        d={`M600 ${queue ? 416 : 278}V448a14 14 0 01-14 14H127a14 14 0 01-14-14V284`}
        fill="none"
        stroke={WIRE[bounce.tone]}
        strokeWidth="2"
        strokeDasharray={bounce.tone === 'idle' ? '5 5' : undefined}
        markerEnd="url(#arrow-idle)"
      />
      <text x={136} y={452} style={{ font: `400 14px ${PROSE}` }} fill="var(--ink-soft)">
        {bounce.text}
      </text>
      <Legend words={words} />
      {wires.map((wire) => (
        <Wire key={wire.id} wire={wire} />
      ))}
      {queue && (
        <g>
          <path d="M545 278v18" stroke="var(--s4)" strokeWidth="2" fill="none" markerEnd="url(#arrow-wait)" />
          <rect
            x={queue.x}
            y={queue.y}
            width={queue.width}
            height={116}
            fill="var(--paper-raised)"
            stroke="var(--s4)"
          />
          <rect x={queue.x} y={queue.y} width={queue.width} height={4} fill="var(--s4)" />
          <text x={queue.x + 12} y={queue.y + 28} style={{ font: `600 14px ${UI}` }} fill="var(--ink)">
            {words.plates.queue}
          </text>
          <text
            x={queue.x + queue.width - 12}
            y={queue.y + 28}
            textAnchor="end"
            style={{ font: `400 13px ${UI}` }}
            fill="var(--ink-soft)"
          >
            {words.plates.mails(1)}
          </text>
          <path
            transform={`translate(${queue.x + 12} ${queue.y + 44})`}
            d="M1 1h28v20H1zM1 2l14 11L29 2"
            fill="var(--envelope)"
            stroke="var(--ink)"
            strokeWidth="1.4"
            strokeLinejoin="round"
          />
          <text x={queue.x + 54} y={queue.y + 54} style={{ font: `600 13px ${UI}` }} fill="var(--ink)">
            {words.plates.forWhom((queue.forwardPaths[0] ?? '').split('@')[0] ?? '')}
          </text>
          <text x={queue.x + 54} y={queue.y + 70} style={{ font: `400 12px ${UI}` }} fill="var(--ink-soft)">
            {words.plates.attempts(queue.attempts)}
          </text>
          {seconds !== undefined && (
            <text x={queue.x + 12} y={queue.y + 102} fill="var(--s4)" style={{ font: `600 16px ${MONO}` }}>
              {`${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} `}
              <tspan style={{ font: `400 13px ${UI}` }} fill="var(--ink-soft)">
                {words.plates.until}
              </tspan>
            </text>
          )}
        </g>
      )}
      {plates.map((plate) => (
        <Station key={plate.id} plate={plate} onOpen={onOpen} />
      ))}
    </svg>
  );
});

function Legend({ words }: { words: JourneyWords }) {
  const rows: [Tone, string][] = [
    ['past', words.legend.crossed],
    ['idle', words.legend.notYet],
    ['wait', words.legend.later],
    ['fail', words.legend.failed],
  ];
  return rows.map(([tone, says], index) => (
    <g key={tone} transform={`translate(20 ${58 + index * 24})`}>
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

function Ground({ x, name, says }: { x: number; name: string; says: string }) {
  return (
    <text x={x} y={24} style={{ font: `600 14px ${UI}` }} fill="var(--ink)">
      {name}
      <tspan dx="10" style={{ font: `400 14px ${PROSE}` }} fill="var(--ink-soft)">
        {says}
      </tspan>
    </text>
  );
}

function Wire({ wire }: { wire: WireShape }) {
  const { d, tone, mark, label } = wire;
  return (
    <g>
      <path
        d={d}
        fill="none"
        stroke={WIRE[tone]}
        strokeWidth="2"
        strokeDasharray={tone === 'idle' ? '5 5' : undefined}
        markerEnd={tone === 'past' || tone === 'idle' ? `url(#arrow-${tone})` : undefined}
      />
      {mark?.kind === 'cross' && (
        <path
          transform={`translate(${mark.x} ${mark.y})`}
          d="M-8-8L8 8M8-8L-8 8"
          stroke={WIRE[tone]}
          strokeWidth="3"
        />
      )}
      {mark?.kind === 'point' && (
        <circle cx={mark.x} cy={mark.y} r="6" fill={WIRE[tone]} stroke="var(--paper)" strokeWidth="3" />
      )}
      {label && (
        <text
          x={label.x}
          y={label.y}
          textAnchor="middle"
          style={{ font: `400 12.5px ${UI}` }}
          fill="var(--ink-soft)"
          stroke="var(--paper)"
          strokeWidth="4"
          paintOrder="stroke"
        >
          {label.text}
        </text>
      )}
    </g>
  );
}

function Station({ plate, onOpen }: { plate: Plate; onOpen: (connection: number) => void }) {
  const { x, y, width, tone, role, name, says, connection } = plate;
  const { fill, stroke, ink } = PLATE[tone];
  const lines = wrapped(says, width - 22);
  const drawn = (
    <>
      <rect
        x={x}
        y={y}
        width={width}
        height={MAP.plate}
        fill={fill}
        stroke={stroke}
        strokeWidth={tone === 'idle' ? 1.4 : 1.6}
        strokeDasharray={tone === 'idle' ? '4 4' : undefined}
      />
      <text
        x={x + 11}
        y={y + 22}
        style={{ font: `600 13.5px ${UI}` }}
        fill={tone === 'past' ? 'var(--you)' : stroke}
      >
        {role}
      </text>
      <text x={x + 11} y={y + 39} style={{ font: `500 14px ${MONO}` }} fill={ink}>
        {name.length > width / 8.6 ? `${name.slice(0, Math.floor(width / 8.6) - 2)}…` : name}
      </text>
      {lines.map((line, index) => (
        <text
          key={index}
          x={x + 11}
          y={y + 56 + index * 15}
          style={{ font: `400 13.5px ${PROSE}` }}
          fill="var(--ink-soft)"
        >
          {line}
        </text>
      ))}
    </>
  );
  if (connection === undefined) return <g>{drawn}</g>;
  return (
    <a
      href="/"
      onClick={(event) => {
        event.preventDefault();
        onOpen(connection);
      }}
    >
      {drawn}
    </a>
  );
}
