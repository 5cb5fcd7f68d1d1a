import { latin1 } from '@ehlo/protocol';
import { ipv4Text, ipv6Text, nameOfLabels } from '@ehlo/protocol/dns';
import { toBase64 } from '../../base64.ts';
import { addressListText } from './apl-text.ts';
import { base64Words } from './base64-words.ts';
import { keyText } from './key-text.ts';
import { locationText } from './location-text.ts';
import { typeText } from './mnemonics.ts';
import { closeWords, hexWords, openWords, type RdataStyle } from './rdata-text.ts';

/** How a field of RDATA is laid out and written. */
type Part =
  | 'u8'
  | 'u16'
  | 'u32'
  | 'type'
  | 'time'
  | 'name'
  | 'quoted'
  | 'quoted-list'
  | 'hex'
  | 'hex-if-any'
  | 'digest'
  | 'base64'
  | 'key'
  | 'signature'
  | 'rest-quoted'
  | 'dashes'
  | 'location'
  | 'address-list'
  | 'type-map'
  | 'params';

/** Layouts of types that `@ehlo/protocol` keeps as octets, in wire order. */
const LAYOUTS: Readonly<Record<number, readonly Part[]>> = {
  // HINFO, RFC 1035 §3.3.2
  13: ['quoted', 'quoted'],
  // MINFO, RFC 1035 §3.3.7
  14: ['name', 'name'],
  // RP, RFC 1183 §2.2
  17: ['name', 'name'],
  // AFSDB, RFC 1183 §1
  18: ['u16', 'name'],
  // X25, RFC 1183 §3.1
  19: ['quoted'],
  // RT, RFC 1183 §3.3
  21: ['u16', 'name'],
  // PX, RFC 2163 §4
  26: ['u16', 'name', 'name'],
  // LOC, RFC 1876 §2
  29: ['location'],
  // NAPTR, RFC 3403 §4
  35: ['u16', 'u16', 'quoted', 'quoted', 'quoted', 'name'],
  // KX, RFC 2230 §3
  36: ['u16', 'name'],
  // DNAME, RFC 6672 §2.1
  39: ['name'],
  // APL, RFC 3123 §4
  42: ['address-list'],
  // DS, RFC 4034 §5
  43: ['u16', 'u8', 'u8', 'digest'],
  // SSHFP, RFC 4255 §3.1
  44: ['u8', 'u8', 'hex-if-any'],
  // RRSIG, RFC 4034 §3
  46: ['type', 'u8', 'u8', 'u32', 'signature'],
  // NSEC, RFC 4034 §4
  47: ['name', 'type-map'],
  // DNSKEY, RFC 4034 §2
  48: ['key'],
  // SMIMEA, RFC 8162 §2
  53: ['u8', 'u8', 'u8', 'hex'],
  // CDS, RFC 7344 §3.1
  59: ['u16', 'u8', 'u8', 'digest'],
  // OPENPGPKEY, RFC 7929 §2
  61: ['base64'],
  // SVCB and HTTPS, RFC 9460 §2
  64: ['u16', 'name', 'params'],
  65: ['u16', 'name', 'params'],
  // SPF, RFC 7208 §3.1
  99: ['quoted-list'],
  // EUI48 and EUI64, RFC 7043 §3 and §4
  108: ['dashes'],
  109: ['dashes'],
  // URI, RFC 7553 §4.5
  256: ['u16', 'u16', 'rest-quoted'],
  // DLV, RFC 4431 §2
  32769: ['u16', 'u8', 'u8', 'digest'],
};

/** Parts that begin with their own separator. */
const GLUED: ReadonlySet<Part> = new Set([
  'hex',
  'hex-if-any',
  'digest',
  'base64',
  'signature',
  'type-map',
  'params',
]);

/** RDATA of a type that is kept as octets; undefined when its layout is not known, or not kept. */
export function opaqueText(type: number, octets: Uint8Array, style: RdataStyle): string | undefined {
  const layout = LAYOUTS[type];
  if (!layout || octets.length === 0) return undefined;
  const reader = createReader(octets);
  let text = '';
  for (const part of layout) {
    const written = writePart(part, reader, style);
    if (reader.failed) return undefined;
    text += text === '' || GLUED.has(part) ? written : ` ${written}`;
  }
  const bare = type === 61 ? text.trimStart() : text;
  return reader.left === 0 ? bare : undefined;
}

type Reader = ReturnType<typeof createReader>;

/** Reads on from the front; what is not there is nothing, and remembered. */
function createReader(octets: Uint8Array) {
  let at = 0;
  let failed = false;
  const take = (count: number): Uint8Array => {
    if (at + count > octets.length) {
      failed = true;
      return new Uint8Array(count);
    }
    at += count;
    return octets.subarray(at - count, at);
  };
  const number = (count: number) => take(count).reduce((sum, octet) => sum * 256 + octet, 0);
  return {
    get failed() {
      return failed;
    },
    get left() {
      return octets.length - at;
    },
    take,
    number,
    fail() {
      failed = true;
      return '';
    },
    rest: () => take(octets.length - at),
    string: () => latin1(take(number(1))),
    /** Compressed names do not stand in these types (RFC 3597 §4): a pointer is a failure. */
    name(): string {
      const labels: string[] = [];
      for (let length = number(1); length > 0 && !failed; length = number(1)) {
        if (length > 63) failed = true;
        else labels.push(latin1(take(length)));
      }
      return nameOfLabels(labels);
    },
  };
}

