export const HELP = `Appeler le serveur mock :   ncat -C localhost 1025      puis taper   EHLO me

  réseau     ncat, nc, telnet, openssl, swaks, curl
  noms       dig, nslookup, host
  machine    ping, traceroute, ip, ss, resolvectl
  mock       docker compose up -d | ps | logs -f | stop | start | config | down
  fichiers   edit, less, ls, cat, head, tail, wc, tee, cp, mv, rm, touch, mkdir, rmdir, cd, pwd
  texte      grep, sed, cut, tr, sort, uniq, tac, echo, printf, base64, od, xxd, seq, yes
  autres     help, man, apropos, history, clear, sleep, date, whoami, hostname,
             env, export, set, unset, read, test, trap, exit

Tubes, redirections, here-documents (<<), variables, boucles : comme dans bash (man bash).
Dans ncat : Entrée envoie la ligne, Ctrl-D finit votre côté, Ctrl-C raccroche (man ncat).
`;
