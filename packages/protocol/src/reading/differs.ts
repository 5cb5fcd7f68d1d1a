import { readAddresses } from '../mail/addresses.ts';
import { noteOf } from './note-of.ts';
import type { DialogueReading, Note } from './reading.ts';
import { shown } from './words.ts';

/** More differences than this teach nothing more. */
const MAX_NOTES = 6;

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Where envelope and letter disagree. Never a mistake: nothing makes them agree (RFC 5321 §3.3, RFC 5322 §3.6.2). */
export function differences({ envelope, letter }: DialogueReading): Note[] {
  const notes: Note[] = [];
  if (letter.fields.length === 0) return notes;
  const addresses = (...names: string[]): string[] =>
    letter.fields
      .filter(({ name }) => names.includes(name.toLowerCase()))
      .flatMap(({ value }) => readAddresses(value).map(({ address }) => address))
      .filter((address) => address !== '');
  const [from] = addresses('from');
  if (from !== undefined && envelope.reversePath !== undefined && !same(from, envelope.reversePath)) {
    const values = { from: shown(from), path: shown(envelope.reversePath) || '<>' };
    notes.push(noteOf('rfc', 'fromDiffers', 'RFC 5322 §3.6.2', values));
  }
  if (addresses('bcc').length > 0) {
    notes.push(noteOf('rfc', 'bcc', 'RFC 5322 §3.6.3'));
  }
  const inLetter = addresses('to', 'cc', 'bcc');
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
