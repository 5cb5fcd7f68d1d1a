import type { Pop3Kept, Pop3Words } from '../pop3-words.ts';

const COUNTS = ['aucun', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'];
const count = (number: number, feminine = false): string => {
  const word = COUNTS[number] ?? `${number}`;
  return feminine && number < 2 ? `${word}e` : word;
};
const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
const lines = (number: number): string => `${count(number, true)} ${number > 1 ? 'lignes' : 'ligne'}`;
const letters = (number: number): string => `${count(number, true)} ${number > 1 ? 'lettres' : 'lettre'}`;

const KEPT: Record<Pop3Kept, string> = {
  nobody: 'Rien d’autre n’a changé : il ne sait toujours pas qui vous êtes.',
  named: 'Il a toujours votre nom, et attend le mot de passe.',
  in: 'Vous êtes toujours connecté, et aucune lettre n’a été touchée.',
  marked: 'Vous êtes toujours connecté, et vos marques tiennent.',
  closed: 'L’appel est terminé ; vous pouvez rappeler.',
};
const kept = (state: Pop3Kept): string => KEPT[state];

/** French. The same voice as the English. */
export const pop3: Pop3Words = {
  pop3Token: {
    command: 'commande',
    'unknown-verb': 'pas une commande de POP3',
    'user-name': 'la boîte de qui',
    password: 'le mot de passe, espaces compris',
    digest: 'preuve du mot de passe, faite avec MD5',
    mechanism: 'la façon de se connecter',
    'initial-response': 'le secret, en base64 : codé, pas caché',
    'auth-response': 'une réponse à la question du serveur, en base64',
    'message-number': 'le numéro d’une lettre dans cet appel',
    'line-count': 'combien de lignes du texte',
    language: 'une langue',
    excess: 'plus qu’il n’en faut ici',
    unreadable: 'des octets qui ne sont pas du texte',
    text: 'du texte',
    status: 'oui, non, ou continuez',
    'response-code': 'pourquoi, pour les programmes',
    timestamp: 'une empreinte nouvelle à chaque appel, pour APOP',
    'message-count': 'combien de lettres',
    octets: 'taille en octets',
    'unique-id': 'un nom de la lettre qui ne change pas',
    capability: 'ce que le serveur sait faire',
    'capability-argument': 'et comment',
    challenge: 'une question, en base64',
    'dot-guard': 'un point de garde, qui n’est pas de la ligne',
    dot: 'la fin de la réponse',
  },
  pop3Verb: {
    USER: 'Dit quelle boîte vous voulez ; le mot de passe vient ensuite.',
    PASS: 'Donne le mot de passe pour le nom dit avec USER.',
    APOP: 'Connecte sans envoyer le mot de passe : prouve que vous le connaissez.',
    AUTH: 'Connecte par un mécanisme que vous choisissez.',
    STLS: 'Demande de chiffrer cette même connexion à partir d’ici.',
    CAPA: 'Demande ce que le serveur sait faire.',
    UTF8: 'Dit que vous savez lire des lettres dont l’en-tête dépasse l’ASCII.',
    LANG: 'Demande des réponses dans une autre langue, ou la liste des langues.',
    STAT: 'Demande combien il y a de lettres, et leur taille en tout.',
    LIST: 'Demande les lettres par numéro, chacune avec sa taille.',
    UIDL: 'Demande les noms durables des lettres, pour qu’un programme sache lesquelles il a vues.',
    RETR: 'Prend une lettre entière. Elle reste sur le serveur.',
    TOP: 'Prend l’en-tête d’une lettre et les premières lignes de son texte.',
    DELE: 'Marque une lettre pour l’effacer ; elle part quand vous dites QUIT.',
    RSET: 'Retire toutes les marques d’effacement.',
    NOOP: 'Ne fait rien ; le serveur dit qu’il est là.',
    QUIT: 'Dit au revoir. Si vous êtes connecté, le serveur efface alors ce qui est marqué.',
  },
  pop3Status: {
    ok: { head: 'Oui.', body: 'Il a fait ce que vous demandiez. Les mots derrière sont pour les humains.' },
    okRows: {
      head: 'Oui, et la suite vient.',
      body: 'Des lignes viennent jusqu’à un point seul sur la sienne.',
    },
    okLetter: {
      head: 'Oui, la voici.',
      body: 'La lettre suit, jusqu’à un point seul sur sa ligne.',
    },
    okGreeting: { head: 'Il est là.', body: 'Maintenant il attend de savoir qui vous êtes.' },
    err: {
      head: 'Non.',
      body: 'POP3 a un seul non pour tout : mal écrit, pas maintenant, pas proposé. Seuls les mots derrière, et parfois un code entre crochets, le précisent.',
    },
    errGreeting: { head: 'Pas maintenant.', body: 'Il décroche seulement pour dire qu’il ne sert personne.' },
    go: { head: 'Continuez.', body: 'Il pose une question, et la ligne suivante est votre réponse.' },
  },
  pop3Code: {
    'LOGIN-DELAY': {
      head: 'Trop tôt après la dernière connexion.',
      body: 'Attendez, et ne demandez pas d’autre mot de passe.',
    },
    'IN-USE': {
      head: 'Quelqu’un d’autre a cette boîte ouverte.',
      body: 'POP3 laisse entrer un appel à la fois dans une boîte. Le mot de passe n’y est pour rien.',
    },
    'SYS/TEMP': {
      head: 'Le serveur a des ennuis, pour l’instant.',
      body: 'La même ligne pourra passer plus tard.',
    },
    'SYS/PERM': {
      head: 'Le serveur a des ennuis qui ne passeront pas seuls.',
      body: 'Il faut que quelqu’un le répare.',
    },
    AUTH: {
      head: 'Il s’agit de qui vous êtes.',
      body: 'Le nom, le mot de passe, ou une règle de connexion.',
    },
    UTF8: {
      head: 'Cette lettre demande UTF8.',
      body: 'Son en-tête dépasse l’ASCII, et votre programme n’a pas dit qu’il sait le lire.',
    },
    other: {
      head: 'Un code qu’aucune norme ne nomme.',
      body: 'Un client doit ignorer ce qu’il n’en connaît pas.',
    },
  },
  pop3Capability: {
    TOP: 'TOP est là : l’en-tête d’une lettre sans le reste.',
    USER: 'Il prend un nom et un mot de passe avec USER et PASS.',
    SASL: ({ rest }) => `Façons de se connecter avec AUTH${rest === '' ? '' : ` : \`${rest}\``}.`,
    'RESP-CODES': 'Un texte qui commence par un crochet est un code pour les programmes.',
    'LOGIN-DELAY': ({ rest }) => `Secondes à attendre entre deux connexions : \`${rest}\`.`,
    PIPELINING: 'Vous pouvez envoyer plusieurs commandes sans attendre ; il répond à chacune, dans l’ordre.',
    EXPIRE: ({ rest }) =>
      /^never/i.test(rest)
        ? 'Il n’efface aucune lettre de lui-même.'
        : /^0(?: |$)/.test(rest)
          ? 'Les lettres ne restent pas : ce qui a été pris peut être effacé à QUIT.'
          : `Il peut effacer des lettres de lui-même après ce nombre de jours : \`${rest}\`.`,
    UIDL: 'Chaque lettre a un nom durable.',
    IMPLEMENTATION: ({ rest }) => `Le programme du serveur : \`${rest}\`.`,
    STLS: 'Il sait chiffrer cette connexion.',
    'AUTH-RESP-CODE': 'Si une connexion échoue à cause de qui vous êtes, il le dit par le code AUTH.',
    UTF8: ({ rest }) =>
      rest === ''
        ? 'Les en-têtes peuvent dépasser l’ASCII.'
        : 'En-têtes, noms et mots de passe peuvent dépasser l’ASCII.',
    LANG: 'Il peut dire ses mots dans d’autres langues.',
    CAPA: 'La commande que vous venez d’employer.',
    other: 'N’est pas parmi les capacités que l’IANA recense.',
  },
  pop3Gloss: {
    greetingAwaited: 'En POP3 le serveur parle le premier ; il n’a pas encore parlé.',
    greeting: 'Il parle le premier. Dites-lui quelle boîte vous voulez.',
    greetingStamped: 'Il parle le premier, avec une empreinte nouvelle à chaque appel.',
    greetingRefused: 'Il décroche seulement pour dire qu’il ne sert personne.',
    waiting: ({ verb }) => `${verb} est passé ; pas encore de réponse.`,
    waitingUnknown: 'La ligne est passée ; pas encore de réponse.',
    rowsComing: ({ rows }) => `${capital(lines(rows))} jusqu’ici. Un point seul termine la liste.`,
    letterComing: ({ lines: number }) =>
      `${capital(lines(number))} de la lettre jusqu’ici. Un point seul la termine.`,
    nameTaken: ({ user }) =>
      user === ''
        ? 'Il n’a noté aucun nom, et attend tout de même un mot de passe.'
        : `Il note le nom \`${user}\` et attend le mot de passe.`,
    loggedIn: 'Connecté : la boîte est ouverte, et à vous seul pour l’instant.',
    loginRefused: 'Pas connecté. Rien d’autre n’a changé.',
    challenge: 'Il pose une question, en base64.',
    response: 'Votre réponse à sa question.',
    cancelling: 'Une étoile annule la connexion.',
    cancelled: 'La connexion est annulée, comme vous le demandiez.',
    mechanisms: ({ rows }) =>
      `Il nomme ${count(rows, true)} ${rows > 1 ? 'façons' : 'façon'} de se connecter.`,
    stat: ({ messages, octets }) => `${capital(letters(messages))}, ${octets} octets en tout.`,
    list: ({ rows, marked }) =>
      rows === 0
        ? marked > 0
          ? 'Rien à lister : toutes les lettres sont marquées.'
          : 'La boîte est vide.'
        : `${capital(letters(rows))}, avec numéro et taille.`,
    size: ({ number, octets }) => `La lettre ${number} fait ${octets} octets.`,
    uniqueIds: ({ rows }) =>
      rows === 0 ? 'Pas de lettre, donc pas de nom.' : `${capital(letters(rows))}, avec leur nom durable.`,
    uniqueId: ({ number }) => `Le nom durable de la lettre ${number}.`,
    fetched: ({ number, lines: came }) =>
      `La lettre ${number} est là, ${lines(came)}. Le serveur garde la sienne.`,
    top: ({ number, lines: asked }) =>
      asked === 0
        ? `L’en-tête de la lettre ${number}.`
        : `L’en-tête de la lettre ${number} et jusqu’à ${lines(asked)} de son texte.`,
    marked: ({ number }) => `La lettre ${number} est marquée. Elle part quand vous dites QUIT.`,
    markedAlready: ({ number }) => `La lettre ${number} est marquée ; jusqu’à RSET elle compte pour partie.`,
    unmarked: ({ marked }) =>
      marked === 0
        ? 'Il n’y avait pas de marque à retirer.'
        : `${capital(count(marked, true))} ${marked > 1 ? 'marques retirées' : 'marque retirée'} : toutes les lettres restent.`,
    nothing: 'Rien demandé, rien fait : il est là.',
    offers: ({ first, second, more }) => {
      if (!second) return `Il propose ${first}.`;
      if (more === 0) return `Il propose ${first} et ${second}.`;
      return `Il propose ${first}, ${second} et ${more === 1 ? 'une autre' : `${count(more)} autres`}.`;
    },
    offersNothing: 'Il ne propose rien de plus que les commandes de base.',
    noList: 'Il n’a pas de liste de ce qu’il sait faire : il faut essayer.',
    tlsReady: 'Prêt : à partir d’ici la connexion est chiffrée.',
    utf8: 'À partir d’ici des lettres peuvent venir avec plus que de l’ASCII dans l’en-tête.',
    language: ({ language }) => `Il parle \`${language}\` maintenant.`,
    languages: ({ rows }) => `Il sait parler ${count(rows, true)} ${rows > 1 ? 'langues' : 'langue'}.`,
    goodbye: 'Il dit au revoir et raccroche. Personne n’était connecté, donc rien n’a changé.',
    updated: ({ marked }) => {
      if (marked === 0) return 'Il dit au revoir. Rien n’était marqué, donc toutes les lettres restent.';
      return marked === 1
        ? 'Il dit au revoir, et la lettre marquée est partie pour de bon.'
        : `Il dit au revoir, et les ${count(marked)} lettres marquées sont parties pour de bon.`;
    },
    updateFailed: 'Il dit au revoir, mais n’a pas pu effacer tout ce qui était marqué.',
    done: ({ verb }) => `${verb} est fait.`,
    doneUnknown: 'Il a pris la ligne ; aucune norme ne dit ce qu’elle signifie.',
    notUnderstood: 'Pas compris. Rien n’a changé.',
    notNow: ({ verb }) => `Pas maintenant : ${verb} n’a pas sa place dans cet état.`,
    noSuchMessage: ({ number }) => `Pas de lettre de numéro \`${number}\`. Rien n’a changé.`,
    refused: ({ verb }) => `${verb} a été refusé. Rien d’autre n’a changé.`,
    unasked: 'Dit sans qu’on le demande.',
    closing: 'Le serveur met fin à l’appel.',
    stray: 'Ce n’est pas une réponse de POP3.',
  },
  pop3Turn: {
    speaksFirst: 'En POP3 le serveur parle le premier.',
    login: 'Il veut savoir qui vous êtes. La norme demande au serveur d’attendre au moins dix minutes.',
    password: 'Il a un nom et attend le mot de passe.',
    transaction:
      'La boîte est à vous jusqu’à QUIT. La norme demande au serveur d’attendre au moins dix minutes.',
    marked: ({ marked }) =>
      `${capital(letters(marked))} ${marked > 1 ? 'marquées' : 'marquée'} : seul QUIT efface.`,
    rows: 'Pas fini : des lignes viennent jusqu’à un point seul sur la sienne.',
    letter: 'La lettre arrive, jusqu’à un point seul sur sa ligne.',
  },
  pop3Needs: {
    greeting: 'attend +OK',
    name: 'demande d’abord USER',
    login: 'demande d’être connecté',
  },
  pop3Note: {
    early: 'Le serveur parle le premier, et un client attend son `+OK`. À celui-ci on a parlé trop tôt.',
    bareLf: 'Une ligne finit par CR LF. La vôtre a fini par LF seul ; ce serveur le pardonne.',
    println:
      'Certaines de vos lignes finissent par CR LF, d’autres par LF seul. `println` finit une ligne à la façon de la machine ; POP3 veut CR LF à chacune.',
    serverBareLf: 'Ce serveur finit ses lignes par LF seul. Un client qui attend CR LF attendrait sans fin.',
    lowerStatus: ({ written }) => `\`${written}\` : un serveur doit écrire son oui et son non en majuscules.`,
    longStatus: ({ octets }) =>
      `La première ligne d’une réponse peut avoir 512 octets, CR LF compris. Celle-ci en a ${octets}.`,
    longCommand: ({ octets }) =>
      `Une commande de ${octets} octets : la norme en permet 255, CR LF compris. Ce serveur en prend plus.`,
    passInClear:
      'Sans TLS, le mot de passe passe tel que vous l’avez tapé, et quiconque est sur le chemin peut le lire.',
    nameUnchecked:
      'Ce oui dit seulement que PASS peut suivre. Un serveur peut le donner à n’importe quel nom, pour que personne n’apprenne lesquels existent.',
    nameRevealed: 'Un non dès le nom apprend à un inconnu quels noms existent.',
    stamp:
      'L’empreinte entre `<` et `>` propose APOP : MD5 de l’empreinte et du mot de passe prouve celui-ci sans l’envoyer.',
    noQuit: 'L’appel a fini sans QUIT. Rien n’était marqué, donc rien n’est perdu.',
    blanks:
      'Un espace sépare les mots d’une commande, et aucun ne finit la ligne. Ce serveur en prend davantage.',
    passBlanks:
      'Un espace au bord d’un mot de passe en fait partie, si le serveur le veut ainsi. C’est le cas ici.',
    stateForgiven: ({ verb }) =>
      `Selon la norme, ${verb} n’a pas sa place dans cet état, et la réponse est \`-ERR\`. Ce serveur le prend.`,
    argumentForgiven: ({ verb }) =>
      `Il y a plus derrière ${verb} qu’il n’en faut. Ce serveur prend tout de même la ligne.`,
    lacking: ({ verb }) => `${verb} veut quelque chose derrière. Ce serveur s’en passe.`,
    dotStuffed:
      'Une ligne de la lettre commence par un point. Le serveur en met un de plus devant, et le client l’enlève : ainsi aucune ligne d’une lettre n’est prise pour sa fin.',
    sizeDiffers: ({ listed, came }) =>
      `LIST disait ${listed} octets, et ${came} sont venus. La taille compte deux octets par fin de ligne, et aucun point de garde.`,
    askAgain:
      'Ce que CAPA a dit avant TLS ne vaut rien : quelqu’un sur le chemin a pu le changer. Redemandez.',
    markedLeftOut: ({ marked }) =>
      `${capital(letters(marked))} ${marked > 1 ? 'marquées manquent' : 'marquée manque'} ici, et les autres numéros restent ce qu’ils étaient.`,
  },
  pop3Remembers: ({ state, user, named, messages, marked, numbers }) => {
    const who = user === '' ? 'vous êtes connecté' : `vous êtes \`${user}\``;
    switch (state) {
      case 'greeting':
        return 'rien encore';
      case 'authorization':
        return named
          ? `le nom \`${user}\` ; pas encore de mot de passe`
          : 'personne encore : il ne sait pas qui vous êtes';
      case 'update':
        return 'rien : la boîte est de nouveau libre';
      case 'closed':
        return 'rien : l’appel est terminé';
      case 'transaction': {
        const all = messages < 0 ? '' : `, ${letters(messages)}`;
        if (marked === 0) return `${who}${all} ; aucune marque`;
        return `${who}${all} ; marqué pour l’effacement : ${numbers}${marked > 5 ? ' et d’autres' : ''}`;
      }
      default:
        return '';
    }
  },
  pop3Coach: {
    http: {
      head: 'C’est du HTTP, la langue du Web.',
      body: ({ kept: k }) =>
        `Ce serveur parle POP3. Leurs lignes se ressemblent, mais aucun mot n’est commun. ${kept(k)}`,
    },
    smtp: {
      head: ({ verb }) => `==${verb}==, c’est SMTP. Ce serveur parle POP3.`,
      body: ({ kept: k }) =>
        `SMTP envoie le courrier, aux ports 25 et 587. POP3 va le chercher, au 110, et ne vous prend aucune lettre. ${kept(k)}`,
    },
    field: {
      head: ({ name }) => `==${name}:== est un champ d’en-tête. POP3 ne prend pas de lettres.`,
      body: ({ kept: k }) => `Pour en envoyer une, appelez un serveur SMTP, au port 25 ou 587. ${kept(k)}`,
    },
    imap: {
      head: ({ verb }) => `Une étiquette et ${verb} : c’est IMAP. Ce serveur parle POP3.`,
      body: ({ kept: k }) =>
        `IMAP habite aux ports 143 et 993. Les commandes de POP3 n’ont pas d’étiquette devant. ${kept(k)}`,
    },
    tlsHello: {
      head: 'TLS frappe à une porte qui parle en clair.',
      body: 'Les premiers octets sont une négociation TLS (handshake). Ce port veut d’abord du POP3 : appelez sans TLS et dites STLS, ou prenez le port 995.',
    },
    tlsWanted: {
      head: 'Ce port veut du TLS dès le premier octet.',
      body: 'Il attend une négociation, pas des mots. Appelez avec `--ssl`, ou prenez le port 110 et dites STLS.',
    },
    plainAfterTls: {
      head: 'Après STLS, seul TLS peut passer.',
      body: 'Derrière son `+OK` le serveur attend une négociation. Ce que vous avez tapé est passé en clair, et personne n’y répond. Rappelez, avec un programme qui sait faire du TLS.',
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
        `==${program}== est un programme du terminal. Vous parlez au serveur de courrier.`,
      body: ({ kept: k }) => `QUIT ou Ctrl C ramène l’invite. ${kept(k)}`,
    },
    pastedReply: {
      head: 'Cette ligne, c’est le serveur qui la dit.',
      body: ({ kept: k }) =>
        `\`+OK\` et \`-ERR\` commencent ses réponses. Vous ne dites que les lignes du client. ${kept(k)}`,
    },
    pastedMark: {
      head: ({ mark }) => `==${mark}== dit seulement qui parle, et ne s’envoie pas.`,
      body: ({ kept: k }) => `Une commande commence à la première colonne. ${kept(k)}`,
    },
    typographic: {
      head: 'Un signe de cette ligne ne fait que ressembler à de l’ASCII.',
      body: ({ kept: k }) =>
        `Traitements de texte et pages Web changent espaces, tirets et guillemets. POP3 lit de l’ASCII. ${kept(k)}`,
    },
    emptyLine: {
      head: 'Une ligne vide n’est pas une commande.',
      body: ({ kept: k }) => `Ici, le serveur en attend une. ${kept(k)}`,
    },
    leadingSpace: {
      head: 'La ligne commence par un espace.',
      body: ({ kept: k }) => `Une commande commence à la première colonne. ${kept(k)}`,
    },
    blanks: {
      head: 'Un espace sépare les mots, et aucun ne finit la ligne.',
      body: ({ kept: k }) => `Ce serveur le lit à la lettre. ${kept(k)}`,
    },
    control: {
      head: 'Des touches invisibles sont parties comme octets.',
      body: ({ kept: k }) =>
        `Une flèche, un retour arrière ou un NUL fait partie de la ligne pour le serveur. Retapez-la sans eux. ${kept(k)}`,
    },
    bareCr: {
      head: 'Un CR se trouve seul dans la ligne.',
      body: ({ kept: k }) =>
        `CR va devant LF, et nulle part ailleurs : les deux ensemble finissent une ligne. ${kept(k)}`,
    },
    overlong: {
      head: ({ octets }) => `${octets} octets, c’est trop pour une commande.`,
      body: ({ kept: k }) => `La norme en permet 255, CR LF compris. ${kept(k)}`,
    },
    dotAsCommand: {
      head: 'Le point est au serveur : il termine une liste ou une lettre.',
      body: ({ kept: k }) => `En POP3 vous ne dites pas de point. ${kept(k)}`,
    },
    passVerbMissing: {
      head: 'Le mot de passe veut son verbe, PASS.',
      body: ({ kept: k }) => `Tapez PASS, un espace, puis le mot de passe. ${kept(k)}`,
    },
    verbTypo: {
      head: ({ typed, verb }) => `==${typed}== n’est pas une commande. Vouliez-vous dire ${verb} ?`,
      body: ({ kept: k }) =>
        `Le serveur lit le premier mot à la lettre, majuscules ou minuscules. ${kept(k)}`,
    },
    verbOther: {
      head: ({ typed, verb }) => `==${typed}== s’appelle ${verb} en POP3.`,
      body: ({ kept: k }) => `Ses verbes ont trois ou quatre lettres. ${kept(k)}`,
    },
    help: {
      head: 'POP3 n’a pas de HELP.',
      body: ({ kept: k }) => `CAPA liste ce que ce serveur sait faire. ${kept(k)}`,
    },
    unknownVerb: {
      head: ({ typed }) => `==${typed}== n’est pas une commande de POP3.`,
      body: ({ kept: k }) =>
        `Chaque ligne commence par un verbe : USER, PASS, LIST, RETR, DELE, QUIT. ${kept(k)}`,
    },
    notOffered: {
      head: ({ verb }) => `Ce serveur ne fait pas ${verb}.`,
      body: ({ kept: k }) => `C’est facultatif, et CAPA liste ce qui est là. ${kept(k)}`,
    },
    stlsMissing: {
      head: 'Ce serveur ne peut pas chiffrer la connexion.',
      body: ({ kept: k }) =>
        `CAPA montre si STLS est proposé. Ici un mot de passe passerait en clair ; le port 995 est peut-être ouvert. ${kept(k)}`,
    },
    authMissing: {
      head: 'Ce serveur ne propose pas AUTH.',
      body: ({ kept: k }) => `CAPA le listerait sous SASL. USER et PASS peuvent suffire. ${kept(k)}`,
    },
    authMechanism: {
      head: ({ name }) => `On ne se connecte pas par ==${name}== ici.`,
      body: ({ offered, kept: k }) =>
        `${offered === '' ? 'CAPA liste les façons derrière SASL.' : `Il propose \`${offered}\`.`} ${kept(k)}`,
    },
    apopMissing: {
      head: 'APOP veut une empreinte, et l’accueil n’en a pas.',
      body: ({ kept: k }) =>
        `Un serveur qui sait faire APOP accueille avec quelque chose comme \`<1896.6971@host>\`. ${kept(k)}`,
    },
    loginFirst: {
      head: ({ verb }) => `${verb} vient après la connexion.`,
      body: ({ kept: k }) => `D’abord USER et PASS ouvrent la boîte. ${kept(k)}`,
    },
    passFirst: {
      head: ({ verb }) => `${verb} vient après le mot de passe.`,
      body: 'Il n’a que votre nom. PASS ouvre la boîte.',
    },
    userFirst: {
      head: 'PASS vient juste après USER.',
      body: ({ kept: k }) => `Sans nom, le serveur ne sait pas à qui est ce mot de passe. ${kept(k)}`,
    },
    alreadyIn: {
      head: ({ verb }) => `Vous êtes déjà connecté : ${verb} n’a pas sa place ici.`,
      body: ({ kept: k }) => `Pour une autre boîte, dites QUIT et rappelez. ${kept(k)}`,
    },
    tooLate: {
      head: ({ verb }) => `${verb} vient avant la connexion.`,
      body: ({ kept: k }) => `Dites QUIT, rappelez, et dites-le d’abord. ${kept(k)}`,
    },
    tlsAlready: {
      head: 'Cette connexion est déjà chiffrée.',
      body: ({ kept: k }) => `Un seul TLS suffit. ${kept(k)}`,
    },
    afterQuit: {
      head: 'Le serveur a dit au revoir : l’appel est terminé.',
      body: 'Ce qui vient après n’est pas entendu. Rappelez.',
    },
    numberMissing: {
      head: ({ verb }) => `${verb} veut le numéro d’une lettre.`,
      body: ({ kept: k }) => `LIST montre les numéros. ${kept(k)}`,
    },
    linesMissing: {
      head: 'TOP veut deux nombres : la lettre, et combien de lignes de son texte.',
      body: ({ kept: k }) => `Avec 0 ligne vous avez l’en-tête seul. ${kept(k)}`,
    },
    nameMissing: {
      head: ({ verb }) => `${verb} veut un nom derrière.`,
      body: ({ kept: k }) => `C’est la boîte que vous voulez ouvrir. ${kept(k)}`,
    },
    passMissing: {
      head: 'PASS veut le mot de passe derrière.',
      body: 'Redites USER, puis PASS, un espace et le mot de passe.',
    },
    mechanismMissing: {
      head: 'AUTH veut derrière la façon de se connecter.',
      body: ({ kept: k }) => `\`AUTH PLAIN\`, par exemple : CAPA liste les façons derrière SASL. ${kept(k)}`,
    },
    several: {
      head: ({ verb }) => `${verb} prend une lettre à la fois.`,
      body: ({ kept: k }) => `Dites-le une fois par numéro. ${kept(k)}`,
    },
    excess: {
      head: ({ verb, count: most }) =>
        most === 0 ? `Rien ne va derrière ${verb}.` : `Il y a plus derrière ${verb} qu’il n’en faut.`,
      body: ({ kept: k }) => `Ce serveur refuse le reste de la ligne. ${kept(k)}`,
    },
    notANumber: {
      head: ({ typed }) => `==${typed}== n’est pas un numéro.`,
      body: ({ verb, kept: k }) =>
        `${verb} veut le numéro d’une lettre, en chiffres. LIST les montre. ${kept(k)}`,
    },
    zero: {
      head: 'Les lettres se comptent à partir de 1.',
      body: ({ kept: k }) => `Il n’y a pas de lettre 0. ${kept(k)}`,
    },
    uniqueId: {
      head: ({ number }) => `C’est le nom durable de la lettre ${number}, pas son numéro.`,
      body: ({ verb, kept: k }) =>
        `UIDL montre les deux. ${verb} prend la première colonne ; la seconde est pour les programmes qui comparent. ${kept(k)}`,
    },
    sizeAsNumber: {
      head: ({ octets, number }) => `${octets} est la taille de la lettre ${number}, pas un numéro.`,
      body: ({ kept: k }) =>
        `Dans une LIST, le numéro vient en premier, et la taille en octets en second. ${kept(k)}`,
    },
    noSuchMessage: {
      head: ({ number, count: last }) => `Il n’y a pas de lettre ${number} : la dernière est la ${last}.`,
      body: ({ kept: k }) => `Les numéros ne valent que pour cet appel, et partent de 1. ${kept(k)}`,
    },
    noSuchUnknown: {
      head: ({ number }) => `Il n’y a pas de lettre ${number}.`,
      body: ({ kept: k }) => `LIST montre les numéros qui existent. ${kept(k)}`,
    },
    emptyDrop: {
      head: 'La boîte est vide.',
      body: ({ kept: k }) =>
        `Il n’y a pas de lettre à demander. Le courrier nouveau se voit à la connexion suivante. ${kept(k)}`,
    },
    markedMessage: {
      head: ({ number }) => `La lettre ${number} est marquée pour l’effacement.`,
      body: 'Pour le reste de l’appel elle compte pour partie. RSET retire toutes les marques ; après QUIT il est trop tard.',
    },
    loginFailed: {
      head: ({ user }) =>
        user === '' ? 'La connexion a été refusée.' : `La connexion comme ==${user}== a été refusée.`,
      body: ({ kept: k }) =>
        `Le serveur ne dit pas ce qui est faux, le nom ou le mot de passe : un inconnu ne doit pas l’apprendre. Recommencez par USER. ${kept(k)}`,
    },
    passBlanks: {
      head: 'Un espace se trouve au bord du mot de passe.',
      body: ({ kept: k }) =>
        `Après PASS et un espace, chaque espace de plus peut faire partie du mot de passe. Recommencez par USER. ${kept(k)}`,
    },
    apopDigest: {
      head: 'APOP veut un nom et 32 chiffres hexadécimaux en minuscules.',
      body: ({ kept: k }) =>
        `C’est le MD5 de l’empreinte de l’accueil, avec \`<\` et \`>\`, suivie du mot de passe. ${kept(k)}`,
    },
    authBase64: {
      head: 'Ce n’est pas du base64.',
      body: ({ kept: k }) =>
        `Avec AUTH le secret passe en base64 : lettres, chiffres, \`+\`, \`/\`, complétés par quatre avec \`=\`. ${kept(k)}`,
    },
    authNewline: {
      head: 'Une fin de ligne a été codée dans le secret.',
      body: ({ kept: k }) =>
        `\`echo\` en ajoute une. \`printf\`, non : \`printf '\\0bob\\0secret' | base64\`. ${kept(k)}`,
    },
    authNuls: {
      head: ({ count: nuls }) =>
        `PLAIN veut deux NUL dans son secret, et ici il y en a ${nuls === 0 ? 'zéro' : count(nuls)}.`,
      body: ({ kept: k }) =>
        `\`printf '\\0bob\\0secret' | base64\` : NUL, nom, NUL, mot de passe. ${kept(k)}`,
    },
    clearRefused: {
      head: 'Ce serveur ne prend pas de mot de passe en clair.',
      body: ({ kept: k }) =>
        `STLS chiffre d’abord la connexion ; ou appelez le port 995, où TLS vient tout de suite. ${kept(k)}`,
    },
    inUse: {
      head: 'Un autre appel a cette boîte ouverte.',
      body: ({ kept: k }) =>
        `POP3 ferme une boîte pour un appel à la fois. Terminez l’autre par QUIT, et recommencez par USER. ${kept(k)}`,
    },
    loginDelay: {
      head: 'C’est trop tôt après la dernière connexion.',
      body: ({ kept: k }) => `Ce serveur veut une pause entre deux connexions ; CAPA dit combien. ${kept(k)}`,
    },
    sysTemp: {
      head: 'Le serveur a ses propres ennuis, pour l’instant.',
      body: ({ kept: k }) => `Votre ligne est juste. Réessayez plus tard. ${kept(k)}`,
    },
    sysPerm: {
      head: 'Le serveur a des ennuis que quelqu’un doit réparer.',
      body: ({ kept: k }) =>
        `Votre ligne est juste, et ne passera pas avant. Prévenez qui s’en occupe. ${kept(k)}`,
    },
    nameRefused: {
      head: ({ user }) => `Ce serveur n’a pas de boîte ==${user}== pour vous.`,
      body: ({ kept: k }) => `Certains veulent le nom seul, d’autres l’adresse entière. ${kept(k)}`,
    },
    updateFailed: {
      head: 'Toutes les lettres marquées n’ont pas pu être effacées.',
      body: 'Certaines sont peut-être parties, aucune sans marque. La boîte est de nouveau libre ; reconnectez-vous et regardez.',
    },
    utf8Needed: {
      head: 'L’en-tête de cette lettre dépasse l’ASCII.',
      body: ({ kept: k }) => `Pour l’avoir telle quelle, le client dit UTF8 avant la connexion. ${kept(k)}`,
    },
    refused: {
      head: ({ verb }) => `Le serveur refuse ${verb}.`,
      body: ({ kept: k }) => `\`-ERR\` ne donne d’autre raison que les mots derrière. ${kept(k)}`,
    },
    tooManyMistakes: {
      head: 'Après trop de lignes qu’il ne sait pas lire, ce serveur raccroche.',
      body: 'Cela écarte les programmes qui devinent. Rappelez.',
    },
    noService: {
      head: 'Ce serveur ne sert personne maintenant.',
      body: 'Il a dit non avant que vous ne disiez rien. Ses mots disent peut-être pourquoi ; rappelez plus tard.',
    },
    idle: {
      head: 'Le serveur a assez attendu.',
      body: 'Il peut raccrocher après dix minutes sans commande. Ce qui était marqué reste : seul QUIT efface.',
    },
    marksLost: {
      head: ({ marked }) =>
        marked === 1
          ? 'L’appel a fini sans QUIT : la lettre marquée reste.'
          : 'L’appel a fini sans QUIT : les lettres marquées restent.',
      body: ({ numbers }) =>
        `DELE ne fait que marquer, et QUIT efface. Sans lui les marques sont oubliées (${numbers}). Rappelez, DELE, puis QUIT.`,
    },
    bannerAwaited: {
      head: 'Le serveur n’a encore rien dit.',
      body: 'En POP3 il parle le premier, par `+OK`. Attendez-le ; si rien ne vient, ce n’est peut-être pas un serveur POP3, ou il veut du TLS.',
    },
    replyAwaited: {
      head: ({ verb }) =>
        verb === '' ? 'Le serveur vous doit une réponse.' : `Le serveur vous doit une réponse à ${verb}.`,
      body: 'Rien ne manque de votre côté ; il est peut-être occupé, ou lent exprès après un mot de passe faux.',
    },
    dotAwaited: {
      head: ({ verb }) => `La réponse à ${verb} n’est pas finie : son point n’est pas venu.`,
      body: 'Une réponse de plusieurs lignes finit par un point seul sur la sienne. D’ici là, attendez : ce que vous dites maintenant n’aurait sa réponse qu’après.',
    },
    oneLineRead: {
      head: ({ verb }) => `La réponse à ${verb} n’était pas encore finie.`,
      body: 'Elle a plusieurs lignes, et un point seul la termine. Lisez jusqu’au point avant d’envoyer la commande suivante.',
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
  },
};
