/** The words of this dialog, fetched with it. */
import type { Fault } from '@ehlo/wire';
import type { Language } from '../../i18n/i18n.ts';
import type { ReadyMade } from './ready-made.ts';
import { englishSentence, frenchSentence } from './sentence.ts';

interface FaultsWords {
  title: string;
  says: string;
  sets: string;
  set: Record<ReadyMade, { label: string; says: string }>;
  active: string;
  none: string;
  /** One plain sentence of what a fault does. */
  sentence: (fault: Fault) => string;
  struck: (count: number, active: boolean) => string;
  clear: (sentence: string) => string;
  clearShort: string;
  change: (sentence: string) => string;
  changeShort: string;
  /** Set by somebody else: `teacher`, for a whole class (class-worlds.ts), or a name. */
  by: (who: string) => string;
  own: string;
  /** Over a dialogue. */
  struckHere: string;
  onPurpose: string;
  before: (count: number) => string;
  open: string;
  gone: string;
  clearAll: string;
  close: string;
  failed: string;
  full: string;
}

const en: FaultsWords = {
  title: 'Faults',
  says: 'Let a server of your room make a mistake on purpose, then send a mail to dean@faculty.test and watch what its sender does about it. Only your own room is concerned.',
  sets: 'Ready-made',
  set: {
    greylist: {
      label: 'mx1 greylists once',
      says: '4xx means later: the sender keeps the mail and comes back.',
    },
    refuse: {
      label: 'mx1 refuses every recipient',
      says: '5xx means never: the mail comes back to who sent it.',
    },
    busy: { label: 'mx1 is too busy', says: '421 instead of a greeting, and it hangs up.' },
    down: { label: 'Both servers are down', says: 'Nobody listens: the mail waits in the queue.' },
    filter: {
      label: 'A filter hides mx1',
      says: 'No refusal, no answer: its sender waits ten seconds, then calls mx2.',
    },
    slow: { label: 'mx1 thinks long', says: 'Its greeting takes eight seconds.' },
    link: { label: 'mx1 has a slow link', says: '100 octets a second: you can read as they cross.' },
    full: {
      label: 'The dean’s mailbox is full',
      says: 'For one recipient, at both servers, until you clear it.',
    },
    drop: { label: 'mx1 breaks off at DATA', says: 'The letter was never sent, so nothing is lost.' },
    twice: {
      label: 'mx1’s last answer is lost',
      says: 'It has the mail, and the sender does not know: the mail may arrive twice (RFC 1047).',
    },
    expired: {
      label: 'mx1’s certificate has expired',
      says: 'Between servers the mail is sent all the same (RFC 7435); a client that checks hangs up.',
    },
    servfail: {
      label: 'The DNS fails',
      says: 'SERVFAIL about faculty.test. That is not “there is none”: the mail waits.',
    },
    unheard: {
      label: 'The DNS is silent',
      says: 'No answer about faculty.test: who asks asks again, then the mail waits.',
    },
  },
  active: 'Set in your room',
  none: 'None: every server does its best.',
  sentence: englishSentence,
  struck: (count, active) =>
    `${count === 0 ? 'It has not happened yet.' : count === 1 ? 'It happened once.' : `It happened ${count} times.`}${active ? '' : ' It is over.'}`,
  clear: (sentence) => `Clear: ${sentence}`,
  clearShort: 'Clear',
  change: (sentence) => `Change: ${sentence}`,
  changeShort: 'Change',
  by: (who) => (who === 'teacher' ? 'Set by your teacher, for all.' : `Set by ${who}.`),
  own: 'A fault of your own…',
  struckHere: 'A fault struck here',
  onPurpose: 'On purpose',
  before: (count) => `Faults struck here ${count === 1 ? 'once' : `${count} times`} before.`,
  open: 'Faults…',
  gone: 'That one was cleared or changed meanwhile, in another tab. Nothing was changed.',
  clearAll: 'Clear all',
  close: 'Close',
  failed: 'The server could not be reached. Nothing was changed; try again.',
  full: 'Your room has as many faults as it may have. Clear some first.',
};

