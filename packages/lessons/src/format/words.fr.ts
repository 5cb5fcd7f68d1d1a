import { FAULT_LIMITS } from '@ehlo/wire';
import type { ErrorCode } from 'yaml';
import type { ProblemWords } from './words.ts';

const quoted = (text: string): string => `«\u00a0${text}\u00a0»`;
/** What French counts as one: 0 and 1. */
const counted = (count: number, one: string): string => `${count} ${one}${count < 2 ? '' : 's'}`;
const range = (least: number, most: number): string => `Écrivez un nombre entier de ${least} à ${most}`;

const WHOLE_TEXT = 'Mettez tout le texte entre "guillemets droits".';
const IN_QUOTES = 'Mettez-le entre "guillemets droits".';
const SAME_HEADINGS = 'Écrivez le même nombre de titres avec ##, dans le même ordre.';
const IN_ORDER = 'Traduisez chaque élément, dans le même ordre.';

const MARKDOWN: Readonly<Record<string, readonly [what: string, remedy: string]>> = {
  html: ['du HTML', 'Mettez les chevrons entre `accents graves`\u00a0; le HTML n’est pas affiché.'],
  image: [
    'une image',
    'Une leçon n’a pas d’images à elle\u00a0; dites-le avec des mots, ou mettez un lien vers une page.',
  ],
  heading: ['un autre titre', 'Seul ## sert, une fois par étape.'],
  thematicBreak: [
    'une ligne de séparation',
    'Retirez cette ligne\u00a0; une nouvelle étape commence par ##.',
  ],
};

/** What the YAML reader says in English only. */
const NOT_YAML: Readonly<Partial<Record<ErrorCode, string>>> = {
  BAD_DQ_ESCAPE: 'la barre oblique inverse (\\) y est suivie d’un caractère qui ne convient pas',
  MULTIPLE_DOCS: 'il vient après la fin du texte',
  MULTIPLE_ANCHORS: 'une valeur n’a qu’une ancre (&)',
  MULTIPLE_TAGS: 'une valeur n’a qu’une étiquette (!)',
  KEY_OVER_1024_CHARS: 'le nom du champ est trop long',
};

