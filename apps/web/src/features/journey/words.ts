/** The words of this page, fetched with it. */
import type { DeliveryFailure } from '@ehlo/wire';
import type { Language } from '../../i18n/i18n.ts';
import type { Journey } from './journey.ts';

interface JourneyWords {
  title: string;
  mails: string;
  none: string;
  noneSays: string;
  fromTo: (from: string, to: string) => string;
  state: Record<Journey['state'], string>;
  says: (journey: Pick<Journey, 'state'>, host: string, what: string) => string;
  tryNow: string;
  giveUp: string;
  takeDown: (host: string) => string;
  bringBack: (host: string) => string;
  save: string;
  faults: string;
  map: string;
  grounds: { sender: string; internet: string; recipient: string };
  legend: { crossed: string; notYet: string; later: string; failed: string };
  plates: {
    mua: (name: string) => string;
    msa: string;
    mta: (domain: string) => string;
    mtaLocal: string;
    mock: string;
    dns: string;
    first: string;
    second: string;
    further: string;
    queue: string;
    mails: (count: number) => string;
    forWhom: (name: string) => string;
    attempts: (count: number) => string;
    until: string;
    mailbox: string;
    got: string;
    nothingYet: string;
    reader: string;
    willAsk: string;
    bounce: string;
    bounced: string;
    untried: string;
  };
  tried: Record<'calling' | 'taken' | 'no-connection', string> & {
    later: (code: string) => string;
    refused: (code: string) => string;
  };
  dial: Record<string, string>;
  columns: [string, string, string, string, string];
  what: Record<
    | 'handed-in'
    | 'no-answer'
    | 'call'
    | 'no-call'
    | 'queued'
    | 'held'
    | 'released'
    | 'bounced'
    | 'reported'
    | 'stored',
    string
  > & {
    deferred: (attempt: number) => string;
    question: (question: string, answer: string) => string;
  };
  at: Record<DeliveryFailure['at'], string>;
  outcome: { records: (count: number) => string; kept: string };
  dialogue: (id: number) => string;
  step: {
    label: string;
    back: string;
    forth: string;
    now: string;
    play: string;
    pause: string;
    at: (step: number, of: number) => string;
  };
  subjectless: string;
  failed: string;
}

