/** Content-Type, Content-Transfer-Encoding, Content-Disposition and MIME-Version (RFC 2045, RFC 2183). */
import type { Said } from '../reading/reading.ts';
import { type Draft, draftOf, type FieldReading } from './field-reading.ts';
import { lexemesOf } from './lexemes.ts';
import { readStructured } from './parameters.ts';

export interface ContentReading extends FieldReading {
  /** In lower case, without comments: `text/plain`, `attachment`, `base64`. */
  value: string;
  parameters: ReadonlyMap<string, string>;
}

/** Types that have a sentence of their own, `letterMedia.<type>`, and where they are defined. */
export const MEDIA_TYPES = {
  'text/plain': 'RFC 2046 §4.1.3',
  'text/html': 'RFC 2854 §2',
  'text/calendar': 'RFC 5545 §8.1',
  'text/rfc822-headers': 'RFC 6522 §4',
  'multipart/mixed': 'RFC 2046 §5.1.3',
  'multipart/alternative': 'RFC 2046 §5.1.4',
  'multipart/digest': 'RFC 2046 §5.1.5',
  'multipart/parallel': 'RFC 2046 §5.1.6',
  'multipart/related': 'RFC 2387 §2',
  'multipart/signed': 'RFC 1847 §2.1',
  'multipart/encrypted': 'RFC 1847 §2.2',
  'multipart/report': 'RFC 6522 §3',
  'multipart/form-data': 'RFC 7578 §4',
  'message/rfc822': 'RFC 2046 §5.2.1',
  'message/global': 'RFC 6532 §3.7',
  'message/partial': 'RFC 2046 §5.2.2',
  'message/external-body': 'RFC 2046 §5.2.3',
  'message/delivery-status': 'RFC 3464 §2.1',
  'message/disposition-notification': 'RFC 8098 §3.1',
  'application/octet-stream': 'RFC 2046 §4.5.1',
  'application/pdf': 'RFC 8118 §8',
  'application/pgp-signature': 'RFC 3156 §5',
  'application/pgp-encrypted': 'RFC 3156 §4',
  'application/pkcs7-mime': 'RFC 8551 §3.2',
  'application/pkcs7-signature': 'RFC 8551 §3.5',
} as const;
export type MediaType = keyof typeof MEDIA_TYPES;

/** Top-level types, for what has no sentence of its own. */
export const MEDIA_KINDS = {
  text: 'RFC 2046 §4.1',
  image: 'RFC 2046 §4.2',
  audio: 'RFC 2046 §4.3',
  video: 'RFC 2046 §4.4',
  application: 'RFC 2046 §4.5',
  multipart: 'RFC 2046 §5.1',
  message: 'RFC 2046 §5.2',
  font: 'RFC 8081 §4.1',
  model: 'RFC 2077 §1',
} as const;
export type MediaKind = keyof typeof MEDIA_KINDS;

export const ENCODINGS = {
  '7bit': 'RFC 2045 §2.7',
  '8bit': 'RFC 2045 §2.8',
  binary: 'RFC 2045 §2.9',
  'quoted-printable': 'RFC 2045 §6.7',
  base64: 'RFC 2045 §6.8',
} as const;
export type Encoding = keyof typeof ENCODINGS;

export const DISPOSITIONS = {
  inline: 'RFC 2183 §2.1',
  attachment: 'RFC 2183 §2.2',
  'form-data': 'RFC 7578 §4.2',
} as const;
export type Disposition = keyof typeof DISPOSITIONS;

export const PARAMETER_NAMES = [
  'charset',
  'boundary',
  'name',
  'format',
  'delsp',
  'type',
  'start',
  'protocol',
  'micalg',
  'report-type',
  'method',
  'filename',
  'creation-date',
  'modification-date',
  'read-date',
  'size',
] as const;
const NAMES: ReadonlySet<string> = new Set(PARAMETER_NAMES);

/** What a type is, in a sentence: its own, or that of its kind. */
export function saidOfMedia(type: string): { said: Said; rfc: string } {
  if (Object.hasOwn(MEDIA_TYPES, type))
    return { said: { id: `letterMedia.${type}` }, rfc: MEDIA_TYPES[type as MediaType] };
  const [kind = '', subtype = ''] = type.split('/');
  const known = Object.hasOwn(MEDIA_KINDS, kind);
  return {
    said: { id: `letterMedia.${known ? kind : 'other'}`, params: { subtype } },
    rfc: known ? MEDIA_KINDS[kind as MediaKind] : 'RFC 2045 §5.1',
  };
}

