import type { LetterFieldWords } from '../letter-words.ts';

export const letterFields: LetterFieldWords = {
  letterField: {
    date: 'Quand l’auteur a fini la lettre et l’a envoyée, selon sa propre horloge. Quand elle a voyagé, Received le dit.',
    from: 'Qui a écrit la lettre, selon l’auteur. Aucun serveur n’est tenu de le vérifier ; le MAIL FROM de l’enveloppe est une autre adresse, et peut en différer.',
    sender:
      'Qui l’a envoyée, si ce n’est pas l’auteur : un secrétaire, un programme. Obligatoire si From a plusieurs auteurs.',
    'reply-to': 'Où vont les réponses, au lieu de From.',
    to: 'À qui elle est destinée. Pour la lecture seulement : les serveurs distribuent selon RCPT TO.',
    cc: 'Qui en reçoit une copie, au vu de tous. « Carbon copy », du temps des machines à écrire.',
    bcc: 'Qui en reçoit une copie en secret. Le programme de l’expéditeur l’ôte de la copie des autres ; laissé là, ce n’est plus un secret.',
    'message-id':
      'Le nom propre de cette lettre, unique au monde. Les réponses et les fils de discussion s’y réfèrent.',
    'in-reply-to': 'Le Message-ID de la lettre à laquelle celle-ci répond.',
    references:
      'Les Message-ID de tout le fil, du plus ancien au plus récent. Les programmes en tirent les fils de discussion.',
    subject: 'De quoi il s’agit, en une ligne. Texte libre ; « Re: » est une habitude, pas un ordre.',
    comments: 'Une remarque sur la lettre. Presque jamais employé.',
    keywords: 'Des mots pour la retrouver. Presque jamais employé.',
    'resent-date': 'Quand quelqu’un a renvoyé la lettre, telle quelle, à d’autres.',
    'resent-from':
      'Qui a renvoyé la lettre telle quelle. À distinguer du transfert, qui écrit une nouvelle lettre.',
    'resent-sender': 'Qui l’a renvoyée pour celui que nomme Resent-From.',
    'resent-to': 'À qui elle a été renvoyée.',
    'resent-cc': 'Qui a reçu une copie du renvoi.',
    'resent-bcc': 'Qui a reçu une copie du renvoi en secret.',
    'resent-message-id': 'Un nom pour ce renvoi.',
    'resent-reply-to':
      'Où devaient aller les réponses au renvoi. Abandonné : elles vont où l’a dit le premier auteur.',
    'return-path':
      'Le MAIL FROM de l’enveloppe, gardé au dépôt dans la boîte. Les avis d’échec y vont ; `<>` veut dire : à personne.',
    received:
      'Un cachet de la poste. Chaque serveur qui prend la lettre en met un en haut : de qui, par qui, comment et quand. Lisez-les depuis le bas.',
    'delivered-to':
      'L’adresse par laquelle une boîte a été atteinte. Un par étape de la remise, mis en haut ; deux fois le même, c’est une boucle.',
    'dkim-signature':
      'Un domaine signe des champs et le corps : qui cherche sa clé dans le DNS voit s’ils ont été changés.',
    'arc-authentication-results':
      'Ce qu’un serveur en chemin a trouvé en vérifiant, noté pour qu’un transfert ne le perde pas.',
    'arc-message-signature': 'Un serveur en chemin signe la lettre telle qu’il l’a envoyée plus loin.',
    'arc-seal':
      'Un serveur en chemin scelle ce qu’ont écrit ceux d’avant : la chaîne ne peut pas être changée sans qu’on le voie.',
    'authentication-results':
      'Ce que le serveur de réception a trouvé en vérifiant SPF, DKIM et DMARC. Seul celui de votre propre serveur compte : tout le monde peut en écrire un.',
    'received-spf':
      'Ce qu’a dit SPF : cette adresse peut-elle envoyer pour ce domaine ? Aujourd’hui, Authentication-Results le dit.',
    'vbr-info': 'Nomme un service qui se porte garant de l’expéditeur.',
    author: 'L’auteur, gardé quand une liste a dû se mettre elle-même dans From. À l’essai.',
    'hp-outer':
      'Dans une lettre chiffrée : ce que disait un champ au-dehors, pour montrer au lecteur ce qui était caché ou changé.',
    'tls-required':
      'Dit `No` : à remettre même si TLS échoue. L’auteur préfère une lettre lue à une lettre perdue.',
    'tls-report-domain': 'D’un rapport sur TLS : le domaine de destination.',
    'tls-report-submitter': 'D’un rapport sur TLS : qui l’a fait.',
    'require-recipient-valid-since':
      'À remettre seulement si la boîte a le même propriétaire depuis ce jour. Contre le courrier destiné à celui qui avait l’adresse avant.',
    'mt-priority': 'Son urgence, portée à travers des serveurs sans l’extension MT-PRIORITY.',
    'cfbl-address': 'Où un hébergeur de boîtes peut dire qu’un lecteur l’a jugée indésirable. À l’essai.',
    'cfbl-feedback-id': 'Ce que l’expéditeur veut retrouver dans un tel rapport. À l’essai.',
    'mime-version': 'La lettre suit MIME. Le numéro est `1.0` depuis 1992.',
    'content-type':
      'Ce qu’est le corps : du texte, une image, plusieurs parties. `charset` dit comment le texte est devenu des octets ; `boundary`, ce qui sépare les parties.',
    'content-transfer-encoding':
      'Comment le corps est devenu des octets qui voyagent : tel quel (`7bit`, `8bit`, `binary`), `quoted-printable` ou `base64`.',
    'content-id': 'Un nom pour cette partie, pour que le HTML voisin la montre par `cid:`.',
    'content-description': 'Ce qu’est cette partie, en mots.',
    'content-disposition':
      'À montrer avec la lettre (`inline`) ou à offrir comme fichier (`attachment`), et sous quel nom.',
    'content-language': 'La langue dans laquelle c’est écrit.',
    'content-location': 'L’adresse par laquelle d’autres parties renvoient à celle-ci.',
    'content-md5':
      'Une somme de contrôle contre les accidents du voyage. Contre un faussaire, elle ne prouve rien.',
    'content-duration': 'Combien de secondes dure un enregistrement.',
    'content-features': 'Ce qu’un programme doit savoir montrer. Vient du fax par courrier électronique.',
    'content-alternative':
      'Sous quelle autre forme l’expéditeur pourrait l’envoyer. Vient du fax par courrier électronique.',
    'content-translation-type':
      'Si cette partie est l’original ou une traduction, et par qui : un humain ou une machine.',
    'content-base': 'D’où partent les adresses relatives de cette partie. Abandonné.',
    base: 'D’où partent les adresses relatives. Abandonné.',
    'list-id': 'Par quelle liste de diffusion elle est venue. Ce qu’il y a de plus sûr pour trier.',
    'list-help': 'Où lire comment marche la liste.',
    'list-unsubscribe': 'Comment quitter la liste : un courrier à écrire, ou une page à visiter.',
    'list-unsubscribe-post':
      'Un clic suffit pour quitter la liste : le programme de courrier peut envoyer ceci à l’adresse https de List-Unsubscribe.',
    'list-subscribe': 'Comment s’inscrire à la liste.',
    'list-post': 'Où écrire à la liste ; `NO` si ce n’est pas ouvert à tous.',
    'list-owner': 'Comment joindre les responsables de la liste.',
    'list-archive': 'Où lire les anciennes lettres de la liste.',
    'archived-at': 'Où lire cette lettre même dans une archive.',
    'x-archived-at': 'Un ancien nom d’Archived-At.',
    'auto-submitted':
      'Aucun humain n’a écrit ceci. Les programmes qui répondent tout seuls ne doivent pas y répondre : à deux, ils ne s’arrêteraient jamais.',
    'disposition-notification-to':
      'Demande de dire à cette adresse que la lettre a été ouverte. Le lecteur peut refuser.',
    'disposition-notification-options': 'Comment cet avis d’ouverture doit être fait.',
    'original-recipient': 'À qui l’auteur l’avait adressée, avant que des serveurs ne réécrivent l’adresse.',
    'original-message-id': 'Le nom d’une lettre envoyée de nouveau sous une autre forme.',
    'original-from': 'From, avant qu’un filtre ne remplace une partie de la lettre.',
    'original-subject': 'Subject, avant qu’un filtre ne remplace une partie de la lettre.',
    'accept-language': 'En quelles langues peut venir une réponse automatique.',
    importance:
      'Combien elle compte, selon l’auteur : `high`, `normal`, `low`. Aucun serveur ne se presse pour autant.',
    priority: 'Son urgence, selon l’auteur : `urgent`, `normal`, `non-urgent`.',
    sensitivity:
      'Combien elle est privée, selon l’auteur : `Personal`, `Private`, `Company-Confidential`. Un souhait, pas un verrou.',
    'reply-by': 'Avant quand l’auteur veut une réponse.',
    'delivery-date': 'Quand elle a été déposée dans la boîte. Le nom vient de X.400 ; Exim l’écrit aussi.',
    supersedes: 'Nomme une lettre plus ancienne que celle-ci remplace.',
    expires: 'À partir de quand la lettre ne sert plus à rien.',
    'message-context': 'Ce que c’est : voix, fax, message texte ou image.',
    organization: 'Où l’auteur travaille ou étudie.',
    'eesst-version': 'D’un bulletin scolaire envoyé par courrier : la version de sa forme.',
    solicitation: 'Dit que c’est de la publicité, et de quelle sorte.',
    'pics-label': 'Une note sur ce qu’elle contient. Des années 90.',
    encrypted: 'Signale un corps chiffré. Remplacé par ce que dit Content-Type.',
    encoding: 'De quoi le corps est fait. Plus vieux que MIME, et remplacé par lui.',
    'sio-label': 'Son degré de secret, selon les règles d’un État ou d’une armée.',
    'sio-label-history': 'Qui a changé cette étiquette, et quand.',
    'ediint-features': 'Ce que sait faire un programme de documents commerciaux.',
    'jabber-id': 'Où joindre l’auteur par messagerie instantanée (XMPP).',
    'apparently-to':
      'Ce qu’écrivaient de vieux serveurs en l’absence de To : ils révélaient à tous les destinataires de l’enveloppe. À ne pas écrire.',
    'errors-to': 'Où une liste voulait les avis d’échec. Ils vont au Return-Path.',
    face: 'Une petite image de l’auteur, dans l’en-tête.',
    'x-face': 'Une image de l’auteur de 48 points sur 48.',
    'form-sub': 'Quelqu’un a rempli un formulaire du web, et a causé cette lettre.',
    privicon: 'Un signe qui dit comment l’auteur veut que la lettre soit traitée.',
    'wrong-recipient': 'Où dire que la lettre est arrivée chez la mauvaise personne.',
    'user-agent':
      'Le programme qui l’a écrite. Enregistré pour les netnews ; des programmes de courrier l’emploient aussi.',
    'x-mailer': 'Le programme qui l’a écrite.',
    precedence:
      'Ce qu’écrivaient listes et robots avant Auto-Submitted : `bulk`, `list`, `junk`. Pas de réponse de vacances, donc.',
    lines: 'Combien de lignes a le corps. Vient des netnews.',
    'domainkey-signature': 'Une signature de DomainKeys, que DKIM a remplacé.',
    'x-original-to': 'Postfix note qui nommait RCPT TO, avant que des alias ne le changent.',
    'envelope-to': 'Exim note qui nommait RCPT TO.',
    'x-originating-ip': 'L’adresse d’où quelqu’un s’est servi d’un webmail.',
    'x-received': 'Un cachet propre à Gmail.',
    'x-google-dkim-signature': 'Une signature que Gmail fait pour lui-même.',
    'x-priority': 'Combien elle compte, de 1 (le plus) à 5. Une habitude d’Outlook et d’autres.',
    'thread-topic': 'Le sujet du fil, tel que le garde Outlook.',
    'thread-index': 'La place dans le fil, telle que la garde Outlook.',
    'x-spam-status': 'Ce que pense un filtre : `Yes` ou `No`, les points, et les règles qui les ont donnés.',
    'x-spam-flag': '`YES` : un filtre la tient pour indésirable.',
    'x-spam-score': 'Les points d’un filtre : plus il y en a, plus elle est sans doute indésirable.',
    'x-spam-level': 'Les points d’un filtre, une étoile pour chacun.',
    'x-beenthere':
      'La marque d’une liste : quand elle rencontre la sienne, elle ne diffuse pas la lettre une seconde fois.',
    'x-virus-scanned': 'Un filtre a cherché des virus. Ceci ne dit rien de ce qu’il a trouvé.',
    'x-loop': 'La marque d’un robot : quand il rencontre la sienne, il s’arrête.',
    'feedback-id': 'Ce par quoi un expéditeur de masse retrouve les plaintes.',
    'x-mailman-version': 'La version du programme de la liste, Mailman.',
    other:
      'Aucune liste n’a ce nom. Tout programme peut écrire des champs à lui ; qui n’en connaît pas un passe outre.',
  },
  letterFamily: {
    x400: 'Vient de X.400, un système de courrier des compagnies de téléphone. Une passerelle l’a écrit ; sur Internet, personne n’en tient compte.',
    military:
      'Du courrier militaire : ordres, préséances, références. Une passerelle ou un auteur l’y a écrit.',
    downgraded:
      'Ce que disait un autre champ avant qu’un serveur n’ait dû le mettre en ASCII. Gardé pour que rien ne se perde.',
    certified: 'Du courrier certifié italien (PEC) : des reçus et leurs sortes.',
  },
};
