/** FETCH responses (RFC 3501 §7.4.2). What is long is named by its place in the letter, so that nobody has to hold it. */
import { type HeaderBlock, MAX_HEADER_OCTETS, readFields } from '../../mail/fields.ts';
import { latin1 } from '../../octets.ts';
import { bodyStructureOf } from './body-structure.ts';
import { envelopeOf } from './envelope.ts';
import type { FetchItem, FetchSection } from './fetch-items.ts';
import { type LetterPart, partAt, readLetterParts, type Span } from './letter-parts.ts';
import type { ImapRow } from './mail.ts';
import { dateTimeOf } from './strings.ts';

/** Text, one character an octet, or octets [start, end) of the letter. */
export type Piece = string | Span;

/** How much of a letter is to be at hand before it can be answered for. */
export type Need = 'nothing' | 'header' | 'letter';

/** A header is looked for in so many octets first; a longer one in as many as are read of any header. */
export const HEADER_OCTETS = 256 * 1024;

const NOTHING_KNOWN: StaticTexts = {};

const isWhole = (item: FetchSection): boolean => item.part.length === 0 && item.text === '';

/** What was answered for a letter and never changes (§6.4.5), so that it need not be read again. */
export type StaticTexts = Partial<Record<'ENVELOPE' | 'BODY' | 'BODYSTRUCTURE', string>>;

export function needOf(items: readonly FetchItem[], known: StaticTexts = NOTHING_KNOWN): Need {
  let need: Need = 'nothing';
  for (const item of items) {
    if ((item.kind === 'BODY' || item.kind === 'BODYSTRUCTURE') && known[item.kind] === undefined)
      return 'letter';
    if (item.kind === 'ENVELOPE' && known.ENVELOPE === undefined) need = 'header';
    if (item.kind !== 'section' || isWhole(item)) continue;
    if (item.part.length > 0) return 'letter';
    need = 'header';
  }
  return need;
}

/** Whether these first octets of a letter have its whole header. */
export const hasHeader = (octets: Uint8Array, size: number): boolean =>
  octets.length >= Math.min(size, MAX_HEADER_OCTETS) || readFields(octets).bodyStart < octets.length;

/**
 * One response, its line's end included.
 *
 * @param octets what `needOf` asks for: the letter, or its beginning with the whole header
 * @param known used where it is there, and added to where it is not
 */
export function fetchResponse(
  row: ImapRow,
  items: readonly FetchItem[],
  octets: Uint8Array,
  known: StaticTexts = {},
): Piece[] {
  const { message } = row;
  const pieces: Piece[] = [`* ${row.number} FETCH (`];
  let header: HeaderBlock | undefined;
  let letter: LetterPart | undefined;
  const said = new Set<string>();
  for (const item of items) {
    const label = item.kind === 'section' ? item.label : item.kind;
    if (said.has(label)) continue;
    if (said.size > 0) pieces.push(' ');
    said.add(label);
    pieces.push(`${label} `);
    switch (item.kind) {
      case 'FLAGS':
        pieces.push(flagsOf(row));
        break;
      case 'UID':
        pieces.push(`${message.uid}`);
        break;
      case 'INTERNALDATE':
        pieces.push(dateTimeOf(message.at));
        break;
      case 'RFC822.SIZE':
        pieces.push(`${message.size}`);
        break;
      case 'ENVELOPE':
        if (known.ENVELOPE === undefined) {
          header ??= readFields(octets);
          known.ENVELOPE = envelopeOf(header.fields);
        }
        pieces.push(known.ENVELOPE);
        break;
      case 'BODY':
      case 'BODYSTRUCTURE':
        if (known[item.kind] === undefined) {
          letter ??= readLetterParts(octets);
          known[item.kind] = bodyStructureOf(octets, letter, item.kind === 'BODYSTRUCTURE');
        }
        pieces.push(known[item.kind] ?? 'NIL');
        break;
      case 'section':
        if (item.part.length > 0) letter ??= readLetterParts(octets);
        else if (!isWhole(item)) header ??= readFields(octets);
        pieces.push(...sectionOf(item, { octets, size: message.size, header, letter }));
        break;
      default:
        item satisfies never;
    }
  }
  pieces.push(')\r\n');
  return pieces;
}

export function flagsOf({ message, recent }: Pick<ImapRow, 'message' | 'recent'>): string {
  return `(${(recent ? [...message.flags, '\\Recent'] : message.flags).join(' ')})`;
}

interface Letter {
  octets: Uint8Array;
  size: number;
  header: HeaderBlock | undefined;
  letter: LetterPart | undefined;
}

/** A section's octets as a literal; NIL for a part that there is not (§6.4.5 lets a server say so). */
function sectionOf(item: FetchSection, from: Letter): Piece[] {
  const where = placeOf(item, from);
  if (!where) return ['NIL'];
  const { header } = where;
  const { start, length } = item.partial ?? { start: 0, length: Number.POSITIVE_INFINITY };
  if (item.text.startsWith('HEADER.FIELDS')) {
    const text = fieldsOf(item, from.octets.subarray(header.start, header.end)).slice(start, start + length);
    return [`{${text.length}}\r\n${text}`];
  }
  const whole = where[item.text === '' ? 'all' : item.text === 'TEXT' ? 'body' : 'header'];
  const first = Math.min(whole.end, whole.start + start);
  const last = Math.min(whole.end, first + length);
  return [`{${last - first}}\r\n`, { start: first, end: last }];
}

/** Where a section's letter, or part, stands. `all`: what its bare number means. */
function placeOf(
  item: FetchSection,
  { size, header, letter }: Letter,
): Record<'all' | 'header' | 'body', Span> | undefined {
  if (item.part.length === 0) {
    const bodyStart = header?.bodyStart ?? 0;
    return {
      all: { start: 0, end: size },
      header: { start: 0, end: bodyStart },
      body: { start: bodyStart, end: size },
    };
  }
  const part = letter && partAt(letter, item.part);
  if (!part) return undefined;
  const { header: own, body } = part;
  if (item.text === '' || item.text === 'MIME') return { all: body, header: own, body };
  // HEADER and TEXT behind numbers are those of a letter inside (§6.4.5).
  const { inside } = part;
  return inside && { all: body, header: inside.header, body: inside.body };
}

/** Chosen fields as they stand, and the empty line that ends a header. */
function fieldsOf({ text, fields }: FetchSection, header: Uint8Array): string {
  const wanted = new Set(fields);
  const chosen = readFields(header)
    .fields.filter(({ name }) => wanted.has(name.toLowerCase()) === (text === 'HEADER.FIELDS'))
    .map(({ start, end }) => latin1(header.subarray(start, end)));
  const lines = chosen.map((field) => (field.endsWith('\n') ? field : `${field}\r\n`));
  return `${lines.join('')}\r\n`;
}
