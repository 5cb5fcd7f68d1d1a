import type { DnsReferenceWords } from '../dns-reference-words.ts';

/** The book `dnsReference` in English. */
export const dnsReference: DnsReferenceWords = {
  dnsRefType: {
    A: {
      mail: 'A sender connects to this address, on port 25, once the MX has named the host. Without an MX it is the domain’s own address that is tried.',
      know: [
        'A host may have several: each is an address to try.',
        'It belongs to that one name. `www.campus.test` has nothing of what `campus.test` has.',
        'On the wire it is four octets; people write them with dots.',
        'A host without MX gets mail at its address. To take none, it needs the MX `0 .`.',
      ],
      wrong: [
        'A name in place of the address: that would be a CNAME.',
        'The old address of a machine that moved: senders go there until the TTL is over.',
      ],
    },
    AAAA: {
      mail: 'The same for IPv6. A sender that has IPv6 asks for A and AAAA, and tries one after the other.',
      know: [
        'Sixteen octets, four times as many as an A: hence four letters.',
        'Written in groups of four hexadecimal digits; one run of zeros may become `::`.',
        'A host with AAAA alone is reached by senders that have IPv6, and by no others.',
      ],
      wrong: ['An AAAA for a server that does not listen on IPv6: senders wait there before they try the A.'],
    },
    CNAME: {
      mail: 'Mail for an alias is treated as mail for the real name: the sender goes on asking there.',
      know: [
        'An alias stands alone. Nothing else may have its name, but for the records of DNSSEC.',
        'An alias of an alias is followed; a circle is an error.',
        'The answer brings the alias, and what it leads to where the server knows that.',
      ],
      wrong: [
        'An MX or NS that points to an alias: it must name the host itself.',
        'An alias at the top of a zone, where SOA and NS stand already.',
      ],
    },
    NS: {
      mail: 'By it a resolver finds who answers for the domain. When none of them answers, the MX is not found and the mail waits.',
      know: [
        'It stands in two places: in the zone, and in the zone above, which gives the domain away.',
        'Where a server’s own name is inside the zone, the zone above gives its address too: glue.',
        'Two servers are the least, on networks that do not fail together.',
      ],
      wrong: [
        'A name that is an alias, or an address.',
        'A server that does not know the zone: a lame delegation.',
      ],
    },
    MX: {
      mail: 'The sender’s first question: which hosts take mail for what stands after the at sign?',
      know: [
        'The preference is a cost. Lower is tried first; among equals the sender draws lots.',
        'No MX is no error: the domain’s own address is tried.',
        '`0 .` is a null MX: the domain takes no mail, and a sender returns it at once.',
        'Where there is an MX, the domain’s own address is no way out, even if no MX can be reached.',
      ],
      wrong: [
        'An address in place of a host.',
        'A host that is an alias.',
        'A missing final dot: the zone’s name is put behind.',
        'A preference read as a grade.',
      ],
    },
    TXT: {
      mail: 'Receivers read SPF at the domain itself, DKIM keys at `selector._domainkey` and DMARC at `_dmarc`.',
      know: [
        'One string or several, each of at most 255 octets. Readers of SPF, DKIM and DMARC put them together with nothing between.',
        'A name may have many texts. A reader takes the one that begins as its own does: `v=spf1`, `v=DMARC1`.',
      ],
      wrong: [
        'Two SPF texts at one name: checkers answer permerror.',
        'A blank lost where a long text was cut in two: none is added.',
        'A DKIM key at the domain itself: it is looked for below `_domainkey`.',
      ],
    },
    SOA: {
      mail: 'Nothing is delivered by it. It says how long “there is none” is remembered: a record that comes late may seem missing for so long.',
      know: [
        'One a zone, at its top.',
        'A negative answer brings it in the authority section, with its TTL or its last field, whichever is shorter.',
        'The serial rises with every change. Many write the day in it: `2026020101`.',
      ],
      wrong: [
        'A serial that did not rise: copies keep the old zone.',
        'An at sign in the mailbox: a dot stands for it.',
      ],
    },
    PTR: {
      mail: 'Receivers ask for the name of the address that connects. Many refuse mail when there is none, or when it does not lead back.',
      know: [
        'The address is written backwards: octets below `in-addr.arpa`, and for IPv6 hexadecimal digits, one a label, below `ip6.arpa`.',
        'It is for whoever has the address to write it: often the provider, not the owner of the domain.',
      ],
      wrong: [
        'A name that has no address, or another one.',
        'A name such as `dsl-66.dynamic.spam.test`: it says that this is somebody’s home line.',
      ],
    },
    SRV: {
      mail: 'Mail programs find their servers by it, as in `_submission._tcp` and `_imaps._tcp`. Mail servers among themselves use MX.',
      know: [
        'Its name says service and transport, each with an underscore in front.',
        'Lower priority first. Among equals the weight says how often.',
        'A target of `.`: the service is not offered.',
      ],
      wrong: ['A target that is an alias.', 'A name without its underscores: nobody asks for it.'],
    },
    CAA: {
      mail: 'Nothing for delivery. An authority reads it before it issues a certificate, for a mail server too.',
      know: [
        'Without any, every authority may issue.',
        'It holds below its name too, where no other CAA is nearer.',
        '`issue` with a lone `;`: nobody may.',
      ],
      wrong: ['A list that leaves out one’s own authority: the next renewal fails.'],
    },
    TLSA: {
      mail: 'A sender that checks DANE insists on TLS and on this certificate, and keeps the mail while they do not match.',
      know: [
        'The name says port and transport: `_25._tcp.mail.campus.test`.',
        'It counts only where DNSSEC signs it, and signs the MX that led there.',
        'Between mail servers `3 1 1` is usual: SHA-256 of the server’s own public key.',
      ],
      wrong: [
        'A new key whose hash was not published before: mail waits.',
        'A record in a zone without DNSSEC: senders pass it over.',
      ],
    },
    SPF: {
      mail: 'Nothing any more: checkers ask for TXT.',
      know: [
        'SPF had a type of its own from 2006. Nearly everybody kept to TXT, and in 2014 it was taken away.',
      ],
      wrong: ['A policy published as this type alone: no checker sees it.'],
    },
    OPT: {
      mail: 'With it a long answer, such as a DKIM key, comes over UDP in one piece.',
      know: [
        'It is in no zone: each message has its own, in the additional section.',
        'Its fields mean something else: the class is how many octets are taken over UDP; the TTL holds more bits of the response code, the version, and the flag `do`.',
        'Without it an answer over UDP has 512 octets at most.',
        'Its options carry cookies, reasons in words (EDE), and more.',
      ],
      wrong: ['A firewall that drops what has it: resolvers wait, and ask again without.'],
    },
    ANY: {
      mail: 'No sender depends on it: it asks for MX, A and AAAA.',
      know: [
        'The server chooses what it sends. One set of records is enough.',
        'To strangers over UDP a short HINFO is sent here: a small forged question must not become a large answer.',
        'dig asks it over TCP.',
      ],
      wrong: ['Taking the answer for all there is: no MX in it does not mean that there is none.'],
    },
    AXFR: {
      mail: 'Nothing for delivery. The other servers of a domain copy the zone with it.',
      know: [
        'Over TCP only.',
        'The SOA comes first and once more at the end.',
        'Most servers give it to their own copies alone. This lab hands its own zones to you.',
      ],
      wrong: ['A server that gives it to everybody shows every name of the zone.'],
    },
    IXFR: {
      mail: 'Nothing for delivery. A copy asks with it for what has changed.',
      know: [
        'The question carries the SOA that the copy has, in its authority section.',
        'A server that keeps no differences sends the whole zone, as this lab does.',
        'A lone SOA over UDP: you are up to date, or come over TCP.',
      ],
      wrong: [],
    },
    HINFO: {
      mail: 'Nothing for mail.',
      know: [
        'Two texts: hardware and system. Hardly anybody publishes them.',
        'In answer to ANY it says `RFC8482`: this server does not send all it has.',
      ],
      wrong: [],
    },
    DNAME: {
      mail: 'A name below it counts as an alias, and mail for it goes on at the real name.',
      know: [
        'Of `old.test DNAME new.test` each name below is an alias: `x.old.test` of `x.new.test`.',
        'The name itself is none.',
      ],
      wrong: [],
    },
    DS: {
      mail: 'The zone above vouches with it for the keys of this one. Without that chain DANE’s TLSA counts for nothing.',
      know: ['It stands in the zone above and is asked for there.', 'It is the hash of a DNSKEY.'],
      wrong: [
        'A key exchanged below while the DS above still names the old one: every checking resolver answers SERVFAIL.',
      ],
    },
    DNSKEY: {
      mail: 'Resolvers check signatures with it. Only then does a sender believe a TLSA.',
      know: ['It is the public half of the key; whoever signs the zone has the other.'],
      wrong: [],
    },
    RRSIG: {
      mail: 'Resolvers check it, and senders rely on them.',
      know: [
        'One signature covers all records of a name and type.',
        'It comes along when the question has the flag `do`.',
      ],
      wrong: [
        'A signature that has run out: checking resolvers answer SERVFAIL, and the domain’s mail waits.',
      ],
    },
    NSEC: {
      mail: 'It proves that there is no MX or no TLSA, so that nobody on the way can hide one.',
      know: [
        'It names the next name of the zone and the types that are here.',
        'From one to the next the whole zone can be read; NSEC3 was made against that.',
      ],
      wrong: [],
    },
  },
  dnsRefRcode: {
    NOERROR: {
      causes: [
        'There are such records: they stand in the answer section.',
        'The name exists and has none of that type: the answer section is empty, and a SOA stands in the authority section.',
        'The server only knows who knows: NS records in the authority section.',
      ],
      todo: ['Count the records in the answer before reading on.'],
    },
    FORMERR: {
      causes: [
        'The message was cut off, or is badly made.',
        'The server is old and does not know EDNS.',
        'Here too: no question or several, or AXFR over UDP.',
      ],
      todo: [
        '`dig +noedns` shows whether EDNS is the reason.',
        'Look at the octets: which length, or which count, is wrong?',
      ],
    },
    SERVFAIL: {
      causes: [
        'The domain’s servers do not answer, or cannot read their zone.',
        'A DNSSEC signature is wrong or has run out.',
        'Aliases lead round in a circle.',
      ],
      todo: [
        'Ask the domain’s own servers one by one, with `dig @`.',
        'Ask again with `dig +cd`: an answer then means that DNSSEC is the reason.',
        'A sender keeps the mail and asks again. Nothing has to be sent once more.',
      ],
    },
    NXDOMAIN: {
      causes: [
        'The name is mistyped, or a search list has put a domain behind it.',
        'In the zone a final dot is missing, and the name stands there with the domain twice.',
        'The domain was never registered, or has run out.',
      ],
      todo: [
        'Ask for the name above, and the one above that: where do names begin to exist?',
        'Mail for it comes back at once. Correct the address and send again.',
        'A name that was added now is found when the negative TTL is over.',
      ],
    },
    NOTIMP: {
      causes: [
        'The message is no ordinary question: `STATUS`, for example.',
        'The type was given up long ago, such as MAILA.',
      ],
      todo: ['Ask an ordinary question, for MX.'],
    },
    REFUSED: {
      causes: [
        'The server answers for its own zones only, or for its own network.',
        'A transfer of the zone that is not allowed.',
        'In this lab: a name outside the practice world.',
      ],
      todo: [
        'Ask the resolver of your own machine.',
        'Where the server gives a reason in words (EDE), read it.',
      ],
    },
    YXDOMAIN: { causes: ['An update had as its condition that the name should not exist.'], todo: [] },
    YXRRSET: { causes: ['An update had as its condition that those records should not exist.'], todo: [] },
    NXRRSET: { causes: ['An update had as its condition that those records should exist.'], todo: [] },
    NOTAUTH: {
      causes: [
        'A transfer or an update of a zone that this server does not have.',
        'A signed message (TSIG) whose signature is not accepted.',
      ],
      todo: ['Name the top of the zone, and ask one of its own servers.'],
    },
    NOTZONE: { causes: ['An update names something outside the zone that it is about.'], todo: [] },
    BADVERS: {
      causes: ['The question speaks a version of EDNS above 0.'],
      todo: ['Speak version 0. The answer says which version the server knows.'],
    },
    BADCOOKIE: {
      causes: ['This server wants to see its cookie first, so that addresses cannot be forged.'],
      todo: ['The client takes the cookie out of the answer and asks again. dig does so by itself.'],
    },
  },
  dnsRefFlag: {
    QR: [
      'dig prints `qr` in each answer.',
      'A client drops a response whose number, name and type are not those of its question.',
    ],
    AA: [
      'The zone’s own servers set it. In what a resolver hands on it is clear, and that is no fault.',
      'Where aliases were followed, it speaks of the first name in the answer.',
    ],
    TC: [
      'A client leaves what came and asks again over TCP.',
      'Usual reasons: long keys, many records, ANY.',
      '`dig +ignore` shows the part that came.',
    ],
    RD: [
      'The client sets it, and the response repeats it.',
      'A mail server sets it: walking from the root down is its resolver’s work.',
      '`dig +norecurse` clears it: a server then says what it has itself.',
    ],
    RA: [
      'RD is the wish and RA the offer.',
      'A server for its own zones alone has it clear.',
      'In this lab it is always set: the server knows the whole practice world.',
    ],
    Z: [
      'Three bits were reserved once. AD and CD took two; this one is left.',
      'This lab passes over it in a question, and never sets it.',
    ],
    AD: [
      'In an answer: the resolver has checked all of the answer and authority sections.',
      'In a question: tell me whether you have checked. dig sets it there.',
      'It is worth as much as the way to the resolver: on an open network anybody can set it.',
    ],
    CD: [
      'It brings what a checking resolver would otherwise hold back with SERVFAIL: `dig +cd`.',
      'The response repeats it.',
    ],
  },
};
