import type { DnsReferenceWords } from '../dns-reference-words.ts';

/** Le livre `dnsReference` en français. */
export const dnsReference: DnsReferenceWords = {
  dnsRefType: {
    A: {
      mail: 'L’expéditeur se connecte à cette adresse, sur le port 25, une fois que le MX a nommé l’hôte. Sans MX, c’est l’adresse du domaine lui-même qu’il essaie.',
      know: [
        'Un hôte peut en avoir plusieurs : chacune est une adresse à essayer.',
        'Il appartient à ce seul nom. `www.campus.test` n’a rien de ce que `campus.test` a.',
        'Un hôte sans MX reçoit du courrier à son adresse. Pour n’en prendre aucun, il lui faut le MX `0 .`.',
        'Sur le fil, ce sont quatre octets ; on les écrit avec des points.',
      ],
      wrong: [
        'Un nom à la place de l’adresse : ce serait un CNAME.',
        'L’ancienne adresse d’une machine qui a déménagé : les expéditeurs y vont jusqu’à la fin du TTL.',
      ],
    },
    AAAA: {
      mail: 'La même chose pour IPv6. Un expéditeur qui a IPv6 demande A et AAAA, et essaie l’un après l’autre.',
      know: [
        'Seize octets, quatre fois plus qu’un A : d’où les quatre lettres.',
        'Il s’écrit en groupes de quatre chiffres hexadécimaux ; une suite de zéros peut devenir `::`.',
        'Un hôte qui n’a que AAAA est joint par les expéditeurs qui ont IPv6, et par eux seuls.',
      ],
      wrong: [
        'Un AAAA pour un serveur qui n’écoute pas en IPv6 : les expéditeurs y attendent avant d’essayer le A.',
      ],
    },
    CNAME: {
      mail: 'Le courrier d’un alias est traité comme celui du vrai nom : l’expéditeur continue ses questions là-bas.',
      know: [
        'Un alias est seul. Rien d’autre ne peut porter son nom, sauf les records de DNSSEC.',
        'L’alias d’un alias se suit ; un cercle est une erreur.',
        'La réponse apporte l’alias, et ce à quoi il mène quand le serveur le sait.',
      ],
      wrong: [
        'Un MX ou un NS qui pointe vers un alias : il doit nommer l’hôte lui-même.',
        'Un alias au sommet d’une zone, où SOA et NS se trouvent déjà.',
      ],
    },
    NS: {
      mail: 'Par lui, un résolveur trouve qui répond du domaine. Si aucun ne répond, le MX ne se trouve pas et le courrier attend.',
      know: [
        'Il se trouve à deux endroits : dans la zone, et dans celle du dessus, qui confie le domaine.',
        'Quand le nom du serveur est lui-même dans la zone, celle du dessus donne aussi son adresse : la glu (glue).',
        'Deux serveurs au moins, sur des réseaux qui ne tombent pas ensemble.',
      ],
      wrong: [
        'Un nom qui est un alias, ou une adresse.',
        'Un serveur qui ne connaît pas la zone : une délégation boiteuse (lame delegation).',
      ],
    },
    MX: {
      mail: 'La première question de l’expéditeur : quels hôtes prennent le courrier de ce qui suit l’arobase ?',
      know: [
        'La préférence est un coût. Le plus petit nombre d’abord ; entre égaux, l’expéditeur tire au sort.',
        'Pas de MX n’est pas une erreur : l’adresse du domaine lui-même est essayée.',
        '`0 .` est un MX nul (null MX) : le domaine ne prend pas de courrier, et l’expéditeur le renvoie aussitôt.',
        'Là où il y a un MX, l’adresse du domaine n’est pas une issue, même si aucun MX ne répond.',
      ],
      wrong: [
        'Une adresse à la place d’un hôte.',
        'Un hôte qui est un alias.',
        'Un point final qui manque : le nom de la zone est ajouté derrière.',
        'Une préférence lue comme une note.',
      ],
    },
    TXT: {
      mail: 'Les destinataires lisent SPF au domaine lui-même, les clés DKIM à `selector._domainkey` et DMARC à `_dmarc`.',
      know: [
        'Une chaîne ou plusieurs, de 255 octets au plus. Les lecteurs de SPF, DKIM et DMARC les mettent bout à bout, sans rien entre elles.',
        'Un nom peut avoir beaucoup de textes. Chaque lecteur prend celui qui commence comme le sien : `v=spf1`, `v=DMARC1`.',
      ],
      wrong: [
        'Deux textes SPF sous un nom : les vérificateurs répondent permerror.',
        'Un blanc perdu là où un long texte a été coupé en deux : aucun n’est ajouté.',
        'Une clé DKIM au domaine lui-même : on la cherche sous `_domainkey`.',
      ],
    },
    SOA: {
      mail: 'Rien n’est livré par lui. Il dit combien de temps « il n’y en a pas » se retient : un record ajouté tard peut sembler manquer aussi longtemps.',
      know: [
        'Un par zone, à son sommet.',
        'Une réponse négative l’apporte dans la section autorité, avec son TTL ou son dernier champ, le plus court des deux.',
        'Le numéro de série monte à chaque changement. Beaucoup y écrivent le jour : `2026020101`.',
      ],
      wrong: [
        'Un numéro de série qui n’a pas monté : les copies gardent l’ancienne zone.',
        'Une arobase dans l’adresse : un point la remplace.',
      ],
    },
    PTR: {
      mail: 'Les destinataires demandent le nom de l’adresse qui se connecte. Beaucoup refusent le courrier s’il n’y en a pas, ou s’il ne ramène pas à l’adresse.',
      know: [
        'L’adresse s’écrit à l’envers : les octets sous `in-addr.arpa`, et pour IPv6 les chiffres hexadécimaux, un par étiquette, sous `ip6.arpa`.',
        'C’est à qui détient l’adresse de l’écrire : souvent le fournisseur d’accès, pas le propriétaire du domaine.',
      ],
      wrong: [
        'Un nom qui n’a pas d’adresse, ou qui en a une autre.',
        'Un nom comme `dsl-66.dynamic.spam.test` : il dit que c’est la ligne de quelqu’un, à la maison.',
      ],
    },
    SRV: {
      mail: 'Les programmes de courrier trouvent ainsi leurs serveurs, par `_submission._tcp` et `_imaps._tcp`. Entre eux, les serveurs se servent de MX.',
      know: [
        'Son nom dit le service et le transport, chacun précédé d’un tiret bas.',
        'La plus petite priorité d’abord. Entre égaux, le poids dit combien souvent.',
        'Une cible `.` : le service n’est pas offert.',
      ],
      wrong: ['Une cible qui est un alias.', 'Un nom sans ses tirets bas : personne ne le demande.'],
    },
    CAA: {
      mail: 'Rien pour la livraison. Une autorité le lit avant d’émettre un certificat, pour un serveur de courrier aussi.',
      know: [
        'Sans aucun, toute autorité peut émettre.',
        'Il vaut aussi sous son nom, là où aucun autre CAA n’est plus proche.',
        '`issue` avec un `;` seul : personne ne peut.',
      ],
      wrong: ['Une liste qui oublie sa propre autorité : le prochain renouvellement échoue.'],
    },
    TLSA: {
      mail: 'Un expéditeur qui vérifie DANE exige TLS et ce certificat, et garde le courrier tant qu’ils ne s’accordent pas.',
      know: [
        'Le nom dit le port et le transport : `_25._tcp.mail.campus.test`.',
        'Il ne compte que là où DNSSEC le signe, et signe le MX qui y a mené.',
        'Entre serveurs de courrier, `3 1 1` est l’usage : SHA-256 de la clé publique du serveur même.',
      ],
      wrong: [
        'Une nouvelle clé dont l’empreinte n’a pas été publiée avant : le courrier attend.',
        'Un record dans une zone sans DNSSEC : les expéditeurs passent outre.',
      ],
    },
    SPF: {
      mail: 'Plus rien : les vérificateurs demandent TXT.',
      know: ['SPF eut un type à lui dès 2006. Presque tous en restèrent à TXT, et en 2014 on l’a retiré.'],
      wrong: ['Une politique publiée sous ce seul type : aucun vérificateur ne la voit.'],
    },
    OPT: {
      mail: 'Grâce à lui, une longue réponse, telle une clé DKIM, passe par UDP d’un seul tenant.',
      know: [
        'Il n’est dans aucune zone : chaque message a le sien, dans la section additionnelle.',
        'Ses champs ont un autre sens : la classe dit combien d’octets sont acceptés par UDP ; le TTL contient d’autres bits du code de réponse, la version et le drapeau `do`.',
        'Sans lui, une réponse par UDP a 512 octets au plus.',
        'Ses options portent des cookies, des raisons en mots (EDE), et davantage.',
      ],
      wrong: ['Un pare-feu qui jette ce qui le porte : les résolveurs attendent, et redemandent sans lui.'],
    },
    ANY: {
      mail: 'Aucun expéditeur n’en dépend : il demande MX, A et AAAA.',
      know: [
        'Le serveur choisit ce qu’il envoie. Un seul groupe de records suffit.',
        'Aux inconnus, par UDP, un court HINFO est envoyé ici : une petite question forgée ne doit pas devenir une grande réponse.',
        'dig le demande par TCP.',
      ],
      wrong: ['Prendre la réponse pour tout ce qu’il y a : sans MX, elle ne dit pas qu’il n’y en a pas.'],
    },
    AXFR: {
      mail: 'Rien pour la livraison. Les autres serveurs d’un domaine copient ainsi la zone.',
      know: [
        'Par TCP seulement.',
        'Le SOA vient en premier, et encore une fois à la fin.',
        'La plupart des serveurs ne le donnent qu’à leurs propres copies. Ce labo vous remet ses propres zones.',
      ],
      wrong: ['Un serveur qui le donne à tous montre tous les noms de la zone.'],
    },
    IXFR: {
      mail: 'Rien pour la livraison. Une copie demande ainsi ce qui a changé.',
      know: [
        'La question porte le SOA que la copie possède, dans sa section autorité.',
        'Un serveur qui ne garde pas les différences envoie toute la zone, comme ce labo.',
        'Un SOA seul par UDP : vous êtes à jour, ou bien venez par TCP.',
      ],
      wrong: [],
    },
    HINFO: {
      mail: 'Rien pour le courrier.',
      know: [
        'Deux textes : la machine et le système. Presque personne ne les publie.',
        'En réponse à ANY, il dit `RFC8482` : ce serveur n’envoie pas tout ce qu’il a.',
      ],
      wrong: [],
    },
    DNAME: {
      mail: 'Un nom qui est dessous compte comme un alias, et son courrier continue au vrai nom.',
      know: [
        'Avec `old.test DNAME new.test`, chaque nom du dessous est un alias : `x.old.test` de `x.new.test`.',
        'Le nom lui-même n’en est pas un.',
      ],
      wrong: [],
    },
    DS: {
      mail: 'La zone du dessus répond ainsi des clés de celle-ci. Sans cette chaîne, le TLSA de DANE ne compte pas.',
      know: [
        'Il se trouve dans la zone du dessus, et c’est là qu’on le demande.',
        'C’est l’empreinte d’un DNSKEY.',
      ],
      wrong: [
        'Une clé changée alors que le DS du dessus nomme encore l’ancienne : tout résolveur qui vérifie répond SERVFAIL.',
      ],
    },
    DNSKEY: {
      mail: 'Les résolveurs vérifient les signatures avec elle. Alors seulement, un expéditeur croit un TLSA.',
      know: ['C’est la moitié publique de la clé ; qui signe la zone a l’autre.'],
      wrong: [],
    },
    RRSIG: {
      mail: 'Les résolveurs la vérifient, et les expéditeurs se fient à eux.',
      know: [
        'Une signature couvre tous les records d’un nom et d’un type.',
        'Elle vient avec la réponse quand la question porte le drapeau `do`.',
      ],
      wrong: [
        'Une signature échue : les résolveurs qui vérifient répondent SERVFAIL, et le courrier du domaine attend.',
      ],
    },
    NSEC: {
      mail: 'Il prouve qu’il n’y a pas de MX, ou pas de TLSA : personne en chemin ne peut en cacher un.',
      know: [
        'Il nomme le nom suivant de la zone, et les types qui sont ici.',
        'De l’un à l’autre, on peut lire toute la zone ; NSEC3 a été fait contre cela.',
      ],
      wrong: [],
    },
  },
  dnsRefRcode: {
    NOERROR: {
      causes: [
        'De tels records existent : ils sont dans la section réponse.',
        'Le nom existe et n’en a aucun de ce type : la section réponse est vide, et un SOA se trouve dans la section autorité.',
        'Le serveur sait seulement qui sait : des records NS dans la section autorité.',
      ],
      todo: ['Comptez les records de la réponse avant de lire plus loin.'],
    },
    FORMERR: {
      causes: [
        'Le message a été coupé, ou il est mal fait.',
        'Le serveur est vieux et ne connaît pas EDNS.',
        'Ici aussi : aucune question ou plusieurs, ou AXFR par UDP.',
      ],
      todo: [
        '`dig +noedns` montre si EDNS en est la raison.',
        'Regardez les octets : quelle longueur, ou quel nombre, est faux ?',
      ],
    },
    SERVFAIL: {
      causes: [
        'Les serveurs du domaine ne répondent pas, ou ne savent pas lire leur zone.',
        'Une signature DNSSEC est fausse ou échue.',
        'Des alias tournent en rond.',
      ],
      todo: [
        'Demandez aux serveurs du domaine un par un, avec `dig @`.',
        'Redemandez avec `dig +cd` : si une réponse vient, c’est DNSSEC qui est en cause.',
        'L’expéditeur garde le courrier et redemande. Rien n’est à renvoyer.',
      ],
    },
    NXDOMAIN: {
      causes: [
        'Le nom est mal tapé, ou une liste de recherche a mis un domaine derrière.',
        'Dans la zone, un point final manque, et le nom s’y trouve avec le domaine deux fois.',
        'Le domaine n’a jamais été enregistré, ou il est échu.',
      ],
      todo: [
        'Demandez le nom du dessus, puis celui d’au-dessus encore : où les noms commencent-ils à exister ?',
        'Le courrier revient aussitôt. Corrigez l’adresse et renvoyez-le.',
        'Un nom ajouté à l’instant se trouve quand le TTL négatif est passé.',
      ],
    },
    NOTIMP: {
      causes: [
        'Le message n’est pas une question ordinaire : `STATUS`, par exemple.',
        'Le type a été abandonné il y a longtemps, tel MAILA.',
      ],
      todo: ['Posez une question ordinaire, sur MX.'],
    },
    REFUSED: {
      causes: [
        'Le serveur ne répond que de ses propres zones, ou qu’à son propre réseau.',
        'Une copie de la zone qui n’est pas permise.',
        'Dans ce labo : un nom hors du monde d’exercice.',
      ],
      todo: [
        'Demandez au résolveur de votre propre machine.',
        'Quand le serveur donne une raison en mots (EDE), lisez-la.',
      ],
    },
    YXDOMAIN: { causes: ['Une mise à jour avait pour condition que le nom n’existe pas.'], todo: [] },
    YXRRSET: { causes: ['Une mise à jour avait pour condition que ces records n’existent pas.'], todo: [] },
    NXRRSET: { causes: ['Une mise à jour avait pour condition que ces records existent.'], todo: [] },
    NOTAUTH: {
      causes: [
        'Une copie ou une mise à jour d’une zone que ce serveur n’a pas.',
        'Un message signé (TSIG) dont la signature n’est pas acceptée.',
      ],
      todo: ['Nommez le sommet de la zone, et demandez à l’un de ses propres serveurs.'],
    },
    NOTZONE: { causes: ['Une mise à jour nomme quelque chose hors de la zone dont elle parle.'], todo: [] },
    BADVERS: {
      causes: ['La question parle une version d’EDNS au-dessus de 0.'],
      todo: ['Parlez la version 0. La réponse dit laquelle le serveur connaît.'],
    },
    BADCOOKIE: {
      causes: ['Ce serveur veut d’abord voir son cookie, pour qu’on ne forge pas d’adresses.'],
      todo: ['Le client prend le cookie dans la réponse et redemande. dig le fait de lui-même.'],
    },
  },
  dnsRefFlag: {
    QR: [
      'dig écrit `qr` dans chaque réponse.',
      'Un client jette une réponse dont le numéro, le nom et le type ne sont pas ceux de sa question.',
    ],
    AA: [
      'Les serveurs de la zone le mettent. Dans ce qu’un résolveur transmet, il est à 0, et ce n’est pas une faute.',
      'Quand des alias ont été suivis, il parle du premier nom de la réponse.',
    ],
    TC: [
      'Un client laisse ce qui est venu et redemande par TCP.',
      'Raisons habituelles : de longues clés, beaucoup de records, ANY.',
      '`dig +ignore` montre la part qui est venue.',
    ],
    RD: [
      'Le client le met, et la réponse le répète.',
      'Un serveur de courrier le met : descendre depuis la racine est le travail de son résolveur.',
      '`dig +norecurse` l’enlève : un serveur dit alors ce qu’il a lui-même.',
    ],
    RA: [
      'RD est le souhait, RA l’offre.',
      'Un serveur qui ne répond que de ses propres zones ne le met pas.',
      'Dans ce labo, il est toujours mis : le serveur connaît tout le monde d’exercice.',
    ],
    Z: [
      'Trois bits furent réservés. AD et CD en ont pris deux ; il reste celui-ci.',
      'Ce labo passe outre dans une question, et ne le met jamais.',
    ],
    AD: [
      'Dans une réponse : le résolveur a vérifié toutes les sections réponse et autorité.',
      'Dans une question : dites-moi si vous avez vérifié. dig l’y met.',
      'Il vaut ce que vaut le chemin vers le résolveur : sur un réseau ouvert, n’importe qui peut le mettre.',
    ],
    CD: [
      'Il fait venir ce qu’un résolveur qui vérifie retiendrait sinon par SERVFAIL : `dig +cd`.',
      'La réponse le répète.',
    ],
  },
};
