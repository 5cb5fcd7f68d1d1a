import { describe, expect, it } from 'vitest';
import { exampleLesson } from '../node/example.ts';
import { sentenceOf } from './problem.ts';
import { readLesson } from './read-lesson.ts';
import { type ProblemWords, problemWords } from './words.ts';

/** Every sentence by its path in the table, with samples for what it names. */
function sentences(tree: object, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] => {
    const at = `${path}${key}`;
    if (typeof value === 'string') return [[at, value]];
    if (Array.isArray(value)) return value.map((one, place) => [`${at}.${place}`, String(one)]);
    // A list of one word is also a word, and more than 2: it will do for each kind of sample.
    if (typeof value === 'function')
      return sentences(
        { says: (value as (...of: unknown[]) => unknown)(['x'], ['x'], ['x'], ['x'], ['x']) },
        `${at}.`,
      );
    return sentences(value as object, `${at}.`);
  });
}

describe('what is said of a file that cannot be read', () => {
  const said = (words: ProblemWords) => new Map(sentences(words));
  const [en, fr] = [said(problemWords.en), said(problemWords.fr)];

  it('has a sentence in both languages for each id, and none is empty', () => {
    expect([...fr.keys()].sort()).toEqual([...en.keys()].sort());
    expect([...en, ...fr].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('is not English in French', () => {
    const same = [...fr].filter(([id, text]) => text === en.get(id)).map(([id]) => id);
    expect(same).toEqual([]);
  });

  it('has a space that does not break before French marks, and no straight apostrophe', () => {
    // What is to be typed stands behind two blanks, and what was found between « and ».
    const prose = (text: string) => text.replace(/«\u00a0[^»]*\u00a0»/g, 'x').replace(/ {2}.*$/, '');
    expect(
      [...fr].filter(([, text]) => /[^\u00a0][:;?!»](?=\s|$)|«[^\u00a0]|\w'\w/.test(prose(text))),
    ).toEqual([]);
  });
});

describe('a block that is not closed', () => {
  it('is told by its name, and a plain one as plain', () => {
    const first = (words: ProblemWords, name: string) => words.unclosed(name)[0];
    expect([first(problemWords.en, 'hint'), first(problemWords.fr, 'hint')]).toEqual([
      'The block "hint" that begins here is not closed.',
      'Le bloc «\u00a0hint\u00a0» qui commence ici n’est pas fermé.',
    ]);
    expect([first(problemWords.en, ''), first(problemWords.fr, '')]).toEqual([
      'The plain block that begins here is not closed.',
      'Le bloc qui commence ici n’est pas fermé.',
    ]);
  });
});

describe('a lesson that cannot be read is told of in either language', () => {
  const files = new Map(exampleLesson().map(({ path, text }) => [path.replace(/^.*\//, ''), text] as const));
  const places = {
    faultHosts: [{ host: 'mx1.faculty.test', kind: 'mail' as const, tls: true }],
    ruledHosts: ['mx1.faculty.test'],
    mailboxes: ['alice@campus.test'],
  };
  function told(language: 'en' | 'fr', file: string, from: string, to: string): string | undefined {
    const text = (name: string) => files.get(name) as string;
    expect(text(file)).toContain(from);
    const source = (name: string) => ({
      file: name,
      text: name === file ? text(name).replace(from, () => to) : text(name),
    });
    const { problems } = readLesson({
      id: 'a/b',
      inherited: {},
      en: source('lesson.md'),
      fr: source('lesson.fr.md'),
      places,
      language,
    });
    return problems[0] && sentenceOf(problems[0]);
  }

  it.each<[string, string, string, string, string, string]>([
    [
      'front matter',
      'lesson.md',
      '---\ntitle',
      'title',
      'lesson.md:1: The file does not begin with front matter, but with "title: Say hello". Begin with a line of three hyphens, then title and summary, then three hyphens again.',
      'lesson.md:1: Le fichier ne commence pas par un en-tête, mais par «\u00a0title: Say hello\u00a0». Commencez par une ligne de trois tirets, puis title et summary, puis de nouveau trois tirets.',
    ],
    [
      'a block',
      'lesson.md',
      '```predict',
      '```predcit',
      'lesson.md:15: There is no block "predcit". Did you mean "predict"? Known blocks: check, miss, hint, predict, quiz, solution, run, program, outside; a plain one has no name, or "text".',
      'lesson.md:15: Il n’y a pas de bloc «\u00a0predcit\u00a0». Vouliez-vous dire «\u00a0predict\u00a0»\u00a0? Il y a les blocs check, miss, hint, predict, quiz, solution, run, program, outside\u00a0; un bloc ordinaire n’a pas de nom, ou «\u00a0text\u00a0».',
    ],
    [
      'Markdown',
      'lesson.md',
      'A mail server',
      '<b>A</b> mail server',
      'lesson.md:9: There is HTML, which lessons do not show. Put angle brackets into `backquotes`; HTML is not shown.',
      'lesson.md:9: Il y a du HTML, ce que les leçons n’affichent pas. Mettez les chevrons entre `accents graves`\u00a0; le HTML n’est pas affiché.',
    ],
    [
      'a step',
      'lesson.md',
      '## Hang up',
      '## Call and greet',
      'lesson.md:49: The heading "Call and greet" is there twice, or has no letters. A step goes by its heading: give each its own.',
      'lesson.md:49: Le titre «\u00a0Call and greet\u00a0» est là deux fois, ou n’a pas de lettres. Une étape se reconnaît à son titre\u00a0: donnez à chacune le sien.',
    ],
    [
      'a solution',
      'lesson.md',
      '```solution\nQUIT\n```\n',
      '',
      'lesson.md:49: "Hang up" has checks and no solution. Add a block "solution" with the lines to type: "Show me" types them, and the tests do.',
      'lesson.md:49: «\u00a0Hang up\u00a0» a des vérifications et pas de solution. Ajoutez un bloc «\u00a0solution\u00a0» avec les lignes à taper\u00a0: «\u00a0Montrez-moi\u00a0» les tape, et les tests aussi.',
    ],
    [
      'YAML',
      'lesson.md',
      '  called: {',
      '  called:{',
      'lesson.md:27: The block "check": In "called:{ host: localhost, port: 1025 }" a blank is missing behind "called:". Write  called: {',
      'lesson.md:27: Le bloc «\u00a0check\u00a0»\u00a0: dans «\u00a0called:{ host: localhost, port: 1025 }\u00a0», il manque une espace derrière «\u00a0called:\u00a0». Écrivez\u00a0:  called: {',
    ],
    [
      'a field',
      'lesson.md',
      'minutes: 5',
      'minuets: 5\nminutes: 5',
      'lesson.md:2: The front matter: there is no field "minuets". Did you mean "minutes"? There are: title, summary, minutes, core, task, goals, needs, level, host, grey, world.',
      'lesson.md:2: L’en-tête du fichier\u00a0: il n’y a pas de champ «\u00a0minuets\u00a0». Vouliez-vous dire «\u00a0minutes\u00a0»\u00a0? On peut écrire\u00a0: title, summary, minutes, core, task, goals, needs, level, host, grey, world.',
    ],
    [
      'a kind of value',
      'lesson.md',
      'minutes: 5',
      'minutes: five',
      'lesson.md:4: The front matter, minutes: "five" stands there, and a number is wanted. docs/authoring-lessons.md lists every field.',
      'lesson.md:4: L’en-tête du fichier, minutes\u00a0: «\u00a0five\u00a0» s’y trouve, et il faut un nombre. docs/authoring-lessons.md (en anglais) décrit chaque champ.',
    ],
    [
      'a truth',
      'lesson.md',
      'minutes: 5',
      'minutes: 5\ncore: yes',
      'lesson.md:5: The front matter, core: "yes" stands there, and true or false is wanted. docs/authoring-lessons.md lists every field.',
      'lesson.md:5: L’en-tête du fichier, core\u00a0: «\u00a0yes\u00a0» s’y trouve, et il faut true ou false. docs/authoring-lessons.md (en anglais) décrit chaque champ.',
    ],
    [
      'a value of several that is missing',
      'lesson.md',
      'minutes: 5',
      'minutes: 5\nworld:\n  rules:\n  - { host: mx1.faculty.test, rule: denylist }',
      'lesson.md:7: The front matter, world → rules → number 1 → state: it is missing. Write one of: on, off.',
      'lesson.md:7: L’en-tête du fichier, world → rules → numéro 1 → state\u00a0: rien n’y est écrit. Écrivez l’un de ceux-ci\u00a0: on, off.',
    ],
    [
      'a fault of no kind',
      'lesson.md',
      'minutes: 5',
      'minutes: 5\nworld:\n  faults:\n  - { host: mx1.faculty.test, when: { at: RCPT }, what: {} }',
      'lesson.md:7: The front matter, world → faults → number 1 → what → kind: it is missing. Write one of: reply, delay, drop, silence, half-reply, mailbox-full, down, filtered, slow, certificate, servfail.',
      'lesson.md:7: L’en-tête du fichier, world → faults → numéro 1 → what → kind\u00a0: rien n’y est écrit. Écrivez l’un de ceux-ci\u00a0: reply, delay, drop, silence, half-reply, mailbox-full, down, filtered, slow, certificate, servfail.',
    ],
    [
      'a size',
      'lesson.md',
      'minutes: 5',
      'minutes: 99',
      'lesson.md:4: The front matter, minutes: "99" stands there, and at most 60 is wanted. docs/authoring-lessons.md lists every field.',
      'lesson.md:4: L’en-tête du fichier, minutes\u00a0: «\u00a099\u00a0» s’y trouve, et il faut au plus 60. docs/authoring-lessons.md (en anglais) décrit chaque champ.',
    ],
    [
      'a value of several',
      'lesson.md',
      'minutes: 5',
      'minutes: 5\ngrey: hole',
      'lesson.md:5: The front matter, grey: "hole" is none of: whole, verb, off. Did you mean "whole"?',
      'lesson.md:5: L’en-tête du fichier, grey\u00a0: «\u00a0hole\u00a0» n’est aucun de ceux-ci\u00a0: whole, verb, off. Vouliez-vous dire «\u00a0whole\u00a0»\u00a0?',
    ],
    [
      'a length that the schema says',
      'lesson.md',
      '- It has four letters, like the greeting.\n',
      '',
      'lesson.md:62: The block "hint": a list of 2 stands there, and wanted are three hints: a nudge, a stronger nudge, the line to type. docs/authoring-lessons.md lists every field.',
      'lesson.md:62: Le bloc «\u00a0hint\u00a0»\u00a0: une liste de 2 s’y trouve, et il faut trois indices\u00a0: un petit, un plus grand, puis la ligne à taper. docs/authoring-lessons.md (en anglais) décrit chaque champ.',
    ],
    [
      'a rule of the schema',
      'lesson.md',
      '- text: Several\n  right: true\n',
      '- text: Several\n',
      'lesson.md:18: The block "predict", options: one option has "right: true". docs/authoring-lessons.md lists every field.',
      'lesson.md:18: Le bloc «\u00a0predict\u00a0», options\u00a0: il faut «\u00a0right: true\u00a0» à une réponse, et à une seule. docs/authoring-lessons.md (en anglais) décrit chaque champ.',
    ],
    [
      'a question',
      'lesson.md',
      '    right: true\n',
      '',
      'lesson.md:76: The block "quiz", number 1 → options: at least one option has "right: true". docs/authoring-lessons.md lists every field.',
      'lesson.md:76: Le bloc «\u00a0quiz\u00a0», numéro 1 → options\u00a0: il faut «\u00a0right: true\u00a0» à une réponse au moins. docs/authoring-lessons.md (en anglais) décrit chaque champ.',
    ],
    [
      'a fault',
      'lesson.md',
      'minutes: 5',
      'minutes: 5\nworld:\n  faults:\n  - { host: mx1.faculty.test, when: { at: RCPT }, what: { kind: reply, code: 250, text: Fine } }',
      'lesson.md:7: The front matter, world → faults → number 1 → what → code: A 2xx or 3xx would say that it was done, and nothing is done: write 400 to 599. docs/authoring-lessons.md lists every field.',
      'lesson.md:7: L’en-tête du fichier, world → faults → numéro 1 → what → code\u00a0: 2xx et 3xx diraient que c’est fait, et rien n’est fait\u00a0: écrivez de 400 à 599. docs/authoring-lessons.md (en anglais) décrit chaque champ.',
    ],
    [
      'a host of the world',
      'lesson.md',
      'minutes: 5',
      'minutes: 5\nworld:\n  rules:\n  - { host: mx2.faculty.test, rule: denylist, state: on }',
      'lesson.md:7: The front matter, world → rules → number 1 → host: host is "mx2.faculty.test". No server of that name has rules. Did you mean "mx1.faculty.test"? There are: mx1.faculty.test.',
      'lesson.md:7: L’en-tête du fichier, world → rules → numéro 1 → host\u00a0: host est «\u00a0mx2.faculty.test\u00a0». Aucun serveur de ce nom n’a de règles. Vouliez-vous dire «\u00a0mx1.faculty.test\u00a0»\u00a0? On peut écrire\u00a0: mx1.faculty.test.',
    ],
    [
      'a mailbox of the world',
      'lesson.md',
      'minutes: 5',
      'minutes: 5\nworld:\n  emptied: [alcie@campus.test]',
      'lesson.md:6: The front matter, world → emptied → number 1: "alcie@campus.test" is no mailbox of the world. Did you mean "alice@campus.test"? There are: {mailbox}, alice@campus.test.',
      'lesson.md:6: L’en-tête du fichier, world → emptied → numéro 1\u00a0: «\u00a0alcie@campus.test\u00a0» n’est pas une boîte de ce monde. Vouliez-vous dire «\u00a0alice@campus.test\u00a0»\u00a0? On peut écrire\u00a0: {mailbox}, alice@campus.test.',
    ],
    [
      'a condition',
      'lesson.md',
      'called: {',
      'line: {}\n  called: {',
      'lesson.md:26: The condition of "Call and greet", number 1, has 2 conditions: line, called. One condition has one name; put several below  all:  or  any:.',
      'lesson.md:26: La condition de «\u00a0Call and greet\u00a0», numéro 1\u00a0: il y a là 2 conditions\u00a0: line, called. Une condition a un seul nom\u00a0; mettez-en plusieurs sous  all:  ou  any:.',
    ],
    [
      'a field of a condition',
      'lesson.md',
      'host: localhost,',
      'hots: localhost,',
      'lesson.md:27: The condition of "Call and greet", number 1, called: there is no field "hots". Did you mean "host"? There are: host, port, by, tls.',
      'lesson.md:27: La condition de «\u00a0Call and greet\u00a0», numéro 1\u00a0: called\u00a0: il n’y a pas de champ «\u00a0hots\u00a0». Vouliez-vous dire «\u00a0host\u00a0»\u00a0? On peut écrire\u00a0: host, port, by, tls.',
    ],
    [
      'a condition that is never met',
      'lesson.md',
      'reply: { to: QUIT, code: 221 }',
      'reply: { to: QUIT now, code: 221 }',
      'lesson.md:58: The condition of "Hang up", number 1, reply → to: "QUIT now" is more than a verb. Write  to: QUIT',
      'lesson.md:58: La condition de «\u00a0Hang up\u00a0», numéro 1\u00a0: reply → to\u00a0: «\u00a0QUIT now\u00a0» est plus qu’un verbe. Écrivez\u00a0:  to: QUIT',
    ],
    [
      'a placeholder',
      'lesson.md',
      'host: localhost,',
      'host: {mailbox},',
      'lesson.md:27: The condition of "Call and greet", number 1, called → host: {mailbox} stands there without quotes. Write  "{mailbox}". "called" may have: host, port, by, tls.',
      'lesson.md:27: La condition de «\u00a0Call and greet\u00a0», numéro 1\u00a0: called → host\u00a0: {mailbox} s’y trouve sans guillemets. Écrivez\u00a0:  "{mailbox}". «\u00a0called\u00a0» peut avoir\u00a0: host, port, by, tls.',
    ],
    [
      'French steps',
      'lesson.fr.md',
      '## Une question',
      'Une question',
      'lesson.fr.md:7: The French lesson has 2 steps, the English one 3. Write the same number of headings with ##, in the same order.',
      'lesson.fr.md:7: La leçon française a 2 étapes, l’anglaise en a 3. Écrivez le même nombre de titres avec ##, dans le même ordre.',
    ],
    [
      'French words',
      'lesson.fr.md',
      '- D’abord une connexion, puis un salut.\n',
      '',
      'lesson.fr.md:10: "Appeler et saluer" has 2 in its "hint", "Call and greet" has 3. Translate each, in the same order.',
      'lesson.fr.md:10: Dans son bloc «\u00a0hint\u00a0», «\u00a0Appeler et saluer\u00a0» a 2 éléments, et «\u00a0Call and greet\u00a0» en a 3. Traduisez chaque élément, dans le même ordre.',
    ],
    [
      'a French field',
      'lesson.fr.md',
      'summary:',
      'minutes: 5\nsummary:',
      'lesson.fr.md:2: The front matter: there is a field "minutes". Take it out: the English file has it, for both languages.',
      'lesson.fr.md:2: L’en-tête du fichier\u00a0: il y a un champ «\u00a0minutes\u00a0». Retirez-le\u00a0: le fichier anglais l’a, pour les deux langues.',
    ],
    [
      'a French block',
      'lesson.fr.md',
      '```hint',
      '```solution\nQUIT\n```\n\n```hint',
      'lesson.fr.md:33: The French file has a block "solution". Take it out: the English one counts for both.',
      'lesson.fr.md:33: Le fichier français a un bloc «\u00a0solution\u00a0». Retirez-le\u00a0: celui du fichier anglais vaut pour les deux langues.',
    ],
  ])('%s', (_, file, from, to, en, fr) => {
    expect(told('en', file, from, to)).toBe(en);
    expect(told('fr', file, from, to)).toBe(fr);
  });
});
