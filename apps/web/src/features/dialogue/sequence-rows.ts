import { type DialogueReading, type Exchange, readable } from '@ehlo/protocol/reading';
import { letterLines } from './letter-lines.ts';

/** One arrow from lane to lane. */
export interface Hop {
  from: 'client' | 'server';
  text: string;
  /** Of a reply: what its stamp shows. */
  reply?: { code: number; status?: string | undefined };
  /** Lines of the same reply that are not drawn. */
  more: number;
}

export interface SequenceRow {
  id: number;
  hops: Hop[];
  /** The state that this exchange led to; undefined when it led nowhere. */
  state?: string;
}

/** An exchange as arrows. `lines`: says how many lines a letter has. `before`: the state that it began in. */
export function sequenceRow(
  exchange: Exchange,
  before: string | undefined,
  lines: (count: number) => string,
): SequenceRow {
  const { id, command, letter, reply, remembers } = exchange;
  const hops: Hop[] = [];
  if (command) hops.push({ from: 'client', text: readable(command.text), more: 0 });
  else if (letter) hops.push({ from: 'client', text: lines(letterLines(letter)), more: 0 });
  if (reply) {
    const text = readable(reply.lines[0]?.rest.trim() ?? '');
    const { code, status } = reply;
    hops.push({ from: 'server', text, reply: { code, status }, more: reply.lines.length - 1 });
  }
  return { id, hops, ...(before !== remembers.phase && reply?.complete ? { state: remembers.phase } : {}) };
}

export const stateBefore = ({ exchanges }: DialogueReading, index: number): string | undefined =>
  exchanges[index - 1]?.remembers.phase;
