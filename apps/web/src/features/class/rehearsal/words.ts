/** What the board says of a rehearsal. */
import type { Language } from '../../../i18n/i18n.ts';

export interface RehearsalWords {
  start: string;
  says: string;
  going: string;
  goingSays: (students: number, lesson: string) => string;
  left: (time: string) => string;
  end: string;
  endSays: string;
}

export const rehearsalWords: Record<Language, RehearsalWords> = {
  en: {
    start: 'Rehearse with ten simulated students',
    says: 'They come in, type the lesson to real servers from rooms of their own, err, ask and answer. They go when you end it.',
    going: 'Rehearsal.',
    goingSays: (students, lesson) =>
      `${students} simulated students type “${lesson}”. The connections, rooms and mails are real; the students are not.`,
    left: (time) => `${time} left`,
    end: 'End the rehearsal',
    endSays: 'They leave, and what was made in their rooms is deleted.',
  },
  fr: {
    start: 'Répéter avec dix élèves simulés',
    says: 'Ils entrent, tapent la leçon à de vrais serveurs depuis des salles à eux, se trompent, demandent et répondent. Ils partent quand vous y mettez fin.',
    going: 'Répétition.',
    goingSays: (students, lesson) =>
      `${students} élèves simulés tapent «\u00a0${lesson}\u00a0». Les connexions, les salles et les courriers sont réels\u00a0; les élèves ne le sont pas.`,
    left: (time) => `encore ${time}`,
    end: 'Terminer la répétition',
    endSays: 'Ils s’en vont, et ce qui est né dans leurs salles est effacé.',
  },
};
