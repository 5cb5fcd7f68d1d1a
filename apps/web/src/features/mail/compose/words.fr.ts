import type { ComposeWords } from './words.ts';

const list = (names: readonly string[]) =>
  names.length > 1 ? `${names.slice(0, -1).join(', ')} et ${names.at(-1)}` : (names[0] ?? '');

export const fr: ComposeWords = {
  title: 'Écrire une lettre',
  replyTitle: 'Répondre à une lettre',
  write: 'Écrire',
  reply: 'Répondre',
  back: 'Vers les boîtes',
  views: 'Formulaire, lignes et dialogue',
  tabs: { form: 'Lettre', preview: 'Lignes', dialogue: 'Dialogue' },
  server: 'La remettre à',
  groups: {
    practice: 'Entraînement',
    submission: 'Dépôt (submission), pour les logiciels de courrier',
    transfer: 'Port 25, de serveur à serveur',
  },
  serverSays: {
    practice: 'Le serveur mock prend toute lettre et n’en distribue aucune : elle est dans sa boîte.',
    submission:
      'Prend les lettres de qui s’est identifié, pour partout (RFC 6409). Le mot de passe ne passe que sous TLS.',
    transfer: 'Parle aux autres serveurs de courrier. Il prend ce qui est pour ses propres boîtes.',
  },
  serviceSays: {
    mta: 'Le serveur du campus. Vous appelez d’une adresse du campus : il porte votre courrier partout, sans identification.',
    openrelay: 'Un relais ouvert : il porte tout pour tous. Un avertissement, pas un exemple.',
    smtps: 'TLS dès le premier octet (la RFC 8314 préfère ce port). Puis AUTH, puis votre lettre.',
  },
  down: 'éteint',
  fields: { from: 'From', to: 'To', cc: 'Cc', bcc: 'Bcc', subject: 'Subject', text: 'Texte' },
  more: 'Cc, Bcc',
  bccSays: 'Bcc n’est dans aucune ligne de la lettre : seule l’enveloppe les nomme.',
  addressesSay: 'bob@campus.test, Alice <alice@campus.test>',
  advanced: 'Enveloppe, nom, appelant',
  advancedSays: 'Ce qu’un logiciel de courrier remplit tout seul.',
  apart: 'Une autre enveloppe que ne dit la lettre',
  apartSays: 'Les serveurs lisent l’enveloppe, les gens lisent la lettre. Rien ne les oblige à concorder.',
  mailFrom: 'MAIL FROM',
  mailFromSays: 'Où vont les avis d’échec. <> n’est personne.',
  rcptTo: 'RCPT TO, un par ligne',
  helo: 'Nom pour EHLO',
  source: 'Appeler de',
  ownAddress: (address) => `votre adresse, ${address}`,
  user: 'Identifiant',
  password: 'Mot de passe',
  passwordSays: 'Le mot de passe de vos boîtes est déjà là. Il n’est pas gardé avec le brouillon.',
  attach: 'Joindre un fichier',
  attachSays: (mebibytes, files) =>
    `${files} fichiers et ${mebibytes} Mio au plus en tout : base64 les agrandit d’un tiers.`,
  remove: (name) => `Enlever ${name}`,
  size: (octets) =>
    octets < 1024
      ? `${octets} octets`
      : octets < 2 ** 20
        ? `${Math.round(octets / 1024)} Kio`
        : `${(octets / 2 ** 20).toFixed(1).replace('.', ',')} Mio`,
  send: 'Envoyer',
  notYet: 'Ce qui manque est dit plus bas.',
  sending: 'Envoi en cours',
  hangUp: 'Raccrocher',
  stage: {
    calling: 'Ça sonne.',
    greeting: 'En attente de l’accueil.',
    hello: 'EHLO est dit. En attente de ce que le serveur propose.',
    starttls: 'STARTTLS est dit.',
    tls: 'TLS se met en place.',
    login: 'Identification.',
    mail: 'MAIL est dit : l’expéditeur de l’enveloppe.',
    rcpt: 'RCPT est dit : un destinataire.',
    data: 'DATA est dit. En attente de 354.',
    letter: 'La lettre est écrite, jusqu’au point. En attente de 250.',
    quit: 'QUIT est dit.',
  },
  written: (octets, of) => `La lettre passe : ${Math.floor((100 * octets) / Math.max(1, of))} %.`,
  kept: 'Ce brouillon est gardé dans ce navigateur.',
  notKept: 'Ce navigateur ne garde rien : le brouillon dure autant que cette page.',
  filesNotKept:
    'Les fichiers sont trop grands pour que ce navigateur les garde : joignez-les de nouveau après un rechargement.',
  handed: (host) =>
    `La page a été fermée pendant que cette lettre était remise à ${host}. Si elle a été prise, la boîte le dit, ou personne : regardez avant de la renvoyer.`,
  another: 'En écrire une autre',
  again: 'La renvoyer',
  onlyLeft: (count) => (count > 1 ? `Ne garder que les ${count} refusés` : 'Ne garder que le refusé'),
  discard: 'Jeter le brouillon',
  discardSure: 'Jeter ce brouillon ? Il ne pourra pas être récupéré.',
  keep: 'Le garder',
  openMailbox: (mailbox) => `Ouvrir ${mailbox}`,
  mockInbox: 'Ouvrir la boîte du mock',
  journey: 'Voir son trajet',
  quoted: (date, who) => (date === '' ? `${who} a écrit :` : `Le ${date}, ${who} a écrit :`),
  replyGone: 'La lettre à laquelle répondre n’est plus ici. Celle-ci est nouvelle.',
  problem: (problem) => {
    switch (problem.why) {
      case 'nobody':
        return 'Personne n’est nommé. Écrivez au moins une adresse, comme bob@campus.test.';
      case 'no-address':
        return `« ${problem.text} » n’est pas une adresse. Une adresse a un @, comme bob@campus.test.`;
      case 'unspeakable':
        return problem.text === ''
          ? 'Il faut quelque chose ici.'
          : `« ${problem.text} » ne peut pas se dire sur une ligne SMTP : ni espace, ni < ou > dedans.`;
      case 'too-many':
        return problem.field === 'subject'
          ? `Le sujet a ${problem.found} caractères ; ${problem.most} sont pris ici.`
          : `${problem.found} sont nommés ; une lettre en prend ${problem.most} ici. Envoyez-la en plusieurs fois.`;
      case 'too-long':
        return `Plus de ${problem.mebibytes} Mio. Le serveur refuserait aussi (552) : enlevez quelque chose.`;
      default:
        return problem satisfies never;
    }
  },
  preview: {
    note: 'rien n’est encore passé',
    next: 'ce que le formulaire dirait ensuite',
    says: 'Ce formulaire fait ces lignes, octet par octet. Ce que le serveur propose peut changer le codage de la lettre ; ses réponses décident jusqu’où elle va.',
    parts: {
      hello: { title: 'Salutation', says: 'Qui appelle. La réponse dit ce que le serveur sait faire.' },
      login: {
        title: 'Identification',
        says: 'Nom et mot de passe en base64, qui ne cache rien. Masqués ici ; dans le dialogue vous voyez les vôtres.',
      },
      envelope: { title: 'Enveloppe', says: 'Ce que lisent les serveurs.' },
      letter: {
        title: 'Lettre',
        says: 'En-tête, une ligne vide, le texte, et un point seul qui la termine.',
      },
      goodbye: { title: 'Au revoir', says: 'QUIT est poli. La lettre est déjà au serveur.' },
    },
    loginStarttls: 'Ce qui s’est dit en clair est oublié ; EHLO est dit de nouveau (RFC 3207).',
    tls: 'TLS commence : dès ici, qui écoute ne lit rien.',
    more: (lines) => `encore ${lines} lignes comme celles-ci`,
    stuffed:
      'Un point est mis devant une ligne qui commence par un point ; le serveur l’enlève (RFC 5321 §4.5.2).',
    encoding: {
      '7bit': 'De l’ASCII seulement : le texte passe tel quel.',
      '8bit': 'Le serveur propose 8BITMIME : les lettres hors ASCII passent en octets UTF-8.',
      'quoted-printable':
        'Le texte passe en quoted-printable : ce qui n’est pas ASCII, ou une ligne trop longue, s’écrit avec = et des chiffres.',
    },
    octets: (count) => `${count} octets`,
    empty: 'Nommez un destinataire, et les lignes seront là.',
  },
  dialogue: {
    title: 'Dialogue',
    empty:
      'Rien n’est encore passé. Quand vous enverrez, chaque ligne sera là au moment où elle passe, avec la réponse du serveur.',
    calling: (host, port) => `Appel de ${host}, port ${port}.`,
  },
  tlsProblem: (problem) => {
    if (problem.why === 'failed') return problem.line;
    if (problem.why === 'no-authority') return 'l’autorité du labo n’a pas pu être lue';
    return {
      expired: 'son certificat est périmé',
      'other-name': 'son certificat est à un autre nom',
      'unknown-authority': 'personne à qui l’on se fie ici ne répond de son certificat',
      other: 'on ne peut pas se fier à son certificat',
    }[problem.of];
  },
  outcome: {
    title: 'Ce qu’il en est',
    took: (host, taken) => `${host} l’a prise pour ${list(taken)}.`,
    tookSome: (host, taken, refused) => `${host} l’a prise pour ${list(taken)}. Pas pour ${list(refused)}.`,
    serversNow: 'Par son 250 le serveur en répond : il distribue, ou avertit l’expéditeur de l’enveloppe.',
    mockTook: 'Il ne distribue rien. La lettre est dans la boîte du mock.',
    draftKept: 'Le brouillon reste comme il était.',
    nothingTaken: 'Rien n’est parti : une lettre compte dès le 250 après son point.',
    notReached: {
      refused: (host, port) => `${host} a refusé l’appel : personne n’écoute au port ${port}.`,
      'timed-out': (host) =>
        `${host} n’a pas répondu à l’appel : un filtre l’écarte, ou la machine est éteinte.`,
      unreachable: (host) => `L’appel vers ${host} n’a pas trouvé de chemin.`,
      'not-allowed': (host) => `${host} ne peut pas être appelé d’ici : il n’est pas du monde de ce labo.`,
      'too-many': () =>
        'Cet onglet a autant de connexions qu’il peut en avoir. Fermez-en une dans le terminal.',
      'unknown-host': (host) => `${host} n’a pas d’adresse.`,
    },
    isDown: (host) => `${host} est éteint dans votre salle. Allumez-le, ou choisissez un autre serveur.`,
    tryAnother: 'Choisissez un autre serveur, ou réessayez.',
    refused: {
      greeting: (host) => `${host} ne veut pas parler maintenant.`,
      hello: (host) => `${host} n’a pas accepté la salutation.`,
      starttls: (host) => `${host} n’a pas commencé TLS.`,
      tls: (host) => `${host} n’a pas commencé TLS.`,
      login: (host) => `${host} n’a pas accepté l’identification.`,
      mail: (host) => `${host} n’a pas accepté l’expéditeur.`,
      rcpt: (host) => `${host} n’a accepté aucun destinataire.`,
      data: (host) => `${host} n’a pas voulu la lettre.`,
      letter: (host) => `${host} a lu la lettre et ne l’a pas prise.`,
      quit: (host) => `${host} ferme.`,
    },
    way: {
      closing: 'Le serveur ferme tous les appels en ce moment. Réessayez dans un instant.',
      login: 'Il ne prend que le courrier de qui s’est identifié. Choisissez le port 587 ou 465.',
      password:
        'Nom et mot de passe ne vont pas ensemble. Les vôtres sont sur la page des boîtes, sous « Les programmes s’identifient comme ».',
      full: 'Cette boîte est pleine. Son propriétaire doit d’abord supprimer quelque chose.',
      size: 'Elle dépasse ce que le serveur prend. Enlevez une pièce jointe, ou réduisez-la.',
      moved: 'Le serveur nomme une autre adresse. Écrivez celle-là.',
      nobody: 'Personne de ce nom n’y a de boîte. Cherchez une faute de frappe.',
      relay:
        'Le serveur n’y porte pas de courrier pour vous. Identifiez-vous au port 587, ou demandez au serveur de ce domaine.',
      policy: 'Le serveur a une règle contre. Ses mots disent laquelle ; le dialogue les explique.',
      syntax: 'L’adresse n’est pas écrite comme SMTP la veut : nom, @, domaine.',
      later:
        'Plus tard, dit le serveur : un serveur de courrier réessaierait tout seul. Ce formulaire non : renvoyez-la dans quelques minutes.',
      other: 'Ses mots disent pourquoi ; le dialogue les explique.',
    },
    lacks: {
      STARTTLS: (host) => `${host} ne propose pas STARTTLS, et un mot de passe ne se dit pas en clair.`,
      AUTH: (host) => `${host} ne propose pas d’identification (AUTH) ici.`,
      SMTPUTF8: (host) =>
        `${host} ne propose pas SMTPUTF8, et une adresse a des lettres hors ASCII (RFC 6531). Écrivez-en une en ASCII.`,
    },
    youHungUp: 'Vous avez raccroché.',
    silence: (host) => `${host} n’a rien dit aussi longtemps que la norme demande à un client d’attendre.`,
    cut: (host) => `La connexion à ${host} a été coupée.`,
    waitedFor: {
      greeting: 'Il n’avait pas encore salué.',
      hello: 'EHLO n’avait pas encore de réponse.',
      starttls: 'STARTTLS n’avait pas encore de réponse.',
      tls: 'TLS se mettait en place.',
      login: 'L’identification n’avait pas encore de réponse.',
      mail: 'MAIL n’avait pas encore de réponse.',
      rcpt: 'RCPT n’avait pas encore de réponse.',
      data: 'DATA n’avait pas encore de réponse.',
      letter: 'Le point n’avait pas encore de réponse.',
      quit: 'Seul QUIT n’avait pas de réponse.',
    },
    maybeTaken:
      'Personne ne sait si elle a été prise (RFC 5321 §4.5.3.2.6). Regardez d’abord dans la boîte ; renvoyée, elle a le même Message-ID.',
    noTls: (host, sentence) => `TLS avec ${host} n’a pas abouti : ${sentence}.`,
    trustWay: 'Ni mot de passe ni lettre ne se disent à un serveur qui ne peut pas montrer qui il est.',
    garbled: (host, line) => `${host} a dit ce qui n’est pas une réponse SMTP : « ${line.slice(0, 120)} ».`,
  },
};
