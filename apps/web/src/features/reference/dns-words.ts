/** The words of the pages about the DNS, fetched with them. */
import type { Language } from '../../i18n/i18n.ts';

interface DnsWords {
  forMail: string;
  written: string;
  wrong: string;
  real: string;
  ask: string;
  /** The same command for a program on the person's own machine. */
  outside: (command: string, port: number) => string;
}

/** A server that is named is this machine there, and so is the resolver. */
const outside = (command: string, port: number): string =>
  command.replace(/^dig (?:@\S+ )?/, `dig @127.0.0.1 -p ${port} `);

export const dnsWords: Record<Language, DnsWords> = {
  en: {
    forMail: 'For mail',
    written: 'In a zone file',
    wrong: 'What goes wrong',
    real: 'Asked in the practice world',
    ask: 'From your own machine:',
    outside,
  },
  fr: {
    forMail: 'Pour le courrier',
    written: 'Dans un fichier de zone',
    wrong: 'Ce qui va de travers',
    real: 'Demandé au monde d’exercice',
    ask: 'Depuis votre machine :',
    outside,
  },
};
