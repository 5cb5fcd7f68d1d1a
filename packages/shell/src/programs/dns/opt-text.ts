import { latin1, textOfUtf8 } from '@ehlo/protocol';
import { type Edns, EXTENDED_ERRORS, ipv4Text, ipv6Text } from '@ehlo/protocol/dns';
import { durationText } from './duration-text.ts';
import type { Shown } from './tool.ts';

const DNSSEC_OK_AND_COMPACT_OK = 0xc000;

/** Names of options that are shown in hexadecimal and as text. */
const OPTION_NAMES: Readonly<Record<number, string>> = {
  1: 'LLQ',
  3: 'NSID',
  8: 'CLIENT-SUBNET',
  9: 'EXPIRE',
  10: 'COOKIE',
  11: 'TCP KEEPALIVE',
  12: 'PAD',
  14: 'KEY-TAG',
  15: 'EDE',
  16: 'CLIENT-TAG',
  17: 'SERVER-TAG',
};

/** The lines about EDNS, without their heading. */
export function optText(edns: Edns, cookie: Shown['cookie']): string {
  const flags = (edns.dnssecOk ? 0x8000 : 0) | edns.z;
  const unknown = flags & ~DNSSEC_OK_AND_COMPACT_OK;
  let text = `; EDNS: version: ${edns.version}, flags:`;
  if (edns.dnssecOk) text += ' do';
  if (flags & 0x4000) text += ' co';
  text += unknown === 0 ? '; udp: ' : `; MBZ: 0x${unknown.toString(16).padStart(4, '0')}, udp: `;
  text += `${edns.udpSize}\n`;
  return text + edns.options.map((option) => `${optionLine(option, cookie)}\n`).join('');
}

function optionLine({ code, octets }: Edns['options'][number], cookie: Shown['cookie']): string {
  const name = OPTION_NAMES[code];
  const head = name === undefined ? `; OPT=${code}:` : `; ${name}:`;
  const number = (at: number) => ((octets[at] as number) << 8) | (octets[at + 1] as number);
  switch (name) {
    case 'COOKIE':
      return octets.length === 0 ? head : `${head} ${hex(octets, '')}${cookieWord(octets, cookie)}`;
    case 'CLIENT-SUBNET':
      return head + (subnetText(octets) ?? ` ${hex(octets, ' ')} `);
    case 'EXPIRE': {
      if (octets.length !== 4) break;
      const seconds = number(0) * 65_536 + number(2);
      return `${head} ${seconds} (${durationText(seconds, 'words')})`;
    }
    case 'TCP KEEPALIVE':
      if (octets.length !== 2) break;
      return `${head} ${Math.floor(number(0) / 10)}.${number(0) % 10} secs`;
    case 'PAD':
      return octets.length > 0 ? `${head} (${octets.length} bytes)` : head;
    case 'KEY-TAG':
      if (octets.length === 0 || octets.length % 2 !== 0) break;
      return `${head} ${Array.from({ length: octets.length / 2 }, (_, index) => number(2 * index)).join(', ')}`;
    case 'CLIENT-TAG':
    case 'SERVER-TAG':
      if (octets.length !== 2) break;
      return `${head} ${number(0)}`;
    case 'EDE':
      if (octets.length < 2) break;
      return head + extendedErrorText(number(0), octets.subarray(2));
    default:
  }
  return octets.length === 0 ? head : `${head} ${hex(octets, ' ')} ("${printable(octets)}")`;
}

const hex = (octets: Uint8Array, separator: string) =>
  [...octets].map((octet) => octet.toString(16).padStart(2, '0')).join(separator);

const printable = (octets: Uint8Array) => latin1(octets).replace(/[^\x20-\x7e]/g, '.');

function cookieWord(octets: Uint8Array, cookie: Shown['cookie']): string {
  if (cookie === 'bad') return ' (bad)';
  if (cookie !== 'good') return '';
  return octets.length >= 16 ? ' (good)' : ' (echoed)';
}

function extendedErrorText(code: number, extra: Uint8Array): string {
  const name = EXTENDED_ERRORS[code];
  const said = ` ${code}${name === undefined ? '' : ` (${name})`}`;
  return extra.length === 0 ? said : `${said}: (${textOfUtf8(extra).replace(/[\x00-\x1f\x7f]/g, '.')})`;
}

/** RFC 7871 §6; undefined when it is malformed. */
function subnetText(octets: Uint8Array): string | undefined {
  const [, family, prefix = 0, scope = 0] = octets;
  const size = family === 1 ? 4 : family === 2 ? 16 : 0;
  if (octets.length < 4 || octets[0] !== 0 || prefix > size * 8 || scope > size * 8) return undefined;
  const address = new Uint8Array(size);
  address.set(octets.subarray(4, 4 + Math.ceil(prefix / 8)));
  const text = family === 1 ? ipv4Text(address) : family === 2 ? ipv6Text(address) : '0';
  return ` ${text}/${prefix}/${scope}`;
}
