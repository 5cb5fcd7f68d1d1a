import type { ReferenceWords } from '../../reference-words.ts';

/** Ce sur quoi on trébuche, article par article : champs, records, verdicts, mots de POP3 et d'IMAP. */
export const refKnow: ReferenceWords['refKnow'] = {
  'field-from': [
    'C’est ce que voit le lecteur, et n’importe qui peut y écrire n’importe quoi. L’enveloppe a son propre expéditeur, dans `MAIL FROM`.',
    'DMARC demande que son domaine concorde avec ce que SPF ou DKIM a prouvé.',
  ],
  'field-to': [
    'Les serveurs ne le lisent pas pour livrer : ils lisent `RCPT TO`.',
    'Il peut manquer tout à fait.',
  ],
  'field-cc': ['Qui est nommé ici ne reçoit rien par là : à chaque destinataire son `RCPT TO`.'],
  'field-bcc': [
    'Une copie cachée est un `RCPT TO` qu’aucun champ ne nomme. Un logiciel de courrier ôte ce champ avant d’envoyer.',
    'Tapé à la main après `DATA`, il est livré tel quel, et tout le monde peut le lire.',
  ],
  'field-date': [
    'Avec `From:`, l’un des deux champs obligatoires.',
    'Le fuseau en fait partie : `+0100`, pas `CET`.',
  ],
  'field-subject': [
    'Les accents sont codés, comme `=?utf-8?q?Caf=C3=A9?=`, à moins que tout le chemin ne prenne `SMTPUTF8`.',
  ],
  'field-received': [
    'Chaque serveur met le sien au-dessus : lu d’en bas, c’est le chemin du courrier.',
    'Seuls ceux du haut, de serveurs de confiance, sont sûrs : un expéditeur peut inventer ceux du bas.',
  ],
  'field-return-path': ['Le serveur qui livre l’écrit, d’après `MAIL FROM`. Ne l’envoyez pas.'],
  'field-message-id': [
    'Une lettre, un identifiant ; une lettre réexpédiée le garde. C’est par lui que les réponses trouvent leur place.',
  ],
  'field-content-type': [
    'Sans lui, le texte est `text/plain; charset=us-ascii` : les accents peuvent alors être mal montrés.',
  ],
  'field-content-transfer-encoding': [
    '`quoted-printable` et `base64` font de tout des lignes ASCII ; `8bit` demande `8BITMIME` en chemin.',
  ],
  'field-dkim-signature': [
    'Elle signe des champs et le corps, pas l’enveloppe. Une liste qui ajoute un pied de page la casse.',
  ],
  'field-authentication-results': [
    'N’y croyez que si le nom au début est celui de votre propre serveur : n’importe qui peut écrire un tel champ.',
  ],

  'spf-all': [
    'Il termine le record : ce qui suit n’est jamais lu.',
    '`+all` laisse tout le monde envoyer ; `-all`, personne d’autre.',
  ],
  'spf-include': [
    'Il demande si l’autre record passerait ; un `-all` là-bas veut seulement dire : pas de correspondance ici.',
    'Chacun compte parmi les dix recherches.',
  ],
  'spf-ptr': ['Lent et peu sûr ; la norme dit de ne pas le publier (RFC 7208 §5.5).'],
  'spf-redirect': ['Ne sert que si rien n’a correspondu ; là où il y a un `all`, on ne le regarde pas.'],
  'dmarc-p': [
    'Agit là où ni SPF ni DKIM n’ont réussi pour le domaine de `From:`.',
    '`none` ne demande que des rapports.',
  ],
  'auth-spf': [
    'Il regarde l’enveloppe : `MAIL FROM`, ou le nom dans `EHLO`. Le `From:` de la lettre, il ne le voit pas.',
    'L’adresse d’un réexpéditeur n’est pas sur la liste : c’est pourquoi un courrier réexpédié échoue.',
  ],
  'auth-dkim': [
    'Il dit qui a signé, pas que le contenu est bon.',
    'Il survit à la réexpédition, si rien n’a été changé.',
  ],
  'auth-dmarc': [
    'Pour réussir, il faut que SPF ou DKIM réussisse pour un domaine qui concorde avec `From:` ; l’un des deux suffit.',
  ],

  'pop3-ok': [
    'Que d’autres lignes suivent dépend de la commande, pas de la réponse : `RETR`, `LIST`, `UIDL`, `CAPA`, `TOP` finissent par un point seul.',
  ],
  'pop3-err': [
    'Un seul non pour tout : lisez les mots, ou le code entre crochets.',
    'On peut continuer : rien d’autre n’a changé.',
  ],
  'imap-ok': [
    'Avec une étiquette, il termine une commande. Avec une étoile, c’est une nouvelle, ou la salutation.',
    'Cherchez l’étiquette que vous avez tapée : d’autres lignes peuvent venir avant.',
  ],
  'imap-no': ['Compris, et pas fait. Le code entre crochets dit pourquoi, là où il y en a un.'],
  'imap-bad': ['Pas compris. Souvent l’étiquette manque, ou la commande est d’un autre état.'],
  'imap-bye': [
    'Après `LOGOUT`, c’est la politesse ; seul, le serveur vous raccroche au nez : silence trop long, ou ennuis.',
  ],
  'imap-go-on': [
    'Pas encore une réponse : le serveur attend des octets, un mot de l’identification, ou `DONE`.',
  ],
  'imap-data-fetch': [
    'Un littéral `{310}` dit que 310 octets suivent, fins de ligne comprises ; la parenthèse fermante vient ensuite.',
    'Elle peut aussi venir sans qu’on la demande, quand quelqu’un d’autre change une marque.',
  ],
  'imap-data-exists': ['C’est le nombre total de lettres, pas des nouvelles.'],
  'imap-data-expunge': [
    'Les lettres suivantes avancent aussitôt : deux fois le même numéro, ce sont deux lettres.',
  ],
  'imap-flag-deleted': ['La lettre est encore là, jusqu’à `EXPUNGE` ou `CLOSE`.'],
  'imap-flag-seen': ['`FETCH BODY[]` la met de lui-même ; `BODY.PEEK[]`, non.'],
  'imap-flag-recent': [
    'Le serveur la met, pour une seule session ; aucun client ne le peut. IMAP4rev2 l’a supprimée.',
  ],
  'imap-code-uidvalidity': [
    'Si elle change, jetez tous les numéros durables que vous gardiez pour cette boîte.',
  ],
  'imap-code-trycreate': ['Faites `CREATE` pour la boîte, puis redites la commande.'],
};
