import type { ReferenceWords } from '../../reference-words.ts';

export const refExtension: ReferenceWords['refExtension'] = {
  size: {
    says: 'Jusqu’à quelle taille le serveur prend une lettre, en octets ; 0 ou rien veut dire qu’il ne le dit pas.',
    adds: 'Le paramètre `SIZE=` après `MAIL FROM:`, pour qu’une lettre trop grosse soit refusée avant d’être envoyée.',
  },
  '8bitmime': {
    says: 'Le serveur prend des lettres aux octets au-delà de 127, et les transmet intactes.',
    adds: 'Le paramètre `BODY=8BITMIME` après `MAIL FROM:`. Sans lui, tout octet devrait être sous 128 : les accents sont codés.',
  },
  smtputf8: {
    says: 'Le serveur prend des adresses et des champs d’en-tête en UTF-8.',
    adds: 'Le paramètre `SMTPUTF8` après `MAIL FROM:`, et après `VRFY` et `EXPN`. Qui le propose propose aussi `8BITMIME`.',
  },
  pipelining: {
    says: 'Vous n’avez pas à attendre chaque réponse.',
    adds: 'Aucune commande. `MAIL`, `RCPT` et `RSET` peuvent partir en groupe ; `DATA`, `EHLO`, `QUIT` et `NOOP` seulement en dernier. Les réponses viennent dans le même ordre, et chacune doit être lue.',
  },
  enhancedstatuscodes: {
    says: 'Les réponses portent un second code, comme `5.1.1`.',
    adds: 'Rien à envoyer. Les réponses à `EHLO` et `HELO` et la salutation n’en ont pas, 354 non plus.',
  },
  'starttls-extension': {
    says: 'La connexion peut être chiffrée.',
    adds: 'La commande `STARTTLS`. Une fois dans TLS, le mot a disparu de la liste.',
  },
  'auth-extension': {
    says: 'Vous pouvez vous identifier, par l’un des mécanismes nommés derrière.',
    adds: 'La commande `AUTH`, et le paramètre `AUTH=` après `MAIL FROM:`. Souvent il n’apparaît que dans TLS.',
  },
  'help-extension': { says: 'Le serveur aide.', adds: 'La commande `HELP`.' },
  'vrfy-extension': {
    says: 'Le serveur répond à `VRFY`, ne serait-ce que par 252.',
    adds: 'La commande `VRFY`, que tout serveur doit de toute façon connaître.',
  },
  'expn-extension': { says: 'Le serveur montre les membres des listes.', adds: 'La commande `EXPN`.' },
  dsn: {
    says: 'Vous choisissez les rapports qui reviennent.',
    adds: '`RET=` et `ENVID=` après `MAIL FROM:`, `NOTIFY=` et `ORCPT=` après `RCPT TO:`.',
  },
  chunking: {
    says: 'La lettre peut partir en morceaux comptés.',
    adds: 'La commande `BDAT`, à la place de `DATA` et du point.',
  },
  binarymime: {
    says: 'Le serveur prend des lettres de n’importe quels octets, sans lignes.',
    adds: '`BODY=BINARYMIME` après `MAIL FROM:` ; une telle lettre ne part que par `BDAT`.',
  },
  'etrn-extension': {
    says: 'Un serveur qui était hors ligne peut demander son courrier.',
    adds: 'La commande `ETRN`, entre serveurs.',
  },
  deliverby: {
    says: 'Vous pouvez fixer un délai de livraison ; le nombre est le plus court qu’il prenne, en secondes.',
    adds: '`BY=` après `MAIL FROM:`.',
  },
  limits: {
    says: 'Combien de courriers et de destinataires prend le serveur : `MAILMAX` courriers par session, `RCPTMAX` destinataires par courrier, `RCPTDOMAINMAX` domaines.',
    adds: 'Rien à envoyer : le client s’y tient.',
  },
  requiretls: {
    says: 'Le serveur peut promettre que le courrier ne continue que dans TLS.',
    adds: 'Le paramètre `REQUIRETLS` après `MAIL FROM:`. Il ne sert que dans TLS.',
  },
  'mt-priority': {
    says: 'Les courriers peuvent avoir une priorité ; le nom est celui des règles que suit le serveur.',
    adds: '`MT-PRIORITY=` après `MAIL FROM:`, de -9 à 9.',
  },
  futurerelease: {
    says: 'Le serveur peut retenir un courrier et l’envoyer plus tard ; les nombres disent jusqu’à quand.',
    adds: '`HOLDFOR=` ou `HOLDUNTIL=` après `MAIL FROM:`.',
  },
  'burl-extension': {
    says: 'La lettre peut être cherchée sur un serveur IMAP.',
    adds: 'La commande `BURL`, à la place de `DATA`.',
  },
  mtrk: { says: 'Vous pouvez suivre un courrier en chemin.', adds: '`MTRK=` après `MAIL FROM:`.' },
  'no-soliciting': {
    says: 'Le serveur demande qu’on ne lui envoie pas de publicité des sortes nommées derrière.',
    adds: '`SOLICIT=` après `MAIL FROM:`, par quoi l’expéditeur nomme la sorte.',
  },
  rrvs: {
    says: 'Le serveur peut vérifier qu’une boîte a le même propriétaire depuis un jour que vous dites.',
    adds: '`RRVS=` après `RCPT TO:`.',
  },
  submitter: {
    says: 'De Sender ID, un essai contre les expéditeurs imités, abandonné.',
    adds: '`SUBMITTER=` après `MAIL FROM:`.',
  },
  conperm: {
    says: 'Vous pouvez permettre aux serveurs en chemin de convertir le contenu.',
    adds: '`CONPERM` après `MAIL FROM:`.',
  },
  conneg: {
    says: 'Le serveur peut dire quelle sorte de contenu un destinataire sait montrer.',
    adds: '`CONNEG` après `RCPT TO:`.',
  },
  checkpoint: {
    says: 'Une lettre interrompue peut reprendre là où elle s’est arrêtée. Une expérience.',
    adds: '`TRANSID=` après `MAIL FROM:`, et la réponse 355.',
  },
  'atrn-extension': {
    says: 'Après identification, vous pouvez renverser les rôles, et recevoir votre courrier.',
    adds: 'La commande `ATRN`.',
  },
  utf8smtp: {
    says: 'La version d’essai de `SMTPUTF8`, retirée.',
    adds: 'Des paramètres que `SMTPUTF8` n’a pas.',
  },
  'send-extension': {
    says: 'Le serveur montrait les courriers sur un terminal.',
    adds: 'La commande `SEND`, retirée.',
  },
  'soml-extension': {
    says: 'Le serveur montrait les courriers sur un terminal, ou les mettait dans une boîte.',
    adds: 'La commande `SOML`, retirée.',
  },
  'saml-extension': {
    says: 'Le serveur montrait les courriers sur un terminal, et les mettait dans une boîte.',
    adds: 'La commande `SAML`, retirée.',
  },
  'turn-extension': {
    says: 'Les deux pouvaient échanger leurs rôles.',
    adds: 'La commande `TURN`, retirée.',
  },
  verb: {
    says: 'De sendmail : le serveur peut dire ce qu’il fait, à mesure.',
    adds: 'La commande `VERB`.',
  },
  onex: { says: 'De sendmail : le client n’enverra qu’un courrier.', adds: 'La commande `ONEX`.' },
  'xclient-extension': {
    says: 'De Postfix : on se fie à vous pour dire au nom de qui vous parlez. Les mots sont ce que vous pouvez donner.',
    adds: 'La commande `XCLIENT`.',
  },
  'xforward-extension': {
    says: 'De Postfix : on se fie à vous pour transmettre des faits, pour le journal.',
    adds: 'La commande `XFORWARD`.',
  },
};

