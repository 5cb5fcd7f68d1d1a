/** The words of these pages, fetched with them. */
import type { CommandEntry, LimitEntry, PortEntry } from '@ehlo/protocol/knowledge';
import type { Language } from '../../i18n/i18n.ts';

interface ReferenceWords {
  title: string;
  nav: string;
  find: string;
  findPlaceholder: string;
  found: (count: number, asked: string) => string;
  nothing: (asked: string) => string;
  nothingWay: string;
  all: string;
  also: string;
  sheet: string;
  sheetSays: string;
  print: string;
  start: string;
  startSays: string;
  unknown: (id: string) => string;
  unknownSays: string;
  back: string;
  causes: string;
  afterWhich: (code: string) => string;
  wordings: string;
  toKnow: string;
  steps: string;
  beware: string;
  usually: string;
  standardSays: string;
  which: (code: string) => string;
  enhanced: string;
  means: string;
  envelope: string;
  /** Where POP3 or IMAP stands. */
  session: string;
  answer: string;
  beforeAnswer: string;
  andAnytime: (greeting: boolean) => string;
  looksLike: string;
  facts: string;
  writtenBy: string;
  howOften: string;
  listed: string;
  listedAs: Record<'permanent' | 'provisional', string>;
  number: string;
  offeredBy: string;
  readFlag: string;
  setsSeen: string;
  seenIn: string;
  tryIt: string;
  recordedWith: (server: string) => string;
  lineByLine: string;
  lineByLineSays: string;
  written: string;
  tls: Record<PortEntry['tls'], string>;
  login: string;
  logins: Record<PortEntry['login'], string>;
  atIana: string;
  limit: (kind: LimitEntry['kind'], value: number, unit: LimitEntry['unit']) => string;
  everyServer: string;
  optional: string;
  whereOffered: (capability: string) => string;
  protocols: Record<'smtp' | 'letter' | 'pop3' | 'imap' | 'dns', string>;
  todo: string;
  neighbours: string;
  mayComeBack: string;
  code: string;
  usual: string;
  syntax: string;
  rule: string;
  rules: string;
  examples: string;
  no: string;
  parameters: string;
  keyword: string;
  argument: string;
  limits: string;
  related: string;
  whoSays: string;
  anytime: string;
  after: string;
  stages: Record<'greeting' | 'dot', string>;
  allowedIn: (verb: string, states: string) => string;
  pipelined: Record<CommandEntry['pipelined'], string>;
  required: string;
  adds: string;
  earn: string;
  earnAt: (place: string) => string;
  example: string;
  outside: (port: number) => string;
  put: string;
  putSays: string;
  copy: string;
  inLog: string;
  met: (count: number) => string;
  notMet: string;
  line: (line: number) => string;
  allowed: string;
  class: Record<2 | 3 | 4 | 5, string>;
}

