import { options as en } from '@ehlo/protocol/prose/en/options';
import { options as fr } from '@ehlo/protocol/prose/fr/options';
import { describe, expect, it } from 'vitest';
import { BUILTIN_NAMES } from '../programs/builtin-names.ts';
import { PROGRAM_NAMES } from '../programs/names.ts';
import { bench } from '../world.fixture.ts';
import { helpText, manualPage, summaries, topic } from './manual.ts';
import { SHORT_PAGES } from './short-pages.ts';

const WORDS = { en, fr };
const LANGUAGES = ['en', 'fr'] as const;
const HEADINGS = {
  en: { name: 'NAME', examples: /^EXAMPLES?$/m, differences: 'DIFFERENCES' },
  fr: { name: 'NOM', examples: /^EXEMPLES?$/m, differences: 'DIFFÉRENCES' },
};
const pageOf = (name: string, language: 'en' | 'fr') =>
  manualPage(name, language, (program) => Promise.resolve(WORDS[language][program]));

/** Lines below a heading, without what stands beside them. */
function examplesIn(page: string, heading: RegExp): string[] {
  const below = page.slice(page.search(heading)).split('\n').slice(1);
  const end = below.findIndex((line) => /^\S/.test(line));
  return below
    .slice(0, end < 0 ? undefined : end)
    .map((line) => line.trim().split(/ {3,}/)[0] as string)
    .filter((line) => line !== '');
}

describe.each(LANGUAGES)('the manual (%s)', (language) => {
  it.each([...PROGRAM_NAMES, '[', ':', '.'])(
    'has a page for %s: what it does, an example, what differs',
    async (name) => {
      const page = (await pageOf(name, language)) ?? '';
      const { name: first, examples, differences } = HEADINGS[language];
      expect(page).toContain(`\n${first}\n`);
      expect(page).toContain('\nSYNOPSIS\n');
      expect(page).toContain(`\n${differences}\n`);
      expect(examplesIn(page, examples).length).toBeGreaterThan(0);
      expect(page.split('\n').every((line) => line.length <= 160)).toBe(true);
    },
  );

  it('tells of each option what Tab tells', async () => {
    expect(await pageOf('tail', language)).toContain(`-f  ${WORDS[language].tail?.['-f']}`);
  });

  it('has the same examples in both languages, each of them in a page', async () => {
    for (const name of [
      'ncat',
      'nc',
      'telnet',
      'openssl',
      'swaks',
      'curl',
      'dig',
      'host',
      'nslookup',
      'base64',
      'docker',
    ]) {
      const own = examplesIn((await pageOf(name, language)) ?? '', HEADINGS[language].examples);
      expect(own).toEqual(examplesIn((await pageOf(name, 'en')) ?? '', HEADINGS.en.examples));
    }
  });

  it('names each page once, with a sentence', async () => {
    for (const [name, says] of await summaries(language)) expect(says, name).toMatch(/\S/);
  });
});

