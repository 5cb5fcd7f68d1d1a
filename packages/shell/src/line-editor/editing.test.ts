import { describe, expect, it } from 'vitest';
import { bench } from '../world.fixture.ts';

const ESC = '\x1b';
const UP = `${ESC}[A`;
const DOWN = `${ESC}[B`;
const RIGHT = `${ESC}[C`;
const LEFT = `${ESC}[D`;
const HOME = `${ESC}[H`;
const END = `${ESC}[F`;
const DELETE = `${ESC}[3~`;

describe('the line at the prompt', () => {
  it.each([
    ['typing', 'echo hi', 'echo hi', 7],
    ['Backspace', 'echo hix\x7f', 'echo hi', 7],
    ['Backspace at the start does nothing', '\x7fa', 'a', 1],
    ['left, then typing in the middle', `ech${LEFT}${LEFT}X`, 'eXch', 2],
    ['Home and End', `bc${HOME}a${END}d`, 'abcd', 4],
    ['Ctrl-A and Ctrl-E', 'bc\x01a\x05d', 'abcd', 4],
    ['Ctrl-B and Ctrl-F', 'ac\x02b\x06d', 'abcd', 4],
    ['Delete and Ctrl-D take the character under the caret', `abcd\x01${DELETE}\x04`, 'cd', 0],
    ['Ctrl-U cuts to the start', `one two${LEFT}${LEFT}${LEFT}\x15`, 'two', 0],
    ['Ctrl-K cuts to the end', `one two${LEFT}${LEFT}${LEFT}\x0b`, 'one ', 4],
    ['Ctrl-W cuts back to a blank', 'mail bob@campus.test\x17', 'mail ', 5],
    ['Ctrl-Y pastes what was cut', 'one two\x17\x01\x19', 'twoone ', 3],
    ['cuts in a row gather', 'one two three\x17\x17\x19', 'one two three', 13],
    ['Alt-B goes back a word', `bob@campus.test${ESC}b${ESC}bX`, 'bob@Xcampus.test', 5],
    ['Alt-F goes forward a word', `one two\x01${ESC}fX`, 'oneX two', 4],
    ['Ctrl-left and Ctrl-right go by words', `one two${ESC}[1;5D${ESC}[1;5DX${ESC}[1;5CY`, 'XoneY two', 5],
    ['Alt-Backspace cuts back a word', `bob@campus.test${ESC}\x7f`, 'bob@campus.', 11],
    ['Alt-D cuts the next word', `one two\x01${ESC}d`, ' two', 0],
    ['Ctrl-T swaps two characters', 'EHOL\x14', 'EHLO', 4],
    ['Ctrl-_ takes the last change back', 'one\x15\x1f', 'one', 3],
    ['a sequence nobody knows is no text', `a${ESC}[99;9Xb`, 'ab', 2],
    ['accents are one character', 'é\x7fà', 'à', 1],
    ['a combining accent goes with its letter', 'e\u0301x\x7f\x7fz', 'z', 1],
    ['wide characters take two columns', '漢字', '漢字', 4],
    ['and are passed as one', `漢字${LEFT}a`, '漢a字', 3],
    ['a surrogate pair is one character', `a😀b${LEFT}${LEFT}${LEFT}\x0b`, '', 0],
  ])('%s', (_, keys, text, caret) => {
    const { terminal } = bench();
    terminal.type(keys);
    expect(terminal.lastLine).toBe(`~ $ ${text}`.trimEnd());
    expect(terminal.caret).toBe(`0:${4 + caret}`);
  });

  it('keeps history for up and down, and the unfinished line below it', async () => {
    const { terminal, run } = bench();
    await run('echo one');
    await run('echo two');
    terminal.type('unfinished');
    terminal.type(UP + UP);
    expect(terminal.lastLine).toBe('~ $ echo one');
    terminal.type(UP + DOWN + DOWN);
    expect(terminal.lastLine).toBe('~ $ unfinished');
  });

  it('finds what another terminal was told, and stays where it looks meanwhile', async () => {
    const history = { entries: ['echo old'] };
    const [one, other] = [bench({ history }), bench({ history })];
    one.terminal.type(UP);
    await other.run('echo new');
    expect(one.terminal.lastLine).toBe('~ $ echo old');
    one.terminal.type(DOWN);
    expect(one.terminal.lastLine).toBe('~ $ echo new');
    one.terminal.type(DOWN);
    expect(one.terminal.lastLine).toBe('~ $');
  });

  it('gives the whole line up at Ctrl-C in a search, as bash does (it brought back what had been typed before)', () => {
    const { terminal } = bench();
    terminal.type("'open");
    terminal.type('\x12ec\x03');
    expect(terminal.lastLine).toBe('~ $');
  });

  it('searches history with Ctrl-R and runs what it found with Enter', async () => {
    const { terminal, run } = bench();
    await run('echo first');
    await run('echo second');
    terminal.type('\x12ech');
    expect(terminal.lastLine).toBe("(reverse-i-search)`ech': echo second");
    terminal.type('\x12');
    expect(terminal.lastLine).toBe("(reverse-i-search)`ech': echo first");
    terminal.type('zzz');
    expect(terminal.lastLine).toContain("(failed reverse-i-search)`echzzz'");
    terminal.type('\x7f\x7f\x7f\r');
    await terminal.until(() => terminal.text.endsWith('second\n~ $'));
  });

  it('gives the line back when a search is left with Ctrl-G', () => {
    const { terminal } = bench({ history: { entries: ['ls'] } });
    terminal.type('mine\x12l\x07');
    expect(terminal.lastLine).toBe('~ $ mine');
  });

  it('drops the line at Ctrl-C and goes on', () => {
    const { terminal } = bench();
    terminal.type('half a li\x03');
    expect(terminal.text).toBe('~ $ half a li^C\n~ $');
  });

  it('clears the screen at Ctrl-L and keeps the line', async () => {
    const { terminal, run } = bench();
    await run('echo hello');
    terminal.type('ab\x0c');
    expect(terminal.text).toBe('~ $ ab');
  });

  it('wraps a long line over rows and edits in the middle of it', () => {
    const { terminal } = bench({ columns: 10 });
    terminal.type('abcdefghijklmno');
    expect(terminal.text).toBe('~ $ abcdef\nghijklmno');
    expect(terminal.caret).toBe('1:9');
    terminal.type('\x01X');
    expect(terminal.text).toBe('~ $ Xabcde\nfghijklmno');
    expect(terminal.caret).toBe('0:5');
    terminal.type('\x05\x15');
    expect(terminal.text).toBe('~ $');
    expect(terminal.caret).toBe('0:4');
  });

  it('puts the caret on the next row when a row is exactly full', () => {
    const { terminal } = bench({ columns: 10 });
    terminal.type('abcdef');
    expect(terminal.caret).toBe('1:0');
    terminal.type('g\x7f\x7f');
    expect(terminal.text).toBe('~ $ abcde');
    expect(terminal.caret).toBe('0:9');
  });

  it('moves a wide character that does not fit to the next row', () => {
    const { terminal } = bench({ columns: 9 });
    terminal.type('abcd漢');
    expect(terminal.text).toBe('~ $ abcd\n漢');
    terminal.type('\x7f');
    expect(terminal.text).toBe('~ $ abcd');
  });

  it('edits a text taller than the screen through a window, and shows all of it when it is left', async () => {
    const { terminal } = bench();
    terminal.rows = 5;
    const lines = Array.from({ length: 12 }, (_, index) => `echo line${index}`);
    terminal.type(`${ESC}[200~${lines.join('\n')}${ESC}[201~`);
    expect(terminal.text).toBe(lines.slice(7).join('\n'));
    terminal.type('X\x01Y');
    expect(terminal.text).toBe(['~ $ Yecho line0', ...lines.slice(1, 5)].join('\n'));
    expect(terminal.caret).toBe('0:5');
    terminal.type(`${DELETE}\x1f\x1f\x05\r`);
    await terminal.until(() => terminal.text.includes('line10\nline11'));
    expect(terminal.text.startsWith(`~ $ ${lines.join('\n')}`)).toBe(true);
  });

  it('draws the line anew after a resize', () => {
    const { terminal } = bench({ columns: 20 });
    terminal.type('echo abcdefghijklmnop');
    terminal.resize(12);
    expect(terminal.text).toBe('~ $ echo abc\ndefghijklmno\np');
  });

  it('takes a paste of many lines as one line, run only at Enter', async () => {
    const { terminal } = bench();
    terminal.type(`${ESC}[200~echo one\r\necho two\x03${ESC}[31m${ESC}[201~`);
    expect(terminal.text).toBe('~ $ echo one\necho two[31m');
    terminal.type('\x7f\x7f\x7f\x7f\r');
    await terminal.until(() => terminal.text.endsWith('one\ntwo\n~ $'));
  });

  it('reads a paste that comes in pieces', () => {
    const { terminal } = bench();
    terminal.type(`${ESC}[200~ec`);
    terminal.type(`ho${ESC}[20`);
    terminal.type(`1~!`);
    expect(terminal.lastLine).toBe('~ $ echo!');
  });
});

