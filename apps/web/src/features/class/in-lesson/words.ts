/** What a class says beside a lesson; fetched with it. */
import type { Language } from '../../../i18n/i18n.ts';

export interface InLessonWords {
  /** What a screen reader calls it. */
  label: string;
  classAt: (step: number, title: string) => string;
  behind: (steps: number) => string;
  catchUp: string;
  counts: string;
  own: (steps: number) => string;
  typing: string;
  pausedBy: string;
  goOn: string;
  stop: string;
  stuck: string;
  again: string;
  finished: string;
  finishedSays: string;
  repair: string;
  challenge: (title: string) => string;
  pair: string;
}

const spelled = (count: number, words: readonly string[]): string => words[count] ?? String(count);
const EN = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];
const FR = ['Aucune', 'Une', 'Deux', 'Trois', 'Quatre', 'Cinq', 'Six', 'Sept', 'Huit', 'Neuf', 'Dix'];

export const inLessonWords: Record<Language, InLessonWords> = {
  en: {
    label: 'You and the class',
    classAt: (step, title) => `The class is at step ${step}, “${title}”.`,
    behind: (steps) =>
      steps === 1
        ? 'One step before it can be typed for you, visibly, in your own terminal.'
        : `${spelled(steps, EN)} steps before it can be typed for you, visibly, in your own terminal.`,
    catchUp: 'Catch up',
    counts: 'counts as shown',
    own: (steps) =>
      steps === 1
        ? 'One step is left to you: a question, something to read, or your own machine.'
        : `${spelled(steps, EN)} steps are left to you: questions, something to read, or your own machine.`,
    typing: 'EHLO types what the class has done. Watch the terminal.',
    pausedBy: 'Paused.',
    goOn: 'Go on',
    stop: 'Stop',
    stuck:
      'Stopped: what was typed did not do the step. It stands in the terminal; go on from there by hand.',
    again: 'Try again',
    finished: 'You are through.',
    finishedSays: 'Until the class goes on:',
    repair: 'Repair a client that does not work',
    challenge: (title) => `A challenge: ${title}`,
    pair: 'Be the server that a classmate calls',
  },
  fr: {
    label: 'Vous et la classe',
    classAt: (step, title) => `La classe en est à l’étape ${step}, « ${title} ».`,
    behind: (steps) =>
      steps === 1
        ? 'Une étape d’avant peut être tapée pour vous, sous vos yeux, dans votre terminal.'
        : `${spelled(steps, FR)} étapes d’avant peuvent être tapées pour vous, sous vos yeux, dans votre terminal.`,
    catchUp: 'Rattraper la classe',
    counts: 'compte comme « montrée »',
    own: (steps) =>
      steps === 1
        ? 'Une étape vous reste : une question, une lecture, ou votre propre machine.'
        : `${spelled(steps, FR)} étapes vous restent : des questions, une lecture, ou votre propre machine.`,
    typing: 'EHLO tape ce que la classe a fait. Regardez le terminal.',
    pausedBy: 'En pause.',
    goOn: 'Continuer',
    stop: 'Arrêter',
    stuck:
      'Arrêté : ce qui a été tapé n’a pas réussi l’étape. Tout est dans le terminal ; continuez de là à la main.',
    again: 'Réessayer',
    finished: 'Vous avez fini.',
    finishedSays: 'En attendant la suite\u00a0:',
    repair: 'Réparer un client qui ne marche pas',
    challenge: (title) => `Un défi : ${title}`,
    pair: 'Être le serveur qu’un camarade appelle',
  },
};