const en: ReferenceWords = {
  title: 'Reference',
  nav: 'Reference',
  find: 'Find a code or a word',
  findPlaceholder: '550, rcpt, 5.1.1, 4xx, relay access denied …',
  found: (count, asked) => (count === 1 ? `1 entry for ${asked}` : `${count} entries for ${asked}`),
  nothing: (asked) => `Nothing is called ${asked} here.`,
  nothingWay: 'Try a code such as 550, a class such as 4xx, a command, or a piece of what the server said.',
  all: 'All',
  also: 'Also',
  sheet: 'Sheet to print',
  sheetSays: 'Reply codes and commands on A4.',
  print: 'Print',
  start: 'Every word and every number.',
  startSays:
    'What servers and clients say to each other, where it is defined, what usually causes it, and what to do. Each page has an address of its own.',
  unknown: (id) => `There is no entry ${id}.`,
  unknownSays: 'Codes are /ref/550, commands /ref/rcpt, enhanced codes /ref/5.1.1.',
  back: 'To the reference',
  causes: 'Usual causes',
  afterWhich: (code) => `${code} after which command?`,
  wordings: 'How servers word it',
  toKnow: 'Good to know',
  steps: 'Step by step',
  beware: 'Beware',
  usually: 'What people usually say',
  standardSays: 'What the standard says',
  which: (code) => `Which ${code} is it?`,
  enhanced: 'Enhanced',
  means: 'It means',
  envelope: 'The envelope',
  session: 'The session',
  answer: 'Answer',
  beforeAnswer: 'comes before the answer',
  andAnytime: (greeting) =>
    greeting
      ? 'Nothing you type comes before it.'
      : 'Beside these, any command may get 421 (it hangs up), 500 (not understood) or 501 (the rest is not readable).',
  looksLike: 'It looks like this',
  facts: 'In short',
  writtenBy: 'Who writes it',
  howOften: 'How often',
  listed: 'IANA’s list',
  listedAs: { permanent: 'permanent', provisional: 'provisional' },
  number: 'Number',
  offeredBy: 'Offered as',
  readFlag: 'Beware',
  setsSeen: 'It marks the letter as read.',
  seenIn: 'Seen in a dialogue',
  tryIt: 'Try it',
  recordedWith: (server) => `recorded with ${server}`,
  lineByLine: 'Read it line by line',
  lineByLineSays: 'Shows this dialogue in the panels, with every line explained.',
  written: 'Where it is written',
  tls: { 'at once': 'at once, before the first line', asked: 'after it was asked for', never: 'none' },
  login: 'Login',
  logins: { required: 'needed', never: 'none', possible: 'possible' },
  atIana: 'IANA’s name for it',
  limit: (kind, value, unit) => {
    const much =
      unit !== 'seconds'
        ? `${value.toLocaleString('en')} ${unit}`
        : value % 60 === 0
          ? `${value / 60} minutes`
          : `${value} seconds`;
    return { most: `At most ${much}.`, least: `At least ${much}.`, wait: `Wait at least ${much}.` }[kind];
  },
  everyServer: 'Every server has it.',
  optional: 'Not every server has it.',
  whereOffered: (capability) => `Only where the server offers \`${capability}\`.`,
  protocols: { smtp: 'SMTP', letter: 'The letter', pop3: 'POP3', imap: 'IMAP', dns: 'DNS' },
  todo: 'What to do',
  neighbours: 'Its neighbours',
  mayComeBack: 'What may come back',
  code: 'Code',
  usual: 'not in the RFC, and usual',
  syntax: 'Syntax',
  rule: 'As the RFC writes it',
  rules: 'Rules in it',
  examples: 'Of this form',
  no: 'Not of this form',
  parameters: 'What may follow',
  keyword: 'Keyword',
  argument: 'Example',
  limits: 'Limits',
  related: 'Read on',
  whoSays: 'Who may say it',
  anytime: 'After any command, and at any time.',
  after: 'After',
  stages: { greeting: 'the greeting', dot: 'the lone dot' },
  allowedIn: (verb, states) => `${verb} may be said in: ${states}`,
  pipelined: {
    first: 'Must be the first of a group of pipelined commands.',
    anywhere: 'May stand anywhere in a group of pipelined commands.',
    last: 'Must be the last of a group of pipelined commands.',
    never: 'Waits for its reply: nothing may be sent after it before.',
  },
  required: 'Every server must know it.',
  adds: 'What it adds',
  earn: 'Earn it in the lab',
  earnAt: (place) => `at ${place}`,
  example: 'From a real dialogue',
  outside: (port) => `From your own machine the port is ${port}.`,
  put: 'Put it at the prompt',
  putSays: 'Opens the terminal with the call ready; the lines to type stand beside it.',
  copy: 'Copy',
  inLog: 'In your log',
  met: (count) => (count === 1 ? 'you met it once' : `you met it ${count} times`),
  notMet: 'Not met yet.',
  line: (line) => `line ${line}`,
  allowed: 'When it is allowed',
  class: { 2: 'done', 3: 'go on', 4: 'later', 5: 'no' },
};

