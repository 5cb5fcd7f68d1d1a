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
  httpServer: {
    head: ({ verb }) => `\`${verb}\` est arrivé chez un serveur web : il répond en HTTP.`,
    body: 'Il ne connaît aucun mot de SMTP. Les serveurs de courrier écoutent sur d’autres ports : 25 entre serveurs, 1025 pour le serveur d’essai.',
  },
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
      `Les verbes que tout serveur connaît ont quatre lettres : HELO depuis 1982, EHLO pour la forme étendue. ${kept(k)}`,
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
  telnetInterrupt: {
    head: 'C’était Ctrl C, et telnet le transmet au lieu de finir.',
    body: ({ kept: k }) =>
      `\`FF F4\` est IAC IP, interrompre le processus (RFC 854) ; \`FF FD 06\` est IAC DO TIMING-MARK (RFC 860). Un serveur de courrier ne connaît pas Telnet : pour lui, c’est un morceau de ligne. Ctrl ], puis \`quit\`, permet de sortir. ${kept(k)}`,
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
  spaceAfterColon: {
    head: ({ word }) => `Un espace suit ==${word}:==, et ce serveur lit la ligne à la lettre.`,
    body: ({ kept: k }) =>
      `L’adresse suit aussitôt les deux-points. Beaucoup de serveurs pardonnent l’espace ; la norme n’en a pas là. ${kept(k)}`,
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
    head: '==<>== n’est personne, et personne ne peut recevoir un courrier.',
    body: ({ kept: k }) =>
      `Le chemin vide est pour les expéditeurs : les retours (bounces) l’emploient. ${kept(k)}`,
  },
  excessAfterPath: {
    head: ({ text }) => `==${text}== colle au chevron fermant.`,
    body: ({ kept: k }) => `L’adresse termine la ligne, ou un espace et un paramètre la suivent. ${kept(k)}`,
  },
  badAddress: {
    head: ({ path }) => `==${path}== n’est pas écrit comme une adresse.`,
    body: ({ kept: k }) =>
      `Elle a un nom, un seul @ et un domaine, et pas d’espaces. Chaque point est seul, entre d’autres signes ; un domaine a des lettres, des chiffres et, au milieu, des traits d’union. ${kept(k)}`,
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
    head: ({ name }) => `==${name}== ne s’écrit pas ainsi.`,
    body: ({ kept: k }) =>
      `\`SIZE=\` veut des chiffres, \`BODY=\` 7BIT ou 8BITMIME, \`SMTPUTF8\` rien. ${kept(k)}`,
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
    body: 'La norme veut un nom avant une enveloppe.',
  },
  senderAgain: {
    head: ({ path }) => `Un expéditeur est déjà sur l’enveloppe : ==${path || '<>'}==.`,
    body: ({ recipients, kept: k }) =>
      `Un courrier à la fois. Continuez par RCPT TO${recipients > 0 ? ' ou DATA' : ''}, ou dites RSET pour recommencer. ${kept(k)}`,
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
    body: ({ kept: k }) => `Un seul RCPT TO accepté suffit. ${kept(k)}`,
  },
  dataAllRefused: {
    head: 'Tous les destinataires ont été refusés : il n’y a personne à qui écrire.',
    body: ({ kept: k }) => `Un seul RCPT TO accepté suffit. ${kept(k)}`,
  },
  outOfOrder: {
    head: ({ verb }) => `==${verb}== est une bonne ligne au mauvais moment.`,
    body: ({ kept: k }) => kept(k),
  },
  authAgain: {
    head: 'Vous êtes déjà identifié.',
    body: ({ kept: k }) => `Une fois par connexion suffit ; un second AUTH doit être refusé. ${kept(k)}`,
  },
  authInMail: {
    head: 'AUTH vient avant l’enveloppe, pas au milieu.',
    body: 'RSET jette l’enveloppe ; ensuite AUTH.',
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
      `Le serveur vous laisse le reste : écrivez là-bas. Avec 251, il ferait suivre. ${kept(k)}`,
  },
  movedSomewhere: {
    head: ({ name }) => `La boîte ==${name}== est ailleurs.`,
    body: ({ kept: k }) => `Le serveur vous laisse le reste. ${kept(k)}`,
  },
  relayDenied: {
    head: ({ domain, host }) =>
      `==${domain}== n’est pas un domaine de ${host || 'ce serveur'}, qui ne transmet rien pour vous.`,
    body: ({ kept: k }) =>
      `Un serveur qui transmet le courrier de n’importe qui est un relais ouvert (open relay), et le spam le trouve en quelques heures. ${took(k)}`,
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
      `Un 4 est un 4 : gardez le courrier et réessayez plus tard ; la même ligne peut réussir. ${kept(k)}`,
  },
  tooManyRecipients: {
    head: 'L’enveloppe est pleine.',
    body: ({ kept: k }) => `Envoyez ce courrier à ceux qu’elle porte, puis un second aux autres. ${kept(k)}`,
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
    body: ({ kept: k }) => `Ce serveur ne prend ni mot de passe ni courrier en clair. ${kept(k)}`,
  },
  serverFailed: {
    head: ({ code }) => `Le serveur a échoué : ${code}.`,
    body: ({ kept: k }) => `La faute est de son côté ; votre ligne allait bien. ${kept(k)}`,
  },
  noService: {
    head: ({ host }) => `${host || 'Le serveur'} décroche et ne sert personne.`,
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
    body: ({ ending }) =>
      ending === 'lf'
        ? 'Après 354, chaque ligne fait partie de la lettre. CR LF, un point, CR LF la termineraient, et vos lignes finissent par LF seul : aucun de vos points n’est entendu. Ctrl C, puis appelez avec `ncat -C`.'
        : 'Après 354, chaque ligne fait partie de la lettre. Un point seul la termine ; ensuite le serveur entend de nouveau les commandes.',
  },
  dotLf: {
    head: 'Rien ne se passe, parce que votre point n’a pas été entendu.',
    body: 'Votre ligne était un point et LF. Une lettre finit par CR LF, un point, CR LF : le serveur l’attend. Ctrl C, puis appelez avec `ncat -C`.',
  },
  dotSpace: {
    head: ({ typed }) => `==${typed}== n’est pas un point seul.`,
    body: ({ kept: k }) => `Rien d’autre ne peut être sur sa ligne, pas même un espace. ${kept(k)}`,
  },
  blankMissing: {
    head: ({ text }) => `==${text}== n’est pas un champ d’en-tête, et l’en-tête n’est pas fini.`,
    body: ({ kept: k }) =>
      `Une ligne vide sépare l’en-tête du texte. Sans elle, cette ligne reste dans l’en-tête, abîmée. ${kept(k)}`,
  },
  almostBlank: {
    head: 'Cette ligne paraît vide, et ne l’est pas : elle contient des espaces.',
    body: 'Le champ précédent continue donc. Une ligne sans rien du tout termine l’en-tête.',
  },
  unendedLine: {
    head: ({ octets }) => {
      const what = octets === 1 ? 'Un octet est passé' : `${octets} octets sont passés`;
      return `${what}, et pas de fin de ligne.`;
    },
    body: 'Un serveur lit des lignes. Sans CR LF il attend, et rien ne répond. Entrée envoie la fin d’une ligne ; `printf` veut \\r\\n.',
  },
  typographic: {
    head: ({ text }) => `==${text}== vient d’un traitement de texte ; une commande est en ASCII.`,
    body: ({ kept: k }) =>
      `Traitements de texte et pages Web remplacent guillemets, tirets, chevrons et espaces par de plus jolis. Un serveur connaît ceux du clavier. ${kept(k)}`,
  },
  pastedReply: {
    head: ({ typed }) => `==${typed}==, c’est ce que dit un serveur.`,
    body: ({ kept: k }) =>
      `La ligne est venue avec un dialogue copié. Seules les lignes du client sont à vous, chacune après la réponse à la précédente. ${kept(k)}`,
  },
  pastedMark: {
    head: ({ typed }) => `==${typed}== dit seulement qui parle.`,
    body: ({ kept: k }) =>
      `Sur le papier, la marque précède la ligne. Sur le réseau, une ligne commence par son verbe. ${kept(k)}`,
  },
  bareCr: {
    head: 'Un CR est seul, et ne termine pas de ligne.',
    body: 'Une ligne finit par CR et LF ensemble. Un serveur attend le LF, et ne doit pas deviner.',
  },
  bareLfRefused: {
    head: 'Ce serveur refuse les lignes qui finissent par LF seul.',
    body: ({ kept: k }) =>
      `La norme termine une ligne par CR LF. Un serveur moins strict peut être amené à lire deux courriers en un. Appelez avec \`ncat -C\`. ${kept(k)}`,
  },
  bareLfUnheard: {
    head: 'Votre ligne finit par LF seul, et rien n’est revenu.',
    body: 'Une ligne finit par CR LF. Un serveur fidèle à la norme l’attend encore, comme si vous tapiez toujours. Appelez avec `ncat -C` ; dans un programme, écrivez \\r\\n.',
  },
  printlnEmpty: {
    head: 'Une fin de ligne de trop : une ligne vide suit votre commande.',
    body: 'Votre ligne finit par CR LF, puis encore par LF, que `println` ajoute. Le serveur lit deux lignes et répond à chacune ; dès lors, ses réponses ont une ligne de retard. Prenez `print` avec `\\r\\n`.',
  },
  earlyRefused: {
    head: 'Le client a parlé avant son tour, et ce serveur le refuse.',
    body: ({ kept: k }) =>
      `Les programmes à spam n’attendent pas ; il les reconnaît ainsi. Attendez la salutation entière, puis chaque réponse. ${kept(k)}`,
  },
  nameRefused: {
    head: ({ name }) => `Ce serveur n’accepte pas ==${name}== comme nom d’un client.`,
    body: ({ kept: k }) =>
      `Il a été donné avec le salut. Certains serveurs veulent là un nom de domaine complet, connu du DNS. ${kept(k)}`,
  },
  ehloUnknown: {
    head: 'Ce serveur ne connaît pas EHLO.',
    body: ({ kept: k }) =>
      `HELO est le salut d’avant, et la norme dit de s’y rabattre. Il n’y aura pas d’extensions. ${kept(k)}`,
  },
  heloHides: {
    head: ({ verb }) => `==${verb}== fait partie des extensions, et HELO n’en demande aucune.`,
    body: ({ kept: k }) =>
      `HELO est le salut d’avant les extensions. Saluez par EHLO : la réponse donne la liste de ce que propose ce serveur. ${kept(k)}`,
  },
  starttlsMissing: {
    head: 'STARTTLS n’est pas proposé ici.',
    body: ({ kept: k }) =>
      `Un serveur qui sait chiffrer le dit dans sa liste d’EHLO, et celui-ci ne le dit pas. ${kept(k)}`,
  },
  tlsUnavailable: {
    head: 'TLS ne peut pas commencer pour l’instant.',
    body: ({ kept: k }) =>
      `Par 454, le serveur dit que l’ennui est de son côté, et passager. Votre ligne était juste. ${kept(k)}`,
  },
  helloAfterTls: {
    head: ({ verb }) => `==${verb}== vient trop tôt : après STARTTLS, saluez de nouveau.`,
    body: 'TLS fait oublier aux deux bouts ce qui a été dit en clair, votre nom et la liste des extensions aussi. Redites EHLO.',
  },
  plainAfterTls: {
    head: ({ typed }) => `==${typed}== est parti en clair, là où le serveur attend TLS.`,
    body: 'Après son 220, les octets suivants sont une négociation TLS, que nulle main ne tape. `openssl s_client -starttls smtp` la fait. Rappelez ainsi.',
  },
  injectedAfterTls: {
    head: ({ typed }) => `==${typed}== est venu en clair derrière STARTTLS, et a été jeté.`,
    body: 'Le serveur n’en lit rien : quelqu’un en route aurait pu le mettre là. Dites STARTTLS seul, attendez son 220, négociez, puis saluez de nouveau.',
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
  cutOff: {
    head: ({ verb }) =>
      verb === ''
        ? 'La connexion s’est coupée avant que le serveur ait parlé.'
        : `La connexion s’est coupée avant la réponse à ==${verb}==.`,
    body: 'Ce qui n’a pas de réponse ne compte pas. Un serveur de courrier garde le courrier et rappelle plus tard ; vous le pouvez aussi.',
  },
  cutAtDot: {
    head: 'La connexion s’est coupée entre le point et sa réponse.',
    body: 'Personne ne sait si le serveur a le courrier. L’expéditeur doit l’envoyer de nouveau, et il peut arriver deux fois (RFC 1047).',
  },
  authMissing: {
    head: 'AUTH n’est pas proposé ici.',
    body: ({ kept: k }) =>
      `Un serveur où l’on s’identifie le dit dans sa liste d’EHLO, avec les méthodes qu’il connaît ; celui-ci ne le dit pas. ${kept(k)}`,
  },
  authAfterTls: {
    head: 'AUTH n’est pas dans la liste d’EHLO, et STARTTLS y est.',
    body: ({ kept: k }) =>
      `Beaucoup de serveurs ne proposent l’identification qu’une fois la connexion chiffrée. Dites STARTTLS, puis EHLO de nouveau, et lisez la nouvelle liste. ${kept(k)}`,
  },
  authMechanism: {
    head: ({ name }) => `Ce serveur n’accepte pas ==${name}== pour s’identifier.`,
    body: ({ rest, kept: k }) =>
      rest === ''
        ? `Sa liste d’EHLO dit ce qu’il accepte. ${kept(k)}`
        : `Sa liste d’EHLO a \`${rest}\`. ${kept(k)}`,
  },
  authBase64: {
    head: 'Ce n’est pas du base64.',
    body: ({ kept: k }) =>
      `Dans AUTH, toute réponse passe en base64 : des groupes de quatre signes, lettres, chiffres, + et /, et = pour remplir le dernier. \`printf\` et \`base64\` la font ; puis recommencez par AUTH. ${kept(k)}`,
  },
  authNewline: {
    head: 'Une fin de ligne s’est glissée dans le secret.',
    body: ({ kept: k }) =>
      `Derrière votre texte, le base64 contient un LF : \`echo\` en ajoute un. Prenez \`printf\`, ou \`echo -n\`, devant \`base64\`. ${kept(k)}`,
  },
  authCut: {
    head: 'Le base64 a été coupé en lignes.',
    body: ({ kept: k }) =>
      `Des programmes coupent le base64 après 76 signes ; dans AUTH, une réponse tient en une ligne. Prenez \`base64 -w0\`, ou \`b64encode\` de Python. ${kept(k)}`,
  },
  authNuls: {
    head: ({ count }) =>
      `PLAIN veut deux NUL dans son secret, et il y en a ${count === 0 ? 'zéro' : count === 1 ? 'un seul' : count}.`,
    body: ({ kept: k }) =>
      `C’est un NUL, le nom, un NUL, le mot de passe : \`printf '\\0nom\\0secret' | base64\`. ${kept(k)}`,
  },
  greylisted: {
    head: 'Pas maintenant : le serveur ne vous connaît pas encore.',
    body: ({ kept: k }) =>
      `C’est une liste grise (greylisting) : il renvoie une fois les inconnus, et les accepte quand ils reviennent quelques minutes plus tard. Les serveurs reviennent. ${kept(k)}`,
  },
  clientListed: {
    head: ({ domain }) =>
      domain === ''
        ? 'L’adresse d’où vous appelez est sur une liste de refus (denylist).'
        : `L’adresse d’où vous appelez est sur une liste de refus : \`${domain}\`.`,
    body: ({ kept: k }) =>
      `Le serveur a interrogé le DNS : l’adresse à l’envers, sous le nom de la liste. Une réponse 127.0.0.x dit oui, et TXT dit pourquoi ; \`dig\` pose la même question. Votre ligne est bien formée ; qui tient la liste peut en retirer l’adresse. ${kept(k)}`,
  },
  noReverseName: {
    head: 'L’adresse d’où vous appelez n’a pas de nom qui y ramène.',
    body: ({ kept: k }) =>
      `Le serveur a demandé le record PTR de votre adresse, puis l’adresse de ce nom. Les serveurs de courrier ont les deux, bien des foyers non. Qui possède l’adresse en règle le PTR. ${kept(k)}`,
  },
  tooFast: {
    head: 'Trop de courriers en trop peu de temps.',
    body: ({ kept: k }) =>
      `Le serveur compte les courriers de chaque client. Celui-ci n’a rien de faux : attendez une minute et redites-le, comme le fait de lui-même un serveur de courrier. ${kept(k)}`,
  },
  letterForbidden: {
    head: ({ code }) => `Une règle de ce serveur refuse la lettre : ${code}.`,
    body: 'Il peut s’agir du texte, de l’expéditeur, ou de l’endroit d’où vous appelez : le texte du serveur le dit. Rien n’a été gardé, et l’enveloppe est de nouveau vierge.',
  },
  senderDomain: {
    head: ({ domain }) => `Le serveur ne trouve pas de domaine ==${domain}== pour l’expéditeur.`,
    body: ({ kept: k }) =>
      `Il a demandé au DNS : ce qui vient de nulle part ne pourrait pas recevoir de retour (bounce). ${kept(k)}`,
  },
  recipientDomain: {
    head: ({ domain }) => `Le serveur ne trouve pas de chemin vers ==${domain}==.`,
    body: ({ kept: k }) =>
      `Il a demandé au DNS, qui ne nomme aucune machine qui prenne son courrier. Regardez l’orthographe. ${took(k)}`,
  },
  secondMail: {
    head: ({ verb }) => `==${verb}== n’a pas d’enveloppe : la lettre d’avant l’a emportée.`,
    body: 'Après un point, l’enveloppe est de nouveau vierge, quelle que soit la réponse. Un second mail commence par MAIL FROM.',
  },
  fieldMalformed: {
    head: ({ text }) => `==${text}== ressemble à un champ d’en-tête, et n’en est pas un.`,
    body: ({ kept: k }) =>
      `Un champ, c’est un nom sans espaces, puis deux-points, puis sa valeur. Qui lira la lettre prendra cette ligne pour du texte. ${kept(k)}`,
  },
  dotNotAlone: {
    head: ({ typed }) => `Dans ==${typed}==, le point n’est pas seul.`,
    body: ({ kept: k }) => `Une lettre finit par une ligne qui est un point et rien d’autre. ${kept(k)}`,
  },
  waitingForDot: {
    head: 'La lettre est ouverte, et le serveur attend son point.',
    body: 'Dans une lettre, rien ne répond. Une ligne avec un point seul la termine ; alors le serveur parle de nouveau.',
  },
  letterCut: {
    head: 'La connexion a pris fin dans la lettre.',
    body: 'Le point n’était pas venu : le serveur n’en livre rien. Rappelez ; un point seul termine la lettre, puis QUIT la connexion.',
  },
  clientSilent: {
    head: 'Le serveur vous attend.',
    body: 'Sa réponse est entière, et aucune ligne n’est venue depuis. Un programme retient peut-être sa ligne jusqu’à un flush, ou attend plus de réponse qu’il n’en viendra.',
  },
  bannerAwaited: {
    head: 'La salutation n’est pas encore venue.',
    body: 'En SMTP, le serveur parle le premier. Il est peut-être occupé, lent exprès, ou parle autre chose sur ce port. Attendez, ou vérifiez le port.',
  },
  tlsWanted: {
    head: 'Ce port veut TLS dès le premier octet.',
    body: 'Le texte en clair n’est pas compris ici, et le serveur ne dit rien avant la négociation. Appelez avec `--ssl`, ou prenez le port 587 ou 25.',
  },
  replyAwaited: {
    head: ({ verb }) =>
      verb === '' ? 'La réponse n’est pas encore venue.' : `La réponse à ==${verb}== n’est pas encore venue.`,
    body: 'C’est le tour du serveur. Il cherche peut-être quelque chose, ou prend son temps exprès. Attendez-la avant d’envoyer la suite.',
  },
  oneLineRead: {
    head: ({ verb }) => `==${verb}== est parti avant que le serveur ait fini.`,
    body: ({ code }) =>
      `\`${code}-\` avec un tiret : d’autres lignes suivent, et la dernière a un espace. Lisez jusqu’à elle, sinon son reste passera pour la réponse à la ligne suivante.`,
  },
};
