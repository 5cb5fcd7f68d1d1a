/** Loaded with the other pages. */
export const CURL = `CURL(1)

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

DIFFERS
    Each option that is not here says so: proxies, HTTP/2, cookie files, --retry, --compressed, client certificates.
    TLS is spoken for this terminal by the EHLO server: sizes in { } are those of usual messages, and session tickets
    are not told. The second family of addresses is tried after 1 s, not 0.2 s. -V names the protocols of this page.
`;
