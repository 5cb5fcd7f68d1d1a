import {
  edgeTaken,
  MACHINES,
  type MachineEdge,
  type StateMachine,
} from '@ehlo/protocol/knowledge/state-machines';
import type { DialogueReading, Exchange, NextLine } from '@ehlo/protocol/reading';

/** What the drawing shows of a reading: where it is, how it came there, and what may be typed. */
export interface MachineState {
  machine: StateMachine;
  /** Id of the current state; one that the drawing does not have (`none`, `closed`) lights no state. */
  at: string;
  /** The edge that the newest answer took, and the exchange that took it. */
  taken?: { edge: string; exchange: number };
  /** The newest answer, when it refused: it loops where we still are. */
  refusal?: { code: number; status?: string | undefined };
}

type WithState = Exchange & { state?: string };

/** The state after an exchange, by the protocol's own name. */
function stateAfter(exchange: WithState | undefined, reading: DialogueReading): string | undefined {
  if (exchange === undefined) return undefined;
  return reading.protocol === 'smtp' ? exchange.remembers.phase : exchange.state;
}

const verbOf = ({ command, letter }: Exchange): string | undefined =>
  command?.verb ?? (letter?.ended ? '.' : undefined);

const refuses = ({ code, status }: NonNullable<Exchange['reply']>): boolean =>
  status === undefined ? code >= 400 : /^(?:-ERR|NO|BAD)$/.test(status);

export function machineState(reading: DialogueReading | undefined): MachineState {
  const machine = MACHINES[reading?.protocol ?? 'smtp'] ?? (MACHINES.smtp as StateMachine);
  if (!reading) return { machine, at: 'none' };
  const at = reading.protocol === 'smtp' ? reading.phase : (reading.state ?? 'none');
  const { exchanges } = reading;
  // A line that has no answer yet has led nowhere.
  const index = exchanges.findLastIndex(({ reply }) => reply?.complete);
  const newest = exchanges[index];
  const taken = newest && takenBy(machine, reading, index);
  return {
    machine,
    at,
    ...(taken && newest ? { taken: { edge: taken.id, exchange: newest.id } } : {}),
    ...(newest?.reply?.complete && refuses(newest.reply) && at !== 'closed'
      ? { refusal: { code: newest.reply.code, status: newest.reply.status } }
      : {}),
  };
}

/** The edge that an exchange took, once it was answered. */
export function takenBy(
  machine: StateMachine,
  reading: DialogueReading,
  index: number,
): MachineEdge | undefined {
  const exchange = reading.exchanges[index];
  if (!exchange?.reply?.complete || refuses(exchange.reply)) return undefined;
  const before = stateAfter(reading.exchanges[index - 1], reading) ?? machine.nodes[0]?.id;
  const after = stateAfter(exchange, reading);
  const verb = verbOf(exchange);
  if (before === undefined || after === undefined || verb === undefined) return undefined;
  return edgeTaken(machine, before, after, verb);
}

/** More than these in one popover are no help. */
const MOST_TAKEN = 6;

/** The newest exchanges that took an edge, with the number of their line. */
export function takenAt(reading: DialogueReading, edge: MachineEdge): { id: number; line: number }[] {
  const machine = MACHINES[reading.protocol];
  if (!machine) return [];
  const found: { id: number; line: number }[] = [];
  for (let index = reading.exchanges.length - 1; index >= 0 && found.length < MOST_TAKEN; index--) {
    const exchange = reading.exchanges[index];
    if (exchange && takenBy(machine, reading, index)?.id === edge.id) {
      found.push({ id: exchange.id, line: index + 1 });
    }
  }
  return found.reverse();
}

/** IMAP's lines begin with a tag. */
const startsWith = (line: string, verb: string): boolean =>
  line.toUpperCase().replace(/^[A-Z]+\d+ /, '') === verb ||
  line.toUpperCase().startsWith(`${verb} `) ||
  line
    .toUpperCase()
    .replace(/^[A-Z]+\d+ /, '')
    .startsWith(`${verb} `);

/** What to type for an edge: the reading's own line where it has one, with the person's addresses; else an example. */
export function lineFor(edge: MachineEdge, next: readonly NextLine[]): Pick<NextLine, 'line' | 'select'> {
  const known = edge.verbs
    .map((verb) => next.find(({ line, needs }) => !needs && startsWith(line, verb)))
    .find((line) => line !== undefined);
  return known ?? { line: edge.example };
}
