import { utf8 } from '@ehlo/protocol';
import { type Attribute, type Name, textOf } from './certificate.ts';
import { shortName } from './names.ts';

/** How X509_NAME_print_ex writes a name. */
export type NameForm =
  /** `O = Campus, CN = mail` (openssl's default) */
  | 'oneline'
  /** `CN=mail,O=Campus` (RFC 4514) */
  | 'rfc2253'
  /** `O=Campus, CN=mail` (Ncat) */
  | 'ncat'
  /** `/O=Campus/CN=mail` (X509_NAME_oneline) */
  | 'compat';

export function showName(name: Name, form: NameForm = 'oneline'): string {
  if (form === 'compat')
    return name
      .flat()
      .map((attribute) => `/${shortName(attribute.oid)}=${textOf(attribute)}`)
      .join('');
  const equals = form === 'oneline' ? ' = ' : '=';
  const ordered = form === 'rfc2253' ? [...name].reverse() : name;
  return ordered
    .map((relative) =>
      relative
        .map((attribute) => `${shortName(attribute.oid)}${equals}${escaped(attribute, form)}`)
        .join(form === 'rfc2253' ? '+' : ' + '),
    )
    .join(form === 'rfc2253' ? ',' : ', ');
}

/** RFC 4514 §2.4, with quotes where `oneline` has them; what is not ASCII in hexadecimal. */
function escaped(attribute: Attribute, form: NameForm): string {
  const text = textOf(attribute);
  const hex = (character: string) =>
    Array.from(utf8(character), (octet) => `\\${octet.toString(16).toUpperCase().padStart(2, '0')}`).join('');
  const plain = text.replace(/[^\x20-\x7e]/gu, hex);
  if (form === 'ncat') return text;
  if (form === 'oneline')
    return /[,+"\\<>;]|^[# ]| $/.test(plain) ? `"${plain.replace(/["]/g, '\\$&')}"` : plain;
  return plain.replace(/[,+"\\<>;]|^[# ]| $/g, '\\$&');
}