const fr: FaultsWords = {
  title: 'Pannes',
  says: 'Faites commettre exprès une erreur à un serveur de votre salle, puis envoyez un courrier à dean@faculty.test et regardez ce qu’en fait son expéditeur. Seule votre salle est concernée.',
  sets: 'Toutes prêtes',
  set: {
    greylist: {
      label: 'mx1 met une fois en liste grise',
      says: '4xx veut dire plus tard\u00a0: l’expéditeur garde le courrier et revient.',
    },
    refuse: {
      label: 'mx1 refuse tout destinataire',
      says: '5xx veut dire jamais\u00a0: le courrier revient à qui l’a envoyé.',
    },
    busy: { label: 'mx1 est débordé', says: '421 au lieu d’une salutation, et il raccroche.' },
    down: {
      label: 'Les deux serveurs sont arrêtés',
      says: 'Personne n’écoute\u00a0: le courrier attend dans la file.',
    },
    filter: {
      label: 'Un filtre cache mx1',
      says: 'Ni refus ni réponse\u00a0: l’expéditeur attend dix secondes, puis appelle mx2.',
    },
    slow: { label: 'mx1 réfléchit longtemps', says: 'Sa salutation prend huit secondes.' },
    link: {
      label: 'mx1 a une liaison lente',
      says: '100 octets par seconde\u00a0: on peut lire ce qui passe.',
    },
    full: {
      label: 'La boîte du doyen est pleine',
      says: 'Pour un destinataire, aux deux serveurs, jusqu’à ce que vous leviez la panne.',
    },
    drop: { label: 'mx1 coupe à DATA', says: 'La lettre n’est pas partie\u00a0: rien n’est perdu.' },
    twice: {
      label: 'La dernière réponse de mx1 se perd',
      says: 'Il a le courrier et l’expéditeur ne le sait pas\u00a0: il peut arriver deux fois (RFC 1047).',
    },
    expired: {
      label: 'Le certificat de mx1 a expiré',
      says: 'Entre serveurs, le courrier part quand même (RFC 7435)\u00a0; un client qui vérifie raccroche.',
    },
    servfail: {
      label: 'Le DNS échoue',
      says: 'SERVFAIL sur faculty.test. Ce n’est pas «\u00a0il n’y en a pas\u00a0»\u00a0: le courrier attend.',
    },
    unheard: {
      label: 'Le DNS se tait',
      says: 'Aucune réponse sur faculty.test\u00a0: qui interroge insiste, puis le courrier attend.',
    },
  },
  active: 'Dans votre salle',
  none: 'Aucune\u00a0: chaque serveur fait de son mieux.',
  sentence: frenchSentence,
  struck: (count, active) =>
    `${count === 0 ? 'Ce n’est pas encore arrivé.' : `C’est arrivé ${count}\u00a0fois.`}${active ? '' : ' C’est fini.'}`,
  clear: (sentence) => `Lever\u00a0: ${sentence}`,
  clearShort: 'Lever',
  change: (sentence) => `Modifier\u00a0: ${sentence}`,
  changeShort: 'Modifier',
  by: (who) => (who === 'teacher' ? 'Mise par votre enseignant, pour tous.' : `Mise par ${who}.`),
  own: 'Une panne à vous…',
  struckHere: 'Une panne a frappé ici',
  onPurpose: 'Exprès',
  before: (count) => `Avant cela, des pannes ont déjà frappé ici ${count}\u00a0fois.`,
  open: 'Pannes…',
  gone: 'Celle-là a été levée ou modifiée entre-temps, dans un autre onglet. Rien n’a changé.',
  clearAll: 'Tout lever',
  close: 'Fermer',
  failed: 'Le serveur n’a pas pu être joint. Rien n’a changé\u00a0; réessayez.',
  full: 'Votre salle a autant de pannes que permis. Levez-en d’abord.',
};

export const faultsWords: Record<Language, FaultsWords> = { en, fr };
