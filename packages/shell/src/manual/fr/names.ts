/** Pages that ask the DNS. */

const DIG = `DIG(1)

NOM
    dig - interroger le DNS, et montrer toute la réponse

SYNOPSIS
    dig [@SERVEUR] [NOM] [TYPE] [CLASSE] [+OPTION…] [-OPTION…]

DESCRIPTION
    Envoie une question à un serveur DNS et écrit ce qui est revenu : en-tête, question,
    réponse, autorité, additionnel, et la durée. C'est dig de BIND 9.18.
    Sans SERVEUR, il demande au résolveur de cette machine ; sans TYPE, il demande A.
    Il demande en UDP ; en TCP quand la réponse était coupée (TC), et pour ANY et AXFR.

    -t TYPE, -q NOM, -c CLASSE   de même, en le disant
    -x ADRESSE                   le nom qui va avec une adresse (PTR)
    -p PORT                      un autre port que 53
    -f FICHIER                   une question par ligne
    -4, -6, -b ADRESSE, -u, -r, -v, -h

    +short                       les données seules
    +noall +answer               la section réponse seule ; aussi +authority, +additional,
                                 +question, +comments, +stats, +cmd ; +no… enlève
    +multiline                   un SOA en lignes, avec le sens de chaque nombre
    +tcp                         en TCP dès le début
    +norecurse                   ne demander que ce que le serveur sait lui-même
    +trace                       depuis la racine, serveur par serveur
    +dnssec, +noedns, +bufsize=N, +nocookie
    +time=SECONDES, +tries=N     combien attendre, combien d'essais
    +search, +domain=NOM, +ndots=N   mettre des domaines derrière un nom court
    +identify, +ttlid, +ttlunits, +qr, +rrcomments, +nssearch
    dig -h les liste toutes. Une option peut s'abréger : +multi, +nocom.

    Plusieurs questions tiennent sur une ligne, chacune avec ses options après son nom.
    Les options de tout dig sont dans ~/.digrc.

STATUT DE SORTIE
    0   une réponse est venue, quoi qu'elle dise : NXDOMAIN et SERVFAIL aussi
    1   la ligne était fausse      8   -f n'a pas trouvé de fichier
    9   aucun serveur n'a répondu 10   un nombre était faux

EXEMPLES
    dig campus.test MX
    dig +short faculty.test MX
    dig campus.test any
    dig -x 192.0.2.25
    dig @ns1.campus.test axfr lonely.test

DIFFÉRENCES
    Noms et adresses sont ceux du labo ; les autres sont REFUSED, sauf si l'exploitant du
    labo les laisse passer. heig-vd.ch est une copie datée de ses records publics.
    Il n'y a ici ni IXFR qui vaille, ni DNSSEC à montrer, ni serveur TLS ou HTTPS à interroger,
    ni clé pour -k et -y. +yaml est absent.

VOIR AUSSI
    host(1) et nslookup(1) demandent de même et en disent moins. RFC 1035.
`;

const HOST = `HOST(1)

NOM
    host - chercher un nom, et le dire en une phrase

SYNOPSIS
    host [-t TYPE] [-a] [-v] [-C] [-l] [-T] [-r] [-W SECONDES] [-R ESSAIS] NOM [SERVEUR]

DESCRIPTION
    Demande A, AAAA et MX d'un NOM, ou le nom d'une adresse. C'est host de
    BIND 9.18. Les options sont devant le NOM.

    -t TYPE       demander plutôt ce type
    -a            tout (ANY), comme message entier
    -v            le message entier
    -C            le SOA de chaque serveur d'une zone : sont-ils pareils ?
    -l            lister une zone (AXFR)
    -T            en TCP             -r   ne demander que ce que le serveur sait lui-même
    -W SECONDES   combien attendre   -R   combien d'essais
    -c CLASSE, -N NDOTS, -p PORT, -s, -4, -6, -A, -U, -w, -V

STATUT DE SORTIE
    0   une réponse est venue   1   aucune, ou elle dit non (NXDOMAIN)   2   un type faux

EXEMPLES
    host campus.test
    host -t mx faculty.test
    host 192.0.2.25
    host -l campus.test ns1.campus.test

DIFFÉRENCES
    Noms et adresses sont ceux du labo (man dig).
`;

const NSLOOKUP = `NSLOOKUP(1)

NOM
    nslookup - chercher des noms, en une ligne ou en dialogue

SYNOPSIS
    nslookup [-OPTION…] [NOM] [SERVEUR]
    nslookup [-OPTION…] [- SERVEUR]

DESCRIPTION
    Demande A et AAAA d'un NOM, ou le nom d'une adresse. Sans NOM commence
    un dialogue : un nom ou une commande par ligne. C'est nslookup de BIND 9.18.

    -type=TYPE     demander ce type (aussi -query=, -q=)
    -debug         la réponse entière
    -port=N, -timeout=SECONDES, -retry=N, -domain=NOM, -norecurse, -vc, -nosearch

    Dans le dialogue :
    NOM            le cherche
    set OPTION     les options ci-dessus : set type=mx
    set all        ce qui est réglé
    server NOM     interroger ce serveur dès maintenant
    exit, Ctrl-D   le finit. « quit » est cherché comme un nom : le vrai fait de même.

    « Non-authoritative answer: » veut dire que le serveur en a demandé d'autres (aa n'est pas mis).

STATUT DE SORTIE
    0   les dernières réponses étaient bonnes      1   aucune, ou l'une dit non

EXEMPLES
    nslookup heig-vd.ch
    nslookup -type=mx campus.test
    nslookup campus.test ns1.campus.test

DIFFÉRENCES
    Noms et adresses sont ceux du labo (man dig).
`;

export const PAGES: Readonly<Record<string, string>> = {
  dig: DIG,
  host: HOST,
  nslookup: NSLOOKUP,
};
