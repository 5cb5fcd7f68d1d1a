/** Names that completion offers, known before the programs themselves are loaded. A test holds it against the table. */
export const PROGRAM_NAMES: readonly string[] =
  `alias apropos apt apt-get base64 bash bg break cat cd clear continue cp cut date dig docker download echo edit emacs env eval exit export false fg grep head help history host hostname ip jobs kill less local ls man mkdir more mv nano nc
ncat netcat nslookup od openssl ping printf pwd read resolvectl return rm rmdir sed seq set sh shift sleep sort source ss sudo tail tee telnet test touch tr traceroute true type unalias uniq unset vi vim wait wc which whoami xargs xxd yes`.split(
    /\s+/,
  );

const NCAT_LONG =
  'append-output crlf delay help hex-dump idle-timeout no-shutdown nodns output recv-only send-only source udp verbose version wait';

const DIG_PLUS =
  'additional all answer authority bufsize= cdflag class cmd comments cookie dnssec domain= edns= identify ignore multiline ndots= noall nocmd nocomments noedns norecurse nostats nssearch qr question recurse retry= rrcomments search short showsearch stats tcp time= trace tries= ttlid ttlunits';

/** Options that completion offers, by program. */
export const PROGRAM_OPTIONS: Readonly<Record<string, readonly string[]>> = {
  ncat: ['-C', '-v', '-w', '-4', '-6', '-z', ...NCAT_LONG.split(' ').map((name) => `--${name}`)],
  nc: ['-C', '-N', '-q', '-v', '-w', '-z', '-4', '-6'],
  dig: [
    ...['-4', '-6', '-c', '-f', '-h', '-p', '-q', '-t', '-v', '-x'],
    ...DIG_PLUS.split(' ').map((name) => `+${name}`),
  ],
  host: ['-4', '-6', '-C', '-R', '-T', '-V', '-W', '-a', '-c', '-l', '-p', '-r', '-t', '-v'],
  nslookup: ['-debug', '-port=', '-query=', '-retry=', '-timeout=', '-type=', '-version'],
  telnet: ['-4', '-6', '-E', '-e'],
  ls: ['-a', '-l', '-1'],
  cat: ['-A', '-n'],
  grep: ['-c', '-i', '-n', '-v', '-o', '-E', '-F'],
  base64: ['-d', '-w'],
  head: ['-n', '-c'],
  tail: ['-n', '-c'],
};
