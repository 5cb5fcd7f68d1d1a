/** What a mail server that sends does about a fault: the sentences of `faultOutcome`. */
import type { FaultOutcome } from '@ehlo/wire';
import type { Language } from '../../i18n/i18n.ts';

type OutcomeWords = Record<FaultOutcome, string>;

const en: OutcomeWords = {
  'goes-on': 'A mail server that sends goes on, and the mail arrives.',
  'says-helo':
    'A mail server that sends says HELO instead (RFC 5321 §3.2). The mail arrives, without extensions and so without TLS.',
  'in-clear':
    'A mail server that sends goes on without TLS: in clear is better than not at all (RFC 7435 §3). The mail arrives, and who listens can read it.',
  'next-server':
    'A mail server that sends has learnt nothing about its mail: it asks the next MX (RFC 5321 §5.1). Where there is none, it keeps the mail and comes back.',
  later:
    'A mail server that sends keeps the mail in its queue. After a while it begins again with the first MX (RFC 5321 §4.5.4.1).',
  never:
    'A mail server that sends gives up: the mail goes back to its reverse-path, with a report (RFC 5321 §6.1).',
  unsure:
    'A mail server that sends cannot know whether the mail was taken. It keeps it and sends it again: rather twice than never (RFC 1047).',
  'taken-already': 'The mail was taken at the dot. Whatever comes after that loses nothing.',
  'no-answer':
    'A mail server that sends cannot find out where mail to that name goes. It keeps it and asks again later (RFC 5321 §5.1).',
  'asks-again': 'Whoever asks puts the question a second time after two seconds, and then has the answer.',
  'rarely-asked':
    'Often nobody asks: the address of a mail server comes along with the MX answer (RFC 1035 §3.3.9). Where it has to be asked, this server cannot be found.',
  'not-met':
    'The mail servers of this lab never come there when they send. It is for who types by hand, or asks with dig.',
};

const fr: OutcomeWords = {
  'goes-on': 'Un serveur qui envoie continue, et le courrier arrive.',
  'says-helo':
    'Un serveur qui envoie dit alors HELO (RFC 5321 §3.2). Le courrier arrive, sans extensions et donc sans TLS.',
  'in-clear':
    'Un serveur qui envoie continue sans TLS\u00a0: en clair vaut mieux que pas du tout (RFC 7435 §3). Le courrier arrive, et qui écoute peut le lire.',
  'next-server':
    'Un serveur qui envoie n’a rien appris sur son courrier\u00a0: il s’adresse au MX suivant (RFC 5321 §5.1). S’il n’y en a pas, il garde le courrier et revient.',
  later:
    'Un serveur qui envoie garde le courrier dans sa file. Après un moment, il recommence par le premier MX (RFC 5321 §4.5.4.1).',
  never:
    'Un serveur qui envoie renonce\u00a0: le courrier retourne au chemin de retour, avec un rapport (RFC 5321 §6.1).',
  unsure:
    'Un serveur qui envoie ne peut pas savoir si le courrier a été pris. Il le garde et le renvoie\u00a0: plutôt deux fois que jamais (RFC 1047).',
  'taken-already': 'Le courrier a été pris au point final. Ce qui vient après ne fait rien perdre.',
  'no-answer':
    'Un serveur qui envoie ne peut pas savoir où va le courrier pour ce nom. Il le garde et redemande plus tard (RFC 5321 §5.1).',
  'asks-again': 'Qui interroge repose la question après deux secondes, et reçoit alors la réponse.',
  'rarely-asked':
    'Souvent personne ne le demande\u00a0: l’adresse d’un serveur de courrier accompagne la réponse MX (RFC 1035 §3.3.9). S’il faut la demander, ce serveur reste introuvable.',
  'not-met':
    'Les serveurs de courrier de ce labo n’y viennent jamais quand ils envoient. C’est pour qui tape à la main, ou interroge avec dig.',
};

export const outcomeWords: Record<Language, OutcomeWords> = { en, fr };
