import { concat, octetsOfLatin1, utf8 } from '@ehlo/protocol';
import { toBase64 } from '../../base64.ts';
import { CurlFailure, STATUS } from './failure.ts';
import type { ReadFile, Warn } from './post-data.ts';
import type { FormPart } from './settings.ts';

/** One part, or a part made of parts: `-F '=(;type=multipart/alternative'`. */
interface Part {
  name: string;
  type: string | undefined;
  fileName: string | undefined;
  headers: string[];
  encoder: string | undefined;
  content: Uint8Array | Part[];
}

/** A form as it is sent. `type`: the value of Content-Type. */
export interface Form {
  type: string;
  octets: Uint8Array;
}

/** Types by the end of a file's name (lib/mime.c). */
const TYPES: Readonly<Record<string, string>> = {
  gif: 'image/gif',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  htm: 'text/html',
  html: 'text/html',
  pdf: 'application/pdf',
  xml: 'application/xml',
};
const ENCODERS = ['binary', '8bit', '7bit', 'base64', 'quoted-printable'];
const BASE64_COLUMNS = 76;

type Strategy = 'form' | 'mail';

/**
 * Builds what `-F` asked for (src/tool_formparse.c, lib/mime.c).
 *
 * @param boundary a fresh one at each call
 * @throws CurlFailure 26 for a file that is not there
 */
export async function buildForm(
  parts: readonly FormPart[],
  strategy: Strategy,
  boundary: () => string,
  read: ReadFile,
  warn: Warn,
): Promise<Form> {
  const root: Part[] = [];
  const open = [root];
  for (const { typed, literal } of parts) {
    const equals = typed.indexOf('=');
    const name = typed.slice(0, equals);
    const value = typed.slice(equals + 1);
    const inner = open.at(-1) as Part[];
    if (!literal && value.startsWith('(')) {
      const content: Part[] = [];
      inner.push({ ...readAttributes(value.slice(1), name), content });
      open.push(content);
    } else if (!literal && name === '' && value === ')') {
      if (open.length > 1) open.pop();
      else await warn('no multipart to terminate!');
    } else inner.push(await onePart(name, value, literal, strategy, read));
  }
  return multipart(root, strategy, strategy === 'form' ? 'form-data' : 'mixed', boundary);
}

async function onePart(
  name: string,
  value: string,
  literal: boolean,
  strategy: Strategy,
  read: ReadFile,
): Promise<Part> {
  const plain = { name, type: undefined, fileName: undefined, headers: [], encoder: undefined };
  if (literal) return { ...plain, content: utf8(value) };
  const isFile = value.startsWith('@');
  if (!isFile && !value.startsWith('<')) {
    const { text, ...attributes } = splitAttributes(value, name);
    return { ...attributes, content: utf8(text) };
  }
  const { text: file, ...attributes } = splitAttributes(value.slice(1), name);
  const octets = await read(file);
  if (!octets) throw new CurlFailure(STATUS.read);
  const base = file.slice(file.lastIndexOf('/') + 1);
  const fileName = isFile ? (attributes.fileName ?? base) : attributes.fileName;
  return {
    ...attributes,
    fileName,
    type: attributes.type ?? guessedType(fileName, base, strategy),
    content: octets,
  };
}

/** Whether a `type=` of a part is one. */
export function hasSoundType(typed: string): boolean {
  const words = wordsOf(typed.slice(typed.indexOf('=') + 1)).slice(1);
  const type = words.find((word) => /^\s*type=/i.test(word))?.replace(/^\s*type=/i, '');
  return type === undefined || /^[^/ ]+\/[^;, \n]+/.test(unquoted(type));
}

/** In a mail, plain text goes without saying. */
function guessedType(fileName: string | undefined, file: string, strategy: Strategy): string | undefined {
  if (fileName === undefined) return undefined;
  const typeOf = (name: string) => TYPES[name.slice(name.lastIndexOf('.') + 1).toLowerCase()];
  const type = typeOf(fileName) ?? typeOf(file) ?? 'application/octet-stream';
  return strategy === 'mail' && type === 'text/plain' ? undefined : type;
}

type Attributes = Omit<Part, 'content'>;

function readAttributes(text: string, name: string): Attributes {
  const { text: _, ...attributes } = splitAttributes(text, name);
  return attributes;
}

