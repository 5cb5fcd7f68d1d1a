import { describe, expect, it } from 'vitest';
import { bench } from '../world.fixture.ts';
import { didYouMean } from './did-you-mean.ts';

describe('what is not here', () => {
  it.each([
    ['ncta -C localhost 1025', 'bash: ncta: command not found\nDid you mean  ncat ?'],
    ['sl', 'bash: sl: command not found\nDid you mean  ls  or  sh  or  ss ?'],
    ['frobnicate', 'bash: frobnicate: command not found'],
    [
      'nmap localhost',
      'bash: nmap: command not found\nnmap: not in this terminal: ports are tried with  ncat -zv HOST PORT',
    ],
    [
      'drill campus.test',
      'bash: drill: command not found\ndrill: not in this terminal: dig asks the same (man dig).',
    ],
    [
      'docker-compose up -d',
      'bash: docker-compose: command not found\ndocker-compose: today it is two words,  docker compose  (man docker).',
    ],
    [
      'hexdump -C mail.txt',
      'bash: hexdump: command not found\nhexdump: not in this terminal:  xxd FILE  or  od -c FILE  shows octets.',
    ],
    ['pushd /', 'bash: pushd: not in this small shell'],
    [
      '!!',
      'bash: !!: command not found\nNo history expansion here: the arrow up brings lines back, Ctrl-R finds one.',
    ],
    [
      'exec 3<>/dev/tcp/localhost/1025',
      'bash: /dev/tcp/localhost/1025: not here; use  ncat -C localhost 1025',
    ],
    [
      'echo QUIT > /dev/tcp/localhost/1025',
      'bash: /dev/tcp/localhost/1025: not here; use  ncat -C localhost 1025',
    ],
    ['echo a 3> f', 'bash: 3: this small shell has descriptors 0 to 2 only'],
    ['sudo apt install ncat', 'ncat is here already.'],
    ['apt install curl', 'curl is here already.'],
    ['sudo apt-get install -y netcat-openbsd', 'netcat-openbsd is here already: its program is nc.'],
    ['nact 2>&1 | cat', 'bash: nact: command not found'],
    ['sudo frobnicate', 'sudo: frobnicate: command not found'],
    ['download mail.txt', 'download: this terminal has no way to your own machine'],
  ])('%s', async (line, says) => {
    const { run } = bench();
    expect(await run(line)).toBe(says);
  });

  it('names the port at which the lab is reached from outside', async () => {
    const targets = [{ host: 'localhost', port: 1025, outside: 11025 }];
    expect(await bench({ world: { targets } }).run('java SmtpClient')).toContain(
      'java SmtpClient localhost 11025',
    );
  });

  it.each([
    ['ls --help', 'LS(1)', 0],
    ['cut --help', 'CUT(1)', 0],
    ['cd --help', 'cd: cd [DIRECTORY]', 2],
    ['printf --help', 'printf: printf [-v NAME] FORMAT [ARGUMENT…]', 2],
    ['echo --help', '--help', 0],
  ])('%s, which complaints advise, is answered', async (line, begins, status) => {
    const { run } = bench();
    expect((await run(line)).split('\n')[0]).toBe(begins);
    expect(await run('echo $?')).toBe(`${status}`);
  });

  it('hands files to the browser', async () => {
    const given: string[] = [];
    const { run } = bench({ world: { download: (name, octets) => given.push(`${name} ${octets.length}`) } });
    expect(await run('echo hi > a.txt; download a.txt nosuch')).toBe(
      "a.txt: 3 octets, into your browser's downloads\ndownload: nosuch: No such file or directory",
    );
    expect(given).toEqual(['a.txt 3']);
  });

  it('finds pages by a word', async () => {
    expect(await bench().run('apropos hex | cut -c1-3')).toContain('xxd');
    expect(await bench().run('apropos frobnicate')).toBe('frobnicate: nothing appropriate.');
  });

  it.each([
    ['nact', ['ncat']],
    ['n', []],
    ['dgi', ['dig']],
    ['telnte', ['telnet']],
  ])('means %s as %j', (typed, meant) => {
    expect(didYouMean(typed, ['ncat', 'dig', 'telnet', 'host'])).toEqual(meant);
  });
});
