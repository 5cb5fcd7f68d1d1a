/** What Debian's dig prints of the practice world: recorded by packages/lab/src/dns/reference-digs.test.ts, which asks again. */
import recorded from './recorded.json' with { type: 'json' };

export interface Dig {
  /** As it would be typed where the practice world's resolver is the machine's own. */
  command: string;
  lines: { text: string; shows: boolean }[];
}

interface Script {
  argv: string;
  /** Ids of entries that it shows. */
  shows: readonly string[];
}

/** In the order in which one would show them: the first that shows an entry is its example. */
export const DIG_SCRIPTS: readonly Script[] = [
  {
    argv: 'campus.test MX',
    shows: [
      'dns-mx',
      'dns-noerror',
      'dns-opt',
      'dns-flag-qr',
      'dns-flag-rd',
      'dns-flag-ra',
      'dns-opcode-query',
      'dns-class-in',
    ],
  },
  { argv: '@ns1.campus.test campus.test SOA', shows: ['dns-soa', 'dns-flag-aa'] },
  { argv: 'mail.campus.test', shows: ['dns-a'] },
  { argv: 'mail.campus.test AAAA', shows: ['dns-aaaa'] },
  { argv: 'portal.campus.test', shows: ['dns-cname'] },
  { argv: 'faculty.test NS', shows: ['dns-ns'] },
  {
    argv: 'campus.test TXT',
    shows: ['dns-txt', 'spf-all', 'spf-mx', 'spf-ip4'],
  },
  { argv: '-x 192.0.2.25', shows: ['dns-ptr'] },
  { argv: '_submission._tcp.campus.test SRV', shows: ['dns-srv'] },
  { argv: 'campus.test SPF', shows: ['dns-spf'] },
  { argv: 'lonely.test ANY', shows: ['dns-any'] },
  { argv: '@ns1.campus.test lonely.test AXFR', shows: ['dns-axfr'] },
  { argv: '@ns1.campus.test lonely.test IXFR=2', shows: ['dns-ixfr'] },
  { argv: 'cs.campus.test TXT', shows: ['spf-redirect'] },
  {
    argv: '_dmarc.campus.test TXT',
    shows: ['dmarc-v', 'dmarc-p', 'dmarc-rua', 'dmarc-adkim', 'dmarc-aspf'],
  },
  { argv: 'mail._domainkey.faculty.test TXT', shows: ['dkim-key-v', 'dkim-key-k', 'dkim-key-p'] },
  { argv: 'nosuch.campus.test MX', shows: ['dns-nxdomain'] },
  { argv: 'broken.test MX', shows: ['dns-servfail'] },
  { argv: 'www.example.com', shows: ['dns-refused'] },
  { argv: 'campus.test TSIG', shows: ['dns-formerr', 'dns-tsig'] },
  { argv: 'campus.test MAILA', shows: ['dns-notimp', 'dns-maila'] },
  { argv: 'campus.test +opcode=STATUS', shows: ['dns-opcode-status'] },
  { argv: 'campus.test SOA +opcode=NOTIFY', shows: ['dns-opcode-notify'] },
  { argv: 'campus.test +opcode=IQUERY', shows: ['dns-opcode-iquery'] },
  { argv: 'campus.test +edns=7 +noednsnegotiation', shows: ['dns-badvers'] },
  { argv: 'heig-vd.ch ANY +notcp +noedns +ignore', shows: ['dns-flag-tc'] },
  { argv: 'campus.test MX +cdflag', shows: ['dns-flag-cd'] },
  { argv: 'version.bind TXT CH', shows: ['dns-class-ch'] },
];

const TEXTS: Readonly<Record<string, readonly string[]>> = recorded;

/** A real question and its answer, in which an entry occurs. @param title as the entry has it: `MX`, `AA`, `p=` */
export function digOf({ id, family, title }: { id: string; family: string; title: string }): Dig | undefined {
  const script = DIG_SCRIPTS.find(({ shows }) => shows.includes(id));
  const lines = script && TEXTS[script.argv];
  if (!lines) return undefined;
  return {
    command: `dig ${script.argv}`,
    lines: lines.map((text) => ({ text, shows: isShown(text, family, title) })),
  };
}

function isShown(line: string, family: string, title: string): boolean {
  switch (family) {
    case 'record-type':
      if (title === 'OPT') return line.startsWith('; EDNS:');
      // A transfer begins and ends with it.
      if (title === 'AXFR' || title === 'IXFR') return line.split(/\s+/).includes('SOA');
      return !line.startsWith('; <<>>') && line.split(/\s+/).includes(title);
    case 'rcode':
      return line.includes(`status: ${title}`);
    case 'opcode':
      return line.includes(`opcode: ${title}`);
    case 'dns-flag':
      return line.startsWith(';; flags:');
    case 'dns-class':
      return line.split(/\s+/).includes(title);
    default:
      return !line.startsWith(';') && line.includes(title);
  }
}
