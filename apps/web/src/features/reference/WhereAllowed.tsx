import type { CommandEntry, Entry } from '@ehlo/protocol/knowledge';
import { MACHINES, type MachineEdge, type StateMachine } from '@ehlo/protocol/knowledge/state-machines';
import { useId } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { useSay } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { cx } from '../../ui/cx.ts';
import { PaneSection } from '../../ui/Pane.tsx';
import { layoutOf, ROW, WIDTH } from '../xray/machine-layout.ts';
import drawing from '../xray/StateMachine.module.css';
import { useXrayWords } from '../xray/words.ts';
import styles from './Aside.module.css';
import { useBook } from './book.ts';
import { referenceWords } from './words.ts';

type Command = CommandEntry | Extract<Entry, { book: 'pop3' | 'imap' }>;

export const isCommand = (entry: Entry): entry is Command =>
  entry.family === 'command' || entry.family === 'pop3-command' || entry.family === 'imap-command';

/** The states of the protocol; those are lit in which the command may be said, and the edges that it takes. */
export function WhereAllowed({ entry }: { entry: Command }) {
  const words = referenceWords[useLanguage()];
  const book = useBook();
  const machine = MACHINES[entry.family === 'command' ? 'smtp' : entry.book];
  const states: readonly string[] = entry.family === 'command' ? entry.phases : (entry.states ?? []);
  const where = entry.family === 'command' ? book?.refCommand[entry.id]?.where : undefined;
  if (!machine || (states.length === 0 && where === undefined)) return null;
  return (
    <PaneSection title={words.allowed}>
      <div className={styles.said}>
        {states.length > 0 && <Drawing machine={machine} states={states} verb={verbOf(entry)} />}
        {where !== undefined && (
          <p>
            <Rich text={where} />
          </p>
        )}
      </div>
    </PaneSection>
  );
}

const verbOf = (entry: Command): string => (entry.id === 'dot' ? '.' : entry.title);

function Drawing({
  machine,
  states,
  verb,
}: {
  machine: StateMachine;
  states: readonly string[];
  verb: string;
}) {
  const words = useXrayWords();
  const own = referenceWords[useLanguage()];
  const say = useSay('xray');
  const arrow = useId();
  const text = (edge: MachineEdge) => (edge.id === 'dot' ? words.theLoneDot : edge.drawn.join(', '));
  const layout = layoutOf(machine, text);
  const nameOf = (id: string): string => {
    if (machine.protocol !== 'smtp') return say({ id: `${machine.protocol}State.${id}.name` });
    return id in words.states ? words.states[id as keyof typeof words.states] : '';
  };
  const takes = (edge: MachineEdge) => edge.verbs.includes(verb);
  const leaves =
    machine.protocol === 'smtp' ? words.quitLeaves : say({ id: `machineOut.${machine.protocol}` });
  return (
    <svg
      className={cx(drawing.machine, styles.machine)}
      viewBox={`0 ${layout.top} ${WIDTH} ${layout.height}`}
      role="img"
      aria-label={own.allowedIn(verb, states.map(nameOf).join(', '))}
    >
      <defs>
        <marker id={arrow} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path d="M0 .5L7 4 0 7.5" fill="none" stroke="context-stroke" strokeWidth="1.4" />
        </marker>
      </defs>
      {layout.edges.map(({ edge, path, joins, label, gap }) => (
        <g key={edge.id}>
          {[...joins, path].map((d) => (
            <path
              key={d}
              className={cx(drawing.edge, takes(edge) && styles.lit)}
              d={d}
              markerEnd={d === path ? `url(#${arrow})` : undefined}
            />
          ))}
          {gap && <rect className={drawing.gap} x={gap.x} y={gap.y} width={gap.width} height="16" />}
          <text
            className={cx(edge.id === 'dot' ? drawing.label : drawing.verb, takes(edge) && drawing.now)}
            x={label.x}
            y={label.y}
          >
            {text(edge)}
          </text>
        </g>
      ))}
      {layout.out.map(({ edge, y }) => (
        <text key={edge.id} className={cx(drawing.label, drawing.out)} x="104" y={y}>
          <tspan className={cx(drawing.verb, takes(edge) && drawing.now)}>{edge.drawn[0]}</tspan> {leaves}
        </text>
      ))}
      {machine.nodes.map(({ id }) => {
        const on = states.includes(id);
        const x = layout.xOf.get(id) ?? 0;
        const name = nameOf(id);
        const half = (name.length * 6.6) / 2;
        return (
          <g key={id}>
            {on && <circle className={drawing.ring} cx={x} cy={ROW} r="11" />}
            <circle className={cx(drawing.node, on && drawing.here)} cx={x} cy={ROW} r={on ? 8 : 6} />
            <text
              className={cx(drawing.label, on && drawing.current)}
              x={Math.min(WIDTH - half, Math.max(half, x))}
              y="68"
            >
              {name}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
