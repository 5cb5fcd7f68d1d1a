import type { MailboxPage } from '../../reference-words.ts';

/** Les commandes de POP3, en détail. */
export const refPop3: Record<string, MailboxPage> = {
  'pop3-user': {
    head: 'USER dit à qui est la boîte.',
    answers: {
      '+OK':
        'Le nom est noté. Cela ne dit pas qu’une telle boîte existe : bien des serveurs notent n’importe quel nom.',
      '-ERR': 'Pas de boîte de ce nom, ou le serveur ne prend pas de mot de passe en clair.',
    },
    know: [
      '`PASS` doit suivre ; `QUIT` le peut.',
      'La ligne passe en clair : sur le port 110, seulement après `STLS`, ou prenez le port 995.',
    ],
  },
  'pop3-pass': {
    head: 'PASS donne le mot de passe, et ouvre la boîte.',
    answers: {
      '+OK': 'Vous y êtes. La boîte est ouverte, et verrouillée : aucune autre session POP3 n’y entre.',
      '-ERR': 'Nom ou mot de passe faux, ou une autre session tient le verrou. On recommence par `USER`.',
    },
    know: [
      'Seulement juste après un `USER` qui a reçu `+OK`.',
      'Tout ce qui suit l’espace est le mot de passe, les autres espaces aussi.',
      'Avec `[IN-USE]`, le mot de passe était bon : un logiciel de courrier a la boîte ouverte.',
    ],
  },
  'pop3-apop': {
    head: 'APOP prouve que vous connaissez le mot de passe.',
    answers: {
      '+OK': 'La preuve est bonne. La boîte est ouverte, et verrouillée.',
      '-ERR': 'La preuve est fausse, ou le nom, ou la boîte est verrouillée.',
    },
    know: [
      'La preuve est le MD5 du tampon de la salutation, chevrons compris, suivi du mot de passe : 32 chiffres hexadécimaux, en minuscules.',
      'Une salutation sans tampon `<…>` veut dire : pas de `APOP` ici.',
      'Le mot de passe ne passe pas. Mais le serveur doit le garder lisible, et MD5 est faible désormais : TLS a remplacé `APOP`.',
    ],
  },
  'pop3-auth': {
    head: 'AUTH identifie par un mécanisme de votre choix.',
    answers: {
      '+': 'Il demande quelque chose, en base64 ; la ligne suivante est votre réponse, en base64 aussi.',
      '+OK': 'Vous y êtes. La boîte est ouverte, et verrouillée.',
      '-ERR':
        'Pas identifié : le mécanisme n’est pas proposé, ou la réponse était fausse, ou vous avez renoncé.',
    },
    know: [
      '`CAPA` nomme les mécanismes derrière `SASL`.',
      'Une ligne avec `*` seule fait renoncer.',
      'Le base64 ne cache rien : `PLAIN` a sa place dans TLS.',
    ],
  },
  'pop3-stls': {
    head: 'STLS chiffre la connexion à partir d’ici.',
    answers: {
      '+OK': 'La négociation TLS commence aussitôt ; aucun texte entre les deux.',
      '-ERR': 'Pas de TLS ici, ou TLS y est déjà, ou vous êtes identifié.',
    },
    know: [
      'Avant l’identification seulement.',
      'Redemandez `CAPA` ensuite : ce qui a été dit avant ne compte plus.',
      'Qui est au milieu peut ôter `STLS` de la liste ; le port 995 commence par TLS et n’a pas cette faiblesse.',
    ],
  },
  'pop3-capa': {
    head: 'CAPA demande ce que sait faire le serveur.',
    answers: {
      '+OK': 'Une liste suit, une chose par ligne, jusqu’à un point seul.',
      '-ERR': 'Le serveur date d’avant 1998, et n’a pas de liste.',
    },
    know: ['Avant et après l’identification ; les listes peuvent différer.', 'C’est l’`EHLO` de POP3.'],
  },
  'pop3-utf8': {
    head: 'UTF8 dit que vous savez lire plus que l’ASCII.',
    answers: {
      '+OK': 'Les en-têtes viennent tels quels, accents compris.',
      '-ERR': 'Pas proposé, ou dit après l’identification : sa place est avant.',
    },
    know: ['Sans elle, le serveur doit cacher une telle lettre, ou réécrire son en-tête.'],
  },
  'pop3-lang': {
    head: 'LANG demande une autre langue.',
    answers: {
      '+OK': 'Désormais les mots viennent dans cette langue ; sans argument, une liste de langues suit.',
      '-ERR': 'Pas dans cette langue.',
    },
    know: ['Seuls les mots changent. `+OK`, `-ERR` et les codes entre crochets restent.'],
  },
  'pop3-stat': {
    head: 'STAT compte les lettres.',
    answers: { '+OK': 'Deux nombres : combien de lettres, et combien d’octets en tout.' },
    know: [
      'Les lettres marquées par `DELE` ne comptent pas.',
      'Les octets tels qu’ils passeraient, avec des fins de ligne CR LF.',
    ],
  },
  'pop3-list': {
    head: 'LIST donne à chaque lettre un numéro et une taille.',
    answers: {
      '+OK':
        'Sans numéro, une ligne par lettre, jusqu’à un point seul. Avec un numéro, cette lettre sur la même ligne.',
      '-ERR': 'Aucune lettre n’a ce numéro, ou elle est marquée.',
    },
    know: [
      'Les numéros ne valent que pour cette session ; `UIDL` a ceux qui durent.',
      'Les lettres marquées sont omises, et les autres gardent leur numéro.',
    ],
  },
  'pop3-uidl': {
    head: 'UIDL donne à chaque lettre un nom qui dure.',
    answers: {
      '+OK':
        'Sans numéro, une ligne par lettre, jusqu’à un point seul. Avec un numéro, cette lettre sur la même ligne.',
      '-ERR': 'Aucune lettre n’a ce numéro, ou elle est marquée ; ou le serveur n’a pas `UIDL`.',
    },
    know: [
      'Par lui, un logiciel sait la fois suivante quelles lettres il a déjà : c’est ainsi que marche « laisser sur le serveur ».',
      'Le nom a de 1 à 70 caractères, le même à chaque session.',
    ],
  },
  'pop3-retr': {
    head: 'RETR prend une lettre entière.',
    answers: {
      '+OK': 'La lettre suit, en-tête et texte, jusqu’à un point seul sur une ligne.',
      '-ERR': 'Aucune lettre n’a ce numéro, ou elle est marquée.',
    },
    know: [
      'Elle reste sur le serveur. Seuls `DELE` puis `QUIT` l’en ôtent.',
      'Une ligne de la lettre qui commence par un point vient avec un second devant ; ôtez-le.',
      'POP3 ne garde pas de marque « lu » : ce qui est lu est ce dont votre logiciel se souvient.',
    ],
  },
  'pop3-top': {
    head: 'TOP prend l’en-tête et les premières lignes.',
    answers: {
      '+OK': 'L’en-tête suit, une ligne vide, tant de lignes du texte, et un point seul.',
      '-ERR': 'Aucune lettre n’a ce numéro, ou elle est marquée ; ou le serveur n’a pas `TOP`.',
    },
    know: [
      'Il faut les deux nombres : `TOP 1 0` est l’en-tête seul.',
      'Facultative ; `CAPA` la nomme là où elle existe.',
    ],
  },
  'pop3-dele': {
    head: 'DELE marque une lettre à supprimer.',
    answers: {
      '+OK': 'Elle est marquée. Elle est supprimée quand vous dites `QUIT`, et pas avant.',
      '-ERR': 'Aucune lettre n’a ce numéro, ou elle est déjà marquée.',
    },
    know: [
      'Si la connexion se rompt, ou si vous fermez la fenêtre, rien n’est supprimé.',
      '`RSET` reprend toutes les marques.',
    ],
  },
  'pop3-rset': {
    head: 'RSET reprend toutes les marques de suppression.',
    answers: { '+OK': 'Plus aucune lettre n’est marquée.' },
    know: ['Ce n’est pas le `RSET` de SMTP : aucun courrier n’est oublié, vous restez identifié.'],
  },
  'pop3-noop': {
    head: 'NOOP ne demande qu’une réponse.',
    answers: { '+OK': 'Le serveur est là.' },
    know: [
      'Après l’identification seulement.',
      'Elle évite que la session soit fermée : un serveur peut raccrocher après dix minutes de silence.',
    ],
  },
  'pop3-quit': {
    head: 'QUIT dit au revoir, et ne supprime qu’alors.',
    answers: {
      '+OK':
        'Après une identification : ce qui était marqué est supprimé, le verrou est rendu. Avant : au revoir, rien d’autre.',
      '-ERR': 'Certaines lettres marquées n’ont pas pu être supprimées. Il raccroche quand même.',
    },
    know: [
      'Une session qui finit sans elle ne supprime rien.',
      'Le serveur raccroche alors. ncat attend parfois encore une touche.',
    ],
  },
};
