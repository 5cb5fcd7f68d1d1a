// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders are bash’s.
import { describe, expect, it } from 'vitest';
import { bench } from '../world.fixture.ts';

describe('command lines (held against bash)', () => {
  it.each([
    ['echo a   b', 'a b', 'blanks between words are one'],
    ['echo "a   b" \'c  $HOME\'', 'a   b c  $HOME', 'quotes keep blanks, single quotes keep $'],
    ['echo a\\ b', 'a b', 'a backslash quotes one character'],
    ['echo "say \\"hi\\" \\$x"', 'say "hi" $x', 'backslashes inside double quotes'],
    ["echo $'a\\tb'", 'a       b', 'ANSI-C quoting'],
    ['x=5; echo $x ${x}y "$x"', '5 5y 5', 'variables'],
    ['x="a   b"; echo $x; echo "$x"', 'a b\na   b', 'an unquoted expansion is split'],
    ['echo ${nothing:-default} ${#HOME}', 'default 12', 'parameter expansion'],
    ['f=mail.txt; echo ${f%.txt} ${f#*.} ${f/mail/post}', 'mail txt post.txt', 'cut and replace'],
    ['echo $((2 + 3 * 4)) $((7 / 2))', '14 3', 'arithmetic'],
    ['i=1; ((i++)); echo $i', '2', '(( ))'],
    ['echo *.txt', 'mail.txt', 'globbing'],
    ['echo "*.txt" \\*.txt', '*.txt *.txt', 'no globbing inside quotes'],
    ['echo no*such', 'no*such', 'a pattern without a match stays'],
    ['echo ~ ~/x', '/home/ocean7 /home/ocean7/x', 'tilde'],
    ['echo {a,b}c {1..3}', 'ac bc 1 2 3', 'braces'],
    ['echo $(echo inner; echo two)', 'inner two', 'command substitution'],
    ['echo `echo old`', 'old', 'backticks'],
    ['false && echo no; true && echo yes', 'yes', '&&'],
    ['false || echo yes; true || echo no', 'yes', '||'],
    ['false; echo $?', '1', '$?'],
    ['! true; echo $?', '1', '!'],
    ['nosuch', 'bash: nosuch: command not found', 'a program that is not there'],
    ['nosuch; echo $?', 'bash: nosuch: command not found\n127', 'has status 127'],
    ['./x', 'bash: ./x: No such file or directory', 'a path that is not there'],
    ['echo a | cat | cat', 'a', 'a pipeline'],
    ['printf "b\\na\\n" | sort | head -1', 'a', 'filters'],
    ['echo a > f; echo b >> f; cat < f', 'a\nb', 'redirections'],
    ['nosuch 2> f; cat f', 'bash: nosuch: command not found', '2>'],
    ['nosuch > f 2>&1; cat f', 'bash: nosuch: command not found', '> 2>&1'],
    ['nosuch &> f; wc -l < f', '1', '&>'],
    ['echo hidden > /dev/null', '', '/dev/null'],
    ['cat < nosuch', 'bash: nosuch: No such file or directory', 'a file that is not there'],
    ['echo x > /etc/passwd', 'bash: /etc/passwd: No such file or directory', 'a directory that is not there'],
    ['echo x > /home', 'bash: /home: Is a directory', 'a directory as file'],
    ['echo x > /notes', 'bash: /notes: Permission denied', 'outside the home'],
    ['cat <<< "one $((1+1))"', 'one 2', 'a here-string'],
    ['(x=1; echo in $x); echo out $x', 'in 1\nout', 'a subshell keeps its variables'],
    ['{ x=1; echo in; }; echo $x', 'in\n1', 'a group does not'],
    ['cd /; pwd; cd; pwd; cd -', '/\n/home/ocean7\n/', 'cd'],
    ['(cd /); pwd', '/home/ocean7', 'a subshell has its own directory'],
    ['for i in a b; do echo $i; done', 'a\nb', 'for'],
    ['for i in 1 2 3; do if [ $i = 2 ]; then continue; fi; echo $i; done', '1\n3', 'continue'],
    ['while true; do echo once; break; done', 'once', 'while and break'],
    ['i=0; until [ $i -ge 2 ]; do echo $i; i=$((i+1)); done', '0\n1', 'until'],
    ['if [ -f mail.txt ]; then echo yes; else echo no; fi', 'yes', 'if'],
    ['case mail.txt in *.eml) echo eml;; *.txt) echo txt;; esac', 'txt', 'case'],
    ['[[ abc == a* && 3 -gt 2 ]] && echo ok', 'ok', '[[ ]]'],
    ['greet() { echo hi $1; return 3; }; greet bob; echo $?', 'hi bob\n3', 'a function'],
    ['X=1 env | grep ^X', 'X=1', 'a variable before a command is its'],
    ['X=1; env | grep ^X', '', 'a variable that is not exported stays'],
    ['export X=1; env | grep ^X', 'X=1', 'export'],
    ['echo a | while read x; do echo "got $x"; done', 'got a', 'read'],
    ['echo hi # and a comment', 'hi', 'comments'],
    ['true | false; echo $?', '1', 'a pipeline has the status of its last command'],
    ['(exit 3); echo $?', '3', 'exit in a subshell'],
    ['echo a)', "bash: syntax error near unexpected token `)'", 'a bracket too many'],
    ['| cat', "bash: syntax error near unexpected token `|'", 'a pipe without a left side'],
    ['cat >', "bash: syntax error near unexpected token `newline'", 'a redirection to nothing'],
    ['f() { f; }; f', 'bash: f: maximum function nesting level exceeded (500)', 'a function without end'],
    [
      'x=ab; while true; do x=$x$x || break; done; echo ${#x}',
      'bash: x: cannot allocate memory\n1048576',
      'a value without end',
    ],
    ['echo $((1/0))', 'bash: 1/0: division by 0 (error token is "0")', 'division by zero'],
  ])('%s', async (line, shown) => {
    expect(await bench().run(line)).toBe(shown);
  });

  it.each([
    ['EHLO me.campus.test', 'EHLO', 'bash: EHLO: command not found'],
    ['ehlo me.campus.test', 'ehlo', 'bash: ehlo: command not found'],
    ['QUIT', 'QUIT', 'bash: QUIT: command not found'],
    ['MAIL FROM:<a@campus.test>', 'MAIL FROM', "bash: syntax error near unexpected token `newline'"],
    ['MAIL FROM:<a@campus.test> SIZE=9', 'MAIL FROM', 'bash: a@campus.test: No such file or directory'],
    ['mail from: a@campus.test', 'mail from', 'bash: mail: command not found'],
    ['AUTH LOGIN', 'AUTH', 'bash: AUTH: command not found'],
    ['data', 'data', 'bash: data: command not found'],
  ])('tells what is wrong with a line for a mail server: %s', async (line, verb, bash) => {
    expect(await bench().run(line)).toBe(
      `${bash}\n${verb} is for a mail server, and this is the shell.\nCall one first: ncat -C localhost 1025`,
    );
  });

  it.each([
    ["echo 'a", "b'", 'a\nb'],
    ['echo a |', 'cat', 'a'],
    ['echo a &&', 'echo b', 'a\nb'],
    ['(echo a', 'echo b)', 'a\nb'],
    ['for i in 1 2; do', 'echo $i; done', '1\n2'],
    ['echo a\\', 'b', 'ab'],
  ])('asks for more after %j', async (first, second, shown) => {
    const { terminal } = bench();
    terminal.type(`${first}\r`);
    await terminal.until(() => terminal.lastLine === '>');
    terminal.type(`${second}\r`);
    await terminal.until(() => terminal.text.endsWith(`> ${second}\n${shown}\n~ $`));
  });

  it.each([
    ['cat <<END\nhome $HOME\nEND', 'home /home/ocean7'],
    ["cat <<'END'\nhome $HOME\nEND", 'home $HOME'],
    ['cat <<-END\n\tindented\n\tEND', 'indented'],
    ['cat <<END | grep b\na\nb\nEND', 'b'],
  ])('reads the here-document of %j', async (line, shown) => {
    expect(await bench().run(line)).toBe(shown);
  });

  it('reads a here-document line by line, up to Ctrl-D if its end does not come', async () => {
    const { terminal } = bench();
    terminal.type('cat <<END\rone\r');
    await terminal.until(() => terminal.text.endsWith('> one\n>'));
    terminal.type('\x04');
    await terminal.shows("(wanted `END')\none\n~ $");
  });

  it('streams: each stage sees what came as soon as it came', async () => {
    const { terminal, shell, nextServer } = bench();
    const next = nextServer();
    shell.submit("(echo 'EHLO x'; read line; echo QUIT) | ncat -C localhost 1025");
    const server = await next;
    await server.hears('EHLO x\r\n');
    expect(server.received).toBe('EHLO x\r\n');
    terminal.type('go\r');
    await server.hears('QUIT\r\n');
    await server.gone;
    server.close();
    await terminal.until(() => shell.state().kind === 'prompt');
  });

  it('ends a writer that nobody reads any more (a broken pipe), without a word', async () => {
    expect(await bench().run('while true; do echo y; done | head -2')).toBe('y\ny');
  });

  it('lets Ctrl-C end a loop that only computes', async () => {
    const { terminal, shell, run } = bench();
    shell.submit('while true; do x=1; done');
    await new Promise<void>((resolve) => shell.onState((state) => state.kind === 'running' && resolve()));
    shell.interrupt();
    await terminal.shows('^C\n~ $');
    expect(await run('echo $?')).toBe('130');
  });

  it('lets Ctrl-C end a whole list and every stage of a pipeline', async () => {
    const { terminal, shell, run } = bench();
    shell.submit('sleep 100 | cat; echo never');
    await new Promise<void>((resolve) => shell.onState((state) => state.kind === 'running' && resolve()));
    shell.interrupt();
    await terminal.shows('^C\n~ $');
    expect(await run('echo $?')).toBe('130');
    expect(terminal.text).not.toContain('\nnever');
  });

  it('says that a full home is full', async () => {
    const { run } = bench();
    await run('x=0123456789; for i in 1 2 3 4 5; do x=$x$x$x$x; done');
    expect(await run('for i in {1..200}; do echo $x; done > big')).toBe(
      'echo: write error: No space left on device\n'.repeat(200 - 97).trimEnd(),
    );
  });

  it('does nothing for a blank line', () => {
    const { terminal } = bench();
    terminal.type('\r  \r');
    expect(terminal.text).toBe('~ $\n~ $\n~ $');
  });

  it('stays when it is left', async () => {
    const { terminal, run } = bench();
    expect(await run('exit')).toContain('This terminal stays open');
    terminal.type('\x04');
    expect(terminal.lastLine).toBe('~ $');
  });
});
