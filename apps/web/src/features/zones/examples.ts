/** A record of each type as it could stand in a zone; wire text, the same in every language. */
export const EXAMPLES: Readonly<Record<string, { name: string; fields: Readonly<Record<string, string>> }>> =
  {
    MX: { name: '@', fields: { preference: '10', exchange: 'mail.campus.test.' } },
    A: { name: 'mail', fields: { address: '192.0.2.25' } },
    AAAA: { name: 'mail', fields: { address: '2001:db8:25::25' } },
    TXT: { name: '@', fields: { strings: 'v=spf1 mx -all' } },
    CNAME: { name: 'www', fields: { target: 'web.campus.test.' } },
    NS: { name: '@', fields: { host: 'ns1.campus.test.' } },
    PTR: { name: '25', fields: { target: 'mail.campus.test.' } },
    SRV: {
      name: '_submission._tcp',
      fields: { priority: '0', weight: '1', port: '587', target: 'mail.campus.test.' },
    },
    CAA: { name: '@', fields: { flags: '0', tag: 'issue', value: 'ca.test' } },
    TLSA: {
      name: '_25._tcp.mail',
      fields: {
        usage: '3',
        selector: '1',
        matching: '1',
        association: 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9',
      },
    },
    SOA: {
      name: '@',
      fields: {
        mname: 'ns1.campus.test.',
        rname: 'hostmaster.campus.test.',
        serial: '2026080100',
        refresh: '7200',
        retry: '3600',
        expire: '1209600',
        minimum: '300',
      },
    },
  };
