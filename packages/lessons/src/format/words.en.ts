import { FAULT_WANTED } from '@ehlo/wire/schema';
import type { ProblemWords } from './words.ts';

const WHOLE_TEXT = 'Put the whole text in "quotes".';
const SAME_HEADINGS = 'Write the same number of headings with ##, in the same order.';
const IN_ORDER = 'Translate each, in the same order.';

const MARKDOWN: Readonly<Record<string, string>> = {
  html: 'Put angle brackets into `backquotes`; HTML is not shown.',
  image: 'A lesson has no pictures of its own; say it in words, or link to a page.',
  heading: 'Only ## is used, once for each step.',
  thematicBreak: 'Leave the line out; a new step begins with ##.',
};

export const en: ProblemWords = {
  quoted: (text) => `"${text}"`,
  listOf: (count) => `a list of ${count}`,
  aBlock: 'a block of fields',

  front: 'The front matter',
  block: (name) => `The block "${name}"`,
  number: (number) => `number ${number}`,
  of: (where, problem) => `${where}: ${problem}`,
  condition: (title, number, problem) => `The condition of "${title}", number ${number}, ${problem}`,

  guide: 'docs/authoring-lessons.md lists every field.',
  meant: (name) => `Did you mean ${name}?`,
  known: (names) => `There are: ${names.join(', ')}.`,
  inQuotes: 'Put it in "quotes".',
  noQuotes: 'Leave the quotes out.',
  eachOnLine: 'Write each on a line of its own, behind a hyphen.',
  oneOfThem: 'Write one of them.',
  write: (code) => `Write  ${code}`,

  empty: ['The file is empty.', 'Write the lesson; "lessons new" makes one to begin with.'],
  unended: ['The front matter does not end.', 'Put a line of three hyphens behind its last field.'],
  noFront: (begins) => [
    `The file does not begin with front matter, but with "${begins}".`,
    'Begin with a line of three hyphens, then title and summary, then three hyphens again.',
  ],
  noHeading: (written, title) => [`"${written}" is no heading of a step.`, `Write  ## ${title}`],
  unclosed: (name) => [
    `The ${name ? `block "${name}"` : 'plain block'} that begins here is not closed.`,
    'End it with a line of three backquotes.',
  ],
  noBlock: (name) => `There is no block "${name}".`,
  blocks: (names) => `Known blocks: ${names.join(', ')}; a plain one has no name, or "text".`,
  early: (name) => [
    `A block "${name}" stands before the first step.`,
    'Put it below a heading that begins with ##.',
  ],
  twoBlocks: (title, name) => [
    `"${title}" has two blocks "${name}".`,
    'Put all of it into one block, as a list.',
  ],
  link: (url) => [
    `A link leads to "${url}".`,
    'A link leads to a page of EHLO (/ref/550) or begins with https://.',
  ],
  notShown: (kind) => [
    `There is ${kind === 'html' ? 'HTML' : `Markdown of the kind "${kind}"`}, which lessons do not show.`,
    MARKDOWN[kind] ?? 'Use paragraphs, lists, `code`, **strong**, *emphasis* and links.',
  ],
  longText: (text) => [
    `"${text}" is more than one line of text.`,
    'Write one sentence or two; a list or a block belongs into the step itself.',
  ],

  steps: (count, most) => [
    `The lesson has ${count} steps.`,
    `Write 1 to ${most}, each below a heading that begins with ##.`,
  ],
  heading: (title) => [
    `The heading "${title}" is there twice, or has no letters.`,
    'A step goes by its heading: give each its own.',
  ],
  noHints: (title) => [`"${title}" has checks and no hints.`, 'Add a block "hint" with three.'],
  noSolution: (title) => [
    `"${title}" has checks and no solution.`,
    'Add a block "solution" with the lines to type: "Show me" types them, and the tests do.',
  ],
  fileName: (title) => [
    `A program of "${title}" has no file name, or not one of letters, digits, dots and hyphens.`,
    'Write it behind the name of the block:  program Client.java',
  ],

  goals: (french, english) => [
    `The French lesson has ${french} goals, the English one ${english}.`,
    IN_ORDER,
  ],
  stepsApart: (french, english) => [
    `The French lesson has ${french} steps, the English one ${english}.`,
    SAME_HEADINGS,
  ],
  apart: (title, given, name, original, wanted) => [
    `"${title}" has ${given} in its "${name}", "${original}" has ${wanted}.`,
    IN_ORDER,
  ],
  englishOnly: (name) => [
    `The French file has a block "${name}".`,
    'Take it out: the English one counts for both.',
  ],

  entriesApart: (french, english) => [
    `The French playlist has ${french} entries, the English one ${english}.`,
    SAME_HEADINGS,
  ],
  noRun: (title) => [`"${title}" has no block "run".`, 'Add one with minutes, shows, asks and trouble.'],

  tab: ['A line is indented with a tab', 'Put two blanks in its place.'],
  tight: (line, key, then) => [`In "${line}" a blank is missing behind "${key}:"`, `Write  ${key}: ${then}`],
  twice: (line) => [`The field of "${line}" is there twice`, 'Keep one of the two.'],
  start: (line, sign) => [`In "${line}" a value begins with "${sign}"`, WHOLE_TEXT],
  open: (line) => [
    `In "${line}" or above it a ", { or [ is opened and not closed`,
    'Close it, as in  reply: { to: MAIL, code: 250 }.',
  ],
  colon: (line) => [`The text in "${line}" has a colon and a blank`, WHOLE_TEXT],
  deeper: (line) => [
    `"${line}" is indented deeper than the line above it, which has its value already`,
    'Begin both in the same column.',
  ],
  column: (line) => [
    `"${line}" stands in another column than what it belongs to`,
    'Begin it in the same column as the other fields: two blanks behind where the hyphen stands.',
  ],
  notYaml: (line, _, message) => [
    `"${line}" is no YAML: ${message}`,
    'Indent with two blanks, and put text with : # * or {} in "quotes".',
  ],
  star: (word) => [`"${word}" begins with a star`, 'Put it in "quotes".'],
  alias: (message) => [message, 'Write it out without aliases.'],

  kinds: {
    number: 'a number',
    text: 'text',
    texts: 'text, or a list of it',
    list: 'a list',
    block: 'a block of fields',
    value: 'a value',
    boolean: 'true or false',
    record: 'a block of fields',
  },
  missing: (kind) => ['it is missing', `Write it: ${kind} is wanted.`],
  missingOne: (values) => ['it is missing', `Write one of: ${values.join(', ')}.`],
  only: (found, value) => [`${found} stands there, and "${value}" is wanted`, `Write  ${value}.`],
  noneOf: (found, values) => `${found} is none of: ${values.join(', ')}`,
  wrongKind: (found, kind) => `${found} stands there, and ${kind} is wanted`,
  bare: (placeholder) => [`${placeholder} stands there without quotes`, `Write  "${placeholder}".`],
  saysOnly: [
    '"says" stands there, and a sentence alone is wanted',
    'Write the sentence behind the hyphen, and nothing else: the conditions stand in the English file.',
  ],
  madeField: (key) => [`"${key}:" makes a field of it, and text is wanted`, WHOLE_TEXT],
  noField: (names) => `there is no field ${names}`,
  ofEnglish: (names) => [
    `there is a field ${names}`,
    'Take it out: the English file has it, for both languages.',
  ],
  limit: { most: (count) => `at most ${count}`, least: (count) => `at least ${count}` },
  characters: (count, limit) => [
    `it has ${count} characters, and ${limit} are wanted`,
    'Say it in other words.',
  ],
  items: (count, limit) => `it has ${count}, and ${limit} are wanted`,
  amount: (found, limit) => `${found} stands there, and ${limit} is wanted`,
  badKey: (key) => `"${key}" is no number`,
  wanted: (found, want) => `${found} stands there, and wanted ${want}`,
  wants: {
    needs: 'is a lesson as chapter/lesson, without numbers',
    lesson: 'is a lesson as chapter/lesson',
    code: 'is a code like 250, or 4xx',
    sha256: 'is 64 hexadecimal digits',
    hints: 'are three hints: a nudge, a stronger nudge, the line to type',
  },
  rules: {
    tryOrRun: 'it has "try" or "run"',
    oneRight: 'one option has "right: true"',
    someRight: 'at least one option has "right: true"',
    wrongLine: 'wrong is the number of one of its lines',
    question: 'a question has asks, and one of options, order, code, dialogue',
    ...FAULT_WANTED,
  },

  noCondition: ['is no condition', 'Write one as  reply: { to: MAIL, code: 250 }.'],
  nested: (most) => ['is nested too deep', `At most ${most} conditions stand in each other.`],
  noName: 'is empty',
  names: (names) => `has ${names.length} conditions: ${names.join(', ')}`,
  oneName: 'One condition has one name; put several below  all:  or  any:.',
  wantsList: (name, most) => [
    `"${name}" wants a list`,
    `Write 1 to ${most} conditions below it, each behind a hyphen.`,
  ],
  thenNot: ['"then" ends with a "not"', 'Say what has to come after it: a "not" stands between two others.'],
  looseNot: [
    'has a "not" that is true before anybody did anything',
    'A "not" stands in "then", or in "all" inside "within".',
  ],
  count: ['"count" wants times (2 to 20) and of', 'Write  count: { times: 2, of: { … } }.'],
  noBlank: (key) => [`has no blank behind "${key}:"`, `Write  ${key}: { … }.`],
  unknownCondition: (name) => `there is no condition "${name}"`,
  mayHave: (name, fields) => `"${name}" may have: ${fields.join(', ')}.`,
  moreThanVerb: (text) => `"${text}" is more than a verb`,
  brackets: (text) => `"${text}" has brackets`,
  noCase: (text) => `the coach has no case "${text}"`,
  cases: 'packages/protocol/src/knowledge/coach-cases.ts has them all.',
  noPlaceholder: (placeholder) => `there is no placeholder ${placeholder}`,

  host: (host, problem) => `host is "${host}". ${problem}`,
  noRules: 'No server of that name has rules',
  noMailbox: (mailbox) => `"${mailbox}" is no mailbox of the world`,
};
