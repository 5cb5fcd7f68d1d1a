/** Words of the mail page alone, fetched with it. */
import type { MailOrigin, Problem } from '@ehlo/wire';
import { type Language, useLanguage } from '../../i18n/i18n.ts';

export interface MailWords {
  folders: string;
  /** What folders are for, by their special use (RFC 6154 §2). */
  uses: Readonly<Record<string, string>>;
  folder: (name: string, use: string | undefined, total: number) => string;
  unread: string;
  emptyFolder: string;
  noFolder: string;
  older: string;
  newestOnly: (most: number) => string;
  toInbox: string;
  /** Before a recipient, where a list is of mails that one sent. */
  to: string;
  deleted: string;
  /** How a mail came here that no server took over. */
  origin: Readonly<Record<Exclude<MailOrigin, 'sent'>, string>>;
  flags: string;
  journey: string;
  judged: string;
  sourceNote: string;
  sourceOwn: string;
  sourceTold: string;
  noEnvelope: string;
  write: string;
  reply: string;
  hide: string;
  unhide: string;
  hideSays: string;
  prepared: string;
  saveLetter: string;
  saveFolder: string;
  saveFolderWay: string;
  importFile: string;
  importWay: (mebibytes: number) => string;
  importing: string;
  imported: (count: number, folder: string) => string;
  /** What was wrong with a file, by the problem’s code. */
  problems: Readonly<Record<string, (params: Problem['params']) => string>>;
  notImported: string;
  tooLarge: (mebibytes: number) => string;
}

const en: MailWords = {
  folders: 'Folders of this mailbox',
  uses: {
    INBOX: 'where new mail comes',
    '\\Drafts': 'letters not sent yet',
    '\\Sent': 'copies of what you sent; your mail program puts them here',
    '\\Junk': 'mail taken for spam',
    '\\Trash': 'mail to be thrown away',
  },
  folder: (name, use, total) =>
    `${name}${use === undefined ? '' : `: ${use}`} (${total === 1 ? '1 mail' : `${total} mails`})`,
  unread: 'unread',
  emptyFolder: 'This folder is empty.',
  older: 'Show older ones',
  newestOnly: (most) => `Only the newest ${most} are listed. Search to find older ones.`,
  noFolder: 'This mailbox has no such folder any more.',
  toInbox: 'To INBOX',
  to: 'To',
  deleted: 'marked \\Deleted, not expunged yet',
  origin: {
    seeded: 'It was here from the start; the lab wrote it.',
    put: 'No server delivered it here: a program put it here, or it came from a file. So it has no envelope.',
    copied: 'A copy: a mail program moved or copied it here from another folder.',
  },
  flags: 'Flags',
  journey: 'See its journey',
  judged: 'See how it was judged',
  sourceNote:
    'As it lies in the mailbox. A solid line at the edge: your server wrote it; dashed: it came so. Choose a field to read what it is.',
  sourceOwn: 'Your server wrote this line',
  sourceTold: 'This line came with the letter',
  noEnvelope:
    'There is none. An envelope is what the client says to the server, MAIL FROM and RCPT TO (RFC 5321 §2.3.1); nobody said it here.',
  write: 'Write',
  reply: 'Reply',
  hide: 'Hide',
  unhide: 'Bring back',
  hideSays: 'Moves the letter between the inbox and Junk, as a mail program does.',
  prepared: 'Fill with prepared mail',
  saveLetter: 'Save .eml',
  saveFolder: 'Save folder as mbox',
  saveFolderWay: 'One file, letter after letter (RFC 4155); a “>” more where a line begins with From',
  importFile: 'Import letters',
  importWay: (mebibytes) => `.eml or mbox, at most ${mebibytes} MiB; or drop a file here.`,
  importing: 'The file is being read.',
  imported: (count, folder) => `${count === 1 ? '1 letter lies' : `${count} letters lie`} in ${folder} now.`,
  problems: {
    'file-empty': () => 'The file is empty: no letter is in it.',
    'file-no-letter': ({ number }) =>
      `Letter ${number} of the file is none: a letter begins with a header field, as “Subject: hello” (RFC 5322 §2.1). Nothing was put here.`,
    'file-too-many': ({ found, most }) =>
      `The file has ${found} letters; ${most} are taken at once. Cut it in pieces.`,
    'room-full': () => 'Your room has no place for it. Delete mails you no longer need.',
    'disk-full': () => 'The disk of this EHLO is full, so nothing was put here.',
    'not-found': () => 'This folder is not here any more.',
  },
  notImported: 'The mailbox did not take it. Try again.',
  tooLarge: (mebibytes) => `The file is larger than ${mebibytes} MiB. Cut it in pieces.`,
};

