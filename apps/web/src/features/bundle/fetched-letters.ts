/** Letters that a client fetched in a dialogue of POP3 or IMAP, octet by octet as the server gave them. Pure. */
import { concat, createDotReader, latin1 } from '@ehlo/protocol';
import type { DialogueReading } from '@ehlo/protocol/reading';
import type { Recording } from '../replay/recording.ts';

export type Crossed = Extract<Recording['events'][number], { kind: 'octets' }>;

/** As RFC 5322 has it; or the first piece of it that the log left out. */
export type Letter = { octets: Uint8Array<ArrayBuffer> } | { missing: Crossed };

/** By RETR (RFC 1939 §5), the octet stuffing of §3 undone. Those that came to their lone dot. */
export function popLetters(recording: Recording, { exchanges }: DialogueReading): Letter[] {
  const told = toldBy(recording, 'server');
  return exchanges.flatMap(({ command, reply }) => {
    const [status] = reply?.lines ?? [];
    if (command?.verb !== 'RETR' || reply?.status !== '+OK' || !status) return [];
    const ending = { crlf: 2, lf: 1, none: 0 }[status.ending];
    return untilDot(told, status.offset + (status.octets ?? status.text.length) + ending) ?? [];
  });
}

export const toldBy = ({ events }: Recording, from: 'client' | 'server'): Crossed[] =>
  events.flatMap((event) => (event.kind === 'octets' && event.from === from ? [event] : []));

/** @param start  octets of the direction before the letter */
export function untilDot(told: readonly Crossed[], start: number): Letter | undefined {
  const dots = createDotReader();
  const parts: Uint8Array[] = [];
  let at = start;
  for (const piece of told) {
    const { offset, length, octets } = piece;
    if (offset + length <= at) continue;
    // Half a letter is no letter.
    if (!octets) return { missing: piece };
    if (offset > at) return undefined;
    const step = dots.feed(octets.subarray(at - offset));
    parts.push(step.octets);
    at = offset + length;
    if (step.ended) return { octets: new Uint8Array(concat(parts)) };
  }
  return undefined;
}

/** The end of a line that announces a literal (RFC 3501 §4.3). */
const ANNOUNCED = /\{(\d{1,10})\}\r\n$/;
/** One that is a whole letter (§6.4.5), and not a part of it: `BODY[]<0>` says where it begins. */
const WHOLE = /(?:BODY\[\]|RFC822) \{\d{1,10}\}\r\n$/i;
/** What the server says in its own words may end with braces. */
const WORDS = /^(?:\* (?:OK|NO|BAD|BYE|PREAUTH)\b|(?!\* ))/i;
const FETCHED = /^\* \d+ FETCH /i;
/** Octets of a line that are looked at; a longer one announces nothing that this could find. */
const LONGEST = 64 * 1024;
const LF = 10;

/** By FETCH of `BODY[]`, `BODY.PEEK[]` or `RFC822`: literals that came to their end. A gap outside of one ends what can be read. */
export function imapLetters(recording: Recording): Letter[] {
  const letters: Letter[] = [];
  let line = '';
  /** How the response began of which this line is. */
  let response = '';
  let literal: { left: number; parts: Uint8Array[] | undefined; missing?: Crossed } | undefined;
  let at: number | undefined;

  const lineOver = () => {
    response ||= line;
    const announced = WORDS.test(response) ? null : ANNOUNCED.exec(line);
    if (announced) {
      const isLetter = FETCHED.test(response) && WHOLE.test(line);
      literal = { left: Number(announced[1]), parts: isLetter ? [] : undefined };
      literalOver();
    } else response = '';
    line = '';
  };
  const literalOver = () => {
    if (literal?.left !== 0) return;
    const { parts, missing } = literal;
    if (parts) letters.push(missing ? { missing } : { octets: new Uint8Array(concat(parts)) });
    literal = undefined;
  };

  for (const piece of toldBy(recording, 'server')) {
    const { offset, length, octets } = piece;
    at ??= offset;
    if (offset + length <= at) continue;
    const lost = offset - at;
    const gap = octets ? lost : lost + length;
    if (gap > 0) {
      if (!literal || literal.left < gap) return letters;
      literal.left -= gap;
      // Nothing tells of what was lost before a piece.
      if (lost > 0) literal.parts = undefined;
      literal.missing ??= piece;
      literalOver();
    }
    at = offset + length;
    let rest = octets?.subarray(Math.max(0, -lost)) ?? new Uint8Array();
    while (rest.length > 0) {
      if (literal) {
        const mine: Uint8Array = rest.subarray(0, literal.left);
        literal.parts?.push(mine);
        literal.left -= mine.length;
        rest = rest.subarray(mine.length);
        literalOver();
        continue;
      }
      const end = rest.indexOf(LF);
      const taken = end < 0 ? rest : rest.subarray(0, end + 1);
      if (line.length + taken.length > LONGEST) line = '';
      line += latin1(taken.subarray(-LONGEST));
      rest = rest.subarray(taken.length);
      if (end >= 0) lineOver();
    }
  }
  return letters;
}
