import { ipv4Octets, ipv6Octets, opcodeName } from '@ehlo/protocol/dns';
import { ToolExit } from '../dns/exit.ts';
import { parseNumber } from '../dns/number.ts';
import type { Apply, Given } from './plus-option.ts';

/** A number that must be there and cannot be switched off. */
export const number =
  (what: string, most: number, apply: (given: Given, value: number) => void): Apply =>
  (given) => {
    if (given.value === undefined || !given.on) return 'refused';
    apply(given, needNumber(given, what, most));
    return undefined;
  };

/** @param base 0: as C writes numbers (`0x8000`, `010`) */
export function needNumber(
  { state, value = '' }: Given,
  what: string,
  most: number,
  base: 0 | 10 = 10,
): number {
  const parsed = parseNumber(value, most, base);
  if (typeof parsed === 'number') return parsed;
  state.said.push({ to: 'out', text: `invalid ${what} '${value}': ${parsed.problem}\n` });
  throw new ToolExit(10, `dig: Couldn't parse ${what}\n`);
}

/** `QUERY`, `STATUS`, …; undefined when it is no name of an opcode. */
export function opcodeOf(text: string): number | undefined {
  const code = Array.from({ length: 16 }, (_, index) => opcodeName(index)).indexOf(text.toUpperCase());
  return code < 0 ? undefined : code;
}

export function hexOctets(text: string): Uint8Array {
  const digits = text.replace(/\s/g, '');
  if (!/^(?:[0-9a-f]{2})*$/i.test(digits))
    throw new ToolExit(1, 'dig: isc_hex_decodestring: bad hex encoding\n');
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** Names that `+ednsopt` knows (IANA, "DNS EDNS0 Option Codes"). */
const EDNS_OPTION_NAMES: Readonly<Record<string, number>> = {
  LLQ: 1,
  NSID: 3,
  DAU: 5,
  DHU: 6,
  N3U: 7,
  ECS: 8,
  EXPIRE: 9,
  COOKIE: 10,
  KEEPALIVE: 11,
  PADDING: 12,
  PAD: 12,
  CHAIN: 13,
  'KEY-TAG': 14,
  EDE: 15,
  'CLIENT-TAG': 16,
  'SERVER-TAG': 17,
  DEVICEID: 26_946,
};

/** `+ednsopt=CODE[:HEX]` */
export const ednsOption: Apply = (given) => {
  const { lookup, on, value = '' } = given;
  if (!on) {
    lookup.ednsOptions = [];
    return;
  }
  const [code = '', ...rest] = value.replace(/^:+/, '').split(':');
  if (code === '') throw new ToolExit(10, 'dig: ednsopt no code point specified\n');
  const named = EDNS_OPTION_NAMES[code.toUpperCase()];
  const parsed = named ?? parseNumber(code, 0xffff);
  if (typeof parsed !== 'number') {
    given.state.said.push({ to: 'out', text: `invalid ednsopt '${code}': ${parsed.problem}\n` });
    throw new ToolExit(1, `dig: bad edns code point: ${code}\n`);
  }
  lookup.ednsOptions.push({ code: parsed, octets: hexOctets(rest.join(':')) });
};

/** `+split=N`: words of hexadecimal and base64; a multiple of four. */
export const split: Apply = (given) => {
  const { state, on, value } = given;
  if (value !== undefined && !on) return 'refused';
  if (!on) state.splitWidth = 0;
  if (!on || value === undefined) return undefined;
  const asked = needNumber(given, 'split', 1023);
  const width = Math.ceil(asked / 4) * 4;
  if (width !== asked)
    state.said.push({
      to: 'err',
      text: `;; Warning, split must be a multiple of 4; adjusting to ${width}\n`,
    });
  // libdns takes away what this adds.
  state.splitWidth = width === 0 ? 0 : width + 3;
  return undefined;
};

/** `+subnet=ADDRESS[/PREFIX]` (RFC 7871). */
export const subnet: Apply = ({ lookup, on, value }) => {
  if (on && value === undefined) return 'refused';
  lookup.subnet = undefined;
  if (!on || value === undefined) return undefined;
  lookup.ednsVersion ??= 0;
  if (value === '0') {
    lookup.subnet = { family: 1, address: new Uint8Array(4), prefix: 0 };
    return undefined;
  }
  const [text = '', length] = value.split('/');
  const prefix = length === undefined ? Number.MAX_SAFE_INTEGER : parseNumber(length, 0xffff_ffff);
  if (typeof prefix !== 'number')
    throw new ToolExit(1, `dig: invalid prefix length in '${value}': ${prefix.problem}\n\n`);
  const six = ipv6Octets(text);
  const four = [text, `${text}.0`, `${text}.0.0`, `${text}.0.0.0`]
    .slice(0, length === undefined ? 1 : 4)
    .map(ipv4Octets)
    .find((octets) => octets !== undefined);
  if (six) lookup.subnet = { family: 2, address: six, prefix: Math.min(prefix, 128) };
  else if (four) lookup.subnet = { family: 1, address: four, prefix: Math.min(prefix, 32) };
  else throw new ToolExit(1, `dig: invalid address '${value}'\n`);
  return undefined;
};
