import type { MachineEdge } from '@ehlo/protocol/knowledge/state-machines';
import type { DialogueReading, SmtpPhase } from '@ehlo/protocol/reading';
import { lazy, Suspense, useId, useMemo, useRef, useState } from 'react';
import type { Say } from '../../prose/prose.ts';
import { Boundary } from '../../ui/Boundary.tsx';
import { cx } from '../../ui/cx.ts';
import { Popover } from '../../ui/Popover.tsx';
import { stampClass, stampText } from '../../ui/Stamp.tsx';
import { layoutOf, ROW, WIDTH } from './machine-layout.ts';
import { type MachineState, machineState } from './machine-state.ts';
import styles from './StateMachine.module.css';
import { useXrayWords, type XrayWords } from './words.ts';

const EdgeStory = lazy(async () => ({ default: (await import('./EdgeStory.tsx')).EdgeStory }));

/** A letter of 13 px sans. */
const LETTER = 6.6;

interface Props {
  reading: DialogueReading | undefined;
  /** For the states of POP3 and IMAP, whose names come in a book. */
  say: Say;
  /** An earlier moment: nothing may be typed in it. */
  past: boolean;
}

/** A state's name on the drawing. */
export function stateName(protocol: string, id: string, words: XrayWords, say: Say): string {
  if (protocol === 'smtp') return id in words.states ? words.states[id as keyof typeof words.states] : '';
  return say({ id: `${protocol}State.${id}.name` });
}

/** Beside the title: what holds while it lasts. */
export function stateNote(reading: DialogueReading | undefined, words: XrayWords, say: Say): string {
  if (!reading) return words.stateNotes.none;
  if (reading.protocol === 'other') return words.stateNotes.other;
  if (reading.protocol !== 'pop3' && reading.protocol !== 'imap') return words.stateNotes[reading.phase];
  return say({ id: `${reading.protocol}State.${reading.state ?? ''}.note` });
}

/**
 * The protocol's states, the current one ringed, the edge just taken drawn anew, what may come now in blue. The drawing
 * is a picture; over it lie buttons, one an edge, which are also the text list beside it.
 */
export function StateMachine({ reading, say, past }: Props) {
  const words = useXrayWords();
  const state = machineState(reading);
  const { machine, at } = state;
  const text = (edge: MachineEdge) => (edge.id === 'dot' ? words.theLoneDot : edge.drawn.join(', '));
  const dot = words.theLoneDot;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `text` changes with the words of the dot only
  const layout = useMemo(() => layoutOf(machine, text), [machine, dot]);
  const story = useId();
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState<MachineEdge>();
  const nameOf = (id: string) => stateName(machine.protocol, id, words, say);
  const current =
    nameOf(at) ||
    (machine.protocol === 'smtp' ? words.stateNotes[at as SmtpPhase] : stateNote(reading, words, say));
  const mayCome = (edge: MachineEdge) => edge.from.includes(at);

  const show = (edge: MachineEdge, button: HTMLButtonElement) => {
    anchor.current = button;
    setOpen(edge);
    const box = document.getElementById(story);
    box?.hidePopover();
    box?.showPopover({ source: button });
  };
  const close = () => document.getElementById(story)?.hidePopover();

  return (
    <div className={styles.frame}>
      <svg
        className={styles.machine}
        viewBox={`0 ${layout.top} ${WIDTH} ${layout.height}`}
        aria-hidden="true"
      >
        <Drawing
          layout={layout}
          state={state}
          text={text}
          nameOf={nameOf}
          leaves={leavesOf(machine.protocol, words, say)}
        />
      </svg>
      <ul className={styles.edges} aria-label={words.stateLabel(current)}>
        {[...layout.edges, ...layout.out].map(({ edge, hit }) => (
          <li key={edge.id}>
            <button
              type="button"
              className={styles.hit}
              style={{
                left: `${hit.left}%`,
                top: `${hit.top}%`,
                width: `${hit.width}%`,
                height: `${hit.height}%`,
              }}
              aria-haspopup="dialog"
              onClick={(event) => show(edge, event.currentTarget)}
            >
              {`${words.edge(text(edge), words.leads(edge.from.map(nameOf).join(', '), nameOf(edge.to) || words.over))}. ${
                mayCome(edge) ? words.mayCome : words.notNow
              }.${state.taken?.edge === edge.id ? ` ${words.justTaken}.` : ''}`}
            </button>
          </li>
        ))}
      </ul>
      <Popover id={story} anchor={anchor} label={open ? text(open) : words.state}>
        {open && (
          <Boundary>
            <Suspense>
              <EdgeStory
                key={open.id}
                edge={open}
                protocol={machine.protocol}
                label={text(open)}
                reading={reading}
                mayCome={mayCome(open)}
                past={past}
                nameOf={nameOf}
                onClose={close}
              />
            </Suspense>
          </Boundary>
        )}
      </Popover>
    </div>
  );
}

