import type { ReferenceWords } from '../../reference-words.ts';

export const refPort: ReferenceWords['refPort'] = {
  '25': {
    who: 'De serveur à serveur : le courrier d’un domaine arrive ici, de n’importe qui. Personne ne s’identifie, et le courrier d’autres domaines est refusé.',
    usually: 'On l’appelle « le port SMTP », et on s’en sert pour tout.',
    standard:
      'RFC 5321 : là où un serveur attend le courrier. Chiffré par `STARTTLS` si les deux savent. Les programmes des gens emploient 465 ou 587 ; la plupart des réseaux privés bloquent les appels vers 25.',
  },
  '465': {
    who: 'Du programme d’une personne à son propre serveur, après identification.',
    usually: 'On dit « 465 (chiffré) », ou « SMTPS », ou « SSL » ; d’anciennes pages le disent retiré.',
    standard:
      'RFC 8314 : la soumission avec TLS d’emblée, avant la première ligne ; préféré à 587. Pendant une vingtaine d’années le nombre était inscrit pour autre chose, d’où les anciens conseils.',
  },
  '587': {
    who: 'Du programme d’une personne à son propre serveur, après identification.',
    usually:
      'On dit « 587 (TLS) » et « 465 (SSL) », comme si l’un était plus fort : dedans, c’est le même TLS.',
    standard:
      'RFC 6409 : la soumission. Il commence en clair, et `STARTTLS` vient avant l’identification. La RFC 8314 préfère 465, où personne ne peut ôter le mot STARTTLS.',
  },
  '2525': {
    who: 'Qui en est convenu. Dans EHLO : `localhost 2525` est le port 25 de mail.campus.test, vu de votre machine.',
    usually: 'On dit « l’autre port SMTP », pour les réseaux qui bloquent 25 et 587.',
    standard: 'Aucune norme ne le donne au courrier ; l’IANA l’a inscrit pour autre chose.',
  },
  '110': {
    who: 'Le programme d’une personne qui relève son courrier, par POP3.',
    usually: 'On dit « serveur entrant ».',
    standard: 'RFC 1939 : POP3, en clair jusqu’à `STLS`. La RFC 8314 préfère 995.',
  },
  '995': {
    who: 'Le programme d’une personne qui relève son courrier, par POP3.',
    usually: 'On dit « POP par SSL ».',
    standard: 'RFC 8314 : POP3 avec TLS d’emblée ; préféré à 110.',
  },
  '143': {
    who: 'Le programme d’une personne qui lit son courrier là où il est, par IMAP.',
    usually: 'On dit « IMAP sans chiffrement ».',
    standard: 'RFC 9051 : IMAP, en clair jusqu’à `STARTTLS`. La RFC 8314 préfère 993.',
  },
  '993': {
    who: 'Le programme d’une personne qui lit son courrier là où il est, par IMAP.',
    usually: 'On dit « IMAP par SSL ».',
    standard: 'RFC 8314 : IMAP avec TLS d’emblée ; préféré à 143.',
  },
  '53': {
    who: 'Qui veut savoir quelque chose d’un nom. Un MTA demande ici les records MX avant de transmettre un courrier.',
    usually: 'On dit « le DNS emploie UDP ».',
    standard:
      'RFC 1035 : UDP et TCP. Un serveur d’aujourd’hui doit répondre sur les deux : les longues réponses passent par TCP.',
  },
  '1025': {
    who: 'Un programme à l’essai, vers un serveur mock qui prend tout et ne livre rien.',
    usually: 'On dit « le port de Mailpit », ou de MailHog.',
    standard:
      'Aucune norme ne le donne au courrier : sous 1024, un programme a besoin de droits particuliers, et 1025 ressemble à 25.',
  },
  '8025': {
    who: 'Un navigateur, vers la page web d’un serveur mock ; ici, vers celle d’EHLO.',
    usually: 'On dit « la boîte de Mailpit ».',
    standard: 'Aucune norme ne le donne au web ; c’est du HTTP, sur un nombre qui va avec 1025.',
  },
  '80': {
    who: 'Un navigateur, vers un serveur web.',
    usually: 'On l’essaie en cherchant la page qui va avec un serveur de courrier.',
    standard: 'RFC 9110 : HTTP. Envoyées à un serveur de courrier, ses lignes reçoivent 500.',
  },
};

