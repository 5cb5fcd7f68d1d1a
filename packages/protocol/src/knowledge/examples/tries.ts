/** What to type in the lab's terminal to see a port, or a thing of the DNS, for oneself; the names are the lab's. */
const CAMPUS = 'campus.test';

const LINES: Readonly<Record<string, string>> = {
  '25': `ncat -C mail.${CAMPUS} 25`,
  '53': `dig ${CAMPUS} MX`,
  '587': `ncat -C mail.${CAMPUS} 587`,
  '1025': 'ncat -C localhost 1025',
  'dns-a': `dig mail.${CAMPUS}`,
  'dns-aaaa': `dig mail.${CAMPUS} AAAA`,
  'dns-any': `dig ${CAMPUS} ANY`,
  'dns-cname': `dig www.${CAMPUS} MX`,
  'dns-mx': `dig ${CAMPUS} MX`,
  'dns-ns': `dig ${CAMPUS} NS`,
  'dns-ptr': 'dig -x 192.0.2.25',
  'dns-soa': `dig ${CAMPUS} SOA`,
  'dns-srv': `dig _submission._tcp.${CAMPUS} SRV`,
  'dns-caa': `dig ${CAMPUS} CAA`,
  'dns-spf': `dig ${CAMPUS} SPF`,
  'dns-txt': `dig ${CAMPUS} TXT`,
  'dns-opt': `dig ${CAMPUS} MX`,
  'dns-noerror': 'dig lonely.test MX',
  'dns-nxdomain': `dig mial.${CAMPUS}`,
  'dns-refused': 'dig example.com MX',
};

const BY_BEGINNING: readonly (readonly [begins: string, line: string])[] = [
  ['dns-flag-', `dig ${CAMPUS} MX`],
  ['spf-', `dig ${CAMPUS} TXT`],
  ['dmarc-', `dig _dmarc.${CAMPUS} TXT`],
  ['dkim-key-', 'dig mail._domainkey.faculty.test TXT'],
];

/** A command line that shows the entry; undefined where the lab has nothing to show. */
export function lineToTry(id: string): string | undefined {
  if (Object.hasOwn(LINES, id)) return LINES[id];
  return BY_BEGINNING.find(([begins]) => id.startsWith(begins))?.[1];
}
