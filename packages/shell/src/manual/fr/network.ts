/** Pages that speak over the network. */

const NCAT = `NCAT(1)

NOM
    ncat - parler à la main avec un serveur TCP

SYNOPSIS
    ncat [-C] [-v] [-w DURÉE] HÔTE [PORT]

DESCRIPTION
    Ouvre une connexion TCP. Ce que vous tapez va au serveur ligne par ligne, à Entrée ;
    ce que le serveur envoie est montré. C'est ncat 7.93, côté client.

    -C, --crlf        finir les lignes par CR LF, comme le veulent les protocoles du courrier (RFC 5321 2.3.8)
    -v                dire ce qui se passe, et combien d'octets ont passé
    -w DURÉE          renoncer à l'appel après DURÉE (2, 500ms) ; sans cela, 10 secondes
    -i DURÉE          finir après DURÉE de silence
    -4, -6            IPv4 ou IPv6 seulement
    -n                HÔTE doit être une adresse
    -s ADRESSE        appeler de cette adresse
    -z                voir seulement si quelqu'un écoute
    -o FICHIER        garder ce qui a passé, tel quel
    -x FICHIER        le garder en hexadécimal
    --no-shutdown     ne pas finir son côté à la fin de l'entrée
    --send-only, --recv-only, -d DURÉE, -u, -t
    -l [PORT]         attendre un appel de votre salle (31337 sans PORT) ; -k pour l'un après l'autre

    --ssl                     parler TLS dès le premier octet
    --ssl-verify              raccrocher quand le certificat ne se vérifie pas
    --ssl-trustfile FICHIER   se fier à ce que dit FICHIER, et vérifier
    --ssl-servername NOM      demander ce nom
    --ssl-alpn LISTE          protocoles à proposer

TOUCHES
    Entrée    envoie la ligne           Ctrl-D    sur une ligne vide : finit votre côté
    Ctrl-C    raccroche                 Ctrl-D    dans une ligne : l'envoie sans fin de ligne
    Droite    à la fin de la ligne, prend la suggestion grise

BON À SAVOIR
    Quand le serveur ferme le premier (après 221), ncat reste. Ctrl-D le finit.
    Quelques Entrées le finissent aussi, par « Broken pipe ».

DIFFÉRENCES
    Noms et adresses sont ceux du labo ; rien n'est appelé en dehors.
    Entre cette page et le labo, tout passe dans un WebSocket ; la connexion TCP
    elle-même commence au serveur du labo.
    Ici, les flèches bougent dans la ligne ; un vrai terminal imprimerait ^[[D.
    C'est le serveur EHLO qui parle TLS pour ce terminal ; entre ici et là, c'est la
    connexion de la page. Ce à quoi ncat se fie est l'autorité du labo.
    -l s'atteint des autres terminaux de votre salle : à localhost, et au nom de votre machine
    (hostname). Absents : --proxy, -e, -c et ce qui va avec, -l avec --ssl ou -u.

EXEMPLES
    ncat -C localhost 1025
    ncat -C localhost 1025 < mail.txt
    (sleep 1; echo "EHLO me"; sleep 1; echo QUIT) | ncat -C localhost 1025
    ncat -C --ssl mail.campus.test 465
    ncat -lv 4444              et dans un autre terminal :  ncat localhost 4444
`;

const NC = `NC(1)

NOM
    nc, netcat - parler à la main avec un serveur TCP (celui d'OpenBSD)

SYNOPSIS
    nc [-C] [-N] [-v] [-w SECONDES] [-q SECONDES] HÔTE PORT

DESCRIPTION
    Comme ncat, avec d'autres habitudes : un appel refusé se tait sans -v, et la fin de
    votre entrée ne finit pas votre côté, sauf avec -N.

    -C            finir les lignes par CR LF
    -N            à la fin de l'entrée, finir votre côté
    -q SECONDES   partir tant de secondes après la fin de l'entrée
    -v            dire ce qui se passe
    -w SECONDES   renoncer à l'appel, ou à un silence, après ce temps
    -z            voir seulement si quelqu'un écoute ; PORT peut être une plage : 20-30
    -l PORT       attendre un appel de votre salle ; -k pour l'un après l'autre
    -4, -6, -n, -d, -i SECONDES, -s ADRESSE, -t, -u, -W NOMBRE

DIFFÉRENCES
    Absents : tout ce qui touche aux mandataires, -U, et -l avec -u.

EXEMPLES
    nc -Cv localhost 1025
    nc -l 4444                 et dans un autre terminal :  nc localhost 4444
`;