export const refRole: ReferenceWords['refRole'] = {
  mua: 'L’agent utilisateur (mail user agent) : le programme où une personne lit et écrit. Il remet le courrier à un MSA et le prend dans une boîte ; il ne livre rien lui-même.',
  msa: 'L’agent de soumission (mail submission agent) : le serveur à qui votre programme remet le courrier, sur 465 ou 587, après identification. Il peut compléter et corriger la lettre, ce qu’un MTA ne peut pas.',
  mta: 'L’agent de transfert (mail transfer agent) : prend le courrier par SMTP et le transmet, ou le remet à livrer. Par 250 après le point, il répond du courrier.',
  mda: 'L’agent de livraison (mail delivery agent) : met une lettre dans une boîte, après le dernier MTA. La RFC 5321 n’a pas ce mot, et appelle l’endroit un « message store » ; la RFC 5598 l’a. Dovecot et procmail en sont.',
  mra: 'L’agent de relève (mail retrieval agent) : prend le courrier d’une boîte, par POP3 ou IMAP, et le remet ailleurs. Un mot de manuels : ni la RFC 5321 ni la RFC 5598 ne l’ont. fetchmail en est un.',
  mx: 'L’échangeur de courrier (mail exchanger) : un hôte que nomme le record MX d’un domaine. Le plus petit nombre est essayé d’abord.',
  mailbox:
    'Là où les lettres attendent que leur lecteur les prenne. Dans les adresses, « mailbox » désigne aussi le nom, `bob@campus.test`.',
  relay:
    'Un serveur qui prend du courrier et le transmet par SMTP, sans rien changer qu’un champ `Received:` en tête. Les serveurs transmettent pour qui ils connaissent, et refusent les autres par 550.',
  'open-relay':
    'Un relais ouvert (open relay) : il transmet le courrier de n’importe qui à n’importe qui. Le spam passait par de telles machines : elles finissent aussitôt sur les listes d’appelants indésirables. « Relay access denied » est ce qui empêche un serveur d’en être un.',
  smarthost:
    'Le seul serveur à qui une machine donne tout le courrier qu’elle envoie, au lieu de demander au DNS pour chaque domaine. Postfix l’appelle `relayhost`.',
  'null-client': 'Une machine qui ne fait qu’envoyer : elle ne reçoit rien et donne tout à un smarthost.',
  gateway:
    'Une passerelle (gateway) : un serveur entre SMTP et une autre sorte de courrier. Elle peut changer ce qu’un relais ne peut pas.',
  forwarder:
    'Quelqu’un dont le courrier, arrivé à une adresse, part vers une autre. L’expéditeur de l’enveloppe reste le même, et SPF échoue alors au serveur suivant : DKIM et ARC sont là pour cela.',
  originator: 'Le système par lequel un courrier entre en chemin.',
  delivery: 'Le système où un courrier quitte SMTP : il est mis dans une boîte, avec `Return-Path:` en tête.',
  mock: 'Un serveur pour essayer des programmes : il parle du vrai SMTP, prend le courrier de n’importe qui, le montre, et ne transmet rien.',
};

export const refLimit: ReferenceWords['refLimit'] = {
  'limit-local-part': 'Ce qui précède le @, avec ses guillemets.',
  'limit-domain': 'Ce qui suit le @.',
  'limit-path': 'L’adresse entière, avec ses chevrons.',
  'limit-command-line':
    'La ligne entière, avec CR et LF. Les extensions l’allongent : `AUTH=` ajoute 500 octets à `MAIL`. Les lignes plus longues reçoivent 500.',
  'limit-reply-line':
    'Chaque ligne d’une réponse, avec son code, CR et LF. Qui a plus à dire emploie plusieurs lignes.',
  'limit-text-line':
    'Chaque ligne de la lettre, avec CR et LF : 998 octets de texte. Un point doublé devant ne compte pas.',
  'limit-content':
    'Tout serveur doit prendre une lettre de 64 K octets ; ceux d’aujourd’hui prennent quelques dizaines de mégaoctets. `SIZE` dit combien.',
  'limit-recipients':
    'Tout serveur doit prendre cent destinataires pour un courrier. Au-delà il dit 452, et garde ceux qu’il a.',
  'limit-auth-line':
    'Les lignes d’une identification peuvent dépasser 512 octets : la RFC 4954 dit que 12288 suffisent.',
  'limit-timeout-greeting': 'Combien de temps un client attend au moins la salutation.',
  'limit-timeout-mail': 'Combien de temps un client attend au moins la réponse à `MAIL`.',
  'limit-timeout-rcpt': 'Combien de temps un client attend au moins la réponse à `RCPT`.',
  'limit-timeout-data': 'Combien de temps un client attend au moins 354.',
  'limit-timeout-block':
    'Combien de temps un client attend au moins que le réseau prenne un morceau de la lettre.',
  'limit-timeout-dot':
    'Combien de temps un client attend au moins la réponse au point : qui raccroche plus tôt risque d’envoyer le courrier deux fois.',
  'limit-timeout-server':
    'Combien de temps un serveur attend au moins la commande suivante, avant de pouvoir raccrocher.',
};

