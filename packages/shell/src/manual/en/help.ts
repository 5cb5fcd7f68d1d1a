export const HELP = `Call the mock server:   ncat -C localhost 1025      then type   EHLO me

  network    ncat, nc, telnet, openssl, swaks, curl
  names      dig, nslookup, host
  machine    ping, traceroute, ip, ss, resolvectl
  mock       docker compose up -d | ps | logs -f | stop | start | config | down
  files      edit, less, ls, cat, head, tail, wc, tee, cp, mv, rm, touch, mkdir, rmdir, cd, pwd
  text       grep, sed, cut, tr, sort, uniq, tac, echo, printf, base64, od, xxd, seq, yes
  other      help, man, apropos, history, clear, sleep, date, whoami, hostname,
             env, export, set, unset, read, test, trap, exit

Pipes, redirections, here-documents, variables, loops: as in bash (man bash).
In ncat: Enter sends the line, Ctrl-D ends your side, Ctrl-C hangs up (man ncat).
`;
