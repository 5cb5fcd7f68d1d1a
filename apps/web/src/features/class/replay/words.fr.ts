import type { ClassReplayWords } from './words.ts';

const lines = (count: number) => (count === 1 ? 'une ligne' : `${count} lignes`);
const rooms = (count: number) => (count === 1 ? 'dans une salle' : `dans ${count} salles`);

export const fr: ClassReplayWords = {
  title: 'La classe, à nouveau',
  label: 'Relecture de la classe',
  loading: 'Lecture…',
  names: 'montrer les noms',
  student: (number) => (number === undefined ? 'Une personne' : `Élève ${number}`),
  somebody: 'quelqu’un qui est parti',
  upToNow: 'Jusqu’à maintenant',
  toBoard: 'Vers la classe',
  more: 'Il s’est passé plus dans cette classe que ce qui est dit ici : les plus anciens repères des élèves manquent.',
  transport: { back: 'À l’événement d’avant', forth: 'À l’événement suivant' },
  place: 'Temps',
  clock: (time) => `à ${time}`,
  placeIs: (offset, time) => `${offset} après le début, ${time}`,
  lanes: { teacher: 'Pour tous', hand: 'Mains', mistake: 'Presque', step: 'Étapes' },
  rows: {
    title: 'Alors',
    who: 'Qui',
    step: 'Étape',
    last: 'Dernière ligne et réponse',
    noLesson: 'aucune leçon pour tous',
    nobody: 'Personne n’était encore là.',
    gone: (count) =>
      count === 1
        ? 'Une personne de plus était là et a quitté la classe : rien d’elle ne se lit plus.'
        : `${count} personnes de plus étaient là et ont quitté la classe : rien d’elles ne se lit plus.`,
    at: (step, of, done) => (done ? `les ${of} faites` : `${step} sur ${of}`),
    elsewhere: (title) => `dans « ${title} »`,
    refuses: 'ne veut pas être suivi',
    hand: 'main levée',
    lit: 'au tableau',
    broadcast: 'Le terminal de l’enseignant, montré à tous',
    paused: 'Tous étaient en pause.',
    held: {
      client: 'Ce que les clients envoyaient était retenu.',
      server: 'Ce que les serveurs envoyaient était retenu.',
      both: 'Tous les fils étaient retenus.',
    },
    clock: (left) => `Temps restant : ${left}.`,
    asked: (text) => `Question : « ${text} »`,
    cut: 'en a fait plus que ce qui est dit ici',
  },
  dialogue: {
    title: 'Dialogue',
    teacher: 'Le terminal de l’enseignant',
    choose: 'Choisissez quelqu’un : ici se lit ce que son serveur et lui s’étaient dit jusque-là.',
    noBroadcast: 'À ce moment, aucun terminal n’était montré à la classe.',
    otherTeacher:
      'Le terminal d’un autre enseignant était montré. Il se relit dans le navigateur de cette personne.',
    refuses: 'Cette personne ne veut pas être suivie : rien de ce qu’elle a dit n’est donné.',
    refusesNow:
      'Cette personne ne veut plus être suivie, ou a quitté la classe : rien de ce qu’elle a dit n’est donné.',
    none: 'Jusque-là, aucun serveur n’avait été appelé.',
    silent: 'Rien n’avait encore été dit sur cette connexion.',
    loading: 'Lecture…',
    sees: 'Cette personne voit que vous regardez. Les mots de passe sont des astérisques.',
    nameless:
      'Les noms sont cachés, et x remplace l’identifiant : cochez « montrer les noms » pour reprendre d’ici.',
    byThen: (count) =>
      count === 0
        ? 'depuis le début'
        : `avec ${lines(count)} ; choisissez une rangée pour reprendre avant elle`,
    alone: 'Ligne par ligne',
  },
  told: {
    title: 'Ce qui s’est passé',
    seek: 'Aller à ce moment',
    nothing: 'Rien encore. Lancez la lecture, ou avancez avec . et , d’un événement à l’autre.',
    earlier: (count) => (count === 1 ? 'Un de plus avant.' : `${count} de plus avant.`),
    somebody: 'un camarade',
    teacher: 'Un enseignant est arrivé',
    joined: (who) => `Arrivée : ${who}`,
    left: (who) => `Départ : ${who}`,
    renamed: (who, name) =>
      name === undefined ? `${who} a un autre nom` : `${who} s’appelle désormais ${name}`,
    handUp: (who) => `${who}, main levée :`,
    handDown: (who) => `${who}, main baissée`,
    hint: (who) => `Conseil pour ${who} :`,
    note: 'Mot à tous :',
    lesson: (title) => `Leçon pour tous : ${title}`,
    playlist: (point) => `Programme, point ${point}`,
    playlistOff: 'Plus de programme',
    timer: (time) => `Minuteur : ${time}`,
    timerOff: 'Minuteur arrêté',
    paused: 'Tous en pause',
    resumed: 'Tous continuent',
    hold: {
      client: 'Retenu : ce que les clients envoient',
      server: 'Retenu : ce que les serveurs envoient',
      both: 'Tous les fils retenus',
    },
    holdOff: 'Fils libres à nouveau',
    through: (what, count, who) =>
      what === 'reply'
        ? `Passage jusqu’à la prochaine réponse${who === undefined ? '' : ` pour ${who}`}`
        : `Passage : ${lines(count)}${who === undefined ? '' : ` de ${who}`}`,
    passed: { edited: 'Une ligne retenue modifiée', dropped: 'Une ligne retenue supprimée' },
    spotlight: {
      asked: (who) => `${who}, demande pour le tableau`,
      on: (who) => `${who}, au tableau`,
      refused: (who) => `${who} n’a pas voulu aller au tableau`,
      off: (who) => `${who}, plus au tableau`,
    },
    broadcast: { on: 'Le terminal de l’enseignant montré à tous', off: 'Plus aucun terminal montré' },
    question: 'Question à tous :',
    revealed: 'Votes montrés',
    closed: (counts) => `Question close, votes : ${counts}`,
    worlds: {
      'fault-set': (count) => `Une panne réglée ${rooms(count)}`,
      'faults-cleared': (count) => `Pannes levées ${rooms(count)}`,
      reset: (count) => `Mondes remis à neuf ${rooms(count)}`,
    },
    rehearsal: { on: 'Répétition avec des élèves simulés', off: 'Répétition terminée' },
    assessment: { on: 'Évaluation', off: 'Évaluation terminée' },
  },
};