const en: JourneyWords = {
  title: 'Journey',
  mails: 'Mails',
  none: 'No mail has set out yet.',
  noneSays:
    'Send one from the playground: over `mail.campus.test 25` to `dean@faculty.test`, and watch it find its way.',
  fromTo: (from, to) => `${from} to ${to}`,
  state: {
    held: 'Held.',
    delivered: 'Arrived.',
    waiting: 'Waiting.',
    bounced: 'Came back.',
    'under-way': 'Under way.',
  },
  says: ({ state }, host, what) =>
    state === 'waiting'
      ? `${what === '' ? 'No try has ended yet.' : what} ${host} keeps the mail and walks the list of servers again.`
      : state === 'bounced'
        ? `${what} ${host} has given it up, and told the sender.`
        : state === 'delivered'
          ? 'It lies in the mailbox until its reader’s program asks for it.'
          : 'Taken, and not passed on yet.',
  tryNow: 'Try now',
  giveUp: 'Give up',
  takeDown: (host) => `Take ${host} down`,
  bringBack: (host) => `Bring ${host} back`,
  save: 'Save as SVG',
  faults: 'Faults…',
  map: 'Map of this mail’s way. The table below says the same in order.',
  grounds: { sender: 'the sender’s side', internet: 'the Internet', recipient: 'the recipient’s side' },
  legend: { crossed: 'crossed', notYet: 'not yet', later: 'answered later', failed: 'failed' },
  plates: {
    mua: (name) => `${name} wrote it and handed it in.`,
    msa: 'Takes mail from people, after a login.',
    mta: (domain) => `Looks up where ${domain} receives.`,
    mtaLocal: 'It is for this server’s own mailboxes.',
    mock: 'Takes every mail and sends none on.',
    dns: 'Asked for MX, then for the address of each server.',
    first: 'MTA, first choice',
    second: 'MTA, second choice',
    further: 'MTA, further choice',
    queue: 'Queue',
    mails: (count) => (count === 1 ? '1 mail' : `${count} mails`),
    forWhom: (name) => `for ${name}`,
    attempts: (count) => (count === 1 ? '1 attempt so far' : `${count} attempts so far`),
    until: 'until the next try',
    mailbox: 'Mailbox',
    got: 'The mail lies here.',
    nothingYet: 'Nothing yet.',
    reader: 'MUA',
    willAsk: 'Asks for it, by POP3 or IMAP.',
    bounce: 'A bounce would go from <> to the sender.',
    bounced: 'Bounce, from <> to the sender.',
    untried: 'Not tried yet.',
  },
  tried: {
    calling: 'They are talking.',
    taken: 'Took the mail: 250.',
    'no-connection': 'No connection: nobody answered SMTP.',
    later: (code) => `Answered ${code}: come back later.`,
    refused: (code) => `Answered ${code}: no.`,
  },
  dial: {
    refused: 'Connection refused: nobody listens now.',
    'timed-out': 'No answer at all: filtered, or off.',
    unreachable: 'There is no way to it.',
    'unknown-host': 'The DNS knows no address for it.',
    'not-allowed': 'Not of this world.',
  },
  columns: ['Time', 'From, to', 'What crossed', 'Outcome', 'Read it'],
  what: {
    'handed-in': 'the mail, handed in',
    call: 'a connection between two servers',
    'no-call': 'no SMTP at all',
    queued: 'put into the queue, on disk before the 250',
    'no-answer': 'a question to the DNS that got no answer',
    held: 'held on request',
    released: 'goes on',
    reported: 'a report sets out, from <>',
    bounced: 'given up; a report goes to the sender',
    stored: 'laid into the mailbox',
    deferred: (attempt) => `attempt ${attempt} did not succeed: it waits`,
    question: (question, answer) => `${question}? answered ${answer}`,
  },
  at: {
    dns: 'in the DNS',
    connect: 'at the call',
    greeting: 'at the greeting',
    hello: 'at EHLO',
    tls: 'at TLS',
    mail: 'at MAIL',
    rcpt: 'at RCPT',
    data: 'at DATA',
    letter: 'at the dot',
    expired: 'after too long',
    loop: 'in a circle',
    'by-hand': 'by hand',
  },
  outcome: { records: (count) => (count === 1 ? '1 record' : `${count} records`), kept: 'kept' },
  dialogue: (id) => `dialogue ${id}`,
  step: {
    label: 'Replay',
    back: 'One step back',
    forth: 'One step on',
    now: 'Now',
    play: 'Play',
    pause: 'Pause',
    at: (step, of) => `step ${step} of ${of}`,
  },
  subjectless: '(no subject)',
  failed: 'EHLO did not answer. Try again.',
};

