import { type DnsRecord, ipv6Octets, rdataOctets, textOfRdata } from '@ehlo/protocol/dns';
import { durationText } from './duration-text.ts';
import { toUnicode } from './idn.ts';
import { opaqueText } from './opaque-text.ts';

/** How RDATA is written: the part of libdns's master file style that the tools can choose. */
export interface RdataStyle {
  multiline: boolean;
  /** Comments within RDATA, as `; refresh (1 hour)`. */
  comments: boolean;
  /** False: `[omitted]` for keys, signatures and digests. */
  crypto: boolean;
  /** `\# 4 C0000250` for every type (RFC 3597 §5). */
  unknownFormat: boolean;
  /** All 32 digits of an IPv6 address. */
  expandAaaa: boolean;
  /** Names as people read them, not as they travel. */
  unicode: boolean;
  /** Octets of hexadecimal and base64 to a word as `+split` counts them; undefined: as the style has it. 0: one word. */
  splitWidth: number | undefined;
  /** Characters of a word where `splitWidth` is undefined. */
  width: number;
  /** Between the parts of a record in several lines; a blank in one line. */
  lineBreak: string;
}

/** As `host`, `nslookup` and `dig +short` write it. */
export const PLAIN_RDATA: RdataStyle = {
  multiline: false,
  comments: false,
  crypto: true,
  unknownFormat: false,
  expandAaaa: false,
  unicode: false,
  splitWidth: undefined,
  width: 60,
  lineBreak: ' ',
};

const SOA_FIELDS = ['serial', 'refresh', 'retry', 'expire', 'minimum'] as const;
const SOA_COLUMNS = 10;

/** RDATA as BIND 9.18 writes it. */
export function rdataText(record: DnsRecord, style: RdataStyle): string {
  if (style.unknownFormat) return unknownText(rdataOctets(record), style);
  switch (record.type) {
    case 'SOA':
      return soaText(record, style);
    case 'AAAA':
      return style.expandAaaa ? expanded(record.data.address) : record.data.address;
    case 'TLSA': {
      const { usage, selector, matching, association } = record.data;
      return `${usage} ${selector} ${matching}${openWords(style)}${hexWords(association, style)}${closeWords(style)}`;
    }
    case 'opaque':
      return opaqueText(record.code, record.data.octets, style) ?? unknownText(record.data.octets, style);
    default:
      return textOfRdata(style.unicode ? withReadableNames(record) : record);
  }
}

const NAME_FIELDS = new Set(['host', 'target', 'exchange']);

function withReadableNames(record: DnsRecord): DnsRecord {
  const data = Object.entries(record.data).map(([field, value]) => [
    field,
    NAME_FIELDS.has(field) ? toUnicode(String(value)) : value,
  ]);
  return { ...record, data: Object.fromEntries(data) };
}

function soaText(record: Extract<DnsRecord, { type: 'SOA' }>, style: RdataStyle): string {
  const readable = style.unicode ? toUnicode : String;
  const [mname, rname] = [readable(record.data.mname), readable(record.data.rname)];
  const numbers = SOA_FIELDS.map((field) => {
    const value = record.data[field];
    if (!style.multiline || !style.comments) return String(value);
    const said = field === 'serial' ? field : `${field} (${durationText(value, 'words')})`;
    return `${String(value).padEnd(SOA_COLUMNS)} ; ${said}`;
  });
  if (!style.multiline) return [mname, rname, ...numbers].join(' ');
  const body = numbers.join(style.lineBreak);
  return `${mname} ${rname} (${style.lineBreak}${body}${style.comments ? style.lineBreak : ''})`;
}

function expanded(address: string): string {
  const octets = ipv6Octets(address) ?? new Uint8Array(16);
  return [...octets]
    .map((octet, index) => `${index > 0 && index % 2 === 0 ? ':' : ''}${octet.toString(16).padStart(2, '0')}`)
    .join('');
}

/** What opens a run of words that may be broken into lines. */
export const openWords = (style: RdataStyle) => `${style.multiline ? ' (' : ''}${style.lineBreak}`;
export const closeWords = (style: RdataStyle) => (style.multiline ? ' )' : '');

const hex = (octets: Uint8Array) =>
  [...octets].map((octet) => octet.toString(16).padStart(2, '0').toUpperCase()).join('');

/** Breaks digits into words; a word holds fewer than `width - 2` characters, as libisc counts. */
export function words(digits: string, unit: number, style: RdataStyle): string {
  const width = style.splitWidth ?? style.width;
  if (width === 0) return digits;
  const length = Math.max(1, Math.ceil(Math.max(unit, width - 2) / unit) - 1) * unit;
  return (digits.match(new RegExp(`.{1,${length}}`, 'g')) ?? []).join(style.lineBreak);
}

export const hexWords = (octets: Uint8Array, style: RdataStyle) => words(hex(octets), 2, style);

function unknownText(octets: Uint8Array, style: RdataStyle): string {
  if (octets.length === 0) return '\\# 0';
  const body = hexWords(octets, style);
  return style.multiline ? `\\# ${octets.length} ( ${body} )` : `\\# ${octets.length} ${body}`;
}
