import type { DnsWords } from '../dns-words.ts';
import { dnsOctets } from './dns-octets.ts';
import { dnsPolicies } from './dns-policies.ts';

const UNITS = [
  [86_400, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
] as const;

/** `1 hour`, `1 day and 12 hours`: the two largest units that are not nothing. */
function duration(seconds: number): string {
  if (seconds === 0) return 'no time at all';
  const said: string[] = [];
  let rest = seconds;
  for (const [size, unit] of UNITS) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) said.push(`${count} ${unit}${count === 1 ? '' : 's'}`);
    if (said.length === 2) break;
  }
  return said.join(' and ');
}

export const dns: DnsWords = {
  ...dnsPolicies,
  ...dnsOctets,
  dnsPanel: {
    last: 'The last question to the DNS',
    sender: 'What a sender would do now',
  },
  dnsFlag: {
    QR: 'A response. The bit is 0 in a query.',
    AA: 'Authoritative: this server is responsible for the name. It did not hand on what another one said.',
    TC: 'Truncated: the answer did not fit. The client asks again over TCP.',
    RD: 'Recursion desired: the client asked the server to find the answer, wherever it is.',
    RA: 'Recursion available: this server would go and ask others.',
    Z: 'The bit that must be zero is set. Something odd wrote this message.',
    AD: 'Authentic data: the server checked the DNSSEC signatures and they were right.',
    CD: 'Checking disabled: the client does not want the server to check DNSSEC signatures for it.',
  },
  dnsFlagClear: {
    QR: 'A query.',
    AA: 'Not authoritative: a resolver handed this on, or the server knows only who to ask.',
    TC: 'Complete: nothing was cut off.',
    RD: 'The client did not ask for recursion: it wants what this server knows itself.',
    RA: 'This server does not go and ask others.',
    Z: 'The spare bit is zero, as it must be.',
    AD: 'Nothing is said about DNSSEC signatures.',
    CD: 'The server may check DNSSEC signatures if it can.',
  },
  dnsRcode: {
    NOERROR: 'No error. That alone does not promise an answer: the section may be empty.',
    FORMERR: 'The server could not read the query.',
    SERVFAIL:
      'The server could not find out. Asking later may work: a mail server keeps the mail and retries.',
    NXDOMAIN: 'There is no such name, with no records of any type.',
    NOTIMP: 'The server does not know this kind of query.',
    REFUSED: 'The server does not answer this question to this client.',
    YXDOMAIN: 'A name exists that was said not to (dynamic update).',
    YXRRSET: 'Records exist that were said not to (dynamic update).',
    NXRRSET: 'Records are missing that were said to exist (dynamic update).',
    NOTAUTH: 'This server is not responsible for the zone, or the signature of the query was not accepted.',
    NOTZONE: 'A name in the update is not in the zone.',
    DSOTYPENI: 'The server does not know this kind of stateful operation.',
    BADVERS: 'The server does not know this version of EDNS. In a signed message: the signature is wrong.',
    BADKEY: 'The server does not know the key that signed.',
    BADTIME: 'The signature is too old, or a clock is wrong.',
    BADMODE: 'This way of agreeing on a key is not offered.',
    BADNAME: 'There is a key of this name already.',
    BADALG: 'The algorithm is not supported.',
    BADTRUNC: 'The signature was shortened too much.',
    BADCOOKIE:
      'The server wants a cookie that shows where the query comes from. The client asks again with it.',
    other: ({ code }) => `Code ${code} has no meaning that is registered.`,
  },
  dnsOpcode: {
    QUERY: 'An ordinary question.',
    IQUERY: 'A question the other way round, given up in 2002: PTR records do that now.',
    STATUS: 'A question about the server itself. It was never defined further.',
    NOTIFY: 'A server tells its copies that a zone changed.',
    UPDATE: 'A request to change a zone.',
    DSO: 'A stateful operation: both sides keep the connection and talk about it.',
    other: ({ code }) => `Operation ${code} has no meaning that is registered.`,
  },
  dnsClass: {
    IN: 'Internet. The only class in use.',
    CH: 'Chaosnet, a network of the 1970s. Servers still answer questions about themselves in it.',
    HS: 'Hesiod, a directory of people and groups.',
    NONE: 'No class: dynamic updates use it to say that something must not exist.',
    ANY: 'Any class. Only a question can have it.',
    other: 'A class without a name here.',
  },
  dnsType: {
    A: 'The IPv4 address of a host.',
    AAAA: 'The IPv6 address of a host.',
    CNAME: 'An alias: the name is another one’s, and everything else is found there.',
    NS: 'A server that is responsible for a zone.',
    MX: 'A server that takes mail for a domain, with its preference. Lower is tried first.',
    TXT: 'Text. SPF, DKIM keys and DMARC live here.',
    SOA: 'The start of a zone: who runs it, its serial number, and its times.',
    PTR: 'The name of an address: the DNS read backwards.',
    SRV: 'Host and port of a service. Mail programs find submission and mailboxes by it.',
    CAA: 'Who may issue certificates for a domain.',
    TLSA: 'The certificate that a server must show. Mail servers use it to insist on TLS (DANE).',
    SPF: 'SPF’s own type, given up in 2014: SPF is published as TXT.',
    HTTPS: 'How to reach a web site. Mail has no use for it.',
    SVCB: 'How to reach a service. Mail has no use for it.',
    OPT: 'No data: a second header, which says how large an answer may be and carries options.',
    ANY: 'A question for whatever there is. A server may answer with only some of it.',
    TKEY: 'No data: two servers agree on a key with it.',
    TSIG: 'No data: a signature over the whole message, with a secret that both sides share.',
    MAILA: 'A question for mail agents, from before there was MX.',
    MAILB: 'A question for the mailbox records of 1987. They stayed an experiment.',
    AXFR: 'A question for the whole zone.',
    IXFR: 'A question for what changed in a zone since a serial number.',
    DNAME: 'An alias for everything below a name.',
    DS: 'A fingerprint of the key of the zone below (DNSSEC).',
    DNSKEY: 'A key of the zone (DNSSEC).',
    RRSIG: 'A signature over records (DNSSEC).',
    NSEC: 'Proof that a name or type does not exist (DNSSEC).',
    NSEC3: 'The same proof with names hidden by hashes (DNSSEC).',
    NAPTR: 'Rules that rewrite a name, for telephony above all.',
    SMIMEA: 'The S/MIME certificate of a mailbox.',
    OPENPGPKEY: 'The OpenPGP key of a mailbox.',
    SSHFP: 'The fingerprint of an SSH server’s key.',
    HINFO: 'Hardware and system of a host. Today it is also the short answer to ANY.',
    MB: 'The host of one mailbox: an experiment of 1987.',
    MD: 'Where mail is delivered: obsolete since 1986, MX took over.',
    MF: 'Who forwards mail: obsolete since 1986, MX took over.',
    MG: 'A member of a mail group: an experiment of 1987.',
    MR: 'The new name of a mailbox: an experiment of 1987.',
    MINFO: 'Who is responsible for a mailing list: an experiment of 1987.',
    RP: 'The person responsible for a name.',
    other: 'A type that plays no part in mail, or has no name here.',
  },
  dnsAsk: {
    A: ({ name }) => `What is the IPv4 address of \`${name}\`?`,
    AAAA: ({ name }) => `What is the IPv6 address of \`${name}\`?`,
    CNAME: ({ name }) => `Is \`${name}\` an alias, and of what?`,
    NS: ({ name }) => `Which servers are responsible for \`${name}\`?`,
    MX: ({ name }) => `Which servers take mail for \`${name}\`?`,
    TXT: ({ name }) => `What texts are published under \`${name}\`?`,
    SOA: ({ name }) => `Who runs the zone of \`${name}\`, and what is its serial number?`,
    PTR: ({ name }) => `Which host has the address behind \`${name}\`?`,
    SRV: ({ name }) => `Where is the service \`${name}\`?`,
    CAA: ({ name }) => `Who may issue certificates for \`${name}\`?`,
    TLSA: ({ name }) => `Which certificate must the service at \`${name}\` show?`,
    SPF: ({ name }) => `Is there a record of the obsolete type SPF at \`${name}\`? SPF is found with TXT.`,
    ANY: ({ name }) => `What is there at all under \`${name}\`?`,
    AXFR: ({ name }) => `What is in the whole zone \`${name}\`?`,
    other: ({ name, type }) => `What does \`${name}\` have of type \`${type}\`?`,
  },
  dnsPart: {
    owner: ({ name }) => `The name this record belongs to. The final dot says that \`${name}\` is complete.`,
    ttl: ({ seconds }) =>
      seconds === 0
        ? 'Time to live 0: used once, not remembered.'
        : `Time to live: a resolver may remember this for ${duration(seconds)}.`,
    class: ({ class: name }) => (name === 'IN' ? 'Class Internet, as nearly always.' : `Class ${name}.`),
    type: ({ type }) => `What the data is: a record of type ${type}.`,
    opaque: ({ octets }) => `${octets} octets in hexadecimal: this type is not read apart here.`,
    'A.address': 'The IPv4 address.',
    'AAAA.address': 'The IPv6 address.',
    'NS.host': 'A server to ask about this zone.',
    'CNAME.target': 'The real name. Whoever asks goes on there.',
    'PTR.target': 'The name of that address.',
    'MX.preference': ({ value }) => `Preference ${value}. Lower is tried first: it is a cost, not a grade.`,
    'MX.exchange': ({ value }) =>
      value === '.'
        ? 'A lone dot: nobody. This domain takes no mail.'
        : 'The server that takes the mail. Its address is looked up next.',
    'TXT.strings': ({ count }) =>
      count === 1
        ? 'The text, at most 255 octets in one string.'
        : `The text in ${count} strings. They are read as one, with nothing between them.`,
    'SOA.mname': 'The server where changes are made.',
    'SOA.rname': ({ mailbox }) =>
      `The mailbox of who runs the zone: \`${mailbox}\`. The first dot stands for the at sign.`,
    'SOA.serial': 'The serial number: it rises with every change, and copies fetch the zone when it does.',
    'SOA.refresh': ({ seconds }) => `A copy looks for a new serial every ${duration(seconds)}.`,
    'SOA.retry': ({ seconds }) => `When that fails, it tries again after ${duration(seconds)}.`,
    'SOA.expire': ({ seconds }) => `After ${duration(seconds)} without success it stops answering.`,
    'SOA.minimum': ({ seconds }) => `“There is none” may be remembered for ${duration(seconds)}.`,
    'SRV.priority': ({ value }) => `Priority ${value}: lower is tried first.`,
    'SRV.weight': ({ value }) => `Weight ${value}: among equals, the heavier one is taken more often.`,
    'SRV.port': 'The port to connect to.',
    'SRV.target': ({ value }) =>
      value === '.' ? 'A lone dot: the service is not offered.' : 'The host to connect to.',
    'TLSA.usage': ({ value }) =>
      value === '3'
        ? 'Usage 3 (DANE-EE): the server’s own certificate or key, no authority needed.'
        : value === '2'
          ? 'Usage 2 (DANE-TA): an authority that the domain chose.'
          : `Usage ${value}: for mail servers only 2 and 3 count.`,
    'TLSA.selector': ({ value }) =>
      value === '1' ? 'Only the public key counts.' : 'The whole certificate counts.',
    'TLSA.matching': ({ value }) =>
      value === '1'
        ? 'Compared by SHA-256.'
        : value === '2'
          ? 'Compared by SHA-512.'
          : 'Compared octet by octet.',
    'TLSA.association': 'The data to compare with.',
    'CAA.flags': ({ value }) =>
      Number(value) >= 128 ? 'Critical: who does not understand the tag must not issue.' : 'Not critical.',
    'CAA.tag': ({ value }) =>
      value === 'issue'
        ? 'Who may issue certificates.'
        : value === 'issuewild'
          ? 'Who may issue certificates with a wildcard.'
          : value === 'iodef'
            ? 'Where to report requests that broke these rules.'
            : `The property \`${value}\`.`,
    'CAA.value': 'The value of that property. For `issue`, a lone `;` allows nobody.',
  },
  dnsRecord: {
    A: ({ name, address }) => `\`${name}\` has the IPv4 address \`${address}\`.`,
    AAAA: ({ name, address }) => `\`${name}\` has the IPv6 address \`${address}\`.`,
    NS: ({ name, host }) => `\`${host}\` is responsible for \`${name}\`.`,
    CNAME: ({ name, target }) => `\`${name}\` is an alias: its real name is \`${target}\`.`,
    SOA: ({ name, serial, minimum }) =>
      `The zone is \`${name}\`, serial number ${serial}. “There is none” may be remembered for ${duration(minimum)}.`,
    PTR: ({ target }) => `That address belongs to \`${target}\`.`,
    MX: ({ name, exchange, preference }) =>
      exchange === '.'
        ? `\`${name}\` takes no mail: a null MX.`
        : `\`${exchange}\` takes mail for \`${name}\`, at preference ${preference}.`,
    TXT: ({ name, count }) =>
      count === 1 ? `A text under \`${name}\`.` : `A text under \`${name}\`, in ${count} strings.`,
    SRV: ({ name, target, port }) =>
      target === '.' ? `\`${name}\` is not offered.` : `\`${name}\` is at \`${target}\`, port ${port}.`,
    CAA: ({ name, tag, value }) => `For certificates of \`${name}\`: \`${tag}\` \`${value}\`.`,
    TLSA: ({ name }) => `What the certificate of the service at \`${name}\` must match.`,
    other: ({ name, type }) => `\`${name}\` has a record of type ${type}.`,
  },
  dnsOutcome: {
    question: 'A question; the answer has not come.',
    unusual: 'Not one question but none, or several: servers do not answer that.',
    answer: ({ name, type, count }) =>
      count === 1 ? `One ${type} record of \`${name}\`.` : `${count} ${type} records of \`${name}\`.`,
    'no-data': ({ name, type }) => `\`${name}\` exists and has no ${type} record.`,
    nxdomain: ({ name }) => `There is no name \`${name}\`.`,
    referral: ({ name, server }) =>
      `This server does not know \`${name}\`. It says who does: ask \`${server}\`.`,
    truncated: 'The answer was cut off. The same question over TCP brings all of it.',
    'alias-open': ({ asked, name }) => `\`${asked}\` is an alias of \`${name}\`; what that is, was not said.`,
    'alias-loop': ({ asked }) => `\`${asked}\` is an alias that leads back to itself.`,
    error: ({ rcode, asked }) => `No answer about \`${asked}\`: ${rcode}.`,
  },
  dnsBroken: {
    'short-header': 'These octets are no DNS message: its header alone has twelve.',
    'too-long': 'Longer than a DNS message can be.',
    'ends-early': ({ at }) => `The message ends at octet ${at}, before all that its header counts.`,
    'label-type': ({ at }) => `At octet ${at} stands neither a label nor a pointer.`,
    'pointer-not-backward': ({ at }) => `The pointer at octet ${at} does not point back.`,
    'too-many-pointers': ({ at }) => `The name at octet ${at} goes through too many pointers.`,
    'name-too-long': ({ at }) => `The name at octet ${at} has more than 255 octets.`,
    'rdata-length': ({ at }) => `At octet ${at} the data and its length do not agree.`,
    'opt-owner': ({ at }) => `The OPT record at octet ${at} has a name; it must be the root.`,
    'opt-place': ({ at }) => `The OPT record at octet ${at} is in the wrong section.`,
    'two-opt': ({ at }) => `A second OPT record, at octet ${at}.`,
  },
  dnsEdns: {
    offer: ({ octets, options }) =>
      options === ''
        ? `EDNS: answers of up to ${octets} octets are taken over UDP.`
        : `EDNS: answers of up to ${octets} octets are taken over UDP; options: ${options}.`,
  },
  dnsMail: {
    alias: ({ name, target }) =>
      `\`${name}\` is an alias. A sender goes on with \`${target}\` as if that had been the domain.`,
    aliasOpen: ({ name }) => `The next question is about \`${name}\`.`,
    aliasLoop: ({ name }) => `No mail for \`${name}\` can be delivered: its aliases go in a circle.`,
    nxdomain: ({ name }) =>
      `No mail can go to \`${name}\`: the domain does not exist. The sender gets it back at once.`,
    truncated: 'Nothing can be said for mail until the whole answer is here.',
    referral: ({ server }) =>
      `A resolver goes on to \`${server}\`. A mail server leaves that to its resolver.`,
    servfail: ({ name }) =>
      `Where mail for \`${name}\` goes, nobody knows just now. A sender keeps it in the queue and asks again.`,
    refused: ({ name }) =>
      `This server has no say about \`${name}\`. In the lab only the practice world is answered: names that end in \`.test\`.`,
    error: 'A sender keeps the mail and asks again later.',
    mxOne: ({ domain, host, preference }) =>
      `Mail for \`${domain}\` goes to \`${host}\`, preference ${preference}. It is the only one.`,
    mxMany: ({ domain, host, preference, second, higher }) =>
      `Mail for \`${domain}\` goes to \`${host}\`, preference ${preference}: lower is tried first. \`${second}\` (${higher}) comes after it, when it does not answer.`,
    mxEqual: ({ domain, count, preference }) =>
      `Mail for \`${domain}\` goes to one of ${count} servers with the same preference, ${preference}. A sender picks at random.`,
    mxNull: ({ domain }) =>
      `\`${domain}\` says that it takes no mail. A sender returns the mail at once, even if the domain has an address.`,
    mxNullAmong: ({ domain }) =>
      `A null MX stands alone, and \`${domain}\` has others beside it. That is a mistake in the zone.`,
    noMx: ({ name }) =>
      `No MX is not the end: a sender takes the address of \`${name}\` itself, as if it were an MX of preference 0.`,
    noAddress: ({ name, type, other }) =>
      `\`${name}\` has no ${type} record. A sender looks for ${other} too before it gives up.`,
    noText: ({ name }) =>
      `Under \`${name}\` no text is published. If it is a mail domain: no SPF, so receivers learn nothing about its servers.`,
    negative: ({ seconds, zone }) =>
      `That there is none may be remembered for ${duration(seconds)}, says the SOA of \`${zone}\`.`,
    address: ({ name }) =>
      `With an address, \`${name}\` can be reached. If it has no MX, mail for it comes here.`,
    ptr: ({ target }) =>
      `Receivers compare: \`${target}\` should lead back to the same address. Many refuse mail from hosts where it does not.`,
    ns: ({ count }) =>
      count === 1
        ? 'One server only: when it is down, nobody finds the domain’s mail servers.'
        : `${count} servers: when one is down, mail still finds its way.`,
    soa: ({ name }) => `Nothing for delivery. The mailbox of who runs \`${name}\` stands here.`,
    srv: 'Mail programs find their server by this. Mail servers among themselves use MX.',
    tlsa: 'A sender that checks DANE insists on TLS with this certificate. It needs DNSSEC to trust the record.',
    caa: 'Nothing for delivery: certification authorities read this.',
    cname: ({ name, target }) =>
      `Mail for \`${name}\` is treated as mail for \`${target}\`. An MX or NS record must not point to \`${name}\`.`,
    spfType: 'SPF is published as TXT only. Nobody has to look for this type.',
    spf: ({ name }) =>
      `Receivers check with this whether a server may send for \`${name}\` in MAIL FROM or EHLO. The From: of the letter is DMARC’s matter.`,
    spfTwice: ({ name, count }) =>
      `${count} SPF records at \`${name}\`: one is allowed. Checkers answer permerror, as if none could be used.`,
    any: 'A server may answer ANY with only part of what it has. Mail never depends on it.',
    https: 'Web browsers read this. Mail servers do not.',
  },
  dnsDelivery: {
    askMx: ({ domain }) => `First question: which MX has \`${domain}\`?`,
    nxdomain: ({ domain }) => `\`${domain}\` does not exist. The mail goes back to its sender.`,
    failed: ({ domain }) => `The DNS gave no answer about \`${domain}\`. The mail waits in the queue.`,
    aliasLoop: ({ domain }) =>
      `The aliases of \`${domain}\` lead nowhere. The mail waits, and comes back in the end.`,
    literal: ({ address }) => `The address itself is written there, \`${address}\`. Nothing is looked up.`,
    noAddress: ({ domain }) => `\`${domain}\` has neither MX nor address. The mail goes back to its sender.`,
    implicit: ({ domain }) => `No MX: \`${domain}\` itself is tried.`,
    nullMx: ({ domain }) =>
      `\`${domain}\` takes no mail (null MX). The mail goes back to its sender at once.`,
    noneUsable: ({ domain }) =>
      `\`${domain}\` names mail servers, and none has an address. The mail goes back: with an MX there is no falling back to the domain’s own address.`,
    one: ({ host }) => `\`${host}\` is tried, on port 25.`,
    many: ({ host, count }) => `${count} servers are tried in turn, on port 25, \`${host}\` first.`,
  },
  dnsStep: {
    noMx: ({ name }) => `\`${name}\` has no MX record.`,
    nullAmongOthers: 'A lone dot among other exchanges is passed over.',
    sorted: ({ count }) =>
      count === 1 ? 'There is one MX.' : `${count} MX records, sorted by preference, lowest first.`,
    alias: ({ name, target }) => `\`${name}\` is an alias of \`${target}\`.`,
  },
  dnsHost: {
    literal: 'Written in the address itself.',
    implicit: ({ host }) => `\`${host}\` itself, in place of the MX that it has not.`,
    address: ({ host }) =>
      `\`${host}\` looks like an address. An MX names a host; as a name it does not exist.`,
    passedOver: ({ host }) => `\`${host}\` has no address and is passed over.`,
    alias: ({ host }) =>
      `\`${host}\` is an alias. An MX must name the host itself; some senders refuse to follow.`,
    equal: ({ host, preference }) => `\`${host}\`, one of several at ${preference}: chosen at random.`,
    only: ({ host }) => `\`${host}\`, the only one.`,
    first: ({ host, preference }) => `\`${host}\` first: ${preference} is the lowest preference.`,
    next: ({ host, preference }) => `\`${host}\` when those before it did not answer (${preference}).`,
  },
  dnsCoach: {
    'mx-missing': {
      head: ({ domain }) => `==${domain}== has no MX record.`,
      body: ({ domain }) =>
        `That is no error. Mail for it goes to the address of \`${domain}\` itself, if it has one. Ask for that.`,
    },
    'mx-null': {
      head: ({ domain }) => `==${domain}== takes no mail, and says so.`,
      body: 'Preference 0 and a lone dot: a null MX. A sender returns the mail at once and does not try the address of the domain.',
    },
    'mx-cname': {
      head: ({ host }) => `The MX points to ==${host}==, which is an alias.`,
      body: ({ domain, target }) =>
        `An MX must name a host that has an address itself. In the zone of \`${domain}\`, write \`${target}.\` there. Some senders refuse to follow.`,
    },
    'mx-of-a-host': {
      head: ({ name, target }) =>
        target === ''
          ? `==${name}== is a host, and has no MX of its own.`
          : `==${name}== is another name for \`${target}\`, a host without MX.`,
      body: ({ domain }) =>
        `MX belongs to the domain: what stands after the at sign in an address. Ask for \`${domain}\`.`,
    },
    'mx-of-an-address': {
      head: ({ name }) => `==${name}== is an IP address, not a domain.`,
      body: 'MX belongs to the domain after the at sign of a mail address. The name of an address is found with `dig -x`.',
    },
    'mx-of-a-mailbox': {
      head: ({ name }) => `==${name}== is a mail address. The DNS knows domains.`,
      body: ({ domain }) =>
        `Ask for what stands after the at sign, \`${domain}\`. Who lives before it, only the mail server knows.`,
    },
    'preference-read-backwards': {
      head: ({ first, lower }) => `==${first}== comes first: ${lower} is the lower number.`,
      body: ({ last, higher }) =>
        `Preference is a cost. \`${last}\` (${higher}) is tried when those with lower numbers do not answer.`,
    },
    'trailing-dot-missing': {
      head: ({ name }) => `==${name}==: the zone’s name stands there twice.`,
      body: ({ meant }) =>
        `In the zone file a final dot is missing. Without it the name is put before the zone’s own. Write \`${meant}.\` with its dot.`,
    },
    'trailing-dot-asked': {
      head: ({ name }) => `You asked for ==${name}==, with the domain twice.`,
      body: ({ meant }) =>
        `Either it was typed so, or a name without a final dot got the domain added. \`${meant}.\` with a dot is complete.`,
    },
    'unknown-host': {
      head: ({ name }) => `There is no name ==${name}==.`,
      body: ({ meant }) =>
        meant === undefined
          ? 'Look at each letter and dot. The DNS knows exact names only.'
          : `Did you mean \`${meant}\`? The DNS knows exact names only.`,
    },
  },
};
