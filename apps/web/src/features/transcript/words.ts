/** The words of this feature, fetched with it. */
import type { TranscriptProblem } from '@ehlo/protocol/transcript';
import type { Language } from '../../i18n/i18n.ts';

interface TranscriptWords {
  title: string;
  says: string;
  label: string;
  placeholder: string;
  explain: string;
  file: string;
  drop: string;
  example: string;
  pasted: string;
  reading: string;
  unreadable: string;
  problem: Record<TranscriptProblem['id'], (params: TranscriptProblem['params']) => string>;
}

const en: TranscriptWords = {
  title: 'Explain a transcript',
  says: 'Paste a dialogue from anywhere: a terminal, swaks, curl -v, smtplib, a Postfix or Mailpit log, a slide with C: and S:. It is read here, in your browser, and sent nowhere.',
  label: 'The dialogue',
  placeholder: '220 mail.campus.test ESMTP\nEHLO me.campus.test\n250 …',
  explain: 'Explain it',
  file: 'Take a file',
  drop: 'Let go: the file is read as a transcript.',
  example: 'Put an example in',
  pasted: 'pasted text',
  reading: 'Reading…',
  unreadable: 'The file could not be read.',
  problem: {
    empty: () => 'There is nothing to read yet. Paste a dialogue, its replies and its commands.',
    'not-json': ({ reason }) => `It begins as JSON and is none: ${reason}.`,
    'not-a-list': () => 'It is JSON, but no list of { "by", "octets" }.',
    'bad-part': ({ number }) =>
      `Entry ${number} of the JSON needs "by", client or server, and "octets", a text.`,
    'bad-octets': ({ number }) =>
      `Entry ${number} of the JSON has a character that is no octet: one character stands for one octet, up to U+00FF.`,
    'no-dialogue': ({ lines }) =>
      `No dialogue in ${lines === 1 ? 'this line' : `these ${lines} lines`}. Wanted are replies such as 220 or 250, or commands such as EHLO.`,
    'too-large': ({ limit }) =>
      `That is too much to read: at most ${Math.floor(Number(limit) / 2 ** 20)} MiB.`,
  },
};

const fr: TranscriptWords = {
  title: 'Expliquer un dialogue',
  says: 'Collez un dialogue d’où qu’il vienne : un terminal, swaks, curl -v, smtplib, un journal de Postfix ou de Mailpit, une diapositive avec C: et S:. Il est lu ici, dans votre navigateur, et n’est envoyé nulle part.',
  label: 'Le dialogue',
  placeholder: '220 mail.campus.test ESMTP\nEHLO me.campus.test\n250 …',
  explain: 'Expliquer',
  file: 'Prendre un fichier',
  drop: 'Lâchez : le fichier est lu comme un dialogue.',
  example: 'Mettre un exemple',
  pasted: 'texte collé',
  reading: 'Lecture…',
  unreadable: 'Le fichier n’a pas pu être lu.',
  problem: {
    empty: () => 'Il n’y a encore rien à lire. Collez un dialogue, ses réponses et ses commandes.',
    'not-json': ({ reason }) => `Cela commence comme du JSON et n’en est pas : ${reason}.`,
    'not-a-list': () => 'C’est du JSON, mais pas une liste de { "by", "octets" }.',
    'bad-part': ({ number }) =>
      `L’entrée ${number} du JSON doit avoir "by", client ou server, et "octets", un texte.`,
    'bad-octets': ({ number }) =>
      `L’entrée ${number} du JSON a un caractère qui n’est pas un octet : un caractère vaut un octet, jusqu’à U+00FF.`,
    'no-dialogue': ({ lines }) =>
      `Aucun dialogue dans ${lines === 1 ? 'cette ligne' : `ces ${lines} lignes`}. Il faut des réponses comme 220 ou 250, ou des commandes comme EHLO.`,
    'too-large': ({ limit }) => `C’est trop long : ${Math.floor(Number(limit) / 2 ** 20)} Mio au plus.`,
  },
};

export const transcriptWords: Record<Language, TranscriptWords> = { en, fr };
