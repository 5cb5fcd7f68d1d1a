/** The words of this page, fetched with it. */
import type { DeliveryFailure, Hop } from '@ehlo/wire';
import type { Language } from '../../i18n/i18n.ts';

interface QueueWords {
  title: string;
  count: (mails: number) => string;
  oldest: (shown: number, all: number) => string;
  more: string;
  nothing: string;
  nothingSays: string;
  unreachable: string;
  again: string;
  nobody: string;
  /** Host and its name for the mail. */
  keeps: (host: string, queueId: string) => string;
  size: (octets: number) => string;
  first: string;
  now: (attempt: number) => string;
  next: (attempt: number) => string;
  in: (seconds: number) => string;
  until: (seconds: number) => string;
  recipients: string;
  recipient: string;
  why: string;
  notTried: string;
  at: Record<DeliveryFailure['at'], string>;
  said: (host: string) => string;
  held: (hop: string) => string;
  hop: (hop: Hop) => string;
  letGo: string;
  tryNow: string;
  giveUp: string;
  giveUpSays: (to: string) => string;
  giveUpBounce: string;
  gone: string;
  failed: string;
  journey: string;
  how: string;
  /** Paragraphs; `code` in backticks. */
  howSays: (schedule: { retries: string; last: number; lifetime: number }) => string[];
}

const en: QueueWords = {
  title: 'Queue',
  count: (mails) => (mails === 1 ? '1 mail waits' : `${mails} mails wait`),
  oldest: (shown, all) =>
    `The oldest ${shown} of ${all} ${shown === 1 ? 'is' : 'are'} shown. What leaves the queue makes place for those behind.`,
  more: 'Show more',
  nothing: 'Nothing waits.',
  nothingSays:
    'A mail that its next server takes at once is gone from the queue before you see it here. Take `mx1` and `mx2` down on the Journey page, or write to a domain that the DNS cannot answer for, and it stays.',
  unreachable: 'The queue cannot be read: EHLO did not answer.',
  again: 'Try again',
  nobody: '<> (nobody: it is a report)',
  keeps: (host, queueId) => `${host} keeps it as ${queueId}`,
  size: (octets) => (octets === 1 ? '1 octet' : `${octets} octets`),
  first: 'It is being tried for the first time.',
  now: (attempt) => `Try ${attempt} is under way.`,
  next: (attempt) => `Try ${attempt}`,
  in: (seconds) => (seconds === 1 ? 'in 1 second' : `in ${seconds} seconds`),
  until: (seconds) =>
    seconds <= 0 ? 'The next try is the last.' : `It is given up in ${seconds} seconds if nobody takes it.`,
  recipients: 'Who still waits for it',
  recipient: 'Recipient',
  why: 'Why',
  notTried: 'Not tried yet.',
  at: {
    dns: 'The DNS',
    connect: 'No connection',
    greeting: 'At the greeting',
    hello: 'At EHLO',
    tls: 'At TLS',
    mail: 'At MAIL FROM',
    rcpt: 'At RCPT TO',
    data: 'At DATA',
    letter: 'At the dot',
    expired: 'Too long',
    loop: 'A loop',
    'by-hand': 'By hand',
  },
  said: (host) => `${host} said`,
  held: (hop) => `Held on request, ${hop}. Its time stands still.`,
  hop: (hop) =>
    hop.at === 'look-up'
      ? `before ${hop.domain} is looked up`
      : hop.at === 'call'
        ? `before ${hop.to.host ?? hop.to.address} is called`
        : `before it is handed over to ${hop.to.host ?? hop.to.address}`,
  letGo: 'Let it go on',
  tryNow: 'Try now',
  giveUp: 'Give up',
  giveUpSays: (to) => `A report goes to ${to}.`,
  giveUpBounce: 'No report: nobody is told of a report that came to nothing.',
  gone: 'It has left the queue meanwhile.',
  failed: 'EHLO did not do it. Try again.',
  journey: 'Its journey',
  how: 'How a queue works',
  howSays: ({ retries, last, lifetime }) => [
    'A server that says `250` after the dot answers for the mail. So it writes the mail to its disk first, and only then says so.',
    'Then it looks up the `MX` of each recipient’s domain and calls the servers found there, best preference first. A server that cannot be had, or hangs up with `421`, is no answer: the next one is called.',
    'A reply of `4xx` means “come back later”, and the mail stays. A reply of `5xx` means “never”: the sender gets a report.',
    `Here the pauses are ${retries} and then always ${last} seconds, and after ${lifetime} seconds a host gives up. RFC 5321 (section 4.5.4.1) asks for at least 30 minutes between tries and for four to five days until a mail is given up.`,
    'Each try begins with the first `MX` again: it may be back.',
  ],
};

