/** What a class says of pairs, client and server, that a teacher proposes. */
import type { Language } from '../../../i18n/i18n.ts';

export interface PairWords {
  /** For teachers. */
  title: string;
  through: (one: string, other: string) => string;
  propose: (server: string, client: string) => string;
  others: string;
  pair: (server: string, client: string) => string;
  asked: string;
  one: (name: string) => string;
  plays: string;
  refused: (name: string) => string;
  takeBack: string;
  /** For members. */
  offer: (name: string) => string;
  asServer: (name: string) => string;
  asClient: (name: string) => string;
  yes: string;
  no: string;
  waits: (name: string) => string;
  callOff: string;
  serve: (name: string) => string;
  toPlay: string;
  call: (name: string) => string;
  place: string;
  end: string;
  wouldNot: (name: string) => string;
  close: string;
}

const NBSP = '\u00a0';

export const pairWords: Record<Language, PairWords> = {
  en: {
    title: 'Pairs',
    through: (one, other) => `${one} and ${other} are through.`,
    propose: (server, client) => `Propose a pair: ${server} answers, ${client} calls`,
    others: 'In their lesson they are offered a client to repair and a challenge, too.',
    pair: (server, client) => `${server} answers, ${client} calls:`,
    asked: 'both are asked.',
    one: (name) => `${name} said yes.`,
    plays: 'both said yes.',
    refused: (name) => `${name} would rather not.`,
    takeBack: 'Take it back',
    offer: (name) => `Your teacher proposes a pair: you and ${name}.`,
    asServer: (name) => `You are the server, and answer by hand; ${name} is the client, and calls you.`,
    asClient: (name) => `${name} is the server, and answers by hand; you are the client, and call them.`,
    yes: 'Yes, let’s play',
    no: 'Rather not',
    waits: (name) => `You said yes. ${name} is asked too.`,
    callOff: 'Call it off',
    serve: (name) => `You and ${name} are a pair. Open your port: ${name} calls it.`,
    toPlay: 'Play the server',
    call: (name) => `You and ${name} are a pair. Once their port is open, call it:`,
    place: 'To my prompt',
    end: 'We are done',
    wouldNot: (name) => `${name} would rather not now. Your teacher sees that; go on as you like.`,
    close: 'Close',
  },
  fr: {
    title: 'Paires',
    through: (one, other) => `${one} et ${other} ont fini.`,
    propose: (server, client) => `Proposer une paire${NBSP}: ${server} répond, ${client} appelle`,
    others: 'Dans leur leçon, un client à réparer et un défi leur sont aussi proposés.',
    pair: (server, client) => `${server} répond, ${client} appelle${NBSP}:`,
    asked: 'la question est posée aux deux.',
    one: (name) => `${name} a dit oui.`,
    plays: 'les deux ont dit oui.',
    refused: (name) => `${name} préfère ne pas jouer.`,
    takeBack: 'Retirer',
    offer: (name) => `Votre enseignant propose une paire${NBSP}: vous et ${name}.`,
    asServer: (name) =>
      `Vous êtes le serveur et répondez à la main${NBSP}; ${name} est le client et vous appelle.`,
    asClient: (name) =>
      `${name} est le serveur et répond à la main${NBSP}; vous êtes le client et l’appelez.`,
    yes: 'Oui, jouons',
    no: 'Non merci',
    waits: (name) => `Vous avez dit oui. La question est aussi posée à ${name}.`,
    callOff: 'Renoncer',
    serve: (name) => `Vous et ${name} êtes une paire. Ouvrez votre port${NBSP}: ${name} l’appelle.`,
    toPlay: 'Jouer le serveur',
    call: (name) => `Vous et ${name} êtes une paire. Dès que son port est ouvert, appelez-le${NBSP}:`,
    place: 'Mettre à mon invite',
    end: 'Nous avons fini',
    wouldNot: (name) =>
      `${name} préfère ne pas jouer maintenant. Votre enseignant le voit${NBSP}; continuez comme bon vous semble.`,
    close: 'Fermer',
  },
};
