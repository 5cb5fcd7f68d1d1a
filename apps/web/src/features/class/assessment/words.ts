/** What an assessment says, to members and to teachers. */
import type { Language } from '../../../i18n/i18n.ts';

export interface AssessmentWords {
  now: string;
  left: (time: string) => string;
  timeUp: string;
  closed: string;
  closedSays: string;
  start: {
    title: string;
    says: string;
    minutes: string;
    /** The list of lessons did not come yet. */
    unread: string;
    noTasks: string;
    button: string;
    honest: string;
  };
  going: string;
  goingSays: string;
  end: string;
  evidence: string;
  evidenceSays: string;
}

export const assessmentWords: Record<Language, AssessmentWords> = {
  en: {
    now: 'Assessment.',
    left: (time) => `${time} left`,
    timeUp: 'Time is up.',
    closed: 'Closed during the assessment.',
    closedSays: 'It is open again when your class’s assessment is over. These are its tasks:',
    start: {
      title: 'Assess',
      says: 'Each person gets another recipient, subject and fault. What they practised does not count.',
      minutes: 'Minutes',
      unread: 'The list of tasks is not here yet.',
      noTasks: 'None of this server’s lessons is a task, so there is nothing to assess.',
      button: 'Start the assessment',
      honest:
        'EHLO closes its own help. It cannot see another browser, a phone, a program on a student’s machine, or a neighbour.',
    },
    going: 'An assessment goes on.',
    goingSays: 'Hints that you send still arrive.',
    end: 'End the assessment',
    evidence: 'Evidence (CSV)',
    evidenceSays: 'By handle, for a learning platform; names are joined there.',
  },
  fr: {
    now: 'Évaluation.',
    left: (time) => `encore ${time}`,
    timeUp: 'Le temps est écoulé.',
    closed: 'Fermé pendant l’évaluation.',
    closedSays: 'Cela rouvrira quand l’évaluation de votre classe sera finie. Voici ses épreuves\u00a0:',
    start: {
      title: 'Évaluer',
      says: 'Chacun reçoit un autre destinataire, un autre sujet, une autre panne. Les exercices d’avant ne comptent pas.',
      minutes: 'Minutes',
      unread: 'La liste des épreuves n’est pas encore là.',
      noTasks: 'Aucune leçon de ce serveur n’est une épreuve\u00a0: il n’y a rien à évaluer.',
      button: 'Commencer l’évaluation',
      honest:
        'EHLO ferme sa propre aide. Il ne voit ni un autre navigateur, ni un téléphone, ni un programme sur la machine d’un élève, ni un voisin.',
    },
    going: 'Une évaluation est en cours.',
    goingSays: 'Les indices que vous envoyez arrivent toujours.',
    end: 'Terminer l’évaluation',
    evidence: 'Preuves (CSV)',
    evidenceSays: 'Par pseudonyme, pour une plateforme d’enseignement\u00a0; les noms s’y ajoutent là-bas.',
  },
};