const fr: QueueWords = {
  title: 'File',
  count: (mails) => (mails === 1 ? '1 courrier attend' : `${mails} courriers attendent`),
  oldest: (shown, all) =>
    `${shown === 1 ? 'Le plus ancien' : `Les ${shown} plus anciens`} des ${all} courriers ${shown === 1 ? 'est affiché' : 'sont affichés'}. Ce qui quitte la file fait place aux suivants.`,
  more: 'En afficher plus',
  nothing: 'Rien n’attend.',
  nothingSays:
    'Un courrier que le serveur suivant accepte aussitôt quitte la file avant que vous ne le voyiez ici. Arrêtez `mx1` et `mx2` sur la page Trajet, ou écrivez à un domaine pour lequel le DNS ne peut pas répondre, et il y reste.',
  unreachable: 'La file ne peut pas être lue\u00a0: EHLO n’a pas répondu.',
  again: 'Réessayer',
  nobody: '<> (personne\u00a0: c’est un rapport)',
  keeps: (host, queueId) => `${host} le garde sous le nom ${queueId}`,
  size: (octets) => (octets === 1 ? '1 octet' : `${octets} octets`),
  first: 'Le premier essai est en cours.',
  now: (attempt) => `L’essai ${attempt} est en cours.`,
  next: (attempt) => `Essai ${attempt}`,
  in: (seconds) => (seconds <= 1 ? `dans ${seconds} seconde` : `dans ${seconds} secondes`),
  until: (seconds) =>
    seconds <= 0
      ? 'Le prochain essai est le dernier.'
      : `Il est abandonné dans ${seconds} secondes si personne ne l’accepte.`,
  recipients: 'Qui l’attend encore',
  recipient: 'Destinataire',
  why: 'Pourquoi',
  notTried: 'Pas encore essayé.',
  at: {
    dns: 'Le DNS',
    connect: 'Pas de connexion',
    greeting: 'À la salutation',
    hello: 'À EHLO',
    tls: 'À TLS',
    mail: 'À MAIL FROM',
    rcpt: 'À RCPT TO',
    data: 'À DATA',
    letter: 'Au point',
    expired: 'Trop longtemps',
    loop: 'Une boucle',
    'by-hand': 'À la main',
  },
  said: (host) => `${host} a dit`,
  held: (hop) => `Retenu à votre demande, ${hop}. Son temps s’arrête.`,
  hop: (hop) =>
    hop.at === 'look-up'
      ? `avant la recherche de ${hop.domain}`
      : hop.at === 'call'
        ? `avant l’appel à ${hop.to.host ?? hop.to.address}`
        : `avant la remise à ${hop.to.host ?? hop.to.address}`,
  letGo: 'Le laisser repartir',
  tryNow: 'Essayer maintenant',
  giveUp: 'Renoncer',
  giveUpSays: (to) => `Un rapport va à ${to}.`,
  giveUpBounce: 'Pas de rapport\u00a0: personne n’est averti d’un rapport qui n’aboutit pas.',
  gone: 'Il a quitté la file entre-temps.',
  failed: 'EHLO ne l’a pas fait. Réessayez.',
  journey: 'Son trajet',
  how: 'Comment fonctionne une file',
  howSays: ({ retries, last, lifetime }) => [
    'Un serveur qui dit `250` après le point répond du courrier. Il l’écrit donc d’abord sur son disque, et ne le dit qu’ensuite.',
    'Puis il cherche le `MX` du domaine de chaque destinataire et appelle les serveurs trouvés, la meilleure préférence d’abord. Un serveur injoignable, ou qui raccroche par `421`, n’a pas répondu\u00a0: on appelle le suivant.',
    'Une réponse `4xx` veut dire «\u00a0revenez plus tard\u00a0», et le courrier reste. Une réponse `5xx` veut dire «\u00a0jamais\u00a0»\u00a0: l’expéditeur reçoit un rapport.',
    `Ici les pauses sont de ${retries}, puis toujours de ${last} secondes, et après ${lifetime} secondes un hôte renonce. La RFC 5321 (section 4.5.4.1) demande au moins 30 minutes entre deux essais et quatre à cinq jours avant d’abandonner.`,
    'Chaque essai recommence par le premier `MX`\u00a0: il est peut-être revenu.',
  ],
};

export const queueWords: Record<Language, QueueWords> = { en, fr };
