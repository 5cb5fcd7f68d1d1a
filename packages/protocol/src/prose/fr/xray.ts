import type { XrayWords } from '../xray-words.ts';

export const xray: XrayWords = {
  smtpEdge: {
    hello: {
      head: 'Vous donnez un nom, le serveur dit ce qu’il sait faire.',
      body: 'Un `250` mène plus loin. `HELO` est l’ancienne forme : elle mène au même endroit, mais ne demande aucune extension.',
    },
    mail: {
      head: 'Un nouveau courrier commence : l’expéditeur va sur l’enveloppe.',
      body: 'Un `250` mène plus loin. Un refus vous laisse où vous êtes. `MAIL FROM:<>` est valable : personne n’est à prévenir si la remise échoue.',
    },
    rcpt: {
      head: 'Le premier destinataire va sur l’enveloppe.',
      body: 'Un `250` mène plus loin ; un nom refusé ne mène nulle part et n’enlève rien. Il faut à la lettre au moins un destinataire accepté.',
    },
    more: {
      head: 'Une ligne pour chaque autre destinataire.',
      body: 'Chacune a sa réponse : les uns peuvent être acceptés, les autres refusés. La lettre n’est envoyée qu’une fois.',
    },
    data: {
      head: 'L’enveloppe est prête : vient la lettre.',
      body: 'Le serveur répond `354`. Dès lors chaque ligne fait partie de la lettre, quelle qu’elle soit, jusqu’à une ligne faite d’un seul point.',
    },
    reset: {
      head: 'Retour au début d’un courrier ; la salutation reste.',
      body: '`RSET` jette l’enveloppe : expéditeur et destinataires. Un nouvel `EHLO` fait de même. Aucun courrier n’est parti, aucun n’est perdu.',
    },
    dot: {
      head: 'Une ligne faite d’un point termine la lettre.',
      body: 'La réponse vaut pour le courrier entier : `250`, et le serveur en répond ; `4xx` ou `5xx`, et il n’a rien gardé. Dans les deux cas, l’enveloppe est de nouveau vierge.',
    },
    quit: {
      head: 'La fin polie : le serveur dit `221` et raccroche.',
      body: 'Permis partout sauf dans la lettre, où c’est une ligne de texte. Ce qu’aucun point n’a terminé est jeté.',
    },
  },
  pop3Edge: {
    user: {
      head: 'De quelle boîte il s’agit.',
      body: '`USER` la nomme et `PASS` doit suivre ; d’ici là vous n’êtes personne. `CAPA` demande ce que le serveur sait faire, `STLS` lance TLS.',
    },
    login: {
      head: 'Le mot de passe ouvre la boîte et la verrouille.',
      body: 'Un `+OK` mène plus loin. Personne d’autre n’a cette boîte par POP3 avant la fin de la session. `-ERR` vous laisse dehors.',
    },
    read: {
      head: 'Regarder, chercher, marquer pour effacer.',
      body: '`DELE` ne fait que marquer ; `RSET` enlève toutes les marques. Les numéros restent les mêmes durant toute la session.',
    },
    update: {
      head: 'Seul `QUIT` efface ce qui est marqué.',
      body: 'Le serveur supprime les messages marqués, déverrouille la boîte et raccroche. Si la ligne est coupée sans `QUIT`, rien n’est effacé.',
    },
    quit: {
      head: 'Partir avant de s’être identifié.',
      body: 'Rien n’a été ouvert, rien ne change : le serveur raccroche.',
    },
  },
  imapEdge: {
    starttls: {
      head: 'Ce qui peut se dire avant l’identification.',
      body: '`CAPABILITY` demande ce que le serveur sait faire ; `STARTTLS` continue sous TLS, et ce qui fut dit avant ne compte plus.',
    },
    login: {
      head: 'Dites qui vous êtes.',
      body: 'Un `OK` avec votre étiquette (tag) mène plus loin, `NO` vous laisse dehors. Un serveur peut aussi commencer par `* PREAUTH` : cette étape est alors faite.',
    },
    list: {
      head: 'Travailler avec les boîtes, pas encore avec les courriers.',
      body: '`LIST` les nomme, `STATUS` compte ce que l’une contient sans l’ouvrir, `APPEND` y dépose un courrier.',
    },
    select: {
      head: 'Ouvrir une boîte.',
      body: 'Le serveur dit combien il y a de courriers, quels drapeaux (flags) il connaît, et l’UIDVALIDITY. `EXAMINE` l’ouvre en lecture seule.',
    },
    fetch: {
      head: 'Travailler avec les courriers de cette boîte.',
      body: '`FETCH` lit, `STORE` change les drapeaux, `SEARCH` cherche, `EXPUNGE` supprime ce qui porte `\\Deleted`.',
    },
    close: {
      head: 'Fermer la boîte, rester identifié.',
      body: '`CLOSE` supprime aussi, sans le dire, ce qui porte `\\Deleted` ; `UNSELECT` le laisse. Un `SELECT` qui échoue ferme la boîte aussi.',
    },
    logout: {
      head: 'La fin polie, depuis tout état.',
      body: 'Le serveur dit `* BYE`, puis `OK` avec votre étiquette, et raccroche. Ici, `BYE` n’est pas une erreur.',
    },
  },
  pop3State: {
    authorization: { name: 'authorization', note: 'qui êtes-vous ?' },
    transaction: { name: 'transaction', note: 'la boîte est ouverte, et verrouillée' },
    update: { name: 'update', note: 'ce qui est marqué s’efface maintenant' },
    closed: { name: 'fermé', note: 'la connexion est finie' },
  },
  imapState: {
    'not-authenticated': { name: 'non identifié', note: 'qui êtes-vous ?' },
    authenticated: { name: 'identifié', note: 'aucune boîte n’est ouverte' },
    selected: { name: 'sélectionné', note: 'une boîte est ouverte' },
    logout: { name: 'logout', note: 'la connexion se termine' },
    closed: { name: 'fermé', note: 'la connexion est finie' },
  },
  machineOut: { pop3: 'quitte avant l’identification', imap: 'quitte de partout' },
  twice: {
    letter:
      'C’est, ligne pour ligne, une lettre déjà partie, dans une autre enveloppe. Les serveurs ne comparent pas les lettres : chaque enveloppe est un courrier à part.',
  },
  stance: {
    lenient: 'Accepté ici, mais pas par la RFC.',
    strict: 'Refusé ici, bien que la RFC le permette.',
  },
  lens: {
    bareLf: 'LF est seul ici. `ncat -C` envoie CR LF, les deux octets qui terminent une ligne de courrier.',
    bareCr: 'CR est seul ici : il ne termine aucune ligne de courrier. Seul CR LF le fait.',
  },
};
