import type { TakeHomeWords } from './words.ts';

export const fr: TakeHomeWords = {
  title: 'Ce qui est à vous',
  says: 'Gardez-le, imprimez-le, emportez-le vers votre propre EHLO, ou effacez-le.',
  lessons: 'Toutes les leçons',
  print: 'Imprimer',
  unreachable: 'EHLO ne répond pas.',
  retry: 'Réessayer',
  paper: {
    title: 'Sur papier',
    dialogue: 'Un dialogue, expliqué.',
    dialogueSays: 'Votre meilleur, ligne par ligne, avec le sens de chacune.',
    stamps: 'Vos timbres.',
    stampsSays: 'Les codes que vous avez reçus, et ce qui a valu chacun.',
    open: 'Ouvrir la page',
  },
  stamps: {
    title: 'Album de timbres',
    of: (handle, date) => `${handle}, ${date}`,
    none: 'Pas encore de timbre.',
    noneSays: 'Le premier serveur qui vous répond vous en donne un.',
    greeting: 'Il a parlé le premier.',
    brought: 'apporté',
    met: (met, of) => `${met} codes de réponse sur ${of} reçus à la main`,
    column: { said: 'Vous avez dit', answered: 'Il a répondu', where: 'Où et quand' },
  },
  forget: {
    title: 'Effacer votre progression',
    button: 'Effacer la progression…',
    says: 'D’une leçon, ou de toutes. Courriels et connexions restent.',
    which: 'Quoi effacer',
    all: 'De toutes les leçons, et les timbres',
    one: 'D’une leçon',
    goes: 'Disparaît',
    stays: 'Reste',
    allGoes:
      'Chaque étape, indice, réponse et billet de sortie\u00a0; chaque timbre\u00a0; les dialogues apportés par un fichier.',
    allStays: 'Vos courriels. Vos connexions et ce qui s’y est dit. Fichiers, zones, pannes et règles.',
    oneGoes: 'Ses étapes, indices, réponses et son billet de sortie.',
    oneStays:
      'Toutes les autres leçons. Vos timbres, car un code n’appartient à aucune leçon. Vos courriels et connexions.',
    trace:
      'Elle disparaît aussitôt de chaque page, de chaque onglet et de votre rapport. Le journal de la salle, sur le serveur, garde les événements bruts jusqu’à ce que la salle elle-même soit supprimée, 30 jours après votre dernière visite. Un rapport déjà enregistré reste authentique.',
    yes: 'Effacer',
    no: 'Garder',
    failed: 'EHLO n’a pas répondu, rien n’a donc été effacé. Réessayez dans un instant.',
    doneAll: 'Votre progression est effacée. Chaque leçon est comme neuve.',
    doneOne: (title) => `«\u00a0${title}\u00a0» est comme neuve.`,
  },
};
