import type { ReferenceWords } from '../../reference-words.ts';

/** Ce que dit chaque code après chaque commande à laquelle il peut répondre. */
export const refAfter: ReferenceWords['refAfter'] = {
  '220@greeting': 'Le serveur est là et prêt. Suit son nom ; souvent aussi son programme.',
  '421@greeting':
    'Le serveur est là et ne prend personne à l’instant : trop occupé, ou trop d’appels de votre part.',
  '521@greeting': 'Cet hôte ne prend aucun courrier, jamais.',
  '554@greeting': 'Pas de service de courrier pour vous ici. Il ne reste que `QUIT`.',

  '250@ehlo':
    'Vous êtes salué, et chaque ligne après la première nomme quelque chose que le serveur propose. Un courrier ouvert est oublié.',
  '502@ehlo': 'Un vieux serveur, sans extensions : dites `HELO`.',
  '504@ehlo':
    'Ce nom n’est pas de ceux que prend ce serveur ; un domaine avec un point, ou une adresse entre crochets, le serait.',
  '550@ehlo': 'Une règle vous refuse, pour votre nom ou pour l’endroit d’où vous appelez.',
  '250@helo': 'Vous êtes salué. Sans `EHLO`, aucune extension n’est proposée.',
  '502@helo': 'Contraire à la norme : tout serveur doit prendre `HELO`.',
  '504@helo': 'Ce nom n’est pas de ceux que prend ce serveur ; `HELO` veut un domaine.',
  '550@helo': 'Une règle vous refuse, pour votre nom ou pour l’endroit d’où vous appelez.',

  '250@mail':
    'L’expéditeur est noté, et un courrier a commencé. Que l’adresse existe n’a pas été vérifié, ou pas tout à fait.',
  '450@mail': 'L’expéditeur n’a pas pu être vérifié à l’instant, le plus souvent faute d’une réponse du DNS.',
  '451@mail': 'Quelque chose a échoué dans le serveur.',
  '452@mail': 'Pas de place pour un courrier, ou pour un courrier de la taille annoncée.',
  '455@mail': 'L’un des paramètres est impossible en ce moment.',
  '503@mail': 'Pas maintenant : un courrier est déjà ouvert, ou personne n’a dit `EHLO`.',
  '530@mail': 'Identifiez-vous d’abord, ou chiffrez d’abord.',
  '550@mail': 'Une règle refuse cet expéditeur.',
  '552@mail': 'La taille annoncée dépasse ce que prend ce serveur.',
  '553@mail': 'Cet expéditeur n’est pas permis : pas vous, ou avec des lettres qui veulent `SMTPUTF8`.',
  '554@mail': 'Refusé ; sur le port 587, c’est le mot général pour une adresse qui ne convient pas.',
  '555@mail': 'Un paramètre après l’adresse est inconnu ici.',

  '250@rcpt': 'Ce destinataire est pris : le serveur livrera, ou dira à l’expéditeur qu’il ne peut pas.',
  '251@rcpt': 'Ce destinataire est pris et habite ailleurs ; le serveur transmet le courrier.',
  '450@rcpt': 'Pas encore pris : la boîte est occupée, ou le serveur veut que vous reveniez.',
  '451@rcpt': 'Quelque chose a échoué dans le serveur pendant qu’il cherchait ce destinataire.',
  '452@rcpt':
    'Plus de destinataires pour ce courrier. Ceux qui sont pris restent ; envoyez un second courrier aux autres.',
  '455@rcpt': 'L’un des paramètres est impossible en ce moment.',
  '503@rcpt': 'Il n’y a pas encore d’expéditeur : `MAIL FROM:` vient d’abord.',
  '530@rcpt': 'Identifiez-vous d’abord, ou chiffrez d’abord.',
  '550@rcpt':
    'Ce destinataire est refusé : pas de telle boîte, ou une règle s’y oppose, comme celle de ne pas transmettre.',
  '551@rcpt': 'Ce destinataire habite ailleurs ; le texte dit où. Écrivez-y vous-même.',
  '552@rcpt': 'Cette boîte n’a pas de place, ou ne prend pas une lettre de la taille annoncée.',
  '553@rcpt': 'L’adresse est lisible, et n’est pas de celles que permet ce serveur.',
  '554@rcpt': 'Refusé par une règle ; Postfix le dit quand il ne veut pas transmettre, là où la norme a 550.',
  '555@rcpt': 'Un paramètre après l’adresse est inconnu ici.',
  '556@rcpt': 'Le domaine du destinataire ne prend pas de courrier.',

  '354@data': 'Continuez : ce que vous envoyez maintenant est la lettre.',
  '451@data': 'Le serveur ne peut pas prendre une lettre maintenant. Rien n’a été envoyé.',
  '503@data': 'Il manque quelque chose : pas d’expéditeur, ou pas de destinataire.',
  '554@data': 'Aucun destinataire n’est pris : il n’y a personne à qui écrire.',

  '250@dot':
    'Le courrier est pris. Désormais le serveur en répond : il livre, ou envoie un rapport à l’expéditeur.',
  '450@dot': 'Une règle veut que vous reveniez. Rien n’est gardé.',
  '451@dot': 'Quelque chose a échoué pendant que le serveur rangeait la lettre. Rien n’est gardé.',
  '452@dot': 'Pas de place maintenant. Rien n’est gardé.',
  '550@dot': 'Une règle refuse la lettre. Rien n’est gardé.',
  '552@dot': 'La lettre est trop grosse. Rien n’est gardé.',
  '554@dot': 'La lettre est refusée, pour une raison que le texte donne. Rien n’est gardé.',

  '250@rset': 'Le courrier ouvert est oublié : ni expéditeur, ni destinataires. La salutation reste.',

  '250@vrfy': 'La boîte existe ; son adresse est dans le texte.',
  '251@vrfy': 'Elle existe ailleurs, et le courrier pour elle serait transmis.',
  '252@vrfy': 'Le serveur ne le dit pas. Il prendrait du courrier pour elle.',
  '502@vrfy': 'Pas fait ici : beaucoup de serveurs l’ont coupé.',
  '504@vrfy': 'La commande est connue ; pas sous cette forme.',
  '550@vrfy': 'Il n’y a pas de telle boîte.',
  '551@vrfy': 'Elle existe ailleurs, à l’adresse du texte.',
  '553@vrfy': 'Pas une boîte, ou plusieurs qui conviendraient.',

  '250@expn': 'La liste existe, et chaque ligne est un membre.',
  '252@expn': 'La liste existe peut-être ; ses membres ne sont pas montrés.',
  '500@expn': 'Le serveur ne connaît pas la commande.',
  '502@expn': 'Pas fait ici, par égard pour les membres.',
  '504@expn': 'La commande est connue ; pas sous cette forme.',
  '550@expn': 'Il n’y a pas de telle liste, ou vous ne pouvez pas la voir.',

  '211@help': 'Comment va le serveur.',
  '214@help': 'De l’aide, à lire.',
  '502@help': 'Ce serveur n’aide pas.',
  '504@help': 'Pas d’aide sur ce mot.',

  '250@noop': 'Rien n’était demandé, et rien n’a été fait. La connexion vit.',
  '221@quit': 'Au revoir. Le serveur ferme la connexion ; un courrier encore ouvert est oublié.',

  '220@starttls':
    'Commencez l’échange de clés. Ensuite, dites `EHLO` de nouveau : tout ce qui précède est oublié.',
  '454@starttls': 'TLS est impossible en ce moment. Mieux vaut rappeler que continuer en clair.',
  '501@starttls': 'Rien ne peut suivre ce mot.',
  '502@starttls': 'Pas fait ici.',
  '503@starttls': 'Pas maintenant : la connexion est déjà chiffrée, ou personne n’a dit `EHLO`.',

  '235@auth': 'L’identification a réussi.',
  '334@auth': 'Le mécanisme est pris, et le serveur pose sa première question.',
  '432@auth': 'Le compte doit s’identifier une fois autrement, avant que celui-ci ne fonctionne.',
  '454@auth': 'Le serveur ne peut pas vérifier les mots de passe à l’instant. Le vôtre est peut-être bon.',
  '500@auth': 'Une réponse était plus longue que ce que le serveur peut tenir.',
  '501@auth': 'La réponse n’est pas en base64, vient là où l’on n’en veut pas, ou était `*`.',
  '503@auth':
    'Pas maintenant : vous êtes déjà identifié, un courrier est ouvert, ou l’on ne s’identifie pas ici.',
  '504@auth': 'Ce mécanisme n’est pas proposé, ou seulement dans TLS.',
  '534@auth': 'Ce mécanisme est trop faible pour ce compte.',
  '535@auth': 'Le nom, le mot de passe ou le jeton est faux.',
  '538@auth': 'Ce mécanisme n’est permis que dans TLS.',

  '250@bdat': 'Ces octets sont pris. Après `LAST`, c’est comme après le point : le courrier est pris.',
  '451@bdat': 'Quelque chose a échoué pendant que le serveur rangeait les octets. Envoyez `RSET`.',
  '452@bdat': 'Pas de place maintenant. Envoyez `RSET`.',
  '503@bdat':
    'Pas maintenant : `DATA` a servi pour ce courrier, `LAST` est dit, ou il n’y a pas de destinataire.',
  '550@bdat': 'Une règle refuse la lettre. Envoyez `RSET`.',
  '552@bdat': 'La lettre est trop grosse. Envoyez `RSET`.',
  '554@bdat': 'Refusé : aucun destinataire n’est pris, ou un filtre s’oppose à la lettre. Envoyez `RSET`.',

  '250@etrn': 'La file de ce nœud est lancée. Cela ne veut pas dire qu’il y avait du courrier.',
  '251@etrn': 'Aucun courrier n’attend pour ce nœud.',
  '252@etrn': 'Du courrier attend pour ce nœud, et part.',
  '253@etrn': 'Tant de courriers attendent pour ce nœud, et partent.',
  '458@etrn': 'La file n’a pas pu être lancée.',
  '459@etrn': 'Vous ne pouvez pas lancer cette file.',
  '500@etrn': 'La ligne est illisible.',
  '501@etrn': 'Le nom du nœud est illisible.',

  '250@burl': 'La lettre a été cherchée, et prise comme après le point.',
  '503@burl': 'Pas maintenant : pas de destinataire, ou `DATA` a servi pour ce courrier.',
  '554@burl': 'La lettre n’a pas pu être cherchée, ou aucun destinataire n’est pris.',

  '250@atrn': 'Les deux échangent leurs rôles : le serveur devient le client, et vous envoie votre courrier.',
  '450@atrn': 'Pas maintenant ; réessayez plus tard.',
  '451@atrn': 'La demande est impossible maintenant.',
  '453@atrn': 'Aucun courrier ne vous attend.',
  '502@atrn': 'Pas fait ici.',
  '530@atrn': 'Identifiez-vous d’abord.',

  '250@send': 'La lettre a été montrée sur un terminal. Aucun serveur d’aujourd’hui ne le fait.',
  '451@send': 'Quelque chose a échoué dans le serveur.',
  '452@send': 'Pas de place.',
  '500@send': 'Le serveur ne connaît plus ce mot.',
  '501@send': 'L’adresse est illisible.',
  '502@send': 'Retiré, et pas fait ici.',
  '552@send': 'Trop gros.',
  '250@soml':
    'Un courrier a commencé, pour un terminal ou une boîte. Aucun serveur d’aujourd’hui ne le fait.',
  '451@soml': 'Quelque chose a échoué dans le serveur.',
  '452@soml': 'Pas de place.',
  '500@soml': 'Le serveur ne connaît plus ce mot.',
  '501@soml': 'L’adresse est illisible.',
  '502@soml': 'Retiré, et pas fait ici.',
  '552@soml': 'Trop gros.',
  '250@saml':
    'Un courrier a commencé, pour un terminal et une boîte. Aucun serveur d’aujourd’hui ne le fait.',
  '451@saml': 'Quelque chose a échoué dans le serveur.',
  '452@saml': 'Pas de place.',
  '500@saml': 'Le serveur ne connaît plus ce mot.',
  '501@saml': 'L’adresse est illisible.',
  '502@saml': 'Retiré, et pas fait ici.',
  '552@saml': 'Trop gros.',
  '250@turn':
    'Les deux ont échangé leurs rôles. Aucun serveur d’aujourd’hui ne le fait : n’importe qui aurait pris le courrier de n’importe qui.',
  '500@turn': 'Le serveur ne connaît plus ce mot.',
  '502@turn': 'Retiré, et pas fait ici.',
  '503@turn': 'Pas tant qu’un courrier est ouvert.',

  '250@lhlo':
    'Comme après `EHLO`. Dans LMTP, chaque destinataire reçoit ensuite sa propre réponse après le point.',
  '220@xclient':
    'Le serveur vous croit, et recommence par une salutation, comme si l’autre client avait appelé.',
  '421@xclient': 'Il ferme la connexion.',
  '501@xclient': 'Un attribut ou sa valeur est illisible.',
  '503@xclient': 'Pas tant qu’un courrier est ouvert.',
  '550@xclient': 'Vous n’êtes pas de ceux que croit le serveur.',
  '250@xforward': 'Noté, pour le journal.',
  '421@xforward': 'Il ferme la connexion.',
  '501@xforward': 'Un attribut ou sa valeur est illisible.',
  '503@xforward': 'Pas tant qu’un courrier est ouvert.',
  '550@xforward': 'Vous n’êtes pas de ceux que croit le serveur.',
};

