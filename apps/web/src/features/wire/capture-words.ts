import type { CaptureProblem } from '@ehlo/protocol/capture';
import type { Language } from '../../i18n/i18n.ts';

interface CaptureWords {
  open: string;
  close: string;
  reading: (percent: number) => string;
  holds: (connections: number, questions: number) => string;
  stays: string;
  cut: (packets: number) => string;
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
  cut: (packets) => `The capture cut ${packets} packets: octets are missing. Record with -s 0.`,
  problems: {
    empty: () => 'There is nothing in this file.',
    'not-a-capture': ({ begins }) => `It begins with ${begins}, as no capture does. Wanted: pcap or pcapng.`,
    'other-format': ({ format }) =>
      `It is ${format}. Wanted: pcap or pcapng; unpack it, or save it as one of them.`,
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

const fr: CaptureWords = {
  open: 'Ouvrir une capture…',
  close: 'Retour à cette salle',
  reading: (percent) => `est en lecture, ${percent} %.`,
  holds: (connections, questions) =>
    `a ${connections <= 1 ? `${connections} connexion` : `${connections} connexions`} et ${
      questions <= 1 ? `${questions} question` : `${questions} questions`
    } au DNS.`,
  stays: 'Elle reste dans ce navigateur.',
  cut: (packets) => `La capture a coupé ${packets} paquets : il manque des octets. Enregistrez avec -s 0.`,
  problems: {
    empty: () => 'Ce fichier est vide.',
    'not-a-capture': ({ begins }) =>
      `Il commence par ${begins}, comme aucune capture. Il faut pcap ou pcapng.`,
    'other-format': ({ format }) =>
      `C’est du ${format}. Il faut pcap ou pcapng ; décompressez-le, ou enregistrez-le ainsi.`,
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
