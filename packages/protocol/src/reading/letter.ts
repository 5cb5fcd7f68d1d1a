import { decodeEncodedWords } from '../mail/encoded-word.ts';
import { octetsOfLatin1, textOfUtf8 } from '../octets.ts';
import type { Exchange, LetterLine, LetterPart, LetterPicture, WireLine } from './reading.ts';

export type Letter = NonNullable<Exchange['letter']>;

/** Of a long letter this many lines are kept at its start and at its end. */
export const KEPT_FIRST = 80;
export const KEPT_LAST = 20;
/** Lines and fields of the picture. */
const PICTURE_BODY = 12;
const PICTURE_FIELDS = 50;
const PICTURE_VALUE = 500;

export const FIELD = /^([\x21-\x39\x3b-\x7e]+)([ \t]*):/;

export const createLetter = (): Letter => ({
  lines: [],
  total: 0,
  octets: 0,
  ended: false,
  skipped: 0,
  counts: { field: 0, folded: 0, blank: 0, body: 0, 'dot-stuffed': 0, dot: 0 },
});

export const createPicture = (): LetterPicture => ({ fields: [], body: [], more: 0, ended: false });

/** What the fold keeps of an open letter beside what it shows. */
export interface LetterState {
  inHeader: boolean;
  /** Whether the octets before this line were CR LF: only then a dot ends the letter (RFC 5321 §4.1.1.4). */
  atLineStart: boolean;
  /** The field being read, unfolded, encoded words still encoded. */
  raw: string;
}

export const createLetterState = (): LetterState => ({ inHeader: true, atLineStart: true, raw: '' });

/** What a line is for the letter. A dot ends it, or is a guard, only after CR LF. `dots`: false for BDAT. */
export function partOf(state: LetterState, line: WireLine, dots: boolean): LetterPart {
  if (dots && state.atLineStart && line.text.startsWith('.')) {
    return line.text === '.' && line.ending === 'crlf' ? 'dot' : 'dot-stuffed';
  }
  if (!state.inHeader) return 'body';
  if (line.text === '') return 'blank';
  if (/^[ \t]/.test(line.text)) return 'folded';
  return FIELD.test(line.text) ? 'field' : 'body';
}

/** Takes a line into the letter and its picture, and says what it was. */
export function addLine(
  letter: Letter,
  picture: LetterPicture,
  state: LetterState,
  wire: WireLine,
  dots = true,
): LetterLine {
  const part = partOf(state, wire, dots);
  const { text, ending, at, chunks, offset } = wire;
  const line: LetterLine = { text, ending, at, chunks, offset, part };
  if (wire.octets !== undefined) line.octets = wire.octets;
  const name = part === 'field' ? FIELD.exec(wire.text)?.[1] : undefined;
  if (name !== undefined) line.name = name;
  letter.total++;
  letter.counts[part]++;
  if (part === 'dot') letter.ended = true;
  else {
    letter.octets +=
      (wire.octets ?? wire.text.length) + (wire.ending === 'crlf' ? 2 : wire.ending === 'lf' ? 1 : 0);
    // A dot before a line that begins with one is a guard and no part of the letter (§4.5.2).
    if (part === 'dot-stuffed') letter.octets--;
  }
  letter.lines.push(line);
  if (letter.lines.length > KEPT_FIRST + KEPT_LAST) {
    dropOldest(letter.lines);
    letter.skipped++;
  }
  draw(picture, state, line);
  if (part === 'blank' || part === 'body' || part === 'dot-stuffed') state.inHeader = false;
  state.atLineStart = wire.ending === 'crlf';
  return line;
}

/** By hand: `splice` makes an array of what it takes out, and this is done for every line of a long letter. */
function dropOldest(lines: LetterLine[]): void {
  for (let index = KEPT_FIRST + 1; index < lines.length; index++)
    lines[index - 1] = lines[index] as LetterLine;
  lines.pop();
}

function draw(picture: LetterPicture, state: LetterState, line: LetterLine): void {
  const last = picture.fields.at(-1);
  switch (line.part) {
    case 'field':
      if (picture.fields.length >= PICTURE_FIELDS) return;
      state.raw = line.text.slice(line.text.indexOf(':') + 1, PICTURE_VALUE);
      picture.fields.push({ name: line.name ?? '', value: value(state.raw) });
      return;
    case 'folded':
      if (!last) return;
      state.raw = `${state.raw} ${line.text.trim()}`.slice(0, PICTURE_VALUE);
      last.value = value(state.raw);
      return;
    case 'dot':
      picture.ended = true;
      return;
    case 'blank':
      return;
    default:
      if (picture.body.length < PICTURE_BODY)
        picture.body.push(readable(line.part === 'dot-stuffed' ? line.text.slice(1) : line.text));
      else picture.more++;
  }
}

function readable(text: string): string {
  const short = text.length > PICTURE_VALUE ? text.slice(0, PICTURE_VALUE) : text;
  return /[\x80-\xff]/.test(short) ? textOfUtf8(octetsOfLatin1(short)) : short;
}
const value = (text: string): string => decodeEncodedWords(readable(text).trim());
