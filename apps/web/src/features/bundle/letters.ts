/** Letters that a client handed over in a dialogue, as the files that mail programs open. Pure. */
import { concat, createDotReader } from '@ehlo/protocol';
import type { DialogueReading } from '@ehlo/protocol/reading';
import type { Recording } from '../replay/recording.ts';

export interface Letter {
  /** RFC 5322, its dots undone (RFC 5321 §4.5.2). */
  octets: Uint8Array<ArrayBuffer>;
  /** The server answered for it. */
  taken: boolean;
}

/** Those that came to their dot, and of which nothing is missing. */
export function lettersOf({ events }: Recording, { exchanges }: DialogueReading): Letter[] {
  const said = events.flatMap((event) => (event.kind === 'octets' && event.from === 'client' ? [event] : []));
  return exchanges.flatMap(({ letter, reply }) => {
    const [first, last] = [letter?.lines[0], letter?.lines.at(-1)];
    if (!letter?.ended || !first || !last) return [];
    const dots = createDotReader();
    const parts: Uint8Array[] = [];
    let at = first.offset;
    for (const { offset, length, octets } of said) {
      if (offset + length <= at) continue;
      // What was not kept: half a letter is no letter.
      if (!octets || offset > at) return [];
      const step = dots.feed(octets.subarray(at - offset));
      parts.push(step.octets);
      at = offset + length;
      if (step.ended)
        return [
          { octets: new Uint8Array(concat(parts)), taken: reply?.complete === true && reply.code < 300 },
        ];
    }
    return [];
  });
}
