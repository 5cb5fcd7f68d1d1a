/** A fault that struck, told where it struck: in the dialogue, and on a mail's journey. */
import { type ConnectionFault, type FaultEffect, type FaultPlace, faultOutcome } from '@ehlo/wire';
import type { Language } from '../../i18n/i18n.ts';
import { outcomeWords } from './outcome-words.ts';
import { badCertificate, fullCode, said } from './sentence.ts';

export type Strike = Pick<ConnectionFault, 'place' | 'what'>;

/** What the server did instead of, or with, its answer at that place. */
export const struckSentence = (language: Language, { place, what }: Strike): string =>
  language === 'fr' ? french(place, what) : english(place, what);

/** And what a mail server that sends does about it. */
export const struckOutcome = (language: Language, host: string, { place: at, what }: Strike): string =>
  outcomeWords[language][faultOutcome({ host, when: { at }, what })];

function english(place: FaultPlace, what: FaultEffect): string {
  const answer =
    place === 'connect' ? 'its greeting' : `its answer to ${place === 'letter' ? 'the dot' : place}`;
  switch (what.kind) {
    case 'reply':
      return `“${said(what)}” was said instead of ${answer}, and nothing was done.`;
    case 'delay':
      return what.lines
        ? `The server said ${answer} line by line, ${what.ms / 1000} s apart.`
        : `The server held up ${answer} for ${what.ms / 1000} s.`;
    case 'drop':
      return `The server tore the connection down instead of ${answer}. Nothing was done.`;
    case 'silence':
      return `The server owes ${answer}, and will say nothing more on this connection.`;
    case 'half-reply':
      return `The server did what was asked. Half of ${answer} left, then it hung up.`;
    case 'mailbox-full':
      return `The server says that this mailbox is full: “${fullCode(what.says)}”.`;
    case 'down':
      return 'The host is down: nobody listens there.';
    case 'filtered':
      return 'A filter stands before the host: nothing comes through.';
    case 'slow':
      return `The link of this connection carries ${what.octetsPerSecond} octets a second each way.`;
    case 'certificate':
      return `The server showed a certificate ${badCertificate.en[what.problem]} as TLS began.`;
    case 'servfail':
      return 'The DNS server answered SERVFAIL.';
    default:
      return what satisfies never;
  }
}

function french(place: FaultPlace, what: FaultEffect): string {
  const answer =
    place === 'connect' ? 'sa salutation' : `sa réponse ${place === 'letter' ? 'au point' : `à ${place}`}`;
  switch (what.kind) {
    case 'reply':
      return `«\u00a0${said(what)}\u00a0» a été dit à la place de ${answer}, et rien n’a été fait.`;
    case 'delay':
      return what.lines
        ? `Le serveur a dit ${answer} ligne par ligne, à ${String(what.ms / 1000).replace('.', ',')}\u00a0s d’écart.`
        : `Le serveur a retenu ${answer} pendant ${String(what.ms / 1000).replace('.', ',')}\u00a0s.`;
    case 'drop':
      return `Le serveur a coupé la connexion à la place de ${answer}. Rien n’a été fait.`;
    case 'silence':
      return `Le serveur doit encore ${answer}, et ne dira plus rien sur cette connexion.`;
    case 'half-reply':
      return `Le serveur a fait ce qui était demandé. La moitié de ${answer} est partie, puis il a raccroché.`;
    case 'mailbox-full':
      return `Le serveur dit que cette boîte est pleine\u00a0: «\u00a0${fullCode(what.says)}\u00a0».`;
    case 'down':
      return 'La machine est arrêtée\u00a0: personne n’y écoute.';
    case 'filtered':
      return 'Un filtre est devant la machine\u00a0: rien ne passe.';
    case 'slow':
      return `La liaison de cette connexion laisse passer ${what.octetsPerSecond} octets par seconde dans chaque sens.`;
    case 'certificate':
      return `Le serveur a présenté un certificat ${badCertificate.fr[what.problem]} quand TLS a commencé.`;
    case 'servfail':
      return 'Le serveur DNS a répondu SERVFAIL.';
    default:
      return what satisfies never;
  }
}
