/** BODY and BODYSTRUCTURE (RFC 3501 §7.4.2). */
import { type Field, fieldValue } from '../../mail/fields.ts';
import { envelopeOf } from './envelope.ts';
import type { LetterPart } from './letter-parts.ts';
import { createLineCounts, type LineCounts } from './line-counts.ts';
import { nil, stringOf } from './strings.ts';

const MOST_PARAMETERS = 50;
const MOST_LANGUAGES = 50;

/** @param extended BODYSTRUCTURE, with the extension data that BODY leaves out */
export function bodyStructureOf(octets: Uint8Array, part: LetterPart, extended: boolean): string {
  return structureOf(part, extended, createLineCounts(octets));
}

function structureOf(part: LetterPart, extended: boolean, lines: LineCounts): string {
  const { entity, parts, body } = part;
  const { fields } = entity;
  const type = readValue(fieldValue(fields, 'Content-Type'));
  if (parts.length > 0) {
    const children = parts.map((child) => structureOf(child, extended, lines)).join('');
    const subtype = entity.type.slice('multipart/'.length);
    const more = extended ? ` ${parametersOf(type)} ${tailOf(fields)}` : '';
    return `(${children} ${stringOf(subtype.toUpperCase())}${more})`;
  }
  // Where no multipart could be read, a part that says it is one is text to us (RFC 3501 §7.4.2 has no empty ones).
  const isMultipart = entity.type.startsWith('multipart/');
  // A letter that is not looked into has neither envelope nor structure to tell, which MESSAGE RFC822 must have (§9, `body-type-basic`).
  const isClosed = entity.type === 'message/rfc822' && !part.inside;
  const said = isMultipart ? 'text/plain' : isClosed ? 'application/octet-stream' : entity.type;
  const [major = 'text', minor = 'plain'] = said.split('/');
  const isText = major === 'text';
  const parameters =
    isText && !type.parameters.some(([name]) => name.toLowerCase() === 'charset')
      ? [...type.parameters, ['CHARSET', 'us-ascii'] as const]
      : type.parameters;
  const basic = [
    stringOf(major.toUpperCase()),
    stringOf(minor.toUpperCase()),
    parametersOf({ ...type, parameters: isMultipart ? [['CHARSET', 'us-ascii']] : parameters }),
    nil(fieldValue(fields, 'Content-ID')),
    nil(fieldValue(fields, 'Content-Description')),
    stringOf(encodingOf(entity.encoding)),
    `${body.end - body.start}`,
  ];
  const { inside } = part;
  if (inside)
    basic.push(envelopeOf(inside.entity.fields), structureOf(inside, extended, lines), `${lines(body)}`);
  else if (isText) basic.push(`${lines(body)}`);
  if (extended) basic.push(nil(fieldValue(fields, 'Content-MD5')), tailOf(fields));
  return `(${basic.join(' ')})`;
}

/** Disposition, language and location: extension data that all parts share. */
function tailOf(fields: readonly Field[]): string {
  const given = fieldValue(fields, 'Content-Disposition');
  const disposition = readValue(given);
  const named = (fieldValue(fields, 'Content-Language') ?? '').split(',', MOST_LANGUAGES);
  const languages = named.flatMap((one) => {
    const tag = one.trim();
    return /^[A-Za-z0-9-]+$/.test(tag) ? [stringOf(tag)] : [];
  });
  return [
    given === undefined || disposition.value === ''
      ? 'NIL'
      : `(${stringOf(disposition.value)} ${parametersOf(disposition)})`,
    languages.length === 0 ? 'NIL' : `(${languages.join(' ')})`,
    nil(fieldValue(fields, 'Content-Location')),
  ].join(' ');
}

interface Value {
  value: string;
  parameters: readonly (readonly [name: string, value: string])[];
}

/** `value; name=token; other="quoted"` (RFC 2045 §5.1), values as they are written. */
function readValue(text = ''): Value {
  const PARAMETER = /;\s*([^\s=;"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;]*))/g;
  const value = /^[^;]*/.exec(text)?.[0].trim().toLowerCase() ?? '';
  const parameters: (readonly [string, string])[] = [];
  for (const [, name = '', quoted, token = ''] of text.slice(0, 8192).matchAll(PARAMETER)) {
    if (parameters.length >= MOST_PARAMETERS) break;
    parameters.push([name.toUpperCase(), quoted === undefined ? token : quoted.replace(/\\(.)/g, '$1')]);
  }
  return { value, parameters };
}

function parametersOf({ parameters }: Value): string {
  if (parameters.length === 0) return 'NIL';
  return `(${parameters.map(([name, value]) => `${stringOf(name)} ${stringOf(value)}`).join(' ')})`;
}

const encodingOf = (encoding: string): string =>
  /^[!-~]+$/.test(encoding) ? encoding.toUpperCase() : '7BIT';
