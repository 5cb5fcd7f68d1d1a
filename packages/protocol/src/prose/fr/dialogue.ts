import type { Prose } from '../prose.ts';

const COUNTS = ['aucun', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'];
/** Small numbers as words. */
const count = (number: number): string => COUNTS[number] ?? `${number}`;
const Count = (number: number): string => {
  const word = count(number);
  return word.slice(0, 1).toUpperCase() + word.slice(1);
};
const Lines = (number: number): string => {
  if (number === 1) return 'Une ligne';
  return `${Count(number)} lignes`;
};
const others = (to: string, more: number): string => {
  if (more === 0) return `\`${to}\``;
  return more === 1 ? `\`${to}\` et un autre` : `\`${to}\` et ${count(more)} autres`;
};
/** Elision before a vowel: d’alice, de bob. */
const de = (name: string): string => (/^[aeiouyhàâéèêëîïôöû]/i.test(name) ? `d’${name}` : `de ${name}`);

export const gloss: Prose['gloss'] = {
  greetingAwaited: 'En SMTP, le serveur parle le premier ; il n’a pas encore parlé.',
  greeting: 'Il parle le premier. ESMTP : saluez-le par EHLO.',
  greetingPlain: 'Il parle le premier. Saluez-le par EHLO.',
  greetingRefused: 'Il décroche seulement pour dire qu’il ne sert personne.',
  unfinished: ({ lines, code }) =>
    `${Lines(lines)} jusqu’ici. Le tampon est encré quand arrive la dernière : ${code} et un espace.`,
  waiting: ({ verb }) => `${verb} est parti ; pas encore de réponse.`,
  waitingUnknown: 'La ligne est partie ; pas encore de réponse.',
  helloOffers: ({ first, second, count: more }) => {
    if (!second) return `Vous avez donné un nom ; il propose ${first}.`;
    if (more === 0) return `Vous avez donné un nom ; il propose ${first} et ${second}.`;
    const rest = more === 1 ? 'une autre' : `${count(more)} autres`;
    return `Vous avez donné un nom ; il propose ${first}, ${second} et ${rest}.`;
  },
  helloPlain: 'Vous avez donné un nom ; il ne propose aucune extension.',
  hello: 'Vous avez donné un nom, à l’ancienne : pas d’extensions.',
  sender: 'L’expéditeur est sur l’enveloppe (envelope).',
  senderNull: 'Une enveloppe sans expéditeur : c’est ce qu’emploient les retours (bounces).',
  recipient: ({ name }) => `${name} est sur l’enveloppe.`,
  recipientForwarded: ({ name }) => `${name} est sur l’enveloppe ; le serveur fera suivre.`,
  recipientUnknown: 'Refusé : pas de telle boîte. Rien d’autre n’a changé.',
  recipientRefused: ({ code }) => `Destinataire refusé : ${code}. Rien d’autre n’a changé.`,
  relayRefused: 'Refusé : ce serveur ne transmet rien pour vous. Rien d’autre n’a changé.',
  goOn: 'Continuez : à partir d’ici, chaque ligne fait partie de la lettre.',
  letterOpen: ({ lines }) => {
    if (lines === 0) return 'La lettre commence ici.';
    return `${Lines(lines)} jusqu’ici. Un point seul termine la lettre.`;
  },
  letter: ({ fields, blank, body }) => {
    const parts: string[] = [];
    if (fields > 0) parts.push(fields === 1 ? '1 champ d’en-tête' : `${fields} champs d’en-tête`);
    if (blank > 0) parts.push('une ligne vide');
    if (body > 0) parts.push(body === 1 ? '1 ligne de texte' : `${body} lignes de texte`);
    return parts.length === 0 ? 'la lettre' : `la lettre : ${parts.join(', ')}`;
  },
  letterWaiting: 'Le point est parti ; pas encore de réponse.',
  letterTaken: 'Prise : le serveur répond désormais de ce courrier.',
  letterTakenAs: ({ id }) => `Prise sous le nom ${id} : le serveur répond désormais de ce courrier.`,
  letterRefused: ({ code }) => `La lettre est refusée : ${code}. Rien n’a été gardé.`,
  letterLater: ({ code }) => `Pas maintenant, ${code} : rien n’a été gardé, et vous pourrez réessayer.`,
  reset: 'L’enveloppe est de nouveau vierge ; la connexion continue.',
  verified: 'Le serveur confirme la boîte.',
  unverified: 'Il ne le dira pas, mais prendrait un courrier pour elle.',
  nothing: 'Rien demandé, rien fait : il est là.',
  help: 'De l’aide, avec les mots du serveur.',
  goodbye: 'Il dit au revoir et raccroche.',
  tlsReady: 'Prêt : à partir d’ici la connexion est chiffrée, et tout ce qui précède est oublié.',
  tlsOpaque:
    'À partir d’ici les octets sont chiffrés : ils passent, mais personne en chemin ne peut les lire.',
  challenge: 'Il pose une question, en base64.',
  loggedIn: 'Identifié : il sait qui vous êtes.',
  authResponse: 'Votre réponse à sa question.',
  done: ({ verb }) => `${verb} : fait.`,
  notUnderstood: 'Pas compris. Rien n’a changé.',
  notOffered: ({ verb }) => `Il connaît ${verb}, et ne le fait pas ici.`,
  notThisWay: ({ verb }) => `Il fait ${verb}, mais pas de cette façon.`,
  outOfOrder: ({ verb }) => `Pas maintenant : autre chose vient avant ${verb}.`,
  senderAgain: 'Pas maintenant : un expéditeur est déjà sur l’enveloppe.',
  loggedInAlready: 'Vous êtes déjà identifié.',
  loginGivenUp: 'Vous avez renoncé à vous identifier.',
  answerUnread: 'Il ne peut pas lire votre réponse : l’identification est finie.',
  badSyntax: ({ verb }) => `Il connaît ${verb}, mais ne peut pas lire le reste de la ligne.`,
  refused: ({ code }) => `Refusé : ${code}. Rien d’autre n’a changé.`,
  later: ({ code }) => `Pas maintenant : ${code}. Plus tard, peut-être.`,
  closing: 'Le serveur met fin à la connexion.',
  unasked: ({ code }) => `${code}, dit sans qu’on le lui demande.`,
  unknownCode: ({ code }) => `${code} : un code qu’aucune norme ne nomme. Son premier chiffre compte.`,
  gap: ({ octets }) => `${octets} octets sont passés ici ; seul leur nombre est gardé.`,
  unended: ({ octets }) => {
    const what = octets === 1 ? 'Un octet' : `${octets} octets`;
    return `${what} sans fin de ligne : le serveur n’a jamais reçu de ligne.`;
  },
  plain: 'Envoyé tel quel.',
  plainServer: 'Le serveur l’a dit de lui-même.',
  letterLine: 'Une ligne de la lettre, pas une commande.',
};

export const note: Prose['note'] = {
  spaceAfterColon: 'Pas d’espace après les deux-points ; ce serveur le tolère.',
  bareLf: 'Une ligne finit par CR LF. La vôtre finissait par LF seul ; ce serveur le tolère.',
  bareLfData:
    'Vos lignes finissent par LF seul. Les commandes passent, mais le point qui termine la lettre veut CR LF avant et après : un serveur qui s’y tient n’entendra pas le vôtre. Ctrl C, puis appelez avec `ncat -C`.',
  early:
    'Le serveur parle le premier, et un client attend son 220. Celui-ci a été interpellé plus tôt et le tolère.',
  sourceRoute: ({ route }) =>
    `\`${route}\` est une route imposée (source route), d’avant les records MX. Les serveurs la lisent encore, et l’ignorent.`,
  trailingSpace: 'Un espace traîne à la fin de la ligne. La norme demande aux serveurs de l’accepter.',
  extraSpace: 'Un seul espace sépare les mots d’une commande. Ce serveur en accepte davantage.',
  noHello: ({ verb }) => `${verb} avant EHLO : un client devrait d’abord saluer. Ce serveur le tolère.`,
  heloName: ({ verb, name }) =>
    `${verb} veut un nom de domaine complet${verb === 'HELO' ? '' : ', ou une adresse comme `[10.20.0.7]`'}. Ce serveur laisse passer \`${name}\`.`,
  pathName: ({ domain }) =>
    `SMTP veut des noms de domaine complets. Sans point, \`${domain}\` serait un domaine de premier niveau ; ce serveur le laisse passer.`,
  heloOld: 'HELO est le salut de 1982. EHLO demande en plus ce que le serveur sait faire.',
  obsolete: ({ verb }) => `${verb} est obsolète ; les clients ne doivent plus l’employer.`,
  recipientTwice:
    'Déjà sur l’enveloppe : ce serveur ne le garde qu’une fois, et il n’en reçoit qu’un exemplaire. La norme n’a pas de règle pour un destinataire nommé deux fois.',
  openRelay:
    'Ce destinataire n’est pas de ce serveur, et il prend le courrier pour n’importe qui : un relais ouvert (open relay). Le spam passe par de telles machines, jusqu’à ce que des listes de refus les nomment.',
  willForward: '251 : la boîte est ailleurs, et ce serveur fera suivre. Le destinataire compte.',
  cannotVerify:
    '252 n’est ni oui ni non : le serveur garde pour lui la liste de ses gens, et prendrait le courrier.',
  nullSender:
    '`<>` est un expéditeur valable : un courrier au sujet d’un courrier, un retour par exemple, ne doit pas en provoquer un autre.',
  secondHello: 'Un nouvel EHLO repart à zéro : l’enveloppe commencée avant est jetée.',
  lateDot: 'Seuls CR LF, un point, CR LF terminent une lettre. Ce serveur s’est contenté de moins.',
  fieldSpace: ({ name }) => `Pas d’espace entre \`${name}\` et ses deux-points.`,
  longCommand: ({ octets }) =>
    `Une commande de ${octets} octets : la norme garantit la place pour 512, CR LF compris. Ce serveur en prend plus.`,
  dotLost:
    'Une ligne du texte commence par un seul point. Le serveur l’enlève, car un client en met un de plus devant une telle ligne. À la main, il faut en taper deux.',
  dotStuffed:
    'Une ligne du texte qui commence par un point en reçoit un de plus devant, que le serveur retire. Ainsi un point dans le texte ne termine jamais la lettre.',
  longLine: ({ octets }) => `Une ligne de ${octets} octets : une ligne de lettre en a 998 au plus.`,
  eightBit:
    'Des octets au-delà de 127 sont passés. Sans BODY=8BITMIME après MAIL FROM, une lettre n’a que sept bits.',
  noHeader:
    'Une lettre commence par des champs d’en-tête, au moins From: et Date:, puis une ligne vide. Celle-ci commence sans eux.',
  noBlank:
    'Une ligne vide sépare l’en-tête du texte. Ici elle manque ; ce serveur prend quand même la lettre.',
  segments: ({ count: pieces }) =>
    `La ligne est arrivée en ${count(pieces)} morceaux. TCP connaît des octets, pas des lignes : le serveur attend la fin de la ligne.`,
  pipelined: ({ count: lines }) =>
    `${Lines(lines)} sont arrivées d’un coup. Le serveur propose PIPELINING : il répond à chacune, dans l’ordre.`,
  pipelinedUnoffered: ({ count: lines }) =>
    `${Lines(lines)} sont arrivées d’un coup, sans attendre les réponses. Ce n’est permis qu’une fois PIPELINING proposé par le serveur.`,
  opaque: 'À partir d’ici passent des enregistrements TLS : on voit leur longueur, pas leur texte.',
  gap: ({ octets }) =>
    `Le labo ne garde que les premiers octets d’une connexion. Ici, ${octets} de plus sont passés.`,
  fromDiffers: ({ from, path }) =>
    `From: dit \`${from}\`, l’enveloppe dit \`${path}\`. Rien ne les oblige à concorder ; listes et services diffèrent tous les jours.`,
  toDiffers: ({ path }) =>
    `\`${path}\` est dans la lettre, pas sur l’enveloppe : ce courrier ne lui parvient pas.`,
  bcc: 'Bcc: est dans la lettre, donc chaque lecteur le voit. Une copie cachée, c’est un RCPT TO sans ligne dans la lettre.',
  letterOnly: ({ path }) =>
    `\`${path}\` est sur l’enveloppe et pas dans la lettre : le courrier lui parvient quand même. C’est ainsi que marche Bcc.`,
  someRefused: ({ path, count: more }) =>
    more > 0
      ? `La lettre va à ceux qui ont été acceptés. \`${path}\` et ${more === 1 ? 'un autre' : `${count(more)} autres`} ont été refusés et ne reçoivent rien.`
      : `La lettre va à ceux qui ont été acceptés. \`${path}\` a été refusé et ne reçoit rien.`,
  bareCr: 'Un CR est seul dans la ligne. Sa place est devant un LF, et nulle part ailleurs.',
  keysInText:
    'Des flèches ou des retours arrière sont dans le texte comme octets : vous voyez le mot corrigé, la lettre contient les deux.',
  keysTaken:
    'Des touches invisibles, flèches ou retours arrière, font partie de cette ligne. Ce serveur la prend.',
  eightBitHeader:
    'Un champ d’en-tête a des lettres hors de l’ASCII. Sans SMTPUTF8, un en-tête est en ASCII, et les accents s’écrivent en mots codés (encoded words) : `=?utf-8?q?caf=C3=A9?=`.',
  charsetMissing:
    'Le texte a des lettres hors de l’ASCII, et aucun champ ne dit dans quel jeu de caractères : il faut deviner. `Content-Type: text/plain; charset=utf-8` le dirait.',
  charsetMismatch: ({ name }) =>
    `Content-Type dit \`${name}\`, et les octets du texte sont autre chose : on lira d’autres lettres.`,
  missingFrom: 'Pas de From: dans l’en-tête. Toute lettre doit nommer son auteur.',
  missingDate:
    'Pas de champ Date dans l’en-tête. Toute lettre doit en avoir un ; là où l’on soumet le courrier, un serveur peut l’ajouter.',
  noQuit: 'La connexion a fini sans QUIT. Un client le dit et attend 221 ; ce qui était accepté le reste.',
  endUnanswered:
    'Le point était parti, et la connexion a fini avant la réponse : le courrier est peut-être accepté, peut-être pas. Un client le renvoie, et il peut arriver deux fois.',
  pipelinedEarly: ({ verb }) =>
    `La suite est partie derrière ${verb} avant sa réponse. Il doit être la dernière ligne d’un groupe, car sa réponse décide de la suite.`,
  authInClear: ({ name }) =>
    `${name} sans TLS : le secret passe en base64, et n’importe qui en chemin peut le lire.`,
  println:
    'Certaines de vos lignes finissent par CR LF, d’autres par LF seul. `println` termine une ligne comme la machine ; SMTP veut CR LF à chacune.',
  realAddress: ({ domain }) =>
    `\`${domain}\` est peut-être à quelqu’un. Ce courrier reste dans le labo ; pour s’exercer, prenez un nom sous \`.test\`, qui n’est à personne.`,
  realElsewhere: ({ domain }) =>
    `\`${domain}\` est peut-être à quelqu’un qui y lit son courrier. Pour s’exercer, il y a des noms sous \`.test\`, qui ne sont à personne.`,
  allowedCase: ({ typed, verb }) =>
    `La norme veut les verbes en majuscules ou minuscules : \`${typed}\` vaut ${verb}. Ce serveur le refuse quand même.`,
  allowedVerb: ({ verb }) => `Tout serveur doit comprendre ${verb}, dit la norme. Celui-ci non.`,
  allowedNull:
    'La norme permet `<>` comme expéditeur, car les retours (bounces) viennent ainsi. Ce serveur le refuse.',
  allowedPostmaster:
    'Qui prend du courrier doit en prendre pour Postmaster, dit la norme, pour qu’on puisse signaler un ennui. Ce serveur le refuse.',
  allowedQuotes: 'La norme permet un nom entre guillemets droits devant le @. Ce serveur le refuse.',
  allowedLiteral: 'La norme permet une adresse IP entre crochets derrière le @. Ce serveur le refuse.',
  bracketsForgiven: ({ path }) =>
    `\`${path}\` est sans chevrons < et >. La norme les veut ; ce serveur le tolère.`,
  formForgiven: ({ verb }) => `La norme écrit ${verb} autrement. Ce serveur prend la ligne telle quelle.`,
  nameForgiven: ({ verb }) => `${verb} veut le nom du client derrière lui. Ce serveur s’en passe.`,
  orderForgiven: ({ verb }) =>
    `Dans l’ordre de la norme, ${verb} n’a pas sa place ici, et la réponse est 503. Ce serveur le prend.`,
  utf8Forgiven: ({ path }) =>
    `\`${path}\` a des lettres hors de l’ASCII, qui veulent SMTPUTF8 après MAIL FROM. Ce serveur la prend sans.`,
  parameterForgiven: ({ name }) =>
    `Rien dans la liste d’EHLO ne permet le paramètre ${name}. Ce serveur le prend.`,
};

export const next: Prose['next'] = {
  emptyLine: 'une ligne vide',
  dot: 'un point seul',
  body: 'votre texte',
};

export const needs: Prose['needs'] = {
  greeting: 'attend 220',
  hello: 'veut d’abord un salut',
  sender: 'veut un expéditeur',
  recipient: 'veut un destinataire',
  dot: 'veut d’abord le point',
  crlf: 'veut CR LF : ncat -C',
};

export const turn: Prose['turn'] = {
  speaksFirst: 'En SMTP, le serveur parle le premier.',
  tlsAtOnce: 'Ce port veut TLS dès le premier octet : le serveur l’attend.',
  answer: ({ verb }) => `Il vous doit une réponse à ${verb}.`,
  answerLine: 'Il vous doit une réponse.',
  answerLetter: 'Il a toute la lettre et vous doit une réponse.',
  unfinished: ({ code }) => `Pas fini. \`${code}-\` avec un tiret : d’autres lignes suivent.`,
  yours: 'Ici, le serveur attend 30 minutes ; la norme en demande au moins cinq.',
  yoursElsewhere: 'La norme demande à un serveur d’attendre au moins cinq minutes.',
  quit: 'QUIT est la fin polie.',
  letter: 'Chaque ligne fait partie de la lettre, jusqu’à un point seul.',
  letterHeader: 'D’abord l’en-tête, puis une ligne vide, puis votre texte.',
  letterDotUnheard: 'Votre point finissait par LF seul : la lettre continue, et le serveur attend toujours.',
  unended: 'Des octets sont passés, mais pas de fin de ligne : le serveur attend CR LF.',
  challenge: 'Le serveur attend votre réponse, en base64.',
  talk: 'On ne parle pas SMTP ici ; chacun peut prendre la parole.',
  closing: 'Il a dit au revoir et raccroche.',
  closedClient: 'Vous avez raccroché.',
  closedServer: 'Le serveur a raccroché.',
  closedLab: 'Le labo a mis fin à la connexion.',
  closedBridge: 'Le côté page de la ligne a disparu.',
  opaque: 'Ce qui passe maintenant est chiffré ; seules les deux extrémités le lisent.',
  none: 'Personne n’est relié.',
};

export const state: Prose['state'] = {
  none: 'pas de connexion',
  connected: 'relié, pas encore salué',
  greeted: 'un nouveau courrier peut commencer',
  sender: 'a un expéditeur, veut un destinataire',
  recipients: 'a un destinataire, peut prendre la lettre',
  letter: 'prend chaque ligne comme lettre',
  closed: 'la connexion est finie',
};

export const remembers: Prose['remembers'] = ({
  phase,
  reversePath,
  hasSender,
  recipients,
  first,
  helo,
  emptied,
}) => {
  const sender = reversePath === '' ? 'l’expéditeur vide' : `l’expéditeur \`${reversePath}\``;
  switch (phase) {
    case 'closed':
      return 'rien : la connexion est finie';
    case 'none':
    case 'connected':
      if (!hasSender) return 'rien encore';
      break;
    case 'greeted':
      if (emptied) return 'rien de ce courrier : l’enveloppe est de nouveau vierge';
      return helo === '' ? 'rien encore' : `votre nom, \`${helo}\` ; pas encore d’enveloppe`;
    default:
  }
  if (recipients === 0) return `${sender}, pas encore de destinataire`;
  return `${sender}, pour ${others(first, recipients - 1)}${phase === 'letter' ? ', et la lettre jusqu’ici' : ''}`;
};

export const arrival: Prose['arrival'] = {
  mock: {
    head: 'Le mock a votre courrier.',
    body: ({ name }) =>
      `Tout courrier arrive ici, quel que soit son destinataire. ${name}, pour sa part, ne reçoit rien.`,
  },
  mailbox: {
    head: ({ name }) => `${name} a du courrier.`,
    body: ({ name, host, lines }) =>
      `Vous étiez le MUA. ${host}, le MTA, a pris votre enveloppe, en a lu ${count(lines)} lignes, et a mis la lettre dans la boîte ${de(name)}. Aucun MX n’a été demandé : vous avez appelé le serveur vous-même.`,
  },
  several: {
    head: ({ count: people }) => `${Count(people)} personnes ont du courrier.`,
    body: ({ count: people, host, lines }) =>
      `Vous étiez le MUA. ${host}, le MTA, a pris une lettre et ${count(lines)} lignes d’enveloppe, et a mis une copie dans ${count(people)} boîtes.`,
  },
  elsewhere: {
    head: 'Le serveur a votre courrier.',
    body: ({ host }) =>
      `Vous étiez le MUA. ${host} répond désormais de ce courrier : il le livre, le transmet, ou vous envoie un retour (bounce).`,
  },
};
