import type { DnsWords } from '../dns-words.ts';

type Policies = Pick<
  DnsWords,
  | 'dnsText'
  | 'spfMechanism'
  | 'spfTerm'
  | 'spfSign'
  | 'spfPart'
  | 'spfProblem'
  | 'tagProblem'
  | 'dkimSignatureTag'
  | 'dkimTag'
  | 'dkimValue'
  | 'dmarcTag'
  | 'dmarcValue'
  | 'stsTag'
  | 'stsValue'
  | 'tlsrptTag'
  | 'tlsrptValue'
  | 'bimiTag'
  | 'bimiValue'
>;

/** Ce à quoi mène un terme de SPF qui correspond. */
const RESULT: Readonly<Record<string, string>> = {
  pass: 'peuvent envoyer',
  fail: 'ne peuvent pas envoyer',
  softfail: 'ne peuvent sans doute pas envoyer',
  neutral: 'restent sans jugement',
};
const result = (key: string): string => RESULT[key] ?? RESULT.neutral ?? '';
const costs = (lookups: number): string =>
  lookups < 2 ? `Il coûte ${lookups} question sur dix.` : `Il coûte ${lookups} questions sur dix.`;

export const dnsPolicies: Policies = {
  dnsText: {
    'spf-nobody': ({ domain }) => `SPF : aucun serveur ne peut envoyer pour \`${domain}\`.`,
    'spf-pass': ({ domain }) =>
      `SPF : tous les serveurs du monde peuvent envoyer pour \`${domain}\`. Cela ne protège personne.`,
    'spf-fail': ({ domain, lookups }) =>
      `SPF : les serveurs nommés ici peuvent envoyer pour \`${domain}\`, les autres non. ${costs(lookups)}`,
    'spf-softfail': ({ domain, lookups }) =>
      `SPF : les serveurs nommés ici peuvent envoyer pour \`${domain}\`, les autres sont suspects. ${costs(lookups)}`,
    'spf-neutral': ({ domain, lookups }) =>
      `SPF : les serveurs nommés ici peuvent envoyer pour \`${domain}\` ; des autres, il ne dit rien. ${costs(lookups)}`,
    'spf-redirect': ({ domain, target }) =>
      `SPF : pour \`${domain}\`, c’est le record de \`${target}\` qui décide.`,
    'dkim-rsa': ({ selector, domain, bits, testing }) =>
      `DKIM : la clé publique \`${selector}\` de \`${domain}\`, RSA de ${bits} bits.${testing ? ' Le domaine ne fait qu’essayer.' : ''}`,
    'dkim-ed25519': ({ selector, domain, testing }) =>
      `DKIM : la clé publique \`${selector}\` de \`${domain}\`, Ed25519.${testing ? ' Le domaine ne fait qu’essayer.' : ''}`,
    'dkim-revoked': ({ selector, domain }) => `DKIM : la clé \`${selector}\` de \`${domain}\` a été retirée.`,
    'dkim-unreadable': ({ selector, domain }) =>
      `DKIM : un record de clé \`${selector}\` de \`${domain}\`, dont la clé est illisible.`,
    'dkim-other': ({ selector, domain }) =>
      `DKIM : une clé \`${selector}\` de \`${domain}\`, d’un genre qui n’est pas enregistré.`,
    'dmarc-none': ({ domain }) =>
      `DMARC : \`${domain}\` ne demande rien pour le courrier qui échoue ; il peut vouloir des rapports.`,
    'dmarc-quarantine': ({ domain, testing }) =>
      testing
        ? `DMARC : \`${domain}\` essaie. Il ferait mettre à part le courrier qui échoue ; pour l’instant, rien.`
        : `DMARC : \`${domain}\` demande de mettre à part, comme indésirable, le courrier qui échoue.`,
    'dmarc-reject': ({ domain, testing }) =>
      testing
        ? `DMARC : \`${domain}\` essaie. Il ferait refuser le courrier qui échoue ; pour l’instant, on le met à part.`
        : `DMARC : \`${domain}\` demande de refuser le courrier qui échoue.`,
    'dmarc-unusable': ({ domain }) =>
      `Voulu comme DMARC pour \`${domain}\`, et ignoré : il doit commencer par \`v=DMARC1\`, écrit exactement ainsi.`,
    sts: ({ domain }) => `MTA-STS : \`${domain}\` a une politique qui exige TLS ; on la prend par HTTPS.`,
    tlsrpt: ({ domain }) =>
      `Rapports TLS : où les expéditeurs disent à \`${domain}\` comment TLS s’est passé.`,
    bimi: ({ domain }) =>
      `BIMI : un logo de \`${domain}\` que les programmes de courrier peuvent montrer. Un projet, pas une norme.`,
    other: 'Un texte sans sens connu ici pour le courrier. Les preuves de propriété ont cet air.',
  },
  spfMechanism: {
    all: 'Tous ceux que rien n’a désignés avant. Il vient en dernier : `-all` ferme la liste, `~all` la laisse entrouverte.',
    include:
      'Les serveurs que le record d’un autre domaine laisse passer. Coûte une question, et ce que coûte ce record.',
    a: 'Les serveurs aux adresses d’un domaine. Coûte une question.',
    mx: 'Les serveurs qui prennent le courrier d’un domaine. Coûte une question ; à plus de dix hôtes, la vérification échoue.',
    ptr: 'Les serveurs dont l’adresse a un nom dans le domaine. À ne plus publier.',
    ip4: 'Une adresse ou un réseau IPv4. Ne coûte rien.',
    ip6: 'Une adresse ou un réseau IPv6. Ne coûte rien.',
    exists: 'Correspond si un nom, le plus souvent fait de macros, a une adresse IPv4. Coûte une question.',
    redirect:
      'Si rien n’a correspondu, le record d’un autre domaine décide. Coûte une question, et ce que coûte ce record.',
    exp: 'Où se trouvent les mots qui vont avec un fail.',
    ra: 'La boîte qui veut des rapports d’échec.',
    rp: 'Combien d’échecs sur cent sont à signaler.',
    rr: 'Quels échecs sont à signaler.',
  },
  spfTerm: {
    version: 'Ce texte est un record SPF, version 1.',
    all: ({ result: r }) => `Tout le monde : tous les serveurs que rien n’a désignés avant ${result(r)}.`,
    include: ({ domain, result: r }) =>
      `Les serveurs que le record SPF de \`${domain}\` laisse passer ${result(r)}. Son \`-all\` ne compte pas ici.`,
    a: ({ domain, prefix, result: r }) =>
      `Les serveurs aux adresses de \`${domain}\`${prefix === '' ? '' : `, avec leurs réseaux (\`${prefix}\`),`} ${result(r)}.`,
    mx: ({ domain, prefix, result: r }) =>
      `Les serveurs qui prennent le courrier de \`${domain}\`${prefix === '' ? '' : `, avec leurs réseaux (\`${prefix}\`),`} ${result(r)}.`,
    ptr: ({ domain, result: r }) =>
      `Les serveurs dont l’adresse a un nom dans \`${domain}\` ${result(r)}. À ne plus employer : lent et fragile.`,
    ip4: ({ domain, prefix, result: r }) =>
      `IPv4 \`${domain}${prefix}\` : les serveurs qui y sont ${result(r)}.`,
    ip6: ({ domain, prefix, result: r }) =>
      `IPv6 \`${domain}${prefix}\` : les serveurs qui y sont ${result(r)}.`,
    exists: ({ domain, result: r }) =>
      `Si \`${domain}\` a une adresse IPv4, n’importe laquelle, les serveurs ${result(r)}.`,
    redirect: ({ domain }) =>
      `Si rien n’a correspondu, le record de \`${domain}\` est pris à la place de celui-ci.`,
    exp: ({ domain }) => `En cas de fail, la raison se trouve en texte sous \`${domain}\`.`,
    ra: ({ domain }) => `Les rapports d’échec vont à la boîte \`${domain}\` de ce domaine.`,
    rp: ({ domain }) => `\`${domain}\` échecs sur cent sont à signaler.`,
    rr: ({ domain }) => `Les échecs à signaler : \`${domain}\`.`,
    otherModifier: ({ name }) => `\`${name}\` est un modificateur inconnu. On passe dessus.`,
    unknown: 'Pas un mot de SPF. Le vérificateur s’arrête ici : permerror.',
  },
  spfSign: {
    pass: '+ pass : peut envoyer. Sans signe, c’est ce qui est voulu.',
    fail: '- fail : ne peut pas envoyer. Le destinataire peut refuser le courrier.',
    softfail: '~ softfail : sans doute pas. Le destinataire accepte et regarde de plus près.',
    neutral: '? neutral : rien n’est dit, comme s’il n’y avait pas de SPF.',
  },
  spfPart: {
    ip4: 'Une adresse ou un réseau IPv4.',
    ip6: 'Une adresse ou un réseau IPv6.',
    domain: 'Un domaine que l’on demande au DNS.',
    prefix: 'Combien de bits de tête de l’adresse doivent correspondre.',
    escape: 'Vaut un signe pour cent (`%%`), un blanc (`%_`) ou `%20` (`%-`).',
    macro: 'Une macro : une lettre entre accolades, remplacée avant la question.',
    'macro-s': '`%{s}` : l’expéditeur entier, `alice@campus.test`.',
    'macro-l': '`%{l}` : ce qui précède l’arobase de l’expéditeur.',
    'macro-o': '`%{o}` : le domaine de l’expéditeur.',
    'macro-d': '`%{d}` : le domaine que l’on vérifie.',
    'macro-i': '`%{i}` : l’adresse du client, partie par partie.',
    'macro-p': '`%{p}` : le nom de l’adresse du client. À ne plus employer.',
    'macro-h': '`%{h}` : le nom donné par EHLO ou HELO.',
    'macro-v': '`%{v}` : `in-addr` en IPv4, `ip6` en IPv6.',
    'macro-c': '`%{c}` : l’adresse du client comme on l’écrit ; dans les explications seulement.',
    'macro-r': '`%{r}` : le nom de l’hôte qui vérifie ; dans les explications seulement.',
    'macro-t': '`%{t}` : l’heure en secondes ; dans les explications seulement.',
  },
  spfProblem: {
    spfSignBeforeModifier: ({ name }) => `\`${name}=\` est un modificateur. Aucun signe ne va devant.`,
    spfMeant: ({ term, meant }) => `\`${term}\` n’est pas un mot de SPF. Vouliez-vous dire \`${meant}\` ?`,
    spfNoTerm: ({ term }) =>
      `\`${term}\` n’est pas un terme de SPF. Y a-t-il un blanc de trop, après un deux-points peut-être ?`,
    spfUnknown: ({ term }) => `SPF n’a pas de mécanisme \`${term}\`. Les vérificateurs répondent permerror.`,
    spfTrailing: ({ term, value }) => `Après \`${term}\`, on attend un deux-points, pas \`${value}\`.`,
    spfNothingMayFollow: ({ term, value }) => `\`${term}\` est seul ; \`${value}\` ne doit pas suivre.`,
    spfNeedsValue: ({ term }) => `\`${term}\` a besoin d’un objet : un domaine ou une adresse.`,
    spfPrefixTooLong: ({ value }) =>
      `\`${value}\` est plus long qu’une adresse : 32 bits en IPv4, 128 en IPv6.`,
    spfOtherFamily: ({ term, value }) =>
      `\`${value}\` est une adresse de l’autre famille que ce que dit \`${term}\`.`,
    spfNotAddress: ({ term, value }) => `\`${term}\` prend une adresse, et \`${value}\` n’en est pas une.`,
    spfModifierTwice: ({ name }) => `\`${name}\` s’y trouve deux fois ; une fois est permise.`,
    spfAfterAll: 'Ce qui suit `all` n’est jamais regardé.',
    spfRedirectUnused: '`redirect` n’est jamais suivi : `all` a correspondu avant.',
    spfEveryone: '`+all` laisse passer tous les serveurs du monde. Qui le publie abandonne son domaine.',
    spfOpenEnd: 'Le record n’a ni `all` ni `redirect` : les autres serveurs reçoivent neutral.',
    spfPtr: '`ptr` est lent et coûte cher au destinataire. La norme demande de ne pas le publier.',
    spfTooManyLookups: ({ count }) =>
      `${count} questions dans ce seul record ; un vérificateur s’arrête après dix et répond permerror.`,
    spfMacroUnknown: ({ text }) => `La macro \`${text}\` n’existe pas.`,
    spfMacroOnlyExp: ({ text }) => `\`${text}\` n’a de sens que dans une explication, pas dans un domaine.`,
    spfMacroZero: ({ text }) =>
      `\`${text}\` : zéro partie d’un nom n’est rien. Les vérificateurs répondent permerror.`,
    spfMacroBroken: ({ text }) =>
      `Après un signe pour cent viennent \`{\`, \`%\`, \`_\` ou \`-\` ; ici, il y a \`${text}\`.`,
  },
  tagProblem: {
    tagStray: ({ text }) =>
      `\`${text}\` n’est pas une étiquette : écrivez un nom, un signe égal et une valeur, puis un point-virgule.`,
    tagTwice: ({ name }) => `L’étiquette \`${name}\` s’y trouve deux fois.`,
    tagUnknown: ({ name }) => `L’étiquette \`${name}\` n’est pas enregistrée. Les lecteurs passent dessus.`,
    tagHistoric: ({ name, rfc }) =>
      `L’étiquette \`${name}\` a été abandonnée (${rfc}). Les lecteurs récents passent dessus.`,
    tagValue: ({ name, value, wanted }) =>
      wanted === ''
        ? `\`${value}\` n’est pas ce que prend \`${name}\`.`
        : `\`${value}\` n’est pas ce que prend \`${name}\` : ${wanted}.`,
    tagMissing: ({ name }) => `L’étiquette \`${name}\` manque.`,
    dkimVersionFirst: 'Si `v` y est, il doit venir en premier. Les vérificateurs ignorent cette clé.',
    dkimNoKey: 'Sans `p`, il n’y a pas de clé.',
    dkimUnreadableKey: 'La valeur de `p` n’est pas le base64 d’une clé de ce genre.',
    dkimShortKey: ({ bits }) =>
      `${bits} bits sont trop peu. Les vérificateurs ne prennent pas de clé RSA sous 1024.`,
    dkimModestKey: ({ bits }) => `${bits} bits sont permis ; 2048 sont conseillés.`,
    dkimOldHash: 'Seul SHA-1 est permis ici, et il ne doit plus servir.',
    dkimNotForMail: 'D’après `s`, cette clé n’est pas pour le courrier.',
    dmarcVersion: 'Le record doit commencer par `v=DMARC1`, en majuscules. Sinon, tout est ignoré.',
    dmarcNoPolicy: 'Sans `p`, le record vaut `p=none`. Les lecteurs plus anciens veulent l’y voir.',
    dmarcFoAlone: '`fo` dit quand signaler les échecs ; sans `ruf`, personne ne sait à qui.',
    dmarcReportSize: ({ value }) => `La taille à la fin de \`${value}\` ne sert plus.`,
    dmarcNoUri: ({ name, value }) =>
      `\`${name}\` prend des URI comme \`mailto:dmarc@campus.test\` ; \`${value}\` n’en est pas une.`,
  },
  dkimSignatureTag: {
    v: 'Version de la signature : toujours 1.',
    a: 'Algorithme : `rsa-sha256` ou `ed25519-sha256`. `rsa-sha1` ne doit plus servir.',
    b: 'La signature elle-même, en base64.',
    bh: 'Condensé (hash) du corps. S’il ne correspond pas, le texte a été changé.',
    c: 'La forme donnée à l’en-tête et au corps avant de signer : `simple` ne pardonne rien, `relaxed` pardonne les blancs.',
    d: 'Le domaine qui signe, et répond de la lettre.',
    h: 'Les champs signés. From: doit en être.',
    i: 'Pour qui le domaine signe : une personne, ou une partie de lui.',
    l: 'Combien d’octets du corps ont été signés. Ce qui est ajouté derrière passe inaperçu.',
    q: 'Comment la clé se trouve : `dns/txt`.',
    s: 'Sélecteur : laquelle des clés du domaine a signé. Elle est à `sélecteur._domainkey.domaine`.',
    t: 'Quand on a signé, en secondes depuis 1970.',
    x: 'Jusqu’à quand la signature vaut, en secondes depuis 1970.',
    z: 'Des copies de champs signés, pour trouver ce qui a changé.',
    atps: 'Le domaine de l’auteur au nom duquel un tiers signe.',
    atpsh: 'La fonction de hachage par laquelle on cherche le nom de ce tiers.',
    r: 'Si le signataire veut des rapports d’échec.',
    other: 'Une étiquette qui n’est pas enregistrée. Les vérificateurs passent dessus.',
  },
  dkimTag: {
    v: 'Version du record de clé.',
    h: 'Les fonctions de hachage qu’une signature peut employer.',
    k: 'Genre de clé. RSA si rien n’est dit.',
    n: 'Une note pour les gens.',
    p: 'La clé publique en base64. Vide : elle a été retirée.',
    s: 'À quoi la clé sert. À tout si rien n’est dit.',
    t: 'Drapeaux.',
    g: 'À quelles boîtes la clé servait : abandonné en 2011.',
    other: 'Une étiquette qui n’est pas enregistrée. Les vérificateurs passent dessus.',
  },
  dkimValue: {
    'v-dkim1': 'DKIM, version 1 : la seule.',
    'k-rsa': 'RSA.',
    'k-ed25519': 'Ed25519 : des clés courtes, que tous les vérificateurs ne connaissent pas encore.',
    h: 'Des noms de fonctions de hachage, séparés par des deux-points.',
    n: 'Aucun programme ne lit ceci.',
    p: 'La clé. Avec elle, chacun peut vérifier une signature ; seul le domaine peut en faire une.',
    s: '`*` veut dire tout, `email` le courrier.',
    t: '`y` : le domaine essaie, une mauvaise signature vaut aucune. `s` : `i=` doit nommer exactement le domaine de `d=`.',
    other: 'Sa valeur.',
  },
  dmarcTag: {
    v: 'Version. Elle doit venir en premier.',
    p: 'Ce que les destinataires sont priés de faire du courrier qui échoue.',
    sp: 'La même chose pour les sous-domaines qui existent.',
    np: 'La même chose pour les sous-domaines qui n’existent pas.',
    t: 'Si le domaine ne fait qu’essayer sa politique.',
    psd: 'Si le domaine est un suffixe public, comme `ch`.',
    adkim: 'Combien le domaine de la signature DKIM doit ressembler à celui du From: de la lettre.',
    aspf: 'Combien le domaine de MAIL FROM doit ressembler à celui du From: de la lettre.',
    rua: 'Où vont les résumés quotidiens.',
    ruf: 'Où vont les rapports d’un seul échec.',
    fo: 'Quels échecs sont à signaler.',
    pct: 'Une part du courrier : abandonnée en 2026, `t` a pris la suite.',
    rf: 'Le format des rapports d’échec : abandonné en 2026.',
    ri: 'L’intervalle entre les résumés : abandonné en 2026.',
    other: 'Une étiquette qui n’est pas enregistrée. Les destinataires passent dessus.',
  },
  dmarcValue: {
    'v-dmarc1': 'DMARC, version 1, en majuscules : la seule.',
    'p-none': 'Aucune préférence. Le domaine observe, souvent pour recueillir d’abord des rapports.',
    'p-quarantine': 'Le tenir pour suspect, pour indésirable.',
    'p-reject': 'Le refuser. Le domaine est sûr que ce courrier n’est pas le sien.',
    'sp-none': 'Aucune préférence pour les sous-domaines.',
    'sp-quarantine': 'Sous-domaines : le tenir pour suspect.',
    'sp-reject': 'Sous-domaines : le refuser.',
    'np-none': 'Aucune préférence pour les noms qui n’existent pas.',
    'np-quarantine': 'Noms qui n’existent pas : le tenir pour suspect.',
    'np-reject': 'Noms qui n’existent pas : le refuser.',
    't-y': 'À l’essai : appliquer un degré de moins que demandé.',
    't-n': 'Pas à l’essai : tel quel.',
    'psd-y': 'Un suffixe public : d’autres enregistrent des noms dessous.',
    'psd-n': 'Pas un suffixe public, et le sommet de son organisation.',
    'psd-u': 'Rien n’est dit ; on le trouve en remontant le DNS.',
    'adkim-r': 'Souple (relaxed) : la même organisation suffit, `news.campus.test` pour `campus.test`.',
    'adkim-s': 'Strict : exactement le même domaine.',
    'aspf-r': 'Souple (relaxed) : la même organisation suffit.',
    'aspf-s': 'Strict : exactement le même domaine.',
    rua: 'Des URI, séparées par des virgules.',
    ruf: 'Des URI, séparées par des virgules.',
    fo: '`0` : quand tout a échoué, `1` : quand quelque chose a échoué, `d` : DKIM, `s` : SPF.',
    other: 'Sa valeur.',
  },
  stsTag: {
    v: 'Version de MTA-STS.',
    id: 'Une marque de la politique : quand elle change, les expéditeurs la reprennent.',
    other: 'Un champ inconnu. Les expéditeurs passent dessus.',
  },
  stsValue: {
    'v-stsv1': 'MTA-STS, version 1.',
    id: 'Jusqu’à 32 lettres et chiffres, souvent une date.',
    other: 'Sa valeur.',
  },
  tlsrptTag: {
    v: 'Version des rapports TLS.',
    rua: 'Où vont les rapports quotidiens : par courrier ou HTTPS.',
    other: 'Un champ inconnu. Les expéditeurs passent dessus.',
  },
  tlsrptValue: {
    'v-tlsrptv1': 'Rapports TLS, version 1.',
    rua: 'Des URI, séparées par des virgules.',
    other: 'Sa valeur.',
  },
  bimiTag: {
    v: 'Version de BIMI.',
    l: 'Où se trouve le logo, en SVG.',
    a: 'Où se trouve le certificat qui lie le logo au domaine.',
    other: 'Une étiquette inconnue.',
  },
  bimiValue: {
    'v-bimi1': 'BIMI, version 1.',
    l: 'Une adresse HTTPS. Vide : le domaine ne veut pas de logo.',
    a: 'Une adresse HTTPS.',
    other: 'Sa valeur.',
  },
};
