import { readAddresses } from '../mail/addresses.ts';
import { noteOf } from './note-of.ts';
import type { DialogueReading, LetterPicture, Note } from './reading.ts';
import { shown } from './words.ts';

/** More differences than this teach nothing more. */
const MAX_NOTES = 6;

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const AUTHOR = ['from'];
const HIDDEN = ['bcc'];
const ADDRESSEES = ['to', 'cc', 'bcc'];

/** Addresses in the fields of these names, in the order in which they stand. */
function addressesIn({ fields }: LetterPicture, names: readonly string[]): string[] {
  const all: string[] = [];
  for (const { name, value } of fields) {
    if (!names.includes(name.toLowerCase())) continue;
    for (const { address } of readAddresses(value)) if (address !== '') all.push(address);
  }
  return all;
}

/** Where envelope and letter disagree. Never a mistake: nothing makes them agree (RFC 5321 §3.3, RFC 5322 §3.6.2). */
export function differences({ envelope, letter }: Pick<DialogueReading, 'envelope' | 'letter'>): Note[] {
  const notes: Note[] = [];
  if (letter.fields.length === 0) return notes;
  const [from] = addressesIn(letter, AUTHOR);
  if (from !== undefined && envelope.reversePath !== undefined && !same(from, envelope.reversePath)) {
    const values = { from: shown(from), path: shown(envelope.reversePath) || '<>' };
    notes.push(noteOf('rfc', 'fromDiffers', 'RFC 5322 §3.6.2', values));
  }
  if (addressesIn(letter, HIDDEN).length > 0) {
    notes.push(noteOf('rfc', 'bcc', 'RFC 5322 §3.6.3'));
  }
  const inLetter = addressesIn(letter, ADDRESSEES);
  if (inLetter.length === 0) return notes;
  const onEnvelope = envelope.forwardPaths.filter(({ accepted }) => accepted).map(({ path }) => path);
  if (onEnvelope.length === 0) return notes;
  for (const path of inLetter) {
    if (notes.length >= MAX_NOTES) return notes;
    if (!onEnvelope.some((other) => same(path, other))) {
      notes.push(noteOf('rfc', 'toDiffers', 'RFC 5321 §3.3', { path: shown(path) }));
    }
  }
  // Before the header is over, its To: may still come.
  if (letter.body.length === 0 && !letter.ended) return notes;
  for (const path of onEnvelope.slice(0, 100)) {
    if (notes.length >= MAX_NOTES) return notes;
    if (!inLetter.some((other) => same(path, other))) {
      notes.push(noteOf('rfc', 'letterOnly', 'RFC 5322 §3.6.3', { path: shown(path) }));
    }
  }
  return notes;
}
