// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders are bash’s.
import { describe, expect, it } from 'vitest';
import { bench } from '../world.fixture.ts';
import { PROGRAM_NAMES } from './names.ts';
import { PROGRAMS } from './table.ts';

describe('programs (held against GNU coreutils, grep and bash)', () => {
  it.each([
    ['echo -n a; echo -e "b\\tc\\0101"', 'ab      cA'],
    ['echo -x -- -n', '-x -- -n'],
    ['echo -e "a\\cb"; echo c', 'ac'],
    ["printf '%s-%s\\n' a b c", 'a-b\nc-'],
    ["printf '%5d|%-5s|%05.1s|%x %o %%\\n' 42 ab cd 255 8", '   42|ab   |    c|ff 10 %'],
    ["printf '%b' 'a\\nb\\n'", 'a\nb'],
    ["printf '%d\\n' x", 'bash: printf: x: invalid number\n0'],
    ["printf '\\x41\\101\\u00e9\\n'", 'AAé'],
    ['printf', 'printf: usage: printf [-v var] format [arguments]'],
    ["printf 'a\\r\\nb\\t\\n' | cat -A", 'a^M$\nb^I$'],
    ["printf 'é\\n' | cat -A", 'M-CM-)$'],
    ["printf 'a\\nb\\n' | cat -n", '     1  a\n     2  b'],
    ['cat nosuch mail.txt | head -1', 'cat: nosuch: No such file or directory\nEHLO ocean7.campus.test'],
    ['cat /home', 'cat: /home: Is a directory'],
    ['cat -Q', "cat: invalid option -- 'Q'\nTry 'cat --help' for more information."],
    ["printf '1\\n2\\n3\\n' | head -n 2", '1\n2'],
    ["printf '1\\n2\\n3\\n' | head -n -1", '1\n2'],
    ["printf 'abcdef' | head -c 3", 'abc~ $'],
    ["printf '1\\n2\\n3\\n' | tail -1", '3'],
    ["printf '1\\n2\\n3\\n' | tail -n +2", '2\n3'],
    ['head -n x', 'head: invalid number of lines: ‘x’'],
    ['tail nosuch', "tail: cannot open 'nosuch' for reading: No such file or directory"],
    [
      'head -1 mail.txt README',
      '==> mail.txt <==\nEHLO ocean7.campus.test\n\n==> README <==\nYour home. What is in it:',
    ],
    ["printf 'é b\\nc\\n' | wc", '      2       3       7'],
    ["printf 'é\\n' | wc -m", '2'],
    ['echo a | tee x y; cat x y', 'a\na\na'],
    ['echo a > x; rm x; cat x', 'cat: x: No such file or directory'],
    ['rm nosuch', "rm: cannot remove 'nosuch': No such file or directory"],
    ["printf '10\\n9\\n9\\n' | sort -nu", '9\n10'],
    ["printf 'b\\na\\nB\\n' | sort -r", 'b\na\nB'],
    ['seq 2', '1\n2'],
    ['seq 3 -1 2', '3\n2'],
    ['yes NOOP | head -2', 'NOOP\nNOOP'],
    ['sleep x', "sleep: invalid time interval ‘x’\nTry 'sleep --help' for more information."],
    ['sleep', "sleep: missing operand\nTry 'sleep --help' for more information."],
    ['whoami; hostname', 'ocean7\nocean7.campus.test'],
    ['cd nosuch', 'bash: cd: nosuch: No such file or directory'],
    ['cd mail.txt', 'bash: cd: mail.txt: Not a directory'],
    ['export 1x=2', "bash: export: `1x=2': not a valid identifier"],
    ['[ a', "bash: [: missing `]'"],
    ['ls -1', 'README\ncompose.yaml\nmail.txt'],
    ['ls', 'README  compose.yaml  mail.txt'],
    ['ls | cat', 'README\ncompose.yaml\nmail.txt'],
    ['ls nosuch', "ls: cannot access 'nosuch': No such file or directory"],
    ['ls -a /home', '.  ..  ocean7'],
    ['ls mail.txt /home', 'mail.txt\n\n/home:\nocean7'],
    ['echo a; clear; echo b', 'b'],
    ['man nosuch', 'No manual entry for nosuch'],
    ['man ncta', 'No manual entry for ncta\nDid you mean  man ncat ?'],
  ])('%s', async (line, shown) => {
    const { run, terminal } = bench({ columns: 200 });
    const output = await run(line).catch(() => '');
    if (shown.endsWith('~ $')) expect(terminal.lastLine).toBe(shown);
    else if (line.includes('clear')) expect(terminal.text).toBe(`${shown}\n~ $`);
    else expect(output).toBe(shown);
  });

  it.each([
    ["printf 'a\\nb\\nab\\n' | grep a", 'a\nab'],
    ["printf 'a\\nb\\n' | grep -v a", 'b'],
    ["printf 'a\\nA\\n' | grep -ic a", '2'],
    ["printf 'x\\nab\\n' | grep -n ab", '2:ab'],
    ["printf '250-SIZE\\n250 HELP\\n' | grep '^250 '", '250 HELP'],
    ["printf 'a+b\\naab\\n' | grep 'a+b'", 'a+b'],
    ["printf 'a+b\\naab\\n' | grep -E 'a+b$'", 'aab'],
    ["printf 'a.c\\nabc\\n' | grep -F a.c", 'a.c'],
    ["printf 'one two\\n' | grep -oE '[a-z]+'", 'one\ntwo'],
    ["printf 'cat\\nconcat\\n' | grep -w cat", 'cat'],
    ["printf 'ab\\ncd\\n' | grep -e ab -e cd", 'ab\ncd'],
    ["printf 'a1\\nb\\n' | grep '[[:digit:]]'", 'a1'],
    ["printf 'aaa\\n' | grep -E '^a{2,3}$'", 'aaa'],
    ["printf 'ab\\nac\\n' | grep 'a\\(b\\|c\\)'", 'ab\nac'],
    ['grep -c e mail.txt README | head -1', 'mail.txt:8'],
    ['grep -l EHLO mail.txt README', 'mail.txt'],
    ['echo a | grep b; echo $?', '1'],
    ['echo a | grep -q a; echo $?', '0'],
    ['grep x nosuch; echo $?', 'grep: nosuch: No such file or directory\n2'],
    ["echo a | grep '['", 'grep: Unmatched [, [^, [:, [., or [='],
    ["echo a | grep -E '('", 'grep: Unmatched ( or \\('],
    ['grep', "Usage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information."],
  ])('%s', async (line, shown) => {
    expect(await bench().run(line)).toBe(shown);
  });

  it('is not hung by a pattern that backtracking engines die of', async () => {
    const { run } = bench();
    await run('x=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa');
    expect(await run("echo ${x}${x}! | grep -E '^(a+)+$'; echo $?")).toBe('1');
  });

  it('is known to completion by every name', () => {
    const typed = Object.keys(PROGRAMS).filter((name) => /^[a-z]/.test(name));
    expect([...PROGRAM_NAMES].sort()).toEqual(typed.sort());
  });

  it('shows its pages', async () => {
    const { run } = bench();
    expect(await run('help')).toContain('ncat -C localhost 1025');
    for (const name of ['ncat', 'nc', 'docker', 'bash'])
      expect(await run(`man ${name} | head -1`)).toContain(name.toUpperCase());
  });

  it('sends the sample mail of the home', async () => {
    const { shell, nextServer, terminal } = bench();
    const next = nextServer();
    shell.submit('ncat -C localhost 1025 < mail.txt');
    const server = await next;
    await server.gone;
    expect(server.received).toContain(
      'MAIL FROM:<ocean7@campus.test>\r\nRCPT TO:<bob@campus.test>\r\nDATA\r\n',
    );
    expect(server.received).toMatch(/\r\n\.\r\nQUIT\r\n$/);
    server.close();
    await terminal.until(() => shell.state().kind === 'prompt');
  });
});