const TELNET = `TELNET(1)

NOM
    telnet - parler à la main avec un serveur TCP, à l'ancienne

SYNOPSIS
    telnet [-4] [-6] [-e CARACTÈRE] [-E] [HÔTE [PORT]]

DESCRIPTION
    Ouvre une connexion TCP et envoie chaque ligne avec CR LF à la fin. C'est le telnet
    de GNU inetutils 2.4. Sans HÔTE, il commence à sa propre invite.

    -e CARACTÈRE  mène à l'invite au lieu de Ctrl-]          -E  aucun caractère ne le fait
    -4, -6        IPv4 ou IPv6 seulement

TOUCHES
    Ctrl-]    l'invite telnet> : quit, status, send ?, mode ?, help ;
              une ligne vide ramène au dialogue
    Ctrl-C    va au serveur comme « interrupt process » de TELNET et ne finit pas telnet ;
              un serveur de courrier ne le connaît pas, et telnet ne montre plus rien : Ctrl-] quit
    Ctrl-D    envoie l'octet 04

BON À SAVOIR
    telnet finit de lui-même quand le serveur ferme.
    Un octet 255 dans ce qu'envoie le serveur est un ordre pour telnet. Pour le courrier, ncat -C
    est le meilleur outil : il envoie ce que vous tapez et rien d'autre.
    Ce par quoi un tube finit d'un coup peut se perdre : (sleep 1; echo QUIT; sleep 1) | telnet localhost 1025

DIFFÉRENCES
    Absents : identification, chiffrement, Kerberos, .telnetrc, et slc, auth, encrypt, environ, ! à l'invite.

EXEMPLES
    telnet localhost 1025
    telnet mail.campus.test 25
`;

const OPENSSL = `OPENSSL(1)

NOM
    openssl - TLS à la main, et ce que dit un certificat

SYNOPSIS
    openssl s_client -connect HÔTE:PORT [-starttls smtp|pop3|imap] [-crlf] [-quiet] …
    openssl x509 [-in FICHIER] [-noout] [-text] [-subject] [-issuer] [-dates] …
    openssl base64 [-d] [-A] [-in FICHIER] [-out FICHIER]
    openssl sha256 [FICHIER…], openssl version

DESCRIPTION
    C'est OpenSSL 3.0, autant que le courrier en a besoin.

    s_client -crlf             finir les lignes par CR LF : les serveurs de courrier le veulent
             -starttls PROTO   commencer en clair et demander TLS, comme les logiciels de courrier
             -quiet            le dialogue seul ; -brief : les faits seuls
             -showcerts        toute la chaîne
             -servername NOM   demander ce nom ; -alpn LISTE  protocoles à proposer
             -CAfile FICHIER   se fier à ce que dit FICHIER ; sinon à l'autorité du labo
             -verify_return_error, -verify_hostname NOM
             -tls1_2, -tls1_3  cette version seulement
             -ign_eof          ne pas finir à Ctrl-D
    x509     lit un certificat d'un FICHIER ou d'un tube : -text le montre en entier, -fingerprint
             son empreinte, -ext subjectAltName ses noms, -checkhost NOM, -checkend SECONDES

BON À SAVOIR
    Dans s_client, une ligne qui commence par Q majuscule le finit, et une par R demande une
    nouvelle négociation : QUIT et RCPT TO: n'arrivent jamais au serveur. Écrivez quit et rcpt to:, ou -quiet.
    Un certificat qui ne se vérifie pas est annoncé, et utilisé quand même.

DIFFÉRENCES
    C'est le serveur EHLO qui parle TLS pour ce terminal. Les tickets de session de TLS 1.3 ne sont pas montrés.
    Une ligne qui commence par K imprime KEYUPDATE et ne change aucune clé.
    Absents : créer clés et certificats, s_server, les certificats de client.

EXEMPLES
    openssl s_client -connect mail.campus.test:465 -crlf -quiet
    openssl s_client -connect mail.campus.test:587 -starttls smtp -crlf -brief
    openssl s_client -connect mail.campus.test:465 </dev/null 2>/dev/null | openssl x509 -noout -text
    printf '\\0alice\\0secret' | openssl base64
`;