const leavesOf = (protocol: string, words: XrayWords, say: Say): string =>
  protocol === 'smtp' ? words.quitLeaves : say({ id: `machineOut.${protocol}` });

interface DrawingProps {
  layout: ReturnType<typeof layoutOf>;
  state: MachineState;
  text: (edge: MachineEdge) => string;
  nameOf: (id: string) => string;
  /** After the verb that leads out. */
  leaves: string;
}

function Drawing({ layout, state, text, nameOf, leaves }: DrawingProps) {
  const arrow = useId();
  const { machine, at, taken, refusal } = state;
  const end = `url(#${arrow})`;
  const nodes = machine.nodes.map(({ id }) => id);
  const here = nodes.indexOf(at);
  const x = (id: string) => layout.xOf.get(id) ?? 0;
  const rounds = layout.edges.some(({ edge }) => edge.way === 'round' && edge.to === at);
  return (
    <>
      <defs>
        <marker id={arrow} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path d="M0 .5L7 4 0 7.5" fill="none" stroke="context-stroke" strokeWidth="1.4" />
        </marker>
      </defs>
      {layout.edges.map(({ edge, path, joins, label, gap }) => {
        const crossed = edge.way === 'on' && nodes.indexOf(edge.to) <= here;
        const just = taken?.edge === edge.id;
        return (
          <g key={edge.id}>
            {joins.map((join) => (
              <path key={join} className={styles.edge} d={join} />
            ))}
            <path className={cx(styles.edge, crossed && styles.crossed)} d={path} markerEnd={end} />
            {just && (
              <path key={taken?.exchange} className={styles.taken} d={path} pathLength={1} markerEnd={end} />
            )}
            {gap && <rect className={styles.gap} x={gap.x} y={gap.y} width={gap.width} height="16" />}
            <text
              className={cx(
                edge.id === 'dot' ? styles.label : styles.verb,
                edge.from.includes(at) && styles.now,
              )}
              x={label.x}
              y={label.y}
            >
              {edge.id === 'dot' ? text(edge) : <Verbs verbs={edge.drawn} />}
            </text>
          </g>
        );
      })}
      {layout.out.map(({ edge, y }) => (
        <text key={edge.id} className={cx(styles.label, styles.out)} x="104" y={y}>
          <tspan className={cx(styles.verb, edge.from.includes(at) && styles.now)}>{edge.drawn[0]}</tspan>{' '}
          {leaves}
        </text>
      ))}
      {nodes.map((id, index) => {
        const name = nameOf(id);
        const half = (name.length * LETTER) / 2;
        return (
          <g key={id}>
            {id === at && <circle className={styles.ring} cx={x(id)} cy={ROW} r="11" />}
            <circle
              className={cx(styles.node, index < here && styles.past, id === at && styles.here)}
              cx={x(id)}
              cy={ROW}
              r={id === at ? 8 : 6}
            />
            <text
              className={cx(styles.label, id === at && styles.current)}
              x={Math.min(WIDTH - half, Math.max(half, x(id)))}
              y="68"
            >
              {name}
            </text>
          </g>
        );
      })}
      {refusal && here >= 0 && (
        <g className={styles[`k${stampClass(refusal)}`]}>
          <path className={styles.loop} d={`M${x(at) - 7} 27c-10-22 24-22 14 0`} markerEnd={end} />
          <text
            className={cx(styles.code, rounds && styles.beside)}
            x={x(at) - (rounds ? 11 : 0)}
            y={rounds ? 18 : 6.5}
          >
            {stampText(refusal)}
          </text>
        </g>
      )}
    </>
  );
}

/** Mono is the wire's; the comma between two verbs is not. */
function Verbs({ verbs }: { verbs: readonly string[] }) {
  return verbs.map((verb, index) => (
    <tspan key={verb}>
      {index > 0 && <tspan className={styles.comma}>, </tspan>}
      {verb}
    </tspan>
  ));
}
