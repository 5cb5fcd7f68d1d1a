import type { VerdictsWords } from '../verdicts-words.ts';

/** `campus.test`, ou ce qui en tient lieu quand le champ ne le dit pas. */
const of = (domain: string): string => (domain === '' ? 'ce domaine' : `\`${domain}\``);
const key = (selector: string): string => (selector === '' ? 'sa clé' : `la clé \`${selector}\``);
const ASKED: Readonly<Record<string, string>> = {
  none: ' Le domaine ne demande rien.',
  quarantine: ' Le domaine demande de mettre ce courrier à part, comme indésirable.',
  reject: ' Le domaine demande de refuser ce courrier.',
};
const asked = (policy: string): string => ASKED[policy] ?? '';

export const verdicts: VerdictsWords = {
  authMethod: {
    spf: 'SPF : ce serveur peut-il envoyer pour le domaine de MAIL FROM ou d’EHLO ?',
    dkim: 'DKIM : un domaine a-t-il signé cette lettre, et est-elle intacte ?',
    dmarc: 'DMARC : SPF ou DKIM parlent-ils pour le domaine que montre From: ?',
    arc: 'ARC : ce que les précédents ont trouvé, scellé, pour qu’un renvoi ne le perde pas.',
    auth: 'Qui s’est identifié pour envoyer ceci.',
    iprev: 'Le nom de l’adresse du client ramène-t-il à cette adresse ?',
    dnswl: 'Le client est-il sur une liste d’expéditeurs connus ?',
    smime: 'La signature S/MIME est-elle juste ?',
    rrvs: 'La boîte a-t-elle le même propriétaire depuis une date que l’expéditeur a nommée ?',
    vbr: 'Quelqu’un se porte-t-il garant de l’expéditeur ?',
    'dkim-atps': 'Ce tiers peut-il signer pour le domaine de l’auteur ?',
    'dkim-adsp': 'Le domaine de l’auteur dit-il qu’il signe tout ? Abandonné en 2013.',
    domainkeys: 'DomainKeys, l’ancêtre de DKIM. Abandonné.',
    'sender-id': 'Sender ID, un cousin de SPF. Abandonné.',
    other: 'Une méthode qui n’est pas enregistrée.',
  },
  authResult: {
    none: 'Rien à vérifier : pas de record, ou pas de signature.',
    pass: 'Vérifié, et juste.',
    fail: 'Vérifié, et faux.',
    softfail: 'Sans doute faux : le domaine n’en mettrait pas sa main au feu.',
    neutral: 'Le domaine ne dit rien, ou la signature n’a pas pu servir.',
    policy: 'Juste en soi ; les règles propres de ce destinataire ne le prennent pas.',
    temperror: 'Impossible à vérifier maintenant. Plus tard peut-être.',
    permerror: 'Impossible à vérifier : un record est faux, et le reste jusqu’à ce qu’on le répare.',
    hardfail: 'Un vieux mot pour fail.',
    discard: 'Le domaine a demandé de jeter ce courrier.',
    nxdomain: 'Le domaine n’existe pas.',
    unknown: 'Le domaine ne dit rien de certain.',
    other: 'Un résultat qui n’est pas enregistré.',
  },
  authSaid: {
    'spf-none': ({ domain }) =>
      `SPF : ${of(domain)} ne publie pas de record, n’importe qui a pu envoyer ceci.`,
    'spf-pass': ({ domain }) => `SPF : ce serveur peut envoyer pour ${of(domain)}.`,
    'spf-fail': ({ domain }) => `SPF : ce serveur ne peut pas envoyer pour ${of(domain)}.`,
    'spf-softfail': ({ domain }) => `SPF : ce serveur n’est sans doute pas de ${of(domain)}.`,
    'spf-neutral': ({ domain }) => `SPF : ${of(domain)} ne dit rien de ce serveur.`,
    'spf-policy': ({ domain }) => `SPF de ${of(domain)} : les règles propres du destinataire ont décidé.`,
    'spf-temperror': ({ domain }) => `SPF : le DNS n’a pas répondu sur ${of(domain)}.`,
    'spf-permerror': ({ domain }) => `SPF : le record de ${of(domain)} ne peut pas servir.`,
    'spf-hardfail': ({ domain }) => `SPF : ce serveur ne peut pas envoyer pour ${of(domain)}.`,
    'dkim-none': 'DKIM : la lettre n’est pas signée.',
    'dkim-pass': ({ domain }) => `DKIM : ${of(domain)} a signé cette lettre, et elle est intacte.`,
    'dkim-fail': ({ domain }) => `DKIM : la signature de ${of(domain)} n’est pas juste.`,
    'dkim-policy': ({ domain }) =>
      `DKIM : la signature de ${of(domain)} n’est pas de celles que prend ce destinataire.`,
    'dkim-neutral': ({ domain }) => `DKIM : la signature de ${of(domain)} n’a pas pu servir.`,
    'dkim-temperror': ({ domain }) => `DKIM : la clé de ${of(domain)} n’a pas pu être prise maintenant.`,
    'dkim-permerror': ({ domain }) => `DKIM : la signature ou la clé de ${of(domain)} est défectueuse.`,
    'dmarc-none': ({ domain }) => `DMARC : ${of(domain)} ne publie pas de politique.`,
    'dmarc-pass': ({ domain }) => `DMARC : le courrier vient bien de ${of(domain)}, comme le dit From:.`,
    'dmarc-fail': ({ domain }) =>
      `DMARC : rien ne montre que le courrier vient de ${of(domain)}, comme le dit From:.`,
    'dmarc-temperror': ({ domain }) =>
      `DMARC : la politique de ${of(domain)} n’a pas pu être prise maintenant.`,
    'dmarc-permerror': ({ domain }) => `DMARC : la politique de ${of(domain)} est illisible.`,
    other: ({ method, result }) => `${method} : ${result}.`,
  },
  authPart: {
    instance: 'Quelle étape du chemin a écrit ceci, comptée depuis l’expéditeur.',
    authservId: ({ host }) =>
      `Qui a vérifié : \`${host}\`. Seul compte un champ de son propre serveur ; n’importe qui peut en écrire un.`,
    version: 'Version de ce champ.',
    none: 'Rien n’a été vérifié.',
    method: ({ method }) => `Ce qui a été vérifié : ${method}.`,
    otherMethod: ({ method }) => `\`${method}\`, une méthode qui n’est pas enregistrée.`,
    result: 'Ce qui en est sorti : un résultat qui n’est pas enregistré.',
    'result-none': 'Ce qui en est sorti : rien à vérifier.',
    'result-pass': 'Ce qui en est sorti : juste.',
    'result-fail': 'Ce qui en est sorti : faux.',
    'result-softfail': 'Ce qui en est sorti : sans doute faux.',
    'result-neutral': 'Ce qui en est sorti : aucun avis.',
    'result-policy': 'Ce qui en est sorti : pas pris, par les règles propres du destinataire.',
    'result-temperror': 'Ce qui en est sorti : impossible à vérifier maintenant.',
    'result-permerror': 'Ce qui en est sorti : impossible à vérifier, un record est faux.',
    'result-hardfail': 'Ce qui en est sorti : faux, en un vieux mot.',
    'result-discard': 'Ce qui en est sorti : à jeter.',
    'result-nxdomain': 'Ce qui en est sorti : le domaine n’existe pas.',
    'result-unknown': 'Ce qui en est sorti : rien de certain.',
    reason: 'Pourquoi.',
    reasonText: 'La raison, en mots.',
    comment: 'Entre parenthèses : des mots pour les gens.',
    ptype: 'Ce que la vérification a regardé.',
    'ptype-smtp': ({ name }) => `\`${name}\` : de l’enveloppe, du dialogue SMTP.`,
    'ptype-header': ({ name }) => `\`${name}\` : de l’en-tête de la lettre.`,
    'ptype-body': ({ name }) => `\`${name}\` : du corps de la lettre.`,
    'ptype-policy': ({ name }) => `\`${name}\` : des règles propres du destinataire.`,
    'ptype-dns': ({ name }) => `\`${name}\` : du DNS.`,
    'spf-client-ip': 'L’adresse d’où le courrier est venu.',
    'spf-envelope-from': 'L’expéditeur de l’enveloppe, MAIL FROM.',
    'spf-helo': 'Le nom donné par EHLO ou HELO.',
    'spf-problem': 'Ce qui a manqué à la vérification.',
    'spf-receiver': 'Qui a vérifié.',
    'spf-identity': 'L’identité vérifiée : `mailfrom` ou `helo`.',
    'spf-mechanism': 'Le terme du record SPF qui a décidé.',
    extra: ({ name }) => `\`${name}\` : plus que ce que nomme la norme.`,
    value: 'Sa valeur.',
  },
  verdictCoach: {
    'spf-fail': {
      head: ({ domain, ip }) =>
        ip === ''
          ? `SPF : ce serveur ne peut pas envoyer pour ${of(domain)}.`
          : `SPF : ==${ip}== ne peut pas envoyer pour ${of(domain)}.`,
      body: ({ domain, helo }) =>
        `Ce qui compte est le domaine dans ${helo ? 'EHLO' : 'MAIL FROM'}, et l’adresse du client. Envoyez par un serveur que ${of(domain)} nomme dans son record SPF, ou ajoutez-y celui-ci.`,
    },
    'spf-too-many-lookups': {
      head: ({ domain }) => `Le record SPF de ${of(domain)} demande trop.`,
      body: 'Un vérificateur peut chercher dix termes : `include`, `a`, `mx`, `ptr`, `exists`, `redirect`, ceux des records inclus aussi. Après, il répond permerror. `ip4` et `ip6` ne coûtent rien.',
    },
    'spf-too-many-lookups-counted': {
      head: ({ domain, count }) =>
        `Le record SPF de ${of(domain)} coûte ${count} questions ; dix sont permises.`,
      body: 'Les vérificateurs répondent permerror. Remplacez `include`, `a` ou `mx` par `ip4` et `ip6`, qui ne coûtent rien, ou ôtez ce qui ne sert pas.',
    },
    'dkim-fail-signature': {
      head: ({ domain }) => `La signature DKIM de ${of(domain)} n’est pas juste.`,
      body: ({ selector }) =>
        `Un champ signé a été changé après la signature, ou ${key(selector)} dans le DNS n’est pas celle qui a signé.`,
    },
    'dkim-fail-body': {
      head: ({ domain }) => `La lettre a été changée après que ${of(domain)} l’a signée.`,
      body: 'Le condensé (hash) du corps ne correspond plus. Un pied ajouté par une liste suffit, ou une ligne coupée autrement.',
    },
    'dkim-fail-key': {
      head: ({ domain }) => `Le DNS n’a pas de clé pour la signature de ${of(domain)}.`,
      body: ({ selector, domain }) =>
        selector === '' || domain === ''
          ? 'Elle devrait être un record TXT au sélecteur, puis `_domainkey`, puis le domaine.'
          : `Elle devrait être un record TXT à \`${selector}._domainkey.${domain}\`.`,
    },
    'dkim-fail-expired': {
      head: ({ domain }) => `La signature DKIM de ${of(domain)} a expiré.`,
      body: 'Son étiquette `x` nommait un dernier instant, et le courrier est venu après.',
    },
    'dkim-fail-refused': {
      head: 'Refusé : pas de signature DKIM que prenne ce destinataire.',
      body: 'Ou la lettre n’est pas signée, ou elle a été changée en chemin, ou la clé dans le DNS en est une autre.',
    },
    'dmarc-fail': {
      head: ({ domain }) => `DMARC : rien ne montre que ceci vient de ${of(domain)}.`,
      body: ({ policy }) => `Ni SPF ni DKIM n’ont réussi pour le domaine que montre From:.${asked(policy)}`,
    },
    'dmarc-fail-unaligned': {
      head: ({ domain, spfDomain, dkimDomain }) =>
        `DMARC : ==${spfDomain === '' ? dkimDomain : spfDomain}== a réussi, et From: montre ${of(domain)}.`,
      body: ({ spfDomain, policy }) =>
        `${spfDomain === '' ? 'DKIM' : 'SPF'} a parlé pour un autre domaine que celui que voit le lecteur. DMARC veut le même, ou un de la même organisation.${asked(policy)}`,
    },
    'dmarc-fail-refused': {
      head: ({ domain }) => `Refusé par la politique DMARC de ${of(domain)}.`,
      body: ({ policy }) =>
        `From: montre ce domaine, et ni SPF ni DKIM n’ont réussi pour lui.${asked(policy)} Envoyez par ses propres serveurs, ou écrivez un autre From:.`,
    },
  },
};
