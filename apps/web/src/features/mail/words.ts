/** Words of the mail page alone, fetched with it. */
import type { MailOrigin } from '@ehlo/wire';
import { type Language, useLanguage } from '../../i18n/i18n.ts';

export interface MailWords {
  folders: string;
  /** What folders are for, by their special use (RFC 6154 §2). */
  uses: Readonly<Record<string, string>>;
  folder: (name: string, use: string | undefined, total: number) => string;
  unread: string;
  emptyFolder: string;
  noFolder: string;
  toInbox: string;
  /** Before a recipient, where a list is of mails that one sent. */
  to: string;
  deleted: string;
  /** How a mail came here that no server took over. */
  origin: Readonly<Record<Exclude<MailOrigin, 'sent'>, string>>;
  flags: string;
  journey: string;
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
  noFolder: 'This mailbox has no such folder any more.',
  toInbox: 'To INBOX',
  to: 'To',
  deleted: 'marked \\Deleted, not expunged yet',
  origin: {
    seeded: 'It was here from the start; the lab wrote it.',
    put: 'No server carried it: a program put it here, or it came from a file. So it has no envelope.',
    copied: 'A copy: a mail program moved or copied it here from another folder.',
  },
  flags: 'Flags',
  journey: 'See its journey',
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
  noFolder: 'Cette boîte n’a plus de dossier de ce nom.',
  toInbox: 'Vers INBOX',
  to: 'À',
  deleted: 'marqué \\Deleted, pas encore effacé',
  origin: {
    seeded: 'Il était là dès le début ; le labo l’a écrit.',
    put: 'Aucun serveur ne l’a transporté : un logiciel l’a mis ici, ou il vient d’un fichier. Il n’a donc pas d’enveloppe.',
    copied: 'Une copie : un logiciel de courrier l’a mise ici depuis un autre dossier.',
  },
  flags: 'Drapeaux',
  journey: 'Voir son trajet',
};

const WORDS: Readonly<Record<Language, MailWords>> = { en, fr };

export const useMailWords = (): MailWords => WORDS[useLanguage()];
