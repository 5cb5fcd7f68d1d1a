import type { DnsWords } from '../dns-words.ts';

/** A message octet by octet. */
export const dnsOctets: Pick<DnsWords, 'dnsOctet'> = {
  dnsOctet: {
    id: 'A number the client makes up. The answer repeats it, so that it finds its question.',
    opcode: 'What kind of message it is. `QUERY` is an ordinary question.',
    rcode: 'How it went. In a query it is 0.',
    qdcount: ({ count }) => `${count === 1 ? 'One question follows' : `${count} questions follow`}.`,
    ancount: ({ count }) => `Records in the answer section: ${count}.`,
    nscount: ({ count }) => `Records in the authority section: ${count}.`,
    arcount: ({ count }) => `Records in the additional section: ${count}. OPT counts among them.`,
    qname: 'The name that is asked about.',
    qtype: 'The type that is asked for.',
    qclass: 'The class, nearly always Internet.',
    owner: 'The name this record belongs to.',
    type: 'What the data is.',
    class: 'The class, nearly always Internet.',
    ttl: ({ count }) => `How long it may be remembered, in seconds: ${count}.`,
    rdlength: ({ count }) => `The data has ${count} octets.`,
    rdata: 'The data, which is not read apart here.',
    string: 'One octet says how long the string is, so 255 octets are the most.',
    labels: 'Each label has its length in front of it. A length of 0 is the root and ends the name.',
    root: 'A lone 0: the root, with no label before it.',
    pointer: ({ at, name }) =>
      `The two highest bits are set: no length but a pointer. At octet ${at} stands \`${name}\`, and need not be written again.`,
    pointed: ({ at }) =>
      `Labels with their lengths, then a pointer (its two highest bits are set): the rest of the name stands at octet ${at}.`,
    'opt-type': 'No data but a second header (EDNS): its fields mean something else than a record’s.',
    'opt-udp-size': ({ count }) =>
      `Where a record has its class: whoever sends this takes ${count} octets over UDP. Without EDNS it is 512.`,
    'opt-extended-rcode': 'Eight more bits of the response code, in front of the four in the header.',
    'opt-version': 'The version of EDNS. There is only 0.',
    'opt-rdlength': ({ count }) => (count === 0 ? 'No options follow.' : `The options have ${count} octets.`),
    'opt-option-code': 'Which option it is.',
    'opt-option-length': ({ count }) => `The option has ${count} octets.`,
    'opt-option-data': 'What the option says.',
    'opt-z': 'Fifteen bits without a meaning yet.',
    do: 'DNSSEC OK: the client wants the signatures too.',
    'not-do': 'The client has not asked for DNSSEC signatures.',
    octets: 'These come after everything that the header counts. They belong to nothing.',
    tcp: ({ count }) =>
      `Over TCP two more octets stand in front and say how long the message is: ${count}. TCP has no ends of its own.`,
  },
};
