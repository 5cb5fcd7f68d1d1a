/** Loaded at the first Tab behind a dash. */

const NCAT_LONG =
  'append-output crlf delay help hex-dump idle-timeout keep-open listen max-conns no-shutdown nodns output recv-only send-only source ssl ssl-alpn ssl-servername ssl-trustfile ssl-verify telnet udp verbose version wait';

const DIG_PLUS =
  'additional all answer authority bufsize= cdflag class cmd comments cookie dnssec domain= edns= identify ignore multiline ndots= noall nocmd nocomments noedns norecurse nostats nssearch qr question recurse retry= rrcomments search short showsearch stats tcp time= trace tries= ttlid ttlunits';

const CURL_LONG =
  'cacert connect-timeout create-dirs crlf data-binary data-urlencode fail-with-body help interface json login-options mail-auth mail-from mail-rcpt mail-rcpt-allowfails max-redirs next output-dir resolve sasl-ir ssl ssl-reqd tls-max tlsv1.2 tlsv1.3 trace-ascii url';

/** Options that completion offers, by program. */
export const PROGRAM_OPTIONS: Readonly<Record<string, readonly string[]>> = {
  ncat: ['-C', '-k', '-l', '-v', '-w', '-4', '-6', '-z', ...NCAT_LONG.split(' ').map((name) => `--${name}`)],
  nc: ['-C', '-N', '-k', '-l', '-q', '-v', '-w', '-z', '-4', '-6'],
  dig: [
    ...['-4', '-6', '-c', '-f', '-h', '-p', '-q', '-t', '-v', '-x'],
    ...DIG_PLUS.split(' ').map((name) => `+${name}`),
  ],
  curl: [
    ...'-4 -6 -# -A -D -F -G -H -I -L -O -S -T -V -X -b -d -e -f -g -h -i -k -l -m -o -r -s -u -v -w'.split(
      ' ',
    ),
    ...CURL_LONG.split(' ').map((name) => `--${name}`),
  ],
  host: ['-4', '-6', '-C', '-R', '-T', '-V', '-W', '-a', '-c', '-l', '-p', '-r', '-t', '-v'],
  nslookup: ['-debug', '-port=', '-query=', '-retry=', '-timeout=', '-type=', '-version'],
  telnet: ['-4', '-6', '-E', '-e'],
  'openssl s_client':
    '-CAfile -alpn -brief -connect -crlf -ign_eof -quiet -servername -showcerts -starttls -tls1_2 -tls1_3 -verify_hostname -verify_return_error'.split(
      ' ',
    ),
  'openssl x509':
    '-checkend -checkhost -dates -enddate -ext -fingerprint -in -issuer -noout -pubkey -serial -sha256 -startdate -subject -text'.split(
      ' ',
    ),
  'openssl base64': ['-A', '-d', '-in', '-out'],
  ls: ['-a', '-l', '-1'],
  cat: ['-A', '-n'],
  grep: ['-c', '-i', '-n', '-v', '-o', '-E', '-F'],
  base64: ['-d', '-w'],
  head: ['-n', '-c'],
  tail: ['-n', '-c'],
};
