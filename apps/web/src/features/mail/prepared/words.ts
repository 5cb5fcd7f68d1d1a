/** The words of the prepared letters, fetched with them. */
import type { PreparedLetter, Problem } from '@ehlo/wire';
import type { Language } from '../../../i18n/i18n.ts';

export interface PreparedWords {
  title: string;
  link: string;
  back: string;
  says: string;
  mailbox: string;
  folder: string;
  letters: Record<PreparedLetter, { title: string; says: string }>;
  put: string;
  putNamed: (title: string) => string;
  send: string;
  sendNamed: (title: string) => string;
  fill: string;
  fillSays: string;
  count: string;
  doFill: string;
  empty: string;
  emptySays: (folder: string, mails: number) => string;
  emptySure: (folder: string, mails: number) => string;
  doEmpty: string;
  keep: string;
  done: (mails: number, folder: string) => string;
  emptied: (mails: number, folder: string) => string;
  busy: string;
  sendingTo: string;
  sent: (to: string) => string;
  problems: Readonly<Record<string, (params: Problem['params']) => string>>;
  failed: string;
  dialogueEmpty: string;
  open: (folder: string) => string;
}

const en: PreparedWords = {
  title: 'Prepared mail',
  link: 'Fill with prepared mail',
  back: 'To the mailbox',
  says: 'Letters to practise on. Put: it lies there, no server carried it, so it has no envelope. Sent: it crosses to mail.campus.test, port 25, and has a trace.',
  mailbox: 'Mailbox',
  folder: 'Folder',
  letters: {
    plain: { title: 'A plain letter', says: 'A header, an empty line, a text: all that a letter needs.' },
    utf8: {
      title: 'Beyond ASCII',
      says: 'A subject of two encoded words, Q and B, and a text in quoted-printable: how é and ☕ travel over a road for ASCII.',
    },
    alternative: {
      title: 'One text, twice',
      says: 'Plain and as HTML; programs show one of them, and here the two do not agree about the price.',
    },
    html: {
      title: 'Hostile HTML',
      says: 'A script, a tracking picture, a form, a link that lies: a good reader lets none of them do anything.',
    },
    attachment: {
      title: 'Two files',
      says: 'A name with an accent (RFC 2231) and the files’ SHA-256 in the text: see whether they came whole.',
    },
    list: {
      title: 'From a mailing list',
      says: 'List- fields say how to answer and to leave; who is in To: is not who got it, and failures go back to the list.',
    },
    bounce: {
      title: 'A report of failure',
      says: 'From <>, for a person, for a program (RFC 3464), and the header of the letter it is about.',
    },
    phishing: {
      title: 'A forgery',
      says: 'The name shows another address, the answer goes to a third, the link leads elsewhere. Sent, the trace names who brought it.',
    },
    dots: {
      title: 'Lone dots',
      says: 'Lines of dots, of QUIT and of From: each must arrive as it is. Sent, see the dots that are put before them.',
    },
    'long-lines': {
      title: 'Long lines',
      says: 'One of 998 characters, the most there may be, and a References field folded thirty times.',
    },
    deep: {
      title: 'Twelve levels deep',
      says: 'Parts in parts, a whole letter among them: what a MIME tree, BODYSTRUCTURE and your program make of it.',
    },
    large: {
      title: 'Five mebibytes',
      says: 'An attachment that makes 7 MB of base64: read only its header with TOP or BODY.PEEK, or take a piece of it.',
    },
  },
  put: 'Put it there',
  putNamed: (title) => `Put there: ${title}`,
  send: 'Send it',
  sendNamed: (title) => `Send: ${title}`,
  fill: 'Many at once',
  fillSays:
    'Small letters of all sorts for SEARCH, SORT, flags and folders: threads, files, some read, some flagged.',
  count: 'How many',
  doFill: 'Fill',
  empty: 'Undo',
  emptySays: (folder, mails) => (mails === 1 ? `${folder} has 1 letter.` : `${folder} has ${mails} letters.`),
  emptySure: (folder, mails) =>
    `Remove ${mails === 1 ? 'the letter' : `all ${mails} letters`} in ${folder}, also those you did not put there? They cannot be brought back.`,
  doEmpty: 'Empty the folder',
  keep: 'Keep them',
  done: (mails, folder) =>
    mails === 1 ? `1 letter more lies in ${folder}.` : `${mails} letters more lie in ${folder}.`,
  emptied: (mails, folder) => `${folder} is empty: ${mails === 1 ? '1 letter' : `${mails} letters`} went.`,
  busy: 'A moment.',
  sendingTo: 'It crosses.',
  sent: (to) => `Taken for ${to}. See the dialogue, and the letter’s trace.`,
  problems: {
    'mailbox-many': ({ found, most }) =>
      `The mailbox has ${found} letters; ${most} are its most. Empty a folder first.`,
    'room-full': () => 'Your room has no place for them. Delete mails you no longer need.',
    'disk-full': () => 'The disk of this EHLO is full, so nothing was put there.',
    'not-found': () => 'This folder is not here any more. Choose another.',
    'not-yours': () => 'This is no mailbox of your room at campus. Choose another.',
    'too-many': () => 'That was quick. Wait a moment, then go on.',
  },
  failed: 'The mailbox did not answer. Try again.',
  dialogueEmpty: 'A letter that is put crosses no wire. Send one, and its dialogue stands here.',
  open: (folder) => `Open ${folder}`,
};