export const refParameter: ReferenceWords['refParameter'] = {
  'mail-size':
    'La taille de la lettre, en octets avec ses fins de ligne, sans les points doublés. Une estimation suffit ; un peu trop vaut mieux que trop peu.',
  'mail-body':
    'Quels octets a la lettre : `7BIT`, tous sous 128 ; `8BITMIME`, n’importe lesquels, en lignes ; `BINARYMIME`, n’importe lesquels, sans lignes, par `BDAT` seulement.',
  'mail-smtputf8':
    'Ce courrier a des adresses ou des champs d’en-tête en UTF-8. Il n’a pas de valeur, et s’omet là où rien n’en a besoin.',
  'mail-ret':
    'Ce que doit rapporter un rapport d’échec : `FULL`, toute la lettre ; `HDRS`, son en-tête seulement.',
  'mail-envid': 'Une marque à vous, jusqu’à cent caractères, que répète tout rapport sur ce courrier.',
  'mail-auth':
    'Qui a remis ce courrier, dit par un serveur à un autre qui se fie à lui ; `<>` pour personne de connu. Les autres serveurs le lisent et l’oublient.',
  'mail-requiretls': 'Ce courrier ne continue que dans TLS, avec un nom vérifié ; sinon il revient.',
  'mail-mt-priority': 'L’urgence du courrier, de -9 à 9 ; 0 est l’ordinaire.',
  'mail-by':
    'Le délai de livraison, en secondes ; `R` le renvoie s’il est en retard, `N` ne fait que vous le dire.',
  'mail-holdfor': 'Retenir le courrier tant de secondes.',
  'mail-holduntil': 'Retenir le courrier jusqu’à ce jour et cette heure.',
  'mail-mtrk':
    'Une marque par laquelle suivre le courrier, avec le temps pendant lequel les serveurs doivent s’en souvenir.',
  'mail-solicit': 'Ce courrier est de la publicité, de la sorte nommée.',
  'mail-conperm': 'Les serveurs en chemin peuvent convertir le contenu.',
  'mail-submitter': 'Qui est responsable de ce courrier. Retiré.',
  'mail-transid':
    'Un nom pour ce courrier, pour qu’il puisse reprendre là où il s’est arrêté. Une expérience.',
  'rcpt-notify':
    'Quand doit venir un rapport : `SUCCESS`, `FAILURE`, `DELAY`, séparés par des virgules ; ou `NEVER`, seul.',
  'rcpt-orcpt':
    'L’adresse telle que l’expéditeur l’a d’abord écrite, que répète tout rapport, qui que ce soit qui ait renvoyé le courrier depuis.',
  'rcpt-rrvs': 'Ne livrer que si la boîte a le même propriétaire depuis ce jour.',
  'rcpt-conneg': 'Demander quelle sorte de contenu ce destinataire sait montrer.',
};

