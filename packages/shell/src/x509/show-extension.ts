import { latin1 } from '@ehlo/protocol';
import type { Extension } from './certificate.ts';
import { type DerValue, derValues, hexOf, numberOf, oidOf, TAG } from './der.ts';
import { longName, shortName } from './names.ts';

const KEY_USAGES = [
  'Digital Signature',
  'Non Repudiation',
  'Key Encipherment',
  'Data Encipherment',
  'Key Agreement',
  'Certificate Sign',
  'CRL Sign',
  'Encipher Only',
  'Decipher Only',
];

/** An extension's title and its lines, as X509V3_extensions_print has them. */
export function showExtension(extension: Extension): { title: string; lines: string[] } {
  const title = `${longName(extension.oid)}: ${extension.critical ? 'critical' : ''}`;
  const [value] = derValues(extension.octets) ?? [];
  const lines = value && linesOf(shortName(extension.oid), value);
  return { title, lines: lines ?? dump(extension.octets) };
}

function linesOf(name: string, value: DerValue): string[] | undefined {
  const parts = value.tag === TAG.sequence ? (derValues(value.body) ?? []) : [];
  switch (name) {
    case 'subjectKeyIdentifier':
      return [colons(value.body)];
    case 'authorityKeyIdentifier': {
      const id = parts.find(({ tag }) => tag === 0x80);
      return id ? [colons(id.body)] : undefined;
    }
    case 'basicConstraints': {
      const authority = parts[0]?.tag === TAG.boolean && parts[0].body[0] !== 0;
      const path = parts.find(({ tag }) => tag === TAG.integer);
      return [`CA:${authority ? 'TRUE' : 'FALSE'}${path ? `, pathlen:${numberOf(path.body)}` : ''}`];
    }
    case 'keyUsage':
      return [
        KEY_USAGES.filter((_, bit) => ((value.body[1 + (bit >> 3)] ?? 0) & (0x80 >> (bit & 7))) !== 0).join(
          ', ',
        ),
      ];
    case 'extendedKeyUsage':
      return [parts.map(({ body }) => longName(oidOf(body))).join(', ')];
    case 'subjectAltName':
    case 'issuerAltName':
      return [parts.map(generalName).join(', ')];
    default:
      return undefined;
  }
}

/** RFC 5280 §4.2.1.6. */
function generalName({ tag, body }: DerValue): string {
  switch (tag & 0x1f) {
    case 1:
      return `email:${latin1(body)}`;
    case 2:
      return `DNS:${latin1(body)}`;
    case 6:
      return `URI:${latin1(body)}`;
    case 7:
      return `IP Address:${address(body)}`;
    case 8:
      return `Registered ID:${shortName(oidOf(body))}`;
    default:
      return 'othername:<unsupported>';
  }
}

export function address(octets: Uint8Array): string {
  if (octets.length === 4) return octets.join('.');
  return Array.from({ length: octets.length >> 1 }, (_, at) =>
    numberOf(octets.subarray(at * 2, at * 2 + 2))
      .toString(16)
      .toUpperCase(),
  ).join(':');
}

export function colons(octets: Uint8Array): string {
  return (hexOf(octets).toUpperCase().match(/../g) ?? []).join(':');
}

/** What nobody can read: rows of 16 octets (BIO_dump_indent). */
function dump(octets: Uint8Array): string[] {
  const rows: string[] = [];
  for (let at = 0; at < octets.length; at += 16) {
    const row = octets.subarray(at, at + 16);
    const hex = Array.from({ length: 16 }, (_, column) => {
      const octet = row[column];
      const shown = octet === undefined ? '  ' : octet.toString(16).padStart(2, '0');
      return `${shown}${column === 7 && octet !== undefined ? '-' : ' '}`;
    }).join('');
    const text = latin1(row).replace(/[^\x20-\x7e]/g, '.');
    rows.push(`${at.toString(16).padStart(4, '0')} - ${hex}  ${text}`);
  }
  return rows;
}