const fr: PreparedWords = {
  title: 'Courrier préparé',
  link: 'Remplir de courrier préparé',
  back: 'Vers la boîte',
  says: 'Des lettres pour s’exercer. Mise : elle est là, aucun serveur ne l’a portée, elle n’a donc pas d’enveloppe. Envoyée : elle passe à mail.campus.test, port 25, et a une trace.',
  mailbox: 'Boîte',
  folder: 'Dossier',
  letters: {
    plain: {
      title: 'Une lettre simple',
      says: 'Un en-tête, une ligne vide, un texte : tout ce qu’il faut à une lettre.',
    },
    utf8: {
      title: 'Hors ASCII',
      says: 'Un sujet de deux mots codés, Q et B, et un texte en quoted-printable : comment é et ☕ voyagent sur une route faite pour l’ASCII.',
    },
    alternative: {
      title: 'Un texte, deux fois',
      says: 'Simple et en HTML ; les logiciels montrent l’un des deux, et ici ils ne sont pas d’accord sur le prix.',
    },
    html: {
      title: 'HTML hostile',
      says: 'Un script, une image espionne, un formulaire, un lien menteur : un bon lecteur ne les laisse rien faire.',
    },
    attachment: {
      title: 'Deux fichiers',
      says: 'Un nom avec un accent (RFC 2231) et le SHA-256 des fichiers dans le texte : voyez s’ils sont arrivés entiers.',
    },
    list: {
      title: 'D’une liste de diffusion',
      says: 'Les champs List- disent comment répondre et partir ; qui est dans To: n’est pas qui l’a reçue, et les échecs reviennent à la liste.',
    },
    bounce: {
      title: 'Un avis d’échec',
      says: 'De <>, pour une personne, pour un programme (RFC 3464), et l’en-tête de la lettre dont il s’agit.',
    },
    phishing: {
      title: 'Un faux',
      says: 'Le nom montre une autre adresse, la réponse va à une troisième, le lien mène ailleurs. Envoyée, la trace nomme qui l’a apportée.',
    },
    dots: {
      title: 'Des points seuls',
      says: 'Des lignes de points, de QUIT et de From : chacune doit arriver telle quelle. Envoyée, voyez les points mis devant.',
    },
    'long-lines': {
      title: 'De longues lignes',
      says: 'Une de 998 caractères, le maximum permis, et un champ References replié trente fois.',
    },
    deep: {
      title: 'Douze étages',
      says: 'Des parties dans des parties, une lettre entière parmi elles : ce qu’en font un arbre MIME, BODYSTRUCTURE et votre logiciel.',
    },
    large: {
      title: 'Cinq mébioctets',
      says: 'Une pièce jointe qui fait 7 Mo de base64 : ne lisez que son en-tête avec TOP ou BODY.PEEK, ou prenez-en un morceau.',
    },
  },
  put: 'La mettre là',
  putNamed: (title) => `Mettre là : ${title}`,
  send: 'L’envoyer',
  sendNamed: (title) => `Envoyer : ${title}`,
  fill: 'Beaucoup à la fois',
  fillSays:
    'De petites lettres de toutes sortes pour SEARCH, SORT, drapeaux et dossiers : des fils, des fichiers, certaines lues, certaines marquées.',
  count: 'Combien',
  doFill: 'Remplir',
  empty: 'Défaire',
  emptySays: (folder, mails) =>
    mails > 1 ? `${folder} a ${mails} lettres.` : `${folder} a ${mails} lettre.`,
  emptySure: (folder, mails) =>
    `Supprimer ${mails > 1 ? `les ${mails} lettres` : 'la lettre'} de ${folder}, aussi celles que vous n’y avez pas mises ? On ne pourra pas les récupérer.`,
  doEmpty: 'Vider le dossier',
  keep: 'Les garder',
  done: (mails, folder) =>
    mails > 1 ? `${mails} lettres de plus dans ${folder}.` : `${mails} lettre de plus dans ${folder}.`,
  emptied: (mails, folder) =>
    `${folder} est vide : ${mails > 1 ? `${mails} lettres supprimées` : `${mails} lettre supprimée`}.`,
  busy: 'Un instant.',
  sendingTo: 'Elle passe.',
  sent: (to) => `Prise pour ${to}. Voyez le dialogue, et la trace de la lettre.`,
  problems: {
    'mailbox-many': ({ found, most }) =>
      `La boîte a ${found} lettres ; ${most} est son maximum. Videz d’abord un dossier.`,
    'room-full': () => 'Votre salle n’a plus de place pour elles. Supprimez des courriers inutiles.',
    'disk-full': () => 'Le disque de cet EHLO est plein ; rien n’a été mis.',
    'not-found': () => 'Ce dossier n’est plus ici. Choisissez-en un autre.',
    'not-yours': () => 'Ce n’est pas une boîte de votre salle au campus. Choisissez-en une autre.',
    'too-many': () => 'C’était rapide. Attendez un instant, puis continuez.',
  },
  failed: 'La boîte n’a pas répondu. Réessayez.',
  dialogueEmpty: 'Une lettre qui est mise ne passe par aucun fil. Envoyez-en une, et son dialogue sera là.',
  open: (folder) => `Ouvrir ${folder}`,
};

export const preparedWords: Readonly<Record<Language, PreparedWords>> = { en, fr };
