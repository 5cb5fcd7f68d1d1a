import type { DialogueReading } from '@ehlo/protocol/reading';
import type { Mistake } from './finger.ts';

/** The marked token of the newest answered line; undefined once a later line went well. */
export function newestMistake(reading: DialogueReading | undefined): Mistake | undefined {
  const newest = reading?.exchanges.findLast(({ reply }) => reply?.complete);
  const token = newest?.command?.tokens.find(({ marked }) => marked);
  if (!newest?.command || !token) return undefined;
  const { text } = newest.command;
  const [start, end] = token.mark ?? [token.start, token.end];
  return {
    id: newest.id,
    line: typed(text),
    start: typed(text.slice(0, start)).length,
    end: typed(text.slice(0, end)).length,
  };
}

/** The reading has one character an octet; the screen shows what those octets spell (RFC 6531: UTF-8). */
function typed(octets: string): string {
  return new TextDecoder().decode(Uint8Array.from(octets, (octet) => octet.charCodeAt(0)));
}
