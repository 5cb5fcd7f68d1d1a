import { octetsOfLatin1, textOfUtf8 } from '../octets.ts';
import type { NoteId } from '../prose/prose.ts';
import { isDotOfSorts, looksLikeField } from './coach/letter.ts';
import type { LetterFacts, OpenLetter } from './folding.ts';
import type { Letter } from './letter.ts';
import { noteOf } from './note-of.ts';
import type { Exchange, LetterLine, LetterPicture, Note } from './reading.ts';
import { shown } from './words.ts';

/** Octets of a letter's line without its CR LF (RFC 5322 §2.1.1). */
const MAX_LINE = 998;

/** Anything that ordinary lines of text do not have: octets above 127, and those that print nothing. */
const UNUSUAL = /[^\t\n\x20-\x7e]/;

/** What a line of the letter shows, at the first line that shows it. */
export function notesOfLetterLine(open: OpenLetter, line: LetterLine): void {
  const { letter } = open.exchange;
  if (!letter || line.part === 'dot') return;
  const { text, part } = line;
  if (letter.counts.field === 0 && beginsWithoutHeader(letter, line))
    once(open, 'noHeader', () => noteOf('rfc', 'noHeader', 'RFC 5322 §3.6'));
  if (line.name !== undefined && /[ \t]/.test(text[line.name.length] ?? '')) {
    const name = shown(line.name);
    once(open, 'fieldSpace', () => noteOf('rfc', 'fieldSpace', 'RFC 5322 §4.5', { name }));
  }
  if (part === 'dot-stuffed' && !text.startsWith('..')) {
    if (isDotOfSorts(line)) open.facts.bareDots++;
    else once(open, 'dotLost', () => noteOf('bytes', 'dotLost', 'RFC 5321 §4.5.2'));
  }
  // A guard dot does not count (RFC 5321 §4.5.3.1.6).
  const octets = (line.octets ?? text.length) - (part === 'dot-stuffed' ? 1 : 0);
  if (octets > MAX_LINE)
    once(open, 'longLine', () => noteOf('bytes', 'longLine', 'RFC 5321 §4.5.3.1.6', { octets }));
  if (UNUSUAL.test(text)) unusual(open, line);
}

function beginsWithoutHeader(letter: Letter, { part, text }: LetterLine): boolean {
  const { counts, total } = letter;
  if (part === 'blank') return total === 1;
  const first = part === 'body' && counts.blank === 0 && counts.body + counts['dot-stuffed'] === 1;
  return first && !looksLikeField(text);
}

function once({ exchange, facts }: OpenLetter, id: NoteId, note: () => Note): void {
  if (facts.said.has(id)) return;
  facts.said.add(id);
  exchange.notes.push(note());
}

function unusual(open: OpenLetter, line: LetterLine): void {
  const { text } = line;
  if (/[\x80-\xff]/.test(text)) eightBit(open, line);
  if (text.includes('\r')) once(open, 'bareCr', () => noteOf('rfc', 'bareCr', 'RFC 5321 §2.3.8'));
  if (/[\x08\x1b\x7f]/.test(text))
    once(open, 'keysInText', () => noteOf('bytes', 'keysInText', 'RFC 5321 §2.3.1'));
}

function eightBit(open: OpenLetter, { text, part, octets }: LetterLine): void {
  const { facts } = open;
  if (part === 'field' || part === 'folded') {
    if (!facts.declaredUtf8)
      once(open, 'eightBitHeader', () => noteOf('bytes', 'eightBitHeader', 'RFC 5322 §2.2'));
    return;
  }
  if (!facts.declaredEightBit) once(open, 'eightBit', () => noteOf('bytes', 'eightBit', 'RFC 6152 §3'));
  // A line that was cut for keeping may be cut inside a character.
  if (octets !== undefined || facts.body === 'other') return;
  facts.body = textOfUtf8(octetsOfLatin1(text)).includes('\ufffd') ? 'other' : 'utf-8';
}

/** What a letter as a whole shows, once its end has come. */
export function notesOfLetter({ exchange, facts, fields }: OpenLetter, picture: LetterPicture): void {
  const { letter, notes } = exchange;
  // What crossed unseen may be a field as well as text.
  if (!letter || exchange.gap) return;
  const { counts } = letter;
  if (counts.field === 0) {
    if (!facts.said.has('noHeader') && !partedAfterAll(letter))
      notes.push(noteOf('rfc', 'noHeader', 'RFC 5322 §3.6'));
  } else {
    if (counts.blank === 0 && counts.body > 0 && !partedAfterAll(letter))
      notes.push(noteOf('rfc', 'noBlank', 'RFC 5322 §2.1'));
    if (!fields.has('from')) notes.push(noteOf('rfc', 'missingFrom', 'RFC 5322 §3.6.2'));
    if (!fields.has('date')) notes.push(noteOf('rfc', 'missingDate', 'RFC 5322 §3.6.1'));
  }
  // What this server took for the end is no line of the text.
  const late = letter.lines.at(-1)?.part === 'dot-stuffed' ? 1 : 0;
  if (counts['dot-stuffed'] > late && !facts.said.has('dotLost')) {
    const lost = facts.bareDots > late;
    const note = noteOf('bytes', lost ? 'dotLost' : 'dotStuffed', 'RFC 5321 §4.5.2');
    // A dot that was meant as the end is a case of its own, told at its line.
    if (lost) delete note.case;
    notes.push(note);
  }
  const charset = charsetNote(facts, picture);
  if (charset) notes.push(charset);
}

/** A line meant as a field has ended the header; the empty line was there behind it. */
function partedAfterAll({ lines }: Letter): boolean {
  const [first, ...others] = lines.filter(({ part }) => part === 'body');
  return first !== undefined && looksLikeField(first.text) && others.some(({ text }) => text === '');
}

/** What the letter says its octets are, and what they are (RFC 2045 §5.2: US-ASCII, where nothing is said). */
function charsetNote({ body }: LetterFacts, { fields }: LetterPicture): Note | undefined {
  if (body === 'ascii') return undefined;
  const type = fields.find(({ name }) => name.toLowerCase() === 'content-type')?.value.toLowerCase();
  // Each part of a multipart says it for itself.
  if (type !== undefined && !type.startsWith('text/')) return undefined;
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/.exec(type ?? '')?.[1];
  if (charset === undefined) return noteOf('rfc', 'charsetMissing', 'RFC 2045 §5.2');
  const isUtf8 = /^utf-?8$/.test(charset);
  const isLatin = /^(?:iso-8859-|windows-125|latin|cp125)/.test(charset);
  const fits = isUtf8 ? body === 'utf-8' : isLatin ? body === 'other' : !/^(?:us-)?ascii$/.test(charset);
  return fits ? undefined : noteOf('rfc', 'charsetMismatch', 'RFC 2045 §5.2', { name: shown(charset) });
}

/** This server took something else for the dot: one behind LF, or with blanks beside it. */
export function noteOfLateDot({ letter, notes }: Exchange): void {
  const dot = letter?.lines.at(-1);
  const bare = dot?.text === '.' && dot.ending !== 'crlf';
  const note = noteOf('rfc', 'lateDot', bare ? 'RFC 5321 §2.3.8' : 'RFC 5321 §4.1.1.4');
  if (bare || dot?.text === '.') note.case = 'dot-bare-lf';
  notes.push(note);
}