describe('the grey line', () => {
  it('is offered at an empty prompt and taken with Tab', () => {
    const { terminal, shell } = bench();
    shell.suggest('ncat -C localhost 1025');
    expect(terminal.lastLine).toBe('~ $ ncat -C localhost 1025');
    expect(terminal.caret).toBe('0:4');
    terminal.type('\t');
    expect(terminal.caret).toBe('0:26');
  });

  it('goes on behind what fits, vanishes where it does not, and is never sent by itself', async () => {
    const { terminal, shell } = bench();
    shell.suggest('echo hello');
    terminal.type('ec');
    expect(terminal.lastLine).toBe('~ $ echo hello');
    terminal.type('x');
    expect(terminal.lastLine).toBe('~ $ ecx');
    terminal.type('\x7f');
    terminal.type(`\x7f\x7fecho me\r`);
    await terminal.until(() => terminal.text.includes('~ $ echo me\nme\n'));
  });

  it('is taken with the right arrow at the end of the line', () => {
    const { terminal, shell } = bench();
    shell.suggest('echo hello');
    terminal.type(`ec${RIGHT}!`);
    expect(terminal.lastLine).toBe('~ $ echo hello!');
  });

  it('is dim, and its escape sequences end', () => {
    const { terminal, shell } = bench({ colours: { prompt: '', typed: '', suggestion: '2' } });
    shell.suggest('ls');
    expect(terminal.raw).toContain(`${ESC}[2mls${ESC}[0m`);
  });
});