const fr: JourneyWords = {
  title: 'Trajet',
  mails: 'Courriels',
  none: 'Aucun courriel n’est encore parti.',
  noneSays:
    'Envoyez-en un du terrain de jeu\u00a0: par `mail.campus.test 25` à `dean@faculty.test`, et regardez-le trouver son chemin.',
  fromTo: (from, to) => `${from} à ${to}`,
  state: {
    held: 'Retenu.',
    delivered: 'Arrivé.',
    waiting: 'En attente.',
    bounced: 'Revenu.',
    'under-way': 'En route.',
  },
  says: ({ state }, host, what) =>
    state === 'waiting'
      ? `${what === '' ? 'Aucun essai n’est encore terminé.' : what} ${host} garde le courriel et reprend la liste des serveurs.`
      : state === 'bounced'
        ? `${what} ${host} y a renoncé, et l’a dit à l’expéditeur.`
        : state === 'delivered'
          ? 'Il attend dans la boîte que le programme de son lecteur le demande.'
          : 'Accepté, et pas encore transmis.',
  tryNow: 'Essayer maintenant',
  giveUp: 'Renoncer',
  takeDown: (host) => `Arrêter ${host}`,
  bringBack: (host) => `Relancer ${host}`,
  save: 'Enregistrer en SVG',
  faults: 'Pannes…',
  map: 'Carte du trajet de ce courriel. Le tableau dessous dit la même chose dans l’ordre.',
  grounds: { sender: 'côté expéditeur', internet: 'Internet', recipient: 'côté destinataire' },
  legend: { crossed: 'passé', notYet: 'pas encore', later: 'plus tard', failed: 'échoué' },
  plates: {
    mua: (name) => `${name} l’a écrit et remis.`,
    msa: 'Prend le courriel des gens, après identification.',
    mta: (domain) => `Cherche où ${domain} reçoit.`,
    mtaLocal: 'Il est pour les boîtes de ce serveur.',
    mock: 'Prend tout courriel et n’en transmet aucun.',
    dns: 'On lui demande le MX, puis l’adresse de chaque serveur.',
    first: 'MTA, premier choix',
    second: 'MTA, second choix',
    further: 'MTA, autre choix',
    queue: 'File',
    mails: (count) => (count === 1 ? '1 courriel' : `${count} courriels`),
    forWhom: (name) => `pour ${name}`,
    attempts: (count) => (count === 1 ? '1 essai jusqu’ici' : `${count} essais jusqu’ici`),
    until: 'avant le prochain essai',
    mailbox: 'Boîte',
    got: 'Le courriel est ici.',
    nothingYet: 'Encore rien.',
    reader: 'MUA',
    willAsk: 'Le demande, par POP3 ou IMAP.',
    bounce: 'Un retour irait de <> à l’expéditeur.',
    bounced: 'Retour, de <> à l’expéditeur.',
    untried: 'Pas encore essayé.',
  },
  tried: {
    calling: 'Ils se parlent.',
    taken: 'A pris le courriel\u00a0: 250.',
    'no-connection': 'Pas de connexion\u00a0: personne n’a parlé SMTP.',
    later: (code) => `A répondu ${code}\u00a0: revenez plus tard.`,
    refused: (code) => `A répondu ${code}\u00a0: non.`,
  },
  dial: {
    refused: 'Connexion refusée\u00a0: personne n’écoute.',
    'timed-out': 'Aucune réponse\u00a0: filtré, ou éteint.',
    unreachable: 'Aucun chemin n’y mène.',
    'unknown-host': 'Le DNS n’en connaît pas l’adresse.',
    'not-allowed': 'N’est pas de ce monde.',
  },
  columns: ['Heure', 'De, à', 'Ce qui a passé', 'Issue', 'À lire'],
  what: {
    'handed-in': 'le courriel, remis',
    call: 'une connexion entre deux serveurs',
    'no-call': 'pas de SMTP du tout',
    queued: 'mis en file, sur disque avant le 250',
    'no-answer': 'une question au DNS restée sans réponse',
    held: 'retenu, sur demande',
    released: 'repart',
    reported: 'un rapport part, de <>',
    bounced: 'abandonné\u00a0; un rapport va à l’expéditeur',
    stored: 'déposé dans la boîte',
    deferred: (attempt) => `l’essai ${attempt} n’a pas réussi\u00a0: il attend`,
    question: (question, answer) => `${question}\u00a0? réponse ${answer}`,
  },
  at: {
    dns: 'au DNS',
    connect: 'à l’appel',
    greeting: 'à la salutation',
    hello: 'à EHLO',
    tls: 'à TLS',
    mail: 'à MAIL',
    rcpt: 'à RCPT',
    data: 'à DATA',
    letter: 'au point',
    expired: 'après trop longtemps',
    loop: 'en boucle',
    'by-hand': 'à la main',
  },
  outcome: {
    records: (count) => (count === 1 ? '1 enregistrement' : `${count} enregistrements`),
    kept: 'gardé',
  },
  dialogue: (id) => `dialogue ${id}`,
  step: {
    label: 'Revoir',
    back: 'Un pas en arrière',
    forth: 'Un pas en avant',
    now: 'Maintenant',
    play: 'Jouer',
    pause: 'Pause',
    at: (step, of) => `étape ${step} sur ${of}`,
  },
  subjectless: '(sans objet)',
  failed: 'EHLO n’a pas répondu. Essayez encore.',
};

export const journeyWords: Record<Language, JourneyWords> = { en, fr };
export type { JourneyWords };
