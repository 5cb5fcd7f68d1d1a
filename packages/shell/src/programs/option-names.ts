/** Loaded at the first Tab behind a dash. */

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
