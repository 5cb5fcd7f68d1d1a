import { CURL } from './curl-manual.ts';
import { DNS_PAGES } from './dns-manual.ts';

/** Help texts and manual pages: prose only, loaded when somebody asks for it. */

/** `ncat -h`, as ncat 7.93 prints it. */
export const NCAT_HELP = `Ncat 7.93 ( https://nmap.org/ncat )
Usage: ncat [options] [hostname] [port]

Options taking a time assume seconds. Append 'ms' for milliseconds,
's' for seconds, 'm' for minutes, or 'h' for hours (e.g. 500ms).
  -4                         Use IPv4 only
  -6                         Use IPv6 only
  -U, --unixsock             Use Unix domain sockets only
      --vsock                Use vsock sockets only
  -C, --crlf                 Use CRLF for EOL sequence
  -c, --sh-exec <command>    Executes the given command via /bin/sh
  -e, --exec <command>       Executes the given command
      --lua-exec <filename>  Executes the given Lua script
  -g hop1[,hop2,...]         Loose source routing hop points (8 max)
  -G <n>                     Loose source routing hop pointer (4, 8, 12, ...)
  -m, --max-conns <n>        Maximum <n> simultaneous connections
  -h, --help                 Display this help screen
  -d, --delay <time>         Wait between read/writes
  -o, --output <filename>    Dump session data to a file
  -x, --hex-dump <filename>  Dump session data as hex to a file
  -i, --idle-timeout <time>  Idle read/write timeout
  -p, --source-port port     Specify source port to use
  -s, --source addr          Specify source address to use (doesn't affect -l)
  -l, --listen               Bind and listen for incoming connections
  -k, --keep-open            Accept multiple connections in listen mode
  -n, --nodns                Do not resolve hostnames via DNS
  -t, --telnet               Answer Telnet negotiations
  -u, --udp                  Use UDP instead of default TCP
      --sctp                 Use SCTP instead of default TCP
  -v, --verbose              Set verbosity level (can be used several times)
  -w, --wait <time>          Connect timeout
  -z                         Zero-I/O mode, report connection status only
      --append-output        Append rather than clobber specified output files
      --send-only            Only send data, ignoring received; quit on EOF
      --recv-only            Only receive data, never send anything
      --no-shutdown          Continue half-duplex when receiving EOF on stdin
      --allow                Allow only given hosts to connect to Ncat
      --allowfile            A file of hosts allowed to connect to Ncat
      --deny                 Deny given hosts from connecting to Ncat
      --denyfile             A file of hosts denied from connecting to Ncat
      --broker               Enable Ncat's connection brokering mode
      --chat                 Start a simple Ncat chat server
      --proxy <addr[:port]>  Specify address of host to proxy through
      --proxy-type <type>    Specify proxy type ("http", "socks4", "socks5")
      --proxy-auth <auth>    Authenticate with HTTP or SOCKS proxy server
      --proxy-dns <type>     Specify where to resolve proxy destination
      --ssl                  Connect or listen with SSL
      --ssl-cert             Specify SSL certificate file (PEM) for listening
      --ssl-key              Specify SSL private key (PEM) for listening
      --ssl-verify           Verify trust and domain name of certificates
      --ssl-trustfile        PEM file containing trusted SSL certificates
      --ssl-ciphers          Cipherlist containing SSL ciphers to use
      --ssl-servername       Request distinct server name (SNI)
      --ssl-alpn             ALPN protocol list to use
      --version              Display Ncat's version information and exit

See the ncat(1) manpage for full options, descriptions and usage examples
`;

/** What OpenBSD's nc prints when it was called in a wrong way. */
export const NC_USAGE = `usage: nc [-46CDdFhklNnrStUuvZz] [-I length] [-i interval] [-M ttl]
	  [-m minttl] [-O length] [-P proxy_username] [-p source_port]
	  [-q seconds] [-s sourceaddr] [-T keyword] [-V rtable] [-W recvlimit]
	  [-w timeout] [-X proxy_protocol] [-x proxy_address[:port]]
	  [destination] [port]
`;

