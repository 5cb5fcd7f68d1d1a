import type { Language } from '../../i18n/i18n.ts';

const en = {
  hold: 'Hold the wire',
  holdSays: 'Each line waits at the server’s door, either way, until you let it through.',
  stop: 'Stop holding',
  play: 'Play the server',
  heldBy: {
    teacher: 'Your teacher holds the wire.',
    pause: 'The class is paused.',
    self: 'You hold the wire.',
  },
  theirs: {
    teacher:
      'A line waits until they let it through, ten minutes at most. Nothing is lost, and no clock of the server runs.',
    pause: 'A line waits until the class goes on. Nothing is lost, and no clock of the server runs.',
  },
  nothing: 'No line waits. The next one will, whoever says it.',
  waiting: 'Waiting on the wire',
  from: { client: 'Has left the client, not arrived', server: 'Has left the server, not arrived' },
  others: (count: number) => (count === 1 ? '1 more line waits.' : `${count} more lines wait.`),
  through: 'Let it through',
  reply: 'Until the next reply',
  change: 'Change it',
  drop: 'Drop it',
  line: 'What goes on in its place',
  send: 'Let this through',
  cancel: 'Cancel',
  hidden: 'They refuse to be watched: their line is not shown, and goes on as it is.',
  theirsNone: 'No line of theirs waits.',
  marked: 'What you change or drop stands in their log as yours.',
  timeout: 'A program’s own time-out runs on: the server’s does not.',
  client: 'the client',
  server: 'the server',
  piece: 'A piece without an end',
  failed: {
    gone: 'It went on meanwhile, or its connection ended.',
    theirs: 'Somebody else holds it.',
    other: 'The server did not do it. Try again.',
  },
  all: {
    on: 'The wires of all are held.',
    none: 'Nobody’s line waits.',
    wait: (count: number) => (count === 1 ? 'One line waits.' : `${count} lines wait.`),
    line: 'One line of each',
    reply: 'All until the next reply',
    list: 'Lines that wait',
    more: (count: number) => `${count} more wait behind these.`,
  },
};
export type HoldWords = typeof en;

const fr: HoldWords = {
  hold: 'Retenir le fil',
  holdSays: 'Chaque ligne attend à la porte du serveur, dans les deux sens, que vous la laissiez passer.',
  stop: 'Ne plus retenir',
  play: 'Jouer le serveur',
  heldBy: {
    teacher: 'Votre enseignant retient le fil.',
    pause: 'La classe est en pause.',
    self: 'Vous retenez le fil.',
  },
  theirs: {
    teacher:
      'Une ligne attend qu’on la laisse passer, dix minutes au plus. Rien n’est perdu, et aucune horloge du serveur ne tourne.',
    pause:
      'Une ligne attend que la classe reprenne. Rien n’est perdu, et aucune horloge du serveur ne tourne.',
  },
  nothing: 'Aucune ligne n’attend. La prochaine attendra, d’où qu’elle vienne.',
  waiting: 'En attente sur le fil',
  from: { client: 'A quitté le client, pas arrivée', server: 'A quitté le serveur, pas arrivée' },
  others: (count) => (count === 1 ? '1 autre ligne attend.' : `${count} autres lignes attendent.`),
  through: 'Laisser passer',
  reply: 'Jusqu’à la prochaine réponse',
  change: 'Modifier',
  drop: 'Supprimer',
  line: 'Ce qui passe à sa place',
  send: 'Laisser passer ceci',
  cancel: 'Annuler',
  hidden: 'Cette personne refuse d’être observée : sa ligne n’est pas montrée et passe telle quelle.',
  theirsNone: 'Aucune ligne de cette personne n’attend.',
  marked: 'Ce que vous modifiez ou supprimez figure à votre nom dans son journal.',
  timeout: 'Le délai propre à un programme continue de courir ; celui du serveur, non.',
  client: 'le client',
  server: 'le serveur',
  piece: 'Un morceau sans fin de ligne',
  failed: {
    gone: 'Elle est passée entre-temps, ou sa connexion a pris fin.',
    theirs: 'Quelqu’un d’autre la retient.',
    other: 'Le serveur ne l’a pas fait. Réessayez.',
  },
  all: {
    on: 'Les fils de toute la classe sont retenus.',
    none: 'Aucune ligne n’attend.',
    wait: (count) => (count === 1 ? 'Une ligne attend.' : `${count} lignes attendent.`),
    line: 'Une ligne chacun',
    reply: 'Tout jusqu’à la prochaine réponse',
    list: 'Lignes en attente',
    more: (count) => `${count} autres attendent derrière celles-ci.`,
  },
};

export const holdWords: Record<Language, HoldWords> = { en, fr };
