/** Letters that a client fetched in a dialogue of POP3 or IMAP, octet by octet as the server gave them. Pure. */
import { concat, createDotReader, latin1 } from '@ehlo/protocol';
import type { DialogueReading } from '@ehlo/protocol/reading';
import type { Recording } from '../replay/recording.ts';

type Crossed = Extract<Recording['events'][number], { kind: 'octets' }>;

/** By RETR (RFC 1939 §5), the octet stuffing of §3 undone. Those that came to their lone dot, and of which nothing is missing. */
export function popLetters(recording: Recording, { exchanges }: DialogueReading): Uint8Array<ArrayBuffer>[] {
  const told = toldBy(recording, 'server');
  return exchanges.flatMap(({ command, reply }) => {
    const [status] = reply?.lines ?? [];
    if (command?.verb !== 'RETR' || reply?.status !== '+OK' || !status) return [];
    const ending = { crlf: 2, lf: 1, none: 0 }[status.ending];
    const letter = untilDot(told, status.offset + (status.octets ?? status.text.length) + ending);
    return letter ? [letter] : [];
  });
}

export const toldBy = ({ events }: Recording, from: 'client' | 'server'): Crossed[] =>
  events.flatMap((event) => (event.kind === 'octets' && event.from === from ? [event] : []));

/** @param start  octets of the direction before the letter */
export function untilDot(told: readonly Crossed[], start: number): Uint8Array<ArrayBuffer> | undefined {
  const dots = createDotReader();
  const parts: Uint8Array[] = [];
  let at = start;
  for (const { offset, length, octets } of told) {
    if (offset + length <= at) continue;
    // What was not kept: half a letter is no letter.
    if (!octets || offset > at) return undefined;
    const step = dots.feed(octets.subarray(at - offset));
    parts.push(step.octets);
    at = offset + length;
    if (step.ended) return new Uint8Array(concat(parts));
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

/** By FETCH of `BODY[]`, `BODY.PEEK[]` or `RFC822`: literals that are whole. A gap outside of one ends what can be read. */
export function imapLetters(recording: Recording): Uint8Array<ArrayBuffer>[] {
  const letters: Uint8Array<ArrayBuffer>[] = [];
  let line = '';
  /** How the response began of which this line is. */
  let response = '';
  let literal: { left: number; parts: Uint8Array[] | undefined } | undefined;
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
    if (literal.parts) letters.push(new Uint8Array(concat(literal.parts)));
    literal = undefined;
  };

  for (const { offset, length, octets } of toldBy(recording, 'server')) {
    at ??= offset;
    if (offset + length <= at) continue;
    const lost = offset - at;
    const gap = octets ? lost : lost + length;
    if (gap > 0) {
      if (!literal || literal.left < gap) return letters;
      literal.left -= gap;
      literal.parts = undefined;
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
