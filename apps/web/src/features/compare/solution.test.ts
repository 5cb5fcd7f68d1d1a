import { loadLessons, SHIPPED } from '@ehlo/lessons/node';
import { describe, expect, it } from 'vitest';
import { solutionCalls } from './solution.ts';

const CAMPUS = { host: 'mail.campus.test', address: '192.0.2.25', outside: null };
const WORLD = {
  services: [
    { service: 'mock', host: 'localhost', address: '127.0.0.1', port: 1025, outside: 1025 },
    { service: 'mta', port: 25, ...CAMPUS },
    { service: 'submission', port: 587, ...CAMPUS },
    { service: 'smtps', port: 465, ...CAMPUS },
    { service: 'pop3', port: 110, ...CAMPUS },
    { service: 'www', host: 'www.campus.test', address: '192.0.2.80', port: 80, outside: null },
  ],
  down: [],
};
const calls = (...steps: string[][]) =>
  solutionCalls(steps, WORLD).map(({ target, lines, steps: of }) => ({
    at: `${target.host}:${target.port}`,
    said: lines.map(({ text }) => text),
    of,
  }));

describe('what a solution says', () => {
  it('is the lines of each call, over as many steps as it takes', () => {
    expect(
      calls(
        ['cat notes.txt', 'ncat -C localhost 1025'],
        ['EHLO a.test'],
        ['QUIT', '^D'],
        ['ncat -C mail.campus.test 110', 'USER a', 'QUIT'],
      ),
    ).toEqual([
      { at: 'localhost:1025', said: ['EHLO a.test', 'QUIT'], of: [0, 1, 2] },
      { at: 'mail.campus.test:110', said: ['USER a', 'QUIT'], of: [3] },
    ]);
  });

  it('keeps a line that looks like a command where it stands within a dialogue', () => {
    expect(calls(['ncat -C localhost 1025', 'DATA', 'date', 'ncat is a program', '.'])).toEqual([
      { at: 'localhost:1025', said: ['DATA', 'date', 'ncat is a program', '.'], of: [0] },
    ]);
  });

  it.each([
    ['a server that the world has not', 'ncat -C mail.example.org 25'],
    ['a port where nobody is', 'ncat -C mail.campus.test 26'],
    ['another address', 'ncat -C -s 203.0.113.66 mail.campus.test 25'],
    ['a listener', 'ncat -l -C 2525'],
    ['a pipe', 'cat x | ncat mail.campus.test 25'],
    ['a server that does not greet', 'ncat -C www.campus.test 80'],
    ['a program that speaks for itself', 'swaks --server mail.campus.test:25'],
  ])('leaves out %s', (_, call) => {
    expect(calls([call, 'EHLO a.test', 'QUIT'])).toEqual([]);
  });

  it('ends its lines as the call does, and says octets', () => {
    const [bare] = solutionCalls([['ncat localhost 1025', 'MAIL FROM:<zoé@a.test>', '.']], WORLD);
    expect(bare?.lines).toMatchObject([
      { text: 'MAIL FROM:<zo\u00c3\u00a9@a.test>', ending: 'lf', offset: 0, secured: false },
      { text: '.', ending: 'lf', offset: 24 },
    ]);
  });

  it('says behind TLS what is said behind TLS, and what openssl says before', () => {
    const [upgraded] = solutionCalls(
      [['openssl s_client -quiet -crlf -starttls smtp -connect mail.campus.test:587', 'EHLO a.test']],
      WORLD,
    );
    expect(upgraded?.lines.map(({ text, secured }) => `${text} ${secured}`)).toEqual([
      'EHLO mail.example.com false',
      'STARTTLS false',
      'EHLO a.test true',
    ]);
    const [implicit] = solutionCalls([['ncat -C --ssl mail.campus.test 465', 'EHLO a.test']], WORLD);
    expect(implicit?.target.implicit && implicit.lines.every(({ secured }) => secured)).toBe(true);
  });

  it('is found in every lesson that comes along and is done by hand', async () => {
    const { chapters } = await loadLessons(SHIPPED);
    const found = chapters
      .flatMap(({ lessons }) => lessons)
      .filter(
        ({ steps }) =>
          solutionCalls(
            steps.map(({ solution }) => solution),
            WORLD,
          ).length > 0,
      )
      .map(({ id }) => id);
    expect(found).toContain('smtp-by-hand/your-first-mail');
    expect(found).toContain('challenges/page-and-file');
    expect(found).not.toContain('networking-refresher/names');
  });
});
