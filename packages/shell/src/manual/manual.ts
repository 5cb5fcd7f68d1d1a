import { isBuiltin } from '../programs/builtin-names.ts';
import type { Language } from '../world.ts';
import type { ShortPage } from './short-pages.ts';

/** The pages of `man`, in the page's language: prose only, each family loaded when somebody asks for one of it. */

type Pages = Readonly<Record<string, string>>;

const LONG: Readonly<Record<Language, readonly (() => Promise<{ PAGES: Pages }>)[]>> = {
  en: [
    () => import('./en/network.ts'),
    () => import('./en/names.ts'),
    () => import('./en/shell.ts'),
    () => import('./en/machine.ts'),
  ],
  fr: [
    () => import('./fr/network.ts'),
    () => import('./fr/names.ts'),
    () => import('./fr/shell.ts'),
    () => import('./fr/machine.ts'),
  ],
};
const SAYS: Readonly<Record<Language, () => Promise<{ SAYS: Pages }>>> = {
  en: () => import('./en/says.ts'),
  fr: () => import('./fr/says.ts'),
};
const HELP: Readonly<Record<Language, () => Promise<{ HELP: string }>>> = {
  en: () => import('./en/help.ts'),
  fr: () => import('./fr/help.ts'),
};

/** Which of the four a long page is in. */
const FAMILY: Readonly<Record<string, number>> = {
  ncat: 0,
  nc: 0,
  telnet: 0,
  openssl: 0,
  swaks: 0,
  curl: 0,
  dig: 1,
  host: 1,
  nslookup: 1,
  bash: 2,
  base64: 2,
  docker: 3,
};

interface Headings {
  name: string;
  synopsis: string;
  description: string;
  options: string;
  example: string;
  differences: string;
  /** What differs from the real program, by family. */
  differs: Readonly<Record<ShortPage['family'], string>>;
}

const HEADINGS: Readonly<Record<Language, Headings>> = {
  en: {
    name: 'NAME',
    synopsis: 'SYNOPSIS',
    description: 'DESCRIPTION',
    options: 'OPTIONS',
    example: 'EXAMPLE',
    differences: 'DIFFERENCES',
    differs: {
      files:
        'Files live in this browser, one home for each room. An option that is not here is refused by name.',
      text: 'An option that is not here is refused by name.',
      machine: 'It shows the practice world, not the machine on which the browser runs.',
      help: 'It knows the programs of this page.',
      shell: 'It does what bash does; "man bash" lists what is not in this shell.',
    },
  },
  fr: {
    name: 'NOM',
    synopsis: 'SYNOPSIS',
    description: 'DESCRIPTION',
    options: 'OPTIONS',
    example: 'EXEMPLE',
    differences: 'DIFFÉRENCES',
    differs: {
      files:
        'Les fichiers sont dans ce navigateur, une maison par salle. Une option absente est refusée par son nom.',
      text: 'Une option absente est refusée par son nom.',
      machine: 'Il montre le monde d’exercice, pas la machine où tourne le navigateur.',
      help: 'Il connaît les programmes de cette page.',
      shell: 'Il fait ce que fait bash\u00a0; «\u00a0man bash\u00a0» dit ce que ce shell n’a pas.',
    },
  },
};

const WIDTH = 90;

/** bash's own lines for its reserved words (`help -s`). */
const RESERVED: Readonly<Record<string, string>> = {
  if: 'if: if COMMANDS; then COMMANDS; [ elif COMMANDS; then COMMANDS; ]... [ else COMMANDS; ] fi',
  for: 'for: for NAME [in WORDS ... ] ; do COMMANDS; done',
  while: 'while: while COMMANDS; do COMMANDS-2; done',
  until: 'until: until COMMANDS; do COMMANDS-2; done',
  case: 'case: case WORD in [PATTERN [| PATTERN]...) COMMANDS ;;]... esac',
  time: 'time: time [-p] pipeline',
  function: 'function: function name { COMMANDS ; } or name () { COMMANDS ; }',
  '{': '{ ... }: { COMMANDS ; }',
  '[[': '[[ ... ]]: [[ expression ]]',
  '((': '(( ... )): (( expression ))',
};