function writePart(part: Part, reader: Reader, style: RdataStyle): string {
  switch (part) {
    case 'u8':
      return String(reader.number(1));
    case 'u16':
      return String(reader.number(2));
    case 'u32':
      return String(reader.number(4));
    case 'type':
      return typeText(reader.number(2));
    case 'time':
      return timeText(reader.number(4));
    case 'name':
      return reader.name();
    case 'quoted':
      return quotedText(reader.string());
    case 'quoted-list': {
      const strings: string[] = [];
      while (reader.left > 0 && !reader.failed) strings.push(quotedText(reader.string()));
      return strings.join(' ');
    }
    case 'hex-if-any':
      return reader.left === 0 ? '' : writePart('hex', reader, style);
    case 'hex':
      return openWords(style) + hexWords(reader.rest(), style) + closeWords(style);
    case 'digest': {
      const digest = reader.rest();
      return openWords(style) + (style.crypto ? hexWords(digest, style) : '[omitted]') + closeWords(style);
    }
    case 'base64':
      return openWords(style) + base64Words(reader.rest(), style) + closeWords(style);
    case 'key':
      return keyText(reader.rest(), style);
    case 'rest-quoted':
      return quotedText(latin1(reader.rest()));
    case 'dashes':
      return [...reader.rest()].map((octet) => octet.toString(16).padStart(2, '0')).join('-');
    case 'address-list':
      return addressListText(reader.rest()) ?? reader.fail();
    case 'location':
      return locationText(reader.rest()) ?? reader.fail();
    case 'signature': {
      const times = `${timeText(reader.number(4))} ${timeText(reader.number(4))}`;
      const signer = `${reader.number(2)} ${reader.name()}`;
      const signature = reader.rest();
      const shown = style.crypto ? base64Words(signature, style) : '[omitted]';
      return `${openWords(style)}${times} ${signer}${style.lineBreak}${shown}${closeWords(style)}`;
    }
    case 'type-map':
      return typeMap(reader);
    case 'params':
      return serviceParameters(reader);
    default:
      return part satisfies never;
  }
}

/** `20260201120000` (RFC 4034 §3.2). */
function timeText(seconds: number): string {
  return new Date(seconds * 1_000).toISOString().replace(/[-T:]|\..*/g, '');
}

function quotedText(text: string): string {
  const inner = [...text].map((character) => {
    const code = character.charCodeAt(0);
    if (character === '"' || character === '\\') return `\\${character}`;
    return code < 0x20 || code > 0x7e ? `\\${String(code).padStart(3, '0')}` : character;
  });
  return `"${inner.join('')}"`;
}

/** RFC 4034 §4.1.2 */
function typeMap(reader: Reader): string {
  const types: string[] = [];
  while (reader.left > 0 && !reader.failed) {
    const window = reader.number(1);
    const bits = reader.take(reader.number(1));
    for (const [index, octet] of bits.entries())
      for (let bit = 0; bit < 8; bit++)
        if (octet & (0x80 >> bit)) types.push(typeText(window * 256 + index * 8 + bit));
  }
  return types.length === 0 ? '' : ` ${types.join(' ')}`;
}

const PARAMETER_NAMES = [
  'mandatory',
  'alpn',
  'no-default-alpn',
  'port',
  'ipv4hint',
  'ech',
  'ipv6hint',
  'dohpath',
];

const parameterName = (key: number) => PARAMETER_NAMES[key] ?? `key${key}`;

/** RFC 9460 §2.1 and §7 */
function serviceParameters(reader: Reader): string {
  let text = '';
  while (reader.left > 0 && !reader.failed) {
    const key = reader.number(2);
    const value = reader.take(reader.number(2));
    text += ` ${parameterName(key)}`;
    if (value.length > 0) text += `=${parameterValue(key, value)}`;
  }
  return text;
}

function parameterValue(key: number, value: Uint8Array): string {
  const reader = createReader(value);
  const each = (read: () => string) => {
    const items: string[] = [];
    while (reader.left > 0 && !reader.failed) items.push(read());
    return items.join(',');
  };
  switch (PARAMETER_NAMES[key]) {
    case 'mandatory':
      return each(() => parameterName(reader.number(2)));
    case 'alpn':
      return `"${each(() => reader.string().replace(/[,\\]/g, '\\\\$&'))}"`;
    case 'port':
      return String(reader.number(2));
    case 'ipv4hint':
      return each(() => ipv4Text(reader.take(4)));
    case 'ech':
      return toBase64(value);
    case 'ipv6hint':
      return each(() => ipv6Text(reader.take(16)));
    default:
      return quotedText(latin1(value));
  }
}
