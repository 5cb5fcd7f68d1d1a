/**
 * What the standards say of a whole letter that lies in a mailbox. Where the reader of the dialogue has a sentence for it already
 * (`reading/letter-notes.ts`), this one says the same: `note.missingDate`. The others are in the book `letter`.
 */
import { decodeBase64, decodeQuotedPrintable } from '../mail/transfer-encoding.ts';
import { isAscii, latin1, textOfUtf8 } from '../octets.ts';
import { noteOf } from '../reading/note-of.ts';
import type { Note } from '../reading/reading.ts';
import { readAddressList } from './addresses.ts';
import { headerField } from './header-fields.ts';
import { readReceived } from './received.ts';
import { type Entity, entitiesOf, readStructure } from './structure.ts';

export interface LetterNote extends Note {
  /** The field it is about, as written. */
  field?: string;
  /** The part, as `Entity` numbers them; without it, the letter. */
  partId?: string;
}

export interface LetterFacts {
  /** Whether MAIL FROM had SMTPUTF8; where that is not known, the topmost Received tells. */
  smtputf8?: boolean;
}

/** Octets of a line without its CR LF (RFC 5322 §2.1.1). */
const MAX_LINE = 998;
/** Octets of a body that are looked at. */
const LOOKED_AT = 256 * 1024;
/** More notes than these help nobody. */
const MOST_NOTES = 50;

/** Never throws. The most important first: what is missing, what is there too often, then how it is written. */
export function notesOfMessage(message: Uint8Array, facts: LetterFacts = {}): LetterNote[] {
  const root = readStructure(message);
  const notes: LetterNote[] = [
    ...notesOfFields(root),
    ...notesOfCount(root),
    ...notesOfOctets(message, root, facts),
    ...entitiesOf(root).flatMap((entity) => notesOfPart(message, entity)),
  ];
  return notes.slice(0, MOST_NOTES);
}

type Params = Record<string, string | number>;

const own = (id: string, rfc: string, params: Params = {}, more: Partial<LetterNote> = {}): LetterNote => ({
  voice: 'rfc',
  said: { id: `letterNote.${id}`, params },
  rfc,
  ...more,
});

const valuesOf = (entity: Entity, name: string): string[] =>
  entity.fields.filter((field) => field.name.toLowerCase() === name).map(({ value }) => value);

/** What is missing (RFC 5322 §3.6). */
function notesOfFields(root: Entity): LetterNote[] {
  const notes: LetterNote[] = [];
  const has = (name: string) => valuesOf(root, name).length > 0;
  if (root.fields.length === 0) return [noteOf('rfc', 'noHeader', 'RFC 5322 §3.6')];
  if (!has('from')) notes.push(noteOf('rfc', 'missingFrom', 'RFC 5322 §3.6.2'));
  if (!has('date')) notes.push(noteOf('rfc', 'missingDate', 'RFC 5322 §3.6.1'));
  if (!has('message-id')) notes.push(own('messageIdMissing', 'RFC 5322 §3.6.4'));
  const authors = readAddressList(valuesOf(root, 'from')[0] ?? '').mailboxes.length;
  if (authors > 1 && !has('sender')) notes.push(own('senderMissing', 'RFC 5322 §3.6.2', { count: authors }));
  const resent = root.fields.filter(({ name }) => /^resent-/i.test(name));
  for (const name of ['Resent-From', 'Resent-Date'])
    if (resent.length > 0 && !has(name.toLowerCase()))
      notes.push(own('resentMissing', 'RFC 5322 §3.6.6', { name }));
  const content = root.fields.find(({ name }) =>
    /^content-(?:type|transfer-encoding|disposition)$/i.test(name),
  );
  if (content && !has('mime-version'))
    notes.push(own('versionMissing', 'RFC 2045 §4', { name: content.name }));
  const bcc = valuesOf(root, 'bcc')[0];
  if (bcc !== undefined && readAddressList(bcc).mailboxes.length > 0)
    notes.push({ ...noteOf('rfc', 'bcc', 'RFC 5322 §3.6.3'), field: 'Bcc' });
  return notes;
}

/** Fields that may stand once (RFC 5322 §3.6, and the documents of the others). */
function notesOfCount(root: Entity): LetterNote[] {
  const counts = new Map<string, number>();
  for (const { name } of root.fields) {
    const key = name.toLowerCase();
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].flatMap(([key, count]) => {
    const row = headerField(key);
    const once = row?.times === 'once' || row?.times === 'required';
    if (!row || !once || count < 2) return [];
    const rfc = row.rfc.startsWith('RFC 5322') ? 'RFC 5322 §3.6' : row.rfc;
    return [own('twice', rfc, { name: row.name, count }, { field: row.name })];
  });
}

