/** Two dialogues line by line, and where they differ. Pure. */
import type { DialogueReading, Exchange } from '@ehlo/protocol/reading';
import { type TimedLine, timedLines } from '../wire/timed-lines.ts';
import { align } from './align.ts';

export type Difference = 'text' | 'ending' | 'code' | 'enhanced' | 'time';

export interface ComparedRow {
  left?: TimedLine;
  right?: TimedLine;
  from: 'client' | 'server';
  /** Where both are there: what is not the same. */
  differs: readonly Difference[];
  /** Of the last line of a reply: seconds that each server took for it. */
  took?: { left?: number; right?: number };
}

export interface Compared {
  rows: ComparedRow[];
  same: number;
  different: number;
  onlyLeft: number;
  onlyRight: number;
  /** Lines that each reading counted and did not keep whole: nothing is said of them. */
  unread: { left: number; right: number };
  coarse: boolean;
}

/** Seconds between two servers' answers that are worth a word. */
const SLOWER = 0.3;

interface Unit {
  exchange: Exchange;
  said: TimedLine[];
  answered: TimedLine[];
  /** From the last line that was said to the end of the answer. */
  took?: number;
}

interface Side {
  reading: DialogueReading;
  /** Microseconds, by the reading's clock. */
  openedAt: number;
}

export function compare(left: Side, right: Side): Compared {
  const [mine, other] = [unitsOf(left), unitsOf(right)];
  const { pairs, coarse } = align(mine, other, alike, SAME);
  const rows: ComparedRow[] = [];
  let isCoarse = coarse;
  for (const [a, b] of pairs) {
    const [one, two] = [a === undefined ? undefined : mine[a], b === undefined ? undefined : other[b]];
    for (const from of ['client', 'server'] as const) {
      const lines = align(linesOf(one, from), linesOf(two, from), lineAlike, 3);
      isCoarse ||= lines.coarse;
      for (const [x, y] of lines.pairs) {
        const leftLine = x === undefined ? undefined : linesOf(one, from)[x];
        const rightLine = y === undefined ? undefined : linesOf(two, from)[y];
        rows.push(rowOf(from, leftLine, rightLine, one, two));
      }
    }
  }
  const count = (wanted: (row: ComparedRow) => boolean) => rows.filter(wanted).length;
  return {
    rows,
    same: count((row) => row.left !== undefined && row.right !== undefined && isSame(row)),
    different: count((row) => row.left !== undefined && row.right !== undefined && !isSame(row)),
    onlyLeft: count((row) => row.right === undefined),
    onlyRight: count((row) => row.left === undefined),
    unread: { left: unreadOf(mine), right: unreadOf(other) },
    coarse: isCoarse,
  };
}

const unreadOf = (units: readonly Unit[]) =>
  units
    .flatMap(({ said, answered }) => [...said, ...answered])
    .reduce((sum, line) => sum + (line.leftOut ?? 0) + (isCut(line) ? 1 : 0), 0);

/** Of a long line the reading keeps the beginning. */
const isCut = ({ line }: TimedLine) => octetsOf(line) > line.text.length;
const octetsOf = ({ octets, text }: TimedLine['line']) => octets ?? text.length;

/** Time alone is no difference of a line. */
export const isSame = ({ differs }: ComparedRow): boolean => differs.every((one) => one === 'time');

const linesOf = (unit: Unit | undefined, from: 'client' | 'server') =>
  (from === 'client' ? unit?.said : unit?.answered) ?? [];

function unitsOf({ reading, openedAt }: Side): Unit[] {
  const byExchange = new Map<number, TimedLine[]>();
  for (const line of timedLines(reading, openedAt)) {
    const others = byExchange.get(line.exchange);
    if (others) others.push(line);
    else byExchange.set(line.exchange, [line]);
  }
  return reading.exchanges.map((exchange) => {
    const lines = byExchange.get(exchange.id) ?? [];
    const said = lines.filter(({ from }) => from === 'client');
    const answered = lines.filter(({ from }) => from === 'server');
    const [asked, told] = [said.at(-1)?.seconds ?? 0, answered.at(-1)?.seconds];
    return {
      exchange,
      said,
      answered,
      ...(told !== undefined && exchange.reply?.complete && { took: Math.max(0, told - asked) }),
    };
  });
}

/** The same line, with the same answer's code. */
const SAME = 8;

/** A greeting, a letter and a command stand beside their like; the same line rather than the same verb. */
function alike({ exchange: a }: Unit, { exchange: b }: Unit): number {
  const answer = stampOf(a) === stampOf(b) ? 1 : 0;
  if (a.command && b.command) {
    if (a.command.text === b.command.text) return SAME - 1 + answer;
    const tagless = (text: string) => text.replace(/^\S+ /, '');
    if (a.command.verb === undefined || a.command.verb !== b.command.verb) return 0;
    // Of IMAP the tag is the client's own choice.
    return 3 + answer + (tagless(a.command.text) === tagless(b.command.text) ? 2 : 0);
  }
  if (a.command || b.command) return 0;
  return (a.letter === undefined) === (b.letter === undefined) ? SAME - 1 + answer : 0;
}

const stampOf = ({ reply }: Exchange) => reply && (reply.status ?? reply.code);

/** 3: the same. A reply's last line stands beside the other's last; a field beside the field of its name. */
function lineAlike(a: TimedLine, b: TimedLine): number {
  if (a.text === b.text && a.line.ending === b.line.ending) return 3;
  if (a.text === b.text) return 2;
  if (a.reply && b.reply) return 2;
  const keyOf = ({ text, from }: TimedLine) =>
    (from === 'server' ? /^\d{3}[- ](\S+)/ : /^([\w-]+)[: ]/).exec(text)?.[1]?.toUpperCase();
  const key = keyOf(a);
  if (key !== undefined && key === keyOf(b)) return 2;
  return a.letter || a.from === 'server' ? 0 : 1;
}

function rowOf(
  from: 'client' | 'server',
  left: TimedLine | undefined,
  right: TimedLine | undefined,
  one: Unit | undefined,
  two: Unit | undefined,
): ComparedRow {
  const took = (left?.reply || right?.reply) && {
    ...(left?.reply && one?.took !== undefined && { left: one.took }),
    ...(right?.reply && two?.took !== undefined && { right: two.took }),
  };
  const differs: Difference[] = [];
  if (left && right) {
    if (left.reply && right.reply) {
      const [a, b] = [left.reply, right.reply];
      if ((a.status ?? a.code) !== (b.status ?? b.code)) differs.push('code');
      if (one?.exchange.reply?.enhanced !== two?.exchange.reply?.enhanced) differs.push('enhanced');
    }
    if (left.line.text !== right.line.text || octetsOf(left.line) !== octetsOf(right.line))
      differs.push('text');
    if (left.line.ending !== right.line.ending) differs.push('ending');
    if (took?.left !== undefined && took.right !== undefined && Math.abs(took.left - took.right) > SLOWER)
      differs.push('time');
  }
  return { ...(left && { left }), ...(right && { right }), from, differs, ...(took && { took }) };
}

export interface Marked {
  before: string;
  /** What the other line does not have here. */
  other: string;
  after: string;
}

/** What two lines have in common at both ends, and what stands between. */
export function markedApart(left: string, right: string): [Marked, Marked] {
  const [a, b] = [[...left], [...right]];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const part = (of: string[]): Marked => ({
    before: of.slice(0, start).join(''),
    other: of.slice(start, of.length - end).join(''),
    after: of.slice(of.length - end).join(''),
  });
  return [part(a), part(b)];
}
