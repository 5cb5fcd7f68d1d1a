import type { DialFailure } from '@ehlo/shell';
import type { Language } from '../../i18n/i18n.ts';
import type { Difference } from './compare.ts';
import type { Ending } from './play-again.ts';

type Endings = { [How in Ending['how']]: (ending: Extract<Ending, { how: How }>) => string };

const en = {
  title: 'Compare',
  compare: 'Compare with…',
  compareSays: 'With another connection, or with what another server says to the same lines.',
  against: 'Again against…',
  left: 'Left',
  right: 'Right',
  choose: 'Choose a connection…',
  given: (name: string) => `${name}, the recording`,
  option: (id: number, name: string, time: string) => `${id}, ${name}, ${time}`,
  swap: 'Swap',
  play: 'Say it again',
  stop: 'Stop',
  playing: (said: number, of: number) => `Line ${said} of ${of} is said.`,
  playSays:
    'The client’s lines are really said to that server, over a connection of yours: a letter among them is sent once more.',
  nothing:
    'Choose a second connection, or a server to which the same lines are said again: both stand side by side, and what differs is marked.',
  sum: (same: number, different: number, left: number, right: number) =>
    [
      `${same} ${same === 1 ? 'line is' : 'lines are'} the same`,
      different > 0 && `${different} ${different === 1 ? 'differs' : 'differ'}`,
      left > 0 && `${left} left only`,
      right > 0 && `${right} right only`,
    ]
      .filter(Boolean)
      .join(', ')
      .concat('.'),
  unread: (left: number, right: number) =>
    `Of long letters and replies the page keeps both ends. Not compared: ${left} ${left === 1 ? 'line' : 'lines'} on the left, ${right} on the right.`,
  coarse: 'Both are too long to be matched line with line: behind the beginning they stand as they come.',
  onlyDifferent: 'only what differs',
  table: 'Both dialogues, line by line',
  is: { left: 'left only', right: 'right only' },
  differs: {
    text: 'other text',
    ending: 'other line end',
    code: 'other code',
    enhanced: 'other enhanced code',
    time: 'other speed',
  } satisfies Record<Difference, string>,
  took: (left: string, right: string) => `answered after ${left} s, ${right} s`,
  client: 'client',
  serverSide: 'server',
  loading: 'Reading…',
  loadingOne: (id: number) => `${id}, reading…`,
  gone: (id: number) => `There is no connection ${id} in your room. Choose another one.`,
  solution: 'A lesson’s solution',
  chooseLesson: 'Choose a lesson…',
  call: 'Which call',
  callOf: (at: number, name: string, lines: number) =>
    `${at}, ${name}, ${lines} ${lines === 1 ? 'line' : 'lines'}`,
  saySolution: 'Say the solution',
  solutionShown:
    'You have not done all of this yet: the solution is really said to the server, and its steps are noted as shown, as with “Show me”.',
  noSolution:
    'The solution of this lesson says nothing line by line to a server: it asks, reads, or leaves it to a program.',
  troubles: {
    missing: 'There is no such lesson here. Choose another one.',
    unreachable: 'The server cannot be asked for this lesson now. Try again in a moment.',
    'not-noted': 'The server could not note that it is shown, so nothing was said. Try again in a moment.',
  },
  gap: (line: number) =>
    `Octets are missing from line ${line} of the client on: the lines before it are said.`,
  failures: {
    refused: 'It refused the call.',
    'timed-out': 'It did not answer the call.',
    unreachable: 'It cannot be reached.',
    'not-allowed': 'It is not in the lab.',
    'too-many': 'Too many connections are open.',
    'unknown-host': 'There is no such name.',
  } satisfies Record<DialFailure, string>,
  skipped: (count: number) =>
    count === 1
      ? 'One line was left out: this server did not ask for it.'
      : `${count} lines were left out: this server did not ask for them.`,
  endings: {
    said: () => 'All was said.',
    closed: ({ line }) => `The server ended the connection at line ${line}.`,
    silence: ({ line }) => (line === 0 ? 'No greeting came.' : `Line ${line} had no answer.`),
    secret: ({ line }) => `Line ${line} holds a secret that is not known here: it ends before it.`,
    chunk: ({ line }) =>
      `Line ${line} hands over octets that it counted (BDAT), which are not said to another server: it ends before it.`,
    tls: () => 'TLS did not begin: what was said behind it is not said in clear.',
    asks: ({ line }) =>
      `To line ${line} this server asks for more, and the first one did not: there is nothing to say.`,
    stopped: () => 'Stopped.',
  } as Endings,
};
export type CompareWords = typeof en;

