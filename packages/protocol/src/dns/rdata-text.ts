/** RDATA as zone files and dig write it, both ways (RFC 1035 §5.1, RFC 3597 §5). */
import { latin1, utf8 } from '../octets.ts';
import { ipv4Octets, ipv6Octets, ipv6Text } from './address.ts';
import { className } from './codes.ts';
import { quoted } from './cursor.ts';
import { type NameProblem, nameOfLabels, type ParsedName, parseName } from './name.ts';
import { type DnsRecord, type FieldKind, type FieldValue, fieldsOf, typeName } from './record-types.ts';

const hexText = (octets: Uint8Array): string =>
  [...octets].map((octet) => octet.toString(16).padStart(2, '0').toUpperCase()).join('');

/** `10 mail.campus.test.` */
export function textOfRdata(record: DnsRecord): string {
  if (record.type === 'opaque') {
    const { octets } = record.data;
    return octets.length === 0 ? '\\# 0' : `\\# ${octets.length} ${hexText(octets)}`;
  }
  return fieldsOf(record)
    .map(({ kind, value }) => textOfField(kind, value))
    .join(' ');
}

/** `campus.test. 3600 IN MX 10 mail.campus.test.` */
export function textOfRecord(record: DnsRecord): string {
  const { name, ttl, class: klass, code } = record;
  return `${name} ${ttl} ${className(klass)} ${typeName(code)} ${textOfRdata(record)}`;
}

function textOfField(kind: FieldKind, value: FieldValue): string {
  if (kind === 'strings') return (value as string[]).map(quoted).join(' ');
  if (kind === 'rest-text') return quoted(String(value));
  if (kind === 'rest-hex') return hexText(value as Uint8Array);
  if (kind === 'string') return /^[A-Za-z0-9-]+$/.test(String(value)) ? String(value) : quoted(String(value));
  return String(value);
}

export type FieldProblem =
  | { problem: 'not-ipv4' | 'not-ipv6' | 'not-duration' | 'not-hex'; text: string }
  | { problem: 'not-number'; text: string; most: number }
  | { problem: 'string-too-long'; text: string; octets: number }
  | { problem: 'bad-string-escape'; text: string }
  | { problem: 'not-a-name'; text: string; why: NameProblem['problem'] };

export type ReadField = { ok: true; value: FieldValue } | ({ ok: false } & FieldProblem);

/** Most octets of the number kinds. */
const MOST: Partial<Record<FieldKind, number>> = { u8: 0xff, u16: 0xffff, u32: 0xffff_ffff };

/** Reads one word of a zone file as a field; `rest-hex` and `strings` are handed all their words, joined or one by one. */
export function readField(kind: FieldKind, text: string, origin: readonly string[]): ReadField {
  switch (kind) {
    case 'ipv4':
      return ipv4Octets(text) ? { ok: true, value: text } : { ok: false, problem: 'not-ipv4', text };
    case 'ipv6': {
      const octets = ipv6Octets(text);
      return octets ? { ok: true, value: ipv6Text(octets) } : { ok: false, problem: 'not-ipv6', text };
    }
    case 'name':
    case 'whole-name': {
      const parsed = readName(text, origin);
      return parsed.ok
        ? { ok: true, value: parsed.name }
        : { ok: false, problem: 'not-a-name', text, why: parsed.problem };
    }
    case 'u8':
    case 'u16':
    case 'u32': {
      const most = MOST[kind] as number;
      const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
      return value <= most ? { ok: true, value } : { ok: false, problem: 'not-number', text, most };
    }
    case 'seconds': {
      const value = readDuration(text);
      return value === undefined ? { ok: false, problem: 'not-duration', text } : { ok: true, value };
    }
    case 'string':
    case 'strings':
    case 'rest-text': {
      const value = unescapeString(text);
      if (value === undefined) return { ok: false, problem: 'bad-string-escape', text };
      if (kind !== 'rest-text' && value.length > 255)
        return { ok: false, problem: 'string-too-long', text, octets: value.length };
      return { ok: true, value };
    }
    case 'rest-hex': {
      const octets = readHex(text);
      return octets ? { ok: true, value: octets } : { ok: false, problem: 'not-hex', text };
    }
    default:
      return kind satisfies never;
  }
}

/** A name in a zone file: `@` is the origin, a name without a final dot is below it (RFC 1035 §5.1). */
export function readName(text: string, origin: readonly string[]): ParsedName {
  if (text === '@') return { ok: true, name: nameOfLabels(origin), labels: [...origin] };
  return parseName(text, origin);
}

/** Seconds of `3600`, `1h`, `1h30m`, `2w`; undefined beyond 2^31 - 1 (RFC 2181 §8) and for anything else. */
export function readDuration(text: string): number | undefined {
  const units = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };
  let seconds = 0;
  if (/^\d{1,10}$/.test(text)) seconds = Number(text);
  else if (/^(\d{1,10}[smhdw])+$/i.test(text))
    for (const [, count, unit] of text.matchAll(/(\d+)([smhdw])/gi))
      seconds += Number(count) * units[(unit as string).toLowerCase() as keyof typeof units];
  else return undefined;
  return seconds <= 0x7fff_ffff ? seconds : undefined;
}

/** Octets of `0A1b`; undefined for an odd number of digits or other marks. */
export function readHex(text: string): Uint8Array | undefined {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/i.test(text)) return undefined;
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** Octets of a written string, one character each: `\DDD` and `\X` undone, other characters as UTF-8. */
function unescapeString(text: string): string | undefined {
  let octets = '';
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character !== '\\') {
      const point = String.fromCodePoint(text.codePointAt(at) as number);
      octets += latin1(utf8(point));
      at += point.length - 1;
      continue;
    }
    const digits = text.slice(at + 1, at + 4);
    if (/^\d{3}$/.test(digits)) {
      if (Number(digits) > 255) return undefined;
      octets += String.fromCharCode(Number(digits));
      at += 3;
    } else {
      if (at + 1 >= text.length || /^\d/.test(digits)) return undefined;
      octets += latin1(utf8(text.charAt(++at)));
    }
  }
  return octets;
}
