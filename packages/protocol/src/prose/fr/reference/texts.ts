import type { ReferenceWords } from '../../reference-words.ts';

export const refText: ReferenceWords['refText'] = {
  'relay-denied': {
    what: 'Le serveur prend le courrier de ses domaines, et de qui il connaît. Vous avez demandé un autre domaine, et il ne vous connaît pas.',
    todo: 'Identifiez-vous sur 465 ou 587, ou appelez le serveur que nomme le MX du destinataire.',
  },
  'unknown-user': {
    what: 'Il n’y a pas de telle boîte dans ce domaine.',
    todo: 'Vérifiez l’adresse, signe par signe.',
  },
  'mailbox-full': {
    what: 'La boîte a épuisé sa part.',
    todo: 'Seul son propriétaire peut faire de la place : dites-le-lui autrement.',
  },
  'mailbox-disabled': {
    what: 'La boîte existe, et elle est coupée.',
    todo: 'Demandez à son propriétaire, autrement.',
  },
  greylisted: {
    what: 'Le serveur ne vous connaît pas encore, et veut voir si vous revenez, comme le fait un vrai serveur de courrier.',
    todo: 'Réessayez dans quelques minutes, de la même machine, avec la même enveloppe.',
  },
  blocklisted: {
    what: 'L’adresse de votre machine est sur une liste d’appelants indésirables ; le texte dit laquelle.',
    todo: 'Cherchez l’adresse dans cette liste, remédiez à la cause, et demandez à en sortir. De chez vous, envoyez par le serveur de votre fournisseur.',
  },
  spam: {
    what: 'Un filtre prend la lettre pour du spam, ou pour un danger.',
    todo: 'Regardez ce qu’il peut ne pas aimer : liens, pièces jointes, `Message-ID:` ou `Date:` absents.',
  },
  'sender-domain': {
    what: 'Le domaine de l’expéditeur n’existe pas dans le DNS, ou le DNS n’a pas répondu.',
    todo: 'Employez un expéditeur dont le domaine existe.',
  },
  'recipient-domain': {
    what: 'Le domaine du destinataire n’existe pas dans le DNS, ou le DNS n’a pas répondu.',
    todo: 'Vérifiez le domaine.',
  },
  'helo-name': {
    what: 'Le nom après `EHLO` ou `HELO` n’est pas de ceux que prend ce serveur.',
    todo: 'Dites votre nom complet, avec des points, ou votre adresse entre crochets : `EHLO [192.0.2.1]`.',
  },
  'reverse-dns': {
    what: 'Votre adresse IP n’a pas de nom dans le DNS, ou un nom qui n’y revient pas.',
    todo: 'Mettez le record PTR, ou envoyez par le serveur de votre fournisseur.',
  },
  spf: {
    what: 'Le domaine de l’expéditeur dit que votre machine ne peut pas envoyer pour lui.',
    todo: 'Envoyez par un serveur de ce domaine, ou faites ajouter le vôtre à son record SPF.',
  },
  dmarc: {
    what: 'Le domaine de `From:` demande qu’on refuse le courrier que ni SPF ni DKIM ne prouvent être le sien.',
    todo: 'Mettez SPF et DKIM pour le domaine de `From:`.',
  },
  dkim: {
    what: 'La signature manque, ou ne convient pas.',
    todo: 'Signez le courrier, et vérifiez la clé dans le DNS.',
  },
  'too-big': {
    what: 'La lettre dépasse ce que prend le serveur.',
    todo: 'Voyez `SIZE` dans la liste EHLO. Base64 ajoute un tiers à une pièce jointe.',
  },
  'too-many-recipients': {
    what: 'Un courrier ne peut pas avoir tant de destinataires ici.',
    todo: 'Ceux qui sont pris restent : finissez ce courrier, et envoyez-en un second aux autres.',
  },
  'too-many-connections': {
    what: 'Trop d’appels à la fois, de vous ou de tous.',
    todo: 'Rappelez plus tard, et moins souvent.',
  },
  'too-much-mail': {
    what: 'Vous envoyez, ou quelqu’un reçoit, plus que d’habitude.',
    todo: 'Envoyez plus lentement. Voyez si quelqu’un d’autre envoie en votre nom.',
  },
  'no-room': { what: 'Le disque du serveur est presque plein.', todo: 'Réessayez plus tard.' },
  'server-fault': {
    what: 'Quelque chose ne marche pas dans le serveur. Votre ligne était bonne.',
    todo: 'Réessayez plus tard ; prévenez son postmaster si cela dure.',
  },
  'tls-first': {
    what: 'Le serveur ne fait rien pour vous en clair.',
    todo: 'Envoyez `STARTTLS`, puis `EHLO` de nouveau ; à la main, employez `openssl s_client -starttls smtp`.',
  },
  'tls-unavailable': {
    what: 'Le serveur propose TLS et ne peut pas le commencer maintenant.',
    todo: 'Réessayez plus tard. N’envoyez pas un mot de passe en clair à la place.',
  },
  'login-first': {
    what: 'Le serveur veut d’abord savoir qui vous êtes.',
    todo: 'Identifiez-vous par `AUTH`, après TLS.',
  },
  'login-failed': {
    what: 'Le nom, le mot de passe ou le jeton est faux. Le texte qui suit est peut-être en base64 : `UGFzc3dvcmQ6` est la question `Password:`.',
    todo: 'Refaites la réponse, et comparez.',
  },
  'login-not-offered': {
    what: 'On ne s’identifie pas ici, ou pas encore.',
    todo: 'Cherchez `AUTH` dans la liste EHLO ; souvent il n’apparaît qu’après `STARTTLS`. Le port 25 n’en a d’ordinaire pas.',
  },
  'app-password': {
    what: 'Le compte demande une seconde étape, qu’un programme de courrier ne peut pas faire.',
    todo: 'Faites un mot de passe pour ce seul programme, dans les réglages du compte.',
  },
  'token-login-only': {
    what: 'Ce compte ne peut pas s’identifier par un mot de passe en SMTP.',
    todo: 'Employez un jeton, avec `XOAUTH2` ; ou faites permettre SMTP par son administrateur.',
  },
  'hello-first': { what: 'Personne n’a encore salué le serveur.', todo: 'Envoyez `EHLO` et votre nom.' },
  'mail-first': { what: 'Il n’y a pas encore d’expéditeur.', todo: 'Envoyez d’abord `MAIL FROM:<…>`.' },
  'rcpt-first': { what: 'Il n’y a pas encore de destinataire.', todo: 'Envoyez d’abord `RCPT TO:<…>`.' },
  'nested-mail': {
    what: 'Un courrier est déjà ouvert, avec son expéditeur.',
    todo: 'Continuez par `RCPT`, ou envoyez `RSET` pour recommencer.',
  },
  'all-refused': {
    what: 'Tous les destinataires ont été refusés : il n’y a personne à qui envoyer.',
    todo: 'Envoyez un destinataire qui soit pris, ou `RSET`.',
  },
  'wrong-order': {
    what: 'Une bonne commande au mauvais moment ; le texte dit peut-être ce qui manque.',
    todo: 'L’ordre est `EHLO`, `MAIL`, `RCPT`, `DATA`.',
  },
  'unknown-command': {
    what: 'Le premier mot n’est pas une commande ici.',
    todo: 'Tapez-le de nouveau ; ce qui précède est gardé.',
  },
  'bad-address': {
    what: 'Ce qui suit les deux-points ne peut pas être lu comme une adresse.',
    todo: 'Écrivez `<nom@domaine>`.',
  },
  'domain-missing': {
    what: 'L’adresse n’a ni @ ni domaine, ou un domaine à moitié.',
    todo: 'Écrivez l’adresse entière.',
  },
  'unknown-parameter': {
    what: 'Quelque chose suit l’adresse, que ce serveur ne connaît pas.',
    todo: 'Laissez-le, ou voyez dans la liste EHLO ce qui peut suivre.',
  },
  pipelining: {
    what: 'Quelque chose est parti avant que le serveur n’ait parlé, ou plusieurs lignes à la fois sans permission.',
    todo: 'Attendez chaque réponse.',
  },
  'bare-lf': {
    what: 'Une ligne finissait par LF sans CR. Depuis la fin de 2023 les serveurs y sont stricts : on pouvait cacher deux courriers en un.',
    todo: 'Finissez les lignes par CR LF : `ncat -C`, `swaks`, ou `\\r\\n` dans un programme.',
  },
  timeout: {
    what: 'L’un des deux est resté silencieux trop longtemps.',
    todo: 'Rappelez. Ce qui n’a pas reçu 250 après son point n’a pas été pris.',
  },
  'too-many-errors': { what: 'Trop d’erreurs en une connexion ; le serveur raccroche.', todo: 'Rappelez.' },
  'not-owner': {
    what: 'Vous êtes identifié, et l’expéditeur n’est pas vous.',
    todo: 'Employez l’adresse qui va avec votre identification.',
  },
  'access-denied': {
    what: 'Une règle de ce serveur s’oppose à vous, et il ne dit pas laquelle.',
    todo: 'Demandez à son postmaster.',
  },
  'null-mx': {
    what: 'Le domaine dit dans le DNS qu’il ne prend pas de courrier.',
    todo: 'Vérifiez le domaine.',
  },
  loop: {
    what: 'Le courrier a tourné en rond : il a trop de champs `Received:`.',
    todo: 'Cherchez-y les noms des deux serveurs qui se le renvoient.',
  },
  queued: {
    what: 'Le courrier est pris. Le mot qui suit est son numéro dans la file de ce serveur ; le journal l’a aussi.',
    todo: 'Gardez le numéro, au cas où vous auriez à demander.',
  },
  delivered: { what: 'La lettre est dans sa boîte.', todo: 'Rien de plus.' },
  'cannot-verify': { what: 'Le serveur ne dit pas si la boîte existe.', todo: 'Essayez `RCPT`.' },
  'login-done': { what: 'Vous êtes identifié.', todo: 'Continuez par `MAIL FROM:`.' },
  closing: { what: 'Le serveur raccroche maintenant.', todo: 'Rien de plus.' },
};
