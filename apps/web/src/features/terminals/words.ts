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
  closing: {
    title: (id) => `Fermer le terminal ${id} ?`,
    says: (target) => `Il est connecté à ${target}. La connexion se termine avec lui.`,
    yes: 'Le fermer',
    no: 'Le laisser ouvert',
  },
};

/** Words of several terminals: they come with them. */
export const terminalsWords: Record<Language, typeof en> = { en, fr };
