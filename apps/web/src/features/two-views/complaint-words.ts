import type { Language } from '../../i18n/i18n.ts';

interface ComplaintWords {
  title: string;
  says: string;
  takes: string;
  unchecked: string;
}

export const complaintWords: Record<Language, ComplaintWords> = {
  en: {
    title: 'What each program says of it',
    says: 'Word for word, each called so that it checks and, but for the last kind of trouble, trusts the lab’s authority.',
    takes: 'Nothing: this version compares no names, and goes on.',
    unchecked:
      'Recorded with Debian 12; Thunderbird’s from its documentation. Programs that do not check (ncat --ssl, smtplib’s starttls() by itself, swaks --tls) say nothing and go on.',
  },
  fr: {
    title: 'Ce que chaque programme en dit',
    says: 'Mot pour mot, chacun appelé de façon à vérifier et, sauf pour le dernier genre de problème, en faisant confiance à l’autorité du labo.',
    takes: 'Rien\u00a0: cette version ne compare pas les noms, et continue.',
    unchecked:
      'Relevé avec Debian 12\u00a0; pour Thunderbird, d’après sa documentation. Les programmes qui ne vérifient pas (ncat --ssl, starttls() de smtplib tel quel, swaks --tls) ne disent rien et continuent.',
  },
};
