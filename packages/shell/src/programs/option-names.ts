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
  'docker compose': ['--file', '--project-name', '-f', '-p'],
  'docker compose up': ['--detach', '--force-recreate', '--no-start', '-d'],
  'docker compose ps': ['--all', '--quiet', '-a', '-q'],
  'docker compose logs': ['--follow', '--tail', '-f', '-n'],
  'docker compose config': ['--format', '--images', '--quiet', '--services', '-q'],
  'docker run': ['--detach', '--name', '--publish', '--rm', '-d', '-p'],
  base64: ['-d', '-w'],
  alias: '-p'.split(' '),
  bash: '-c -e -u -x -o'.split(' '),
  cat: '-A -E -T -n -v -b -s'.split(' '),
  command: '-v -V'.split(' '),
  cp: '-r -v -f'.split(' '),
  cut: '-b -c -d -f -s --complement --output-delimiter='.split(' '),
  date: '-R -u -d -I -r'.split(' '),
  declare: '-a -i -p -r -x'.split(' '),
  echo: '-e -n'.split(' '),
  env: '-i -u'.split(' '),
  export: '-n -p'.split(' '),
  grep: '-E -F -c -e -h -H -i -l -m -n -o -q -v -w -x -A -B -C -L -b -r -s'.split(' '),
  head: '-c -n -q -v'.split(' '),
  history: '-c'.split(' '),
  hostname: '-I -i'.split(' '),
  jobs: '-l -p'.split(' '),
  kill: '-l -9 -TERM -STOP -CONT -s'.split(' '),
  local: '-a -i'.split(' '),
  ls: '-1 -a -A -d -h -l -r -t -F'.split(' '),
  mapfile: '-n -t'.split(' '),
  mkdir: '-p -v'.split(' '),
  mv: '-f -v'.split(' '),
  od: '-A -c -j -N -t -v -w'.split(' '),
  ping: '-c -i -n -q -W'.split(' '),
  printf: '-v'.split(' '),
  read: '-a -d -n -p -r -s -t'.split(' '),
  readonly: '-p'.split(' '),
  rm: '-f -r -v -d'.split(' '),
  rmdir: '-v'.split(' '),
  sed: '-E -e -f -i -n -s'.split(' '),
  seq: '-f -s -w'.split(' '),
  set: '-e -f -o -u -x --'.split(' '),
  sort: '-c -f -h -k -n -r -s -t -u -V -m -o'.split(' '),
  ss: '-l -n -t'.split(' '),
  swaks:
    '--to --from --server --helo --header --body --attach --data --auth --auth-user --auth-password --tls --tls-on-connect --quit-after --silent'.split(
      ' ',
    ),
  tail: '-c -f -F -n -q -s -v'.split(' '),
  tee: '-a'.split(' '),
  tr: '-c -d -s -t'.split(' '),
  traceroute: '-n -q -m'.split(' '),
  trap: '-l -p'.split(' '),
  type: '-t'.split(' '),
  unalias: '-a'.split(' '),
  uniq: '-c -d -f -i -s -u -w'.split(' '),
  unset: '-f -v'.split(' '),
  wc: '-c -l -m -w'.split(' '),
  xargs: '-I -n -0 -L -d -r -t'.split(' '),
  xxd: '-b -c -g -l -p -r -s -u'.split(' '),
};

/** Names that mean another program: what Tab and the manual know of it is theirs. */
export const SAME_PROGRAM: Readonly<Record<string, string>> = {
  '.': 'source',
  'apt-get': 'apt',
  emacs: 'edit',
  more: 'less',
  nano: 'edit',
  netcat: 'nc',
  readarray: 'mapfile',
  sh: 'bash',
  typeset: 'declare',
  vi: 'edit',
  vim: 'edit',
};
