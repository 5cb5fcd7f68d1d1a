import { textOfUtf8 } from '@ehlo/protocol';
import { describe, expect, it } from 'vitest';
import { bench } from '../../world.fixture.ts';

const HOME = '/home/ocean7';

/** A terminal in which the editor is open on a file with the given contents. */
async function opened(text: string | undefined, command = 'edit x.txt') {
  const all = bench();
  all.terminal.rows = 10;
  if (text !== undefined) await all.world.files.write(`${HOME}/x.txt`, new TextEncoder().encode(text));
  all.shell.submit(command);
  await all.terminal.shows('^X Leave');
  return {
    ...all,
    content: async () => textOfUtf8((await all.world.files.read(`${HOME}/x.txt`)) ?? new Uint8Array()),
    left: () =>
      all.terminal.until(() => all.shell.state().kind === 'prompt' && all.terminal.lastLine === '~ $'),
  };
}

describe('edit', () => {
  it('shows the file and its keys, and gives the screen back as it was', async () => {
    const { terminal, left } = await opened('EHLO me\nQUIT\n');
    expect(terminal.text.split('\n')).toEqual([
      expect.stringMatching(/^ edit {3}x\.txt/),
      'EHLO me',
      'QUIT',
      '',
      '',
      '',
      '',
      '',
      expect.stringMatching(/^\^O Save +\^W Search +\^K Cut line +\^C Position$/),
      expect.stringMatching(/^\^X Leave +\^E Line end +\^U Paste +\^V Page down$/),
    ]);
    terminal.type('\x18');
    await left();
    expect(terminal.text).toBe('~ $ edit x.txt\n~ $');
  });

  it('writes what was typed, with a line end at the end', async () => {
    const { terminal, left, content } = await opened(undefined);
    terminal.type('EHLO me\rQUIT');
    terminal.type('\x0f\r');
    await terminal.shows('[ Wrote 2 lines ]');
    terminal.type('\x18');
    await left();
    expect(await content()).toBe('EHLO me\nQUIT\n');
  });

  it.each([
    ['Backspace joins lines', 'a\nb\n', '\x1b[B\x7f', 'ab\n'],
    ['Delete joins lines', 'a\nb\n', '\x1b[F\x1b[3~', 'ab\n'],
    ['Ctrl-K cuts lines and Ctrl-U pastes them', 'a\nb\nc\n', '\x0b\x0b\x1b[B\x15', 'c\na\nb\n'],
    ['Enter splits a line', 'ab\n', '\x1b[C\r', 'a\nb\n'],
    ['Home and End', 'b\n', '\x1b[Fc\x1b[Ha', 'abc\n'],
    ['a paste comes in whole', '', '\x1b[200~MAIL\nRCPT\x1b[201~', 'MAIL\nRCPT\n'],
    ['a character of two halves is one', '😀b\n', '\x1b[C\x7fa', 'ab\n'],
    ['Tab is a TAB', 'b\n', '\t', '\tb\n'],
    ['CR LF stays CR LF', 'a\r\nb\r\n', 'x\r', 'x\r\na\r\nb\r\n'],
  ])('%s', async (_, before, keys, after) => {
    const { terminal, content, left } = await opened(before);
    terminal.type(keys);
    terminal.type('\x0f\r');
    await terminal.shows('[ Wrote');
    terminal.type('\x18');
    await left();
    expect(await content()).toBe(after);
  });

  it('asks before it throws changes away, and can be told to go back', async () => {
    const { terminal, content, left } = await opened('a\n');
    terminal.type('x\x18');
    expect(terminal.text).toContain('Save what you changed?');
    terminal.type('\x03');
    expect(terminal.text).toContain('[ Cancelled ]');
    terminal.type('\x18n');
    await left();
    expect(await content()).toBe('a\n');
  });

  it('saves under the name that it asks for, and leaves', async () => {
    const { terminal, world, left } = await opened('a\n');
    terminal.type('x\x18y');
    expect(terminal.text).toContain('File to write: x.txt');
    terminal.type('\x7f\x7f\x7fmd\r');
    await left();
    expect(textOfUtf8((await world.files.read(`${HOME}/x.md`)) as Uint8Array)).toBe('xa\n');
  });

  it('says why a file cannot be written, and loses nothing', async () => {
    const { terminal } = await opened('a\n');
    terminal.type('x\x0f\x7f\x7f\x7f\x7f\x7fnosuch/y\r');
    await terminal.shows('[ Not saved: nosuch/y: No such file or directory ]');
    expect(terminal.text).toContain('xa');
    expect(terminal.text).toContain('Modified');
  });

  it('finds text, from the beginning again at the end', async () => {
    const { terminal } = await opened('one\ntwo\nthree\n');
    terminal.type('\x17TWO\r\x03');
    expect(terminal.text).toContain('[ line 2 of 4, column 1 ]');
    terminal.type('\x17\r\x03');
    expect(terminal.text).toContain('[ line 2 of 4, column 1 ]');
    terminal.type('\x17four\r');
    expect(terminal.text).toContain('[ "four" not found ]');
  });

  it('scrolls to the caret, down and aside', async () => {
    const { terminal } = await opened(`${Array.from({ length: 20 }, (_, n) => `line ${n}`).join('\n')}\n`);
    terminal.type('\x1b[6~\x1b[6~');
    expect(terminal.text).toContain('line 12');
    expect(terminal.text).not.toContain('line 5\n');
    terminal.type('0'.repeat(200));
    expect(terminal.text.split('\n').some((row) => row.startsWith('<0'))).toBe(true);
  });

  it('opens for who types vi or nano, and says which it is', async () => {
    const { terminal } = await opened('a\n', 'vi x.txt');
    expect(terminal.text).toContain('This is edit, not vi: Ctrl-O saves, Ctrl-X leaves');
    terminal.type(':');
    expect(terminal.text).toContain(':a');
  });

  it.each([
    ['edit /home', 'edit: /home: Is a directory'],
    ['echo x | edit | cat', 'edit: its output is no terminal'],
    ["printf '\\xff\\xfe' > b; edit b", 'edit: b: no UTF-8 text (see it with  xxd)'],
  ])('%s', async (line, says) => {
    expect(await bench().run(line)).toBe(says);
  });

  it('never lets a file steer the terminal', async () => {
    const { terminal } = await opened('a\x1b[31mred\x07\n');
    expect(terminal.raw).not.toContain('\x1b[31m');
    expect(terminal.text).toContain('a␛[31mred␇');
  });

  it('is stopped when it runs beside the prompt, and comes back with fg', async () => {
    const { run, shell, terminal } = bench();
    await run('edit x.txt &');
    expect(await run('jobs')).toBe('[1]+  Stopped                 edit x.txt');
    shell.submit('fg');
    await terminal.shows('^X Leave');
  });
});
