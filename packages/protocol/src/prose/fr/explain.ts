import type { Prose } from '../prose.ts';

export const explain: Prose['explain'] = {
  'open-refused-filtered': {
    title: 'Ouvert, refusé, filtré',
    text: [
      '**Ouvert** : un programme écoute sur le port. TCP relie, et un serveur de courrier dit 220.',
      '**Refusé** : la machine est là et personne n’écoute. La réponse vient tout de suite, de TCP, pas de SMTP.',
      '**Filtré** : aucune réponse. Un pare-feu écarte l’appel, ou la machine est éteinte ; l’appelant attend jusqu’à ce qu’il renonce.',
    ],
  },
  '550-or-450': {
    title: 'Pourquoi 550 et pas 450 ?',
    text: [
      'Le premier chiffre dit s’il faut réessayer. **4** : pas maintenant, la même ligne peut réussir plus tard. **5** : non, et pour de bon.',
      'Une boîte qui n’existe pas n’existera pas davantage dans une heure : le serveur dit 550, et l’expéditeur reçoit aussitôt un retour (bounce). 450 est pour une boîte occupée, ou pour un expéditeur encore inconnu : le courrier attend dans la file.',
    ],
  },
  digits: {
    title: 'Trois chiffres',
    text: [
      'Le premier dit comment cela s’est passé : **2** fait, **3** continuez, **4** plus tard, **5** non.',
      'Le deuxième dit de quoi il s’agit : **0** la syntaxe, **1** une information, **2** la connexion, **5** le système de courrier.',
      'Le troisième distingue ce que les deux premiers laissent ouvert. Les programmes lisent les chiffres ; le texte est pour vous.',
    ],
  },
  enhanced: {
    title: 'Le second code',
    text: [
      'Après les trois chiffres peut venir un code étendu (enhanced status code), comme `5.1.1` : classe, sujet, détail.',
      'La classe répète le premier chiffre. Le sujet dit de quoi il s’agit : **1** une adresse, **2** une boîte, **3** le système qui reçoit, **4** le réseau, **5** le protocole, **6** le contenu, **7** la sécurité. Le détail est précis.',
    ],
  },
  'envelope-and-letter': {
    title: 'L’enveloppe et la lettre',
    text: [
      '**L’enveloppe** (envelope) est pour les serveurs : MAIL FROM, RCPT TO. Elle décide qui reçoit le courrier et où va un retour (bounce).',
      '**La lettre** est pour les gens : elle vient après DATA. Son From: et son To: ne sont que du texte. Rien ne les oblige à concorder.',
      'À la fin, l’enveloppe est jetée. Une ligne en reste dans la lettre : Return-Path:, l’expéditeur.',
    ],
  },
  crlf: {
    title: 'CR LF',
    text: [
      'Une ligne de SMTP finit par deux octets : CR (13) et LF (10). Dans `ncat`, Entrée n’envoie que LF ; `ncat -C` envoie les deux.',
      'Beaucoup de serveurs tolèrent LF après une commande. Aucun ne devrait le tolérer autour du point qui termine une lettre : deux serveurs qui n’y sont pas d’accord peuvent voir deux courriers différents.',
    ],
  },
  dot: {
    title: 'Le point seul',
    text: [
      'Une lettre finit par CR LF, un point, CR LF. Rien d’autre ne la termine : QUIT, à l’intérieur, est du texte.',
      'Une ligne du texte qui commence par un point en reçoit un second devant, que le serveur retire.',
    ],
  },
  'blank-line': {
    title: 'La ligne vide',
    text: [
      'Les champs d’en-tête (header fields) viennent d’abord. La première ligne sans rien du tout les termine ; tout ce qui suit est du texte.',
      'Des espaces sur cette ligne en font la suite du champ précédent.',
    ],
  },
  'null-sender': {
    title: 'Personne comme expéditeur',
    text: [
      '`MAIL FROM:<>` est une enveloppe sans expéditeur. Les retours (bounces) l’emploient, pour qu’un retour qui échoue n’en provoque pas un autre.',
    ],
  },
  'multi-line': {
    title: 'Une réponse, plusieurs lignes',
    text: [
      'Un tiret après le code veut dire que d’autres lignes suivent ; un espace, que c’est la dernière. Toutes ensemble sont une seule réponse.',
      'Un programme qui lit une ligne par commande prend ici du retard.',
    ],
  },
  'ehlo-or-helo': {
    title: 'EHLO ou HELO',
    text: [
      'HELO date de 1982. EHLO salue de même et demande les extensions ; le serveur les donne, une par ligne.',
      'Tout serveur doit encore accepter HELO.',
    ],
  },
  mock: {
    title: 'Un serveur mock',
    text: [
      'Il parle du vrai SMTP sur du vrai TCP, prend le courrier de n’importe qui, et ne transmet rien. Il sert à essayer des programmes.',
      'Comme il accepte tout, il ne dit jamais 550. Pour des refus, appelez `mail.campus.test 25`.',
    ],
  },
  'starttls-injected': {
    title: 'Pourquoi est-ce jeté ?',
    text: [
      'Avant que TLS soit établi, quelqu’un en route peut ajouter des octets sans que personne le remarque. Il ajoute une ligne derrière votre `STARTTLS`, dans le même segment : `MAIL FROM:<lui>`.',
      'Un serveur qui garde ce qu’il a lu répondrait à cette ligne **après** la négociation, comme si elle était venue chiffrée, de vous. En 2011, beaucoup le faisaient, courrier et mot de passe compris (CVE-2011-0411).',
      'Un serveur jette donc tout ce qui est venu en clair derrière `STARTTLS`, et les deux oublient ce qui a été dit avant : votre nom, la liste des extensions, un courrier ouvert (RFC 3207 §4.2). Voilà pourquoi on redit `EHLO`.',
      'Le client a le même devoir : ce qui suit le 220 en clair ne vient pas de son serveur.',
      'Essayez : `printf "EHLO me\\r\\nSTARTTLS\\r\\nNOOP\\r\\n" | ncat mail.campus.test 587`. Le NOOP n’a pas de réponse, et **Deux vues** le barre.',
    ],
  },
  'certificate-questions': {
    title: 'Ce qu’un client vérifie',
    text: [
      '**Le nom** : celui que j’ai appelé est-il parmi ceux du certificat ? **Les dates** : sommes-nous entre les deux ? **La signature** : est-elle de quelqu’un que je connais déjà ?',
      'Un seul « non », et il raccroche avec une alerte : `unknown_ca`, `certificate_expired`, `bad_certificate`. L’alerte part au serveur ; ce que la personne lit est la phrase du programme.',
      'Entre eux, les serveurs de courrier ne vérifient le plus souvent pas : un certificat non vérifié écarte déjà ceux qui ne font qu’écouter (RFC 7435).',
    ],
  },
  'really-sent-by': {
    title: 'Réellement envoyé par',
    text: [
      'From: et MAIL FROM peuvent dire n’importe quoi. Le labo sait par quelle connexion un courrier est venu, et le montre : ici, une imitation n’est jamais un secret.',
    ],
  },
};
