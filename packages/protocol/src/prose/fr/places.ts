import type { Prose } from '../prose.ts';

export const port: Prose['port'] = {
  '25': {
    short: 'De serveur à serveur. Pour soumettre : 465 (TLS d’emblée) ou 587 (STARTTLS).',
    long: '25 : de serveur à serveur, avec STARTTLS si les deux savent. Le courrier d’un domaine arrive ici, de n’importe qui. La plupart des réseaux privés bloquent les appels vers ce port, parce que le spam l’employait. Dans cette page, le terminal dit `mail.campus.test 25` ; depuis votre machine, la même porte est `localhost 2525`.',
  },
  '465': {
    short: 'Pour soumettre du courrier, TLS d’emblée.',
    long: '465 (TLS d’emblée) : la soumission (submission), du programme d’une personne à son propre serveur, après identification. La RFC 8314 le préfère. On dit d’habitude « 465 (chiffré) » : le chiffrement commence au premier octet, avant tout SMTP. Depuis votre machine : 2465.',
  },
  '587': {
    short: 'Pour soumettre du courrier, STARTTLS.',
    long: '587 (STARTTLS) : la soumission (submission), du programme d’une personne à son propre serveur, après identification. Il commence en clair et passe à TLS sur demande. La RFC 8314 préfère 465. Depuis votre machine : 2587.',
  },
  '1025': {
    short: 'La porte du mock. Ailleurs : 25 entre serveurs, 465 ou 587 pour soumettre.',
    long: '1025 : pas un port du courrier, seulement une habitude. Les serveurs mock y écoutent parce que les ports sous 1024 demandent des droits particuliers. Ailleurs : 25 entre serveurs, 465 ou 587 pour soumettre.',
  },
  '110': {
    short: 'Pour relever le courrier par POP3, en clair.',
    long: '110 : POP3, qui relève le courrier et d’ordinaire l’efface du serveur. Il commence en clair ; STLS peut passer à TLS. Depuis votre machine : 2110. Pour envoyer, il n’y a que SMTP.',
  },
  '995': {
    short: 'Pour relever le courrier par POP3, TLS d’emblée.',
    long: '995 (TLS d’emblée) : POP3 dans TLS. La RFC 8314 le préfère à 110. Depuis votre machine : 2995.',
  },
  '143': {
    short: 'Pour lire le courrier par IMAP, en clair.',
    long: '143 : IMAP, qui lit le courrier là où il est, en dossiers, depuis plusieurs appareils. Il commence en clair ; STARTTLS peut passer à TLS. Depuis votre machine : 2143.',
  },
  '993': {
    short: 'Pour lire le courrier par IMAP, TLS d’emblée.',
    long: '993 (TLS d’emblée) : IMAP dans TLS. La RFC 8314 le préfère à 143. Depuis votre machine : 2993.',
  },
  '53': {
    short: 'Le DNS : là où les noms reçoivent leurs adresses.',
    long: '53, en UDP et en TCP : le DNS. Avant de transmettre un courrier, un serveur y demande les records MX du domaine, puis l’adresse de l’hôte qu’ils nomment. Depuis votre machine : 2053.',
  },
  '8025': {
    short: 'La page web du labo, avec la boîte du mock.',
    long: '8025 : du HTTP, pas du courrier. Cette page et la boîte du mock s’y trouvent ; Mailpit emploie le même nombre.',
  },
  other: {
    short: 'Pas un port du courrier : 25 entre serveurs, 465 ou 587 pour soumettre.',
    long: 'Aucun service de courrier n’est attribué à ce port. 25 : de serveur à serveur, avec STARTTLS si les deux savent. 465 (TLS d’emblée) et 587 (STARTTLS) : la soumission ; la RFC 8314 préfère 465.',
  },
};

export const role: Prose['role'] = {
  mua: {
    short: 'L’agent utilisateur (mail user agent) : qui écrit. Ici, à la main.',
    long: 'L’agent utilisateur (mail user agent) est le programme où une personne écrit et lit : Thunderbird, l’application d’un téléphone, une page web, ou vous avec `ncat`. Il remet le courrier à un serveur et ne le livre pas lui-même.',
  },
  msa: {
    short: 'L’agent de soumission : prend le courrier de qui il connaît, et l’envoie.',
    long: 'L’agent de soumission (mail submission agent) est le serveur à qui votre programme remet le courrier, sur 465 ou 587, après identification. Il vérifie qui vous êtes, complète l’en-tête, et donne le courrier à un MTA. Souvent, les deux ne font qu’un programme.',
  },
  mta: {
    short: 'L’agent de transfert (transfer agent) : prend votre courrier, ou le refuse.',
    long: 'L’agent de transfert (mail transfer agent) prend un courrier et en répond : il le met dans une de ses boîtes, ou le passe au serveur suivant sur le port 25. Par son 250 après le point, il promet de livrer ou d’envoyer un retour (bounce).',
  },
  ms: {
    short: 'Le dépôt (message store) : remet les lettres à qui s’identifie.',
    long: 'Le dépôt de messages (message store) garde les lettres d’une boîte et les remet, par POP3 (110, 995) ou IMAP (143, 993), à qui connaît le nom et le mot de passe. Il n’envoie rien : ce qui part passe par le MSA. Souvent les deux, et le MTA, sont un même hôte.',
  },
  mx: {
    short: 'Le record DNS qui nomme le MTA d’un domaine.',
    long: 'Les records MX d’un domaine nomment les hôtes qui prennent son courrier, chacun avec une préférence ; le plus petit nombre est essayé d’abord, et son adresse demandée ensuite. Un MTA les demande avant de transmettre un courrier. Qui appelle un serveur par son nom ne les demande pas.',
  },
  mailbox: {
    short: 'La lettre y attend le MUA de son lecteur.',
    long: 'La boîte aux lettres (mailbox) est l’endroit où le dernier serveur met la lettre, avec Return-Path: et Received: tout en haut. Le programme de son propriétaire l’y lit par IMAP (143, 993), ou la relève par POP3 (110, 995). SMTP, lui, ne fait qu’envoyer.',
  },
  mock: {
    short: 'Le mock, sur la machine d’exercice, pas la vôtre. N’envoie rien plus loin.',
    long: 'Un serveur mock parle du vrai SMTP et accepte toute adresse. Il ne livre nulle part et montre tout, pour essayer un programme sans que personne ne reçoive de courrier. `localhost` désigne ici la machine d’exercice, pas votre ordinateur.',
  },
  mockInbox: {
    short: 'Tout courrier, quel que soit son destinataire. Bob, lui, ne reçoit rien.',
    long: 'Le mock garde tout courrier qu’on lui donne dans une seule boîte, quel que soit son destinataire, et montre l’enveloppe, l’en-tête et la source. Personne d’autre ne le reçoit.',
  },
};
