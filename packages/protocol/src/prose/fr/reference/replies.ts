import type { ReferenceWords } from '../../reference-words.ts';

export const refReply: ReferenceWords['refReply'] = {
  '211': {
    name: 'État du système',
    what: 'Une réponse à `HELP` : comment va le serveur, en mots. La plupart des serveurs disent 214.',
    causes: [],
    todo: ['Lisez-la ; rien d’autre n’en découle.'],
  },
  '214': {
    name: 'Aide',
    what: 'De l’aide pour une personne : quelles commandes il y a, ou comment l’une d’elles s’écrit. Les programmes la sautent.',
    causes: [],
    todo: ['Lisez-la ; rien d’autre n’en découle.'],
  },
  '220': {
    name: 'Service prêt',
    what: 'La première ligne d’une connexion : le nom du serveur, et qu’il est prêt. Après `STARTTLS`, que la négociation TLS peut commencer.',
    causes: [],
    todo: [
      'En première ligne : dites `EHLO` et votre nom.',
      'Après `STARTTLS` : commencez TLS ; les octets suivants ne sont pas du texte.',
    ],
  },
  '221': {
    name: 'Fermeture',
    what: 'Le serveur raccroche, parce que vous l’avez demandé.',
    causes: [],
    todo: ['Rien : la connexion est finie.'],
  },
  '235': {
    name: 'Identifié',
    what: 'L’identification a réussi. Elle vaut jusqu’à la fin de la connexion ; un second `AUTH` serait refusé.',
    causes: [],
    todo: ['Continuez par `MAIL FROM:`.'],
  },
  '250': {
    name: 'Fait',
    what: 'La commande a fait ce qu’elle demande. Quoi, cela dépend d’elle : après `RCPT` un destinataire est pris, après le point tout le courrier.',
    causes: [],
    todo: ['Continuez par la commande suivante.'],
  },
  '251': {
    name: 'Sera transmis',
    what: 'Le destinataire n’est pas de ce serveur, qui prend pourtant le courrier : il l’envoie à l’adresse du texte.',
    causes: [],
    todo: ['Continuez. L’adresse du texte vaut peut-être d’être notée, si vous vous fiez à ce serveur.'],
  },
  '252': {
    name: 'Impossible à vérifier',
    what: 'Ni oui ni non : le serveur ne vérifie pas l’adresse maintenant, ou ne veut pas le dire, et prendrait du courrier pour elle.',
    causes: [
      'Le serveur cache la liste de ses utilisateurs, pour que personne ne la recueille.',
      'Il transmet le courrier et ne connaît pas lui-même les utilisateurs.',
    ],
    todo: ['Envoyez un courrier, ou essayez `RCPT` : il en dira peut-être plus.'],
  },
  '253': {
    name: 'Du courrier attend',
    what: 'Une réponse à `ETRN` : tant de courriers attendent pour ce nœud, et le serveur commence à les envoyer.',
    causes: [],
    todo: ['Attendez : le courrier vient par une autre connexion.'],
  },
  '334': {
    name: 'La question suivante d’une identification',
    what: 'Le serveur veut une réponse. Son texte est en base64 : `VXNlcm5hbWU6` est `Username:`, `UGFzc3dvcmQ6` est `Password:`.',
    causes: [],
    todo: ['Envoyez votre réponse en base64, seule sur sa ligne.', '`*` renonce.'],
  },
  '354': {
    name: 'Commencez la lettre',
    what: 'Chaque ligne, à partir d’ici, est la lettre, jusqu’à une ligne faite d’un seul point.',
    causes: [],
    todo: ['Envoyez les champs d’en-tête, une ligne vide, le texte, et un point seul.'],
  },
  '355': {
    name: 'Continuez de là',
    what: 'D’une expérience : le serveur a encore le début d’une lettre interrompue, et dit combien d’octets.',
    causes: [],
    todo: ['Envoyez le reste de la lettre.'],
  },
  '421': {
    name: 'Indisponible, fermeture',
    what: 'Le serveur raccroche sans qu’on le lui ait demandé. Il peut le dire à tout moment, même en première ligne.',
    causes: [
      'Personne n’a rien tapé pendant quelques minutes.',
      'Trop de connexions depuis votre adresse, ou trop d’erreurs.',
      'Le serveur est surchargé, ou on l’arrête.',
    ],
    todo: [
      'Rappelez plus tard. Ce qui n’a pas reçu 250 après son point n’a pas été pris : envoyez-le de nouveau.',
    ],
  },
  '422': {
    name: 'Nommé par la seule liste de l’IANA',
    what: 'La liste des codes étendus de l’IANA le nomme à côté de X.7.12. Aucun document ne le définit ; 432 est le code d’un mot de passe qui doit changer.',
    causes: [],
    todo: ['Lisez le premier chiffre : réessayez plus tard.'],
  },
  '430': {
    name: 'Nommé par la seule liste de l’IANA',
    what: 'La liste des codes étendus de l’IANA le nomme à côté de X.5.1. Aucun document ne le définit.',
    causes: [],
    todo: ['Lisez le premier chiffre : réessayez plus tard.'],
  },
  '432': {
    name: 'D’abord un nouveau mot de passe',
    what: 'Le compte doit passer à cette façon de s’identifier, qui veut le mot de passe sous une autre forme.',
    causes: ['Le serveur garde le mot de passe sous une forme qui ne convient pas au mécanisme.'],
    todo: ['Identifiez-vous une fois par `PLAIN`, dans TLS ; ensuite le mécanisme fonctionne.'],
  },
  '450': {
    name: 'Boîte indisponible, pour l’instant',
    what: 'Pas pris, et à réessayer : la boîte est occupée, ou une règle vous demande de revenir.',
    causes: [
      'La liste grise (greylisting) : le serveur ne vous connaît pas encore, et attend de voir si vous revenez.',
      'Le domaine de l’expéditeur, ou le nom de votre machine, n’a pas pu être cherché à l’instant.',
      'Quelqu’un d’autre écrit dans la boîte.',
    ],
    todo: [
      'Gardez le courrier et réessayez, dans un quart d’heure par exemple. Un serveur de courrier le fait de lui-même.',
    ],
  },
  '451': {
    name: 'Erreur locale',
    what: 'Quelque chose a échoué dans le serveur. Votre ligne était bonne.',
    causes: [
      'Une base de données, un filtre ou le DNS ne répond pas au serveur.',
      'Une faute dans la configuration du serveur.',
      'Certains serveurs le disent pour la liste grise.',
    ],
    todo: ['Réessayez plus tard. Si cela dure, prévenez le postmaster de ce serveur.'],
  },
  '452': {
    name: 'Pas de place, pour l’instant',
    what: 'Quelque chose est plein en ce moment : le disque, ou la liste des destinataires de ce courrier.',
    causes: [
      'Plus de destinataires que le serveur n’en prend pour un courrier.',
      'Le disque du serveur est presque plein.',
      'La boîte a épuisé sa part, et peut être vidée.',
    ],
    todo: [
      'Trop de destinataires : finissez ce courrier, et envoyez-en un second aux autres.',
      'Sinon, réessayez plus tard.',
    ],
  },
  '453': {
    name: 'Pas de courrier pour vous',
    what: 'Une réponse à `ATRN` : rien n’attend pour les domaines demandés.',
    causes: [],
    todo: ['Redemandez quand vous attendez du courrier.'],
  },
  '454': {
    name: 'Impossible à l’instant',
    what: 'Après `STARTTLS` : TLS ne peut pas commencer. Après `AUTH` : l’identification a échoué du côté du serveur, quel que soit le mot de passe.',
    causes: [
      'Le certificat ou la clé du serveur est illisible.',
      'L’endroit où sont les comptes ne répond pas.',
    ],
    todo: ['Réessayez plus tard. N’envoyez pas un mot de passe en clair à la place.'],
  },
  '455': {
    name: 'Paramètres impossibles maintenant',
    what: 'Le serveur connaît le paramètre qui suit l’adresse et ne peut pas, en ce moment.',
    causes: ['Un service dont le paramètre a besoin est en panne.'],
    todo: ['Réessayez plus tard, ou ôtez le paramètre.'],
  },
  '458': {
    name: 'Pas de file pour ce nœud',
    what: 'Une réponse à `ETRN` : la file n’a pas pu être lancée.',
    causes: ['Le serveur n’a pas de file de ce nom.'],
    todo: ['Vérifiez le nom après `ETRN`.'],
  },
  '459': {
    name: 'Nœud interdit',
    what: 'Une réponse à `ETRN` : le serveur ne lance pas cette file pour vous.',
    causes: ['Votre machine n’est pas sur la liste de celles qui peuvent demander.'],
    todo: ['Demandez au postmaster de ce serveur.'],
  },
  '500': {
    name: 'Pas une commande',
    what: 'Le serveur ne peut pas lire la ligne comme une commande : le mot n’en est pas une qu’il connaisse, ou la ligne est trop longue.',
    causes: [
      'Une faute de frappe dans le premier mot.',
      'Une espace ou un autre signe avant la commande.',
      'Une ligne de la lettre, envoyée quand le serveur n’en lisait plus.',
      'Un autre protocole : HTTP, TLS, POP3.',
    ],
    todo: ['Tapez la commande de nouveau. La connexion et l’enveloppe sont comme avant.'],
  },
  '501': {
    name: 'Mauvais argument',
    what: 'La commande est connue ; ce qui la suit est illisible.',
    causes: [
      'Il manque les chevrons, les deux-points ou le domaine.',
      'Quelque chose suit une commande qui ne prend rien, comme `DATA`.',
      'Une espace ou une lettre accentuée dans une adresse.',
    ],
    todo: ['Comparez la ligne à la syntaxe de la commande, et tapez-la de nouveau.'],
  },
  '502': {
    name: 'Pas fait ici',
    what: 'Le serveur reconnaît la commande et ne la fait pas. Une commande de sa liste EHLO ne peut pas recevoir cette réponse.',
    causes: [
      '`VRFY` ou `EXPN` est coupé, par prudence.',
      'La commande est ancienne, comme `TURN` et `SEND`.',
    ],
    todo: ['Faites sans elle.'],
  },
  '503': {
    name: 'Mauvais ordre',
    what: 'Une bonne ligne au mauvais moment. Ce qui précède est gardé.',
    causes: [
      '`MAIL` avant `EHLO`, `RCPT` avant `MAIL`, `DATA` avant `RCPT`.',
      'Un second `MAIL` alors qu’un courrier est ouvert.',
      '`AUTH` une seconde fois, ou là où l’on ne s’identifie pas.',
    ],
    todo: ['Envoyez d’abord ce qui manque, ou `RSET` pour recommencer le courrier.'],
  },
  '504': {
    name: 'Ce choix n’est pas fait ici',
    what: 'La commande est connue, et cet argument-là ne l’est pas.',
    causes: [
      'Après `AUTH` : un mécanisme que le serveur ne propose pas, ou pas sans TLS.',
      'Après `EHLO` : certains serveurs le disent d’un nom sans point.',
    ],
    todo: ['Choisissez dans la liste EHLO.'],
  },
  '521': {
    name: 'Pas de courrier ici, jamais',
    what: 'Cet hôte ne prend aucun courrier, de personne. Il le dit en première ligne.',
    causes: ['Une machine qui ne fait qu’envoyer, et répond au port par politesse.'],
    todo: ['Dites `QUIT`. Cherchez le MX du domaine : un autre hôte prend son courrier, ou aucun.'],
  },
  '523': {
    name: 'Nommé par la seule liste de l’IANA',
    what: 'La liste des codes étendus de l’IANA le nomme à côté de X.7.10, chiffrement nécessaire. Aucun document ne le définit ; les serveurs disent 530 ou 538.',
    causes: [],
    todo: ['Chiffrez d’abord, par `STARTTLS`.'],
  },
  '524': {
    name: 'Nommé par la seule liste de l’IANA',
    what: 'La liste des codes étendus de l’IANA le nomme à côté de X.7.11. Aucun document ne le définit ; 538 est le code d’une identification qui veut le chiffrement.',
    causes: [],
    todo: ['Chiffrez d’abord, par `STARTTLS`.'],
  },
  '525': {
    name: 'Nommé par la seule liste de l’IANA',
    what: 'La liste des codes étendus de l’IANA le nomme à côté de X.7.13, compte fermé. Aucun document ne le définit ; les serveurs disent 535.',
    causes: ['Le mot de passe est bon, et le compte est fermé.'],
    todo: ['Demandez à qui tient le serveur.'],
  },
  '530': {
    name: 'Quelque chose doit venir d’abord',
    what: 'Le serveur ne fait rien pour vous avant que vous ne soyez identifié, ou que la connexion ne soit chiffrée. Le texte dit lequel.',
    causes: [
      '`MAIL` sur le port 587 sans identification.',
      'Un serveur qui ne prend le courrier que dans TLS.',
    ],
    todo: ['« Must issue a STARTTLS command first » : envoyez `STARTTLS`.', 'Sinon `AUTH`, après TLS.'],
  },
  '533': {
    name: 'Nommé par la seule liste de l’IANA',
    what: 'La liste des codes étendus de l’IANA le nomme à côté de X.7.1. Aucun document ne le définit ; Exim le dit d’une adresse accentuée qui ne peut être prise.',
    causes: [],
    todo: ['Lisez le texte qui le suit.'],
  },
  '534': {
    name: 'Façon de s’identifier trop faible',
    what: 'Les règles de ce serveur veulent un autre mécanisme pour ce compte.',
    causes: ['Un compte qui veut un jeton, ou un mot de passe fait pour ce seul programme.'],
    todo: [
      'Choisissez un mécanisme plus fort de la liste EHLO ; chez Gmail, créez un mot de passe d’application.',
    ],
  },
  '535': {
    name: 'Identification refusée',
    what: 'Le nom, le mot de passe ou le jeton est faux. Le serveur ne dit pas lequel, exprès.',
    causes: [
      'Une faute de frappe, ou une base64 avec une fin de ligne dedans.',
      'Avec `PLAIN` : il manque les deux octets nuls autour du nom.',
      'Le compte ne peut pas s’identifier par un mot de passe.',
    ],
    todo: [
      "Refaites la réponse et comparez : `printf '\\0alice\\0secret' | base64`.",
      'Deux essais de plus, pas davantage : les serveurs bloquent les comptes.',
    ],
  },
  '538': {
    name: 'Chiffrez avant de vous identifier',
    what: 'Ce mécanisme envoie le mot de passe lisible, donc dans TLS seulement. Gardé pour l’histoire : un serveur ne devrait pas le proposer en clair.',
    causes: ['`AUTH PLAIN` ou `AUTH LOGIN` avant `STARTTLS`.'],
    todo: ['`STARTTLS`, `EHLO` de nouveau, puis `AUTH`.'],
  },
  '550': {
    name: 'Boîte indisponible',
    what: 'Non, et pour de bon : il n’y a pas de telle boîte, ou une règle refuse. C’est le refus le plus courant, et le texte dit lequel des deux.',
    causes: [
      'Une faute de frappe dans l’adresse ; la personne est partie.',
      'On demande au serveur de transmettre vers un domaine qui n’est pas le sien.',
      'Une règle contre l’expéditeur, l’adresse de votre machine, ou la lettre.',
    ],
    todo: [
      'Vérifiez l’adresse, signe par signe.',
      'Adressez-vous au serveur du domaine du destinataire, ou identifiez-vous au vôtre.',
      'N’envoyez pas la même ligne de nouveau : la réponse serait la même.',
    ],
  },
  '551': {
    name: 'Pas ici ; essayez là',
    what: 'La boîte est à une autre adresse, que le texte nomme. Le serveur ne transmet pas.',
    causes: ['La personne a déménagé.'],
    todo: ['Écrivez à l’adresse du texte.'],
  },
  '552': {
    name: 'Pas de place',
    what: 'Trop gros, ou la boîte a épuisé sa part.',
    causes: [
      'La lettre est plus grosse que ce que prend le serveur ; `SIZE`, dans la liste EHLO, dit jusqu’où.',
      'La boîte est pleine.',
      'Vieux serveurs : trop de destinataires, là où il faudrait 452.',
    ],
    todo: [
      'Réduisez la lettre : base64 ajoute un tiers à une pièce jointe.',
      'Dites au destinataire, autrement, que sa boîte est pleine.',
    ],
  },
  '553': {
    name: 'Nom de boîte interdit',
    what: 'Le serveur peut lire l’adresse et ne l’admet pas.',
    causes: [
      'Un expéditeur qui n’est pas vous, là où l’on s’identifie.',
      'Des lettres accentuées sans `SMTPUTF8`.',
      'Des signes avant le @ que ce serveur n’a pas.',
    ],
    todo: ['Employez l’adresse qui va avec votre identification.', 'Vérifiez l’adresse.'],
  },
  '554': {
    name: 'Transaction échouée',
    what: 'Non, pour une raison que le texte donne. En première ligne : pas de service de courrier pour vous.',
    causes: [
      'Postfix refuse ainsi de transmettre (relay).',
      '`DATA` alors qu’aucun destinataire n’est pris.',
      'Après le point : un filtre a refusé la lettre.',
      'En première ligne : votre adresse est sur une liste d’appelants indésirables.',
    ],
    todo: ['Lisez le texte et le code étendu : ils en disent plus que ces chiffres.'],
  },
  '555': {
    name: 'Paramètres inconnus',
    what: 'L’adresse est bonne ; ce qui la suit est inconnu ici.',
    causes: [
      'Un paramètre dont l’extension n’est pas dans la liste EHLO.',
      '`HELO` au lieu de `EHLO` : aucune extension n’est alors proposée.',
      'Une espace oubliée, ou une faute de frappe.',
    ],
    todo: ['Ôtez le paramètre, ou dites d’abord `EHLO`.'],
  },
  '556': {
    name: 'Ce domaine ne prend pas de courrier',
    what: 'Le domaine de l’adresse dit dans son DNS qu’il ne prend pas de courrier : un MX nul.',
    causes: [
      'Un domaine qui ne fait qu’envoyer, ou ni l’un ni l’autre.',
      'Une faute de frappe dans le domaine.',
    ],
    todo: ['Vérifiez le domaine. Il n’y a personne à qui écrire.'],
  },
};
