/** The words of the certificate, fetched with it. `code` in backticks is wire. */
import type { CertificateName, NameMatch } from '@ehlo/protocol/tls';
import type { Language } from '../../i18n/i18n.ts';

export interface CertificateWords {
  open: string;
  title: string;
  says: string;
  loading: string;
  gone: string;
  failed: string;
  close: string;
  /** What a client asks, in order. */
  question: { name: string; dates: string; issuer: string };
  wanted: string;
  wantedHint: string;
  fits: (host: string, match: Extract<NameMatch, { fits: true }>) => string;
  fitsNot: (
    host: string,
    why: Extract<NameMatch, { fits: false }>['why'],
    names: CertificateName[],
  ) => string;
  dates: (from: string, until: string) => string;
  good: (days: number) => string;
  over: (days: number) => string;
  early: (days: number) => string;
  anchored: (issuer: string) => string;
  take: string;
  alone: string;
  unknown: (issuer: string) => string;
  chain: string;
  chainSays: (count: number) => string;
  own: string;
  authority: string;
  details: string;
  names: string;
  key: string;
  signature: string;
  serial: string;
  fingerprint: string;
  fingerprintSays: string;
  pem: string;
  /** Answers to the questions. */
  answer: Record<'yes' | 'no' | 'depends', string>;
}

const en: CertificateWords = {
  open: 'The certificate',
  title: 'The certificate that the server showed',
  says: 'A client that checks asks three things of it. One “no” is enough to hang up.',
  loading: 'The certificate is on its way.',
  gone: 'This installation has no such certificate any more: its folder was made anew since.',
  failed: 'EHLO did not answer. Close this and open it again.',
  close: 'Close',
  question: {
    name: 'Is it for the name that was called?',
    dates: 'Was it valid then?',
    issuer: 'Does the client trust who signed it?',
  },
  wanted: 'Name that the client called',
  wantedHint: 'Try another one, an address too.',
  fits: (host, { by, how }) =>
    how === 'wildcard'
      ? `\`${host}\` fits \`${by.value}\`: the star stands for one label.`
      : `\`${host}\` is among its names.`,
  fitsNot: (host, why, names) =>
    why === 'deeper'
      ? `\`${host}\` does not fit: a star stands for one label, not for several.`
      : why === 'address'
        ? `\`${host}\` is an address, and it is not among the addresses in it. An address is never compared with names.`
        : why === 'none'
          ? 'There are no names in it at all.'
          : `\`${host}\` is not among its names${names.length === 1 ? `: it is for \`${names[0]?.value}\` alone` : ''}.`,
  dates: (from, until) => `From ${from} until ${until}.`,
  good: (days) => (days === 1 ? 'One day is left.' : `${days} days are left.`),
  over: (days) => (days === 1 ? 'It expired a day ago.' : `It expired ${days} days ago.`),
  early: (days) => (days === 1 ? 'It begins in a day.' : `It begins in ${days} days.`),
  anchored: (issuer) =>
    `\`${issuer}\` signed it, the authority of this lab. Whoever has its certificate can check; nobody else knows it.`,
  take: 'Take the authority’s certificate',
  alone:
    'It signed itself. Anybody could have made it, so it proves nothing until somebody compares the fingerprint.',
  unknown: (issuer) => `\`${issuer}\` signed it, and is not the authority of this lab.`,
  chain: 'The chain',
  chainSays: (count) =>
    count === 1
      ? 'The server sent this one alone.'
      : 'The server sent all of these. Each is signed by the next; the last one the client has to have already.',
  own: 'the server’s',
  authority: 'authority',
  details: 'What else stands in it',
  names: 'Names',
  key: 'Public key',
  signature: 'Signature',
  serial: 'Serial number',
  fingerprint: 'Fingerprint, SHA-256',
  fingerprintSays: 'The digest of the whole: two people who read it to each other need no authority.',
  pem: 'As a file (PEM)',
  answer: { yes: 'yes', no: 'no', depends: 'if it knows the lab’s authority' },
};

const fr: CertificateWords = {
  open: 'Le certificat',
  title: 'Le certificat que le serveur a présenté',
  says: 'Un client qui vérifie lui pose trois questions. Un seul «\u00a0non\u00a0» suffit pour raccrocher.',
  loading: 'Le certificat arrive.',
  gone: 'Cette installation n’a plus ce certificat\u00a0: son dossier a été refait depuis.',
  failed: 'EHLO n’a pas répondu. Fermez, puis rouvrez.',
  close: 'Fermer',
  question: {
    name: 'Est-il pour le nom qui a été appelé\u00a0?',
    dates: 'Était-il valable à ce moment\u00a0?',
    issuer: 'Le client fait-il confiance à qui l’a signé\u00a0?',
  },
  wanted: 'Nom que le client a appelé',
  wantedHint: 'Essayez-en un autre, une adresse aussi.',
  fits: (host, { by, how }) =>
    how === 'wildcard'
      ? `\`${host}\` va avec \`${by.value}\`\u00a0: l’étoile vaut un seul élément.`
      : `\`${host}\` est parmi ses noms.`,
  fitsNot: (host, why, names) =>
    why === 'deeper'
      ? `\`${host}\` ne va pas\u00a0: une étoile vaut un élément, pas plusieurs.`
      : why === 'address'
        ? `\`${host}\` est une adresse, et elle n’est pas parmi les siennes. Une adresse ne se compare jamais à des noms.`
        : why === 'none'
          ? 'Il ne contient aucun nom.'
          : `\`${host}\` n’est pas parmi ses noms${names.length === 1 ? `\u00a0: il n’est que pour \`${names[0]?.value}\`` : ''}.`,
  dates: (from, until) => `Du ${from} au ${until}.`,
  good: (days) => (days === 1 ? 'Il reste un jour.' : `Il reste ${days} jours.`),
  over: (days) => (days === 1 ? 'Il a expiré il y a un jour.' : `Il a expiré il y a ${days} jours.`),
  early: (days) => (days === 1 ? 'Il commence dans un jour.' : `Il commence dans ${days} jours.`),
  anchored: (issuer) =>
    `\`${issuer}\` l’a signé, l’autorité de ce labo. Qui a le certificat de l’autorité peut vérifier\u00a0; personne d’autre ne la connaît.`,
  take: 'Prendre le certificat de l’autorité',
  alone:
    'Il s’est signé lui-même. N’importe qui aurait pu le faire\u00a0: il ne prouve rien tant que personne ne compare l’empreinte.',
  unknown: (issuer) => `\`${issuer}\` l’a signé, et n’est pas l’autorité de ce labo.`,
  chain: 'La chaîne',
  chainSays: (count) =>
    count === 1
      ? 'Le serveur a envoyé celui-ci seul.'
      : 'Le serveur les a tous envoyés. Chacun est signé par le suivant\u00a0; le dernier, le client doit l’avoir déjà.',
  own: 'celui du serveur',
  authority: 'autorité',
  details: 'Ce qu’il contient encore',
  names: 'Noms',
  key: 'Clé publique',
  signature: 'Signature',
  serial: 'Numéro de série',
  fingerprint: 'Empreinte, SHA-256',
  fingerprintSays:
    'Le condensé du tout\u00a0: deux personnes qui se le lisent n’ont besoin d’aucune autorité.',
  pem: 'En fichier (PEM)',
  answer: { yes: 'oui', no: 'non', depends: 's’il connaît l’autorité du labo' },
};

export const certificateWords: Record<Language, CertificateWords> = { en, fr };