const SWAKS = `SWAKS(1)

NOM
    swaks - envoyer un courrier d'une ligne de commande, chaque ligne montrée

SYNOPSIS
    swaks --to ADRESSE [--from ADRESSE] [--server HÔTE[:PORT]] [OPTION…]

DESCRIPTION
    Parle une transaction SMTP et montre les deux côtés : === ce qu'il fait, -> ce qu'il dit,
    <- ce que le serveur répond, <** une réponse qui n'est pas un succès ; ~ pour - où l'on parle TLS.
    Sans --server, il demande au DNS le MX du domaine du premier destinataire.

OPTIONS
    -t, --to, -f, --from       enveloppe ; plusieurs destinataires avec des virgules
    -s, --server, -p, --port   vers où
    -h, --helo NOM             comment il se nomme
    -tls, -tlsc, -tlso         STARTTLS, TLS tout de suite, TLS s'il est offert
    -a, -au NOM, -ap MOT       s'identifier (CRAM-MD5, LOGIN, PLAIN dans cet ordre ; -a PLAIN : celui-là)
    --header 'Nom: valeur'     dans l'en-tête de la lettre ; --h-Subject TEXTE de même
    --body TEXTE|@FICHIER      le texte ; \\n est une fin de ligne
    --attach @FICHIER          avec --attach-type, --attach-name
    --data TEXTE|@FICHIER|-    une lettre entière
    -q, --quit-after OÙ        CONNECT, EHLO, TLS, AUTH, MAIL, RCPT : s'arrêter là, poliment
    -n                         sans les lignes de la lettre ; -ha rien ; --silent 1, 2, 3
    -li ADRESSE                appeler de cette adresse

EXEMPLES
    swaks --to bob@campus.test --server localhost:1025
    swaks --to alice@campus.test --from bob@campus.test --server mail.campus.test:587 -tls -a -au bob

STATUT DE SORTIE
    0 fait, 2 pas de connexion, 6 coupée, 21 accueil, 22 HELO, 23 MAIL, 24 RCPT, 25 DATA, 26 la lettre,
    28 identification, 29 TLS

DIFFÉRENCES
    Fait ce que fait swaks 20201014 pour SMTP ; tubes, sockets UNIX, XCLIENT, PRDR, NTLM et --dump
    sont absents. C'est le serveur EHLO qui parle TLS pour ce terminal.
`;

