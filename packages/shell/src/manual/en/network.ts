/** Pages that speak over the network. */

const NCAT = `NCAT(1)

NAME
    ncat - talk to a TCP server by hand

SYNOPSIS
    ncat [-C] [-v] [-w TIME] HOST [PORT]

DESCRIPTION
    Opens a TCP connection. What you type goes to the server line by line, at Enter;
    what the server sends is shown. This is ncat 7.93 as a client.

    -C, --crlf        end lines with CR LF, as mail protocols want it (RFC 5321 2.3.8)
    -v                tell what happens; how many bytes crossed
    -w TIME           give up the call after TIME (2, 500ms); 10 seconds without it
    -i TIME           end after TIME of silence
    -4, -6            IPv4 or IPv6 only
    -n                HOST must be an address
    -s ADDRESS        call from this address
    -z                only see whether somebody listens
    -o FILE           keep what crossed, as it was
    -x FILE           keep it in hexadecimal
    --no-shutdown     do not end your side at the end of input
    --send-only, --recv-only, -d TIME, -u, -t
    -l [PORT]         wait for a caller of your room (31337 without a PORT); -k for one after the other

    --ssl                  speak TLS from the first octet
    --ssl-verify           hang up when the certificate does not verify
    --ssl-trustfile FILE   trust what FILE says, and verify
    --ssl-servername NAME  ask for this name
    --ssl-alpn LIST        protocols to offer

KEYS
    Enter     sends the line            Ctrl-D    on an empty line: ends your side
    Ctrl-C    hangs up                  Ctrl-D    in a line: sends it without a line end
    Right     at the end of the line takes the grey suggestion

GOOD TO KNOW
    When the server closes first (after 221), ncat stays. Ctrl-D ends it.
    A few Enters end it too, with "Broken pipe".

DIFFERENCES
    Names and addresses are those of the lab; nothing outside it is called.
    Between this page and the lab everything travels in one WebSocket; the TCP
    connection itself begins at the lab's server.
    The arrow keys move within the line here; a real terminal would print ^[[D.
    TLS is spoken for this terminal by the EHLO server; between here and there it is the
    page's own connection. What ncat trusts is the lab's authority.
    -l is reached from other terminals of your room: at localhost, and at your machine's name
    (hostname). Not here: --proxy, -e, -c and what belongs to them, -l with --ssl or -u.

EXAMPLES
    ncat -C localhost 1025
    ncat -C localhost 1025 < mail.txt
    (sleep 1; echo "EHLO me"; sleep 1; echo QUIT) | ncat -C localhost 1025
    ncat -C --ssl mail.campus.test 465
    ncat -lv 4444              and in another terminal:  ncat localhost 4444
`;

const NC = `NC(1)

NAME
    nc, netcat - talk to a TCP server by hand (OpenBSD's)

SYNOPSIS
    nc [-C] [-N] [-v] [-w SECONDS] [-q SECONDS] HOST PORT

DESCRIPTION
    Like ncat, with other habits: a refused call is silent without -v, and the end of
    your input does not end your side unless you say -N.

    -C            end lines with CR LF
    -N            at the end of input, end your side
    -q SECONDS    leave so many seconds after the end of input
    -v            tell what happens
    -w SECONDS    give up the call, or a silence, after so long
    -z            only see whether somebody listens; PORT may be a range: 20-30
    -l PORT       wait for a caller of your room; -k for one after the other
    -4, -6, -n, -d, -i SECONDS, -s ADDRESS, -t, -u, -W COUNT

DIFFERENCES
    Not here: everything about proxies, -U, and -l with -u.

EXAMPLES
    nc -Cv localhost 1025
    nc -l 4444                 and in another terminal:  nc localhost 4444
`;

const TELNET = `TELNET(1)

NAME
    telnet - talk to a TCP server by hand, the old way

SYNOPSIS
    telnet [-4] [-6] [-e CHARACTER] [-E] [HOST [PORT]]

DESCRIPTION
    Opens a TCP connection and sends each line with CR LF at its end. This is the telnet
    of GNU inetutils 2.4. Without a HOST it starts at its own prompt.

    -e CHARACTER  leads to the prompt instead of Ctrl-]      -E  no such character
    -4, -6        IPv4 or IPv6 only

KEYS
    Ctrl-]    the prompt telnet>: quit, status, send ?, mode ?, help;
              an empty line goes back to the dialogue
    Ctrl-C    goes to the server as TELNET's "interrupt process" and does not end telnet;
              a mail server does not know it, and telnet then shows nothing more: Ctrl-] quit
    Ctrl-D    sends the octet 04

GOOD TO KNOW
    telnet ends by itself when the server closes.
    An octet 255 in what the server sends is a command to telnet. For mail, ncat -C is the
    better tool: it sends what you type and nothing else.
    What a pipe ends with at once may be lost: (sleep 1; echo QUIT; sleep 1) | telnet localhost 1025

DIFFERENCES
    Not here: logins, encryption, Kerberos, .telnetrc, and the prompt's slc, auth, encrypt, environ, !.

EXAMPLES
    telnet localhost 1025
    telnet mail.campus.test 25
`;

