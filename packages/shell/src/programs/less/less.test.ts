import { describe, expect, it } from 'vitest';
import { manualPage } from '../../manual/manual.ts';
import { bench } from '../../world.fixture.ts';
import { fold } from './page.ts';

async function opened(command: string) {
  const all = bench();
  all.terminal.rows = 6;
  all.shell.submit(command);
  await all.terminal.shows('q');
  return {
    ...all,
    first: () => all.terminal.text.split('\n')[0],
    foot: () => all.terminal.text.split('\n').at(-1),
  };
}

describe('less', () => {
  it('goes through a text by the screen', async () => {
    const { terminal, first, foot, shell } = await opened('seq 20 | less');
    await terminal.shows('line 1 (press');
    expect(first()).toBe('1');
    terminal.type(' ');
    expect(first()).toBe('6');
    terminal.type('b');
    expect(first()).toBe('1');
    terminal.type('jj');
    expect(first()).toBe('3');
    terminal.type('k');
    expect(first()).toBe('2');
    terminal.type('G');
    expect(first()).toBe('16');
    expect(foot()).toBe('(END) (press h for help or q to quit)');
    terminal.type('\x1b[5~');
    expect(first()).toBe('11');
    terminal.type('g');
    expect(first()).toBe('1');
    terminal.type('q');
    await terminal.until(() => shell.state().kind === 'prompt' && terminal.lastLine === '~ $');
    expect(terminal.text).toBe('~ $ seq 20 | less\n~ $');
  });

  it('finds a text, on and back', async () => {
    const { terminal, first, foot } = await opened('seq 20 | less');
    await terminal.shows('line 1 (press');
    terminal.type('/1');
    expect(foot()).toBe('/1');
    terminal.type('\r');
    expect(first()).toBe('10');
    terminal.type('n');
    expect(first()).toBe('11');
    terminal.type('N');
    expect(first()).toBe('10');
    terminal.type('/nosuch\r');
    expect(foot()).toBe('Not found (press a key)');
  });

  it('wraps long lines, and shows its keys', async () => {
    const { terminal, first } = await opened(`printf '%0100d\\nend\\n' 0 | less`);
    await terminal.shows('(END)');
    expect(terminal.text.split('\n').slice(0, 3)).toEqual(['0'.repeat(80), '0'.repeat(20), 'end']);
    terminal.type('h');
    expect(terminal.text).toContain('a screen on');
    terminal.type('q');
    expect(first()).toBe('0'.repeat(80));
  });

  it('is not ended by Ctrl-C, which says so', async () => {
    const { terminal, foot } = await opened('seq 20 | less');
    await terminal.shows('line 1 (press');
    terminal.type('\x03');
    expect(foot()).toBe('q leaves');
  });

  it.each([
    ['seq 3 | less | cat', '1\n2\n3'],
    ['less nosuch', 'less: nosuch: No such file or directory'],
    ['less', 'Missing filename ("less --help" for help)'],
  ])('%s', async (line, shows) => {
    expect(await bench().run(line)).toBe(shows);
  });

  it('breaks a manual page between words, under its column', () => {
    expect(fold('    -C, --crlf    end lines with CR LF, as mail protocols want it', 40)).toEqual([
      '    -C, --crlf    end lines with CR LF,',
      '                  as mail protocols want',
      '                  it',
    ]);
    expect(fold('    a paragraph that goes on and on', 20)).toEqual([
      '    a paragraph that',
      '    goes on and on',
    ]);
  });

  it.each([
    ['en', 22, 27],
    ['fr', 22, 30],
  ] as const)(
    'man ncat (%s) goes on under the text of an option, at the width that the page has',
    async (language, plain, tls) => {
      const page = (await manualPage('ncat', language, () => Promise.resolve(undefined))) ?? '';
      const options = page.split('\n').filter((line) => /^ {4}-.* {3}\S/.test(line));
      expect(options.length).toBeGreaterThan(12);
      for (const option of options) {
        const under = option.startsWith('    --ssl') ? tls : plain;
        for (const row of fold(option, 54).slice(1)) expect(row).toMatch(new RegExp(`^ {${under}}\\S`));
      }
      expect(page).not.toMatch(/^ {4}-o .* {2}.*-x/m);
    },
  );

  it('shows manual pages', async () => {
    const { terminal, first } = await opened('man ncat');
    await terminal.shows('Manual page ncat(1) line 1 ');
    expect(first()).toBe('NCAT(1)');
    terminal.type('q');
  });
});
