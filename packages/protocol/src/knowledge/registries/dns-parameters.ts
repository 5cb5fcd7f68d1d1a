/**
 * IANA, "Domain Name System (DNS) Parameters". Types, rcodes and opcodes were put together from copies of the lists in public
 * programs; a row that fewer than two of them had says so.
 */
import type { Registry } from './registry.ts';

const PAGE = 'https://www.iana.org/assignments/dns-parameters/dns-parameters.xhtml';
const DATES = { updated: '2026-07-06', taken: '2026-11-25' } as const;

export interface RegisteredCode {
  code: number;
  name: string;
  /** Present where only one copy had the row. */
  confirmed?: false;
}

const list = (text: string, from = 1): RegisteredCode[] =>
  text
    .trim()
    .split(/\s+/)
    .map((name, index) => ({ code: from + index, name }));

export const DNS_TYPE_REGISTRY: Registry<RegisteredCode> = {
  page: `${PAGE}#dns-parameters-4`,
  ...DATES,
  entries: [
    ...list(
      'A NS MD MF CNAME SOA MB MG MR NULL WKS PTR HINFO MINFO MX TXT RP AFSDB X25 ISDN RT NSAP NSAP-PTR SIG',
    ),
    ...list(
      'KEY PX GPOS AAAA LOC NXT EID NIMLOC SRV ATMA NAPTR KX CERT A6 DNAME SINK OPT APL DS SSHFP IPSECKEY',
      25,
    ),
    ...list('RRSIG NSEC DNSKEY DHCID NSEC3 NSEC3PARAM TLSA SMIMEA', 46),
    ...list('HIP NINFO RKEY TALINK CDS CDNSKEY OPENPGPKEY CSYNC ZONEMD SVCB HTTPS DSYNC HHIT BRID', 55),
    { code: 69, name: 'UNECE', confirmed: false },
    { code: 70, name: 'ISO', confirmed: false },
    ...list('SPF UINFO UID GID UNSPEC NID L32 L64 LP EUI48 EUI64', 99),
    { code: 128, name: 'NXNAME' },
    ...list('TKEY TSIG IXFR AXFR MAILB MAILA * URI CAA AVC DOA AMTRELAY RESINFO WALLET CLA IPN', 249),
    { code: 32_768, name: 'TA' },
    { code: 32_769, name: 'DLV' },
  ],
};

export const DNS_RCODE_REGISTRY: Registry<RegisteredCode> = {
  page: `${PAGE}#dns-parameters-6`,
  ...DATES,
  entries: [
    ...list(
      'NoError FormErr ServFail NXDomain NotImp Refused YXDomain YXRRSet NXRRSet NotAuth NotZone DSOTYPENI',
      0,
    ),
    { code: 16, name: 'BADVERS' },
    { code: 16, name: 'BADSIG' },
    ...list('BADKEY BADTIME BADMODE BADNAME BADALG BADTRUNC BADCOOKIE', 17),
  ],
};

export const DNS_OPCODE_REGISTRY: Registry<RegisteredCode> = {
  page: `${PAGE}#dns-parameters-5`,
  ...DATES,
  entries: [
    { code: 0, name: 'Query' },
    { code: 1, name: 'IQuery' },
    { code: 2, name: 'Status' },
    { code: 4, name: 'Notify' },
    { code: 5, name: 'Update' },
    { code: 6, name: 'DSO' },
  ],
};

export const DNS_CLASS_REGISTRY: Registry<RegisteredCode> = {
  page: `${PAGE}#dns-parameters-2`,
  ...DATES,
  entries: [
    { code: 1, name: 'IN' },
    { code: 3, name: 'CH' },
    { code: 4, name: 'HS' },
    { code: 254, name: 'NONE' },
    { code: 255, name: 'ANY' },
  ],
};

/** Bits of the second word of the header, 5 being AA. */
export const DNS_FLAG_REGISTRY: Registry<RegisteredCode> = {
  page: `${PAGE}#dns-parameters-12`,
  ...DATES,
  entries: [
    { code: 5, name: 'AA' },
    { code: 6, name: 'TC' },
    { code: 7, name: 'RD' },
    { code: 8, name: 'RA' },
    { code: 10, name: 'AD' },
    { code: 11, name: 'CD' },
  ],
};
