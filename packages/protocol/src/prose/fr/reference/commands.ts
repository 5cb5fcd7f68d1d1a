import type { ReferenceWords } from '../../reference-words.ts';

export const refCommand: ReferenceWords['refCommand'] = {
  greeting: {
    name: 'La salutation',
    what: 'Le serveur parle le premier : 220, son nom, et souvent son programme. Ce n’est pas une commande, et toute connexion commence par elle.',
    where: 'Dès la connexion. Avant elle, le client ne dit rien.',
    rules: [
      'Son premier mot est le domaine du serveur, ou son adresse entre crochets.',
      'Un client l’attend jusqu’à cinq minutes : les serveurs occupés prennent leur temps.',
      'Qui parle avant elle passe pour un programme qui n’écoute pas, et peut être renvoyé.',
    ],
  },
  ehlo: {
    name: 'Bonjour étendu (extended hello)',
    what: 'Le client dit son nom, et demande ce que sait faire le serveur. La réponse a une ligne par extension.',
    where: 'Comme première commande. Plus tard aussi : elle oublie alors le courrier ouvert, comme `RSET`.',
    rules: [
      'Suit le nom de domaine complet du client, ou son adresse entre crochets : `[192.0.2.1]`, `[IPv6:2001:db8::1]`.',
      'Un serveur peut comparer ce nom à l’adresse qui appelle ; il ne peut pas refuser le courrier pour cette seule différence.',
      'Après `STARTTLS`, on le redit : ce qui était proposé avant ne compte plus.',
    ],
  },
  helo: {
    name: 'Bonjour (hello)',
    what: 'La salutation de 1982 : elle dit le nom du client, et ne demande rien.',
    where: 'Comme première commande, à la place de `EHLO`.',
    rules: [
      'Tout serveur doit la prendre.',
      'Après elle, aucune extension ne peut servir : ni paramètres, ni `STARTTLS`, ni `AUTH`.',
      'Selon la grammaire, seul un domaine peut suivre, pas une adresse entre crochets.',
    ],
  },
  mail: {
    name: 'Mail de (mail from)',
    what: 'Commence un courrier, et nomme l’expéditeur de l’enveloppe : où va un rapport si l’on ne peut pas livrer.',
    where: 'Après la salutation, quand aucun courrier n’est ouvert. Efface ce qui était là.',
    rules: [
      'Pas d’espace après les deux-points, et des chevrons autour de l’adresse.',
      '`<>` est personne : l’expéditeur des rapports, pour qu’un rapport ne provoque jamais un rapport.',
      'Le `From:` de la lettre est autre chose. Rien ne les oblige à concorder.',
      'Des paramètres peuvent suivre, après une espace, si leur extension est dans la liste EHLO.',
    ],
  },
  rcpt: {
    name: 'Destinataire (recipient)',
    what: 'Nomme un destinataire de l’enveloppe. Pour plusieurs, on la dit plusieurs fois.',
    where: 'Après `MAIL`, autant de fois qu’il faut.',
    rules: [
      'Pas d’espace après les deux-points, et des chevrons autour de l’adresse.',
      'Un refus ne défait pas les autres.',
      '`<Postmaster>` n’a pas besoin de domaine, en majuscules ou non.',
      'Tout serveur en prend au moins cent pour un courrier.',
      'Le `To:` et le `Cc:` de la lettre sont autre chose ; qui est nommé ici et pas là reçoit une copie cachée.',
    ],
  },
  data: {
    name: 'Données (data)',
    what: 'Demande à envoyer la lettre. Si le serveur dit 354, chaque ligne ensuite est la lettre.',
    where: 'Après au moins un `RCPT` pris.',
    rules: [
      'Rien ne peut suivre ce mot.',
      'On attend la réponse avant d’envoyer la première ligne.',
      'La fin est une ligne faite d’un seul point ; à l’intérieur, les commandes sont du texte.',
    ],
  },
  dot: {
    name: 'Le point seul',
    what: 'Une ligne faite d’un seul point termine la lettre. La réponse dit si le courrier est pris.',
    where: 'Dans la lettre, que lui seul peut terminer.',
    rules: [
      'CR LF, point, CR LF : le premier CR LF finit la ligne d’avant.',
      'Une ligne du texte qui commence par un point part avec un second devant ; le serveur l’enlève.',
      'Un point entre des LF nus ne peut pas terminer une lettre : deux serveurs qui n’y sont pas d’accord peuvent voir deux courriers.',
      'Par 250, le serveur répond du courrier. Par toute autre réponse, le client l’a encore.',
      'Un client attend la réponse jusqu’à dix minutes.',
    ],
  },
  rset: {
    name: 'Remise à zéro (reset)',
    what: 'Oublie le courrier ouvert : expéditeur, destinataires, lettre. La salutation et l’identification restent.',
    where: 'À tout moment.',
    rules: ['Rien ne peut suivre ce mot.', 'Le serveur dit toujours 250, et ne raccroche pas.'],
  },
  vrfy: {
    name: 'Vérifier (verify)',
    what: 'Demande s’il y a une boîte ou un utilisateur de ce nom.',
    where: 'À tout moment ; elle ne change rien.',
    rules: [
      '250 veut dire que c’est vérifié, et pas seulement bien écrit.',
      'La plupart des serveurs disent 252, pour que personne ne recueille d’adresses.',
    ],
  },
  expn: {
    name: 'Développer (expand)',
    what: 'Demande les membres d’une liste de diffusion.',
    where: 'À tout moment ; elle ne change rien.',
    rules: [
      'Qui la fait la nomme dans la liste EHLO.',
      'Presque aucun serveur ne la fait : elle donnerait des adresses.',
    ],
  },
  help: {
    name: 'Aide (help)',
    what: 'Demande de l’aide, en mots pour une personne ; avec un mot derrière, sur ce mot.',
    where: 'À tout moment ; elle ne change rien.',
    rules: ['La forme de la réponse est libre.'],
  },
  noop: {
    name: 'Rien à faire (no operation)',
    what: 'Ne demande qu’une réponse : un signe que la connexion vit.',
    where: 'À tout moment ; elle ne change rien.',
    rules: ['Ce qui suit le mot est ignoré.'],
  },
  quit: {
    name: 'Quitter (quit)',
    what: 'Finit la connexion, en bon ordre.',
    where: 'À tout moment. Un courrier ouvert est oublié ; celui qui a reçu 250 après son point reste pris.',
    rules: ['Rien ne peut suivre ce mot.', 'Le serveur dit 221 puis raccroche ; le client l’attend.'],
  },
  starttls: {
    name: 'Commencer TLS (start TLS)',
    what: 'Demande à chiffrer la connexion à partir d’ici.',
    where: 'Après `EHLO`, une fois, quand aucun courrier n’est ouvert.',
    rules: [
      'Seulement si elle est dans la liste EHLO.',
      'Après 220 vient une négociation TLS, pas du texte. Rien ne peut partir entre les deux.',
      'Ensuite tout recommence : `EHLO` de nouveau, avec une liste à lui.',
      'Qui est au milieu peut ôter ce mot de la liste : le port 465, TLS d’emblée, n’a pas cette faiblesse.',
    ],
  },
  auth: {
    name: 'S’identifier (authenticate)',
    what: 'Identifie, par un mécanisme de la liste : `AUTH PLAIN`, `AUTH LOGIN`.',
    where: 'Après `EHLO`, une fois, quand aucun courrier n’est ouvert.',
    rules: [
      'Questions et réponses sont en base64, une par ligne ; base64 ne cache rien.',
      'Une première réponse peut suivre le mécanisme, là où le client parle le premier ; vide, elle s’écrit `=`.',
      'Une ligne avec `*` renonce ; le serveur dit 501.',
      'Avec `PLAIN` et `LOGIN`, quiconque écoute lit le mot de passe : dans TLS seulement.',
    ],
  },
  bdat: {
    name: 'Données binaires (binary data)',
    what: 'Envoie la lettre, ou un morceau, en comptant les octets au lieu de finir par un point.',
    where: 'Après au moins un `RCPT` pris, à la place de `DATA`. Pas les deux pour un courrier.',
    rules: [
      'Après la ligne viennent exactement tant d’octets, sans attendre de réponse.',
      'Aucun point n’est doublé.',
      '`LAST` marque le dernier morceau ; il peut être vide : `BDAT 0 LAST`.',
      'Après un refus, `RSET`.',
    ],
  },
  etrn: {
    name: 'Tour étendu (extended turn)',
    what: 'Demande à un serveur d’envoyer, par une autre connexion, le courrier qui attend pour ce domaine.',
    where: 'Après `EHLO`, quand aucun courrier n’est ouvert ; entre serveurs, pas sur le port 587.',
    rules: [
      'Un serveur qui était hors ligne s’en sert.',
      'La réponse dit que la file est lancée, pas que du courrier est arrivé.',
    ],
  },
  burl: {
    name: 'URL binaire (binary URL)',
    what: 'Laisse le serveur chercher la lettre, ou un morceau, sur un serveur IMAP : elle ne voyage pas deux fois.',
    where: 'Après au moins un `RCPT` pris, à la place de `DATA` ; sur le port 587 seulement.',
    rules: ['`LAST` marque le dernier morceau.', 'Les deux serveurs doivent se faire confiance.'],
  },
  atrn: {
    name: 'Tour identifié (authenticated turn)',
    what: 'Après identification, les deux échangent leurs rôles : le serveur envoie le courrier qui attend pour ces domaines.',
    where: 'Après `EHLO` et `AUTH`, quand aucun courrier n’est ouvert ; sur un port à elle, 366.',
    rules: ['Pour des serveurs sans adresse durable.'],
  },
  send: {
    name: 'Envoyer (send)',
    what: 'Commençait un courrier montré aussitôt sur le terminal du destinataire.',
    where: 'Nulle part : retirée en 2001.',
    rules: ['Elle se mettait à la place de `MAIL`.'],
  },
  soml: {
    name: 'Envoyer ou poster (send or mail)',
    what: 'Commençait un courrier pour le terminal, ou pour la boîte si personne n’était là.',
    where: 'Nulle part : retirée en 2001.',
    rules: ['Elle se mettait à la place de `MAIL`.'],
  },
  saml: {
    name: 'Envoyer et poster (send and mail)',
    what: 'Commençait un courrier pour le terminal et la boîte.',
    where: 'Nulle part : retirée en 2001.',
    rules: ['Elle se mettait à la place de `MAIL`.'],
  },
  turn: {
    name: 'Tour (turn)',
    what: 'Les deux échangeaient leurs rôles : le serveur envoyait son courrier au client.',
    where: 'Nulle part : retirée, parce que rien ne montrait qui demandait.',
    rules: ['`ETRN` et `ATRN` sont venues à sa place.'],
  },
  lhlo: {
    name: 'Le bonjour de LMTP',
    what: 'La salutation de LMTP, qui porte le courrier d’un MTA au programme qui le livre. Pour le reste, comme `EHLO`.',
    where: 'Comme première commande de LMTP ; jamais de SMTP, jamais sur le port 25.',
    rules: ['Après le point, il y a une réponse par destinataire pris.', 'LMTP n’a ni `EHLO` ni `HELO`.'],
  },
  xclient: {
    name: 'XCLIENT, de Postfix',
    what: 'Un intermédiaire devant le serveur dit pour qui il parle : adresse, nom, identité.',
    where: 'Après `EHLO`, depuis des machines auxquelles le serveur se fie.',
    rules: ['La session recommence, comme si ce client avait appelé.', 'Aucune norme ne l’a.'],
  },
  xforward: {
    name: 'XFORWARD, de Postfix',
    what: 'Un filtre devant le serveur transmet des faits sur le client, pour le journal seulement.',
    where: 'Après `EHLO`, depuis des machines auxquelles le serveur se fie.',
    rules: ['Les droits n’en changent pas.', 'Aucune norme ne l’a.'],
  },
  proxy: {
    name: 'La ligne PROXY',
    what: 'Une ligne qu’un répartiteur de charge envoie avant tout le reste, avec les adresses du vrai client. Ce n’est pas du SMTP.',
    where: 'Avant la salutation, sur un port qui l’attend.',
    rules: [
      'Aucune réponse ne lui vient.',
      'Sa version 2 est binaire.',
      'Un serveur qui ne l’attend pas dit 500 ; celui qui l’attend et n’en reçoit pas attend.',
    ],
  },
};