/** How lines are written (RFC 5322 §2). */
function notesOfOctets(message: Uint8Array, root: Entity, facts: LetterFacts): LetterNote[] {
  const notes: LetterNote[] = [];
  const [received = ''] = valuesOf(root, 'received');
  const utf8 = facts.smtputf8 ?? readReceived(received).with?.utf8 ?? false;
  for (const field of root.fields) {
    const octets = message.subarray(field.start, field.end);
    const text = latin1(octets.subarray(0, LOOKED_AT));
    if (/[ \t]/.test(text[field.name.length] ?? ''))
      notes.push({
        ...noteOf('rfc', 'fieldSpace', 'RFC 5322 §4.5', { name: field.name }),
        field: field.name,
      });
    if (!isAscii(text) && (!utf8 || textOfUtf8(octets).includes('\ufffd')))
      notes.push({ ...noteOf('bytes', 'eightBitHeader', 'RFC 5322 §2.2'), field: field.name });
    // A line of blanks alone looks like the empty line that ends the header.
    if (/\n[ \t]+\r?(?=\n|$)/.test(text.replace(/\r?\n$/, '')))
      notes.push(own('foldBlank', 'RFC 5322 §4.2', { name: field.name }, { field: field.name }));
  }
  const longest = longestLine(message);
  if (longest > MAX_LINE) notes.push(noteOf('bytes', 'longLine', 'RFC 5322 §2.1.1', { octets: longest }));
  if (root.fields.length > 0 && root.bodyStart < message.length && !endsEmpty(message, root.bodyStart))
    notes.push(noteOf('rfc', 'noBlank', 'RFC 5322 §2.1'));
  return notes;
}

function longestLine(message: Uint8Array): number {
  let longest = 0;
  for (let at = 0; at < message.length; ) {
    const found = message.indexOf(10, at);
    const end = found < 0 ? message.length : found;
    const content = end > at && message[end - 1] === 13 ? end - 1 : end;
    longest = Math.max(longest, content - at);
    at = end + 1;
  }
  return longest;
}

/** Whether an empty line ends before this octet. */
function endsEmpty(message: Uint8Array, at: number): boolean {
  if (message[at - 1] !== 10) return false;
  const lineEnd = message[at - 2] === 13 ? at - 2 : at - 1;
  return lineEnd === 0 || message[lineEnd - 1] === 10;
}

/** What a part says of itself, and what it is (RFC 2045, RFC 2046). */
function notesOfPart(message: Uint8Array, entity: Entity): LetterNote[] {
  const notes: LetterNote[] = [];
  const more: Partial<LetterNote> = entity.partId === '0' ? {} : { partId: entity.partId };
  const { type, encoding, boundary, closed, children, charset } = entity;
  const body = message.subarray(entity.bodyStart, Math.min(entity.end, entity.bodyStart + LOOKED_AT));
  if (type.startsWith('multipart/')) {
    if (boundary === undefined) notes.push(own('boundaryMissing', 'RFC 2046 §5.1', { type }, more));
    else if (children.length === 0) notes.push(own('boundaryUnused', 'RFC 2046 §5.1.1', { boundary }, more));
    else if (closed === false) notes.push(own('boundaryOpen', 'RFC 2046 §5.1.1', { boundary }, more));
    if (encoding === 'base64' || encoding === 'quoted-printable')
      notes.push(own('multipartEncoded', 'RFC 2045 §6.4', { encoding }, more));
    return notes;
  }
  const eightBit = body.some((octet) => octet > 127);
  if (eightBit && (encoding === '7bit' || encoding === 'base64' || encoding === 'quoted-printable'))
    notes.push({
      ...own('eightBitUndeclared', 'RFC 2045 §6.2', { encoding }, more),
      case: 'eight-bit-body-undeclared',
    });
  if (!type.startsWith('text/')) return notes;
  const octets = decoded(body, encoding);
  if (octets.every((octet) => octet < 128)) return notes;
  if (charset === '') return [...notes, { ...noteOf('rfc', 'charsetMissing', 'RFC 2045 §5.2'), ...more }];
  // What is cut may be cut inside a character.
  const isUtf8 = !textOfUtf8(octets.subarray(0, Math.max(0, octets.length - 4))).includes('\ufffd');
  const fits = /^utf-?8$/.test(charset)
    ? isUtf8
    : /^(?:iso-8859-|windows-125|latin|cp125)/.test(charset)
      ? !isUtf8
      : !/^(?:us-)?ascii$/.test(charset);
  if (!fits)
    notes.push({
      ...noteOf('rfc', 'charsetMismatch', 'RFC 2045 §5.2', { name: charset.slice(0, 40) }),
      ...more,
    });
  return notes;
}

function decoded(body: Uint8Array, encoding: string): Uint8Array {
  if (encoding === 'base64') return decodeBase64(latin1(body));
  return encoding === 'quoted-printable' ? decodeQuotedPrintable(latin1(body)) : body;
}
