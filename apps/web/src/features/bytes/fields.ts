/** Which field of which line an octet is of, by what the reading named. Pure. */
import type { DialogueReading, Token, WireLine } from '@ehlo/protocol/reading';
import type { Side } from './stretches.ts';

export interface Field {
  /** Octets [start, end) in its direction. */
  start: number;
  end: number;
  /** Key of the prose's group of tokens; or the name of a letter's field, as it is written. */
  token?: string;
  name?: string;
}

type Named = WireLine & { tokens?: readonly Token[]; name?: string };

export interface Fields {
  at(from: Side, offset: number): Field | undefined;
}

export function fieldsOf({ exchanges }: DialogueReading): Fields {
  /** Of a long dialogue: gathered when a pointer first asks, not with every line that comes. */
  let lines: Record<Side, Named[]> | undefined;
  return {
    at(from, offset) {
      const line = lastBefore((lines ??= linesOf(exchanges))[from], offset);
      if (!line) return undefined;
      const within = offset - line.offset;
      const token = line.tokens?.find(({ start, end }) => within >= start && within < end);
      if (token)
        return { start: line.offset + token.start, end: line.offset + token.end, token: token.token };
      if (line.name !== undefined && within < line.text.length)
        return { start: line.offset, end: line.offset + line.text.length, name: line.name };
      return undefined;
    },
  };
}

function linesOf(exchanges: DialogueReading['exchanges']): Record<Side, Named[]> {
  const lines: Record<Side, Named[]> = { client: [], server: [] };
  for (const { command, letter, reply } of exchanges) {
    if (command) lines.client.push(command);
    if (letter) lines.client.push(...letter.lines);
    if (reply) lines.server.push(...reply.lines);
  }
  return lines;
}

function lastBefore(lines: readonly Named[], offset: number): Named | undefined {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle] as Named).offset <= offset) low = middle + 1;
    else high = middle;
  }
  return lines[low - 1];
}
