import type { CaptureProblem } from '@ehlo/protocol/capture';
import type { Language } from '../../i18n/i18n.ts';
import type { CaptureNote } from './capture-notes.ts';

interface CaptureWords {
  open: string;
  close: string;
  reading: (percent: number) => string;
  holds: (connections: number, questions: number) => string;
  stays: string;
  /** The browser could not read on: the file is gone, or was changed. */
  unreadable: string;
  notes: { [Id in CaptureNote['id']]: (note: Extract<CaptureNote, { id: Id }>) => string };
  problems: Record<CaptureProblem['id'], (params: CaptureProblem['params']) => string>;
}

const en: CaptureWords = {
  open: 'Open a capture…',
  close: 'Back to this room',
  reading: (percent) => `is being read, ${percent} %.`,
  holds: (connections, questions) =>
    `has ${connections === 1 ? 'one connection' : `${connections} connections`} and ${
      questions === 1 ? 'one question' : `${questions} questions`
    } to the DNS.`,
  stays: 'It stays in this browser.',
  unreadable:
    'The browser cannot read on: the file was moved, changed or deleted meanwhile. Open it again from where it is.',
  notes: {
    link: ({ link, packets }) =>
      `${packets} of its packets are of link type ${link}, which is not read here. Wanted: Ethernet, loopback, raw IP or Linux cooked; record on such an interface.`,
    nothing: ({ packets }) =>
      `Among its ${packets} packets there is no TCP and no question to the DNS. Record where the mail passes: tcpdump -i any 'tcp or port 53'.`,
    cut: ({ packets }) => `The capture cut ${packets} packets: octets are missing. Record with -s 0.`,
    'left-out': ({ count }) =>
      `${count} more connections and questions were not kept: it is too large. Take a part of it: editcap -A … -B …, or a filter.`,
    limit: () =>
      'It has more octets than are kept here: of some, only time and length are known. A smaller part of it shows them all.',
  },
  problems: {
    empty: () => 'There is nothing in this file.',
    'not-a-capture': ({ begins }) => `It begins with ${begins}, as no capture does. Wanted: pcap or pcapng.`,
    'other-format': ({ format }) =>
      format === 'text'
        ? 'It is text. Wanted: pcap or pcapng. A letter (.eml) opens in a mailbox, what a program said under “Explain a transcript…” on the playground.'
        : `It is ${format}. Wanted: pcap or pcapng; unpack it, or save it as one of them.`,
    version: ({ major, minor }) =>
      `It is of version ${major}.${minor}, which is not known. Wanted: pcap 2 or pcapng 1.`,
    'block-length': ({ at, length }) =>
      `At octet ${at} a block says that it has ${length} octets, which none can have. What came before it is shown.`,
    'packet-length': ({ at, length, limit }) =>
      `At octet ${at} a packet says that it has ${length} octets; ${limit} are the most. What came before it is shown.`,
    'no-interface': ({ at, interface: number }) =>
      `At octet ${at} stands a packet of interface ${number}, which the file does not describe. What came before it is shown.`,
    truncated: ({ missing }) =>
      `The file ends in the middle of a packet: ${missing} octets are missing at least. What came before it is shown.`,
  },
};

/** Where a format's name is a word. */
const FORMATS: Readonly<Record<string, string>> = { 'modified pcap': 'pcap modifié' };

const fr: CaptureWords = {
  open: 'Ouvrir une capture…',
  close: 'Retour à cette salle',
  reading: (percent) => `est en lecture, ${percent} %.`,
  holds: (connections, questions) =>
    `a ${connections <= 1 ? `${connections} connexion` : `${connections} connexions`} et ${
      questions <= 1 ? `${questions} question` : `${questions} questions`
    } au DNS.`,
  stays: 'Elle reste dans ce navigateur.',
  unreadable:
    'Le navigateur ne peut pas lire plus loin : le fichier a été déplacé, changé ou effacé entre-temps. Ouvrez-le à nouveau là où il est.',
  notes: {
    link: ({ link, packets }) =>
      `${packets} de ses paquets sont d’une liaison de type ${link}, qui n’est pas lue ici. Il faut Ethernet, une boucle locale, IP nu ou Linux cooked ; enregistrez sur une telle interface.`,
    nothing: ({ packets }) =>
      `Parmi ses ${packets} paquets, il n’y a ni TCP ni question au DNS. Enregistrez là où le courrier passe : tcpdump -i any 'tcp or port 53'.`,
    cut: ({ packets }) =>
      `La capture a coupé ${packets} paquets : il manque des octets. Enregistrez avec -s 0.`,
    'left-out': ({ count }) =>
      `${count} autres connexions et questions n’ont pas été gardées : elle est trop grande. Prenez-en une partie : editcap -A … -B …, ou un filtre.`,
    limit: () =>
      'Elle a plus d’octets qu’il n’en est gardé ici : de certains, on ne sait que l’heure et la longueur. Une partie plus petite les montre tous.',
  },
  problems: {
    empty: () => 'Ce fichier est vide.',
    'not-a-capture': ({ begins }) =>
      `Il commence par ${begins}, comme aucune capture. Il faut pcap ou pcapng.`,
    'other-format': ({ format }) =>
      format === 'text'
        ? 'C’est du texte. Il faut pcap ou pcapng. Une lettre (.eml) s’ouvre dans une boîte, ce qu’un programme a dit sous « Expliquer un dialogue… » sur le terrain de jeu.'
        : `C’est du ${FORMATS[String(format)] ?? format}. Il faut pcap ou pcapng ; décompressez-le, ou enregistrez-le ainsi.`,
    version: ({ major, minor }) =>
      `Il est de la version ${major}.${minor}, inconnue ici. Il faut pcap 2 ou pcapng 1.`,
    'block-length': ({ at, length }) =>
      `À l’octet ${at}, un bloc dit avoir ${length} octets : impossible. Ce qui le précède est montré.`,
    'packet-length': ({ at, length, limit }) =>
      `À l’octet ${at}, un paquet dit avoir ${length} octets ; ${limit} au plus. Ce qui le précède est montré.`,
    'no-interface': ({ at, interface: number }) =>
      `À l’octet ${at}, un paquet de l’interface ${number}, que le fichier ne décrit pas. Ce qui le précède est montré.`,
    truncated: ({ missing }) =>
      `Le fichier s’arrête au milieu d’un paquet : il manque au moins ${missing} octets. Ce qui le précède est montré.`,
  },
};

export const captureWords: Record<Language, CaptureWords> = { en, fr };

export const noteSentence = (words: CaptureWords, note: CaptureNote): string =>
  (words.notes[note.id] as (note: CaptureNote) => string)(note);
