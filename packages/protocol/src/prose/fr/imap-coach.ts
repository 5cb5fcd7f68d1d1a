import type { ImapCoachWords, ImapKept } from '../imap-words.ts';

const COUNTS = ['aucun', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'];
const count = (number: number): string => COUNTS[number] ?? `${number}`;

const KEPT: Record<ImapKept, string> = {
  nobody: 'Rien d’autre n’a changé : il ne sait toujours pas qui vous êtes.',
  in: 'Vous êtes toujours connecté.',
  selected: 'La boîte est toujours ouverte, et aucune lettre n’a été touchée.',
  deleted: 'La boîte est toujours ouverte, et vos marques d’effacement tiennent.',
  closed: 'L’appel est terminé ; vous pouvez rappeler.',
};
const kept = (state: ImapKept): string => KEPT[state];

/** French. What happened, why, and the way on. */
export const imapCoach: ImapCoachWords = {
  http: {
    head: 'C’est du HTTP, la langue du Web.',
    body: ({ kept: k }) =>
      `Ce serveur parle IMAP. Les lignes se ressemblent, mais n’ont aucun mot en commun. ${kept(k)}`,
  },
  smtp: {
    head: ({ verb }) => `==${verb}== est du SMTP. Ce serveur parle IMAP.`,
    body: ({ kept: k }) =>
      `SMTP envoie le courrier, aux ports 25 et 587. IMAP le lit, au 143, et chacune de ses lignes commence par une étiquette. ${kept(k)}`,
  },
  field: {
    head: ({ name }) => `==${name}:== est un champ d’en-tête. Ceci n’est pas une lettre.`,
    body: ({ kept: k }) =>
      `Pour en envoyer une, appelez un serveur SMTP, au port 25 ou 587 ; pour en garder une ici, dites d’abord APPEND. ${kept(k)}`,
  },
  pop3: {
    head: ({ verb }) => `==${verb}== est du POP3. Ce serveur parle IMAP.`,
    body: ({ kept: k }) =>
      `POP3 est chez lui aux ports 110 et 995. En IMAP une étiquette est devant, et LOGIN prend nom et mot de passe à la fois. ${kept(k)}`,
  },
  tlsHello: {
    head: 'TLS frappe à une porte qui parle en clair.',
    body: 'Les premiers octets sont une poignée de main TLS. Ce port veut d’abord IMAP : appelez sans TLS et dites STARTTLS, ou prenez le port 993.',
  },
  tlsWanted: {
    head: 'Ce port veut TLS dès le premier octet.',
    body: 'Il attend une poignée de main, pas des mots. Appelez avec `--ssl`, ou prenez le port 143 et dites STARTTLS.',
  },
  plainAfterTls: {
    head: 'Après STARTTLS, seul TLS peut passer.',
    body: 'Derrière son OK le serveur attend une poignée de main. Ce que vous avez tapé est passé en clair, et personne n’y répond. Rappelez, avec un programme qui sait TLS.',
  },
  certificateRefused: {
    head: ({ alert }) =>
      alert === 'unknown_ca'
        ? 'Le client ne connaît pas qui a signé le certificat.'
        : alert === 'certificate_expired'
          ? 'Le client dit que le certificat a expiré.'
          : 'Le client n’accepte pas le certificat.',
    body: ({ alert }) =>
      `Il a envoyé l’alerte \`${alert}\` et raccroché, avant qu’un mot soit dit. ${
        alert === 'unknown_ca'
          ? 'Donnez-lui l’autorité du labo, `/ca.pem` ; ou bien le serveur a signé son certificat lui-même.'
          : 'D’habitude, le nom qui s’y trouve est un autre, ou son temps est passé.'
      } **Deux vues** montre le certificat.`,
  },
  handshakeFailed: {
    head: 'TLS ne s’est pas établi.',
    body: ({ reason }) =>
      `Le serveur n’a rien pu faire de ce qui est venu : \`${reason}\`. Ou bien ce n’était pas du TLS, ou bien les deux n’en ont aucune version en commun.`,
  },
  goneAfterTls: {
    head: 'Le client a raccroché dès que TLS était établi.',
    body: 'Il n’a pas dit un mot. Il n’avait peut-être rien à dire : `openssl s_client </dev/null` ne fait que regarder le certificat. `curl` raccroche ici quand le certificat est pour un autre nom. **Deux vues** montre le certificat.',
  },
  shellCommand: {
    head: ({ program }) =>
      `==${program}== est un programme du terminal. Vous parlez à un serveur de courrier.`,
    body: ({ kept: k }) => `LOGOUT, ou Ctrl C, ramène l’invite. ${kept(k)}`,
  },
  pastedReply: {
    head: 'C’est une ligne que dit le serveur.',
    body: ({ kept: k }) =>
      `Une étoile, un plus, ou une étiquette avec OK, NO ou BAD commence les siennes. Vous ne dites que celles du client. ${kept(k)}`,
  },
  pastedMark: {
    head: ({ mark }) => `==${mark}== dit seulement qui parle. Cela ne passe pas.`,
    body: ({ kept: k }) => `Une commande commence à la première colonne, par son étiquette. ${kept(k)}`,
  },
  typographic: {
    head: 'Un signe de cette ligne n’a que l’air d’être de l’ASCII.',
    body: ({ kept: k }) =>
      `Traitements de texte et pages web changent espaces, tirets et guillemets. IMAP veut les droits. ${kept(k)}`,
  },
  emptyLine: {
    head: 'Une ligne vide n’est pas une commande.',
    body: ({ kept: k }) => `Ici le serveur attend une étiquette et une commande. ${kept(k)}`,
  },
  leadingSpace: {
    head: 'La ligne commence par une espace.',
    body: ({ kept: k }) => `Une commande commence à la première colonne, par son étiquette. ${kept(k)}`,
  },
  blanks: {
    head: 'Une espace sépare les mots, et aucune ne finit la ligne.',
    body: ({ kept: k }) => `Ce serveur le lit à la lettre. ${kept(k)}`,
  },
  control: {
    head: 'Des touches qui n’impriment rien sont passées comme octets.',
    body: ({ kept: k }) =>
      `Une flèche, un retour arrière ou un NUL fait partie de la ligne pour le serveur. Retapez-la sans. ${kept(k)}`,
  },
  bareCr: {
    head: 'Un CR est seul dans la ligne.',
    body: ({ kept: k }) =>
      `CR va devant LF, et nulle part ailleurs : les deux ensemble finissent une ligne. ${kept(k)}`,
  },
  overlong: {
    head: ({ octets }) => `${octets} octets, c’est beaucoup pour une ligne.`,
    body: ({ kept: k }) =>
      `Un client devrait rester dans 8192 octets, CR LF compris ; ce qui est plus long va dans un littéral. ${kept(k)}`,
  },
  dotAsCommand: {
    head: 'Un point ne finit rien en IMAP.',
    body: ({ kept: k }) => `Les lettres passent dans des littéraux, dont les octets sont comptés. ${kept(k)}`,
  },
  tagMissing: {
    head: ({ verb }) => `Devant ${verb} il faut une étiquette.`,
    body: ({ tag, kept: k }) =>
      `Le serveur a pris votre premier mot pour l’étiquette. Tout mot court convient, \`${tag}\` par exemple, nouveau à chaque ligne : la réponse le répète. ${kept(k)}`,
  },
  tagMissingUid: {
    head: '==UID== a été pris pour l’étiquette.',
    body: ({ verb }) =>
      `${verb} a donc été fait avec des places dans la boîte, et non avec des numéros durables. Mettez une étiquette devant UID.`,
  },
  tagAlone: {
    head: ({ tag }) => `Après l’étiquette ==${tag}== il manque une commande.`,
    body: ({ kept: k }) => `Le premier mot est l’étiquette ; le deuxième dit quoi faire. ${kept(k)}`,
  },
  tagBad: {
    head: ({ tag }) => `==${tag}== ne peut pas être une étiquette.`,
    body: ({ kept: k }) =>
      `Des lettres et des chiffres en font une, comme \`a1\`. Les signes \`+\`, \`*\`, \`%\`, \`(\`, \`)\`, \`{\`, guillemets et barre inverse n’y ont pas leur place. ${kept(k)}`,
  },
  tagTwice: {
    head: ({ second }) => `==${second}== est une deuxième étiquette.`,
    body: ({ kept: k }) => `Une étiquette suffit ; le mot derrière est la commande. ${kept(k)}`,
  },
  verbTypo: {
    head: ({ typed, verb }) => `==${typed}== n’est pas une commande. Vouliez-vous dire ${verb} ?`,
    body: ({ kept: k }) => `Le serveur lit le mot à la lettre, en majuscules ou en minuscules. ${kept(k)}`,
  },
  verbOther: {
    head: ({ typed, verb }) => `==${typed}== s’appelle ${verb} en IMAP.`,
    body: ({ verb, kept: k }) =>
      verb === 'STORE'
        ? `Effacer, c’est poser \`\\Deleted\` avec STORE, puis EXPUNGE. ${kept(k)}`
        : `Chaque protocole a ses propres mots. ${kept(k)}`,
  },
  uidVerb: {
    head: ({ typed }) =>
      typed === '' ? 'Après UID il faut une commande.' : `==${typed}== ne va pas avec UID.`,
    body: ({ kept: k }) => `UID va devant FETCH, STORE, COPY, MOVE, SEARCH et EXPUNGE. ${kept(k)}`,
  },
  help: {
    head: 'IMAP n’a pas de HELP.',
    body: ({ kept: k }) => `CAPABILITY montre ce que ce serveur sait faire. ${kept(k)}`,
  },
  unknownVerb: {
    head: ({ typed }) => `==${typed}== n’est pas une commande d’IMAP.`,
    body: ({ kept: k }) =>
      `Après l’étiquette vient une commande : LOGIN, SELECT, FETCH, STORE, SEARCH, LOGOUT. ${kept(k)}`,
  },
  notOffered: {
    head: ({ verb }) => `Ce serveur ne fait pas ${verb}.`,
    body: ({ kept: k }) => `C’est facultatif, et CAPABILITY montre ce qu’il y a. ${kept(k)}`,
  },
  loginFirst: {
    head: ({ verb }) => `${verb} vient après la connexion.`,
    body: ({ kept: k }) => `D’abord LOGIN dit qui vous êtes. ${kept(k)}`,
  },
  selectFirst: {
    head: ({ verb }) => `${verb} veut une boîte ouverte.`,
    body: ({ kept: k }) => `SELECT en ouvre une ; INBOX est toujours là. ${kept(k)}`,
  },
  alreadyIn: {
    head: ({ verb }) => `Vous êtes déjà connecté : ${verb} n’a pas sa place ici.`,
    body: ({ kept: k }) => `Pour être quelqu’un d’autre, dites LOGOUT et rappelez. ${kept(k)}`,
  },
  tooLate: {
    head: ({ verb }) => `${verb} vient avant la connexion.`,
    body: ({ kept: k }) => `Dites LOGOUT, rappelez, et dites-le en premier. ${kept(k)}`,
  },
  tlsAlready: {
    head: 'Cette connexion est déjà chiffrée.',
    body: ({ kept: k }) => `Un TLS suffit. ${kept(k)}`,
  },
  afterLogout: {
    head: 'Le serveur a dit BYE : l’appel est terminé.',
    body: 'Ce qui vient après n’est pas entendu. Rappelez.',
  },
  idleDone: {
    head: 'IDLE attend DONE, et rien d’autre.',
    body: 'DONE est seul, sans étiquette. Cette ligne n’a pas été exécutée : finissez l’attente, puis redites-la.',
  },
  doneTagged: {
    head: 'DONE n’a pas d’étiquette.',
    body: 'Il continue le IDLE qui en a déjà une, et reste donc seul sur sa ligne.',
  },
  doneOutside: {
    head: 'DONE finit un IDLE, et aucun n’est en cours.',
    body: ({ kept: k }) => `Après IDLE et son \`+\`, il est seul sur une ligne. ${kept(k)}`,
  },
  literalShort: {
    head: ({ octets }) => `Après les ${octets} octets la ligne continue mal : le nombre n’est pas le bon.`,
    body: ({ kept: k }) =>
      `Le serveur prend exactement autant d’octets que disent les accolades, et lit la suite derrière. Recomptez, ou employez des guillemets. ${kept(k)}`,
  },
  literalLong: {
    head: ({ octets }) => `Les ${octets} octets du littéral contiennent une fin de ligne.`,
    body: ({ kept: k }) =>
      `Le nombre entre accolades était trop grand : le serveur a lu au-delà de la fin de votre ligne, CR et LF compris. Recomptez, ou employez des guillemets. ${kept(k)}`,
  },
  literalAwaited: {
    head: ({ octets, left }) => `Sur ${octets} octets annoncés, ${left} sont encore à venir.`,
    body: 'Tout ce que vous tapez va dans le littéral jusqu’à ce qu’il soit plein ; chaque fin de ligne compte deux. IMAP n’a pas de point qui le finisse.',
  },
  literalPlus: {
    head: 'Ce serveur ne prend pas `{…+}`.',
    body: ({ kept: k }) =>
      `Sans le plus il répond d’abord \`+\`, et alors les octets peuvent passer. ${kept(k)}`,
  },
  argumentMissing: {
    head: ({ verb }) => `${verb} veut encore quelque chose derrière lui.`,
    body: ({ syntax, kept: k }) => `Cela s’écrit \`${syntax}\`. ${kept(k)}`,
  },
  parensMissing: {
    head: ({ what }) => `==${what}== doit être entre parenthèses.`,
    body: ({ kept: k }) =>
      `Plusieurs choses en un endroit font une liste, et une liste a des parenthèses autour. ${kept(k)}`,
  },
  parenOpen: {
    head: 'Une parenthèse n’a pas sa pareille.',
    body: ({ kept: k }) => `Chacune qui s’ouvre doit se fermer. ${kept(k)}`,
  },
  quoteMissing: {
    head: 'Un guillemet s’ouvre et ne se ferme pas.',
    body: ({ kept: k }) =>
      `Un texte avec une espace va entre deux guillemets droits, sur une ligne. ${kept(k)}`,
  },
  excess: {
    head: ({ verb, count: most }) =>
      most === 0 ? `Rien ne va derrière ${verb}.` : `Derrière ${verb} il y a plus qu’il n’en faut.`,
    body: ({ kept: k }) => `Un texte avec une espace demande des guillemets. ${kept(k)}`,
  },
  mailboxUnquoted: {
    head: ({ name }) => `Le nom de la boîte finit à la première espace : ==${name}==.`,
    body: ({ whole, kept: k }) =>
      `Un nom avec une espace demande des guillemets : \`"${whole}"\`. ${kept(k)}`,
  },
  passwordUnquoted: {
    head: 'LOGIN prend deux choses : un nom et un mot de passe.',
    body: ({ kept: k }) => `Si l’un des deux a une espace, mettez-le entre guillemets. ${kept(k)}`,
  },
  mailboxEightBit: {
    head: ({ name }) => `==${name}== a des signes au-delà de l’ASCII.`,
    body: ({ coded, kept: k }) => `IMAP4rev1 écrit de tels noms en UTF-7 modifié : \`${coded}\`. ${kept(k)}`,
  },
  setDash: {
    head: ({ from, to }) => `De ${from} à ${to} s’écrit avec deux-points.`,
    body: ({ kept: k }) =>
      `\`1:3\` va de l’une à l’autre, \`1,3\` en fait deux, \`2:*\` va jusqu’au bout. ${kept(k)}`,
  },
  setBlank: {
    head: 'Les numéros d’un ensemble n’ont pas d’espace entre eux.',
    body: ({ kept: k }) =>
      `Une virgule les sépare, \`1,2\` ; deux-points font une suite, \`1:3\`. ${kept(k)}`,
  },
  setSwapped: {
    head: ({ verb }) => `${verb} veut d’abord les numéros.`,
    body: ({ kept: k }) => `D’abord quelles lettres, puis quoi d’elles. ${kept(k)}`,
  },
  setMalformed: {
    head: ({ typed }) => `==${typed}== n’est pas un ensemble de numéros.`,
    body: ({ verb, kept: k }) =>
      `${verb} veut des lettres par numéro : \`1\`, \`1:3\`, \`1,5\`, \`*\` pour la dernière. ${kept(k)}`,
  },
  zero: {
    head: 'Les lettres se comptent à partir de 1.',
    body: ({ kept: k }) => `Il n’y a pas de lettre 0. ${kept(k)}`,
  },
  uidAsNumber: {
    head: ({ uid, number }) => `${uid} est le numéro durable de la lettre ${number}, pas sa place.`,
    body: ({ verb, kept: k }) =>
      `Sans UID devant, ${verb} compte les places à partir de 1. Mettez UID devant, et le numéro est un durable. ${kept(k)}`,
  },
  perhapsUid: {
    head: ({ number, count: last }) => `Il n’y a pas de lettre ${number} : la dernière est ${last}.`,
    body: ({ verb, number, kept: k }) =>
      `${verb} compte les places dans la boîte. Si ${number} est un numéro durable, UID doit être devant. ${kept(k)}`,
  },
  numberTooHigh: {
    head: ({ number, count: last }) => `Il n’y a pas de lettre ${number} : la dernière est ${last}.`,
    body: ({ kept: k }) =>
      `Les places se comptent à partir de 1, et se resserrent quand une lettre part. ${kept(k)}`,
  },
  emptyMailbox: {
    head: 'La boîte est vide.',
    body: ({ kept: k }) => `Il n’y a pas de lettre dont parler. ${kept(k)}`,
  },
  fetchField: {
    head: ({ name }) => `==${name}== est un champ d’en-tête, et non un élément de FETCH.`,
    body: ({ kept: k }) =>
      `Les champs se prennent par leur nom dans les crochets de BODY ; ENVELOPE apporte les usuels. ${kept(k)}`,
  },
  fetchItem: {
    head: ({ typed }) => `FETCH ne connaît pas d’élément ==${typed}==.`,
    body: ({ kept: k }) => `\`FLAGS\`, \`ENVELOPE\`, \`UID\`, \`BODY.PEEK[]\` en sont. ${kept(k)}`,
  },
  sectionMissing: {
    head: ({ typed }) => `Derrière ==${typed}== il faut des crochets.`,
    body: ({ kept: k }) =>
      `Ils disent quelle partie : \`[]\` est la lettre entière, \`[TEXT]\` son texte. ${kept(k)}`,
  },
  sectionOpen: {
    head: ({ typed }) => `Le crochet derrière ==${typed}== ne se ferme pas.`,
    body: ({ kept: k }) => `\`[]\` est la lettre entière, \`[HEADER]\` son en-tête. ${kept(k)}`,
  },
  sectionUnknown: {
    head: ({ typed }) => `==${typed}== n’est pas une partie d’une lettre.`,
    body: ({ kept: k }) =>
      `Dans les crochets vont \`HEADER\`, \`HEADER.FIELDS (…)\`, \`TEXT\`, ou le numéro d’une partie. ${kept(k)}`,
  },
  macroInList: {
    head: ({ typed }) => `==${typed}== va seul, sans parenthèses.`,
    body: ({ kept: k }) => `C’est un raccourci pour une liste, et non un élément d’une liste. ${kept(k)}`,
  },
  storeItemMissing: {
    head: 'STORE veut savoir que faire des marques.',
    body: ({ kept: k }) =>
      `\`+FLAGS\` les ajoute, \`-FLAGS\` les retire, \`FLAGS\` met celles-ci et aucune autre. ${kept(k)}`,
  },
  storeItem: {
    head: ({ typed }) => `STORE ne connaît pas ==${typed}==.`,
    body: ({ kept: k }) =>
      `\`+FLAGS\` ajoute des marques, \`-FLAGS\` les retire, \`FLAGS\` met celles-ci et aucune autre. ${kept(k)}`,
  },
  flagUnknown: {
    head: ({ typed }) => `Il n’y a pas de marque du système ==${typed}==.`,
    body: ({ kept: k }) =>
      `Avec une barre inverse il y a \`\\Seen\`, \`\\Answered\`, \`\\Flagged\`, \`\\Deleted\`, \`\\Draft\` ; vos propres noms n’en ont pas. ${kept(k)}`,
  },
  searchKey: {
    head: ({ typed }) => `SEARCH ne connaît pas de clé ==${typed}==.`,
    body: ({ kept: k }) => `\`UNSEEN\`, \`FROM\`, \`SUBJECT\`, \`SINCE\`, \`TEXT\` en sont. ${kept(k)}`,
  },
  searchWords: {
    head: ({ typed }) => `==${typed}== a été pris pour une clé à part.`,
    body: ({ kept: k }) => `Une valeur de deux mots demande des guillemets. ${kept(k)}`,
  },
  searchValue: {
    head: ({ key }) => `${key} veut quelque chose derrière lui.`,
    body: ({ kept: k }) => `Il lui faut ce qu’on cherche : un texte, un jour, ou un nombre. ${kept(k)}`,
  },
  searchDate: {
    head: ({ typed }) => `==${typed}== n’est pas un jour à la façon d’IMAP.`,
    body: ({ kept: k }) => `Un jour s’écrit comme \`1-Sep-2026\`, le mois en anglais. ${kept(k)}`,
  },
  badSyntax: {
    head: ({ verb }) => `Le serveur n’a pas su lire ce ${verb}.`,
    body: ({ syntax, kept: k }) => `Cela s’écrit \`${syntax}\`. ${kept(k)}`,
  },
  loginFailed: {
    head: ({ user }) =>
      user === '' ? 'La connexion a été refusée.' : `La connexion comme ==${user}== a été refusée.`,
    body: ({ kept: k }) =>
      `Le serveur ne dit pas lequel des deux est faux, nom ou mot de passe : un inconnu ne doit pas l’apprendre. ${kept(k)}`,
  },
  authorizationFailed: {
    head: 'Le mot de passe est juste, et la connexion est tout de même refusée.',
    body: ({ kept: k }) =>
      `Vous demandiez d’être quelqu’un pour qui ce compte ne peut pas parler. ${kept(k)}`,
  },
  expired: {
    head: 'Le mot de passe a expiré.',
    body: ({ kept: k }) => `Il était juste, et doit être changé avant de servir à nouveau. ${kept(k)}`,
  },
  clearRefused: {
    head: 'Ce serveur ne prend pas de mot de passe en clair.',
    body: ({ kept: k }) =>
      `STARTTLS chiffre d’abord la connexion ; ou appelez le port 993, où TLS vient tout de suite. ${kept(k)}`,
  },
  starttlsMissing: {
    head: 'Ce serveur ne sait pas chiffrer la connexion.',
    body: ({ kept: k }) =>
      `CAPABILITY montre si STARTTLS est proposé. Un mot de passe passerait ici en clair ; le port 993 est peut-être ouvert. ${kept(k)}`,
  },
  authMechanism: {
    head: ({ name }) => `==${name}== n’est pas une façon de se connecter ici.`,
    body: ({ offered, kept: k }) =>
      `${offered === '' ? 'CAPABILITY montre les façons derrière AUTH.' : `Il propose \`${offered}\`.`} ${kept(k)}`,
  },
  authBase64: {
    head: 'Ce n’est pas du base64.',
    body: ({ kept: k }) =>
      `Avec AUTHENTICATE le secret passe en base64 : lettres, chiffres, \`+\`, \`/\`, complétés à quatre par \`=\`. ${kept(k)}`,
  },
  authNewline: {
    head: 'Une fin de ligne a été codée dans le secret.',
    body: ({ kept: k }) =>
      `\`echo\` en ajoute une. \`printf\` non : \`printf '\\0bob\\0secret' | base64\`. ${kept(k)}`,
  },
  authNuls: {
    head: ({ count: nuls }) =>
      `PLAIN veut deux NUL dans son secret, et ici il y en a ${nuls === 0 ? 'zéro' : count(nuls)}.`,
    body: ({ kept: k }) => `\`printf '\\0bob\\0secret' | base64\` : NUL, nom, NUL, mot de passe. ${kept(k)}`,
  },
  noSuchMailbox: {
    head: ({ name }) => (name === '' ? 'Cette boîte n’existe pas.' : `Il n’y a pas de boîte ==${name}==.`),
    body: ({ kept: k }) =>
      `LIST montre les noms ; ils sont comme ils s’écrivent, majuscules et minuscules. ${kept(k)}`,
  },
  mailboxDidYouMean: {
    head: ({ name, meant }) => `Il n’y a pas de boîte ==${name}==. Vouliez-vous dire \`${meant}\` ?`,
    body: ({ kept: k }) => `Les noms sont comme ils s’écrivent ; seul INBOX vaut en toute casse. ${kept(k)}`,
  },
  tryCreate: {
    head: ({ name }) => `Il n’y a pas encore de boîte ==${name}==.`,
    body: ({ kept: k }) => `Le serveur dit qu’on peut la créer : CREATE, puis la ligne à nouveau. ${kept(k)}`,
  },
  mailboxExists: {
    head: ({ name }) => `Une boîte ==${name}== existe déjà.`,
    body: ({ kept: k }) => `Prenez un autre nom. ${kept(k)}`,
  },
  inboxStays: {
    head: 'INBOX ne peut pas être effacée.',
    body: ({ kept: k }) => `Le nouveau courrier y arrive. ${kept(k)}`,
  },
  readOnly: {
    head: ({ verb }) => `La boîte est ouverte pour regarder seulement : pas de ${verb} ici.`,
    body: ({ kept: k }) => `SELECT l’ouvre pour y changer des choses ; EXAMINE non. ${kept(k)}`,
  },
  noPermission: {
    head: ({ verb }) => `Vos droits ne suffisent pas pour ce ${verb}.`,
    body: ({ kept: k }) => `Qui possède la boîte les donne. ${kept(k)}`,
  },
  overQuota: {
    head: 'Il n’y a plus de place pour votre courrier.',
    body: ({ kept: k }) => `Effacez quelque chose et dites EXPUNGE, puis réessayez. ${kept(k)}`,
  },
  inUse: {
    head: 'Quelqu’un d’autre est sur cette boîte en ce moment.',
    body: ({ kept: k }) => `Votre ligne est juste. Attendez un instant et redites-la. ${kept(k)}`,
  },
  unavailable: {
    head: 'Une pièce derrière le serveur est en panne, pour l’instant.',
    body: ({ kept: k }) => `Votre ligne est peut-être juste. Réessayez plus tard. ${kept(k)}`,
  },
  limit: {
    head: 'Une limite du serveur est atteinte.',
    body: ({ kept: k }) => `Ses mots disent peut-être de quoi. ${kept(k)}`,
  },
  cannot: {
    head: ({ verb }) => `Ce serveur ne fera jamais ce ${verb}.`,
    body: ({ kept: k }) => `Rien n’est faux dans la façon de l’écrire. ${kept(k)}`,
  },
  charset: {
    head: 'La recherche ne peut pas employer ce jeu de caractères.',
    body: ({ offered, kept: k }) =>
      `${offered === '' ? '`UTF-8` et `US-ASCII` sont courants.' : `Elle peut employer \`${offered}\`.`} ${kept(k)}`,
  },
  serverFailed: {
    head: 'Le serveur a ses propres ennuis.',
    body: ({ kept: k }) => `Votre ligne est peut-être juste. Prévenez qui l’administre. ${kept(k)}`,
  },
  refused: {
    head: ({ verb }) => `Le serveur refuse ${verb}.`,
    body: ({ kept: k }) => `Il a compris la ligne ; les mots derrière NO disent pourquoi. ${kept(k)}`,
  },
  tooManyMistakes: {
    head: 'Après trop de lignes qu’il ne sait pas lire, ce serveur raccroche.',
    body: 'Cela écarte les programmes qui devinent. Rappelez.',
  },
  noService: {
    head: 'Ce serveur ne sert personne maintenant.',
    body: 'Il a dit BYE avant que vous ne disiez rien. Ses mots disent peut-être pourquoi ; rappelez plus tard.',
  },
  idle: {
    head: 'Le serveur a assez attendu.',
    body: 'Il peut raccrocher après trente minutes sans commande. Ce qui était marqué reste marqué. Rappelez.',
  },
  goodbye: {
    head: 'Le serveur raccroche de lui-même.',
    body: 'Ses mots derrière BYE disent peut-être pourquoi. Rappelez.',
  },
  bannerAwaited: {
    head: 'Le serveur n’a encore rien dit.',
    body: 'En IMAP il parle le premier, par `* OK`. Attendez-le ; si rien ne vient, ce n’est peut-être pas un serveur IMAP, ou il veut TLS.',
  },
  replyAwaited: {
    head: ({ verb }) =>
      verb === '' ? 'Le serveur vous doit une réponse.' : `Le serveur vous doit une réponse à ${verb}.`,
    body: 'Sa réponse finit par la ligne qui répète votre étiquette. Il est peut-être occupé, ou lent exprès après un mot de passe faux.',
  },
  restAwaited: {
    head: 'Le littéral est entier, et sa ligne ne l’est pas.',
    body: 'Derrière le dernier octet la commande continue, ou finit par une fin de ligne. Tapez Entrée une fois encore.',
  },
  unendedLine: {
    head: ({ octets }) =>
      `${octets === 1 ? 'Un octet est passé' : `${octets} octets sont passés`}, sans fin de ligne.`,
    body: 'Le serveur lit une ligne quand CR LF est venu. Tapez Entrée ; dans un programme, écrivez `\\r\\n` et videz le tampon.',
  },
  clientSilent: {
    head: 'Le serveur vous attend.',
    body: ({ kept: k }) => `Il a dit tout ce qu’il avait à dire. ${kept(k)}`,
  },
};
