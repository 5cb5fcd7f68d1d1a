import type { Kept, Prose } from '../prose.ts';

const KEPT: Record<Kept, string> = {
  connected: 'Rien d’autre n’a changé.',
  greeted: 'Votre salut tient toujours.',
  sender: 'Votre expéditeur reste noté.',
  recipients: 'Votre expéditeur et vos destinataires restent notés.',
  letter: 'La lettre est toujours ouverte.',
  closed: 'La connexion est finie ; vous pouvez rappeler.',
};
const kept = (state: Kept): string => KEPT[state];
const took = (state: Kept): string => {
  if (state === 'connected' || state === 'closed') return KEPT[state];
  return `Le refus n’enlève rien : ${KEPT[state].slice(0, 1).toLowerCase()}${KEPT[state].slice(1)}`;
};

export const coach: Prose['coach'] = {
  http: {
    head: 'C’est du HTTP, la langue du Web.',
    body: ({ kept: k }) =>
      `Ce serveur parle SMTP. Leurs lignes se ressemblent, mais aucun mot n’est commun. ${kept(k)}`,
  },
  tlsHello: {
    head: 'TLS frappe à une porte qui parle en clair.',
    body: 'Les premiers octets sont une négociation TLS (handshake). Ce port veut d’abord du SMTP : appelez sans `--ssl`, ou prenez le port 465.',
  },
  shellCommand: {
    head: ({ program }) => `==${program}== est un programme du terminal. Vous parlez au serveur de courrier.`,
    body: ({ kept: k }) => `QUIT ou Ctrl C ramène l’invite. ${kept(k)}`,
  },
  hello: {
    head: ({ typed }) => `==${typed}== n’est pas une commande. C’est EHLO.`,
    body: ({ kept: k }) =>
      `Les verbes de SMTP ont quatre lettres : HELO depuis 1982, EHLO pour la forme étendue. ${kept(k)}`,
  },
  verbTypo: {
    head: ({ typed, verb }) => `==${typed}== n’est pas une commande. Vouliez-vous dire ${verb} ?`,
    body: ({ kept: k }) => `Le serveur lit le premier mot à la lettre, majuscules ou minuscules. ${kept(k)}`,
  },
  fieldAsCommand: {
    head: ({ name }) => `==${name}:== va dans la lettre, et aucune lettre n’est ouverte.`,
    body: ({ kept: k }) => `Les champs d’en-tête viennent après DATA, quand le serveur a dit 354. ${kept(k)}`,
  },
  dotAsCommand: {
    head: 'Le point termine une lettre, et aucune lettre n’est ouverte.',
    body: ({ kept: k }) => `Ici, le serveur attend une commande. ${kept(k)}`,
  },
  emptyLine: {
    head: 'Une ligne vide n’est pas une commande.',
    body: ({ kept: k }) =>
      `Dans une lettre, elle sépare l’en-tête du texte. Ici, elle ne dit rien. ${kept(k)}`,
  },
  leadingSpace: {
    head: 'La ligne commence par un espace.',
    body: ({ kept: k }) => `Une commande commence à la première colonne. ${kept(k)}`,
  },
  control: {
    head: 'Des touches invisibles sont parties comme octets.',
    body: ({ kept: k }) =>
      `Une flèche, un retour arrière ou un NUL fait partie de la ligne pour le serveur. Retapez la ligne sans eux. ${kept(k)}`,
  },
  nonAscii: {
    head: ({ text }) => `==${text}== n’est pas de l’ASCII.`,
    body: ({ kept: k }) =>
      `Les commandes sont en ASCII : guillemets droits, chevrons simples, pas d’accents. Une adresse n’en a que là où SMTPUTF8 a été proposé et demandé. ${kept(k)}`,
  },
  needsUtf8: {
    head: ({ path }) => `==${path}== a des lettres hors de l’ASCII.`,
    body: ({ kept: k }) =>
      `Le serveur les prend si l’enveloppe le dit : \`SMTPUTF8\` après MAIL FROM. Recommencez-la par RSET si elle est déjà ouverte. ${kept(k)}`,
  },
  unknownVerb: {
    head: ({ typed }) => `Le serveur ne connaît pas de commande ==${typed}==.`,
    body: ({ kept: k }) =>
      `EHLO, MAIL, RCPT, DATA, RSET, NOOP, QUIT : celles-là, il doit les connaître. ${kept(k)}`,
  },
  overlong: {
    head: ({ octets }) => `Une ligne de commande de ${octets} octets est trop longue.`,
    body: ({ kept: k }) =>
      `La norme en permet 512, CR LF compris. Le serveur a jeté la ligne jusqu’à sa fin. ${kept(k)}`,
  },
  letterAsCommands: {
    head: 'Votre lettre est lue comme des commandes.',
    body: ({ kept: k }) =>
      `DATA a été refusé, et une lettre ne commence qu’après 354. Chacune de ses lignes reçoit donc sa réponse. ${kept(k)}`,
  },
  spaceBeforeColon: {
    head: ({ word }) => `Un espace précède les deux-points. Écrivez ==${word}:== d’un seul tenant.`,
    body: ({ kept: k }) => `Le serveur cherche le mot et ses deux-points ensemble. ${kept(k)}`,
  },
  colonMissing: {
    head: ({ word }) => `Les deux-points manquent après ==${word}==.`,
    body: ({ kept: k }) => took(k),
  },
  wordMissing: {
    head: ({ verb, word }) => `==${verb}== veut \`${word}:\` devant l’adresse.`,
    body: ({ kept: k }) => took(k),
  },
  wordSwapped: {
    head: ({ verb, typed, word }) => `${verb} va avec \`${word}:\`, pas avec ==${typed}:==.`,
    body: ({ kept: k }) => `MAIL FROM nomme qui envoie, RCPT TO qui reçoit. ${kept(k)}`,
  },
  bracketsMissing: {
    head: ({ path }) => `==${path}== veut des chevrons autour : < et >.`,
    body: ({ kept: k }) => took(k),
  },
  bracketMissing: {
    head: ({ bracket }) => `Un chevron manque : ==${bracket}==.`,
    body: ({ kept: k }) => `Ils vont par paire autour de l’adresse. ${kept(k)}`,
  },
  bracketsWrong: {
    head: ({ typed }) => `==${typed}== ne sont pas les bons signes. Prenez < et >.`,
    body: ({ kept: k }) => took(k),
  },
  displayName: {
    head: ({ name }) => `Sur l’enveloppe, l’adresse est seule, sans ==${name}==.`,
    body: ({ kept: k }) => `Les noms pour les gens vont dans le From: et le To: de la lettre. ${kept(k)}`,
  },
  twoAddresses: {
    head: 'Un destinataire par ligne.',
    body: ({ kept: k }) =>
      `Dites RCPT TO une fois pour chacun ; le serveur répond à chacun à part. ${kept(k)}`,
  },
  twoSenders: {
    head: 'Une enveloppe a un seul expéditeur.',
    body: ({ kept: k }) => `C’est à lui qu’irait un retour (bounce). ${kept(k)}`,
  },
  domainMissing: {
    head: ({ name }) => `==${name}== n’a pas d’hôte. Une adresse s’écrit nom@domaine.`,
    body: ({ kept: k }) => `Seul Postmaster peut s’en passer. ${kept(k)}`,
  },
  pathMissing: {
    head: ({ verb, word }) => `\`${verb} ${word}:\` veut une adresse derrière lui.`,
    body: ({ kept: k }) => took(k),
  },
  nullRecipient: {
    head: '==<>== n’est personne, et personne ne peut recevoir un mail.',
    body: ({ kept: k }) =>
      `Le chemin vide est pour les expéditeurs : les retours (bounces) l’emploient. ${kept(k)}`,
  },
  excessAfterPath: {
    head: ({ text }) => `==${text}== colle au chevron fermant.`,
    body: ({ kept: k }) => `L’adresse termine la ligne, ou un espace et un paramètre la suivent. ${kept(k)}`,
  },
  badAddress: {
    head: ({ path }) => `==${path}== n’est pas écrit comme une adresse.`,
    body: ({ kept: k }) => `Elle a un nom, un @ et un domaine, et pas d’espaces. ${kept(k)}`,
  },
  spaceInAddress: {
    head: ({ path }) => `Il y a un espace dans ==${path}==.`,
    body: ({ kept: k }) => `Une adresse n’en a pas, sauf si son nom est entre guillemets droits. ${kept(k)}`,
  },
  parameterUnknown: {
    head: ({ name }) => `Le serveur ne connaît pas le paramètre ==${name}==.`,
    body: ({ kept: k }) => `Après l’adresse ne vient que ce que propose la liste d’EHLO. ${took(k)}`,
  },
  parameterBad: {
    head: ({ name }) => `La valeur de ==${name}== ne se lit pas.`,
    body: ({ kept: k }) => took(k),
  },
  nameMissing: {
    head: ({ verb }) => `==${verb}== veut votre nom derrière lui.`,
    body: 'Le nom de votre machine, comme domaine. Ici, n’importe lequel convient.',
  },
  nameBad: {
    head: ({ name }) => `==${name}== ne peut pas être le nom d’une machine.`,
    body: 'Lettres, chiffres, traits d’union et points ; ou une adresse entre crochets.',
  },
  nothingAfter: {
    head: ({ verb }) => `==${verb}== est seul sur sa ligne ; rien ne vient après.`,
    body: ({ kept: k }) => took(k),
  },
  argumentMissing: {
    head: ({ verb }) => `==${verb}== veut quelque chose derrière lui.`,
    body: ({ kept: k }) => took(k),
  },
  badSyntax: {
    head: ({ verb }) => `Le serveur connaît ==${verb}==, et ne peut pas lire le reste.`,
    body: ({ kept: k }) => took(k),
  },
  helloFirst: {
    head: ({ verb }) => `==${verb}== vient après un salut. Dites d’abord EHLO.`,
    body: 'Le serveur veut un nom avant de prendre une enveloppe.',
  },
  senderAgain: {
    head: ({ path }) => `Un expéditeur est déjà sur l’enveloppe : ==${path || '<>'}==.`,
    body: ({ kept: k }) =>
      `Un mail à la fois. Continuez par RCPT TO ou DATA, ou dites RSET pour recommencer. ${kept(k)}`,
  },
  rcptBeforeMail: {
    head: 'Un destinataire veut une enveloppe, et aucune n’est commencée.',
    body: 'MAIL FROM la commence. Puis RCPT TO, une fois pour chaque destinataire.',
  },
  dataBeforeMail: {
    head: 'Il n’y a pas encore d’enveloppe pour une lettre.',
    body: 'D’abord MAIL FROM, puis RCPT TO, puis DATA.',
  },
  dataBeforeRcpt: {
    head: 'L’enveloppe a un expéditeur et personne à qui aller.',
    body: 'Un seul RCPT TO accepté suffit. Votre expéditeur reste noté.',
  },
  dataAllRefused: {
    head: 'Tous les destinataires ont été refusés : il n’y a personne à qui écrire.',
    body: 'Un seul RCPT TO accepté suffit. Votre expéditeur reste noté.',
  },
  outOfOrder: {
    head: ({ verb }) => `==${verb}== est une bonne ligne au mauvais moment.`,
    body: ({ kept: k }) => kept(k),
  },
  mailboxDidYouMean: {
    head: ({ typed, meant }) => `Aucun ==${typed}== n’habite ici. Vouliez-vous dire ${meant} ?`,
    body: ({ meant, kept: k }) => `La liste du labo dit ${meant} ; un serveur ne le dirait pas. ${took(k)}`,
  },
  mailboxUnknown: {
    head: ({ name, host }) => `Aucun ==${name}== n’habite à ${host}.`,
    body: ({ kept: k }) => `Un serveur ne dit pas qui y habite. ${took(k)}`,
  },
  domainDidYouMean: {
    head: ({ typed, meant }) =>
      `Personne ici ne prend de courrier pour ==${typed}==. Vouliez-vous dire ${meant} ?`,
    body: ({ kept: k }) => took(k),
  },
  moved: {
    head: ({ name, to }) => `La boîte ${name} a déménagé : ==${to}==.`,
    body: ({ kept: k }) =>
      `Avec 551, le serveur vous laisse le reste : écrivez là-bas. Avec 251, il ferait suivre. ${kept(k)}`,
  },
  movedSomewhere: {
    head: ({ name }) => `La boîte ==${name}== est ailleurs.`,
    body: ({ kept: k }) => `Avec 551, le serveur vous laisse le reste. ${kept(k)}`,
  },
  relayDenied: {
    head: ({ domain, host }) =>
      `==${domain}== n’est pas un domaine de ${host}, qui ne transmet rien pour vous.`,
    body: ({ kept: k }) =>
      `Un serveur qui transmet le courrier de n’importe qui est un relais ouvert (open relay), et le spam le trouve en quelques heures. ${took(k)}`,
  },
  relayNotYet: {
    head: ({ domain, host }) => `${host} ne transmet pas encore de courrier à ==${domain}==.`,
    body: ({ kept: k }) => `Les serveurs de ce labo ne livrent qu’à leurs propres boîtes. ${took(k)}`,
  },
  forbidden: {
    head: 'Une règle de ce serveur le refuse.',
    body: ({ kept: k }) =>
      `La ligne est bien formée ; vous ne pouvez pas envoyer cela, de là, vers eux. ${kept(k)}`,
  },
  mailboxFull: {
    head: ({ name }) => `La boîte ==${name}== existe, et elle est pleine.`,
    body: ({ kept: k }) => `À son propriétaire de faire de la place. ${took(k)}`,
  },
  mailboxBusy: {
    head: ({ name }) => `Pas maintenant : ==${name}== est injoignable, ou ne vous connaît pas encore.`,
    body: ({ kept: k }) =>
      `Un 4 est un 4 : gardez le mail et réessayez plus tard ; la même ligne peut réussir. ${kept(k)}`,
  },
  tooManyRecipients: {
    head: 'L’enveloppe est pleine.',
    body: ({ kept: k }) => `Envoyez ce mail à ceux qu’elle porte, puis un second aux autres. ${kept(k)}`,
  },
  domainNoMail: {
    head: ({ domain }) => `==${domain}== ne prend pas de courrier du tout.`,
    body: ({ kept: k }) => `Son DNS le dit, par un MX qui ne nomme personne. ${kept(k)}`,
  },
  tooBigDeclared: {
    head: ({ octets, limit }) =>
      limit > 0
        ? `Vous annoncez ==${octets}== octets ; ce serveur en prend ${limit}.`
        : `==${octets}== octets, c’est plus que ce serveur n’en prend.`,
    body: ({ kept: k }) => `Mieux vaut le savoir avant de les envoyer : SIZE sert à cela. ${kept(k)}`,
  },
  tooBig: {
    head: 'La lettre est plus grande que ce que prend ce serveur.',
    body: 'Rien n’en a été gardé. SIZE, dans la liste d’EHLO, dit combien il prend.',
  },
  noRoom: {
    head: 'Le serveur n’a pas de place pour l’instant.',
    body: ({ kept: k }) => `Une panne de son côté : réessayez plus tard. ${kept(k)}`,
  },
  letterRefused: {
    head: ({ code }) => `La lettre est refusée : ${code}.`,
    body: 'Rien n’a été gardé, et l’enveloppe est de nouveau vierge. Le texte du serveur dit pourquoi.',
  },
  expn: {
    head: 'Qui est sur une liste, ce serveur le garde pour lui.',
    body: ({ kept: k }) =>
      `EXPN date d’un réseau confiant. Aujourd’hui, il livrerait des adresses au spam. ${kept(k)}`,
  },
  vrfyUnknown: {
    head: ({ name }) => `Personne du nom de ==${name}== ici.`,
    body: ({ kept: k }) => `La plupart des serveurs répondent 252 à VRFY et ne disent rien. ${kept(k)}`,
  },
  verbNotHere: {
    head: ({ verb }) => `==${verb}== est une commande, et ce serveur ne la fait pas.`,
    body: ({ kept: k }) => `La liste d’EHLO montre ce qu’il propose. ${kept(k)}`,
  },
  verbObsolete: {
    head: ({ verb }) => `==${verb}==, c’est de l’histoire.`,
    body: ({ kept: k }) => `Il date de 1982 ; plus aucun serveur ne le fait. ${kept(k)}`,
  },
  loginFirst: {
    head: 'Cette porte veut savoir qui vous êtes.',
    body: ({ kept: k }) => `La soumission veut d’abord AUTH ; le port 25, non. ${kept(k)}`,
  },
  loginFailed: {
    head: 'Le serveur refuse l’identification.',
    body: ({ kept: k }) => `Le nom ou le mot de passe est faux ; il ne dit pas lequel. ${kept(k)}`,
  },
  tlsFirst: {
    head: 'Chiffrez d’abord : dites STARTTLS.',
    body: ({ kept: k }) => `Le serveur ne veut pas de secret en clair. ${kept(k)}`,
  },
  serverFailed: {
    head: ({ code }) => `Le serveur a échoué : ${code}.`,
    body: ({ kept: k }) => `La faute est de son côté ; votre ligne allait bien. ${kept(k)}`,
  },
  noService: {
    head: ({ host }) => `${host} décroche et ne sert personne.`,
    body: 'Il ne reste que QUIT.',
  },
  closing: {
    head: 'Le serveur met fin à la connexion.',
    body: 'Il le peut à tout moment, avec 421. Ce qu’il avait accepté par un 250 après un point est en sûreté ; le reste est oublié.',
  },
  idle: {
    head: 'Le serveur a assez attendu.',
    body: 'Il n’entend rien et raccroche avec 421. Ce qu’il avait accepté par un 250 après un point est en sûreté ; le reste est oublié.',
  },
  goingDown: {
    head: 'Le serveur s’arrête.',
    body: 'Il dit 421 et raccroche. Ce qu’il avait accepté par un 250 après un point est en sûreté ; rappelez plus tard.',
  },
  tooManyMistakes: {
    head: 'Trop de lignes qui n’étaient pas des commandes.',
    body: 'Le serveur vous prend pour un programme égaré, dit 421 et raccroche. Rappelez ; l’enveloppe n’a pas été gardée.',
  },
  laterFallback: {
    head: ({ code }) => `Pas maintenant : ${code}.`,
    body: ({ kept: k }) =>
      `La même ligne peut réussir plus tard. Le texte du serveur dit ce qu’il attend. ${kept(k)}`,
  },
  refusedFallback: {
    head: ({ code }) => `Refusé : ${code}.`,
    body: ({ kept: k }) => `Le texte du serveur dit pourquoi. ${took(k)}`,
  },
  verbInLetter: {
    head: ({ typed }) => `==${typed}== est du texte ici : la lettre est encore ouverte.`,
    body: 'Après 354, chaque ligne fait partie de la lettre. Un point seul la termine ; ensuite le serveur entend de nouveau les commandes.',
  },
  dotLf: {
    head: 'Rien ne se passe, parce que votre point n’a pas été entendu.',
    body: 'Votre ligne était un point et LF. Une lettre finit par CR LF, un point, CR LF : le serveur l’attend. Ctrl C, puis appelez avec `ncat -C`.',
  },
  dotSpace: {
    head: ({ typed }) => `==${typed}== n’est pas un point seul.`,
    body: 'Rien d’autre ne peut être sur sa ligne, pas même un espace. La lettre est encore ouverte.',
  },
  blankMissing: {
    head: ({ text }) => `==${text}== n’a pas de deux-points, et l’en-tête n’est pas fini.`,
    body: 'Une ligne vide sépare l’en-tête du texte. Sans elle, cette ligne passe pour un champ d’en-tête abîmé. La lettre est encore ouverte.',
  },
  headerMissing: {
    head: 'Cette lettre commence sans en-tête (header).',
    body: 'D’abord From:, To: et Subject:, puis une ligne vide, puis le texte. Elle sera prise ; on la lira sans expéditeur et sans objet.',
  },
  almostBlank: {
    head: 'Cette ligne paraît vide, et ne l’est pas : elle contient des espaces.',
    body: 'Le champ précédent continue donc. Une ligne sans rien du tout termine l’en-tête.',
  },
  unendedLine: {
    head: ({ octets }) => {
      const what = octets === 1 ? 'Un octet a passé' : `${octets} octets ont passé`;
      return `${what}, et pas de fin de ligne.`;
    },
    body: 'Un serveur lit des lignes. Sans CR LF il attend, et rien ne répond. Entrée envoie la fin d’une ligne ; `printf` veut \\r\\n.',
  },
};
