import type { Language } from '../../i18n/i18n.ts';

const en = {
  label: 'Terminals',
  /** Of a tab: `title` is what runs in it. */
  tab: (id: number, title: string) => `Terminal ${id}: ${title}`,
  close: 'Close this terminal',
  split: 'Two side by side',
  join: 'One at a time',
  most: (most: number) => `${most} terminals are open, as many as this page keeps. Close one first:  exit`,
  bellSound: 'The bell is heard, not only seen',
  stopped: {
    is: 'Output is stopped.',
    did: 'did it. Any key lets it go on; nothing is lost.',
    goOn: 'Go on',
  },
  search: {
    label: 'Search what was shown',
    count: (at: number, of: number) => (of === 0 ? 'not found' : `${at} of ${of}`),
    many: (of: number) => `more than ${of}`,
    up: 'Further up',
    down: 'Further down',
  },
  pasted: {
    title: (lines: number) => `Send ${lines} lines at once?`,
    says: 'The server gets them all before it has answered the first. Line by line, each Enter sends one.',
    more: (lines: number) => (lines === 1 ? 'And one more line.' : `And ${lines} more lines.`),
    lineByLine: 'Line by line',
    all: 'Paste all',
    cancel: 'Cancel',
    tooLong: 'That is too much for a terminal.',
    tooLongSays: (is: number, may: number) =>
      `The paste has ${is} characters; the terminal takes ${may} at once. As a file it can be sent:  ncat -C localhost 1025 < pasted.txt`,
    file: 'Put it into pasted.txt',
    left: (lines: number) => (lines === 1 ? 'The last line.' : `${lines} lines wait.`),
    enter: 'sends the one at the prompt.',
    stop: 'Forget the rest',
  },
  closing: {
    title: (id: number) => `Close terminal ${id}?`,
    says: (target: string) => `It is connected to ${target}. The connection ends with it.`,
    yes: 'Close it',
    no: 'Leave it open',
  },
};

const fr: typeof en = {
  label: 'Terminaux',
  tab: (id, title) => `Terminal ${id} : ${title}`,
  close: 'Fermer ce terminal',
  split: 'Deux côte à côte',
  join: 'Un à la fois',
  most: (most) =>
    `${most} terminaux sont ouverts, autant que cette page en garde. Fermez-en un d’abord :  exit`,
  bellSound: 'La cloche s’entend aussi',
  stopped: {
    is: 'L’affichage est arrêté.',
    did: 'l’a fait. Une touche le relance ; rien n’est perdu.',
    goOn: 'Reprendre',
  },
  search: {
    label: 'Chercher dans l’affichage',
    count: (at, of) => (of === 0 ? 'introuvable' : `${at} sur ${of}`),
    many: (of) => `plus de ${of}`,
    up: 'Plus haut',
    down: 'Plus bas',
  },
  pasted: {
    title: (lines) => `Envoyer ${lines} lignes d’un coup ?`,
    says: 'Le serveur les reçoit toutes avant d’avoir répondu à la première. Ligne par ligne, chaque Entrée en envoie une.',
    more: (lines) => (lines === 1 ? 'Et encore une ligne.' : `Et encore ${lines} lignes.`),
    lineByLine: 'Ligne par ligne',
    all: 'Tout coller',
    cancel: 'Annuler',
    tooLong: 'C’est trop pour un terminal.',
    tooLongSays: (is, may) =>
      `Le texte collé a ${is} caractères ; le terminal en prend ${may} à la fois. Dans un fichier, on peut l’envoyer :  ncat -C localhost 1025 < pasted.txt`,
    file: 'Le mettre dans pasted.txt',
    left: (lines) => (lines === 1 ? 'La dernière ligne.' : `${lines} lignes attendent.`),
    enter: 'envoie celle de l’invite.',
    stop: 'Oublier le reste',
  },
  closing: {
    title: (id) => `Fermer le terminal ${id} ?`,
    says: (target) => `Il est connecté à ${target}. La connexion se termine avec lui.`,
    yes: 'Le fermer',
    no: 'Le laisser ouvert',
  },
};

/** Words of several terminals: they come with them. */
export const terminalsWords: Record<Language, typeof en> = { en, fr };
