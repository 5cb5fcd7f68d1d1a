/** A fault as one plain sentence, in both languages. */
import type { CertificateProblem, ConversationMoment, Fault, FaultEffect, QuestionMoment } from '@ehlo/wire';

type Talk = Fault & { when: ConversationMoment };

const path = (pattern: string): string => `<${pattern}>`;
export const said = ({ code, enhanced, text }: { code: number; enhanced?: string; text: string }): string =>
  [code, enhanced, text].filter((part) => part !== undefined).join(' ');

/** As the servers of the lab say it. */
export const fullCode = (says: 'later' | 'never'): string => (says === 'later' ? '452 4.2.2' : '552 5.2.2');

/** `2.5` of 2500. */
const seconds = (ms: number): string => String(ms / 1000);
const rate = (octets: number): string => (Number.isFinite(octets) ? String(octets) : '…');

/** Behind "a certificate". */
export const badCertificate: Record<'en' | 'fr', Record<CertificateProblem, string>> = {
  en: {
    expired: 'that has expired',
    'other-name': 'for another name',
    'self-signed': 'that nobody but itself has signed',
  },
  fr: {
    expired: 'expiré',
    'other-name': 'établi pour un autre nom',
    'self-signed': 'que personne d’autre n’a signé',
  },
};

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'];

export function englishSentence(fault: Fault): string {
  const { host, when, what, times } = fault;
  const first = times === undefined ? '' : times === 1 ? ', once' : `, the first ${times} times`;
  switch (what.kind) {
    case 'down':
      return `${host} is down: it refuses every connection.`;
    case 'filtered':
      return `A filter stands before ${host}: nothing answers.`;
    case 'slow':
      return `The link to ${host} carries ${rate(what.octetsPerSecond)} octets a second each way${ofConnections(times)}.`;
    case 'certificate':
      return `When TLS begins, ${host} shows a certificate ${badCertificate.en[what.problem]}${first}.`;
    case 'mailbox-full':
      return `At ${host} the mailbox of ${path(recipientOf(when))} is full: RCPT is answered “${fullCode(what.says)}”, until this is cleared.`;
    default:
      break;
  }
  if (when.at === 'question') {
    const { type } = when;
    const thing = type === undefined ? 'question' : `question for ${type}`;
    const which =
      times === undefined
        ? `every ${thing}`
        : times === 1
          ? `the next ${thing}`
          : `the next ${times} ${thing.replace('question', 'questions')}`;
    const about = `about ${nameOf(when)}${when.below ? ' and every name below it' : ''}`;
    return what.kind === 'servfail'
      ? `${host} answers ${which} ${about} with SERVFAIL.`
      : `${host} leaves ${which} ${about} without an answer.`;
  }
  return `${englishWhich({ host, when, what, ...(times !== undefined && { times }) })} ${englishDone(what)}${first}.`;
}

const ofConnections = (times: number | undefined): string =>
  times === undefined
    ? ''
    : times === 1
      ? ', for the next connection'
      : `, for the next ${times} connections`;

function englishWhich({ host, when, times }: Talk): string {
  const { at, nth, sender, recipient } = when;
  const thing = at === 'letter' ? 'letter' : at;
  const every = times === 1 ? 'The next' : 'Every';
  const which =
    at === 'connect'
      ? `${every} connection to ${host}`
      : nth === undefined
        ? `${every} ${thing} to ${host}`
        : nth > ORDINALS.length
          ? `${thing} number ${nth} of each connection to ${host}`
          : `The ${ORDINALS[nth - 1] ?? ''} ${thing} of each connection to ${host}`;
  const from = sender === undefined ? '' : `, sent by ${path(sender)},`;
  const to = recipient === undefined ? '' : ` for ${path(recipient)}`;
  return `${which}${to}${from}`;
}

function englishDone(what: FaultEffect): string {
  switch (what.kind) {
    case 'reply':
      return `is answered “${said(what)}”`;
    case 'delay':
      return what.lines
        ? `gets its answer line by line, ${seconds(what.ms)} s apart`
        : `waits ${seconds(what.ms)} s for its answer`;
    case 'drop':
      return 'breaks the connection';
    case 'silence':
      return 'gets no answer';
    case 'half-reply':
      return 'gets half of its answer, then the server hangs up';
    default:
      return '';
  }
}

export function frenchSentence(fault: Fault): string {
  const { host, when, what, times } = fault;
  const first = times === undefined ? '' : times === 1 ? ', une seule fois' : `, les ${times} premières fois`;
  switch (what.kind) {
    case 'down':
      return `${host} est arrêté\u00a0: il refuse toute connexion.`;
    case 'filtered':
      return `Un filtre est devant ${host}\u00a0: rien ne répond.`;
    case 'slow': {
      const which =
        times === undefined
          ? ''
          : times === 1
            ? ', pour la prochaine connexion'
            : `, pour les ${times} prochaines connexions`;
      return `La liaison vers ${host} laisse passer ${rate(what.octetsPerSecond)} octets par seconde dans chaque sens${which}.`;
    }
    case 'certificate':
      return `Quand TLS commence, ${host} présente un certificat ${badCertificate.fr[what.problem]}${first}.`;
    case 'mailbox-full':
      return `Chez ${host}, la boîte de ${path(recipientOf(when))} est pleine\u00a0: RCPT reçoit la réponse «\u00a0${fullCode(what.says)}\u00a0», jusqu’à ce que la panne soit levée.`;
    default:
      break;
  }
  if (when.at === 'question') {
    const { type } = when;
    const kind = type === undefined ? '' : ` ${type}`;
    const about = `sur ${nameOf(when)}${when.below ? ' et tout nom en dessous' : ''}`;
    const many = times !== undefined && times > 1;
    const which =
      times === undefined
        ? `toute question${kind}`
        : many
          ? `les ${times} prochaines questions${kind}`
          : `la prochaine question${kind}`;
    const towards = many ? which.replace('les', 'aux') : `à ${which}`;
    return what.kind === 'servfail'
      ? `${host} répond SERVFAIL ${towards} ${about}.`
      : `${host} laisse ${which} ${about} sans réponse.`;
  }
  return `${frenchWhich({ host, when, what, ...(times !== undefined && { times }) })} ${frenchDone(what)}${first}.`;
}

function frenchWhich({ host, when, times }: Talk): string {
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
  return `${which}${to}${from}`;
}

function frenchDone(what: FaultEffect): string {
  switch (what.kind) {
    case 'reply':
      return `reçoit la réponse «\u00a0${said(what)}\u00a0»`;
    case 'delay':
      return what.lines
        ? `reçoit sa réponse ligne par ligne, à ${seconds(what.ms).replace('.', ',')}\u00a0s d’écart`
        : `attend sa réponse ${seconds(what.ms).replace('.', ',')}\u00a0s`;
    case 'drop':
      return 'coupe la connexion';
    case 'silence':
      return 'ne reçoit aucune réponse';
    case 'half-reply':
      return 'ne reçoit que la moitié de sa réponse, puis le serveur raccroche';
    default:
      return '';
  }
}

const recipientOf = (when: Fault['when']): string => (when.at === 'question' ? '' : (when.recipient ?? '…'));
const nameOf = ({ name }: QuestionMoment): string => name.replace(/\.$/, '') || '…';