/** What `help NAME` prints: the usage of a builtin and what it does, of a reserved word its form; '' of anything else. */
export async function topic(called: string, language: Language): Promise<string> {
  if (Object.hasOwn(RESERVED, called)) return `${RESERVED[called]}\n`;
  if (!isBuiltin(called)) return '';
  const name = await ownName(called);
  const { SHORT_PAGES } = await import('./short-pages.ts');
  const synopsis = await inLanguage(SHORT_PAGES[name]?.synopsis ?? name, language);
  return `${called}: ${synopsis}\n${wrapped((await SAYS[language]()).SAYS[name] ?? '')}`;
}

async function ownName(called: string): Promise<string> {
  const { SAME_PROGRAM } = await import('../programs/option-names.ts');
  return Object.hasOwn(SAME_PROGRAM, called) ? (SAME_PROGRAM[called] as string) : called;
}

/** What `help` alone prints. */
export async function helpText(language: Language): Promise<string> {
  return (await HELP[language]()).HELP;
}

/**
 * The page of a program, wherever its name leads; undefined where there is none.
 *
 * @param words What its options do, a few words each, in that language.
 */
export async function manualPage(
  called: string,
  language: Language,
  words: (program: string) => Promise<Readonly<Record<string, string>> | undefined>,
): Promise<string | undefined> {
  const name = await ownName(called);
  if (Object.hasOwn(FAMILY, name)) return (await LONG[language][FAMILY[name] as number]?.())?.PAGES[name];
  const { SHORT_PAGES } = await import('./short-pages.ts');
  if (!Object.hasOwn(SHORT_PAGES, name)) return undefined;
  const { family, synopsis, example } = SHORT_PAGES[name] as ShortPage;
  const says = (await SAYS[language]()).SAYS[name] ?? '';
  const [summary, ...rest] = sentences(says);
  const heading = HEADINGS[language];
  const options = Object.entries((await words(name)) ?? {});
  const column = Math.max(0, ...options.map(([option]) => option.length)) + 2;
  const parts: [string, string][] = [
    [heading.name, `    ${name} - ${lowered(summary ?? '')}\n`],
    [heading.synopsis, `    ${await inLanguage(synopsis, language)}\n`],
    [heading.description, rest.length > 0 ? wrapped(rest.join(' ')) : ''],
    [heading.options, options.map(([option, text]) => `    ${option.padEnd(column)}${text}\n`).join('')],
    [heading.example, `    ${example}\n`],
    [heading.differences, wrapped(heading.differs[family])],
  ];
  const body = parts.filter(([, text]) => text !== '').map(([title, text]) => `${title}\n${text}`);
  return [`${name.toUpperCase()}(1)\n`, ...body].join('\n');
}

async function inLanguage(synopsis: string, language: Language): Promise<string> {
  if (language === 'en') return synopsis;
  const { PLACEHOLDERS } = await import('./fr/placeholders.ts');
  return synopsis.replace(/\b[A-Z][A-Z0-9]+\b/g, (word) => PLACEHOLDERS[word] ?? word);
}

/** Each page's name, and what it says first. */
export async function summaries(language: Language): Promise<[name: string, says: string][]> {
  const long = await Promise.all(LONG[language].map((load) => load()));
  const { SAYS: says } = await SAYS[language]();
  return [
    ...long.flatMap(({ PAGES }) =>
      Object.entries(PAGES).map(([name, page]): [string, string] => [name, nameLine(page)]),
    ),
    ...Object.entries(says).map(([name, text]): [string, string] => [
      name,
      lowered(sentences(text)[0] ?? ''),
    ]),
  ].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** `ncat - talk to a TCP server by hand` → what stands behind the dash. */
function nameLine(page: string): string {
  return (/^ {4}\S.*? - (.*)$/m.exec(page)?.[1] ?? '').trim();
}

function sentences(text: string): string[] {
  return text.split(/(?<=\.) (?=\S)/);
}

function lowered(sentence: string): string {
  return sentence.slice(0, 1).toLowerCase() + sentence.slice(1).replace(/\.$/, '');
}

function wrapped(text: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length + 5 > WIDTH) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((each) => `    ${each}\n`).join('');
}
