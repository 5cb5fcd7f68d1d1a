import { type DnsMessage, type DnsRecord, opcodeName, rcodeOf } from '@ehlo/protocol/dns';
import { countsText, flagWords, plainRcode } from '../dns/header-text.ts';
import { TYPE, typeText } from '../dns/mnemonics.ts';
import { plainName } from '../dns/name-reading.ts';
import { PLAIN_RDATA, rdataText } from '../dns/rdata-text.ts';
import { PLAIN_LINE, questionLine, recordLine } from '../dns/record-line.ts';
import type { Shown } from '../dns/tool.ts';
import type { HostOptions } from './options.ts';

/** What `host` says between a name and its data. */
const SAYS: Readonly<Record<number, string>> = {
  1: 'has address',
  2: 'name server',
  5: 'is an alias for',
  11: 'has well known services',
  12: 'domain name pointer',
  13: 'host information',
  15: 'mail is handled by',
  16: 'descriptive text',
  19: 'x25 address',
  20: 'ISDN address',
  24: 'has signature',
  25: 'has key',
  28: 'has IPv6 address',
  29: 'location',
};

const LISTED: ReadonlySet<number> = new Set([TYPE.A, TYPE.AAAA, TYPE.NS, TYPE.PTR]);
const SIGNATURES: ReadonlySet<number> = new Set([TYPE.RRSIG, TYPE.NSEC, TYPE.NSEC3]);

/** An answer with a response code that is no success. */
export function failureText({ lookup, name, message, server }: Shown): string {
  const rcode = rcodeOf(message);
  const called = plainRcode(rcode) === 'NXDOMAIN' ? lookup.text : plainName(name);
  const says = `${lookup.identifyBefore ? '\t' : 'Host '}${called} not found: ${rcode}(${plainRcode(rcode)})\n`;
  return lookup.identifyBefore ? `Nameserver ${server.address}:\n${says}` : says;
}

/** An answer's records, in sentences or (`-v`) as a whole message. */
export function answerText(options: HostOptions, shown: Shown): string {
  const { lookup, message, name } = shown;
  const wanted = ({ code }: { code: number }) => isWanted(options, lookup.type, code);
  const records = (part: readonly DnsRecord[]) => part.filter(wanted);
  if (!options.short) return verboseText(message, wanted);
  if (message.answers.length === 0)
    return options.defaults ? '' : `${plainName(name)} has no ${typeText(lookup.type)} record\n`;
  return records(message.answers)
    .map((record) => {
      const says = SAYS[record.code] ?? `has ${typeText(record.code)} record`;
      const before = lookup.identifyBefore ? `Nameserver ${shown.server.address}:\n\t` : '';
      return `${before}${plainName(record.name)} ${says} ${rdataText(record, PLAIN_RDATA)}\n`;
    })
    .join('');
}

/** Of a transfer only what was asked to be listed is shown; its question (AXFR) is often not. */
function isWanted({ list, almostAll }: HostOptions, asked: number, code: number): boolean {
  if (almostAll && SIGNATURES.has(code)) return false;
  if (asked !== TYPE.AXFR) return true;
  return list === 'addresses' ? LISTED.has(code) : list === TYPE.ANY || list === code;
}

function verboseText(message: DnsMessage, wanted: (each: { code: number }) => boolean): string {
  const { edns } = message;
  let text = `;; ->>HEADER<<- opcode: ${opcodeName(message.opcode)}, status: ${plainRcode(rcodeOf(message))}, id: ${message.id}\n`;
  text += `;; flags: ${flagWords(message).join(' ')}; ${countsText(message)}\n`;
  if (edns) text += `;; EDNS: version: ${edns.version}, udp=${edns.udpSize}\n`;
  if (message.questions.length > 0) {
    const questions = message.questions.map((question) =>
      wanted({ code: question.type }) ? `;${questionLine(question, PLAIN_LINE)}` : ';',
    );
    text += `\n;; QUESTION SECTION:\n${questions.join('')}`;
  }
  for (const [name, part] of [
    ['ANSWER', message.answers],
    ['AUTHORITY', message.authorities],
    ['ADDITIONAL', message.additionals],
  ] as const) {
    if (part.length === 0) continue;
    text += `\n;; ${name} SECTION:\n`;
    text += part
      .filter(wanted)
      .map((record) => recordLine(record, PLAIN_LINE))
      .join('');
  }
  return `${text}\n`;
}
