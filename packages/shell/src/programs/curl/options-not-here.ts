/** Options of curl 7.88.1 that would change something and are not here: why, or what is instead. */
const REASONS: readonly (readonly [names: string, reason: string])[] = [
  [
    'proxy preproxy proxytunnel socks4 socks4a socks5 socks5-hostname proxy1.0 proxy-user haproxy-protocol connect-to',
    'there is no proxy in the practice world',
  ],
  ['unix-socket abstract-unix-socket', 'the practice world has no Unix sockets'],
  ['doh-url', 'names are asked of the server in /etc/resolv.conf (dig asks others)'],
  [
    'cert cert-type key key-type pass engine crlfile capath pinnedpubkey ciphers tls13-ciphers curves cert-status tlsuser tlspassword',
    'TLS is spoken for this terminal by the EHLO server; --cacert, -k, --tlsv1.2 and --tls-max are here',
  ],
  ['http2 http2-prior-knowledge', 'HTTP/1.1 is spoken here'],
  [
    'digest negotiate ntlm ntlm-wb anyauth aws-sigv4 oauth2-bearer delegation',
    'HTTP logs in with Basic (-u), mail with CRAM-MD5, PLAIN or LOGIN',
  ],
  ['cookie-jar alt-svc hsts netrc netrc-file netrc-optional', 'nothing is kept from one run to the next'],
  ['config', 'options are typed; keep long ones in a script'],
  ['compressed tr-encoding raw ignore-content-length', 'bodies are taken as they come'],
  [
    'parallel parallel-immediate parallel-max rate limit-rate speed-limit speed-time',
    'one transfer runs after the other, as fast as it goes',
  ],
  [
    'retry retry-all-errors retry-connrefused retry-delay retry-max-time',
    'repeat it with the shell:  until curl …; do sleep 1; done',
  ],
  [
    'continue-at remote-header-name remote-time time-cond etag-save etag-compare xattr max-filesize',
    'a whole document is fetched each time',
  ],
  ['libcurl', 'there is no C compiler here'],
  [
    'proto proto-redir disallow-username-in-url',
    'only http, imap, pop3, smtp and their TLS forms are spoken',
  ],
  ['local-port', 'the lab gives the source port'],
];

const BY_NAME = new Map(
  REASONS.flatMap(([names, reason]) => names.split(' ').map((name) => [name, reason] as const)),
);

export const optionNotHere = (name: string): string | undefined =>
  BY_NAME.get(name) ?? (name.startsWith('proxy-') ? BY_NAME.get('proxy') : undefined);