/** `nc -h`. */
export const NC_HELP = `OpenBSD netcat (Debian patchlevel 1.219-1)
${NC_USAGE}	Command Summary:
		-4		Use IPv4
		-6		Use IPv6
		-b		Allow broadcast
		-C		Send CRLF as line-ending
		-D		Enable the debug socket option
		-d		Detach from stdin
		-F		Pass socket fd
		-h		This help text
		-I length	TCP receive buffer length
		-i interval	Delay interval for lines sent, ports scanned
		-k		Keep inbound sockets open for multiple connects
		-l		Listen mode, for inbound connects
		-M ttl		Outgoing TTL / Hop Limit
		-m minttl	Minimum incoming TTL / Hop Limit
		-N		Shutdown the network socket after EOF on stdin
		-n		Suppress name/port resolutions
		-O length	TCP send buffer length
		-P proxyuser	Username for proxy authentication
		-p port		Specify local port for remote connects
		-q secs		quit after EOF on stdin and delay of secs
		-r		Randomize remote ports
		-S		Enable the TCP MD5 signature option
		-s sourceaddr	Local source address
		-T keyword	TOS value
		-t		Answer TELNET negotiation
		-U		Use UNIX domain socket
		-u		UDP mode
		-V rtable	Specify alternate routing table
		-v		Verbose
		-W recvlimit	Terminate after receiving a number of packets
		-w timeout	Timeout for connects and final net reads
		-X proto	Proxy protocol: "4", "5" (SOCKS) or "connect"
		-x addr[:port]	Specify proxy address and port
		-Z		DCCP mode
		-z		Zero-I/O mode [used for scanning]
	Port numbers can be individual or ranges: lo-hi [inclusive]
`;

export const HELP = `Call the mock server:   ncat -C localhost 1025      then type   EHLO me

  network    ncat, nc, telnet, openssl, swaks, curl
  names      dig, nslookup, host
  machine    ping, traceroute, ip, ss, resolvectl
  mock       docker compose up -d | ps | logs -f | stop | start | config | down
  files      edit, less, ls, cat, head, tail, wc, tee, cp, mv, rm, touch, mkdir, rmdir, cd, pwd
  text       grep, sed, cut, tr, sort, uniq, echo, printf, base64, od, xxd, seq, yes
  other      help, man, history, clear, sleep, date, whoami, hostname,
             env, export, set, unset, read, test, exit

Pipes, redirections, here-documents, variables, loops: as in bash (man bash).
In ncat: Enter sends the line, Ctrl-D ends your side, Ctrl-C hangs up (man ncat).
`;

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
    -o FILE, -x FILE  keep what crossed, as it was or in hexadecimal
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
    The second Enter after that says "Broken pipe".

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

const DOCKER = `DOCKER(1)

NAME
    docker - a stand-in: it switches the lab's mock server

SYNOPSIS
    docker compose [-f FILE] [-p NAME] up [-d] | down | ps [-a] | logs [-f]
                   | stop | start | restart | config | pull | version
    docker run [-d] [--name NAME] [-p HOST:CONTAINER] axllent/mailpit
    docker ps [-a] | logs | stop | start | rm | images | --version

DESCRIPTION
    The practical work starts a mock mail server with docker compose. The real docker is
    not here: no image is fetched, no container runs. The lab's own mock server stands in
    for axllent/mailpit, maildev/maildev, mailhog/mailhog and rnwood/smtp4dev. It takes
    every mail, delivers none, and shows all in the "Mock inbox". Every command says so.

    The file is read as docker compose v2.40.3 reads it, and what is wrong with it is told
    in the same words. The ports that it publishes are real in this world: with
    "2525:1025" the server answers at localhost 2525, and 1025 refuses. Programs of your
    own machine find it where they did before.

    up         starts it and shows its log; Ctrl-C stops it
    up -d      starts it in the background
    ps         containers and their ports; -a: stopped ones too
    logs -f    connections and mails, those so far and those that come
    stop       it refuses connections; start brings it back, restart does both
    down       stops it and removes its container
    config     prints the file with everything written out; -q only says what is wrong

    It runs from the start, as if the course's file had been brought up for you.

EXIT STATUS
    0, 1 when something is wrong, 130 after Ctrl-C; "docker run" 125 as the real one.

DIFFERS
    One mock server stands behind all containers. Other images, Dockerfiles, exec,
    volumes and networks are not here; each is answered with what to do instead.

EXAMPLES
    docker compose up -d
    docker compose -f docker-compose.yml config
    docker run -d -p 2525:1025 axllent/mailpit
`;