const CURL = `CURL(1)

NOM
    curl - envoyer et chercher du courrier, des pages : une URL, une ligne

SYNOPSIS
    curl [OPTION…] URL…

DESCRIPTION
    Comme dans Debian 12 (7.88.1) : les mêmes lignes, le même statut, les mêmes octets sur le fil.
    http:// https:// smtp:// smtps:// pop3:// pop3s:// imap:// imaps:// sont parlés. -v montre le dialogue :
    > ce que dit curl, < ce que dit le serveur, * ce que pense curl, } { des octets seulement comptés.

COURRIER
    --mail-from ADRESSE        enveloppe : MAIL FROM
    --mail-rcpt ADRESSE        enveloppe : RCPT TO ; une fois par destinataire
    -T FICHIER, -T -           la lettre ; ses lignes finissent par CR LF (--crlf met CR devant chaque LF)
    smtp://HÔTE/NOM            EHLO NOM ; sans lui, EHLO est suivi du nom du fichier, ou de cette machine
    --mail-rcpt bob            sans -T : VRFY bob
    -X 'COMMANDE'              une autre commande : NOOP, HELP, EXPN ; en POP3 UIDL, STAT ; en IMAP à volonté
    -u NOM:MOT                 s'identifier : CRAM-MD5 s'il est offert, sinon PLAIN, sinon LOGIN ; POP3 : APOP, USER
    --login-options AUTH=PLAIN celui-là seulement ; --sasl-ir : son premier mot avec la commande
    --ssl-reqd                 STARTTLS, ou rien ; --ssl : STARTTLS s'il est là
    --mail-auth, --mail-rcpt-allowfails, --sasl-authzid, -F (une lettre en parties)

    pop3://HÔTE                la liste ; pop3://HÔTE/1 : la première lettre ; -l pop3://HÔTE/1 : sa taille
    imap://HÔTE                les boîtes ; 'imap://HÔTE/INBOX;UID=1' une lettre ; ';MAILINDEX=1' par sa place
    'imap://HÔTE/INBOX?SUBJECT hi'  cherche ; ';SECTION=TEXT' une partie ; -T y met une lettre

WEB
    -i, -I, -D FICHIER         en-têtes aussi, en-têtes seuls, en-têtes dans un fichier
    -X MÉTHODE, -d DONNÉES, --data-urlencode, --json, -F NOM=VALEUR, -G, -H 'Nom: valeur', -A, -e, -b, -r
    -L, --max-redirs, -f, --fail-with-body, -u

TLS
    --cacert FICHIER, -k       à qui se fier ; à tous
    --tlsv1.2, --tls-max 1.2   versions

PARTOUT
    -v, --trace-ascii FICHIER, -s, -S, -o FICHIER, -O, --output-dir, --create-dirs, -w '%{http_code}\\n'
    --connect-timeout, -m SECONDES, -4, -6, --resolve HÔTE:PORT:ADRESSE, --interface, --next, -#, -V, --help all
    {a,b} et [1-9] dans une URL en valent plusieurs ; -g les prend tels quels

EXEMPLES
    printf 'Subject: hi\\r\\n\\r\\nHello\\r\\n' | curl -v smtp://localhost:1025/me --mail-from me@campus.test --mail-rcpt bob@campus.test -T -
    curl --ssl-reqd smtp://mail.campus.test:587 -u bob:secret --mail-from bob@campus.test --mail-rcpt alice@campus.test -T letter.txt
    curl -v pop3://mail.campus.test -u bob:secret
    curl 'imap://mail.campus.test/INBOX;MAILINDEX=1' -u bob:secret
    curl -i http://www.campus.test/

STATUT DE SORTIE
    0 fait, 1 protocole, 2 options, 3 URL, 6 nom inconnu, 7 pas de connexion, 8 réponse étrange, 22 HTTP dès 400 (-f),
    23 écriture, 26 lecture, 28 trop lent, 35 TLS, 52 pas de réponse, 55 refusé à l'envoi, 56 à la réception,
    60 certificat, 64 pas de TLS, 67 identification, 78 pas de telle lettre

DIFFÉRENCES
    Chaque option absente le dit : mandataires, HTTP/2, fichiers de cookies, --retry, --compressed, certificats de client.
    C'est le serveur EHLO qui parle TLS pour ce terminal : les tailles entre { } sont celles de messages usuels, et les
    tickets de session ne sont pas dits. La seconde famille d'adresses est essayée après 1 s, non 0,2 s. -V nomme les
    protocoles de cette page.
`;

export const PAGES: Readonly<Record<string, string>> = {
  ncat: NCAT,
  nc: NC,
  telnet: TELNET,
  openssl: OPENSSL,
  swaks: SWAKS,
  curl: CURL,
};