export const refMechanism: ReferenceWords['refMechanism'] = {
  'sasl-plain': {
    what: 'Nom et mot de passe en une réponse, séparés par des octets nuls, en base64. Tout serveur où l’on s’identifie l’a, dans TLS.',
    steps: [
      "Faites octet nul, nom, octet nul, mot de passe : `printf '\\0alice\\0secret' | base64`.",
      'Envoyez avec la commande : `AUTH PLAIN AGFsaWNlAHNlY3JldA==`.',
      '235.',
    ],
    beware: 'Base64 ne cache rien : dans TLS seulement.',
  },
  'sasl-login': {
    what: 'Le serveur demande le nom puis le mot de passe. Aucune RFC ne le définit ; presque tout serveur l’a.',
    steps: [
      '`AUTH LOGIN`.',
      '`334 VXNlcm5hbWU6` demande le nom : envoyez-le en base64.',
      '`334 UGFzc3dvcmQ6` demande le mot de passe : envoyez-le en base64.',
      '235.',
    ],
    beware: 'Base64 ne cache rien : dans TLS seulement. Les programmes neufs emploient `PLAIN`.',
  },
  'sasl-cram-md5': {
    what: 'Le serveur envoie une énigme, et le client répond par un condensé d’elle et du mot de passe. Le mot de passe n’est pas envoyé.',
    steps: [
      '`AUTH CRAM-MD5`.',
      '334 et l’énigme, en base64.',
      'Le nom, une espace et le condensé, en base64.',
      '235.',
    ],
    beware:
      'Qui écoute peut deviner un mot de passe faible ; le serveur doit garder le mot de passe, ou ce qui ouvre la porte aussi bien ; rien ne prouve qui est le serveur.',
  },
  'sasl-digest-md5': {
    what: 'Une énigme aux nombreuses parties. Retiré : trop difficile à bien faire.',
    steps: [
      '`AUTH DIGEST-MD5`.',
      '334 et l’énigme.',
      'La réponse.',
      '334 avec une preuve du serveur, puis une réponse vide.',
      '235.',
    ],
    beware: 'Employez `SCRAM-SHA-256`.',
  },
  'sasl-scram-sha-1': {
    what: 'Client et serveur prouvent chacun qu’ils connaissent le mot de passe, sans l’envoyer. Le serveur ne garde qu’un condensé salé.',
    steps: [
      'Le nom du client et un texte au hasard.',
      '334 : le sel, un nombre, et un texte au hasard plus long.',
      'La preuve du client.',
      '334 : la preuve du serveur, puis une réponse vide.',
      '235.',
    ],
    beware: 'Trop long à taper à la main. SHA-256 est le condensé le plus récent.',
  },
  'sasl-scram-sha-256': {
    what: 'Comme `SCRAM-SHA-1`, avec un condensé plus récent.',
    steps: [
      'Le nom du client et un texte au hasard.',
      '334 : le sel, un nombre, et un texte au hasard plus long.',
      'La preuve du client.',
      '334 : la preuve du serveur, puis une réponse vide.',
      '235.',
    ],
    beware:
      'Trop long à taper à la main. Les formes en `-PLUS` lient aussi l’identification à la connexion TLS.',
  },
  'sasl-xoauth2': {
    what: 'Un jeton au lieu d’un mot de passe, comme le veulent Gmail et Outlook.com : le nom, `auth=Bearer` et le jeton, avec des octets 1 entre eux.',
    steps: [
      'Prenez un jeton chez le fournisseur, dans un navigateur.',
      '`AUTH XOAUTH2` et la réponse en base64.',
      '235 ; ou 334 avec une raison en JSON : envoyez une ligne vide, puis 535.',
    ],
    beware:
      'Pas une norme ; `OAUTHBEARER` en est une. Qui a le jeton peut s’en servir, jusqu’à ce qu’il expire.',
  },
  'sasl-oauthbearer': {
    what: 'Un jeton au lieu d’un mot de passe, comme l’a la RFC 7628.',
    steps: [
      'Prenez un jeton chez le fournisseur.',
      '`AUTH OAUTHBEARER` et la réponse en base64.',
      '235 ; ou 334 avec une raison en JSON : répondez `AQ==`, puis 535.',
    ],
    beware: 'Qui a le jeton peut s’en servir : dans TLS seulement.',
  },
  'sasl-external': {
    what: 'L’identification s’est faite hors de SMTP, le plus souvent par un certificat dans l’échange de clés TLS. Le client ne dit que qui il est.',
    steps: ['TLS avec un certificat de client.', '`AUTH EXTERNAL =`.', '235.'],
    beware: 'Sans un tel certificat, cela échoue.',
  },
  'sasl-gssapi': {
    what: 'Kerberos : un ticket du réseau local prouve qui vous êtes.',
    steps: ['`AUTH GSSAPI` et un ticket.', 'Quelques tours, en base64.', '235.'],
    beware: 'Trop long à taper à la main.',
  },
  'sasl-ntlm': {
    what: 'L’identification des anciens réseaux Windows.',
    steps: ['`AUTH NTLM` et trois messages, en base64.', '235.'],
    beware: 'Faible, et en voie d’être retiré par son auteur.',
  },
  'sasl-anonymous': {
    what: 'Aucune identification, sous un nom de votre choix, pour le journal.',
    steps: ['`AUTH ANONYMOUS` et un texte, en base64.', '235.'],
    beware: 'Un serveur qui le prend ne doit pas donner plus de droits qu’à quiconque.',
  },
};