const BASH = `BASH(1)

NAME
    bash - the shell of this terminal, small

DESCRIPTION
    Here are: quoting, variables, $(…), $((…)), globbing, {a,b}, pipes, < > >> 2> 2>&1
    &> << <<<, ; && || !, ( ) { }, if, for, while, until, case, [[ ]], time, functions,
    aliases, scripts (bash FILE, source FILE), jobs (&, Ctrl-Z, jobs, fg, bg, wait, kill).
    Not here: arrays, process substitution, history expansion (!!), set -e.
    Files live in this browser. Ctrl-C ends whatever runs.

KEYS
    Tab          completes; on an empty line takes the grey suggestion
    Up, Down     lines entered before        Ctrl-R    searches them
    Ctrl-A, -E   start and end of the line   Alt-B, -F a word back, forth
    Ctrl-U, -K   cut to the start, the end   Ctrl-W    cut the word before
    Ctrl-Y       paste what was cut          Ctrl-_    take the last change back
    Ctrl-L       clear the screen
`;

const BASE64 = `BASE64(1)

NAME
    base64 - octets as text and back (RFC 4648 4)

SYNOPSIS
    base64 [-d] [-i] [-w COLUMNS] [FILE]

    -d    decode          -i    while decoding, skip what is no base64
    -w    columns of a line, 76 without it; 0 for one line without an end

GOOD TO KNOW
    echo adds a line end, which is encoded too: echo -n alice | base64
    AUTH PLAIN wants NULs: printf '\\0alice\\0secret' | base64
    It is a spelling, not a secret: anybody can decode it.
`;

const EDIT = [
  'edit [FILE]',
  'A small editor: Ctrl-O saves, Ctrl-X leaves. nano and vi open it too.',
] as const;
const LESS = [
  'less [FILE…]',
  'Text by the screen: space goes on, b back, /TEXT searches, q leaves.',
] as const;