/** `CONTENT;type=…;filename=…;headers=…;encoder=…`; the content may stand in quotes. */
function splitAttributes(value: string, name: string): Attributes & { text: string } {
  const found: Attributes = { name, type: undefined, fileName: undefined, headers: [], encoder: undefined };
  const [text = '', ...rest] = wordsOf(value);
  let type = '';
  for (const word of rest) {
    const [, key = '', of = ''] = /^\s*([A-Za-z]*)=?(.*)$/s.exec(word) as RegExpExecArray;
    const plain = unquoted(of);
    if (/^type$/i.test(key)) type = plain;
    else if (/^filename$/i.test(key)) found.fileName = plain;
    else if (/^headers$/i.test(key)) found.headers.push(plain);
    else if (/^encoder$/i.test(key)) found.encoder = plain;
    else if (type !== '') type += `;${word}`;
  }
  return { ...found, type: type === '' ? undefined : type, text: unquoted(text) };
}

/** Parts between semicolons that stand outside quotes. */
function wordsOf(text: string): string[] {
  const words = [''];
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    if (character === '\\' && quoted) {
      words[words.length - 1] += character + (text[at + 1] ?? '');
      at++;
      continue;
    }
    if (character === '"') quoted = !quoted;
    if (character === ';' && !quoted) words.push('');
    else words[words.length - 1] += character;
  }
  return words;
}

const unquoted = (text: string): string => {
  const match = /^\s*"((?:[^"\\]|\\.)*)"\s*$/s.exec(text);
  return match ? (match[1] as string).replace(/\\(["\\])/g, '$1') : text;
};

function multipart(
  parts: readonly Part[],
  strategy: Strategy,
  subtype: string,
  boundary: () => string,
  given?: string,
): Form {
  const line = boundary();
  const pieces: Uint8Array[] = [];
  for (const part of parts)
    pieces.push(utf8(`--${line}\r\n`), wholePart(part, strategy, boundary), utf8('\r\n'));
  pieces.push(utf8(`--${line}--\r\n`));
  return {
    type: `${given ?? `multipart/${subtype}`}; boundary=${line}`,
    octets: concat(pieces),
  };
}

function wholePart(part: Part, strategy: Strategy, boundary: () => string): Uint8Array {
  const nested = Array.isArray(part.content)
    ? multipart(part.content, strategy, 'mixed', boundary, part.type)
    : undefined;
  const content = nested?.octets ?? encoded(part);
  const type = nested?.type ?? part.type;
  const fields: string[] = [];
  const disposition = dispositionOf(part, strategy);
  if (disposition !== undefined) fields.push(`Content-Disposition: ${disposition}`);
  if (type !== undefined) fields.push(`Content-Type: ${type}`);
  if (!nested && part.encoder !== undefined && ENCODERS.includes(part.encoder))
    fields.push(`Content-Transfer-Encoding: ${part.encoder}`);
  else if (!nested && strategy === 'mail' && type !== undefined)
    fields.push('Content-Transfer-Encoding: 8bit');
  fields.push(...part.headers);
  return concat([utf8(`${fields.map((field) => `${field}\r\n`).join('')}\r\n`), content]);
}

function dispositionOf({ name, fileName }: Part, strategy: Strategy): string | undefined {
  const kind =
    strategy === 'form' ? 'form-data' : fileName === undefined && name === '' ? undefined : 'attachment';
  if (kind === undefined) return undefined;
  const quote = (text: string) =>
    strategy === 'form'
      ? text.replace(/"/g, '%22').replace(/\r/g, '%0D').replace(/\n/g, '%0A')
      : text.replace(/[\\"]/g, '\\$&');
  const named = name === '' ? '' : `; name="${quote(name)}"`;
  return `${kind}${named}${fileName === undefined ? '' : `; filename="${quote(fileName)}"`}`;
}

function encoded({ content, encoder }: Part): Uint8Array {
  const octets = content as Uint8Array;
  if (encoder !== 'base64') return octets;
  const text = toBase64(octets);
  const lines = text.match(new RegExp(`.{1,${BASE64_COLUMNS}}`, 'g')) ?? [];
  return octetsOfLatin1(lines.join('\r\n'));
}
