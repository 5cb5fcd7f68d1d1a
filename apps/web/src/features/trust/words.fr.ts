import type { TrustWords } from './words.ts';

export const fr: TrustWords = {
  sure: {
    head: 'Ce sur quoi vous pouvez compter',
    surety: { known: 'sûr', wrong: 'démenti', open: 'dit seulement' },
    says: {
      address: ({ address, host }) =>
        `**Il a été remis par** \`${address}\`. ${host === '' ? 'Votre serveur' : `\`${host}\``} l’a vu lui-même. Qui est derrière, il ne le sait pas.`,
      noAddress: () => '**D’où il vient,** aucun serveur à vous ne l’a noté.',
      authorShown: ({ domain }) =>
        `**Il vient de** \`${domain}\`, comme From: le dit, et les records du domaine le confirment. Qui là-bas l’a écrit, ils ne le disent pas.`,
      authorNotShown: ({ domain }) => `**Il dit venir de** \`${domain}\`, et rien ne le confirme.`,
      authorUnchecked: () =>
        '**Qui l’a écrit,** c’est From: qui le dit, et personne n’a contrôlé. N’importe qui peut y mettre n’importe quel nom.',
      signed: ({ domain }) =>
        `**Son texte est tel qu’il a été signé** par \`${domain}\`. Ce que la signature ne couvre pas a pu être changé.`,
      signatureWrong: ({ domain }) =>
        `**Il porte une signature qui ne convient pas,** de \`${domain}\` : il a été changé en chemin, ou signé avec une autre clé.`,
      unsigned: () =>
        '**Que personne ne l’a changé,** nul ne s’en porte garant. Chaque serveur en chemin l’aurait pu.',
      chosen: () =>
        '**Sujet, date, noms et texte** sont ce que l’expéditeur a choisi. De même chaque champ sous ceux de votre serveur.',
      others: () =>
        '**Qui d’autre l’a reçu,** la lettre ne le dit pas : une copie cachée ne laisse pas de ligne.',
      sealed: () =>
        '**Personne en chemin n’a pu le lire :** il est chiffré de bout en bout. Son en-tête ne l’est pas.',
      open: () =>
        '**Ce n’est pas un secret.** Il n’est pas chiffré de bout en bout : chaque serveur en chemin a pu le lire.',
    },
    lab: 'Qu’EHLO nomme la connexion qui l’a vraiment envoyé, c’est le labo seul. Aucune vraie boîte ne le peut.',
  },
  envelope: {
    head: 'Enveloppe et lettre',
    says: 'Les serveurs livrent d’après l’enveloppe. Les lecteurs voient la lettre. Rien ne les oblige à s’accorder.',
    none: 'On ne connaît pas d’enveloppe : aucun serveur ne l’a livré ici.',
    agree: 'Ici, elles s’accordent.',
    split:
      'D’autres que nomme la lettre ne sont pas sur cette enveloppe : en chemin un courrier est partagé, et chaque serveur ne reçoit que les destinataires qu’il dessert. Si les autres ont reçu le leur, cette copie ne le dit pas.',
  },
  bands: {
    head: 'Qui a écrit quelle ligne',
    says: 'Chaque serveur met ses lignes en haut. Celui qui remet une lettre a donc écrit tout ce qui est sous les lignes du serveur qui la prend.',
    name: { own: 'Vos serveurs', servers: 'Des serveurs d’avant, dit-elle', author: 'L’expéditeur' },
    is: {
      own: 'Écrites à l’arrivée. Vous pouvez les croire.',
      servers:
        'Des champs que les serveurs écrivent. Certains peuvent être vrais ; un faussaire en écrit autant qu’il veut.',
      author: 'Des champs de l’auteur et de son logiciel.',
    },
    body: 'La lettre elle-même',
    bodyIs: 'Ce que l’expéditeur a écrit.',
    times: (count) => `${count} fois`,
  },
  readers: {
    head: 'Qui a pu le lire',
    says: 'Entre deux serveurs, TLS tient les autres à l’écart. Sur chaque serveur, la lettre est ouverte.',
    none: 'Aucun champ Received ne dit par où il est passé.',
    wrote: 'L’a remis, sous ce nom.',
    unnamed: 'sans nom',
    had: 'L’a eu en entier, en clair.',
    mailbox: 'Boîte',
    mailboxIs: 'Ouvert à qui gère le serveur, et à qui a le mot de passe.',
    how: {
      tls: 'sous TLS : qui écoute voit seulement que quelque chose a passé',
      plain: 'en clair : tous ceux du chemin ont pu le lire, et le changer',
      unsaid: 'personne ne dit comment',
    },
    told: 'à ce qu’elle dit',
    seen: 'votre serveur l’a vu',
  },
};
