/** Names that completion offers, known before the programs themselves are loaded. A test holds it against the table. */
export const PROGRAM_NAMES: readonly string[] =
  `alias apropos apt apt-get base64 basename bash bg break builtin cat cd clear command continue cp curl cut date declare dig dirname docker download echo edit emacs env eval exec exit export false fg fresh-home getopts grep hash head help history host hostname ip jobs kill less let local ls man mapfile mkdir more mv nano nc ncat netcat nslookup od openssl ping printf pwd read readarray readonly resolvectl return rm rmdir sed seq set sh shift sleep sort source ss sudo swaks tac tail tee telnet test touch tr traceroute trap true type typeset umask unalias uniq unset vi vim wait wc which whoami xargs xxd yes`.split(
    /\s+/,
  );
