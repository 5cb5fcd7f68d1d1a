/** Letters that crossed in a dialogue, as the files that mail programs open. */
import type { DialogueReading } from '@ehlo/protocol/reading';
import type { FetchOctets } from '../bytes/kept-elsewhere.ts';
import type { Recording } from '../replay/recording.ts';
import { type Crossed, imapLetters, type Letter, popLetters, toldBy, untilDot } from './fetched-letters.ts';

/** Those that a client handed over, or fetched, and that came to their end. */
export function lettersOf(recording: Recording, reading: DialogueReading): Letter[] {
  switch (reading.protocol) {
    case 'pop3':
      return popLetters(recording, reading);
    case 'imap':
      return imapLetters(recording);
    default:
      return sentLetters(recording, reading);
  }
}

/** Their dots undone (RFC 5321 §4.5.2). */
function sentLetters(recording: Recording, { exchanges }: DialogueReading): Letter[] {
  const said = toldBy(recording, 'client');
  return exchanges.flatMap(({ letter }) => {
    const first = letter?.lines[0];
    if (!letter?.ended || !first) return [];
    return untilDot(said, first.offset) ?? [];
  });
}

/** The log has the whole of it, or says where its next piece is kept. */
export const canBeHad = ({ kept = [] }: Recording, letter: Letter): boolean =>
  'octets' in letter || kept.some((one) => isOf(one, letter.missing));

const isOf = (one: { from: string; offset: number }, piece: Crossed): boolean =>
  one.from === piece.from && one.offset === piece.offset;

/**
 * A letter with what the log left out of it, from where that is kept.
 *
 * @param at  its place among the letters of the recording
 * @returns undefined where not all of it is kept any more. Rejects when the server could not be reached.
 */
export async function wholeLetter(
  recording: Recording,
  reading: DialogueReading,
  at: number,
  fetchOctets: FetchOctets,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  let filled = recording;
  for (;;) {
    const letter = lettersOf(filled, reading)[at];
    if (!letter || 'octets' in letter) return letter?.octets;
    const more = await fill(filled, letter.missing, fetchOctets);
    if (!more) return undefined;
    filled = more;
  }
}

/** With the pieces of one direction, from this one to the next that the log has. */
async function fill(
  recording: Recording,
  first: Crossed,
  fetchOctets: FetchOctets,
): Promise<Recording | undefined> {
  const pieces = toldBy(recording, first.from);
  const from = pieces.indexOf(first);
  const next = pieces.findIndex(({ octets }, index) => index > from && octets !== undefined);
  const found = new Map<unknown, Crossed>();
  for (const piece of pieces.slice(from, next < 0 ? pieces.length : next)) {
    const kept = recording.kept?.find((one) => isOf(one, piece));
    const octets = kept && (await fetchOctets(kept.event, 0, piece.length));
    // What follows may be of another letter, or of none.
    if (octets?.length !== piece.length) break;
    found.set(piece, { ...piece, octets });
  }
  if (found.size === 0) return undefined;
  return { ...recording, events: recording.events.map((event) => found.get(event) ?? event) };
}