const OPENSSL = `OPENSSL(1)

NAME
    openssl - TLS by hand, and what a certificate says

SYNOPSIS
    openssl s_client -connect HOST:PORT [-starttls smtp|pop3|imap] [-crlf] [-quiet] …
    openssl x509 [-in FILE] [-noout] [-text] [-subject] [-issuer] [-dates] …
    openssl base64 [-d] [-A] [-in FILE] [-out FILE]
    openssl sha256 [FILE…], openssl version

DESCRIPTION
    This is OpenSSL 3.0, as far as mail needs it.

    s_client -crlf             end lines with CR LF: mail servers want it
             -starttls PROTO   begin in the clear and ask for TLS, as mail programs do
             -quiet            the dialogue alone; -brief: the facts alone
             -showcerts        the whole chain
             -servername NAME  ask for this name; -alpn LIST  protocols to offer
             -CAfile FILE      trust what FILE says; else the lab's authority
             -verify_return_error, -verify_hostname NAME
             -tls1_2, -tls1_3  this version only
             -ign_eof          do not end at Ctrl-D
    x509     reads a certificate from FILE or from a pipe: -text shows all of it, -fingerprint
             its digest, -ext subjectAltName the names it is for, -checkhost NAME, -checkend SECONDS

GOOD TO KNOW
    In s_client a line that begins with a capital Q ends it, and one with R asks for a new
    handshake: QUIT and RCPT TO: never reach the server. Write quit and rcpt to:, or use -quiet.
    A certificate that does not verify is told, and used all the same.

DIFFERENCES
    TLS is spoken for this terminal by the EHLO server. Session tickets of TLS 1.3 are not shown.
    A line that begins with K prints KEYUPDATE and changes no key.
    Not here: making keys and certificates, s_server, client certificates.

EXAMPLES
    openssl s_client -connect mail.campus.test:465 -crlf -quiet
    openssl s_client -connect mail.campus.test:587 -starttls smtp -crlf -brief
    openssl s_client -connect mail.campus.test:465 </dev/null 2>/dev/null | openssl x509 -noout -text
    printf '\\0alice\\0secret' | openssl base64
`;

const SWAKS = `SWAKS(1)

NAME
    swaks - send one mail from the command line, every line of it shown

SYNOPSIS
    swaks --to ADDRESS [--from ADDRESS] [--server HOST[:PORT]] [OPTION…]

DESCRIPTION
    Speaks one SMTP transaction and shows both sides: === what it does, -> what it says,
    <- what the server answers, <** an answer that is no success; ~ for - where TLS is spoken.
    Without --server it asks the DNS for the MX of the first recipient's domain.

OPTIONS
    -t, --to, -f, --from       envelope; several recipients with commas
    -s, --server, -p, --port   where to
    -h, --helo NAME            what it calls itself
    -tls, -tlsc, -tlso         STARTTLS, TLS at once, TLS if it is offered
    -a, -au NAME, -ap WORD     log in (CRAM-MD5, LOGIN, PLAIN in this order; -a PLAIN: only that)
    --header 'Name: value'     in the letter's header; --h-Subject TEXT the same
    --body TEXT|@FILE          the text; \\n is a line end
    --attach @FILE             with --attach-type, --attach-name
    --data TEXT|@FILE|-        a whole letter
    -q, --quit-after WHERE     CONNECT, EHLO, TLS, AUTH, MAIL, RCPT: stop there, politely
    -n                         not the letter's lines; -ha nothing; --silent 1, 2, 3
    -li ADDRESS                call from this address

EXAMPLES
    swaks --to bob@campus.test --server localhost:1025
    swaks --to alice@campus.test --from bob@campus.test --server mail.campus.test:587 -tls -a -au bob

EXIT STATUS
    0 done, 2 no connection, 6 cut off, 21 banner, 22 HELO, 23 MAIL, 24 RCPT, 25 DATA, 26 the letter,
    28 log-in, 29 TLS

DIFFERENCES
    This does what swaks 20201014 does for SMTP; pipes, UNIX sockets, XCLIENT, PRDR, NTLM and --dump
    are not here. TLS is spoken for this terminal by the EHLO server.
`;