const fr: ReferenceWords = {
  title: 'Référence',
  nav: 'Référence',
  find: 'Chercher un code ou un mot',
  findPlaceholder: '550, rcpt, 5.1.1, 4xx, relay access denied …',
  found: (count, asked) => (count === 1 ? `1 article pour ${asked}` : `${count} articles pour ${asked}`),
  nothing: (asked) => `Rien ne s’appelle ${asked} ici.`,
  nothingWay:
    'Essayez un code comme 550, une classe comme 4xx, une commande, ou un bout de ce que le serveur a dit.',
  all: 'Tous',
  also: 'Aussi',
  sheet: 'Feuille à imprimer',
  sheetSays: 'Codes de réponse et commandes sur une feuille A4.',
  print: 'Imprimer',
  start: 'Chaque mot et chaque nombre.',
  startSays:
    'Ce que serveurs et clients se disent, où c’est défini, ce qui le cause d’ordinaire, et que faire. Chaque page a sa propre adresse.',
  unknown: (id) => `Il n’y a pas d’article ${id}.`,
  unknownSays: 'Les codes sont en /ref/550, les commandes en /ref/rcpt, les codes étendus en /ref/5.1.1.',
  back: 'À la référence',
  causes: 'Causes habituelles',
  afterWhich: (code) => `${code} après quelle commande ?`,
  wordings: 'Comment des serveurs le disent',
  toKnow: 'Bon à savoir',
  steps: 'Pas à pas',
  beware: 'Attention',
  usually: 'Ce qu’on dit d’ordinaire',
  standardSays: 'Ce que dit la norme',
  which: (code) => `Lequel de ces ${code} ?`,
  enhanced: 'Étendu',
  means: 'Cela veut dire',
  envelope: 'L’enveloppe',
  session: 'La session',
  answer: 'Réponse',
  beforeAnswer: 'vient avant la réponse',
  andAnytime: (greeting) =>
    greeting
      ? 'Rien de ce que vous tapez ne vient avant elle.'
      : 'En plus, toute commande peut recevoir 421 (il raccroche), 500 (pas compris) ou 501 (la suite est illisible).',
  looksLike: 'Cela ressemble à ceci',
  facts: 'En bref',
  writtenBy: 'Qui l’écrit',
  howOften: 'Combien de fois',
  listed: 'Liste de l’IANA',
  listedAs: { permanent: 'permanente', provisional: 'provisoire' },
  number: 'Numéro',
  offeredBy: 'Proposé comme',
  readFlag: 'Attention',
  setsSeen: 'Cela marque la lettre comme lue.',
  seenIn: 'Vu dans un dialogue',
  tryIt: 'Essayez',
  recordedWith: (server) => `enregistré avec ${server}`,
  lineByLine: 'Le lire ligne par ligne',
  lineByLineSays: 'Montre ce dialogue dans les panneaux, chaque ligne expliquée.',
  written: 'Où c’est écrit',
  tls: { 'at once': 'd’emblée, avant la première ligne', asked: 'une fois demandé', never: 'aucun' },
  login: 'Identification',
  logins: { required: 'nécessaire', never: 'aucune', possible: 'possible' },
  atIana: 'Son nom chez l’IANA',
  limit: (kind, value, unit) => {
    const units = { octets: 'octets', recipients: 'destinataires' };
    const much =
      unit !== 'seconds'
        ? `${value.toLocaleString('fr')} ${units[unit]}`
        : value % 60 === 0
          ? `${value / 60} minutes`
          : `${value} secondes`;
    return { most: `Au plus ${much}.`, least: `Au moins ${much}.`, wait: `Attendre au moins ${much}.` }[kind];
  },
  everyServer: 'Tout serveur la connaît.',
  optional: 'Tous les serveurs ne la connaissent pas.',
  whereOffered: (capability) => `Seulement là où le serveur propose \`${capability}\`.`,
  protocols: { smtp: 'SMTP', letter: 'La lettre', pop3: 'POP3', imap: 'IMAP', dns: 'DNS' },
  todo: 'Que faire',
  neighbours: 'Ses voisins',
  mayComeBack: 'Ce qui peut revenir',
  code: 'Code',
  usual: 'pas dans la RFC, et courant',
  syntax: 'Syntaxe',
  rule: 'Tel que la RFC l’écrit',
  rules: 'Règles qu’elle contient',
  examples: 'De cette forme',
  no: 'Pas de cette forme',
  parameters: 'Ce qui peut suivre',
  keyword: 'Mot-clé',
  argument: 'Exemple',
  limits: 'Limites',
  related: 'À lire ensuite',
  whoSays: 'Qui peut le dire',
  anytime: 'Après toute commande, et à tout moment.',
  after: 'Après',
  stages: { greeting: 'la salutation', dot: 'le point seul' },
  allowedIn: (verb, states) => `${verb} peut être dite dans : ${states}`,
  pipelined: {
    first: 'Doit être la première d’un groupe de commandes envoyées d’un coup.',
    anywhere: 'Peut être n’importe où dans un groupe de commandes envoyées d’un coup.',
    last: 'Doit être la dernière d’un groupe de commandes envoyées d’un coup.',
    never: 'Attend sa réponse : rien ne peut être envoyé après elle avant.',
  },
  required: 'Tout serveur doit la connaître.',
  adds: 'Ce qu’elle ajoute',
  earn: 'Obtenez-le au labo',
  earnAt: (place) => `chez ${place}`,
  example: 'D’un vrai dialogue',
  outside: (port) => `Depuis votre propre machine, le port est ${port}.`,
  put: 'Le mettre à l’invite',
  putSays: 'Ouvre le terminal avec l’appel prêt ; les lignes à taper sont à côté.',
  copy: 'Copier',
  inLog: 'Dans votre journal',
  met: (count) => (count === 1 ? 'vous l’avez vu une fois' : `vous l’avez vu ${count} fois`),
  notMet: 'Pas encore vu.',
  line: (line) => `ligne ${line}`,
  allowed: 'Quand elle est permise',
  class: { 2: 'fait', 3: 'continuez', 4: 'plus tard', 5: 'non' },
};

export const referenceWords: Record<Language, ReferenceWords> = { en, fr };