export const refFamily: ReferenceWords['refFamily'] = {
  command: { one: 'Commande', many: 'Commandes' },
  reply: { one: 'Code de réponse', many: 'Codes de réponse' },
  enhanced: { one: 'Code étendu', many: 'Codes étendus' },
  class: { one: 'Classe de codes', many: 'Classes de codes' },
  extension: { one: 'Extension', many: 'Extensions' },
  parameter: { one: 'Paramètre', many: 'Paramètres' },
  mechanism: { one: 'Façon de s’identifier', many: 'Façons de s’identifier' },
  port: { one: 'Port', many: 'Ports' },
  role: { one: 'Rôle', many: 'Rôles' },
  limit: { one: 'Limite', many: 'Limites' },
  rule: { one: 'Règle de la grammaire', many: 'La grammaire' },
  field: { one: 'Champ d’en-tête', many: 'Champs d’en-tête' },
  'record-type': { one: 'Record DNS', many: 'Records DNS' },
  rcode: { one: 'Code de réponse DNS', many: 'Codes de réponse DNS' },
  opcode: { one: 'Opération DNS', many: 'Opérations DNS' },
  'dns-flag': { one: 'Drapeau DNS', many: 'Drapeaux DNS' },
  'dns-class': { one: 'Classe DNS', many: 'Classes DNS' },
  'spf-term': { one: 'Terme SPF', many: 'Termes SPF' },
  'dkim-key-tag': { one: 'Étiquette d’une clé DKIM', many: 'Étiquettes d’une clé DKIM' },
  'dkim-signature-tag': { one: 'Étiquette d’une signature DKIM', many: 'Étiquettes d’une signature DKIM' },
  'dmarc-tag': { one: 'Étiquette DMARC', many: 'Étiquettes DMARC' },
  'auth-method': { one: 'Contrôle d’un courrier', many: 'Contrôles d’un courrier' },
  'auth-result': { one: 'Résultat d’un contrôle', many: 'Résultats de contrôles' },
  'pop3-command': { one: 'Commande POP3', many: 'Commandes POP3' },
  'pop3-reply': { one: 'Réponse POP3', many: 'Réponses POP3' },
  'pop3-response-code': { one: 'Code de réponse POP3', many: 'Codes de réponse POP3' },
  'pop3-capability': { one: 'Capacité POP3', many: 'Capacités POP3' },
  'imap-state': { one: 'État d’IMAP', many: 'États d’IMAP' },
  'imap-command': { one: 'Commande IMAP', many: 'Commandes IMAP' },
  'imap-response': { one: 'Réponse IMAP', many: 'Réponses IMAP' },
  'imap-response-code': { one: 'Code de réponse IMAP', many: 'Codes de réponse IMAP' },
  'imap-capability': { one: 'Capacité IMAP', many: 'Capacités IMAP' },
  'imap-flag': { one: 'Marque IMAP', many: 'Marques IMAP' },
  'imap-keyword': { one: 'Mot-clé IMAP', many: 'Mots-clés IMAP' },
  'imap-attribute': { one: 'Attribut d’une boîte', many: 'Attributs des boîtes' },
  'imap-fetch-item': { one: 'Élément de FETCH', many: 'Éléments de FETCH' },
  'imap-store-item': { one: 'Élément de STORE', many: 'Éléments de STORE' },
  'imap-status-item': { one: 'Élément de STATUS', many: 'Éléments de STATUS' },
  'imap-search-key': { one: 'Clé de SEARCH', many: 'Clés de SEARCH' },
};

export const refStanding: ReferenceWords['refStanding'] = {
  standard: 'En vigueur.',
  obsolete: 'Retiré.',
  historic: 'Encore écrit, plus employé.',
  experimental: 'Défini à l’essai.',
  private: 'Dans aucune norme ; employé pourtant.',
};

export const refUnconfirmed = 'Le numéro de la section n’a pas été vérifié dans le document.';

export const refSpread: ReferenceWords['refSpread'] = {
  'nearly always': 'Presque tout serveur la propose.',
  often: 'Beaucoup de serveurs la proposent.',
  sometimes: 'Quelques serveurs la proposent.',
  rarely: 'Peu de serveurs la proposent.',
  never: 'Vous ne la verrez guère.',
};

export const refEvidence: ReferenceWords['refEvidence'] = {
  source: 'Lu dans le programme lui-même.',
  seen: 'Vu dans des dialogues publiés.',
};