const CURL = `CURL(1)

NAME
    curl - send and fetch mail, get pages: one URL, one line

SYNOPSIS
    curl [OPTION…] URL…

DESCRIPTION
    As Debian 12 has it (7.88.1): the same lines, the same exit status, the same octets on the wire.
    http:// https:// smtp:// smtps:// pop3:// pop3s:// imap:// imaps:// are spoken. -v shows the dialogue:
    > what curl says, < what the server says, * what curl thinks, } { octets that are only counted.

MAIL
    --mail-from ADDRESS        envelope: MAIL FROM
    --mail-rcpt ADDRESS        envelope: RCPT TO; once for each recipient
    -T FILE, -T -              the letter; lines must end with CR LF (--crlf puts CR before each LF)
    smtp://HOST/NAME           EHLO NAME; without it EHLO is followed by the file's name, or by this machine's
    --mail-rcpt bob            without -T: VRFY bob
    -X 'COMMAND'               another command: NOOP, HELP, EXPN; for POP3 UIDL, STAT; for IMAP what you like
    -u NAME:PASSWORD           log in: CRAM-MD5 if it is offered, else PLAIN, else LOGIN; POP3: APOP, USER; IMAP: LOGIN
    --login-options AUTH=PLAIN only that one;  --sasl-ir: its first word with the command
    --ssl-reqd                 STARTTLS, or nothing;  --ssl: STARTTLS if it is there
    --mail-auth, --mail-rcpt-allowfails, --sasl-authzid, -F (a letter of parts)

    pop3://HOST                the list;  pop3://HOST/1: the first letter;  -l pop3://HOST/1: its size
    imap://HOST                the mailboxes;  'imap://HOST/INBOX;UID=1' a letter;  ';MAILINDEX=1' by its place
    'imap://HOST/INBOX?SUBJECT hi'  searches;  ';SECTION=TEXT' a part of it;  -T puts a letter there

WEB
    -i, -I, -D FILE            headers too, headers alone, headers into a file
    -X METHOD, -d DATA, --data-urlencode, --json, -F NAME=VALUE, -G, -H 'Name: value', -A, -e, -b, -r
    -L, --max-redirs, -f, --fail-with-body, -u

TLS
    --cacert FILE, -k          whom to trust; everybody
    --tlsv1.2, --tls-max 1.2   versions

ALL
    -v, --trace-ascii FILE, -s, -S, -o FILE, -O, --output-dir, --create-dirs, -w '%{http_code}\\n'
    --connect-timeout, -m SECONDS, -4, -6, --resolve HOST:PORT:ADDRESS, --interface, --next, -#, -V, --help all
    {a,b} and [1-9] in a URL stand for several; -g takes them as they are

EXAMPLES
    printf 'Subject: hi\\r\\n\\r\\nHello\\r\\n' | curl -v smtp://localhost:1025/me --mail-from me@campus.test --mail-rcpt bob@campus.test -T -
    curl --ssl-reqd smtp://mail.campus.test:587 -u bob:secret --mail-from bob@campus.test --mail-rcpt alice@campus.test -T letter.txt
    curl -v pop3://mail.campus.test -u bob:secret
    curl 'imap://mail.campus.test/INBOX;MAILINDEX=1' -u bob:secret
    curl -i http://www.campus.test/

EXIT STATUS
    0 done, 1 protocol, 2 options, 3 URL, 6 no such name, 7 no connection, 8 strange answer, 22 HTTP 400 and more (-f),
    23 writing, 26 reading, 28 too slow, 35 TLS, 52 no answer, 55 refused while sending, 56 while receiving,
    60 certificate, 64 no TLS there, 67 log-in, 78 no such letter

DIFFERENCES
    Each option that is not here says so: proxies, HTTP/2, cookie files, --retry, --compressed, client certificates.
    TLS is spoken for this terminal by the EHLO server: sizes in { } are those of usual messages, and session tickets
    are not told. The second family of addresses is tried after 1 s, not 0.2 s. -V names the protocols of this page.
`;

export const PAGES: Readonly<Record<string, string>> = {
  ncat: NCAT,
  nc: NC,
  telnet: TELNET,
  openssl: OPENSSL,
  swaks: SWAKS,
  curl: CURL,
};