const SHORT: Readonly<Record<string, readonly [synopsis: string, says: string]>> = {
  traceroute: [
    'traceroute [-n] HOST',
    "The way to a host on the practice world's map; only the last hop is measured.",
  ],
  sudo: ['sudo COMMAND', 'Just runs the command: everybody may do everything here.'],
  ss: ['ss -tln', 'Who listens on the practice machine (localhost).'],
  resolvectl: ['resolvectl [status]', 'Which DNS server this machine asks: the one of /etc/resolv.conf.'],
  ping: [
    'ping [-c COUNT] [-i SECONDS] HOST',
    'Whether a host is there. The practice world carries no ICMP: each probe is a TCP SYN to port 7, which is refused.',
  ],
  ip: ['ip [-brief] addr | route | link', 'Addresses and ways of this machine in the practice world.'],
  download: [
    'download FILE…',
    "Gives files of this home to your browser's downloads. To bring one here, drop it on the terminal.",
  ],
  'apt-get': ['apt-get install NAME', 'As apt.'],
  apt: ['apt install NAME', 'Says whether the page has a program: nothing can be installed into it.'],
  apropos: ['apropos WORD…', 'Pages that speak of a word.'],
  alias: ["alias [NAME[='TEXT']…]", 'Another name for the beginning of a command; without TEXT, shows it.'],
  bg: ['bg [JOB…]', 'Lets stopped jobs go on beside the prompt. A JOB is %1, %2 …; without one, the last.'],
  cat: ['cat [-A] [-n] [FILE…]', 'Shows files. -A shows line ends too: ^M$ is CR LF, $ alone is LF.'],
  cd: ['cd [DIRECTORY]', 'Changes the directory; home without a name, the last one with -.'],
  clear: ['clear', 'Clears the screen (Ctrl-L keeps the line you are on).'],
  cp: [
    'cp [-r] FILE… TARGET',
    'Copies a file, or several into a directory; -r: directories with what is in them.',
  ],
  cut: [
    'cut -f LIST [-d CHARACTER] [-s] [FILE…], cut -c LIST [FILE…]',
    'Parts of each line: fields (-f 1,3-), or octets (-c 1-8).',
  ],
  date: [
    'date [-R] [-u] [+FORMAT]',
    "The time. -R writes it as a mail's Date: field wants it (RFC 5322 3.3).",
  ],
  echo: ['echo [-n] [-e] [TEXT…]', 'Prints its words. -n: no line end; -e: \\n \\r \\t \\0NNN are read.'],
  edit: EDIT,
  emacs: EDIT,
  env: ['env', 'Lists the exported variables.'],
  eval: ['eval TEXT…', 'Runs its words as a command line.'],
  exit: ['exit [STATUS]', 'Ends a subshell. The terminal itself stays open.'],
  export: ['export NAME[=VALUE]…', 'Marks variables for the programs that follow.'],
  fg: ['fg [JOB]', 'Brings a job back to the terminal: what you type is its again.'],
  grep: ['grep [-E] [-F] [-i] [-v] [-n] [-c] [-o] PATTERN [FILE…]', 'Shows the lines that match.'],
  head: ['head [-n LINES] [-c BYTES] [FILE…]', 'The first 10 lines.'],
  help: ['help', 'Lists the programs.'],
  history: ['history [-c] [COUNT]', 'Lines entered before. -c forgets them.'],
  hostname: ['hostname [-I]', 'The name of this machine in the lab; -I its address.'],
  jobs: ['jobs [-l] [-p] [JOB…]', 'What runs beside the prompt (&), and what Ctrl-Z stopped.'],
  kill: ['kill [-SIGNAL] JOB|PID…', 'Ends jobs (TERM), stops them (-STOP), lets them go on (-CONT).'],
  less: LESS,
  local: ['local NAME[=VALUE]…', 'In a function: variables that are forgotten at its end.'],
  ls: ['ls [-l] [-a] [-1] [FILE…]', 'Lists files.'],
  man: ['man PROGRAM', 'This.'],
  mkdir: ['mkdir [-p] [-v] DIRECTORY…', 'Makes directories; -p: those above them, too.'],
  more: LESS,
  mv: ['mv FILE… TARGET', 'Renames a file or a directory, or moves several into a directory.'],
  nano: EDIT,
  od: [
    'od [-c] [-t TYPE] [-A RADIX] [-j SKIP] [-N COUNT] [FILE…]',
    'Shows octets: as characters (-c shows \\r \\n), as hex (-t x1), as octal.',
  ],
  printf: ['printf FORMAT [ARGUMENT…]', "Prints exactly: printf 'EHLO me\\r\\n' is one line with CR LF."],
  pwd: ['pwd', 'The directory you are in.'],
  read: ['read [NAME…]', 'Reads a line into variables.'],
  rm: ['rm [-f] [-r] FILE…', 'Removes files; -r: directories with what is in them.'],
  rmdir: ['rmdir DIRECTORY…', 'Removes empty directories.'],
  sed: [
    'sed [-n] [-E] [-i] SCRIPT [FILE…]',
    "Edits lines: sed 's/old/new/g', sed -n '2,4p', sed '/^$/d'. -i writes the file itself (no copy is kept).",
  ],
  seq: ['seq [FIRST [STEP]] LAST', 'Prints numbers.'],
  shift: ['shift [COUNT]', 'Takes the first arguments away: $2 becomes $1.'],
  sleep: ['sleep SECONDS', 'Waits. Between commands of a pipeline it gives a server time to answer.'],
  sort: [
    'sort [-n] [-r] [-u] [-t CHARACTER] [-k FIELD[,FIELD]] [FILE…]',
    'Sorts lines, by octets as in the C locale.',
  ],
  source: [
    'source FILE [ARGUMENT…], . FILE',
    'Runs the commands of a file in this shell; bash FILE runs them in one of their own.',
  ],
  tail: ['tail [-n LINES] [-c BYTES] [FILE…]', 'The last 10 lines; -n +3: from the third on.'],
  tee: ['tee [-a] FILE…', 'Passes its input on and keeps it in files.'],
  test: ['test EXPRESSION, [ EXPRESSION ]', '-f -d -e -s -z -n = != -eq -ne -lt -le -gt -ge.'],
  touch: ['touch FILE…', 'Makes empty files.'],
  tr: ['tr [-d] [-s] [-c] SET1 [SET2]', "Octets into others (tr a-z A-Z), or away: tr -d '\\r'."],
  type: ['type NAME…', 'What a name is: a builtin, a program, a function.'],
  unalias: ['unalias [-a] NAME…', 'Forgets aliases.'],
  uniq: [
    'uniq [-c] [-d] [-u] [-i] [FILE]',
    'Of equal lines that follow one another, the first; -c counts them.',
  ],
  unset: ['unset NAME…', 'Forgets variables.'],
  vi: EDIT,
  vim: EDIT,
  wait: ['wait [JOB|PID…]', 'Until jobs end; its exit status is that of the last.'],
  wc: ['wc [-l] [-w] [-c] [-m] [FILE…]', 'Counts lines, words, bytes (-c), characters (-m).'],
  which: ['which NAME…', 'Where a program lies.'],
  whoami: ['whoami', 'Your handle.'],
  xargs: [
    'xargs [-n COUNT] [-I TEXT] COMMAND…',
    'Runs a command with the words of its input; -I: once for each line, in place of TEXT.',
  ],
  xxd: ['xxd [-p] [-b] [-g OCTETS] [-c COLUMNS] [-r] [FILE]', 'A hex dump; -r makes octets of one again.'],
  yes: ['yes [TEXT]', 'Prints a line again and again, until nobody reads it.'],
};

