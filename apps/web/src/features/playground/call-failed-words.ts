import type { Language } from '../../i18n/i18n.ts';

const en = {
  tcp: 'No SMTP was spoken.',
  tcpWay: 'This is TCP answering.',
  dns: 'No SMTP was spoken.',
  dnsWay: 'This is DNS answering.',
  lab: 'No SMTP was spoken.',
  labWay: 'This is the lab answering.',
  refused: (port: number) => `Nobody listens on ${port}.`,
  refusedSays: 'The machine is there, the port is closed. The mock server listens on 1025.',
  refusedCampus: 'The machine is there, the port is closed. It speaks SMTP on 25.',
  refusedDefault:
    'No port was named, so ncat took its own: 31337. Mail servers listen on 25, the mock on 1025.',
  mockDown: 'The mock is switched off in this room. The line below starts it.',
  timedOut: 'No answer at all.',
  timedOutSays: 'A filter drops the call, or the host is off. A closed port refuses at once.',
  unknownHost: (host: string) => `${host} has no address.`,
  unknownHostSays:
    'The DNS knows no address by that name, so nobody was called. Check the spelling: hosts of this world end in .test.',
  noLookup: (host: string) => `${host} could not be looked up.`,
  noLookupWay: 'The DNS failed.',
  noLookupSays:
    'It was silent, or said that it could not answer. A name has to become an address before anybody can be called; localhost needs no DNS.',
  outsideHost: (host: string) => `${host} is outside this lab.`,
  outsideHostSays:
    'The lab’s DNS answers for the practice world, names that end in .test, and gave no address for this one. The lab cannot call it.',
  notAllowed: (target: string) => `${target} is not in this lab.`,
  notAllowedSays: 'The terminal dials the practice world only, and what the operator listed.',
  tooMany: 'Too many calls at once.',
  tooManySays: 'Hang up one of your connections, then call again.',
  unreachable: 'The call did not get through.',
  unreachableSays: 'The network knows no way there. The mock server is on localhost.',
  put: (text: string) => `Put ${text} at the prompt`,
  again: 'Put it at the prompt',
};

const fr: typeof en = {
  tcp: 'Personne n’a parlé SMTP.',
  tcpWay: 'C’est TCP qui répond.',
  dns: 'Personne n’a parlé SMTP.',
  dnsWay: 'C’est le DNS qui répond.',
  lab: 'Personne n’a parlé SMTP.',
  labWay: 'C’est le labo qui répond.',
  refused: (port) => `Personne n’écoute sur ${port}.`,
  refusedSays: 'La machine est là, le port est fermé. Le serveur mock écoute sur 1025.',
  refusedCampus: 'La machine est là, le port est fermé. Elle parle SMTP sur 25.',
  refusedDefault:
    'Aucun port n’était donné, alors ncat a pris le sien : 31337. Les serveurs de courrier écoutent sur 25, le mock sur 1025.',
  mockDown: 'Le mock est arrêté dans cette salle. La ligne ci-dessous le démarre.',
  timedOut: 'Aucune réponse.',
  timedOutSays: 'Un filtre écarte l’appel, ou la machine est éteinte. Un port fermé refuse tout de suite.',
  unknownHost: (host) => `${host} n’a pas d’adresse.`,
  unknownHostSays:
    'Le DNS ne connaît pas d’adresse à ce nom : personne n’a été appelé. Vérifiez l’orthographe : les noms de ce monde finissent en .test.',
  noLookup: (host) => `${host} n’a pas pu être résolu.`,
  noLookupWay: 'Le DNS a échoué.',
  noLookupSays:
    'Il s’est tu, ou a dit qu’il ne pouvait pas répondre. Un nom doit devenir une adresse avant qu’on puisse appeler ; localhost se passe du DNS.',
  outsideHost: (host) => `${host} est hors de ce labo.`,
  outsideHostSays:
    'Le DNS du labo répond pour le monde d’exercice, les noms en .test, et n’a donné aucune adresse pour celui-ci. Le labo ne peut pas l’appeler.',
  notAllowed: (target) => `${target} n’est pas dans ce labo.`,
  notAllowedSays: 'Le terminal n’appelle que le monde d’exercice, et ce que l’exploitant a listé.',
  tooMany: 'Trop d’appels à la fois.',
  tooManySays: 'Raccrochez une de vos connexions, puis rappelez.',
  unreachable: 'L’appel n’est pas passé.',
  unreachableSays: 'Le réseau n’a pas de chemin jusque-là. Le serveur mock est sur localhost.',
  put: (text) => `Mettre ${text} à l’invite`,
  again: 'Mettre à l’invite',
};

export type CallFailedWords = typeof en;

/** Words for a call that came to nothing: they come with the first one. */
export const callFailedWords: Record<Language, CallFailedWords> = { en, fr };
