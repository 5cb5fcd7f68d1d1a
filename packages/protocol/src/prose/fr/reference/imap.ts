import type { MailboxPage } from '../../reference-words.ts';

/** Les commandes d'IMAP en détail : celles d'IMAP4rev1, et les extensions de tous les jours. */
export const refImap: Record<string, MailboxPage> = {
  'imap-capability': {
    head: 'CAPABILITY demande ce que sait faire le serveur.',
    answers: { OK: 'La liste est venue, sur une ligne sans étiquette.' },
    know: [
      'Dans tout état. La liste change après `STARTTLS` et après l’identification : redemandez, ou lisez celle que le serveur envoie de lui-même.',
      '`IMAP4rev1` y est toujours ; `LOGINDISABLED` veut dire que `LOGIN` est refusé tant que TLS n’est pas là.',
    ],
  },
  'imap-noop': {
    head: 'NOOP ne demande rien, et reçoit les nouvelles.',
    answers: { OK: 'Fait. Ce qui a changé dans la boîte a été dit avant, sans étiquette.' },
    know: [
      'Elle évite que la session soit fermée : un serveur peut raccrocher après trente minutes de silence.',
      'Qui la dit toutes les quelques minutes scrute la boîte ; `IDLE` s’en passe.',
    ],
  },
  'imap-logout': {
    head: 'LOGOUT dit au revoir.',
    answers: { OK: 'C’est la dernière ligne ; `* BYE` est venu avant.' },
    know: [
      'De tout état. Le `BYE` n’est pas une erreur ici : la norme le veut d’abord.',
      'Elle ne supprime rien : ce qui porte `\\Deleted` reste jusqu’à `EXPUNGE` ou `CLOSE`.',
    ],
  },
  'imap-starttls': {
    head: 'STARTTLS chiffre la connexion à partir d’ici.',
    answers: {
      OK: 'La négociation TLS commence aussitôt ; aucun texte entre les deux.',
      BAD: 'Pas proposé, ou TLS y est déjà, ou vous êtes identifié.',
    },
    know: [
      'Avant l’identification seulement.',
      'Ce que `CAPABILITY` a dit avant ne compte plus : redemandez.',
      'Qui est au milieu peut l’ôter de la liste ; le port 993 commence par TLS et n’a pas cette faiblesse.',
    ],
  },
  'imap-authenticate': {
    head: 'AUTHENTICATE identifie par un mécanisme de votre choix.',
    answers: {
      '+': 'Il demande quelque chose, en base64, ou attend votre premier mot ; répondez en base64, sur une ligne sans étiquette.',
      OK: 'Vous y êtes ; aucune boîte n’est encore ouverte.',
      NO: 'Pas identifié : la preuve était fausse, ou le mécanisme n’est pas proposé.',
      BAD: 'Illisible, ou vous avez renoncé par `*`.',
    },
    know: [
      '`CAPABILITY` nomme les mécanismes, comme `AUTH=PLAIN`.',
      'La première réponse ne peut être sur la même ligne que là où `SASL-IR` est proposé.',
      'Le base64 ne cache rien : `PLAIN` a sa place dans TLS.',
    ],
  },
  'imap-login': {
    head: 'LOGIN donne le nom et le mot de passe.',
    answers: {
      OK: 'Vous y êtes ; aucune boîte n’est encore ouverte.',
      NO: 'Le nom ou le mot de passe est faux, ou une règle s’y oppose. Le serveur ne dit pas lequel des deux.',
    },
    know: [
      'Là où la liste a `LOGINDISABLED`, un client ne doit même pas essayer : le mot de passe serait passé en clair.',
      'Un mot de passe avec espaces, guillemets ou crochets s’écrit entre guillemets, `"comme ça"`, ou en littéral.',
    ],
  },
  'imap-select': {
    head: 'SELECT ouvre une boîte.',
    answers: {
      OK: 'Ouverte. `[READ-WRITE]` ou `[READ-ONLY]` dit ce que vous pouvez faire.',
      NO: 'Il n’y a pas de telle boîte, ou vous ne pouvez pas l’ouvrir. Si une autre était ouverte, elle est fermée maintenant.',
    },
    know: [
      'Une boîte à la fois : en ouvrir une autre ferme la première, et n’y supprime rien.',
      'Si l’UIDVALIDITY n’est pas celle de la dernière fois, tous les numéros durables que vous aviez gardés sont caducs.',
      '`INBOX` est le même en majuscules ou non ; d’autres noms peut-être pas.',
    ],
  },
  'imap-examine': {
    head: 'EXAMINE ouvre une boîte pour regarder, sans toucher.',
    answers: {
      OK: 'Ouverte, en lecture seule.',
      NO: 'Il n’y a pas de telle boîte, ou vous ne pouvez pas l’ouvrir. Si une autre était ouverte, elle est fermée maintenant.',
    },
    know: ['Rien n’y change : lire une lettre ne met pas `\\Seen`, et `\\Recent` reste pour d’autres.'],
  },
  'imap-create': {
    head: 'CREATE crée une boîte.',
    answers: { OK: 'Elle existe.', NO: 'Elle existe déjà, ou le nom n’est pas permis.' },
    know: [
      'Les niveaux d’un nom sont séparés par le signe que montre `LIST` : `Projets/2026` là où c’est `/`.',
      'Un nom hors ASCII s’écrit en UTF-7 modifié : `&AOk-t&AOk-` est `été`.',
      'Cela ne l’ouvre pas ; et ne l’abonne pas.',
    ],
  },
  'imap-delete': {
    head: 'DELETE supprime une boîte, avec ses lettres.',
    answers: {
      OK: 'Elle n’existe plus.',
      NO: 'Pas de telle boîte, ou elle ne peut être supprimée : `INBOX`, jamais.',
    },
    know: [
      'C’est pour les boîtes. Une lettre reçoit la marque `\\Deleted`, puis `EXPUNGE`.',
      'Les boîtes en dessous restent.',
    ],
  },
  'imap-rename': {
    head: 'RENAME donne un autre nom à une boîte.',
    answers: {
      OK: 'Elle a le nouveau nom, et celles en dessous aussi.',
      NO: 'Pas de telle boîte, ou le nouveau nom est pris.',
    },
    know: ['Renommer `INBOX` déplace ses lettres sous le nouveau nom et laisse un `INBOX` vide.'],
  },
  'imap-subscribe': {
    head: 'SUBSCRIBE met une boîte sur votre liste.',
    answers: { OK: 'Elle est sur la liste.', NO: 'Elle ne peut y être mise.' },
    know: ['La liste dit seulement quelles boîtes un logiciel montre. Le courrier arrive avec ou sans elle.'],
  },
  'imap-unsubscribe': {
    head: 'UNSUBSCRIBE ôte une boîte de votre liste.',
    answers: { OK: 'Elle n’est plus sur la liste.', NO: 'Elle ne peut en être ôtée.' },
    know: [
      'La boîte reste. Aussi pour une boîte qui n’existe plus : le serveur ne nettoie jamais la liste de lui-même.',
    ],
  },
  'imap-list': {
    head: 'LIST nomme les boîtes.',
    answers: {
      OK: 'Toutes celles qui conviennent ont été nommées avant, une par ligne.',
      NO: 'Il ne peut rien lister sous ce nom.',
    },
    know: [
      'Deux arguments : où commencer, le plus souvent `""`, et un motif. `*` est n’importe quoi, `%` est un niveau.',
      '`LIST "" ""` ne nomme rien et dit le signe entre les niveaux.',
      '`\\Noselect` est une marche vers d’autres et ne s’ouvre pas.',
    ],
  },
  'imap-lsub': {
    head: 'LSUB nomme les boîtes de votre liste.',
    answers: {
      OK: 'Toutes celles qui conviennent ont été nommées avant, une par ligne.',
      NO: 'Il ne peut rien lister sous ce nom.',
    },
    know: [
      'Un nom peut y être celui d’une boîte qui n’existe plus.',
      'IMAP4rev2 a `LIST (SUBSCRIBED)` à sa place.',
    ],
  },
  'imap-status': {
    head: 'STATUS compte dans une boîte sans l’ouvrir.',
    answers: {
      OK: 'Les nombres sont venus, sur une ligne sans étiquette.',
      NO: 'Pas de telle boîte, ou aucun droit sur elle.',
    },
    know: [
      'Lesquels, vous le dites entre parenthèses : `(MESSAGES UNSEEN)`.',
      'Pas pour la boîte ouverte : là, le serveur les dit de lui-même.',
      'Cela peut être lent ; ce n’est pas une façon de guetter bien des boîtes toutes les quelques secondes.',
    ],
  },
  'imap-append': {
    head: 'APPEND met une lettre dans une boîte.',
    answers: {
      '+': 'Envoyez maintenant les octets annoncés, ni plus ni moins, puis CR LF.',
      OK: 'La lettre y est ; `[APPENDUID …]` dit son numéro durable.',
      NO: 'Pas rangée. `[TRYCREATE]` veut dire : créez d’abord la boîte. Le serveur ne peut pas la créer de lui-même.',
    },
    know: [
      'Elle n’envoie rien à personne : c’est ainsi qu’un logiciel garde ce qu’il a envoyé, et ses brouillons.',
      'Le nombre entre accolades compte des octets, deux pour CR LF, deux pour un `é` en UTF-8.',
      'Avec `{310+}`, on n’attend rien, là où `LITERAL+` est proposé.',
    ],
  },
  'imap-check': {
    head: 'CHECK demande au serveur de faire le ménage.',
    answers: { OK: 'Fait, ou il n’y avait rien à faire.' },
    know: ['Elle ne cherche pas de nouveau courrier ; `NOOP` le fait. IMAP4rev2 l’a supprimée.'],
  },
  'imap-close': {
    head: 'CLOSE ferme la boîte, et y fait le vide.',
    answers: { OK: 'Fermée. Ce qui portait `\\Deleted` est supprimé, sans un mot.' },
    know: [
      'Après `EXAMINE`, elle ne supprime rien.',
      '`UNSELECT` ferme et ne supprime rien, là où elle est proposée.',
      'Vous restez identifié : la fin de la session est `LOGOUT`.',
    ],
  },
  'imap-expunge': {
    head: 'EXPUNGE supprime ce qui porte \\Deleted.',
    answers: {
      OK: 'Supprimé ; chacune a été nommée avant, sans étiquette.',
      NO: 'Pas permis, comme dans une boîte ouverte en lecture seule.',
    },
    know: [
      'Toutes celles qui portent la marque, aussi celles qu’un autre logiciel a marquées ; `UID EXPUNGE` prend une suite de numéros.',
      'Après chaque `* 3 EXPUNGE`, les lettres suivantes ont un numéro de moins : deux fois `* 3 EXPUNGE` suppriment deux lettres.',
    ],
  },
  'imap-search': {
    head: 'SEARCH trouve des lettres.',
    answers: {
      OK: 'Les numéros sont venus avant, sur une ligne sans étiquette ; s’il n’y en a pas, aucune lettre ne convient.',
      NO: 'Il ne sait pas chercher ainsi : `[BADCHARSET]` si c’est le jeu de caractères.',
    },
    know: [
      'Plusieurs clés : toutes doivent convenir. `OR` prend les deux suivantes, `NOT` la suivante.',
      'Les numéros sont des places dans la boîte ; `UID SEARCH` donne les durables.',
      'Un texte accentué demande `CHARSET UTF-8` avant les clés, et un littéral.',
    ],
  },
  'imap-fetch': {
    head: 'FETCH apporte des lettres, ou des morceaux, ou des faits.',
    answers: {
      OK: 'Tout ce que vous avez demandé est venu avant, un `* … FETCH` par lettre.',
      NO: 'Quelque chose n’en est pas disponible.',
    },
    know: [
      '`BODY[]` marque la lettre comme lue. `BODY.PEEK[]`, non.',
      'Les numéros sont des places dans la boîte et se décalent quand des lettres partent ; `UID FETCH` demande par numéros durables.',
      '`BODY[HEADER.FIELDS (FROM SUBJECT)]` apporte deux champs ; `BODY[]<0.500>` les 500 premiers octets.',
      'Une ligne `* 3 FETCH (FLAGS …)` peut venir sans qu’on la demande : quelqu’un a changé une marque.',
    ],
  },
  'imap-store': {
    head: 'STORE met, ajoute ou ôte des marques.',
    answers: {
      OK: 'Fait. Les marques de maintenant sont venues avant, sans étiquette, sauf si vous avez dit `.SILENT`.',
      NO: 'Les marques ne peuvent changer : une boîte en lecture seule, ou une marque qu’elle ne garde pas.',
    },
    know: [
      '`+FLAGS` ajoute, `-FLAGS` ôte, `FLAGS` les remplace toutes.',
      '`\\Deleted` ne supprime encore rien : `EXPUNGE` le fait.',
      'Quelles marques une boîte garde, `[PERMANENTFLAGS (…)]` le dit à l’ouverture.',
    ],
  },
  'imap-copy': {
    head: 'COPY met une copie dans une autre boîte.',
    answers: {
      OK: 'Toutes sont copiées ; `[COPYUID …]` dit leurs nouveaux numéros durables.',
      NO: 'Aucune n’est copiée. `[TRYCREATE]` veut dire : créez d’abord la boîte.',
    },
    know: [
      'Tout ou rien : si l’une ne peut être copiée, aucune ne l’est.',
      'Marques et date suivent. Pour déplacer, `MOVE` ; sans elle `COPY`, `STORE +FLAGS (\\Deleted)`, `EXPUNGE`.',
    ],
  },
  'imap-uid': {
    head: 'UID dit : ces numéros sont les durables.',
    answers: {
      OK: 'Fait. Les numéros qu’aucune lettre n’a ont été passés sans un mot.',
      NO: 'C’est impossible.',
    },
    know: [
      'Il se met devant `FETCH`, `STORE`, `SEARCH`, `COPY`, et `EXPUNGE` et `MOVE` là où elles sont proposées.',
      'La réponse est `* 3 FETCH (UID 17 …)` : le nombre après l’étoile est toujours la place, le durable est dedans.',
      'Un numéro durable vaut tant que la boîte garde son UIDVALIDITY.',
    ],
  },
  'imap-idle': {
    head: 'IDLE attend, et apprend ce qui est nouveau.',
    answers: {
      '+': 'Il attend avec vous. Les nouvelles viennent d’elles-mêmes, sans étiquette.',
      OK: 'Vous avez dit `DONE`, et il a cessé.',
      NO: 'Il ne vous laisse pas attendre maintenant.',
    },
    know: [
      'Elle finit par `DONE`, une ligne sans étiquette. D’ici là, aucune autre commande ne peut être envoyée.',
      'Dites `DONE` et de nouveau `IDLE` au moins toutes les 29 minutes, sinon le serveur peut raccrocher.',
      'Seulement ce qui se passe dans la boîte ouverte.',
    ],
  },
  'imap-enable': {
    head: 'ENABLE met une extension en marche.',
    answers: {
      OK: 'Ce qui a été mis en marche a été nommé avant, dans `* ENABLED`.',
      BAD: 'Illisible, ou trop tard.',
    },
    know: [
      'Après l’identification, avant d’ouvrir une boîte.',
      'Ce que le serveur ne connaît pas est passé sous silence : lisez `* ENABLED`.',
      'Il n’y a pas moyen de l’arrêter ensuite.',
    ],
  },
  'imap-namespace': {
    head: 'NAMESPACE dit où commencent les noms.',
    answers: { OK: 'Les trois listes sont venues.', NO: 'Il ne peut le dire.' },
    know: [
      'Trois listes, dans cet ordre : vos boîtes, celles d’autres utilisateurs, les partagées. `NIL` : aucune.',
    ],
  },
  'imap-id': {
    head: 'ID dit quel programme parle.',
    answers: { OK: 'Il a dit le sien, ou `NIL`.' },
    know: [
      'Dans tout état ; pour les journaux et pour trouver des défauts.',
      'Aucun des deux ne doit se conduire autrement à cause d’elle.',
    ],
  },
  'imap-move': {
    head: 'MOVE met des lettres dans une autre boîte.',
    answers: {
      OK: 'Elles y sont et ne sont plus ici ; `[COPYUID …]` est venu avant, sans étiquette.',
      NO: 'Pas déplacées. `[TRYCREATE]` veut dire : créez d’abord la boîte.',
    },
    know: [
      'Pour chacune vient un `* … EXPUNGE` : les lettres suivantes ont un numéro de moins.',
      'Si elle échoue à mi-chemin, certaines lettres sont déplacées, d’autres non ; aucune ne doit se perdre.',
    ],
  },
  'imap-unselect': {
    head: 'UNSELECT ferme la boîte, et la laisse telle quelle.',
    answers: { OK: 'Fermée. Rien n’a été supprimé.', BAD: 'Aucune boîte n’est ouverte.' },
    know: ['`CLOSE` supprimerait ce qui porte `\\Deleted`.'],
  },
};
