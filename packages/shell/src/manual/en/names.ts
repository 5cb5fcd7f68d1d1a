/** Pages that ask the DNS. */

const DIG = `DIG(1)

NAME
    dig - ask the DNS, and show the whole answer

SYNOPSIS
    dig [@SERVER] [NAME] [TYPE] [CLASS] [+OPTION…] [-OPTION…]

DESCRIPTION
    Sends one question to a DNS server and writes out what came back: header, question,
    answer, authority, additional, and how long it took. This is dig of BIND 9.18.
    Without a SERVER it asks the resolver of this machine; without a TYPE, for A.
    It asks over UDP; over TCP where the answer was cut (TC), and for ANY and AXFR.

    -t TYPE, -q NAME, -c CLASS   the same in so many words
    -x ADDRESS                   the name that belongs to an address (PTR)
    -p PORT                      another port than 53
    -f FILE                      one question a line
    -4, -6, -b ADDRESS, -u, -r, -v, -h

    +short                       the data alone
    +noall +answer               the answer section alone; also +authority, +additional,
                                 +question, +comments, +stats, +cmd; +no… takes away
    +multiline                   an SOA in lines, with what each number means
    +tcp                         over TCP from the start
    +norecurse                   ask only for what the server itself knows
    +trace                       from the root downwards, server by server
    +dnssec, +noedns, +bufsize=N, +nocookie
    +time=SECONDS, +tries=N      how long to wait, how often to try
    +search, +domain=NAME, +ndots=N   put domains behind a short name
    +identify, +ttlid, +ttlunits, +qr, +rrcomments, +nssearch
    dig -h lists all of them. An option may be cut short: +multi, +nocom.

    Several questions fit on one line, each with its own options behind its name.
    Options for every dig stand in ~/.digrc.

EXIT STATUS
    0   an answer came, whatever it says: NXDOMAIN and SERVFAIL too
    1   the line was wrong         8   -f found no file
    9   no server answered        10   a number was wrong

EXAMPLES
    dig campus.test MX
    dig +short faculty.test MX
    dig campus.test any
    dig -x 192.0.2.25
    dig @ns1.campus.test axfr lonely.test

DIFFERENCES
    Names and addresses are those of the lab; others are REFUSED, unless this lab's
    operator lets them through. heig-vd.ch is a dated copy of its public records.
    Here is no IXFR worth having, no DNSSEC to be shown, no TLS or HTTPS server to ask,
    and no key for -k and -y. +yaml is not here.

SEE ALSO
    host(1) and nslookup(1) ask the same and say less. RFC 1035.
`;

const HOST = `HOST(1)

NAME
    host - look a name up, and say it in a sentence

SYNOPSIS
    host [-t TYPE] [-a] [-v] [-C] [-l] [-T] [-r] [-W SECONDS] [-R TRIES] NAME [SERVER]

DESCRIPTION
    Asks for A, AAAA and MX of a NAME, or for the name of an address. This is host of
    BIND 9.18. Options stand before the NAME.

    -t TYPE       ask for this type instead
    -a            everything (ANY), as a whole message
    -v            the whole message
    -C            the SOA of each of a zone's servers: are they alike?
    -l            list a zone (AXFR)
    -T            over TCP           -r   ask only for what the server itself knows
    -W SECONDS    how long to wait   -R   how often to try
    -c CLASS, -N NDOTS, -p PORT, -s, -4, -6, -A, -U, -w, -V

EXIT STATUS
    0   an answer came      1   none came, or it says no (NXDOMAIN)      2   a wrong type

EXAMPLES
    host campus.test
    host -t mx faculty.test
    host 192.0.2.25
    host -l campus.test ns1.campus.test

DIFFERENCES
    Names and addresses are those of the lab (man dig).
`;

const NSLOOKUP = `NSLOOKUP(1)

NAME
    nslookup - look names up, in one line or in a dialogue

SYNOPSIS
    nslookup [-OPTION…] [NAME] [SERVER]
    nslookup [-OPTION…] [- SERVER]

DESCRIPTION
    Asks for A and AAAA of a NAME, or for the name of an address. Without a NAME it begins
    a dialogue: one name or command a line. This is nslookup of BIND 9.18.

    -type=TYPE     ask for this type (also -query=, -q=)
    -debug         the whole answer
    -port=N, -timeout=SECONDS, -retry=N, -domain=NAME, -norecurse, -vc, -nosearch

    In the dialogue:
    NAME           looks it up
    set OPTION     the options from above: set type=mx
    set all        what is set
    server NAME    asks this server from now on
    exit, Ctrl-D   ends it. "quit" is looked up as a name: so does the real one.

    "Non-authoritative answer:" means that the server asked others (the flag aa is not set).

EXIT STATUS
    0   the last answers were good      1   none came, or one says no

EXAMPLES
    nslookup heig-vd.ch
    nslookup -type=mx campus.test
    nslookup campus.test ns1.campus.test

DIFFERENCES
    Names and addresses are those of the lab (man dig).
`;

export const PAGES: Readonly<Record<string, string>> = {
  dig: DIG,
  host: HOST,
  nslookup: NSLOOKUP,
};