const fr: MailWords = {
  folders: 'Dossiers de cette boîte',
  uses: {
    INBOX: 'là où arrive le nouveau courrier',
    '\\Drafts': 'lettres pas encore envoyées',
    '\\Sent': 'copies de ce que vous avez envoyé ; votre logiciel de courrier les range ici',
    '\\Junk': 'courrier pris pour du spam',
    '\\Trash': 'courrier à jeter',
  },
  folder: (name, use, total) =>
    `${name}${use === undefined ? '' : ` : ${use}`} (${total > 1 ? `${total} courriers` : `${total} courrier`})`,
  unread: 'non lus',
  emptyFolder: 'Ce dossier est vide.',
  older: 'Montrer les plus anciens',
  newestOnly: (most) => `Seuls les ${most} plus récents sont listés. Cherchez pour trouver les plus anciens.`,
  noFolder: 'Cette boîte n’a plus de dossier de ce nom.',
  toInbox: 'Vers INBOX',
  to: 'À',
  deleted: 'marqué \\Deleted, pas encore effacé',
  origin: {
    seeded: 'Il était là dès le début ; le labo l’a écrit.',
    put: 'Aucun serveur ne l’a livré ici : un logiciel l’y a mis, ou il vient d’un fichier. Il n’a donc pas d’enveloppe.',
    copied: 'Une copie : un logiciel de courrier l’a mise ici depuis un autre dossier.',
  },
  flags: 'Drapeaux',
  journey: 'Voir son trajet',
  judged: 'Voir comment il a été jugé',
  sourceNote:
    'Telle qu’elle est dans la boîte. Trait plein au bord : écrit par votre serveur ; tirets : venu ainsi. Choisissez un champ pour lire ce qu’il est.',
  sourceOwn: 'Votre serveur a écrit cette ligne',
  sourceTold: 'Cette ligne est venue avec la lettre',
  noEnvelope:
    'Il n’y en a pas. L’enveloppe, c’est ce que le client dit au serveur, MAIL FROM et RCPT TO (RFC 5321 §2.3.1) ; ici personne ne l’a dit.',
  write: 'Écrire',
  reply: 'Répondre',
  hide: 'Cacher',
  unhide: 'Ramener',
  hideSays: 'Déplace la lettre entre la boîte de réception et Junk, comme le fait un programme de courrier.',
  prepared: 'Remplir de courrier préparé',
  saveLetter: 'Enregistrer .eml',
  saveFolder: 'Enregistrer le dossier (mbox)',
  saveFolderWay:
    'Un seul fichier, lettre après lettre (RFC 4155) ; un « > » de plus là où une ligne commence par From',
  importFile: 'Importer des lettres',
  importWay: (mebibytes) => `.eml ou mbox, ${mebibytes} Mio au plus ; ou déposez un fichier ici.`,
  importing: 'Lecture du fichier.',
  imported: (count, folder) =>
    count > 1
      ? `${count} lettres sont maintenant dans ${folder}.`
      : `${count} lettre est maintenant dans ${folder}.`,
  problems: {
    'file-empty': () => 'Le fichier est vide : il ne contient aucune lettre.',
    'file-no-letter': ({ number }) =>
      `La lettre ${number} du fichier n’en est pas une : une lettre commence par un champ d’en-tête, comme « Subject: bonjour » (RFC 5322 §2.1). Rien n’a été ajouté.`,
    'file-too-many': ({ found, most }) =>
      `Le fichier contient ${found} lettres ; ${most} au plus sont prises à la fois. Coupez-le en morceaux.`,
    'room-full': () =>
      'Votre salle n’a plus de place pour lui. Supprimez des courriers dont vous n’avez plus besoin.',
    'disk-full': () => 'Le disque de cet EHLO est plein ; rien n’a été ajouté.',
    'not-found': () => 'Ce dossier n’est plus ici.',
  },
  notImported: 'La boîte ne l’a pas pris. Réessayez.',
  tooLarge: (mebibytes) => `Le fichier dépasse ${mebibytes} Mio. Coupez-le en morceaux.`,
};

const WORDS: Readonly<Record<Language, MailWords>> = { en, fr };

export const useMailWords = (): MailWords => WORDS[useLanguage()];
