import type { DnsWords } from '../dns-words.ts';
import { dnsOctets } from './dns-octets.ts';
import { dnsPolicies } from './dns-policies.ts';

const UNITS = [
  [86_400, 'jour'],
  [3600, 'heure'],
  [60, 'minute'],
  [1, 'seconde'],
] as const;

/** `1 heure`, `1 jour et 12 heures` : les deux plus grandes unités qui ne sont pas nulles. */
function duration(seconds: number): string {
  if (seconds === 0) return 'aucun temps';
  const said: string[] = [];
  let rest = seconds;
  for (const [size, unit] of UNITS) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) said.push(`${count} ${unit}${count === 1 ? '' : 's'}`);
    if (said.length === 2) break;
  }
  return said.join(' et ');
}

export const dns: DnsWords = {
  ...dnsPolicies,
  ...dnsOctets,
  dnsPanel: {
    last: 'La dernière question au DNS',
    sender: 'Ce que ferait un expéditeur maintenant',
  },
  dnsFlag: {
    QR: 'Une réponse. Dans une question, ce bit vaut 0.',
    AA: 'Autoritaire (authoritative) : ce serveur répond du nom. Il ne répète pas ce qu’un autre a dit.',
    TC: 'Tronquée (truncated) : la réponse ne tenait pas. Le client redemande par TCP.',
    RD: 'Récursion demandée (recursion desired) : le client prie le serveur de trouver la réponse, où qu’elle soit.',
    RA: 'Récursion offerte (recursion available) : ce serveur irait demander aux autres.',
    Z: 'Le bit qui doit être nul ne l’est pas. Ce message a été écrit par quelque chose d’étrange.',
    AD: 'Données authentiques (authentic data) : le serveur a vérifié les signatures DNSSEC, et elles étaient justes.',
    CD: 'Vérification coupée (checking disabled) : le client ne veut pas que le serveur vérifie DNSSEC pour lui.',
  },
  dnsFlagClear: {
    QR: 'Une question.',
    AA: 'Pas autoritaire : un résolveur a transmis ceci, ou le serveur sait seulement à qui demander.',
    TC: 'Entière : rien n’a été coupé.',
    RD: 'Le client n’a pas demandé de récursion : il veut ce que ce serveur sait lui-même.',
    RA: 'Ce serveur ne va pas demander aux autres.',
    Z: 'Le bit de réserve est nul, comme il doit l’être.',
    AD: 'Rien n’est dit des signatures DNSSEC.',
    CD: 'Le serveur peut vérifier les signatures DNSSEC, s’il sait le faire.',
  },
  dnsRcode: {
    NOERROR: 'Pas d’erreur. Cela ne promet pas de réponse : la section peut être vide.',
    FORMERR: 'Le serveur n’a pas su lire la question.',
    SERVFAIL:
      'Le serveur n’a pas pu savoir. Plus tard peut-être : un serveur de courrier garde le courrier et redemande.',
    NXDOMAIN: 'Ce nom n’existe pas, avec aucun type de record.',
    NOTIMP: 'Le serveur ne connaît pas ce genre de question.',
    REFUSED: 'Le serveur ne répond pas à cette question, à ce client.',
    YXDOMAIN: 'Un nom existe alors qu’il ne devait pas (mise à jour dynamique).',
    YXRRSET: 'Des records existent alors qu’ils ne devaient pas (mise à jour dynamique).',
    NXRRSET: 'Des records manquent alors qu’ils devaient exister (mise à jour dynamique).',
    NOTAUTH: 'Ce serveur ne répond pas de la zone, ou la signature de la question n’a pas été acceptée.',
    NOTZONE: 'Un nom de la mise à jour n’est pas dans la zone.',
    DSOTYPENI: 'Le serveur ne connaît pas ce genre d’opération à état.',
    BADVERS:
      'Le serveur ne connaît pas cette version d’EDNS. Dans un message signé : la signature est fausse.',
    BADKEY: 'Le serveur ne connaît pas la clé qui a signé.',
    BADTIME: 'La signature est trop vieille, ou une horloge est fausse.',
    BADMODE: 'Cette façon de convenir d’une clé n’est pas offerte.',
    BADNAME: 'Une clé de ce nom existe déjà.',
    BADALG: 'L’algorithme n’est pas connu.',
    BADTRUNC: 'La signature a été trop raccourcie.',
    BADCOOKIE: 'Le serveur veut un cookie qui montre d’où vient la question. Le client redemande avec lui.',
    other: ({ code }) => `Le code ${code} n’a pas de sens enregistré.`,
  },
  dnsOpcode: {
    QUERY: 'Une question ordinaire.',
    IQUERY: 'Une question à l’envers, abandonnée en 2002 : les records PTR s’en chargent.',
    STATUS: 'Une question sur le serveur lui-même. Elle n’a jamais été définie davantage.',
    NOTIFY: 'Un serveur annonce à ses copies qu’une zone a changé.',
    UPDATE: 'Une demande de changer une zone.',
    DSO: 'Une opération à état : les deux gardent la connexion et en parlent.',
    other: ({ code }) => `L’opération ${code} n’a pas de sens enregistré.`,
  },
  dnsClass: {
    IN: 'Internet. La seule classe en usage.',
    CH: 'Chaosnet, un réseau des années 1970. Les serveurs y répondent encore à des questions sur eux-mêmes.',
    HS: 'Hesiod, un annuaire de personnes et de groupes.',
    NONE: 'Aucune classe : les mises à jour dynamiques s’en servent pour dire que rien ne doit exister.',
    ANY: 'N’importe quelle classe. Seule une question peut la porter.',
    other: 'Une classe qui n’a pas de nom ici.',
  },
  dnsType: {
    A: 'L’adresse IPv4 d’un hôte.',
    AAAA: 'L’adresse IPv6 d’un hôte.',
    CNAME: 'Un alias : le vrai nom est un autre, et tout le reste se trouve là-bas.',
    NS: 'Un serveur qui répond d’une zone.',
    MX: 'Un serveur qui prend le courrier d’un domaine, avec sa préférence. Le plus petit nombre d’abord.',
    TXT: 'Du texte. SPF, les clés DKIM et DMARC s’y trouvent.',
    SOA: 'Le début d’une zone : qui la tient, son numéro de série, ses durées.',
    PTR: 'Le nom d’une adresse : le DNS lu à l’envers.',
    SRV: 'L’hôte et le port d’un service. Les programmes de courrier y trouvent la soumission et les boîtes.',
    CAA: 'Qui peut émettre des certificats pour un domaine.',
    TLSA: 'Le certificat qu’un serveur doit montrer. Les serveurs de courrier s’en servent pour exiger TLS (DANE).',
    SPF: 'Le type propre à SPF, abandonné en 2014 : SPF se publie en TXT.',
    HTTPS: 'Comment atteindre un site web. Le courrier n’en fait rien.',
    SVCB: 'Comment atteindre un service. Le courrier n’en fait rien.',
    OPT: 'Pas une donnée : un second en-tête, qui dit combien d’octets une réponse peut avoir et porte des options.',
    ANY: 'Une question sur tout ce qu’il y a. Le serveur peut n’en donner qu’une partie.',
    TKEY: 'Pas une donnée : deux serveurs conviennent d’une clé avec lui.',
    TSIG: 'Pas une donnée : une signature sur le message entier, par un secret que les deux partagent.',
    MAILA: 'Une question sur les agents de courrier, d’avant MX.',
    MAILB: 'Une question sur les records de boîtes de 1987. Ils sont restés une expérience.',
    AXFR: 'Une question sur la zone entière.',
    IXFR: 'Une question sur ce qui a changé dans une zone depuis un numéro de série.',
    DNAME: 'Un alias pour tout ce qui est sous un nom.',
    DS: 'L’empreinte de la clé de la zone du dessous (DNSSEC).',
    DNSKEY: 'Une clé de la zone (DNSSEC).',
    RRSIG: 'Une signature sur des records (DNSSEC).',
    NSEC: 'La preuve qu’un nom ou un type n’existe pas (DNSSEC).',
    NSEC3: 'La même preuve, les noms cachés par des empreintes (DNSSEC).',
    NAPTR: 'Des règles qui réécrivent un nom, pour la téléphonie surtout.',
    SMIMEA: 'Le certificat S/MIME d’une boîte aux lettres.',
    OPENPGPKEY: 'La clé OpenPGP d’une boîte aux lettres.',
    SSHFP: 'L’empreinte de la clé d’un serveur SSH.',
    HINFO: 'La machine et le système d’un hôte. Aujourd’hui aussi la réponse courte à ANY.',
    MB: 'L’hôte d’une seule boîte : une expérience de 1987.',
    MD: 'Où le courrier est livré : périmé depuis 1986, MX a pris la suite.',
    MF: 'Qui fait suivre le courrier : périmé depuis 1986, MX a pris la suite.',
    MG: 'Un membre d’un groupe : une expérience de 1987.',
    MR: 'Le nouveau nom d’une boîte : une expérience de 1987.',
    MINFO: 'Le responsable d’une liste : une expérience de 1987.',
    RP: 'La personne responsable d’un nom.',
    other: 'Un type sans rôle dans le courrier, ou sans nom ici.',
  },
  dnsAsk: {
    A: ({ name }) => `Quelle est l’adresse IPv4 de \`${name}\` ?`,
    AAAA: ({ name }) => `Quelle est l’adresse IPv6 de \`${name}\` ?`,
    CNAME: ({ name }) => `\`${name}\` est-il un alias, et de quoi ?`,
    NS: ({ name }) => `Quels serveurs répondent de \`${name}\` ?`,
    MX: ({ name }) => `Quels serveurs prennent le courrier de \`${name}\` ?`,
    TXT: ({ name }) => `Quels textes sont publiés sous \`${name}\` ?`,
    SOA: ({ name }) => `Qui tient la zone de \`${name}\`, et quel est son numéro de série ?`,
    PTR: ({ name }) => `Quel hôte a l’adresse que \`${name}\` désigne ?`,
    SRV: ({ name }) => `Où est le service \`${name}\` ?`,
    CAA: ({ name }) => `Qui peut émettre des certificats pour \`${name}\` ?`,
    TLSA: ({ name }) => `Quel certificat le service à \`${name}\` doit-il montrer ?`,
    SPF: ({ name }) => `Y a-t-il sous \`${name}\` un record du type périmé SPF ? SPF se trouve par TXT.`,
    ANY: ({ name }) => `Qu’y a-t-il sous \`${name}\`, tous types confondus ?`,
    AXFR: ({ name }) => `Que contient la zone \`${name}\` tout entière ?`,
    other: ({ name, type }) => `Qu’a \`${name}\` du type \`${type}\` ?`,
  },
  dnsPart: {
    owner: ({ name }) => `Le nom à qui ce record appartient. Le point final dit que \`${name}\` est complet.`,
    ttl: ({ seconds }) =>
      seconds === 0
        ? 'Durée de vie (TTL) nulle : sert une fois, ne se retient pas.'
        : `Durée de vie (TTL) : un résolveur peut retenir ceci ${duration(seconds)}.`,
    class: ({ class: name }) => (name === 'IN' ? 'Classe Internet, presque toujours.' : `Classe ${name}.`),
    type: ({ type }) => `Ce que sont les données : un record du type ${type}.`,
    opaque: ({ octets }) => `${octets} octets en hexadécimal : ce type n’est pas détaillé ici.`,
    'A.address': 'L’adresse IPv4.',
    'AAAA.address': 'L’adresse IPv6.',
    'NS.host': 'Un serveur à qui demander pour cette zone.',
    'CNAME.target': 'Le vrai nom. Qui demande continue là-bas.',
    'PTR.target': 'Le nom de cette adresse.',
    'MX.preference': ({ value }) =>
      `Préférence ${value}. Le plus petit nombre est essayé d’abord : c’est un coût, pas une note.`,
    'MX.exchange': ({ value }) =>
      value === '.'
        ? 'Un point seul : personne. Ce domaine ne prend pas de courrier.'
        : 'Le serveur qui prend le courrier. Son adresse est demandée ensuite.',
    'TXT.strings': ({ count }) =>
      count === 1
        ? 'Le texte, 255 octets au plus par chaîne.'
        : `Le texte en ${count} chaînes. Elles se lisent d’un trait, sans rien entre elles.`,
    'SOA.mname': 'Le serveur où les changements se font.',
    'SOA.rname': ({ mailbox }) =>
      `L’adresse de qui tient la zone : \`${mailbox}\`. Le premier point y remplace l’arobase.`,
    'SOA.serial':
      'Le numéro de série : il monte à chaque changement, et les copies reprennent alors la zone.',
    'SOA.refresh': ({ seconds }) => `Une copie regarde le numéro de série toutes les ${duration(seconds)}.`,
    'SOA.retry': ({ seconds }) => `Si cela échoue, elle recommence après ${duration(seconds)}.`,
    'SOA.expire': ({ seconds }) => `Après ${duration(seconds)} sans succès, elle cesse de répondre.`,
    'SOA.minimum': ({ seconds }) => `« Il n’y en a pas » peut se retenir ${duration(seconds)}.`,
    'SRV.priority': ({ value }) => `Priorité ${value} : le plus petit nombre d’abord.`,
    'SRV.weight': ({ value }) => `Poids ${value} : à priorité égale, le plus lourd est pris plus souvent.`,
    'SRV.port': 'Le port à appeler.',
    'SRV.target': ({ value }) =>
      value === '.' ? 'Un point seul : le service n’est pas offert.' : 'L’hôte à appeler.',
    'TLSA.usage': ({ value }) =>
      value === '3'
        ? 'Usage 3 (DANE-EE) : le certificat ou la clé du serveur même, sans autorité.'
        : value === '2'
          ? 'Usage 2 (DANE-TA) : une autorité que le domaine a choisie.'
          : `Usage ${value} : entre serveurs de courrier, seuls 2 et 3 comptent.`,
    'TLSA.selector': ({ value }) =>
      value === '1' ? 'Seule la clé publique compte.' : 'Le certificat entier compte.',
    'TLSA.matching': ({ value }) =>
      value === '1'
        ? 'Comparé par SHA-256.'
        : value === '2'
          ? 'Comparé par SHA-512.'
          : 'Comparé octet par octet.',
    'TLSA.association': 'Les données à comparer.',
    'CAA.flags': ({ value }) =>
      Number(value) >= 128
        ? 'Critique : qui ne comprend pas l’étiquette ne doit pas émettre.'
        : 'Pas critique.',
    'CAA.tag': ({ value }) =>
      value === 'issue'
        ? 'Qui peut émettre des certificats.'
        : value === 'issuewild'
          ? 'Qui peut émettre des certificats à joker.'
          : value === 'iodef'
            ? 'Où signaler les demandes contraires à ces règles.'
            : `La propriété \`${value}\`.`,
    'CAA.value': 'La valeur de cette propriété. Pour `issue`, un `;` seul ne permet à personne.',
  },
  dnsRecord: {
    A: ({ name, address }) => `\`${name}\` a l’adresse IPv4 \`${address}\`.`,
    AAAA: ({ name, address }) => `\`${name}\` a l’adresse IPv6 \`${address}\`.`,
    NS: ({ name, host }) => `\`${host}\` répond de \`${name}\`.`,
    CNAME: ({ name, target }) => `\`${name}\` est un alias : son vrai nom est \`${target}\`.`,
    SOA: ({ name, serial, minimum }) =>
      `La zone est \`${name}\`, numéro de série ${serial}. « Il n’y en a pas » peut se retenir ${duration(minimum)}.`,
    PTR: ({ target }) => `Cette adresse est celle de \`${target}\`.`,
    MX: ({ name, exchange, preference }) =>
      exchange === '.'
        ? `\`${name}\` ne prend pas de courrier : un MX nul (null MX).`
        : `\`${exchange}\` prend le courrier de \`${name}\`, préférence ${preference}.`,
    TXT: ({ name, count }) =>
      count === 1 ? `Un texte sous \`${name}\`.` : `Un texte sous \`${name}\`, en ${count} chaînes.`,
    SRV: ({ name, target, port }) =>
      target === '.' ? `\`${name}\` n’est pas offert.` : `\`${name}\` est à \`${target}\`, port ${port}.`,
    CAA: ({ name, tag, value }) => `Pour les certificats de \`${name}\` : \`${tag}\` \`${value}\`.`,
    TLSA: ({ name }) => `Ce à quoi le certificat du service à \`${name}\` doit correspondre.`,
    other: ({ name, type }) => `\`${name}\` a un record du type ${type}.`,
  },
  dnsOutcome: {
    question: 'Une question ; la réponse n’est pas venue.',
    unusual: 'Pas une question, mais aucune ou plusieurs : les serveurs n’y répondent pas.',
    answer: ({ name, type, count }) =>
      count === 1 ? `Un record ${type} de \`${name}\`.` : `${count} records ${type} de \`${name}\`.`,
    'no-data': ({ name, type }) => `\`${name}\` existe et n’a pas de record ${type}.`,
    nxdomain: ({ name }) => `Le nom \`${name}\` n’existe pas.`,
    referral: ({ name, server }) =>
      `Ce serveur ne connaît pas \`${name}\`. Il dit qui le connaît : demandez à \`${server}\`.`,
    truncated: 'La réponse a été coupée. La même question par TCP l’apporte en entier.',
    'alias-open': ({ asked, name }) =>
      `\`${asked}\` est un alias de \`${name}\` ; ce que celui-ci a, on ne l’a pas dit.`,
    'alias-loop': ({ asked }) => `\`${asked}\` est un alias qui revient à lui-même.`,
    error: ({ rcode, asked }) => `Pas de réponse sur \`${asked}\` : ${rcode}.`,
  },
  dnsBroken: {
    'short-header': 'Ces octets ne sont pas un message DNS : son en-tête seul en a douze.',
    'too-long': 'Plus long qu’un message DNS ne peut l’être.',
    'ends-early': ({ at }) => `Le message finit à l’octet ${at}, avant tout ce que son en-tête compte.`,
    'label-type': ({ at }) => `À l’octet ${at}, il n’y a ni étiquette ni pointeur.`,
    'pointer-not-backward': ({ at }) => `Le pointeur à l’octet ${at} ne pointe pas en arrière.`,
    'too-many-pointers': ({ at }) => `Le nom à l’octet ${at} passe par trop de pointeurs.`,
    'name-too-long': ({ at }) => `Le nom à l’octet ${at} a plus de 255 octets.`,
    'rdata-length': ({ at }) => `À l’octet ${at}, les données et leur longueur ne s’accordent pas.`,
    'opt-owner': ({ at }) => `Le record OPT à l’octet ${at} a un nom ; ce doit être la racine.`,
    'opt-place': ({ at }) => `Le record OPT à l’octet ${at} est dans la mauvaise section.`,
    'two-opt': ({ at }) => `Un second record OPT, à l’octet ${at}.`,
  },
  dnsEdns: {
    offer: ({ octets, options }) =>
      options === ''
        ? `EDNS : des réponses jusqu’à ${octets} octets passent par UDP.`
        : `EDNS : des réponses jusqu’à ${octets} octets passent par UDP ; options : ${options}.`,
  },
  dnsMail: {
    alias: ({ name, target }) =>
      `\`${name}\` est un alias. L’expéditeur continue avec \`${target}\`, comme si c’était le domaine.`,
    aliasOpen: ({ name }) => `La question suivante porte sur \`${name}\`.`,
    aliasLoop: ({ name }) =>
      `Aucun courrier pour \`${name}\` ne peut être livré : ses alias tournent en rond.`,
    nxdomain: ({ name }) =>
      `Aucun courrier ne peut aller à \`${name}\` : le domaine n’existe pas. Il revient aussitôt à son expéditeur.`,
    truncated: 'Pour le courrier, rien n’est sûr avant la réponse entière.',
    referral: ({ server }) =>
      `Un résolveur continue chez \`${server}\`. Un serveur de courrier laisse cela à son résolveur.`,
    servfail: ({ name }) =>
      `Où va le courrier de \`${name}\`, personne ne le sait pour l’instant. L’expéditeur le garde en file et redemande.`,
    refused: ({ name }) =>
      `Ce serveur n’a rien à dire de \`${name}\`. Dans le labo, seul le monde d’exercice reçoit réponse : les noms qui finissent par \`.test\`.`,
    error: 'L’expéditeur garde le courrier et redemande plus tard.',
    mxOne: ({ domain, host, preference }) =>
      `Le courrier de \`${domain}\` va à \`${host}\`, préférence ${preference}. C’est le seul.`,
    mxMany: ({ domain, host, preference, second, higher }) =>
      `Le courrier de \`${domain}\` va à \`${host}\`, préférence ${preference} : le plus petit nombre est essayé d’abord. \`${second}\` (${higher}) vient après lui, s’il ne répond pas.`,
    mxEqual: ({ domain, count, preference }) =>
      `Le courrier de \`${domain}\` va à l’un de ${count} serveurs de même préférence, ${preference}. L’expéditeur tire au sort.`,
    mxNull: ({ domain }) =>
      `\`${domain}\` dit qu’il ne prend pas de courrier. L’expéditeur le renvoie aussitôt, même si le domaine a une adresse.`,
    mxNullAmong: ({ domain }) =>
      `Un MX nul (null MX) est seul, et \`${domain}\` en a d’autres à côté. C’est une erreur dans la zone.`,
    noMx: ({ name }) =>
      `Pas de MX n’est pas la fin : l’expéditeur prend l’adresse de \`${name}\` lui-même, comme un MX de préférence 0.`,
    noAddress: ({ name, type, other }) =>
      `\`${name}\` n’a pas de record ${type}. L’expéditeur cherche aussi ${other} avant de renoncer.`,
    noText: ({ name }) =>
      `Aucun texte n’est publié sous \`${name}\`. Si c’est un domaine de courrier : pas de SPF, et les destinataires n’apprennent rien de ses serveurs.`,
    negative: ({ seconds, zone }) =>
      `Qu’il n’y en a pas peut se retenir ${duration(seconds)}, dit le SOA de \`${zone}\`.`,
    address: ({ name }) =>
      `Avec une adresse, \`${name}\` peut être joint. S’il n’a pas de MX, son courrier arrive ici.`,
    ptr: ({ target }) =>
      `Les destinataires comparent : \`${target}\` devrait ramener à la même adresse. Beaucoup refusent le courrier des hôtes où ce n’est pas le cas.`,
    ns: ({ count }) =>
      count === 1
        ? 'Un seul serveur : s’il tombe, personne ne trouve les serveurs de courrier du domaine.'
        : `${count} serveurs : si l’un tombe, le courrier trouve encore son chemin.`,
    soa: ({ name }) => `Rien pour la livraison. On y trouve l’adresse de qui tient \`${name}\`.`,
    srv: 'Les programmes de courrier trouvent ainsi leur serveur. Entre eux, les serveurs se servent de MX.',
    tlsa: 'Un expéditeur qui vérifie DANE exige TLS avec ce certificat. Pour croire ce record, il lui faut DNSSEC.',
    caa: 'Rien pour la livraison : les autorités de certification le lisent.',
    cname: ({ name, target }) =>
      `Le courrier de \`${name}\` est traité comme celui de \`${target}\`. Un record MX ou NS ne doit pas pointer vers \`${name}\`.`,
    spfType: 'SPF ne se publie qu’en TXT. Personne n’a à chercher ce type.',
    spf: ({ name }) =>
      `Les destinataires vérifient ainsi si un serveur peut envoyer pour \`${name}\` dans MAIL FROM ou EHLO. Le From: de la lettre est l’affaire de DMARC.`,
    spfTwice: ({ name, count }) =>
      `${count} records SPF sous \`${name}\` : un seul est permis. Les vérificateurs répondent permerror, comme si aucun ne servait.`,
    any: 'Un serveur peut ne répondre à ANY qu’une partie de ce qu’il a. Le courrier n’en dépend jamais.',
    https: 'Les navigateurs lisent ceci. Les serveurs de courrier, non.',
  },
  dnsDelivery: {
    askMx: ({ domain }) => `Première question : quels MX a \`${domain}\` ?`,
    nxdomain: ({ domain }) => `\`${domain}\` n’existe pas. Le courrier revient à son expéditeur.`,
    failed: ({ domain }) => `Le DNS n’a pas répondu sur \`${domain}\`. Le courrier attend en file.`,
    aliasLoop: ({ domain }) =>
      `Les alias de \`${domain}\` ne mènent nulle part. Le courrier attend, et revient à la fin.`,
    literal: ({ address }) => `L’adresse même y est écrite, \`${address}\`. Rien n’est demandé au DNS.`,
    noAddress: ({ domain }) => `\`${domain}\` n’a ni MX ni adresse. Le courrier revient à son expéditeur.`,
    implicit: ({ domain }) => `Pas de MX : \`${domain}\` lui-même est essayé.`,
    nullMx: ({ domain }) =>
      `\`${domain}\` ne prend pas de courrier (null MX). Le courrier revient aussitôt à son expéditeur.`,
    noneUsable: ({ domain }) =>
      `\`${domain}\` nomme des serveurs, et aucun n’a d’adresse. Le courrier revient : avec un MX, l’adresse du domaine lui-même ne sert plus.`,
    one: ({ host }) => `\`${host}\` est essayé, sur le port 25.`,
    many: ({ host, count }) =>
      `${count} serveurs sont essayés tour à tour, sur le port 25, \`${host}\` d’abord.`,
  },
  dnsStep: {
    noMx: ({ name }) => `\`${name}\` n’a pas de record MX.`,
    nullAmongOthers: 'Un point seul parmi d’autres hôtes est sauté.',
    sorted: ({ count }) =>
      count === 1
        ? 'Il y a un MX.'
        : `${count} records MX, rangés par préférence, le plus petit nombre d’abord.`,
    alias: ({ name, target }) => `\`${name}\` est un alias de \`${target}\`.`,
  },
  dnsHost: {
    literal: 'Écrit dans l’adresse même.',
    implicit: ({ host }) => `\`${host}\` lui-même, à la place du MX qu’il n’a pas.`,
    address: ({ host }) =>
      `\`${host}\` a l’air d’une adresse. Un MX nomme un hôte ; comme nom, cela n’existe pas.`,
    passedOver: ({ host }) => `\`${host}\` n’a pas d’adresse et est sauté.`,
    alias: ({ host }) =>
      `\`${host}\` est un alias. Un MX doit nommer l’hôte lui-même ; certains expéditeurs refusent de suivre.`,
    equal: ({ host, preference }) => `\`${host}\`, un parmi plusieurs à ${preference} : tiré au sort.`,
    only: ({ host }) => `\`${host}\`, le seul.`,
    first: ({ host, preference }) => `\`${host}\` d’abord : ${preference} est la plus petite préférence.`,
    next: ({ host, preference }) => `\`${host}\` quand les précédents n’ont pas répondu (${preference}).`,
  },
  dnsCoach: {
    'mx-missing': {
      head: ({ domain }) => `==${domain}== n’a pas de record MX.`,
      body: ({ domain }) =>
        `Ce n’est pas une erreur. Son courrier va à l’adresse de \`${domain}\` lui-même, s’il en a une. Demandez-la.`,
    },
    'mx-null': {
      head: ({ domain }) => `==${domain}== ne prend pas de courrier, et le dit.`,
      body: 'Préférence 0 et un point seul : un MX nul (null MX). L’expéditeur renvoie le courrier aussitôt et n’essaie pas l’adresse du domaine.',
    },
    'mx-cname': {
      head: ({ host }) => `Le MX pointe vers ==${host}==, qui est un alias.`,
      body: ({ domain, target }) =>
        `Un MX doit nommer un hôte qui a lui-même une adresse. Dans la zone de \`${domain}\`, écrivez \`${target}.\` à cet endroit. Certains expéditeurs refusent de suivre.`,
    },
    'mx-of-a-host': {
      head: ({ name, target }) =>
        target === ''
          ? `==${name}== est un hôte, et n’a pas de MX à lui.`
          : `==${name}== est un autre nom de \`${target}\`, un hôte sans MX.`,
      body: ({ domain }) =>
        `Le MX appartient au domaine : ce qui suit l’arobase dans une adresse. Demandez pour \`${domain}\`.`,
    },
    'mx-of-an-address': {
      head: ({ name }) => `==${name}== est une adresse IP, pas un domaine.`,
      body: 'Le MX appartient au domaine, après l’arobase d’une adresse de courrier. Le nom d’une adresse IP se trouve avec `dig -x`.',
    },
    'mx-of-a-mailbox': {
      head: ({ name }) => `==${name}== est une adresse de courrier. Le DNS connaît des domaines.`,
      body: ({ domain }) =>
        `Demandez ce qui suit l’arobase, \`${domain}\`. Qui habite devant, seul le serveur de courrier le sait.`,
    },
    'preference-read-backwards': {
      head: ({ first, lower }) => `==${first}== passe d’abord : ${lower} est le plus petit nombre.`,
      body: ({ last, higher }) =>
        `La préférence est un coût. \`${last}\` (${higher}) est essayé quand ceux aux nombres plus petits ne répondent pas.`,
    },
    'trailing-dot-missing': {
      head: ({ name }) => `==${name}== : le nom de la zone s’y trouve deux fois.`,
      body: ({ meant }) =>
        `Dans le fichier de zone, un point final manque. Sans lui, le nom est mis devant celui de la zone. Écrivez \`${meant}.\` avec son point.`,
    },
    'trailing-dot-asked': {
      head: ({ name }) => `Vous avez demandé ==${name}==, avec le domaine deux fois.`,
      body: ({ meant }) =>
        `Ou bien il a été tapé ainsi, ou bien un nom sans point final a reçu le domaine en plus. \`${meant}.\` avec un point est complet.`,
    },
    'unknown-host': {
      head: ({ name }) => `Le nom ==${name}== n’existe pas.`,
      body: ({ meant }) =>
        meant === undefined
          ? 'Regardez chaque lettre et chaque point. Le DNS ne connaît que les noms exacts.'
          : `Vouliez-vous dire \`${meant}\` ? Le DNS ne connaît que les noms exacts.`,
    },
  },
};
