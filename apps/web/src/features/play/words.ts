import type { Language } from '../../i18n/i18n.ts';

const en = {
  title: 'Play the server',
  says: 'Open a port of your machine. Who calls it talks to you: you read each line, and you answer it.',
  port: 'Port',
  open: 'Open the port',
  shut: 'Close the port',
  waits: (port: number) => `Port ${port} is open. Nobody has called yet.`,
  call: 'Call it from this terminal, or from any other of yours:',
  pair: 'Somebody of your class calls it by its name:',
  caller: (address: string) => `${address} is on the line.`,
  over: 'The call is over. The port is still open: the next call is answered here too.',
  yourTurn: 'Your turn. The client waits.',
  theirTurn: 'The client’s turn.',
  letter: 'The letter comes in. Say nothing until its dot.',
  asked: {
    greeting: 'Somebody called, and waits for your greeting.',
    letter: 'The dot came: do you answer for this letter?',
    unknown: 'That is no command.',
    command: (verb: string) => `It says ${verb}.`,
  },
  right: 'What the lab’s own server would say',
  others: 'Also allowed',
  own: 'In your own words',
  example: '250 Fine by me',
  send: 'Send',
  hangUp: 'Hang up',
  verdict: {
    right: 'That is what the standard has here.',
    allowed: 'The standard allows that here; the client must cope with it.',
    'not-allowed': 'The standard has no such code here. A client judges it by its first digit.',
    'no-reply': 'That was no reply: three digits and a space are missing. Many clients hang up now.',
    unfinished: 'A dash after the code: the client waits for more lines.',
  },
  failure: {
    'in-use': 'This port is taken on your machine. Take another one.',
    'not-here': 'This port cannot be opened on your machine.',
    'too-many': 'Too many ports are open. Close one of them.',
  },
  dialogue: 'What was said',
};
export type PlayWords = typeof en;

const fr: PlayWords = {
  title: 'Jouer le serveur',
  says: 'Ouvrez un port de votre machine. Qui l’appelle vous parle : vous lisez chaque ligne et vous y répondez.',
  port: 'Port',
  open: 'Ouvrir le port',
  shut: 'Fermer le port',
  waits: (port) => `Le port ${port} est ouvert. Personne n’a encore appelé.`,
  call: 'Appelez-le depuis ce terminal, ou depuis un autre des vôtres :',
  pair: 'Quelqu’un de votre classe l’appelle par votre nom :',
  caller: (address) => `${address} est en ligne.`,
  over: 'L’appel est terminé. Le port reste ouvert : le prochain appel arrive ici aussi.',
  yourTurn: 'À vous. Le client attend.',
  theirTurn: 'Au client.',
  letter: 'La lettre arrive. Ne dites rien avant son point.',
  asked: {
    greeting: 'Quelqu’un a appelé et attend votre salut.',
    letter: 'Le point est venu : répondez-vous de cette lettre ?',
    unknown: 'Ce n’est pas une commande.',
    command: (verb) => `Il dit ${verb}.`,
  },
  right: 'Ce que dirait le serveur du labo',
  others: 'Aussi permis',
  own: 'Avec vos mots',
  example: '250 Volontiers',
  send: 'Envoyer',
  hangUp: 'Raccrocher',
  verdict: {
    right: 'C’est ce que prévoit la norme ici.',
    allowed: 'La norme le permet ici ; au client de s’en arranger.',
    'not-allowed': 'La norme n’a pas ce code ici. Un client juge à son premier chiffre.',
    'no-reply':
      'Ce n’était pas une réponse : il manque trois chiffres et une espace. Bien des clients raccrochent.',
    unfinished: 'Un tiret après le code : le client attend d’autres lignes.',
  },
  failure: {
    'in-use': 'Ce port est pris sur votre machine. Prenez-en un autre.',
    'not-here': 'Ce port ne peut pas être ouvert sur votre machine.',
    'too-many': 'Trop de ports sont ouverts. Fermez-en un.',
  },
  dialogue: 'Ce qui s’est dit',
};

export const playWords: Record<Language, PlayWords> = { en, fr };
