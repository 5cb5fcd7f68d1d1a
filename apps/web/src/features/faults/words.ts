/** The words of this dialog, fetched with it. */
import type { Fault } from '@ehlo/wire';
import type { Language } from '../../i18n/i18n.ts';
import type { ReadyMade } from './ready-made.ts';

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
  clearAll: string;
  close: string;
  failed: string;
  full: string;
}

const said = ({ code, enhanced, text }: { code: number; enhanced?: string; text: string }): string =>
  [code, enhanced, text].filter((part) => part !== undefined).join(' ');
const path = (pattern: string): string => `<${pattern}>`;

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'];
const ordinal = (nth: number): string => ORDINALS[nth - 1] ?? `number ${nth}`;

function english({ host, when, what, times }: Fault): string {
  if (what.kind === 'down') return `${host} is down: it refuses every connection.`;
  if (what.kind === 'filtered') return `A filter stands before ${host}: nothing answers.`;
  const { at, nth, sender, recipient } = when;
  const thing = at === 'letter' ? 'letter' : at;
  const every = times === 1 ? 'The next' : 'Every';
  const which =
    at === 'connect'
      ? `${every} connection to ${host}`
      : nth === undefined
        ? `${every} ${thing} to ${host}`
        : nth > ORDINALS.length
          ? `${thing} ${ordinal(nth)} of each connection to ${host}`
          : `The ${ordinal(nth)} ${thing} of each connection to ${host}`;
  const from = sender === undefined ? '' : `, sent by ${path(sender)},`;
  const to = recipient === undefined ? '' : ` for ${path(recipient)}`;
  const often = times === undefined ? '' : times === 1 ? ', once' : `, the first ${times} times`;
  const done = {
    reply: () => `is answered “${what.kind === 'reply' ? said(what) : ''}”`,
    delay: () => `waits ${what.kind === 'delay' ? what.ms / 1000 : 0} s for its answer`,
    drop: () => 'breaks the connection',
    silence: () => 'gets no answer',
    'half-reply': () => 'gets half of its answer, then the server hangs up',
  }[what.kind]();
  return `${which}${to}${from} ${done}${often}.`;
}

function french({ host, when, what, times }: Fault): string {
  if (what.kind === 'down') return `${host} est arrêté\u00a0: il refuse toute connexion.`;
  if (what.kind === 'filtered') return `Un filtre est devant ${host}\u00a0: rien ne répond.`;
  const { at, nth, sender, recipient } = when;
  // Each of these is feminine.
  const thing = at === 'letter' ? 'lettre' : `commande ${at}`;
  const every = times === 1 ? 'La prochaine' : 'Chaque';
  const which =
    at === 'connect'
      ? `${every} connexion à ${host}`
      : nth === undefined
        ? `${every} ${thing} à ${host}`
        : `La ${nth === 1 ? '1re' : `${nth}e`} ${thing} de chaque connexion à ${host}`;
  const from = sender === undefined ? '' : `, envoyée par ${path(sender)},`;
  const to = recipient === undefined ? '' : ` pour ${path(recipient)}`;
  const often = times === undefined ? '' : times === 1 ? ', une seule fois' : `, les ${times} premières fois`;
  const done = {
    reply: () => `reçoit la réponse «\u00a0${what.kind === 'reply' ? said(what) : ''}\u00a0»`,
    delay: () =>
      `attend sa réponse ${what.kind === 'delay' ? String(what.ms / 1000).replace('.', ',') : 0}\u00a0s`,
    drop: () => 'coupe la connexion',
    silence: () => 'ne reçoit aucune réponse',
    'half-reply': () => 'ne reçoit que la moitié de sa réponse, puis le serveur raccroche',
  }[what.kind]();
  return `${which}${to}${from} ${done}${often}.`;
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
    slow: { label: 'mx1 is slow', says: 'Its greeting takes eight seconds.' },
    full: { label: 'The dean’s mailbox is full', says: 'For one recipient, at both servers.' },
    drop: { label: 'mx1 breaks off at DATA', says: 'The letter was never sent, so nothing is lost.' },
    twice: {
      label: 'mx1’s last answer is lost',
      says: 'It has the mail, and the sender does not know: the mail may arrive twice (RFC 1047).',
    },
  },
  active: 'Set in your room',
  none: 'None: every server does its best.',
  sentence: english,
  struck: (count, active) =>
    `${count === 0 ? 'It has not happened yet.' : count === 1 ? 'It happened once.' : `It happened ${count} times.`}${active ? '' : ' It is over.'}`,
  clear: (sentence) => `Clear: ${sentence}`,
  clearShort: 'Clear',
  clearAll: 'Clear all',
  close: 'Close',
  failed: 'The server could not be reached. Nothing was changed; try again.',
  full: 'Your room has as many faults as it may have. Clear some first.',
};

const fr: FaultsWords = {
  title: 'Pannes',
  says: 'Faites commettre exprès une erreur à un serveur de votre salle, puis envoyez un courriel à dean@faculty.test et regardez ce qu’en fait son expéditeur. Seule votre salle est concernée.',
  sets: 'Toutes prêtes',
  set: {
    greylist: {
      label: 'mx1 met une fois en liste grise',
      says: '4xx veut dire plus tard\u00a0: l’expéditeur garde le courriel et revient.',
    },
    refuse: {
      label: 'mx1 refuse tout destinataire',
      says: '5xx veut dire jamais\u00a0: le courriel revient à qui l’a envoyé.',
    },
    busy: { label: 'mx1 est débordé', says: '421 au lieu d’une salutation, et il raccroche.' },
    down: {
      label: 'Les deux serveurs sont arrêtés',
      says: 'Personne n’écoute\u00a0: le courriel attend dans la file.',
    },
    slow: { label: 'mx1 est lent', says: 'Sa salutation prend huit secondes.' },
    full: { label: 'La boîte du doyen est pleine', says: 'Pour un destinataire, aux deux serveurs.' },
    drop: { label: 'mx1 coupe à DATA', says: 'La lettre n’est pas partie\u00a0: rien n’est perdu.' },
    twice: {
      label: 'La dernière réponse de mx1 se perd',
      says: 'Il a le courriel et l’expéditeur ne le sait pas\u00a0: il peut arriver deux fois (RFC 1047).',
    },
  },
  active: 'Dans votre salle',
  none: 'Aucune\u00a0: chaque serveur fait de son mieux.',
  sentence: french,
  struck: (count, active) =>
    `${count === 0 ? 'Ce n’est pas encore arrivé.' : `C’est arrivé ${count}\u00a0fois.`}${active ? '' : ' C’est fini.'}`,
  clear: (sentence) => `Lever\u00a0: ${sentence}`,
  clearShort: 'Lever',
  clearAll: 'Tout lever',
  close: 'Fermer',
  failed: 'Le serveur n’a pas pu être joint. Rien n’a changé\u00a0; réessayez.',
  full: 'Votre salle a autant de pannes que permis. Levez-en d’abord.',
};

export const faultsWords: Record<Language, FaultsWords> = { en, fr };
