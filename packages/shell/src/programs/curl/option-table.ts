/** What is given with an option. `switch`: nothing, and `--no-NAME` turns it off; `file`: a value, a file's name. */
export type OptionKind = 'none' | 'switch' | 'value' | 'file';

export interface OptionRow {
  letter: string | undefined;
  name: string;
  kind: OptionKind;
}

/** curl 7.88.1's own table, in its order (src/tool_getparam.c): short letter or `-`, long name, kind. */
const ROWS = `
- url value
- dns-ipv4-addr value
- dns-ipv6-addr value
- random-file file
- egd-file value
- oauth2-bearer value
- connect-timeout value
- doh-url value
- ciphers value
- dns-interface value
- disable-epsv switch
- disallow-username-in-url switch
- epsv switch
- dns-servers value
- trace file
- npn switch
- trace-ascii file
- alpn switch
- limit-rate value
- rate value
- compressed switch
- tr-encoding switch
- digest switch
- negotiate switch
- ntlm switch
- ntlm-wb switch
- basic switch
- anyauth switch
- ftp-create-dirs switch
- create-dirs switch
- create-file-mode value
- max-redirs value
- proxy-ntlm switch
- crlf switch
- stderr file
- aws-sigv4 value
- interface value
- krb value
- krb4 value
- haproxy-protocol switch
- max-filesize value
- disable-eprt switch
- eprt switch
- xattr switch
- ftp-ssl switch
- ssl switch
- ftp-pasv switch
- socks5 value
- tcp-nodelay switch
- proxy-digest switch
- proxy-basic switch
- retry value
- retry-connrefused switch
- retry-delay value
- retry-max-time value
- proxy-negotiate switch
- form-escape switch
- ftp-account value
- proxy-anyauth switch
- trace-time switch
- ignore-content-length switch
- ftp-skip-pasv-ip switch
- ftp-method value
- local-port value
- socks4 value
- socks4a value
- ftp-alternative-to-user value
- ftp-ssl-reqd switch
- ssl-reqd switch
- sessionid switch
- ftp-ssl-control switch
- ftp-ssl-ccc switch
- ftp-ssl-ccc-mode value
- libcurl value
- raw switch
- post301 switch
- keepalive switch
- socks5-hostname value
- keepalive-time value
- post302 switch
- noproxy value
- socks5-gssapi-nec switch
- proxy1.0 value
- tftp-blksize value
- mail-from value
- mail-rcpt value
- ftp-pret switch
- proto value
- proto-redir value
- resolve value
- delegation value
- mail-auth value
- post303 switch
- metalink switch
- sasl-authzid value
- sasl-ir switch
- test-event switch
- unix-socket file
- path-as-is switch
- socks5-gssapi-service value
- proxy-service-name value
- service-name value
- proto-default value
- expect100-timeout value
- tftp-no-options switch
- connect-to value
- abstract-unix-socket file
- tls-max value
- suppress-connect-headers switch
- compressed-ssh switch
- happy-eyeballs-timeout-ms value
- retry-all-errors switch
0 http1.0 none
- http1.1 none
- http2 none
- http2-prior-knowledge none
- http3 none
- http3-only none
- http0.9 switch
1 tlsv1 none
- tlsv1.0 none
- tlsv1.1 none
- tlsv1.2 none
- tlsv1.3 none
- tls13-ciphers value
- proxy-tls13-ciphers value
2 sslv2 none
3 sslv3 none
4 ipv4 none
6 ipv6 none
a append switch
A user-agent value
b cookie value
- alt-svc value
- hsts value
B use-ascii switch
c cookie-jar value
C continue-at value
d data value
- data-raw value
- data-ascii value
- data-binary value
- data-urlencode value
- json value
- url-query value
D dump-header file
e referer value
E cert file
- cacert file
- cert-type value
- key file
- key-type value
- pass value
- engine value
- capath file
- pubkey value
- hostpubmd5 value
- hostpubsha256 value
- crlfile file
- tlsuser value
- tlspassword value
- tlsauthtype value
- ssl-allow-beast switch
- ssl-auto-client-cert switch
- proxy-ssl-auto-client-cert switch
- pinnedpubkey value
- proxy-pinnedpubkey value
- cert-status switch
- doh-cert-status switch
- false-start switch
- ssl-no-revoke switch
- ssl-revoke-best-effort switch
- tcp-fastopen switch
- proxy-tlsuser value
- proxy-tlspassword value
- proxy-tlsauthtype value
- proxy-cert file
- proxy-cert-type value
- proxy-key file
- proxy-key-type value
- proxy-pass value
- proxy-ciphers value
- proxy-crlfile file
- proxy-ssl-allow-beast switch
- login-options value
- proxy-cacert file
- proxy-capath file
- proxy-insecure switch
- proxy-tlsv1 none
- socks5-basic switch
- socks5-gssapi switch
- etag-save file
- etag-compare file
- curves value
f fail switch
- fail-early switch
- styled-output switch
- mail-rcpt-allowfails switch
- fail-with-body switch
- remove-on-error switch
F form value
- form-string value
g globoff switch
G get switch
- request-target value
h help switch
H header value
- proxy-header value
i include switch
I head switch
j junk-session-cookies switch
J remote-header-name switch
k insecure switch
- doh-insecure switch
K config file
l list-only switch
L location switch
- location-trusted switch
m max-time value
M manual switch
n netrc switch
- netrc-optional switch
- netrc-file file
N buffer switch
o output file
O remote-name switch
- remote-name-all switch
- output-dir value
- clobber switch
p proxytunnel switch
P ftp-port value
q disable switch
Q quote value
r range value
R remote-time switch
s silent switch
S show-error switch
t telnet-option value
T upload-file file
u user value
U proxy-user value
v verbose switch
V version switch
w write-out value
x proxy value
- preproxy value
X request value
Y speed-limit value
y speed-time value
z time-cond value
Z parallel switch
- parallel-max value
- parallel-immediate switch
# progress-bar switch
- progress-meter switch
: next none
`;

export const OPTION_ROWS: readonly OptionRow[] = ROWS.trim()
  .split('\n')
  .map((row) => {
    const [letter, name, kind] = row.split(' ') as [string, string, OptionKind];
    return { letter: letter === '-' ? undefined : letter, name, kind };
  });

export type Found = { row: OptionRow; on: boolean } | 'unknown' | 'ambiguous' | 'no-switch';

/** `--NAME`, `--no-NAME`, or a beginning of them that only one option has. The case of letters does not matter. */
export function findLong(word: string): Found {
  const off = word.startsWith('no-');
  const name = (off ? word.slice(3) : word).toLowerCase();
  const exact = OPTION_ROWS.find((row) => row.name === name);
  const candidates = exact ? [exact] : OPTION_ROWS.filter((row) => row.name.startsWith(name));
  const [row, other] = candidates;
  if (!row) return 'unknown';
  if (other) return 'ambiguous';
  return off && row.kind !== 'switch' ? 'no-switch' : { row, on: !off };
}

export const findShort = (letter: string): OptionRow | undefined =>
  OPTION_ROWS.find((row) => row.letter === letter);
