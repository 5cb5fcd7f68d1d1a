/** Names that completion offers, known before the programs themselves are loaded. A test holds it against the table. */
export const PROGRAM_NAMES: readonly string[] =
  `alias apropos apt apt-get base64 bash bg break cat cd clear continue cp cut date dig docker download echo edit emacs env eval exit export false fg grep head help history host hostname ip jobs kill less local ls man mkdir more mv nano nc
ncat netcat nslookup od openssl ping printf pwd read resolvectl return rm rmdir sed seq set sh shift sleep sort source ss sudo swaks tail tee telnet test touch tr traceroute true type unalias uniq unset vi vim wait wc which whoami xargs xxd yes`.split(
    /\s+/,
  );
