import type { JourneyWords } from './words.ts';

/** A short host name; French has no genitive to hang on it. */
const short = (host: string): string => host.split('.')[0] ?? host;

export const fr: JourneyWords = {
  title: 'Trajet',
  mails: 'Courriers',
  older: 'Courriers plus anciens',
  loading: 'On cherche son chemin…',
  none: 'Aucun courrier n’est encore parti.',
  noneSays:
    'Envoyez-en un du terrain de jeu\u00a0: par `mail.campus.test 25` à `dean@faculty.test`, et regardez-le trouver son chemin.',
  gone: 'Ce courrier n’est pas venu par un serveur de votre salle\u00a0: il était là dès le début, ou il n’existe pas.',
  unreachable: 'EHLO n’a pas répondu.',
  again: 'Réessayer',
  ways: 'Chemins de ce courrier',
  way: ({ host, domain }, state) => `${short(host)} → ${domain}\u00a0: ${state}`,
  state: {
    delivered: 'Arrivé.',
    passed: 'Transmis.',
    waiting: 'En attente.',
    held: 'Retenu.',
    bounced: 'Revenu.',
    'under-way': 'En route.',
  },
  summary: {
    said: (host, code, keeper) =>
      `${host} a dit ${code}\u00a0; ${keeper} garde le courrier et reprend la liste des serveurs.`,
    dns: (domain, keeper) =>
      `Le DNS n’a pas dit où ${domain} reçoit\u00a0; ${keeper} garde le courrier et redemandera.`,
    noServer: (keeper) =>
      `Aucun serveur n’a pu être joint\u00a0; ${keeper} garde le courrier et reprend la liste.`,
    lies: (whom) => `Il est dans la boîte de ${whom}, jusqu’à ce que son lecteur le demande.`,
    liesMock:
      'Il est dans la boîte du serveur mock. Son destinataire ne reçoit rien\u00a0: ce serveur ne transmet aucun courrier.',
    passed: (host) => `${host} a dit 250 et en répond maintenant.`,
    elsewhere: 'Il est dans la salle de quelqu’un d’autre.',
    bounced: (why, keeper, whom) => `${why} ${keeper} y a renoncé, et l’a dit à ${whom}.`,
    bouncedSilent: (why, keeper) =>
      `${why} ${keeper} y a renoncé\u00a0; d’un courrier venu de <>, personne n’est averti.`,
    why: {
      said: (host, code) => `${host} a dit ${code}.`,
      dns: (domain) => `Le DNS ne nomme aucun serveur pour ${domain}.`,
      byHand: 'Abandonné à la main.',
      expired: 'Il a attendu trop longtemps.',
      loop: 'Il tournait en rond.',
      other: (text) => `${text}.`,
    },
    held: (hop, until) => `${hop} Rien ne bouge avant que vous le laissiez repartir, ou avant ${until}.`,
    underWay: (keeper) => `${keeper} a dit 250 et en répond maintenant.`,
  },
  hop: (hop) =>
    hop.at === 'look-up'
      ? `Avant la recherche de ${hop.domain}.`
      : hop.at === 'call'
        ? `Avant l’appel à ${hop.to.host ?? hop.to.address}.`
        : `${hop.to.host ?? hop.to.address} a salué, et ne sait encore rien du courrier.`,
  tryNow: 'Essayer maintenant',
  giveUp: 'Renoncer',
  letGo: 'Le laisser repartir',
  hold: 'Retenir à chaque étape',
  holdSays:
    'La remise réelle s’arrête avant chaque recherche, chaque appel et chaque transmission, jusqu’à ce que vous la laissiez repartir.',
  holding: 'Ne plus retenir',
  takeDown: (host) => `Arrêter ${host}`,
  bringBack: (host) => `Relancer ${host}`,
  save: 'Enregistrer en SVG',
  print: 'Imprimer',
  faults: 'Pannes…',
  rules: 'Règles…',
  more: 'Plus',
  map: 'Carte du trajet de ce courrier',
  stations: 'Étapes de ce courrier, dans l’ordre',
  onPurpose: 'exprès',
  holdsIt: 'Le courrier est ici.',
  port: (port) => `port ${port}`,
  from: (address) => `de ${address}`,
  grounds: {
    campus: 'campus.test',
    sender: 'côté expéditeur',
    relay: 'où il a été remis pour être transmis',
    internet: 'Internet',
    recipient: 'côté destinataire',
    onTheWay: 'en chemin',
    inside: 'le courrier reste à l’intérieur',
    both: 'côté expéditeur et côté destinataire',
    machine: 'la machine d’exercice',
  },
  legend: { crossed: 'passé', notYet: 'pas encore', later: 'plus tard', failed: 'échoué', held: 'retenu' },
  roles: {
    mua: 'MUA',
    msa: 'MSA',
    mta: 'MTA',
    mock: 'Serveur mock',
    first: 'MTA, 1er choix',
    second: 'MTA, 2e choix',
    third: 'MTA, autre choix',
    next: 'MTA',
    mailbox: 'Boîte (MDA)',
    bounce: 'Retour',
  },
  plates: {
    mua: (name, address) => `${name} l’a écrit. Appelle de ${address}.`,
    muaTold: (name) => `${name} apprend qu’il n’a pas abouti.`,
    nat: (inside, outside) => `Dehors, ${inside} est ${outside}.`,
    before: (host) => `L’a transmis\u00a0: ${short(host)} en répond.`,
    msa: 'TLS d’abord, puis identification.',
    msaTls: 'TLS d’emblée, puis identification.',
    mta: {
      took: () => 'A dit 250\u00a0: il en répond maintenant.',
      looksUp: (domain) => `Cherche où ${domain} reçoit.`,
      calls: (domain) => `Appelle les serveurs de ${domain}.`,
      passed: () => 'L’a transmis, et peut l’oublier.',
      keeps: () => 'Le garde, et reprend la liste.',
      held: () => 'Le retient, à votre demande.',
      reported: () => 'Y a renoncé, et le dit à l’expéditeur.',
      gaveUp: () => 'Y a renoncé.',
    },
    mtaLocal: 'A dit 250\u00a0: c’est pour ses propres boîtes.',
    mock: 'Prend tout courrier, n’en transmet aucun.',
    dns: 'On lui demandera le MX, puis les adresses.',
    dnsName: 'MX, puis A',
    dnsSays: (hosts) => `${hosts.join(', ')}, et l’adresse de chacun.`,
    dnsNoMx: (domain) => `Pas de MX\u00a0: ${domain} est son propre serveur.`,
    dnsBroken: (domain) => `Ne nomme aucun serveur pour ${domain}.`,
    dnsSilent: 'N’a pas répondu.',
    dnsNotAsked: 'Pas consulté\u00a0: il n’y a personne à trouver.',
    unknown: 'Encore inconnu\u00a0: le DNS le dira.',
    nobody: 'Aucun serveur à appeler.',
    untried: 'Pas encore appelé.',
    self: 'C’est lui qui l’a\u00a0: seuls de meilleurs sont appelés.',
    notNeeded: 'Pas appelé\u00a0: pas nécessaire.',
    heldCall: 'Va être appelé, dès que vous le dites.',
    heldHandOver: 'A salué. Ne sait encore rien du courrier.',
    queue: 'File',
    mails: (count) => (count === 1 ? '1 courrier' : `${count} courriers`),
    forWhom: (name, count) => (count > 1 ? `pour ${name} et ${count - 1} de plus` : `pour ${name}`),
    attempts: (count) =>
      count === 0 ? 'premier essai' : count === 1 ? '1 essai jusqu’ici' : `${count} essais jusqu’ici`,
    until: 'avant l’essai',
    trying: 'essai en cours',
    got: 'Le courrier est ici.',
    gotMock: 'Il est ici, quel que soit son destinataire.',
    nothingYet: 'Encore rien.',
    read: 'L’a ouvert.',
    away: 'Il a été supprimé.',
    elsewhere: 'Dans une autre salle.',
    mockInbox: 'boîte unique',
    thisPage: 'cette page',
    readsMock: 'Montre la boîte dans le navigateur.',
    willAsk: (running) =>
      running.length === 2
        ? 'Le demande, par POP3 ou IMAP.'
        : running.length === 1
          ? `Le demande, par ${running[0]}. ${running[0] === 'POP3' ? 'IMAP' : 'POP3'} viendra.`
          : 'La page Boîte. POP3 et IMAP viendront.',
    bounce: (name) => `Retour\u00a0: après trop de 4xx, ou aussitôt sur un 5xx. De <> à ${name}.`,
    bounced: (name, lies) =>
      lies ? `Retour\u00a0: de <> à ${name}. Il est dans sa boîte.` : `Retour\u00a0: de <> à ${name}.`,
    noBounce: 'Pas de retour\u00a0: ce courrier est venu de <>.',
  },
  tried: {
    calling: 'Ils se parlent.',
    taking: 'A toute la lettre\u00a0; son 250 arrive.',
    taken: 'A dit 250\u00a0: il en répond maintenant.',
    'no-connection': 'Pas de connexion\u00a0: personne n’a parlé SMTP.',
    lost: 'A coupé avant d’avoir répondu.',
    later: (code) => `A répondu ${code}\u00a0: revenez plus tard.`,
    greylisted: (code) => `A répondu ${code}\u00a0: je ne vous connais pas encore, revenez.`,
    refused: (code) => `A répondu ${code}\u00a0: non.`,
  },
  dial: {
    refused: 'Connexion refusée\u00a0: personne n’écoute.',
    'timed-out': 'Aucune réponse\u00a0: filtré, ou éteint.',
    unreachable: 'Aucun chemin n’y mène.',
    'unknown-host': 'Le DNS n’en connaît pas l’adresse.',
    'not-allowed': 'N’est pas de ce monde.',
    'too-many': 'Trop de connexions sont déjà ouvertes.',
  },
  columns: ['Heure', 'De, à', 'Ce qui a passé', 'Issue', 'À lire'],
  what: {
    submitted: (tls) =>
      tls ? 'TLS, une identification sous TLS, puis le courrier' : 'une identification, puis le courrier',
    handedIn: 'le courrier, remis',
    question: (question, answer) => `\`${question}?\` réponse \`${answer}\``,
    noAnswer: (question) => `\`${question}?\` sans réponse`,
    call: {
      calling: 'deux serveurs se parlent',
      taking: 'le courrier entier\u00a0; son 250 arrive',
      taken: 'le courrier, accepté',
      ended: (said) => `\`${said}\``,
    },
    noCall: 'pas de SMTP du tout',
    queued: 'mis en file, sur disque avant le 250',
    held: (hop) => `retenu à votre demande. ${hop}`,
    released: {
      'by-hand': 'repart\u00a0: vous l’avez laissé',
      'switched-off': 'repart\u00a0: plus rien n’est retenu',
      'too-long': 'repart de lui-même\u00a0: retenu trop longtemps',
    },
    deferred: (attempt) => `l’essai ${attempt} n’a pas abouti\u00a0: il attend`,
    next: (attempt, seconds) =>
      `essai ${attempt}, dans ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}\u00a0: la liste des MX depuis le début`,
    bounced: (whom) => `abandonné\u00a0; ${whom} en est averti`,
    bouncedSilent: 'abandonné\u00a0; d’un courrier venu de <>, personne n’est averti',
    reported: 'un rapport part, de `<>`',
    stored: 'dans la boîte, avec `Return-Path:` en tête',
    storedReport: 'le rapport, dans la boîte',
    nothing: '—',
  },
  at: {
    dns: 'le DNS',
    connect: 'pas de connexion',
    greeting: 'à la salutation',
    hello: 'à EHLO',
    tls: 'à TLS',
    mail: 'à MAIL',
    rcpt: 'à RCPT',
    data: 'à DATA',
    letter: 'au point',
    expired: 'trop longtemps',
    loop: 'un cercle',
    'by-hand': 'à la main',
  },
  outcome: {
    records: (count) => (count <= 1 ? `${count} record` : `${count} records`),
    kept: 'gardé',
    talking: 'en cours',
    dial: {
      refused: 'refusée',
      'timed-out': 'sans réponse',
      unreachable: 'aucun chemin',
      'unknown-host': 'sans adresse',
      'not-allowed': 'pas de ce monde',
      'too-many': 'trop',
    },
    noAnswer: 'sans réponse',
    toCome: 'à venir',
    held: 'retenu',
    here: 'remis',
  },
  read: {
    dialogue: (id) => `dialogue ${id}`,
    connection: (id) => `appel ${id}`,
    query: (id) => `question ${id}`,
    letter: 'lettre',
    more: 'plus',
  },
  story: {
    close: 'Fermer',
    before: 'Étape précédente',
    after: 'Étape suivante',
    dialogue: 'Lire le dialogue mot à mot',
    verdict: 'Voir comment il a été jugé',
    letter: 'Ouvrir la lettre',
    queue: 'La page de la file',
    lookUp: 'Question et réponse',
    envelope: 'L’enveloppe de cette étape',
    envelopeNew:
      'Chaque étape l’écrit à neuf\u00a0: l’expéditeur reste, car c’est à lui qu’irait un rapport\u00a0; les destinataires sont ceux de cette étape seulement.',
    envelopeSplit: (others) =>
      `Non nommés ici\u00a0: ${others}. Ils vont par un autre chemin, dans une enveloppe à eux.`,
    envelopeGone:
      'Ici l’enveloppe finit. Son expéditeur est gardé dans `Return-Path:`\u00a0; son destinataire est la boîte elle-même.',
    trace: 'Ce qui a été écrit en tête de la lettre',
    traceQueued:
      'Ce serveur met son propre `Received:` en tête avant de transmettre la lettre. Lus de bas en haut, ils racontent le chemin.',
    traceStored:
      '`Return-Path:` est l’expéditeur de l’enveloppe\u00a0; `Received:` dit qui l’a remise et quand. Seul le dernier serveur écrit le premier.',
    addresses: 'Qui a appelé qui',
    natted: (inside, outside) =>
      `L’appel venait de ${inside}. La passerelle du campus traduit cette adresse (NAT)\u00a0: le serveur voit ${outside}, et tous les étudiants se ressemblent pour lui.`,
    seen: (address, host) =>
      `${host} voit ${address}\u00a0: c’est ce qu’emploient son \`Received:\` et ses règles.`,
    outside: (port, own) => `Port ${port}\u00a0; depuis votre propre machine, c’est ${own}.`,
    secured: (protocol) => `Secret en chemin\u00a0: ${protocol}.`,
    plain: 'En clair\u00a0: qui écoute en chemin peut le lire.',
    said: (host) => `${host} a dit`,
    faults: 'Exprès',
    faultUnknown: 'Une panne de votre salle a frappé ici. Elle a été levée depuis.',
    nothing: 'Rien ne s’est encore passé ici.',
    happened: 'Ce qui s’est passé ici',
    rolesOf: 'De qui c’est le rôle',
    role: {
      nat: 'Le NAT ne fait pas partie du courrier. Les adresses privées comme 10.20.x.y ne sont connues que sur le campus\u00a0; à la sortie, la passerelle met la sienne à leur place. Un serveur hors du campus voit 192.0.2.1, qui que ce soit qui appelle\u00a0; ses règles, ses listes et SPF jugent cette adresse.',
      queue:
        'La file (*queue*) est l’endroit où un serveur garde ce qu’il a promis de remettre. Elle est sur disque avant que le 250 ne parte. Chaque essai reprend la liste des serveurs depuis le début\u00a0; entre deux essais il attend, de plus en plus longtemps, et à la fin l’expéditeur est averti.',
      dns: 'Un serveur qui transmet un courrier a besoin de deux choses du DNS\u00a0: les MX du domaine du destinataire, qui nomment les serveurs et leur ordre, et l’adresse du serveur qu’il veut appeler. La seconde vient parfois avec la première, comme record de plus\u00a0; sinon il la demande. Le plus petit nombre est appelé d’abord. Qui tape le nom d’un serveur, comme vous au terminal, saute la première question.',
      mda: 'Déposer une lettre dans une boîte est le rôle du MDA (*mail delivery agent*). La RFC 5321 l’appelle remise finale (*final delivery*). Dès ici, SMTP n’a plus rien à faire avec la lettre.',
      reader: (running) =>
        `Le programme du lecteur demande la lettre\u00a0; personne ne la pousse. Il le fait par POP3 (110, 995), qui d’ordinaire l’emporte, ou par IMAP (143, 993), qui la lit là où elle est.${
          running.length === 2
            ? ''
            : running.length === 1
              ? ` Dans ce labo, seul ${running[0]} fonctionne pour l’instant.`
              : ' Ni l’un ni l’autre ne fonctionne encore dans ce labo.'
        } La page Boîte n’a besoin d’aucun des deux\u00a0: elle lit elle-même la boîte.`,
      bounce:
        'Un serveur qui a dit 250 a promis\u00a0: il remet, ou il le dit à l’expéditeur. Ce qu’il dit est un courrier à part, avec MAIL FROM:<>, pour que personne ne fasse jamais rapport d’un rapport.',
      msaMta:
        'Ici, comme sur bien des serveurs, MSA et MTA sont deux rôles d’un seul programme\u00a0: la porte (port 25, 465 ou 587) décide auquel vous parlez.',
    },
  },
  lessons: {
    submitted: (host, port) =>
      `Le port ${port} est la porte des gens (*submission*). \`${host}\` y veut une identification, et en échange envoie le courrier n’importe où. Par le \`250\` après le point, il en répond.`,
    transferred: (host) =>
      `Le port 25 est la porte des serveurs\u00a0: qui l’appelle en joue un. Par le \`250\` après le point, \`${host}\` répond du courrier.`,
    mock: 'Le serveur mock prend tous les courriers et n’en transmet aucun. Il sert à regarder ce qu’un programme envoie.',
    queued: (host) =>
      `Le courrier n’est pas pour une boîte de \`${host}\`\u00a0: il attend dans la file. Il est écrit sur disque avant que le \`250\` ne parte\u00a0; un serveur qui perd le courant maintenant l’a toujours.`,
    mx: (domain, first, count) =>
      count > 1
        ? `Les MX nomment les serveurs qui prennent le courrier de \`${domain}\`. \`${first}\` a le plus petit nombre\u00a0: il est appelé d’abord.`
        : `Le MX nomme le serveur qui prend le courrier de \`${domain}\`\u00a0: \`${first}\`.`,
    mxEqual: (domain) =>
      `Les MX nomment les serveurs qui prennent le courrier de \`${domain}\`. Plusieurs ont le plus petit nombre\u00a0: n’importe lequel peut être appelé d’abord.`,
    mxAddresses:
      'Un MX nomme un serveur, jamais une adresse\u00a0; les adresses sont venues avec, comme records de plus.',
    mxNone: (domain) =>
      `\`${domain}\` n’a pas de MX. Alors le domaine lui-même en tient lieu\u00a0: on demande ensuite son adresse.`,
    mxNull: (domain) =>
      `Un seul MX, qui n’est qu’un point\u00a0: \`${domain}\` ne prend aucun courrier. Personne n’est appelé.`,
    noName: (name) => `Le DNS ne connaît pas \`${name}\`. Il n’y a personne à appeler.`,
    servfail: (name) =>
      `Le DNS n’a rien pu apprendre de \`${name}\`. Ce n’est pas «\u00a0non\u00a0»\u00a0: le courrier attend.`,
    address: (host) =>
      `Un MX nomme un serveur, jamais une adresse. Où se trouve \`${host}\` est une question à part.`,
    noAddress: (host, type) =>
      type === 'AAAA'
        ? `\`${host}\` n’a pas d’adresse IPv6. Ce n’est pas une erreur\u00a0: son adresse IPv4 sert.`
        : `Le DNS n’a pas de record ${type} pour \`${host}\`.`,
    noAnswer: 'La question reste sans réponse. Qui demande attend, redemande, et finit par renoncer.',
    calls: (from, host, domain) =>
      `\`${from}\` est maintenant le client, sur le port 25, et écrit une nouvelle enveloppe\u00a0: \`MAIL FROM\` est recopié, \`RCPT TO\` ne nomme que ceux de \`${domain}\`. Il appelle \`${host}\`.`,
    takes: (host) =>
      `\`${host}\` a toute la lettre et la range avant de le dire. Jusqu’à ce que son \`250\` ait passé, les deux serveurs tiennent le courrier.`,
    taken: (host, from) =>
      `\`250\` après le point\u00a0: dès ici \`${host}\` répond du courrier, et \`${from}\` peut l’oublier.`,
    later: (host, code) =>
      `\`${code}\` veut dire «\u00a0plus tard\u00a0»\u00a0: \`${host}\` n’a pas pris le courrier, et le prendra peut-être si on redemande.`,
    greylisted: (host) =>
      `\`${host}\` n’a jamais vu cet expéditeur écrire de là à ce destinataire, et dit une fois «\u00a0plus tard\u00a0» (liste grise, *greylisting*). Un vrai serveur revient\u00a0; bien des envois de spam, non.`,
    refused: (host, code) =>
      `\`${code}\` veut dire «\u00a0non\u00a0»\u00a0: redemander à \`${host}\` n’y changerait rien.`,
    lost: (host) =>
      `\`${host}\` a coupé avant d’avoir répondu. Ce n’est pas un refus\u00a0: le courrier n’est pas perdu, on réessaie.`,
    lostAtDot: (host) =>
      `\`${host}\` a coupé entre le point et sa réponse. A-t-il pris le courrier\u00a0? Personne ne peut le dire. On le renvoie\u00a0: deux fois vaut mieux que jamais.`,
    refusedCall: (host) =>
      `Personne n’écoute chez \`${host}\`\u00a0: TCP le dit aussitôt. Un serveur injoignable n’a pas dit «\u00a0non\u00a0»\u00a0: on appelle le suivant de la liste.`,
    silent: (host) =>
      `\`${host}\` ne répond pas du tout\u00a0: un filtre, ou pas de courant. Après un moment on appelle le suivant de la liste.`,
    noCall: (host) => `Pas de connexion avec \`${host}\`\u00a0: on appelle le suivant de la liste.`,
    deferred:
      'Personne n’a dit «\u00a0non\u00a0», donc le courrier attend. Chaque essai recommence par le premier MX. Ici les pauses sont de quelques secondes\u00a0; la RFC 5321 demande une demi-heure et plus.',
    bounced:
      'Un `5xx` ne changera pas. Le serveur a promis de remettre ou de le dire\u00a0: il écrit maintenant un rapport à l’expéditeur de l’enveloppe.',
    bouncedExpired:
      'Il a attendu aussi longtemps que son serveur attend. L’expéditeur doit aussi l’apprendre\u00a0: un rapport est écrit. La RFC 5321 demande d’essayer pendant quatre à cinq jours.',
    bouncedByHand: 'Quelqu’un y a renoncé à la main. L’expéditeur est averti, comme toujours.',
    bouncedSilent:
      'Le courrier venait de `<>`\u00a0: c’était lui-même un rapport. Personne n’est averti, sinon deux serveurs se feraient rapport sans fin.',
    reported:
      'Le rapport est un courrier à part, pour l’expéditeur de l’ancienne enveloppe. Son propre expéditeur est `<>`\u00a0: s’il n’arrive pas, c’est la fin.',
    stored: (host, mailbox) =>
      `\`${host}\` dépose la lettre dans la boîte de \`${mailbox}\`\u00a0: le rôle du MDA. L’enveloppe finit ici\u00a0; son expéditeur est gardé dans \`Return-Path:\`.`,
    storedMock: 'Tout est dans une seule boîte, quel que soit le destinataire.',
    storedReport: 'Le rapport est dans la boîte de l’expéditeur lui-même.',
    held: {
      'look-up':
        'Vous retenez les courriers de votre salle à chaque étape. Celui-ci est sur le point d’être cherché dans le DNS.',
      call: 'Vous retenez les courriers de votre salle à chaque étape. Ensuite un serveur est appelé\u00a0: arrêtez-le, mettez une panne, puis laissez repartir le courrier.',
      'hand-over':
        'Vous retenez les courriers de votre salle à chaque étape. Le serveur a salué et répondu à `EHLO`\u00a0; `MAIL FROM` vient ensuite.',
    },
    released: 'Le courrier repart.',
  },
  replay: {
    label: 'Revoir',
    first: 'Depuis le début',
    back: 'Un pas en arrière',
    forth: 'Un pas en avant',
    play: 'Jouer',
    freeze: 'Figer',
    now: 'Maintenant',
    at: (step, of) => `étape ${step} sur ${of}`,
    pace: 'Dessiné',
    paces: { live: 'à mesure', slow: 'lentement', slower: 'très lentement' },
    waiting: (count) => (count === 1 ? '1 étape de plus a eu lieu' : `${count} étapes de plus ont eu lieu`),
  },
  subjectless: '(sans objet)',
  failed: 'EHLO ne l’a pas fait. Réessayez.',
};