export const refAnytime: ReferenceWords['refAnytime'] = {
  '421': 'Après toute commande, et sans commande : le serveur ferme la connexion.',
  '500':
    'Après toute ligne : ce n’est pas une commande que connaisse le serveur, ou elle dépasse 512 octets.',
  '501': 'Après toute commande : ce qui suit le mot est illisible.',
};

export const refClass: ReferenceWords['refClass'] = {
  '2xx': {
    name: 'Fait',
    what: 'La commande a fait ce qu’elle demande, et la suivante peut venir. Un client qui ne comprend rien d’autre peut continuer.',
  },
  '3xx': {
    name: 'Continuez',
    what: 'Jusqu’ici tout va bien, et il faut encore quelque chose : la lettre après `DATA`, une réponse après `AUTH`.',
  },
  '4xx': {
    name: 'Pas maintenant',
    what: 'Ce n’est pas fait, et la même ligne peut réussir plus tard. Un serveur de courrier garde le courrier et réessaie, d’ordinaire pendant quatre ou cinq jours.',
  },
  '5xx': {
    name: 'Non',
    what: 'Ce n’est pas fait, et la même ligne échouera encore. Un serveur de courrier renonce et prévient l’expéditeur ; une personne peut changer la ligne.',
  },
  x0x: {
    name: 'Syntaxe',
    what: 'La ligne elle-même : illisible, pas faite ici, ou venue au mauvais moment.',
  },
  x1x: { name: 'Information', what: 'Une réponse à une demande de renseignement, comme l’aide.' },
  x2x: { name: 'Connexion', what: 'La connexion entre les deux.' },
  x3x: {
    name: 'Identification',
    what: 'La RFC 5321 ne donne pas de sens à ce chiffre ; les codes d’AUTH (RFC 4954) l’ont pris.',
  },
  x4x: { name: 'Inutilisé', what: 'La RFC 5321 ne donne pas de sens à ce chiffre, et aucun code ne l’a.' },
  x5x: {
    name: 'Le système de courrier',
    what: 'Où en est le système qui reçoit, par rapport à ce qui est demandé : la plupart des codes sont de cette sorte.',
  },
  '2.x.x': { name: 'Succès', what: 'L’action a réussi ; le détail dit peut-être comment.' },
  '4.x.x': {
    name: 'Échec passager',
    what: 'Le courrier est comme il faut, et quelque chose de passager fait obstacle. L’envoyer plus tard peut réussir.',
  },
  '5.x.x': {
    name: 'Échec définitif',
    what: 'Renvoyer le même courrier n’y fera rien. Il faut changer quelque chose au courrier ou à l’adresse.',
  },
  'x.0': { name: 'Autre, ou rien de dit', what: 'Il n’y a rien de plus à dire que la classe.' },
  'x.1': {
    name: 'Les adresses',
    what: 'L’adresse de l’expéditeur ou du destinataire : comment elle s’écrit, et si elle existe. L’expéditeur peut d’ordinaire y remédier.',
  },
  'x.2': {
    name: 'La boîte',
    what: 'Quelque chose dans la boîte. Son propriétaire peut d’ordinaire y remédier.',
  },
  'x.3': {
    name: 'Le système qui reçoit',
    what: 'Quelque chose dans le système qui reçoit. Qui le tient peut y remédier.',
  },
  'x.4': { name: 'Le réseau et la route', what: 'Quelque chose en chemin : le réseau, le DNS, une route.' },
  'x.5': {
    name: 'Le protocole',
    what: 'Quelque chose dans le dialogue : une commande, son ordre, ses arguments.',
  },
  'x.6': { name: 'Le contenu', what: 'Quelque chose dans le contenu de la lettre, ou dans sa forme.' },
  'x.7': {
    name: 'La sécurité et les règles',
    what: 'Quelque chose d’interdit, ou un chiffrement ou un contrôle qui a échoué.',
  },
};