describe('the French pages', () => {
  it('have a no-break space before tall punctuation', async () => {
    const pages = await Promise.all(PROGRAM_NAMES.map((name) => pageOf(name, 'fr')));
    for (const page of [...pages, await helpText('fr')]) {
      const prose = (page ?? '').split('\n').filter((line) => !/`|\$|;.*done|\|/.test(line));
      for (const line of prose) expect(line).not.toMatch(/[\p{L})] [:;?!](?=\s|$)/u);
    }
  });
});

/** What an example may not say: it would be wrong, or old. */
const WRONG =
  /invalid option|unrecognized option|command not found|[Uu]sage:|No such file|not in this|syntax error/;

describe('an example of the manual', () => {
  it.each(Object.entries(SHORT_PAGES).map(([name, { example }]) => [name, example]))(
    '%s: %s runs',
    async (_, example) => {
      const { terminal, shell } = bench();
      shell.submit(example);
      const done = () => shell.state().kind === 'prompt' && terminal.row > 0;
      // Who shows a whole screen is left as one leaves it.
      const leave = setInterval(() => terminal.type(/^edit/.test(example) ? '\x18' : 'q'), 150);
      await terminal.until(done);
      clearInterval(leave);
      expect(terminal.text).not.toMatch(WRONG);
    },
  );

  const LONG = [
    'ncat',
    'nc',
    'telnet',
    'openssl',
    'swaks',
    'curl',
    'dig',
    'host',
    'nslookup',
    'bash',
    'base64',
    'docker',
  ];
  it.each(LONG)('%s: each asks the network or answers, and none is refused', async (name) => {
    for (const example of examplesIn((await pageOf(name, 'en')) ?? '', HEADINGS.en.examples)) {
      const { terminal, shell, servers, world } = bench();
      await world.files.write('/home/ocean7/letter.txt', new Uint8Array([10]));
      shell.submit(example);
      const hurry = setInterval(() => {
        if (servers.length > 0 || /Listening/.test(terminal.text)) terminal.type('\x03\x1dquit\r');
      }, 50);
      // Some examples run until somebody ends them (a program that waits for a caller): then the terminal is closed.
      const late = setTimeout(() => shell.hangUp(), 2_500);
      await terminal.until(() => shell.state().kind === 'prompt' && terminal.row > 0);
      clearInterval(hurry);
      clearTimeout(late);
      expect(terminal.text.replace(example, '')).not.toMatch(WRONG);
    }
  });
});

describe('man, help and apropos', () => {
  it('help NAME tells of a builtin, as bash does, not of everything', async () => {
    const { run } = bench({ columns: 100 });
    expect(await run('help cd')).toBe(
      'cd: cd [DIRECTORY]\n    Changes the directory. Without a name it goes home, with - to the last one.',
    );
    expect(await run('help until if')).toBe(
      'until: until COMMANDS; do COMMANDS-2; done\nif: if COMMANDS; then COMMANDS; [ elif COMMANDS; then COMMANDS; ]... [ else COMMANDS; ] fi',
    );
    expect(await run('help .')).toMatch(/^\.: source FILE.*\n {4}Runs the commands/);
  });

  it.each(['ncat', 'ehlo'])('help %s has no topic, as in bash, and leads on', async (name) => {
    const { run } = bench({ columns: 100 });
    const bash = `bash: help: no help topics match \`${name}'.  Try \`help help' or \`man -k ${name}' or \`info ${name}'.`;
    const aid = {
      ncat: 'Did you mean  man ncat ?',
      ehlo: 'ehlo is for a mail server, and this is the shell.\nCall one first: ncat -C localhost 1025',
    }[name];
    expect(await run(`help ${name}`)).toBe(`${bash}\n${aid}`);
    expect(await run(`help ${name} 2>&1 | cat`)).toBe(bash);
    expect(await run(`help ${name} 2>/dev/null || echo $?`)).toBe('1');
  });

  it.each(LANGUAGES)('help has a text for each builtin (%s)', async (language) => {
    for (const name of BUILTIN_NAMES)
      expect(await topic(name, language)).toMatch(/^\S+: \S.*\n( {4}\S.*\n)+$/);
  });

  it('man -k is apropos, as help says', async () => {
    const { run } = bench();
    expect(await run('man -k smtp')).toBe(await run('apropos smtp'));
    expect(await run('man -k xyzzy')).toBe('xyzzy: nothing appropriate.');
  });

  it('follow the language of the page; programs do not', async () => {
    const { run } = bench({ world: { language: () => 'fr' } });
    expect(await run('man cat | head -7')).toContain(
      'cat - montre des fichiers\n\nSYNOPSIS\n    cat [-AETnv] [FICHIER…]',
    );
    expect(await run('help | head -1')).toContain('Appeler le serveur mock');
    expect(await run('apropos courrier | head -3')).toContain('curl (1)');
    expect(await run('cat nosuch')).toBe('cat: nosuch: No such file or directory');
  });
});