const fr: CompareWords = {
  title: 'Comparer',
  compare: 'Comparer à…',
  compareSays: 'À une autre connexion, ou à ce qu’un autre serveur dit aux mêmes lignes.',
  against: 'Redire à…',
  left: 'Gauche',
  right: 'Droite',
  choose: 'Choisissez une connexion…',
  given: (name) => `${name}, l’enregistrement`,
  option: (id, name, time) => `${id}, ${name}, ${time}`,
  swap: 'Échanger',
  play: 'Redire',
  stop: 'Arrêter',
  playing: (said, of) => `La ligne ${said} sur ${of} est dite.`,
  playSays:
    'Les lignes du client sont vraiment dites à ce serveur, sur une connexion à vous : une lettre qui s’y trouve est envoyée encore une fois.',
  nothing:
    'Choisissez une seconde connexion, ou un serveur à qui les mêmes lignes sont redites : les deux sont côte à côte, et ce qui diffère est marqué.',
  sum: (same, different, left, right) =>
    [
      same === 1 ? '1 ligne est la même' : `${same} lignes sont les mêmes`,
      different > 0 && (different === 1 ? '1 diffère' : `${different} diffèrent`),
      left > 0 && `${left} à gauche seulement`,
      right > 0 && `${right} à droite seulement`,
    ]
      .filter(Boolean)
      .join(', ')
      .concat('.'),
  unread: (left, right) =>
    `Des longs courriers et réponses, la page garde les deux bouts. Sans comparaison\u00a0: ${left} ${left < 2 ? 'ligne' : 'lignes'} à gauche, ${right} à droite.`,
  coarse:
    'Les deux sont trop longs pour être appariés ligne à ligne : après le début, ils sont tels qu’ils viennent.',
  onlyDifferent: 'seulement ce qui diffère',
  table: 'Les deux dialogues, ligne à ligne',
  is: { left: 'à gauche seulement', right: 'à droite seulement' },
  differs: {
    text: 'autre texte',
    ending: 'autre fin de ligne',
    code: 'autre code',
    enhanced: 'autre code étendu',
    time: 'autre vitesse',
  },
  took: (left, right) => `répondu après ${left} s, ${right} s`,
  client: 'client',
  serverSide: 'serveur',
  loading: 'Lecture…',
  loadingOne: (id) => `${id}, lecture…`,
  gone: (id) => `Il n’y a pas de connexion ${id} dans votre salle. Choisissez-en une autre.`,
  solution: 'La solution d’une leçon',
  chooseLesson: 'Choisissez une leçon…',
  call: 'Quel appel',
  callOf: (at, name, lines) => `${at}, ${name}, ${lines} ${lines === 1 ? 'ligne' : 'lignes'}`,
  saySolution: 'Dire la solution',
  solutionShown:
    'Vous n’avez pas encore fait tout cela : la solution est vraiment dite au serveur, et ses étapes sont notées comme montrées, comme avec « Montrez-moi ».',
  noSolution:
    'La solution de cette leçon ne dit rien ligne à ligne à un serveur : elle demande, lit, ou laisse faire un programme.',
  troubles: {
    missing: 'Cette leçon n’existe pas ici. Choisissez-en une autre.',
    unreachable: 'Le serveur ne répond pas pour cette leçon. Réessayez dans un instant.',
    'not-noted':
      'Le serveur n’a pas pu noter que c’est montré, donc rien n’a été dit. Réessayez dans un instant.',
  },
  gap: (line) => `Des octets manquent dès la ligne ${line} du client : les lignes d’avant sont dites.`,
  failures: {
    refused: 'Il a refusé l’appel.',
    'timed-out': 'Il n’a pas répondu à l’appel.',
    unreachable: 'Il est inaccessible.',
    'not-allowed': 'Il n’est pas dans le labo.',
    'too-many': 'Trop de connexions sont ouvertes.',
    'unknown-host': 'Ce nom n’existe pas.',
  },
  skipped: (count) =>
    count === 1
      ? 'Une ligne a été laissée de côté : ce serveur ne l’a pas demandée.'
      : `${count} lignes ont été laissées de côté : ce serveur ne les a pas demandées.`,
  endings: {
    said: () => 'Tout a été dit.',
    closed: ({ line }) => `Le serveur a fermé la connexion à la ligne ${line}.`,
    silence: ({ line }) =>
      line === 0 ? 'Aucune salutation n’est venue.' : `La ligne ${line} n’a pas eu de réponse.`,
    secret: ({ line }) => `La ligne ${line} contient un secret inconnu ici : cela s’arrête avant elle.`,
    chunk: ({ line }) =>
      `La ligne ${line} remet des octets qu’elle a comptés (BDAT), qui ne sont pas dits à un autre serveur\u00a0: cela s’arrête avant elle.`,
    tls: () => 'TLS n’a pas commencé : ce qui a été dit derrière n’est pas dit en clair.',
    asks: ({ line }) =>
      `À la ligne ${line}, ce serveur demande autre chose, ce que le premier n’avait pas fait : il n’y a rien à dire.`,
    stopped: () => 'Arrêté.',
  },
};

export const compareWords: Record<Language, CompareWords> = { en, fr };

export const endingSentence = (words: CompareWords, ending: Ending): string =>
  (words.endings[ending.how] as (ending: Ending) => string)(ending);