describe('place', () => {
  it('replaces what stands there unsent and never sends', () => {
    const { terminal, shell } = bench();
    terminal.type('half');
    shell.place('ncat -C localhost 1025');
    expect(terminal.text).toBe('~ $ ncat -C localhost 1025');
    expect(shell.state()).toEqual({ kind: 'prompt' });
  });

  it('marks a part that typing replaces', () => {
    const { terminal, shell } = bench();
    shell.place('MAIL FROM:<you@campus.test>', [11, 26]);
    terminal.type('me@x');
    expect(terminal.lastLine).toBe('~ $ MAIL FROM:<me@x>');
  });

  it('unmarks it when the caret moves', () => {
    const { terminal, shell } = bench();
    shell.place('MAIL FROM:<you>', [11, 14]);
    terminal.type(`${RIGHT}!`);
    expect(terminal.lastLine).toBe('~ $ MAIL FROM:<you!>');
  });

  it('lets no control character through', () => {
    const { terminal, shell } = bench();
    shell.place('a\x1b[2Jb\x07');
    expect(terminal.lastLine).toBe('~ $ a[2Jb');
  });
});

describe('Tab', () => {
  it.each([
    ['a program', 'ec\t', 'echo '],
    ['after a pipe too', 'ls | gr\t', 'ls | grep '],
    ['a file', 'cat ma\t', 'cat mail.txt '],
    ['a file behind <', 'ncat -C localhost 1025 < ma\t', 'ncat -C localhost 1025 < mail.txt '],
    ['a host', 'ncat -C loc\t', 'ncat -C localhost '],
    ['a port of that host', 'ncat -C localhost 10\t', 'ncat -C localhost 1025 '],
    ['an option', 'ncat --cr\t', 'ncat --crlf '],
    ['an option behind a plus', 'dig +mul\t', 'dig +multiline '],
    ['an option that wants a value', 'nslookup -ty\t', 'nslookup -type='],
    ['a name to look up, behind @ too', 'dig @mail\t', 'dig @mail.campus.test '],
    ["the course's command", 'docker compose u\t', 'docker compose up -d '],
    ['a path through the root', 'ls /ho\t', 'ls /home/'],
    ['as far as candidates agree', 'h\t', 'h'],
  ])('completes %s', async (_, keys, text) => {
    const { terminal } = bench();
    terminal.type(keys);
    await terminal.until(() => terminal.caret === `0:${4 + text.length}`);
    expect(terminal.lastLine).toBe(`~ $ ${text}`.trimEnd());
  });

  it('lists the candidates at the second Tab', async () => {
    const { terminal } = bench();
    terminal.type('h\t');
    terminal.type('\t');
    await terminal.shows('head  help  history  host  hostname');
    expect(terminal.lastLine).toBe('~ $ h');
  });

  it('lists options with a word each, as the page has them', async () => {
    const { terminal } = bench({
      world: {
        optionWords: () => Promise.resolve({ '+time=': 'seconds to wait', '+tries=': 'tries in all' }),
      },
    });
    terminal.type('dig +t\t');
    terminal.type('\t');
    await terminal.shows('+time=     seconds to wait\n+trace\n+tries=    tries in all\n');
    expect(terminal.lastLine).toBe('~ $ dig +t');
  });
});
