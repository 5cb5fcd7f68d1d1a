/** A record as a form: each field of its type by itself, and back to a line of the zone file. */
import { type KnownType, RECORD_TYPES, type ZoneRow } from '@ehlo/protocol/dns';

export type FieldValues = Readonly<Record<string, string>>;

/** Types that have a form, in the order in which mail needs them. */
export const FORM_TYPES = [
  'MX',
  'A',
  'AAAA',
  'TXT',
  'CNAME',
  'NS',
  'PTR',
  'SRV',
  'CAA',
  'TLSA',
  'SOA',
] as const satisfies KnownType[];

/** Data of a type without a form is one field. */
export const RAW = 'raw';

export const isFormType = (type: string): type is KnownType => Object.hasOwn(RECORD_TYPES, type);

/** Names of the fields that a form of this type has. */
export function fieldNames(type: string): string[] {
  return isFormType(type) ? RECORD_TYPES[type].fields.map(({ name }) => name) : [RAW];
}

/** Octets of one string of a TXT record (RFC 1035 §3.3). */
const STRING_OCTETS = 255;

/** Words of a zone file's data; quoted ones without their marks. */
function wordsOf(data: string): string[] {
  return [...data.matchAll(/"((?:\\.|[^"\\])*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
}

export function valuesOf({ type, data }: Pick<ZoneRow, 'type' | 'data'>): FieldValues {
  if (!isFormType(type)) return { [RAW]: data };
  const words = wordsOf(data);
  // Several strings of a TXT record are one text for whoever reads it (RFC 7208 §3.3).
  if (type === 'TXT') return { strings: textOf(words.join('')) };
  const names = fieldNames(type);
  const values: Record<string, string> = {};
  for (const [index, name] of names.entries())
    values[name] = index === names.length - 1 ? words.slice(index).join('') : (words[index] ?? '');
  if (type === 'CAA') values.value = textOf(values.value ?? '');
  return values;
}

/** Data of a row from its fields. Whatever is wrong with them stays so: the zone's reader says it. */
export function dataOf(type: string, values: FieldValues): string {
  if (!isFormType(type)) return (values[RAW] ?? '').replace(/\s+/g, ' ');
  if (type === 'TXT') return quotedStrings(values.strings ?? '');
  return fieldNames(type)
    .map((name) => {
      const value = (values[name] ?? '').trim();
      if (type !== 'CAA' || name !== 'value') return value.replace(/[\s";()]+/g, (marks) => escaped(marks));
      return quote(octetsOf(value));
    })
    .filter((word) => word !== '')
    .join(' ');
}

/** Marks that would end a word, or begin a comment, as they are written inside one (RFC 1035 §5.1). */
const escaped = (marks: string): string =>
  [...marks].map((mark) => (/\s/.test(mark) ? '\\032' : `\\${mark}`)).join('');

/** The text in strings of at most 255 octets, in quotation marks; an empty text is one empty string. */
function quotedStrings(text: string): string {
  const octets = octetsOf(text);
  const strings: string[] = [];
  for (let at = 0; at < octets.length; at += STRING_OCTETS)
    strings.push(quote(octets.subarray(at, at + STRING_OCTETS)));
  return strings.join(' ') || '""';
}

const octetsOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function quote(octets: Uint8Array): string {
  let text = '';
  for (const octet of octets) {
    if (octet === 0x22 || octet === 0x5c) text += `\\${String.fromCharCode(octet)}`;
    else if (octet < 0x20 || octet > 0x7e) text += `\\${String(octet).padStart(3, '0')}`;
    else text += String.fromCharCode(octet);
  }
  return `"${text}"`;
}

/** What the escapes of a zone file stand for, as UTF-8. */
function textOf(word: string): string {
  const octets: number[] = [];
  for (const [whole, digits, mark] of word.matchAll(/\\(\d{3})|\\([\s\S])|[\s\S]/g)) {
    if (digits !== undefined) octets.push(Number(digits) & 255);
    else octets.push(...octetsOf(mark ?? whole));
  }
  return new TextDecoder().decode(Uint8Array.from(octets));
}

/** Strings that a text takes in a TXT record. */
export const stringCount = (text: string): number =>
  Math.max(1, Math.ceil(octetsOf(text).length / STRING_OCTETS));

/** An empty form with an example in each field's place is shown; this is what it starts from. */
export function emptyRow(type: string, ttl: string): ZoneRow {
  return { name: type === 'SRV' || type === 'TLSA' ? '' : '@', ttl, type, data: '' };
}
