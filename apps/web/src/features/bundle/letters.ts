/** Letters that crossed in a dialogue, as the files that mail programs open. Pure. */
import type { DialogueReading } from '@ehlo/protocol/reading';
import type { Recording } from '../replay/recording.ts';
import { imapLetters, popLetters, toldBy, untilDot } from './fetched-letters.ts';

/** Each as RFC 5322 has it: those that a client handed over, or fetched, and that came to their end with nothing missing. */
export function lettersOf(recording: Recording, reading: DialogueReading): Uint8Array<ArrayBuffer>[] {
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
function sentLetters(recording: Recording, { exchanges }: DialogueReading): Uint8Array<ArrayBuffer>[] {
  const said = toldBy(recording, 'client');
  return exchanges.flatMap(({ letter }) => {
    const first = letter?.lines[0];
    if (!letter?.ended || !first) return [];
    const octets = untilDot(said, first.offset);
    return octets ? [octets] : [];
  });
}
