import type { ImapWords } from '../imap-words.ts';
import { imapCoach } from './imap-coach.ts';
import { imapTables } from './imap-tables.ts';

const COUNTS = ['aucun', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'];
const count = (number: number, feminine = false): string => {
  const word = COUNTS[number] ?? `${number}`;
  return feminine && number < 2 ? `${word}e` : word;
};
const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
const letters = (number: number): string => `${count(number, true)} ${number > 1 ? 'lettres' : 'lettre'}`;
const mailboxes = (number: number): string => `${count(number, true)} ${number > 1 ? 'boîtes' : 'boîte'}`;
const lines = (number: number): string => `${count(number, true)} ${number > 1 ? 'lignes' : 'ligne'}`;
const octetsOf = (number: number): string => `${count(number)} ${number > 1 ? 'octets' : 'octet'}`;
const found = (number: number): string =>
  `${capital(letters(number))} ${number > 1 ? 'trouvées' : 'trouvée'}`;

/** French. The same voice as the English. */
export const imap: ImapWords = {
  ...imapTables,
  imapToken: {
    tag: 'étiquette : la réponse la répète',
    command: 'commande',
    'unknown-verb': 'pas une commande d’IMAP',
    done: 'la fin de IDLE',
    excess: 'plus qu’il n’en faut ici',
    text: 'du texte',
    bracket: 'tient ensemble ce qui est dedans',
    'literal-length': 'tant d’octets suivent, quels qu’ils soient',
    'user-name': 'qui se connecte',
    password: 'le mot de passe',
    mechanism: 'la façon de se connecter',
    'initial-response': 'le secret, en base64 : codé, pas caché',
    'auth-response': 'une réponse à la question du serveur, en base64',
    mailbox: 'une boîte',
    'mailbox-reference': 'où commencer à chercher',
    'mailbox-pattern': 'quels noms : * vaut tout, % un seul niveau',
    'sequence-set': 'des lettres par leur place dans la boîte',
    'uid-set': 'des lettres par leur numéro durable',
    'fetch-item': 'ce qui est pris',
    section: 'quelle partie de la lettre',
    'field-name': 'un champ d’en-tête',
    partial: 'à partir de quel octet, combien',
    macro: 'court pour plusieurs choses',
    'store-item': 'fixer, ajouter ou retirer',
    flag: 'une marque du système',
    'keyword-flag': 'un mot-clé : une marque au nom libre',
    'search-key': 'ce qu’on cherche',
    'search-value': 'et ce que cela doit être',
    charset: 'le jeu de caractères',
    'sort-key': 'selon quoi ranger',
    'status-item': 'quel nombre au sujet de la boîte',
    option: 'une option',
    'date-time': 'date et heure',
    capability: 'ce que le serveur sait faire',
    'id-field': 'une donnée sur un programme',
    'id-value': 'et sa valeur',
    argument: 'un argument',
    'letter-text': 'la lettre, ou une partie',
    untagged: 'sans étiquette : pas la fin',
    continuation: 'continuez',
    status: 'l’issue',
    response: 'de quelle sorte sont ces données',
    'response-code': 'pourquoi, ou quoi d’autre, pour les programmes',
    'code-argument': 'et lequel',
    challenge: 'une question, en base64',
    nil: 'rien à cet endroit',
    'message-number': 'la place de la lettre dans la boîte',
    'message-count': 'combien de lettres',
    uid: 'un numéro durable',
    'uid-validity': 'tant qu’il reste, les numéros durables valent',
    'mod-sequence': 'le repère d’un changement',
    octets: 'taille en octets',
    lines: 'combien de lignes',
    number: 'un nombre',
    'mailbox-attribute': 'ce qu’est la boîte, ou à quoi elle sert',
    'hierarchy-delimiter': 'le signe entre les niveaux d’un nom',
    'namespace-prefix': 'comment commencent ces noms',
    value: 'une valeur',
    'field-body': 'ce que dit le champ',
    'envelope-date': 'Date',
    'envelope-subject': 'Subject',
    'address-name': 'le nom affiché',
    'address-route': 'une route, qui ne sert plus',
    'address-mailbox': 'avant le @',
    'address-host': 'après le @',
    'in-reply-to': 'In-Reply-To',
    'message-id': 'Message-ID',
    'media-type': 'sorte de contenu',
    'media-subtype': 'lequel de cette sorte',
    'parameter-name': 'un paramètre',
    'parameter-value': 'et sa valeur',
    'content-id': 'Content-ID',
    description: 'une description',
    'transfer-encoding': 'comment c’est codé pour passer',
    md5: 'une somme de contrôle',
    disposition: 'montré dans la lettre, ou joint',
    language: 'une langue',
    location: 'une adresse pour cela',
  },
  imapStatus: {
    ok: { head: 'Oui.', body: 'Il a fait ce que demandait la ligne de cette étiquette.' },
    no: { head: 'Non.', body: 'Il a compris la ligne, et n’a pas pu ou pas voulu.' },
    bad: { head: 'Pas compris.', body: 'La ligne est mal écrite, ou n’a pas sa place maintenant.' },
    bye: { head: 'Il raccroche.', body: 'Plus rien n’aura de réponse.' },
    okGreeting: { head: 'Il est là.', body: 'Maintenant il attend de savoir qui vous êtes.' },
    preauth: {
      head: 'Il est là, et vous connaît.',
      body: 'Pas besoin de se connecter : qui vous êtes s’est réglé autrement.',
    },
    byeGreeting: { head: 'Pas maintenant.', body: 'Il décroche seulement pour dire qu’il ne sert personne.' },
    goLiteral: { head: 'Continuez.', body: 'Il prend les octets annoncés.' },
    goChallenge: {
      head: 'Continuez.',
      body: 'La ligne suivante est votre réponse ; derrière est sa question.',
    },
    goIdle: {
      head: 'Il attend avec vous.',
      body: 'Il dira ce qui est nouveau, jusqu’à ce que vous disiez DONE.',
    },
  },
  imapLine: {
    done: 'La réponse finit : fait.',
    refused: 'La réponse finit : pas fait.',
    bad: 'Pas compris.',
    bye: 'Il raccroche.',
    warning: 'Un avertissement.',
    information: 'Pour les humains.',
    capability: ({ count: many }) =>
      many > 1 ? `Il sait faire ${count(many)} choses.` : 'Il ne dit presque rien de ce qu’il sait faire.',
    enabled: ({ names }) => (names === '' ? 'Rien de plus n’est en marche.' : `En marche : \`${names}\`.`),
    flags: ({ count: many }) =>
      `Les lettres d’ici peuvent avoir ${count(many, true)} ${many > 1 ? 'marques' : 'marque'}.`,
    exists: ({ count: many }) =>
      many === 0 ? 'La boîte n’a aucune lettre.' : `La boîte a ${letters(many)}.`,
    recent: ({ count: many }) =>
      many === 0
        ? 'Aucune n’est nouvelle : d’autres sessions les ont toutes apprises.'
        : `${capital(count(many, true))} ${many > 1 ? 'sont nouvelles' : 'est nouvelle'} : aucune session ne l’a su avant celle-ci.`,
    expunge: ({ number }) => `La lettre ${number} est partie ; celles d’après ont un numéro de moins.`,
    fetch: ({ number, items }) =>
      items === '' ? `De la lettre ${number}.` : `De la lettre ${number} : \`${items}\`.`,
    search: ({ count: many }) => (many === 0 ? 'Aucune lettre ne convient.' : `${found(many)}, par numéro.`),
    searchUids: ({ count: many }) =>
      many === 0 ? 'Aucune lettre ne convient.' : `${found(many)}, par numéro durable.`,
    esearch: 'Ce qui a été trouvé, en bref.',
    thread: 'Ce qui a été trouvé, par conversation.',
    list: ({ mailbox, attributes }) =>
      attributes === '' ? `Une boîte : \`${mailbox}\`.` : `Une boîte : \`${mailbox}\`, \`${attributes}\`.`,
    listNoselect: ({ mailbox }) =>
      mailbox === ''
        ? 'Le signe qui sépare les niveaux d’un nom.'
        : `Pas une boîte, mais un pas vers d’autres : \`${mailbox}\`.`,
    lsub: ({ mailbox }) => `Abonné à : \`${mailbox}\`.`,
    status: ({ mailbox }) => `Des nombres sur \`${mailbox}\`, qui reste fermée.`,
    namespace: 'Les vôtres, celles des autres, les communes : où commencent les noms.',
    id: ({ name }) => (name === '' ? 'Il ne dit pas quel programme il est.' : `Le programme : \`${name}\`.`),
    other: ({ word }) => (word === '' ? 'Des données qu’aucune norme ne nomme.' : `Des données : ${word}.`),
  },
  imapGloss: {
    greetingAwaited: 'En IMAP le serveur parle le premier ; il n’a pas encore parlé.',
    greeting: 'Il parle le premier. Dites-lui qui vous êtes.',
    greetingIn: 'Il parle le premier, et vous êtes déjà connecté.',
    greetingRefused: 'Il décroche seulement pour dire qu’il ne sert personne.',
    waiting: ({ verb }) => `${verb} est passé ; pas encore de réponse.`,
    waitingUnknown: 'La ligne est passée ; pas encore de réponse.',
    coming: ({ verb, lines: number }) =>
      `${capital(lines(number))} jusqu’ici. La ligne à votre étiquette finit la réponse à ${verb}.`,
    literal: 'Il prend les octets que vous avez annoncés.',
    literalLine: ({ left }) => `Dans le littéral : encore ${octetsOf(left)}.`,
    letterGoing: ({ octets, left }) =>
      left === 0
        ? `La lettre est entière, ${octets} octets.`
        : `Une lettre de ${octets} octets ; encore ${left}.`,
    letterWhole: ({ octets }) =>
      `La lettre est entière, ${octets} octets. Une fin de ligne termine la commande.`,
    challenge: 'Il pose une question, en base64.',
    response: 'Votre réponse à sa question.',
    cancelling: 'Une étoile annule la connexion.',
    cancelled: 'La connexion est annulée, comme vous le demandiez.',
    idle: 'Il attend avec vous, et parle quand quelque chose change.',
    idleEnding: 'DONE finit l’attente. Il n’a pas d’étiquette.',
    idleBroken: 'IDLE attend DONE, et rien d’autre.',
    idled: 'L’attente est finie.',
    idleOff: 'L’attente est finie : on a dit autre chose que DONE.',
    offers: ({ count: many }) =>
      many > 1
        ? `Il nomme ${count(many)} choses qu’il sait faire.`
        : 'Il ne nomme presque rien de ce qu’il sait faire.',
    nothing: 'Rien demandé, rien de nouveau.',
    nothingNews: 'Rien demandé ; il dit ce qui est nouveau.',
    goodbye: 'Il dit au revoir et raccroche.',
    tlsReady: 'Prêt : à partir d’ici la connexion est chiffrée.',
    loggedIn: 'Connecté. Aucune boîte n’est encore ouverte.',
    loginRefused: 'Pas connecté. Rien d’autre n’a changé.',
    selected: ({ mailbox, messages }) =>
      messages === 0
        ? `\`${mailbox}\` est ouverte, et vide.`
        : `\`${mailbox}\` est ouverte, avec ${letters(messages)}.`,
    looking: ({ mailbox, messages }) =>
      messages === 0
        ? `\`${mailbox}\` est ouverte pour regarder seulement, et vide.`
        : `\`${mailbox}\` est ouverte pour regarder seulement, avec ${letters(messages)}.`,
    notSelected: ({ mailbox }) => `\`${mailbox}\` n’a pas pu être ouverte.`,
    nothingSelected: ({ mailbox }) =>
      `\`${mailbox}\` n’a pas pu être ouverte, et aucune boîte ne l’est plus.`,
    unselected: 'La boîte est fermée. Rien n’a été effacé.',
    closed: ({ deleted }) =>
      deleted === 0
        ? 'La boîte est fermée. Rien n’était marqué pour l’effacement.'
        : `La boîte est fermée, et ${letters(deleted)} ${deleted > 1 ? 'marquées' : 'marquée'} \`\\Deleted\` ${deleted > 1 ? 'sont parties' : 'est partie'}.`,
    created: ({ mailbox }) => `Il y a maintenant une boîte \`${mailbox}\`.`,
    mailboxGone: ({ mailbox }) => `La boîte \`${mailbox}\` est partie, lettres comprises.`,
    renamed: ({ mailbox, to }) => `\`${mailbox}\` s’appelle maintenant \`${to}\`.`,
    subscribed: ({ mailbox }) => `\`${mailbox}\` est sur la liste de celles que les programmes montrent.`,
    unsubscribed: ({ mailbox }) => `\`${mailbox}\` n’est plus sur cette liste. La boîte reste.`,
    listed: ({ rows }) => `${capital(mailboxes(rows))}.`,
    status: ({ mailbox }) => `Il dit des nombres sur \`${mailbox}\`, sans l’ouvrir.`,
    appended: ({ mailbox }) => `La lettre est dans \`${mailbox}\`. Elle n’a été envoyée à personne.`,
    expunged: ({ count: many }) =>
      many === 0
        ? 'Rien n’était marqué pour l’effacement.'
        : `${capital(letters(many))} ${many > 1 ? 'effacées' : 'effacée'} pour de bon.`,
    found: ({ count: many }) =>
      many < 0
        ? 'Ce qui a été trouvé, en bref.'
        : many === 0
          ? 'Aucune lettre ne convient.'
          : `${found(many)}.`,
    foundUids: ({ count: many }) =>
      many < 0
        ? 'Ce qui a été trouvé, en bref.'
        : many === 0
          ? 'Aucune lettre ne convient.'
          : `${found(many)}, par numéro durable.`,
    threads: 'Ce qui a été trouvé, par conversation.',
    fetched: ({ number }) =>
      number === 0 ? 'D’une lettre, ce qui était demandé.' : `De la lettre ${number}, ce qui était demandé.`,
    fetchedPieces: ({ count: many }) => `De ${letters(many)}, ce qui était demandé.`,
    fetchedData: ({ count: many }) => `Ce qu’on sait de ${letters(many)}.`,
    fetchedNothing: 'C’est fait, et il n’y avait rien à dire.',
    stored: ({ count: many }) =>
      many === 0 ? 'Les marques ont changé.' : `Les marques de ${letters(many)} ont changé.`,
    storedNothing: 'Rien n’a changé : la boîte est ouverte pour regarder seulement.',
    copied: ({ set, mailbox }) => `\`${set}\` : copié dans \`${mailbox}\`.`,
    moved: ({ set, mailbox }) => `\`${set}\` : déplacé dans \`${mailbox}\`, et parti d’ici.`,
    namespaces: 'Il dit où commencent les noms des boîtes.',
    named: 'Chacun a dit quel programme il est, ou l’a gardé pour lui.',
    enabled: 'Il dit ce qui est en marche.',
    done: ({ verb }) => `${verb} est fait.`,
    doneUnknown: 'Il a pris la ligne ; aucune norme ne dit ce qu’elle signifie.',
    notUnderstood: 'Pas compris. Rien n’a changé.',
    notNow: ({ verb }) => `Pas maintenant : ${verb} n’a pas sa place dans cet état.`,
    badSyntax: ({ verb }) => `${verb} n’a pas été compris. Rien n’a changé.`,
    refused: ({ verb }) => `${verb} a été refusé.`,
    unasked: 'Dit sans qu’on le demande.',
    news: ({ messages }) =>
      messages === 0
        ? 'Du nouveau : la boîte est vide maintenant.'
        : `Du nouveau : la boîte a ${letters(messages)} maintenant.`,
    strangeTag: 'Une réponse à une étiquette qui n’a pas servi ici.',
    closing: 'Le serveur met fin à l’appel.',
    stray: 'Ce n’est pas une ligne d’IMAP.',
  },
  imapTurn: {
    speaksFirst: 'En IMAP le serveur parle le premier.',
    login: 'Il veut savoir qui vous êtes.',
    choose: 'Vous êtes connecté. Pour y lire, il faut ouvrir une boîte.',
    selected: ({ mailbox }) =>
      mailbox === ''
        ? 'Une boîte est ouverte. La norme demande au serveur d’attendre au moins trente minutes.'
        : `\`${mailbox}\` est ouverte. La norme demande au serveur d’attendre au moins trente minutes.`,
    deleted: ({ deleted }) =>
      `${capital(letters(deleted))} ${deleted > 1 ? 'marquées' : 'marquée'} \`\\Deleted\` : EXPUNGE ou CLOSE efface.`,
    coming: 'Pas fini : un littéral a encore des octets à venir.',
    literal: ({ left }) => `Il attend encore ${octetsOf(left)}, quels qu’ils soient.`,
    literalAwaited: 'Il doit dire `+` avant que le littéral puisse passer.',
    rest: 'Le littéral est entier. La ligne continue, ou finit.',
    idling: 'Il attend avec vous. DONE, sans étiquette, y met fin.',
  },
  imapNeeds: {
    greeting: 'attend * OK',
    login: 'demande d’être connecté',
    select: 'demande une boîte ouverte',
  },
  imapNote: {
    early: 'Le serveur parle le premier, et un client attend son `* OK`. À celui-ci on a parlé trop tôt.',
    bareLf: 'Une ligne finit par CR LF. La vôtre a fini par LF seul ; ce serveur le pardonne.',
    println:
      'Certaines de vos lignes finissent par CR LF, d’autres par LF seul. `println` finit une ligne à la façon de la machine ; IMAP veut CR LF à chacune.',
    serverBareLf: 'Ce serveur finit ses lignes par LF seul. Un client qui attend CR LF attendrait sans fin.',
    passInClear:
      'Sans TLS, le mot de passe passe tel que vous l’avez tapé, et n’importe qui en chemin peut le lire.',
    authInClear: ({ name }) =>
      `${name} envoie le secret en base64, qui ne cache rien. Sans TLS, n’importe qui en chemin peut le lire.`,
    fetchSetsSeen:
      'Prendre le texte marque la lettre comme lue : elle reçoit `\\Seen`. `BODY.PEEK[]` apporte la même chose et la laisse non lue.',
    readOnlySeen: 'La boîte est ouverte pour regarder seulement, donc cette lettre reste non lue.',
    readOnlyIgnored:
      'EXAMINE a ouvert cette boîte pour regarder seulement. Le serveur dit OK, et ne change rien : il faut pour cela SELECT.',
    examine:
      'EXAMINE est SELECT sans le pouvoir de changer quoi que ce soit : aucune marque, pas même `\\Seen`.',
    tagReused: ({ tag }) =>
      `L’étiquette \`${tag}\` a déjà servi. Un client en prend une nouvelle chaque fois, pour qu’aucune réponse ne soit prise pour une autre.`,
    inboxCase: ({ typed }) =>
      `\`${typed}\` est INBOX : ce seul nom vaut en toute casse. Tous les autres sont comme ils s’écrivent.`,
    utf7: ({ typed, name }) =>
      `\`${typed}\` est \`${name}\` : IMAP4rev1 écrit les noms au-delà de l’ASCII à sa façon, en UTF-7 modifié.`,
    noLogout: 'L’appel a fini sans LOGOUT. Rien n’est perdu pour autant.',
    deletedKept: ({ deleted }) =>
      `${capital(letters(deleted))} ${deleted > 1 ? 'marquées' : 'marquée'} \`\\Deleted\`, et toujours là : seuls EXPUNGE ou CLOSE effacent.`,
    closeExpunges: ({ deleted }) =>
      `CLOSE efface ce qui est marqué \`\\Deleted\`, ici ${letters(deleted)}, et n’en dit rien. UNSELECT le laisserait.`,
    renumbered: ({ number }) =>
      `La lettre ${number} est partie, et chacune d’après a un numéro de moins. Les numéros durables, ceux de UID, restent.`,
    numberAsUid: ({ number, uid }) =>
      `Le numéro durable ${number} n’est à aucune lettre : la lettre ${number} a le numéro durable ${uid}. Avec UID devant, le serveur prend les numéros durables, et dit OK même si aucun ne convient.`,
    uidNothing: ({ number }) =>
      `Aucune lettre n’a le numéro durable ${number}. Avec UID devant ce n’est pas une erreur : le serveur dit OK et ne fait rien.`,
    flagKeyword: ({ typed }) =>
      `\`${typed}\` sans barre oblique inverse est un mot-clé à vous, et non la marque du système \`\\${typed}\`.`,
    alert: 'Un texte derrière ALERT doit être montré à une personne.',
    askAgain:
      'Ce que CAPABILITY a dit avant TLS ne vaut rien : quelqu’un en chemin a pu le changer. Redemandez.',
    blanks:
      'Une espace sépare les mots d’une commande, et aucune ne finit la ligne. Ce serveur en prend davantage.',
    excessForgiven: ({ verb }) =>
      `Derrière ${verb} il y a plus qu’il n’en faut. Ce serveur prend tout de même la ligne.`,
    stateForgiven: ({ verb }) =>
      `Selon la norme ${verb} n’a pas sa place dans cet état. Ce serveur le prend.`,
    literalUnawaited:
      'Les octets d’un littéral sont passés avant son `+`. Si le serveur l’avait refusé, il les lirait comme des commandes.',
    literalPlusUnoffered:
      '`{…+}` envoie un littéral sans attendre, et demande LITERAL+ ou LITERAL-, qui n’est pas proposé.',
    dotInLiteral:
      'Un point seul finit une lettre en SMTP. Ici les octets sont comptés, et le point en est un.',
    createMay: 'TRYCREATE dit : créez la boîte avec CREATE, et la ligne passera.',
    dropped: ({ verb }) =>
      verb === 'LSUB'
        ? 'LSUB est d’IMAP4rev1. IMAP4rev2 demande par `LIST (SUBSCRIBED)`.'
        : verb === 'CHECK'
          ? 'CHECK est d’IMAP4rev1. IMAP4rev2 l’a retiré : NOOP suffit.'
          : `${verb} est d’IMAP4rev1 ; IMAP4rev2 s’en passe.`,
  },
  imapRemembers: ({ state, user, mailbox, readOnly, messages, deleted, numbers }) => {
    const who = user === '' ? 'vous êtes connecté' : `vous êtes \`${user}\``;
    switch (state) {
      case 'greeting':
        return 'rien encore';
      case 'not-authenticated':
        return 'personne encore : il ne sait pas qui vous êtes';
      case 'authenticated':
        return `${who} ; aucune boîte n’est ouverte`;
      case 'selected': {
        const name = mailbox === '' ? 'une boîte est ouverte' : `\`${mailbox}\` est ouverte`;
        const how = readOnly ? ' pour regarder seulement' : '';
        const holds = messages < 0 ? '' : `, ${letters(messages)}`;
        if (deleted <= 0) return `${who} ; ${name}${how}${holds}`;
        return `${who} ; ${name}${how}${holds} ; marquées pour l’effacement : ${numbers}${deleted > 5 ? ' et d’autres' : ''}`;
      }
      case 'logout':
      case 'closed':
        return 'rien : l’appel est terminé';
      default:
        return '';
    }
  },
  imapCoach,
};
