import { type DnsRecord, rcodeOf } from '@ehlo/protocol/dns';
import { plainRcode } from '../dns/header-text.ts';
import { classText, TYPE, typeText } from '../dns/mnemonics.ts';
import { plainName } from '../dns/name-reading.ts';
import { PLAIN_RDATA, rdataText } from '../dns/rdata-text.ts';
import type { Shown } from '../dns/tool.ts';

/** What nslookup says before the data of a type. */
const SAYS: Readonly<Record<number, string>> = {
  1: 'internet address',
  2: 'nameserver',
  3: 'md',
  4: 'mf',
  5: 'canonical name',
  6: 'soa',
  7: 'mb',
  8: 'mg',
  9: 'mr',
  11: 'protocol',
  12: 'name',
  13: 'hinfo',
  14: 'minfo',
  15: 'mail exchanger',
  16: 'text',
  17: 'rp',
  18: 'afsdb',
  19: 'x25 address',
  20: 'isdn address',
  21: 'rt',
  22: 'nsap',
  23: 'nsap_ptr',
  24: 'signature',
  25: 'key',
  26: 'px',
  27: 'gpos',
  29: 'loc',
  30: 'next',
  33: 'service',
  35: 'naptr',
  36: 'kx',
  37: 'cert',
  38: 'v6 address',
  39: 'dname',
  41: 'optional',
};
const MOST_KNOWN = 41;

export function serverText({ server, peer }: Shown): string {
  return `Server:\t\t${server.called}\nAddress:\t${peer}\n\n`;
}

export function failureText({ name, message }: Shown): string {
  return `** server can't find ${plainName(name)}: ${plainRcode(rcodeOf(message))}\n`;
}

function dataText(record: DnsRecord): string {
  const data = rdataText(record, PLAIN_RDATA);
  if (record.code === TYPE.AAAA) return `has AAAA address ${data}\n`;
  const known = SAYS[record.code] ?? `rtype_${record.code}`;
  return `${record.code <= MOST_KNOWN ? known : `rdata_${record.code}`} = ${data}\n`;
}

function soaText(record: Extract<DnsRecord, { type: 'SOA' }>): string {
  const { mname, rname, serial, refresh, retry, expire, minimum } = record.data;
  return Object.entries({
    origin: plainName(mname),
    'mail addr': plainName(rname),
    serial,
    refresh,
    retry,
    expire,
    minimum,
  })
    .map(([field, value]) => `\t${field} = ${value}\n`)
    .join('');
}

/** Records of a section, one after the other. */
export function sectionText(records: readonly DnsRecord[], section: 'answer' | 'other'): string {
  return records
    .map((record) => {
      const name = plainName(record.name);
      if (record.type === 'SOA') return `${name}\n${soaText(record)}`;
      const isAddress = record.code === TYPE.A || record.code === TYPE.AAAA;
      if (isAddress && section === 'answer')
        return `Name:\t${name}\nAddress: ${rdataText(record, PLAIN_RDATA)}\n`;
      return `${name}\t${dataText(record)}`;
    })
    .join('');
}

/** `set debug`: the whole message. */
export function debugText({ message }: Shown): string {
  const rule = '------------\n';
  const questions = message.questions
    .map(
      ({ name, type, class: klass }) =>
        `\t${plainName(name)}, type = ${typeText(type)}, class = ${classText(klass)}\n`,
    )
    .join('');
  const details = (records: readonly DnsRecord[]) =>
    records
      .map((record) => {
        const data = record.type === 'SOA' ? soaText(record) : `\t${dataText(record)}`;
        return `    ->  ${plainName(record.name)}\n${data}\tttl = ${record.ttl}\n`;
      })
      .join('');
  return `${rule}    QUESTIONS:\n${questions}    ANSWERS:\n${details(message.answers)}    AUTHORITY RECORDS:\n${details(
    message.authorities,
  )}    ADDITIONAL RECORDS:\n${details(message.additionals)}${rule}`;
}
