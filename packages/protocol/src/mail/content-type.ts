import { decodeEncodedWords } from './encoded-word.ts';
import { type Field, fieldValue } from './fields.ts';

/** What a header block says about the body behind it (RFC 2045, RFC 2183). Names are in lower case. */
export interface BodyKind {
  /** `text/plain` where nothing, or nothing readable, is said (RFC 2045 §5.2). */
  type: string;
  charset: string;
  boundary: string | undefined;
  encoding: string;
  disposition: string;
  /** Decoded; '' when the part has none. */
  fileName: string;
}

/** @param fallback its type where no Content-Type says one */
export function readBodyKind(fields: readonly Field[], fallback = 'text/plain'): BodyKind {
  const type = readParameters(fieldValue(fields, 'Content-Type') ?? fallback);
  const disposition = readParameters(fieldValue(fields, 'Content-Disposition') ?? '');
  return {
    type: /^[^\s/]+\/[^\s/]+$/.test(type.value) ? type.value : 'text/plain',
    charset: type.parameters.get('charset')?.toLowerCase() ?? 'us-ascii',
    boundary: type.parameters.get('boundary'),
    encoding: (fieldValue(fields, 'Content-Transfer-Encoding') ?? '7bit').trim().toLowerCase(),
    disposition: disposition.value,
    fileName: decodeEncodedWords(disposition.parameters.get('filename') ?? type.parameters.get('name') ?? ''),
  };
}

/** `value; name=token; other="quoted \" string"` (RFC 2045 §5.1). Parameters by RFC 2231 keep their octets as written. */
function readParameters(text: string): { value: string; parameters: ReadonlyMap<string, string> } {
  const parameters = new Map<string, string>();
  const PARAMETER = /;\s*([^\s=;"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;]*))/g;
  const value = /^[^;]*/.exec(text)?.[0].trim().toLowerCase() ?? '';
  for (const [, rawName = '', quoted, token = ''] of text.slice(0, 8192).matchAll(PARAMETER)) {
    const name = rawName.toLowerCase().replace(/\*(?:0\*?)?$/, '');
    const extended = rawName.endsWith('*');
    const given = quoted === undefined ? token : quoted.replace(/\\(.)/g, '$1');
    if (!parameters.has(name)) parameters.set(name, extended ? percentDecoded(given) : given);
  }
  return { value, parameters };
}

/** `utf-8''na%C3%AFve.txt` (RFC 2231 §4); what cannot be decoded stays. */
function percentDecoded(text: string): string {
  const value = text.replace(/^[^']*'[^']*'/, '');
  return decodeEncodedWords(
    `=?${text.split("'")[0] || 'utf-8'}?Q?${value.replace(/[=?_ ]/g, (c) => `=${c.charCodeAt(0).toString(16)}`).replace(/%/g, '=')}?=`,
  );
}