export const fr: ProblemWords = {
  quoted,
  listOf: (count) => `une liste de ${count}`,
  aBlock: 'un bloc de champs',

  front: 'L’en-tête du fichier',
  block: (name) => `Le bloc ${quoted(name)}`,
  number: (number) => `numéro ${number}`,
  of: (where, problem) => `${where}\u00a0: ${problem}`,
  condition: (title, number, problem) =>
    `La condition de ${quoted(title)}, numéro ${number}\u00a0: ${problem}`,

  guide: 'docs/authoring-lessons.md (en anglais) décrit chaque champ.',
  meant: (name) => `Vouliez-vous dire ${name}\u00a0?`,
  known: (names) => `On peut écrire\u00a0: ${names.join(', ')}.`,
  inQuotes: IN_QUOTES,
  noQuotes: 'Retirez les guillemets.',
  eachOnLine: 'Mettez chaque élément sur sa propre ligne, après un tiret.',
  oneOfThem: 'Écrivez-en un.',
  write: (code) => `Écrivez\u00a0:  ${code}`,

  empty: [
    'Le fichier est vide.',
    `Écrivez la leçon\u00a0; ${quoted('lessons new')} en fait une pour commencer.`,
  ],
  unended: [
    'L’en-tête du fichier ne se termine pas.',
    'Mettez une ligne de trois tirets après son dernier champ.',
  ],
  noFront: (begins) => [
    `Le fichier ne commence pas par un en-tête, mais par ${quoted(begins)}.`,
    'Commencez par une ligne de trois tirets, puis title et summary, puis de nouveau trois tirets.',
  ],
  noHeading: (written, title) => [
    `${quoted(written)} n’est pas le titre d’une étape.`,
    `Écrivez\u00a0:  ## ${title}`,
  ],
  unclosed: (name) => [
    `Le bloc ${name && `${quoted(name)} `}qui commence ici n’est pas fermé.`,
    'Terminez-le par une ligne de trois accents graves.',
  ],
  noBlock: (name) => `Il n’y a pas de bloc ${quoted(name)}.`,
  blocks: (names) =>
    `Il y a les blocs ${names.join(', ')}\u00a0; un bloc ordinaire n’a pas de nom, ou ${quoted('text')}.`,
  early: (name) => [
    `Un bloc ${quoted(name)} se trouve avant la première étape.`,
    'Mettez-le sous un titre qui commence par ##.',
  ],
  twoBlocks: (title, name) => [
    `${quoted(title)} a deux blocs ${quoted(name)}.`,
    'Mettez tout dans un seul bloc, en une liste.',
  ],
  link: (url) => [
    `Un lien mène à ${quoted(url)}.`,
    'Un lien mène à une page d’EHLO (/ref/550) ou commence par https://.',
  ],
  notShown: (kind) => {
    const [what, remedy] = MARKDOWN[kind] ?? [
      `du Markdown du genre ${quoted(kind)}`,
      'Servez-vous de paragraphes, de listes, de `code`, de **gras**, d’*italique* et de liens.',
    ];
    return [`Il y a ${what}, ce que les leçons n’affichent pas.`, remedy];
  },
  longText: (text) => [
    `${quoted(text)} est plus long qu’une ligne de texte.`,
    'Écrivez une phrase ou deux\u00a0; une liste ou un bloc a sa place dans l’étape elle-même.',
  ],

  steps: (count, most) => [
    `La leçon a ${counted(count, 'étape')}.`,
    `Écrivez-en de 1 à ${most}, chacune sous un titre qui commence par ##.`,
  ],
  heading: (title) => [
    `Le titre ${quoted(title)} est là deux fois, ou n’a pas de lettres.`,
    'Une étape se reconnaît à son titre\u00a0: donnez à chacune le sien.',
  ],
  noHints: (title) => [
    `${quoted(title)} a des vérifications et pas d’indices.`,
    `Ajoutez un bloc ${quoted('hint')} avec trois indices.`,
  ],
  noSolution: (title) => [
    `${quoted(title)} a des vérifications et pas de solution.`,
    `Ajoutez un bloc ${quoted('solution')} avec les lignes à taper\u00a0: ${quoted('Montrez-moi')} les tape, et les tests aussi.`,
  ],
  fileName: (title) => [
    `Un programme de ${quoted(title)} n’a pas de nom de fichier, ou un nom qui a autre chose que des lettres, des chiffres, des points et des tirets.`,
    'Écrivez-le après le nom du bloc\u00a0:  program Client.java',
  ],

  goals: (french, english) => [
    `La leçon française a ${counted(french, 'objectif')}, l’anglaise en a ${english}.`,
    IN_ORDER,
  ],
  stepsApart: (french, english) => [
    `La leçon française a ${counted(french, 'étape')}, l’anglaise en a ${english}.`,
    SAME_HEADINGS,
  ],
  apart: (title, given, name, original, wanted) => [
    `Dans son bloc ${quoted(name)}, ${quoted(title)} a ${counted(given, 'élément')}, et ${quoted(original)} en a ${wanted}.`,
    IN_ORDER,
  ],
  englishOnly: (name) => [
    `Le fichier français a un bloc ${quoted(name)}.`,
    'Retirez-le\u00a0: celui du fichier anglais vaut pour les deux langues.',
  ],

  entriesApart: (french, english) => [
    `Le parcours français a ${counted(french, 'entrée')}, l’anglais en a ${english}.`,
    SAME_HEADINGS,
  ],
  noRun: (title) => [
    `${quoted(title)} n’a pas de bloc ${quoted('run')}.`,
    'Ajoutez-en un avec minutes, shows, asks et trouble.',
  ],

  tab: ['une ligne commence par une tabulation', 'Mettez deux espaces à sa place.'],
  tight: (line, key, then) => [
    `dans ${quoted(line)}, il manque une espace derrière ${quoted(`${key}:`)}`,
    `Écrivez\u00a0:  ${key}: ${then}`,
  ],
  twice: (line) => [`le champ de ${quoted(line)} est là deux fois`, 'Gardez l’un des deux.'],
  start: (line, sign) => [`dans ${quoted(line)}, une valeur commence par ${quoted(sign)}`, WHOLE_TEXT],
  open: (line) => [
    `dans ${quoted(line)} ou plus haut, un signe ", { ou [ est ouvert et n’est pas fermé`,
    'Fermez-le, comme dans  reply: { to: MAIL, code: 250 }.',
  ],
  colon: (line) => [`le texte de ${quoted(line)} a un deux-points suivi d’une espace`, WHOLE_TEXT],
  deeper: (line) => [
    `${quoted(line)} est plus à droite que la ligne du dessus, qui a déjà sa valeur`,
    'Commencez les deux dans la même colonne.',
  ],
  column: (line) => [
    `${quoted(line)} n’est pas dans la colonne de ce dont il fait partie`,
    'Commencez-le dans la même colonne que les autres champs\u00a0: deux espaces plus loin que le tiret.',
  ],
  notYaml: (line, code) => [
    `${quoted(line)} n’est pas du YAML${NOT_YAML[code] === undefined ? '' : `\u00a0: ${NOT_YAML[code]}`}`,
    'Décalez de deux espaces, et mettez entre "guillemets droits" un texte qui contient\u00a0: # * ou {}.',
  ],
  star: (word) => [`${quoted(word)} commence par un astérisque`, IN_QUOTES],
  alias: () => [
    'un alias (*) ne mène à rien, ou il y en a trop',
    'Écrivez tout en toutes lettres, sans alias.',
  ],

  kinds: {
    number: 'un nombre',
    text: 'du texte',
    texts: 'du texte, ou une liste de textes',
    list: 'une liste',
    block: 'un bloc de champs',
    value: 'une valeur',
    boolean: 'true ou false',
    record: 'un bloc de champs',
  },
  missing: (kind) => ['rien n’y est écrit', `Écrivez-le\u00a0: il faut ${kind}.`],
  missingOne: (values) => ['rien n’y est écrit', `Écrivez l’un de ceux-ci\u00a0: ${values.join(', ')}.`],
  only: (found, value) => [`${found} s’y trouve, et il faut ${quoted(value)}`, `Écrivez\u00a0:  ${value}.`],
  noneOf: (found, values) => `${found} n’est aucun de ceux-ci\u00a0: ${values.join(', ')}`,
  wrongKind: (found, kind) => `${found} s’y trouve, et il faut ${kind}`,
  bare: (placeholder) => [`${placeholder} s’y trouve sans guillemets`, `Écrivez\u00a0:  "${placeholder}".`],
  saysOnly: [
    `${quoted('says')} s’y trouve, et il ne faut qu’une phrase`,
    'Écrivez la phrase après le tiret, et rien d’autre\u00a0: les conditions sont dans le fichier anglais.',
  ],
  madeField: (key) => [`${quoted(`${key}:`)} en fait un champ, et il faut du texte`, WHOLE_TEXT],
  noField: (names) => `il n’y a pas de champ ${names}`,
  ofEnglish: (names) => [
    `il y a un champ ${names}`,
    'Retirez-le\u00a0: le fichier anglais l’a, pour les deux langues.',
  ],
  limit: { most: (count) => `au plus ${count}`, least: (count) => `au moins ${count}` },
  characters: (count, limit) => [
    `il y a ${counted(count, 'caractère')}, et il en faut ${limit}`,
    'Dites-le autrement.',
  ],
  items: (count, limit) => `il y en a ${count}, et il en faut ${limit}`,
  amount: (found, limit) => `${found} s’y trouve, et il faut ${limit}`,
  badKey: (key) => `${quoted(key)} n’est pas un nombre`,
  wanted: (found, want) => `${found} s’y trouve, et il faut ${want}`,
  wants: {
    needs: 'une leçon, écrite chapitre/leçon, sans numéros',
    lesson: 'une leçon, écrite chapitre/leçon',
    code: 'un code comme 250, ou 4xx',
    sha256: '64 chiffres hexadécimaux',
    hints: 'trois indices\u00a0: un petit, un plus grand, puis la ligne à taper',
  },
  rules: {
    tryOrRun: `il faut ${quoted('try')} ou ${quoted('run')}`,
    oneRight: `il faut ${quoted('right: true')} à une réponse, et à une seule`,
    someRight: `il faut ${quoted('right: true')} à une réponse au moins`,
    wrongLine: `${quoted('wrong')} est le numéro d’une de ses lignes`,
    question: 'une question a asks, et l’un de options, order, code, dialogue',
    'host.unknown': 'Aucun serveur de ce monde ne porte ce nom',
    'host.noTls': 'Cette machine ne parle pas TLS\u00a0: personne ne lui dit STARTTLS',
    'host.place': `${quoted('question')} est pour les serveurs DNS, tout autre endroit pour les serveurs de courrier`,
    'kind.place': 'Cela ne peut pas arriver à cet endroit',
    'nth.range': `${range(1, FAULT_LIMITS.nth)}, ou retirez-le\u00a0: à chaque fois`,
    'nth.none': 'Ici, rien ne se compte\u00a0: retirez-le',
    'sender.none':
      'À ce moment, aucun expéditeur n’a encore été nommé\u00a0: retirez-le, ou choisissez MAIL, ou plus tard',
    'recipient.none':
      'À ce moment, aucun destinataire n’a encore été nommé\u00a0: retirez-le, ou choisissez RCPT, ou plus tard',
    'recipient.needed': 'Dites quelle boîte est pleine\u00a0: "dean@faculty.test"',
    'pattern.ascii': 'N’écrivez que des lettres, chiffres et signes de l’ASCII',
    'pattern.long': `Écrivez au plus ${FAULT_LIMITS.pattern} caractères`,
    'pattern.stars': `Écrivez au plus ${FAULT_LIMITS.stars} astérisques`,
    'code.good': '2xx et 3xx diraient que c’est fait, et rien n’est fait\u00a0: écrivez de 400 à 599',
    'code.range': range(400, 599),
    'enhanced.form': 'Écrivez trois nombres séparés par des points, comme "4.7.1" (RFC 3463 §2)',
    'enhanced.class':
      'Son premier chiffre doit être celui du code (RFC 2034 §4)\u00a0: 451 va avec 4.x.x, 550 avec 5.x.x',
    'text.empty': 'Écrivez quelques mots',
    'text.lines': 'Écrivez une seule ligne\u00a0: ni CR, ni LF',
    'text.ascii': 'N’écrivez que de l’ASCII\u00a0: une réponse ne peut pas dire son jeu de caractères',
    'text.long': `Écrivez au plus ${FAULT_LIMITS.text} caractères (RFC 5321 §4.5.3.1.5)`,
    'ms.range': range(1, FAULT_LIMITS.delayMs),
    'rate.range': range(FAULT_LIMITS.slowest, FAULT_LIMITS.fastest),
    'name.empty': 'Écrivez le nom sur lequel on l’interroge, comme "faculty.test"',
    'name.form': 'Écrivez un nom de domaine, comme "faculty.test"',
    'type.unknown': 'Écrivez un type de records, comme "MX"',
    'times.range': `${range(1, FAULT_LIMITS.times)}, ou retirez-le\u00a0: pour toujours`,
    'times.none': 'Ceci reste jusqu’à ce qu’on le lève, et ne se compte pas\u00a0: retirez-le',
  },

  noCondition: ['ce n’en est pas une', 'Écrivez-en une comme  reply: { to: MAIL, code: 250 }.'],
  nested: (most) => [
    'elle est imbriquée trop profondément',
    `Il peut y en avoir ${most} l’une dans l’autre.`,
  ],
  noName: 'elle est vide',
  names: (names) => `il y a là ${names.length} conditions\u00a0: ${names.join(', ')}`,
  oneName: 'Une condition a un seul nom\u00a0; mettez-en plusieurs sous  all:  ou  any:.',
  wantsList: (name, most) => [
    `${quoted(name)} veut une liste`,
    `Écrivez dessous de 1 à ${most} conditions, chacune après un tiret.`,
  ],
  thenNot: [
    `${quoted('then')} finit par un ${quoted('not')}`,
    `Dites ce qui doit venir après\u00a0: un ${quoted('not')} se met entre deux autres.`,
  ],
  looseNot: [
    `un ${quoted('not')} y est vrai avant que quelqu’un ait fait quoi que ce soit`,
    `Un ${quoted('not')} se met dans ${quoted('then')}, ou dans ${quoted('all')} à l’intérieur de ${quoted('within')}.`,
  ],
  count: [
    `${quoted('count')} veut times (de 2 à 20) et of`,
    'Écrivez\u00a0:  count: { times: 2, of: { … } }.',
  ],
  noBlank: (key) => [`il manque une espace derrière ${quoted(`${key}:`)}`, `Écrivez\u00a0:  ${key}: { … }.`],
  unknownCondition: (name) => `il n’y a pas de condition ${quoted(name)}`,
  mayHave: (name, fields) => `${quoted(name)} peut avoir\u00a0: ${fields.join(', ')}.`,
  moreThanVerb: (text) => `${quoted(text)} est plus qu’un verbe`,
  brackets: (text) => `${quoted(text)} a des chevrons`,
  noCase: (text) => `il n’y a pas de conseil ${quoted(text)}`,
  cases: 'packages/protocol/src/knowledge/coach-cases.ts les a tous.',
  noPlaceholder: (placeholder) => `il n’y a pas de mot entre accolades ${placeholder}`,

  host: (host, problem) => `host est ${quoted(host)}. ${problem}`,
  noRules: 'Aucun serveur de ce nom n’a de règles',
  noMailbox: (mailbox) => `${quoted(mailbox)} n’est pas une boîte de ce monde`,
};