/** `text/plain; charset=utf-8` (RFC 2045 §5). Never throws. */
export function readContentType(value: string): ContentReading {
  const draft = draftOf('type');
  const read = readStructured(value, draft, NAMES);
  const { start, end } = read.valueAt;
  const slash = read.value.indexOf('/');
  if (!/^[^\s/]+\/[^\s/]+$/.test(read.value)) {
    draft.part(read.valueAt, 'typeBroken', 'RFC 2045 §5.1');
    draft.remark(read.valueAt, 'typeBroken', 'RFC 2045 §5.2');
  } else if (end - start === read.value.length) {
    draft.part({ start, end: start + slash }, 'mediaType', 'RFC 2045 §5.1', {
      text: read.value.slice(0, slash),
    });
    draft.part({ start: start + slash + 1, end }, 'subtype', 'RFC 2045 §5.1', {
      text: read.value.slice(slash + 1),
    });
  } else draft.part(read.valueAt, 'mediaType', 'RFC 2045 §5.1', { text: read.value });
  if (slash > 0) {
    const { said, rfc } = saidOfMedia(read.value);
    draft.say(said.id, rfc, said.params);
  }
  const boundary = read.parameters.get('boundary') ?? '';
  if (read.value.startsWith('multipart/')) {
    if (boundary === '') draft.remark(read.valueAt, 'boundaryMissing', 'RFC 2046 §5.1');
    else if (boundary.length > 70)
      draft.remark(read.valueAt, 'boundaryLong', 'RFC 2046 §5.1.1', { octets: boundary.length });
  }
  return { ...draft.done(), value: read.value, parameters: read.parameters };
}

/** `attachment; filename="notes.txt"` (RFC 2183 §2). Never throws. */
export function readDisposition(value: string): ContentReading {
  const draft = draftOf('disposition');
  const read = readStructured(value, draft, NAMES);
  draft.part(read.valueAt, 'disposition', 'RFC 2183 §2', { text: read.value });
  const known = Object.hasOwn(DISPOSITIONS, read.value);
  const file = read.parameters.get('filename') ?? '';
  draft.say(
    `letterDisposition.${known ? read.value : 'other'}`,
    known ? DISPOSITIONS[read.value as Disposition] : 'RFC 2183 §2.8',
    { file },
  );
  if (/[/\\]/.test(file)) draft.remark(read.valueAt, 'fileDirectory', 'RFC 2183 §2.3', { file });
  return { ...draft.done(), value: read.value, parameters: read.parameters };
}

/** `quoted-printable` (RFC 2045 §6.1). Never throws. */
export function readEncoding(value: string): ContentReading {
  const draft = draftOf('encoding');
  const text = firstWord(value, draft, 'encoding', 'RFC 2045 §6.1').toLowerCase();
  const known = Object.hasOwn(ENCODINGS, text);
  draft.say(
    `letterEncoding.${known ? text : 'other'}`,
    known ? ENCODINGS[text as Encoding] : 'RFC 2045 §6.3',
    { text },
  );
  return { ...draft.done(), value: text, parameters: new Map() };
}

/** `1.0`, comments anywhere (RFC 2045 §4). Never throws. */
export function readVersion(value: string): ContentReading {
  const draft = draftOf('version');
  const text = firstWord(value, draft, 'version', 'RFC 2045 §4');
  if (text !== '1.0') draft.remark({ start: 0, end: value.length }, 'versionOther', 'RFC 2045 §4', { text });
  return { ...draft.done(), value: text, parameters: new Map() };
}

/** Words of a value that has but one, put together; comments are set aside. */
export function firstWord(value: string, draft: Draft, part: string, rfc: string): string {
  let text = '';
  for (const lexeme of lexemesOf(value, ';')) {
    if (lexeme.kind === 'comment') draft.part(lexeme, 'comment', 'RFC 5322 §3.2.2');
    else if (lexeme.kind === 'mark') break;
    else {
      draft.part(lexeme, part, rfc, { text: lexeme.text });
      text += lexeme.text;
    }
  }
  return text;
}
