import { isAscii } from 'node:buffer';
import { latin1 } from '@ehlo/protocol';
import {
  type BodyKind,
  decodeBase64,
  decodeEncodedWords,
  decodeQuotedPrintable,
  fieldValue,
  type HeaderBlock,
  readAddresses,
  readBodyKind,
  readFields,
  showAddress,
  textOfCharset,
} from '@ehlo/protocol/mail';
import type { MailStored } from '@ehlo/wire';

export type Summary = MailStored['summary'];

/** Octets from the beginning of a message that a summary is made of. */
export const SUMMARY_OCTETS = 64 * 1024;

const MAX_ADDRESS_TEXT = 500;
const MAX_SUBJECT = 500;
const MAX_DATE = 100;
const MAX_SNIPPET = 200;
/** Of the text that a snippet is made of, before blanks are drawn together. At most four octets each. */
const SNIPPET_CHARACTERS = 4 * MAX_SNIPPET;
const CONTENT = /^content-/i;
/** Runs of controls and blanks. */
const UNSEEN = /[\0-\x20\x7f-\x9f\u2028\u2029]+/g;
const MAX_HTML = 16 * 1024;
/** How deep multiparts are looked into for the text. */
const MAX_DEPTH = 10;

/**
 * What a list shows of a message, decoded and bounded. `attachments` is counted by `createAttachmentCounter` over all of it.
 * @param beginning the first octets of the message, at most `SUMMARY_OCTETS` of them are read
 */
export function summarize(beginning: Uint8Array, attachments: number): Summary {
  const message = beginning.subarray(0, SUMMARY_OCTETS);
  const { fields, bodyStart } = readFields(message);
  return {
    from: shown(addresses(fieldValue(fields, 'from')), MAX_ADDRESS_TEXT),
    to: shown(addresses(fieldValue(fields, 'to')), MAX_ADDRESS_TEXT),
    subject: shown(decodeEncodedWords(fieldValue(fields, 'subject') ?? ''), MAX_SUBJECT),
    date: shown(fieldValue(fields, 'date') ?? '', MAX_DATE),
    attachments,
    snippet: shown(
      firstText(message, 0, { fields, bodyStart })?.slice(0, SNIPPET_CHARACTERS) ?? '',
      MAX_SNIPPET,
    ),
  };
}

/** An address and nothing else, as programs write it. */
const BARE_ADDRESS = /^[\w.+-]+@[\w.-]+$/;

function addresses(value = ''): string {
  if (BARE_ADDRESS.test(value)) return value;
  return readAddresses(value).map(showAddress).join(', ');
}

/** One line, without control characters (they steer terminals), at most `limit` characters. */
function shown(text: string, limit: number): string {
  const line = text
    .slice(0, 8 * limit)
    .replace(UNSEEN, ' ')
    .trim();
  if (line.length <= limit) return line;
  if (!/[\ud800-\udfff]/.test(line.slice(0, limit))) return `${line.slice(0, limit - 1)}…`;
  const characters = [...line.slice(0, 2 * limit + 2)];
  return characters.length <= limit ? line : `${characters.slice(0, limit - 1).join('')}…`;
}

/** Text of the first part that has some: text/plain before text/html, as the parts stand. */
function firstText(
  entity: Uint8Array,
  depth: number,
  { fields, bodyStart }: HeaderBlock = readFields(entity),
): string | undefined {
  const body = entity.subarray(bodyStart);
  // No word of MIME: what the octets are is what RFC 2045 §5.2 says then.
  if (!fields.some(({ name }) => CONTENT.test(name)))
    return depth === 0 ? beginningOf(body) : textOfCharset(body, 'us-ascii');
  const kind = readBodyKind(fields);
  if (kind.disposition === 'attachment') return undefined;
  if (kind.type === 'text/plain') return decoded(body, kind);
  if (kind.type === 'text/html') return textOfHtml(decoded(body, kind).slice(0, MAX_HTML));
  if (!kind.type.startsWith('multipart/') || kind.boundary === undefined || depth >= MAX_DEPTH)
    return undefined;
  for (const part of partsOf(body, kind.boundary)) {
    const text = firstText(part, depth + 1)?.trim();
    if (text) return text;
  }
  return undefined;
}

/** As much of a text as a snippet is made of. */
function beginningOf(body: Uint8Array): string | undefined {
  const ascii = body.subarray(0, SNIPPET_CHARACTERS);
  if (isAscii(ascii)) return Buffer.from(ascii.buffer, ascii.byteOffset, ascii.length).toString('latin1');
  return textOfCharset(body.subarray(0, 4 * SNIPPET_CHARACTERS + 4), 'us-ascii');
}

function decoded(body: Uint8Array, kind: BodyKind): string {
  if (kind.encoding === 'base64') return textOfCharset(decodeBase64(latin1(body)), kind.charset) ?? '';
  const octets = kind.encoding === 'quoted-printable' ? decodeQuotedPrintable(latin1(body)) : body;
  return textOfCharset(octets, kind.charset) ?? latin1(octets);
}

/** What a reader sees of simple HTML; only ever shown as text. */
function textOfHtml(html: string): string {
  return withoutUnseen(html)
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name: string) => ENTITIES[name] ?? ' ');
}

/** Elements whose text is not shown are left out, to the end where they are not closed. */
function withoutUnseen(html: string): string {
  let seen = '';
  let at = 0;
  for (const { index, 1: name = '' } of html.matchAll(/<(style|script|title)\b/gi)) {
    if (index < at) continue;
    seen += html.slice(at, index);
    const close = html.toLowerCase().indexOf(`</${name.toLowerCase()}`, index);
    if (close < 0) return seen;
    at = close;
  }
  return seen + html.slice(at);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** Parts of a multipart body (RFC 2046 §5.1.1), the last one cut where the octets end. */
function* partsOf(body: Uint8Array, boundary: string): Generator<Uint8Array> {
  const text = latin1(body);
  const delimiter = `--${boundary}`;
  let start = -1;
  for (let at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, at + delimiter.length)) {
    if (at > 0 && text.charAt(at - 1) !== '\n') continue;
    if (start >= 0) yield body.subarray(start, at);
    const end = text.indexOf('\n', at);
    if (end < 0 || text.startsWith('--', at + delimiter.length)) return;
    start = end + 1;
  }
  if (start >= 0) yield body.subarray(start);
}