function shortPage(name: string, [synopsis, says]: readonly [string, string]): string {
  return `${name.toUpperCase()}(1)\n\nSYNOPSIS\n    ${synopsis}\n\nDESCRIPTION\n    ${says}\n`;
}

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

DIFFERS
    This does what swaks 20201014 does for SMTP; pipes, UNIX sockets, XCLIENT, PRDR, NTLM and --dump
    are not here. TLS is spoken for this terminal by the EHLO server.
`;

export const PAGES: Readonly<Record<string, string>> = {
  ...DNS_PAGES,
  ...Object.fromEntries(Object.entries(SHORT).map(([name, row]) => [name, shortPage(name, row)])),
  ncat: NCAT,
  nc: NC,
  netcat: NC,
  telnet: TELNET,
  openssl: OPENSSL,
  docker: DOCKER,
  swaks: SWAKS,
  curl: CURL,
  bash: BASH,
  sh: BASH,
  base64: BASE64,
};

/** Each page's name, and what it says first. */
export function summaries(): [name: string, says: string][] {
  return Object.entries(PAGES)
    .map(([name, page]): [string, string] => {
      const lines = page.split('\n').map((line) => line.trim());
      const after = (heading: string) => lines[lines.indexOf(heading) + 1] ?? '';
      const says = lines.includes('NAME') ? after('NAME').replace(/^.*? - /, '') : after('DESCRIPTION');
      return [name, says];
    })
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
